"""Write the pages of "Which guide?" below docs/start/, one for each page of data/diagnosis.yml.

The address is the state: exactly one choice leads to a page, so a page knows the way to itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidekit.checks.source.front_matter import main_intent
from guidekit.model import windows
from guidekit.model.finding import Finding, listing
from guidekit.model.front_matter import moves
from guidekit.model.guide import Page, guides, read_pages
from guidekit.model.project import DOCS, line_of, load
from guidekit.model.schema import SENTENCE, TEXT, Validator, closed, explain

FOLDER = DOCS / "start"
DATA = "data/diagnosis.yml"
FIRST = "index"
DEEPEST = 4  # questions
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADING_ID = re.compile(r"^#.*\{#([a-z0-9-]+)\}$", re.MULTILINE)
PLACE = "which-guide"  # of each heading, so that another title loses no address
MADE = "# Made from data/diagnosis.yml by `python3 dev.py start-pages`; do not edit."


def page_schema(name: str, ends: bool) -> dict:
    """Return the JSON Schema of a page: an end with guides, or a question with choices."""
    said = {} if name == FIRST else {"said": TEXT}
    if ends:
        guide = closed(["to", "when"], to=TEXT, when=SENTENCE)
        parts = {"guides": {"type": "array", "minItems": 1, "maxItems": 3, "items": guide}}
    else:
        choice = closed(["to", "say", "hint"], to=TEXT, say=TEXT, hint=SENTENCE)
        parts = {"choices": {"type": "array", "minItems": 2, "maxItems": 4, "items": choice}}
    old = {"moved_from": moves()["moved_from"]}
    return closed(["title", *said, *parts], title=SENTENCE, **said, **parts, **old)


def finding(name: str, problem: str, fix: str) -> Finding:
    """Return what is wrong with a page of the data."""
    return Finding(DATA, line_of("diagnosis", name), f"{name}: {problem}", fix)


def schema_findings(tree: dict) -> Iterator[Finding]:
    """Yield what in the data the schema does not allow."""
    for name, page in tree.items():
        if not NAME.fullmatch(name):
            yield finding(name, "this is no address", "write small letters and hyphens")
        schema = page_schema(name, "guides" in page)
        for error in Validator(schema).iter_errors(page):
            yield finding(name, *explain(error))


def choices(tree: dict, name: str) -> list[dict]:
    """Return the choices of a page; an end, and a page that does not exist, has none."""
    return tree.get(name, {}).get("choices", [])


def parents(tree: dict, name: str) -> list[str]:
    """Return the pages with a choice that leads to a page, one for each such choice."""
    return [asks for asks in tree for choice in choices(tree, asks) if choice["to"] == name]


def way_to(tree: dict, name: str) -> list[str]:
    """Return the pages from the first to a page, both included; empty when none leads there.

    A way that comes back to itself never begins at the first page, and is none.
    """
    way = [name]
    while way[0] != FIRST:
        before = parents(tree, way[0])
        if not before or before[0] in way:
            return []
        way.insert(0, before[0])
    return way


def tree_findings(tree: dict) -> Iterator[Finding]:
    """Yield choices that lead nowhere, pages with no way or two, those behind many questions."""
    for name in tree:
        for choice in choices(tree, name):
            if choice["to"] not in tree:
                yield finding(name, f"there is no page {choice['to']}", "add it, or correct `to`")
        before = parents(tree, name)
        if len(before) != (name != FIRST):
            problem = f"{len(before)} choices lead here"
            yield finding(name, problem, f"{int(name != FIRST)} must: its path is told on the page")
        way = way_to(tree, name)
        if not way:
            yield finding(name, f"no way from {FIRST} leads here", "let a choice lead here")
        if len(way) - 1 > DEEPEST or (len(way) > DEEPEST and choices(tree, name)):
            yield finding(name, f"more than {DEEPEST} questions", "join questions of its path")


def listed(tree: dict) -> Iterator[tuple[str, str, str]]:
    """Yield the end, the page and the anchor, which may be empty, of each guide that is offered."""
    for name, page in tree.items():
        for guide in page.get("guides", []):
            to, _, anchor = guide["to"].partition("#")
            yield name, to, anchor


def guide_findings(tree: dict, pages: list[Page]) -> Iterator[Finding]:
    """Yield ends that lead to something that is no guide, or twice to the same one."""
    known = {page.name for page in guides(pages)}
    seen = set()
    for name, to, _ in listed(tree):
        if to not in known:
            yield finding(name, f"there is no guide {to}", "name its file below docs/")
        if (name, to) in seen:
            yield finding(name, f"{to} stands twice", "take one out")
        seen.add((name, to))


def intent_findings(tree: dict, pages: list[Page]) -> Iterator[Finding]:
    """Yield what people come for and no end leads to, at the guide that is for it."""
    offered = {to for _, to, _ in listed(tree)}
    for intent in load("intents"):
        answering = [page for page in guides(pages) if intent in (page.meta.get("answers") or [])]
        best = [page for page in answering if main_intent(page) == intent] or answering
        if not offered & {page.name for page in best}:
            names = ", ".join(page.name for page in best)
            yield finding(FIRST, f"nothing leads to {intent}", f"offer one of {names} at an end")


def differs_by_windows(page: Page) -> bool:
    """Tell whether a guide has a part for each version of Windows."""
    return set(windows.IDS) <= set(HEADING_ID.findall(page.body))


def for_windows(to: str, page: Page) -> str:
    """Return the links to a guide with each Windows chosen, behind a line break."""
    links = [
        f'[{name}](../{to}?os={version}){{.md-button aria-label="{name}: {page.meta["title"]}"}}'
        for version, name in windows.NAMES.items()
    ]
    return f"<br>{' '.join(links)}"


def guide_item(guide: dict, pages: dict[str, Page]) -> str:
    """Return an end's line for a guide."""
    page = pages[guide["to"].partition("#")[0]]
    chosen = for_windows(guide["to"], page) if differs_by_windows(page) else ""
    whole = "" if "#" in guide["to"] else chosen  # an anchor is past the choice
    return f"- [{page.meta['title']}](../{guide['to']}) {guide['when']}{whole}"


def page_text(tree: dict, name: str, pages: dict[str, Page]) -> str:
    """Return the Markdown of a page."""
    page, (*before, _) = tree[name], way_to(tree, name)
    said = [tree[one]["said"] for one in [*before, name][1:]]
    path = (
        f"You said: {', '.join(said)}." if said else "Choose what fits best. Then comes the guide."
    )
    if ends := page.get("guides", []):
        items = [guide_item(guide, pages) for guide in ends]
        person = "[ask a person](../how-to/get-help-from-a-person.md)"
        nothing = f"No guide fits? [Search in your own words](../search/index.md), or {person}."
    else:
        items = [f"- [{one['say']}]({one['to']}.md) {one['hint']}" for one in page["choices"]]
        nothing = "Nothing fits? [Search in your own words](../search/index.md)."
    ways = [f"[Back to the question before]({before[-1]}.md){{.md-button}}"] if before else []
    ways += [f"[Start again]({FIRST}.md){{.md-button}}"] if len(before) > 1 else []
    lines = [
        *("---", MADE, f'title: "{page["title"]}"'),
        *(f'description: "Which guide fits? {path}"', "layout: start"),
        *([f"moved_from: [{', '.join(page['moved_from'])}]"] if "moved_from" in page else []),
        *("---", f"# {page['title']} {{#{PLACE}}}", "", path, "{: .hint }", ""),
        *('<div class="rows choices" markdown>', "", *items, "", "</div>", ""),
        *(nothing, "{: .hint }"),
        *(["", " ".join(ways), "{: .ways }"] if ways else []),
    ]
    return "\n".join([*lines, ""])


def texts(tree: dict, pages: list[Page]) -> dict[str, str]:
    """Return the text of each page by the name of its file."""
    named = {page.name: page for page in pages}
    return {f"{name}.md": page_text(tree, name, named) for name in tree}


def data_findings(tree: dict, pages: list[Page]) -> list[Finding]:
    """Return what must be mended before pages can be written; the schema's findings alone first."""
    if found := list(schema_findings(tree)):
        return found
    return [
        *tree_findings(tree),
        *guide_findings(tree, pages),
        *intent_findings(tree, pages),
    ]


def stale_findings(wanted: dict[str, str], there: dict[str, str]) -> Iterator[Finding]:
    """Yield pages that say something else than they would when written now.

    Args:
        wanted: text by file name, as made from the data.
        there: text by file name, as it is in docs/start/.
    """
    for name in sorted(wanted.keys() | there.keys()):
        if wanted.get(name) != there.get(name):
            fix = "run `python3 dev.py start-pages`"
            yield Finding(f"docs/start/{name}", 1, "not as data/diagnosis.yml has it", fix)


def written() -> dict[str, str]:
    """Return the text of each page in docs/start/ by the name of its file."""
    return {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}


def run() -> int:
    """Write the pages and return the exit code."""
    tree, pages = load("diagnosis"), read_pages()
    if found := data_findings(tree, pages):
        print(listing(found, most=len(found)))
        return 1
    wanted = texts(tree, pages)
    FOLDER.mkdir(exist_ok=True)
    for name in written().keys() - wanted.keys():
        (FOLDER / name).unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    ends = sum("guides" in page for page in tree.values())
    print(f"docs/start/: {len(tree) - ends} questions, {ends} ends.")
    return 0

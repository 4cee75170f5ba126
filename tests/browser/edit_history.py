"""A year of editing in a copy of the project: pages renamed and moved, headings reworded, steps changed.

`edit` changes the sources and says what a reader of each old address must find afterwards.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

from lxml import html as lxml_html

from guidekit.model.guide import Page, read_pages
from guidekit.model.project import ROOT
from guidekit.publish.html import words

COPIED = ("docs", "data", "overrides", "guidekit", "mkdocs.yml")
STEP = re.compile(r"^\d+\. ", re.MULTILINE)
LIST = re.compile(r"(?:^\d+\. .*\n(?:(?: {4}.*)?\n)*)+", re.MULTILINE)
HEADING = re.compile(r"^(#{2,3}) ([^{\n]+)$", re.MULTILINE)
# Every page of a type has them; they are not reworded.
FIXED = {
    "Before you start",
    "Check that it worked",
    "If it does not work",
    "What you see",
    "Likely causes",
    "Still stuck",
    "Next guide",
}


# Written behind reworded headings, in one round of editing and the next.
ADDED = ("these days", "this year")

# What the reader of each published place must find: (number of the guide, anchor): words; empty
# when it was taken out.
Promises = dict[tuple[int, str], str]


def copy_project(folder: Path) -> Path:
    """Copy what a build needs into an empty folder."""
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def places(site: Path, page: Page) -> dict[str, str]:
    """Return the headings and steps of a built guide: anchor and words."""
    article = lxml_html.parse(str(site / page.file)).getroot().xpath("//article")[0]
    found = {
        heading.get("id"): words(heading)
        for heading in article.iter("h1", "h2", "h3")
        if heading.get("id")
    }
    for step in article.xpath(".//ol[@class='steps']/li"):
        found[step.get("id")] = words(step.find("p"))
    return found


def steps_of(listed: str) -> list[str]:
    """Return the steps of a Markdown list, each with all that is indented below it."""
    starts = [match.start() for match in STEP.finditer(listed)]
    return [
        listed[start:end] for start, end in zip(starts, [*starts[1:], len(listed)], strict=True)
    ]


def numbered(steps: list[str]) -> str:
    """Return steps as a list with its numbers in order."""
    return "".join(
        STEP.sub(f"{number}. ", step.rstrip("\n") + "\n\n", count=1)
        for number, step in enumerate(steps, 1)
    )


def reword(step: str, mark: str) -> str:
    """Return a step with other words and another label, and a mark to know it by."""
    first, _, rest = step.partition("\n")
    first = re.sub(r"\*\*([^*]+)\*\*", r"**\1 now**", first, count=1)
    return f"{first} {mark}\n{rest}"


def edit_steps(
    page: Page, text: str, ids: list[str], chance: random.Random, promises: Promises
) -> str:
    """Insert, take out, reorder and reword steps.

    Args:
        ids: the anchors of the page's steps, in order.
    """
    number = page.meta["id"]
    at = 0

    def edited(match: re.Match) -> str:
        nonlocal at
        steps = steps_of(match[0])
        own, at = ids[at : at + len(steps)], at + len(steps)
        kind = chance.choice(["insert", "remove", "swap", "reword", "nothing"])
        pick = chance.randrange(len(steps))
        if kind == "insert":
            steps.insert(pick, f"1. Do what is new in step {number} {pick}.\n\n")
        elif kind == "remove" and len(steps) > 2:
            del steps[pick]
            promises[number, own[pick]] = ""
        elif kind == "swap" and len(steps) > 1:
            other = (pick + 1) % len(steps)
            steps[pick], steps[other] = steps[other], steps[pick]
        elif kind == "reword" and "{#" not in steps[pick].partition("\n")[0]:
            mark = f"Mark {number}x{at}."
            steps[pick] = reword(steps[pick], mark)
            promises[number, own[pick]] = mark
        return numbered(steps)

    return LIST.sub(edited, text)


def edit_headings(
    page: Page,
    text: str,
    known: dict[str, str],
    added: str,
    chance: random.Random,
    promises: Promises,
) -> str:
    """Reword a third of the headings that are not the same on every page.

    Args:
        known: the page's anchors and their words.
        added: words to write behind a heading.
    """
    by_words = {words: anchor for anchor, words in known.items()}

    def edited(match: re.Match) -> str:
        plain = match[2].strip()
        if plain in FIXED or plain not in by_words or chance.random() > 0.35:
            return match[0]
        promises[page.meta["id"], by_words[plain]] = f"{plain} {added}"
        return f"{match[1]} {plain} {added}"

    return HEADING.sub(edited, text)


def edit(folder: Path, site: Path, seed: int) -> Promises:
    """Edit the copy of a project as people do in some months.

    Args:
        folder: the copy.
        site: the site built from it before.
        seed: of the choices, so that a failure can be looked at again.
    """
    chance = random.Random(seed)
    docs = folder / "docs"
    pages = [page for page in read_pages(docs) if page.type]
    promises: Promises = {}
    renamed: dict[str, str] = {}  # old page: new page, below docs/
    for page in pages:
        known = places(site, page)
        promises |= {(page.meta["id"], anchor): text for anchor, text in known.items()}
        ids = (
            lxml_html.parse(str(site / page.file))
            .getroot()
            .xpath("//article//ol[@class='steps']/li/@id")
        )
        head, body = page.text[: len(page.text) - len(page.body)], page.body
        body = edit_steps(page, body, [str(name) for name in ids], chance, promises)
        body = edit_headings(page, body, known, ADDED[seed % len(ADDED)], chance, promises)
        (docs / page.name).write_text(head + body, encoding="utf-8")
    for page in chance.sample(pages, 12):
        kind, name = page.name.split("/")
        to = (
            {"how-to": "troubleshooting", "reference": "explanation"}.get(kind, kind)
            if chance.random() < 0.3
            else kind
        )
        renamed[page.name] = f"{to}/{name.removesuffix('.md')}-{seed}.md"
    for old, new in renamed.items():
        (docs / old).rename(docs / new)
    follow(folder, renamed)
    return promises


def follow(folder: Path, renamed: dict[str, str]) -> None:
    """Write the new names of pages wherever the sources name the old ones, as an editor does."""
    for file in [
        *folder.glob("docs/**/*.md"),
        *folder.glob("overrides/**/*.html"),
        folder / "mkdocs.yml",
    ]:
        text = file.read_text(encoding="utf-8")
        for old, new in renamed.items():
            here = (
                file.relative_to(folder / "docs").parent.as_posix()
                if file.is_relative_to(folder / "docs")
                else ""
            )
            text = text.replace(old, new).replace(
                old.removesuffix(".md") + "/", new.removesuffix(".md") + "/"
            )
            if here and old.startswith(f"{here}/"):
                name = re.escape(old.split("/")[1])
                text = re.sub(rf"(?<=\]\(){name}", f"../{new}", text)
        file.write_text(text, encoding="utf-8")

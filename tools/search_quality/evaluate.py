"""Measure quality on words that had no part in learning, beside two stock searches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from playwright.sync_api import Page as Tab

from guidekit.model.guide import read_pages
from guidekit.model.project import DOCS, ROOT
from tools.http_server import served
from tools.search_quality.browser import Baseline, WithWorker, documents
from tools.search_quality.measure import Measured, Said, measured, shown, stock
from tools.search_quality.rates import Answer, Question, ask_all, intents_of, per_intent, rank
from tools.train.texts import JUDGES, Text, is_lesson, part_of, read_texts

FOLDER = ROOT / "tests" / "search"
ABOUT, TEAM = DOCS / "about.md", DOCS / "desk" / "team.md"
RATES = re.compile(r"(?<=<!-- rates: dev.py search-eval -->\n).*?(?=<!-- /rates -->)", re.DOTALL)
# The first version was tuned to these; whoever wrote `as-people-write` had read the third.
TUNED = ("queries", "tickets", "threads")
# What the desk says to a ticket and the search to a question. The search has no tiers.
ASK = """async ({ kind, words }) => {
  if (kind === "ticket") {
    const { guides, tier, right } = await self.guideTicket.answer(words);
    return { urls: guides.map(({ url }) => url), tier, right };
  }
  const { guides, right } = await self.guideSearch.search(words.slice(0, 2000));
  return { urls: guides.map(({ url }) => url), tier: right < 0.5 ? "perhaps" : "sure", right };
}"""


def ask_page(tab: Tab, texts: list[Text]) -> list[Said]:
    """Return what the scripts of a page say to texts."""
    found = []
    for text in texts:
        told = tab.evaluate(ASK, {"kind": text.kind, "words": text.words})
        answer = Answer(Question(text.name, text.words, text.intents), tuple(told["urls"]))
        found.append(Said(answer, told["tier"], told["right"]))
    return found


def sets(files: list[Path]) -> Iterator[tuple[str, list[Text]]]:
    """Yield the name and the texts of each set, questions and tickets apart."""
    for file in files:
        texts = read_texts(file)
        for kind in ("query", "ticket"):
            if chosen := [text for text in texts if text.kind == kind]:
                plural = "questions" if kind == "query" else "tickets"
                yield f"{file.stem}, {plural}", chosen


def run(site: Path, files: list[Path]) -> None:
    """Print the rates of each set; without files, also write those of the About page.

    Sets that were learned from are asked with weights that were learned without them.

    Args:
        site: the built site.
        files: sets of texts; all of the tests when there are none.
    """
    from tools.train.command import taught  # scikit-learn, which other commands do without
    from tools.train.page import desk, teach

    pages = [page for page in read_pages() if page.type]
    known = intents_of(pages)
    rows = []
    with ExitStack() as open_:
        tab = open_.enter_context(desk(site))
        root = open_.enter_context(served(site, WithWorker))
        browser = tab.context.browser
        docs = documents(site, pages)
        stocks = {
            name: Baseline(browser.new_page(bypass_csp=True), root, name, docs)
            for name in ("minisearch", "material")
        }
        school = taught(tab)
        published = tab.evaluate("self.guideSearchData.matcher")
        for file in files or sorted(FOLDER.glob("*.jsonl")):
            teach(tab, school.matcher(parts_of(file)) if is_lesson(file) else published)
            for name, texts in sets([file]):
                said = ask_page(tab, texts)
                asked = [one.answer.question for one in said]
                others = [stock(ask_all(asked, one.ask), known) for one in stocks.values()]
                rows.append(row(name, measured(said, known), others))
                print(f"\n{rows[-1]}\n")
                for line in details(said, known):
                    print(line)
    print("\n".join(rows))
    if not files:
        write(rows)


def parts_of(file: Path) -> set[str]:
    """Return what a set is left out with; invented texts stand in parts of their own."""
    return {part_of(text) for text in read_texts(file)}


def row(name: str, found: Measured, others: list[str]) -> str:
    """Return the entry of a set: a list can be read on a phone, a table of so many columns not."""
    kind = "tuned to" if name.split(",")[0] in TUNED else "left out"
    kind = "judge" if name.split(",")[0] in JUDGES else kind
    told = [
        f"- **{name}** ({kind}, {found.ours + found.others} texts): "
        f"first {shown(found.first, found.ours)}, among three {shown(found.three, found.ours)}.",
        f"MiniSearch {others[0]}, Material {others[1]}.",
    ]
    if name.endswith("tickets"):
        told += [
            f"Refused {shown(found.refused, found.ours)}, "
            f"perhaps {shown(found.perhaps, found.ours)}, "
            f"sure {found.sure} of {found.ours}, right in {shown(found.sure_right, found.sure)}.",
            f"Of {found.others} about other subjects {found.others_open} not sure, "
            f"{found.others_refused} of these refused.",
        ]
    return " ".join([*told, f"Brier {found.brier:.3f}."])


def details(said: list[Said], known: dict[str, set[str]]) -> Iterator[str]:
    """Yield the rates of each intent, and the misses."""
    yield "  by intent"
    for intent, found in per_intent([one.answer for one in said], known).items():
        yield f"  {intent:28} {found}"
    yield "  not first"
    for one in said:
        if (place := rank(one.answer, known)) != 1:
            yield miss(one.answer, place)


def miss(answer: Answer, place: int) -> str:
    """Return the line that tells of a question whose guide was not first."""
    where = f"place {place}" if place else "not found"
    asked, first = answer.question, next(iter(answer.urls), "nothing")
    wanted = ", ".join(asked.intents)
    return f"  {asked.name} {where}: {asked.text[:80]!r} wants {wanted}; first was {first}"


def write(rows: list[str]) -> None:
    """Write the rates of the About page, and those on real tickets of the page for team leads."""
    when = (
        f"Measured on {date.today():%-d %B %Y}, beside two stock searches: first and among three."
    )
    tickets = [row for row in rows if "tickets** (judge" in row]
    for page, told in ((ABOUT, rows), (TEAM, tickets)):
        lines = "\n".join(["", when, "", *told, "", ""])
        text = page.read_text(encoding="utf-8")
        page.write_text(RATES.sub(lines, text), encoding="utf-8", newline="\n")

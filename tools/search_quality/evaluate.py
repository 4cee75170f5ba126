"""Measure quality: rates of our search beside two stock searches, and what was missed."""

from __future__ import annotations

from pathlib import Path

from guidekit.model.guide import read_pages
from guidekit.model.project import ROOT
from tools.http_server import served
from tools.screens.capture import studio
from tools.search_quality.browser import Baseline, WithWorker, ask_page, documents
from tools.search_quality.rates import (
    Answer,
    ask_all,
    intents_of,
    per_intent,
    rank,
    rates,
    read_questions,
)

FOLDER = ROOT / "tests" / "search"


def evaluate(site: Path, files: list[Path]) -> None:
    """Print the rates of each file of questions.

    Args:
        site: the built site.
        files: files of questions; those of the tests when there are none.
    """
    pages = [page for page in read_pages() if page.type]
    known = intents_of(pages)
    with served(site, WithWorker) as root, studio() as browser:
        tab = browser.new_page()
        stock = {
            name: Baseline(browser.new_page(bypass_csp=True), root, name, documents(site, pages))
            for name in ("minisearch", "material")
        }
        for file in files or sorted(FOLDER.glob("*.jsonl")):
            questions = read_questions(file)
            answers = ask_all(questions, lambda text: ask_page(tab, root, text))
            print(
                f"\n{file.name}\n  this site   ", rates([rank(answer, known) for answer in answers])
            )
            for name, search in stock.items():
                print(
                    f"  {name:12}",
                    rates([rank(answer, known) for answer in ask_all(questions, search.ask)]),
                )
            print("\n  by intent")
            for intent, found in per_intent(answers, known).items():
                print(f"  {intent:28} {found}")
            print("\n  not first")
            for answer in answers:
                if (place := rank(answer, known)) != 1:
                    print(miss(answer, place))


def miss(answer: Answer, place: int) -> str:
    """Return the line that tells of a question whose guide was not first."""
    where = f"place {place}" if place else "not found"
    asked, first = answer.question, next(iter(answer.urls), "nothing")
    wanted = ", ".join(asked.intents)
    return f"  {asked.name} {where}: {asked.text[:80]!r} wants {wanted}; first was {first}"

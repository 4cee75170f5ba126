"""Count how often the right guide comes first: rates over a file of questions."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from guidekit.model.guide import Page


@dataclass(frozen=True)
class Question:
    """A question of a file.

    Args:
        name: its `id`.
        text: what a person typed or wrote.
        intents: what would answer it, best first; `none` is another subject.
    """

    name: str
    text: str
    intents: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What a search gave for a question: addresses of guides below the site's root, best first."""

    question: Question
    urls: tuple[str, ...]


def read_questions(file: Path) -> list[Question]:
    """Return the questions of a file, one JSON object a line: `query` or `body`, and `intent`."""
    lines = [
        json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
    ]
    return [
        Question(line["id"], line.get("query") or line["body"], tuple(line["intent"]))
        for line in lines
    ]


def intents_of(pages: Iterable[Page]) -> dict[str, set[str]]:
    """Return which intents each guide answers, by its address."""
    return {page.url: set(page.meta.get("answers") or []) for page in pages if page.type}


def rank(answer: Answer, answers: dict[str, set[str]]) -> int:
    """Return the place of the first right guide, from 1; 0 when none is right.

    No guide at all is right for a question that is another subject.
    """
    wanted = set(answer.question.intents)
    if not answer.urls and answer.question.intents[0] == "none":
        return 1
    return next(
        (place for place, url in enumerate(answer.urls, 1) if answers.get(url, set()) & wanted), 0
    )


@dataclass(frozen=True)
class Rates:
    """The rates of a search over some questions, each 0 to 1."""

    count: int
    first: float
    three: float
    reciprocal: float

    def __str__(self) -> str:
        shares = f"first {self.first:6.1%}  three {self.three:6.1%}"
        return f"{self.count:5d}  {shares}  mean reciprocal rank {self.reciprocal:.3f}"


def rates(ranks: list[int]) -> Rates:
    """Return the rates of some ranks.

    Args:
        ranks: places from 1, 0 for not found.
    """
    count = max(1, len(ranks))
    return Rates(
        len(ranks),
        sum(place == 1 for place in ranks) / count,
        sum(0 < place <= 3 for place in ranks) / count,
        sum(1 / place for place in ranks if place) / count,
    )


def per_intent(answers: list[Answer], known: dict[str, set[str]]) -> dict[str, Rates]:
    """Return the rates of each intent, by the first intent of the questions."""
    ranks: dict[str, list[int]] = defaultdict(list)
    for answer in answers:
        ranks[answer.question.intents[0]].append(rank(answer, known))
    return {intent: rates(ranks[intent]) for intent in sorted(ranks)}


def ask_all(questions: list[Question], ask: Callable[[str], list[str]]) -> list[Answer]:
    """Put every question to a search."""
    return [Answer(question, tuple(ask(question.text))) for question in questions]

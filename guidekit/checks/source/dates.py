"""Facts that expire: each has a source and a day after which somebody looks again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidekit.checks.source.ui_text import nearest
from guidekit.model import sources
from guidekit.model.dates import MARK
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import line_of, load
from guidekit.model.schema import DATE, Validator, closed, explain, strings

FILE = "data/dates.yml"


def schema() -> dict:
    """Return what each fact of data/dates.yml must have, and nothing else."""
    day = {"type": "string", "pattern": DATE}
    fact = closed(
        ["date", "what", "sources", "review_after"],
        date=day,
        what={"type": "string", "minLength": 20},
        sources=strings(enum=sources.keys()) | {"minItems": 1},
        review_after=day,
    )
    return {"type": "object", "additionalProperties": fact}


def incomplete_dates(facts: dict) -> Iterator[Finding]:
    """Yield facts that lack a source or the day of their next look."""
    for error in Validator(schema()).iter_errors(facts):
        problem, fix = explain(error)
        problem = f"{'.'.join(map(str, error.absolute_path))}: {problem}"
        yield Finding(FILE, line_of("dates", next(iter(error.absolute_path), "")), problem, fix)


def unknown_dates(page: Page) -> Iterator[Finding]:
    """Yield marks of dates that data/dates.yml does not have."""
    known = load("dates")
    for number, line in page.lines():
        for key in MARK.findall(line):
            if key not in known:
                fix = f"use one of {nearest(key, list(known))}, or add it to {FILE}"
                yield page.finding(number, f"there is no date {key}", fix)


def due_dates(facts: dict, today: date) -> Iterator[Finding]:
    """Yield facts whose day of review has passed; the weekly job asks for a look then."""
    for key, fact in facts.items():
        if date.fromisoformat(fact["review_after"]) < today:
            problem = f"{key} ({fact['what']}) was to be looked at after {fact['review_after']}"
            fix = f"read {', '.join(fact['sources'])} again, and set the next day"
            yield Finding(FILE, line_of("dates", key), problem, fix)

"""Facts that expire: each has a source and a day after which somebody looks again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jsonschema import Draft202012Validator

from guidekit.checks.finding import Finding
from guidekit.checks.front_matter import explain
from guidekit.checks.settings import lines, nearest
from guidekit.data import line_of, load
from guidekit.markdown.dates import MARK
from guidekit.source import Page

FILE = "data/dates.yml"
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}


def schema() -> dict:
    """Return what each fact of data/dates.yml must have, and nothing else."""
    sources = {"type": "array", "minItems": 1, "items": {"enum": sorted(load("sources"))}}
    fact = {
        "type": "object",
        "additionalProperties": False,
        "required": ["date", "what", "sources", "review_after"],
        "properties": {
            "date": DAY,
            "what": {"type": "string", "minLength": 20},
            "sources": sources,
            "review_after": DAY,
        },
    }
    return {"type": "object", "additionalProperties": fact}


def incomplete_dates(facts: dict) -> Iterator[Finding]:
    """Yield facts that lack a source or the day of their next look."""
    for error in Draft202012Validator(schema()).iter_errors(facts):
        problem, fix = explain(error)
        yield Finding(
            FILE,
            line_of("dates", next(iter(error.absolute_path), "")),
            f"{'.'.join(map(str, error.absolute_path))}: {problem}",
            fix,
        )


def unknown_dates(page: Page) -> Iterator[Finding]:
    """Yield marks of dates that data/dates.yml does not have."""
    known = load("dates")
    for number, line in lines(page):
        for key in MARK.findall(line):
            if key not in known:
                yield Finding(
                    f"docs/{page.name}",
                    number,
                    f"there is no date {key}",
                    f"use one of {nearest(key, list(known))}, or add it to {FILE}",
                )


def due_dates(facts: dict, today: date) -> Iterator[Finding]:
    """Yield facts whose day of review has passed; the weekly job asks for a look then."""
    for key, fact in facts.items():
        if date.fromisoformat(fact["review_after"]) < today:
            yield Finding(
                FILE,
                line_of("dates", key),
                f"{key} ({fact['what']}) was to be looked at after {fact['review_after']}",
                f"read {', '.join(fact['sources'])} again, and set the next day",
            )

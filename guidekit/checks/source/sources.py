"""The register of sources: each says what was read of it, and what was not read checks nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import line_of
from guidekit.model.schema import Validator, explain
from guidekit.model.sources import SCHEMA

# What nobody can know who has not read everything: that a text does not exist.
ABSENCE = re.compile(
    r"Microsoft (?:names|gives|says|publishes|has|offers|explains)[^.;]{0,60}?"
    r"\b(?:no (?:advice|remedy|help|answer|text|public name)|nothing)\b"
    r"|\b(?:it|that) gives no (?:advice|remedy)\b",
    re.IGNORECASE,
)


def incomplete_sources(register: dict, today: date) -> Iterator[Finding]:
    """Yield sources that lack something, have an unknown key, or a copy of a day to come."""
    for key, source in register.items():
        line = line_of("sources", key)
        for error in Validator(SCHEMA).iter_errors(source):
            problem, fix = explain(error)
            yield Finding("data/sources.yml", line, f"{key}: {problem}", fix)
        copy = source.get("copy", "")
        if copy[:1].isdigit() and copy > today.isoformat()[: len(copy)]:
            fix = "write the day of the text that was read"
            yield Finding("data/sources.yml", line, f"{key}: the copy is of {copy}", fix)


def unread_checks(page: Page, register: dict) -> Iterator[Finding]:
    """Yield sources of a guide that nobody has read."""
    for key in page.meta.get("sources", []):
        if register.get(key, {}).get("read") == "unread":
            fix = "read it, or take it out; the text may link it all the same"
            yield page.finding("sources", f"{key} was not read", fix)


def claims_of_absence(page: Page) -> Iterator[Finding]:
    """Yield sentences that say what Microsoft does not say."""
    for number, line in page.lines():
        if match := ABSENCE.search(line):
            fix = "say: we found no advice from Microsoft that we could read, and link its own list"
            yield page.finding(number, f"claims that a text does not exist: {match[0]}", fix)

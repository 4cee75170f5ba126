"""Sources that say too little, that nobody read, and claims of absence are found."""

from __future__ import annotations

from datetime import date

import pytest

from guidekit.checks.source import sources
from guidekit.model.sources import how_read
from tests.unit.pages import BODY, guide, lines, problems

TODAY = date(2026, 11, 26)
GOOD = {"title": "A text", "publisher": "Microsoft", "read": "whole", "copy": "2024-02"}


@pytest.mark.parametrize(
    "change", [{"read": "some"}, {"copy": "last year"}, {"colour": "red"}, {"copy": "2026-12"}]
)
def test_a_source_says_what_was_read_and_of_which_day(change):
    assert list(sources.incomplete_sources({"P1": GOOD}, TODAY)) == []
    assert len(list(sources.incomplete_sources({"P1": GOOD | change}, TODAY))) == 1


def test_a_source_that_nobody_read_checks_nothing():
    assert list(sources.unread_checks(guide(), {"P1": GOOD})) == []
    found = sources.unread_checks(guide(), {"P1": GOOD | {"read": "unread"}})
    assert problems(found) == "P1 was not read"


@pytest.mark.parametrize(
    "claim",
    [
        "Microsoft names this error but gives no remedy.",
        "Microsoft publishes the reason and no advice.",
        "Microsoft says nothing about it.",
        "For a PIN it gives no advice.",
    ],
)
def test_a_claim_of_absence_is_found(claim):
    assert lines(sources.claims_of_absence(guide(f"# A\n\n{claim}\n"))) == [BODY + 2]
    honest = "We found no advice from Microsoft for this code that we could read."
    assert list(sources.claims_of_absence(guide(f"# A\n\n{honest}\n"))) == []


def test_what_was_read_is_said_in_words():
    assert how_read(GOOD) == "read, text of February 2024"
    assert how_read(GOOD | {"read": "part", "copy": "2017"}) == "read in part, text of 2017"
    assert how_read(GOOD | {"copy": "2025-07-03"}) == "read, text of 3 July 2025"
    assert how_read({"read": "part"}) == "read in part"

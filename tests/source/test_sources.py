"""What was read is said, and what was not read checks nothing."""

from __future__ import annotations

from datetime import date

from guidekit.checks.source import sources
from guidekit.model.project import load
from tests.conftest import every_guide, every_page, report


def test_every_source_says_what_was_read_of_it():
    report(sources.incomplete_sources(load("sources"), date.today()))


@every_guide
def test_no_guide_is_checked_against_what_nobody_read(page):
    report(sources.unread_checks(page, load("sources")))


@every_page
def test_no_page_says_that_microsoft_says_nothing(page):
    report(sources.claims_of_absence(page))

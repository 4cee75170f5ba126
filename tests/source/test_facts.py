"""Facts that stand once in data/: error codes and dates that expire."""

from __future__ import annotations

from guidekit.checks.source import codes, dates
from guidekit.model.project import load
from tests.conftest import GUIDES, every_guide, every_page, report


def test_every_error_code_has_meaning_advice_and_sources():
    report(codes.incomplete_codes(load("codes")))


@every_guide
def test_a_code_with_a_guide_stands_in_the_table_of_all_codes(page):
    report(codes.untabled_codes(page, load("codes")))


def test_each_code_of_a_company_key_leads_the_same_way_on_an_own_pc():
    """What was mended on one page only misled on the others."""
    company = [page for page in GUIDES if "volume-kms-error" in page.meta["answers"]]
    report(codes.different_sections(company, "## On your own PC"))


def test_every_date_has_a_source_and_a_day_of_review():
    report(dates.incomplete_dates(load("dates")))


@every_page
def test_every_date_in_a_page_is_listed(page):
    report(dates.unknown_dates(page))

"""Front matter is closed, true and unique."""

from __future__ import annotations

from datetime import date

from guidekit.checks.source import front_matter
from guidekit.model.address_lock import read_lock
from tests.conftest import GUIDES, PAGES, every_guide, every_page, report


@every_page
def test_front_matter_follows_the_closed_schema(page):
    report(front_matter.schema_findings(page))


@every_guide
def test_checked_is_not_in_the_future(page):
    report(front_matter.future_dates(page, date.today()))


def test_no_two_guides_share_a_number():
    report(front_matter.repeated_numbers(GUIDES))


def test_a_guide_number_is_never_reused():
    report(front_matter.retired_numbers(GUIDES, read_lock()))


def test_an_old_address_belongs_to_one_page():
    report(front_matter.taken_addresses(PAGES))


def test_an_error_code_belongs_to_one_page():
    report(front_matter.repeated_codes(GUIDES))


def test_an_intent_has_one_main_guide():
    report(front_matter.repeated_main_intents(GUIDES))


def test_every_intent_has_a_guide():
    report(front_matter.intents_without_guide(GUIDES))


def test_a_neighbor_is_a_guide():
    report(front_matter.unknown_neighbors(GUIDES))

"""What Windows says is said once, in data/."""

from __future__ import annotations

from guidekit.checks import settings
from tests.conftest import every_page, report


@every_page
def test_every_settings_address_is_listed(page):
    report(settings.unknown_addresses(page))


@every_page
def test_every_table_is_made_from_data(page):
    report(settings.unknown_tables(page))


@every_page
def test_every_settings_path_is_listed(page):
    report(settings.unknown_ways(page))


@every_page
def test_every_quoted_message_is_listed(page):
    report(settings.unknown_messages(page))

"""What Windows says is said once, in data/."""

from __future__ import annotations

from guidekit.checks.source import ui_text
from tests.conftest import every_page, report


@every_page
def test_every_settings_address_is_listed(page):
    report(ui_text.unknown_addresses(page))


@every_page
def test_every_table_is_made_from_data(page):
    report(ui_text.unknown_tables(page))


@every_page
def test_every_settings_path_is_listed(page):
    report(ui_text.unknown_paths(page))


@every_page
def test_every_quoted_message_is_listed(page):
    report(ui_text.unknown_messages(page))

"""Nobody has to dig."""

from __future__ import annotations

from guidekit.checks.built import navigation
from tests.conftest import report


def test_every_page_is_within_two_clicks_of_home(site):
    report(navigation.far_pages(site))

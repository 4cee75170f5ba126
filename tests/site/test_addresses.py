"""A published address never dies."""

from __future__ import annotations

import pytest

from guidekit.checks.built import addresses, anchors
from guidekit.model.address_lock import read_lock
from guidekit.model.codes import all_codes
from tests.conftest import PAGES, every_page, report

LOCK = read_lock()


@pytest.mark.parametrize("name", LOCK)
def test_every_published_address_opens_its_place(site, name):
    report(addresses.lost_addresses(site, LOCK[name]))


def test_every_address_is_in_the_lock(site):
    report(addresses.unlocked_addresses(LOCK, addresses.current(site, PAGES, all_codes())))


def test_a_step_that_changed_is_told_to_its_readers_or_locked(site):
    report(addresses.untold_changes(LOCK, addresses.current(site, PAGES, all_codes())))


@every_page
def test_a_place_that_moved_is_on_its_page(site, page):
    report(anchors.dead_moves(page, site.pages[page.file].ids))

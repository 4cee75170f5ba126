"""A published address never dies."""

from __future__ import annotations

import pytest

from guidekit.addresses.lock import read_lock
from guidekit.checks import addresses
from guidekit.publish.short_addresses import every_code
from tests.conftest import PAGES, report

LOCK = read_lock()


@pytest.mark.parametrize("name", LOCK)
def test_every_published_address_opens_its_place(site, name):
    report(addresses.lost_addresses(site, LOCK[name]))


def test_every_address_is_in_the_lock(site):
    report(addresses.unlocked_addresses(LOCK, addresses.current(site, PAGES, every_code())))

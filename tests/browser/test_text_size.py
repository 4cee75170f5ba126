"""Readers who asked Firefox for larger letters: nothing is cut, and no bar takes the screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.drivers import Driver
from tests.browser.drivers.installed import BROWSERS, firefox

pytestmark = pytest.mark.thorough
GUIDE = "how-to/link-your-license/"
# A default of twice the size, and a least size, which leaves all other lengths as they are.
LARGE = {
    "twice": {"font.size.variable.x-western": 32},
    "least": {"font.minimum-size.x-western": 24},
}
# What reaches over the edge of the screen, or of the box that cuts it.
CUT = """[...document.querySelectorAll("header *, main *, footer *")]
  .filter((one) => one.getClientRects().length && !one.closest("pre, table, figure, [hidden], .visually-hidden, details:not([open]) > :not(summary)"))
  .filter((one) => !getComputedStyle(one).clipPath.includes("50%"))
  .filter((one) => { const box = one.getBoundingClientRect(); return box.right > innerWidth + 1; })
  .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent.trim().slice(0, 30)}`)"""


@pytest.fixture(scope="module", params=LARGE)
def reader_of_large_letters(request) -> Iterator[Driver]:
    """Start Firefox on a phone with larger letters."""
    started = firefox(settings=LARGE[request.param], width=390)
    if not started:
        pytest.skip(f"Firefox is not here: `apt-get install {BROWSERS['firefox'][1]}`")
    yield started
    started.close()


@pytest.mark.parametrize("path", ["", GUIDE, f"{GUIDE}?os=windows-11", "search/?q=motherboard"])
def test_nothing_reaches_over_the_edge(reader_of_large_letters, address, path):
    reader_of_large_letters.open(address + path)
    if "?q=" in path:
        answered = "document.querySelector('[data-results] li')"
        reader_of_large_letters.wait(f"Boolean({answered})", "the search does not answer")
    assert reader_of_large_letters.evaluate(CUT) == []


def test_what_sticks_leaves_the_page_to_be_read(reader_of_large_letters, address):
    reader_of_large_letters.open(f"{address}{GUIDE}?os=windows-11")
    reader_of_large_letters.evaluate("scrollTo(0, 3000)")
    bars = "[...document.querySelectorAll('.os-switch, .site-header')].map(one => one.getBoundingClientRect()).filter(box => box.bottom > 0)"
    heights = reader_of_large_letters.evaluate(f"{bars}.map(box => box.height)")
    assert sum(heights) <= 844 / 5, f"{len(heights)} bars of {heights} pixels"

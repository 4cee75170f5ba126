"""Nothing that a reader looks at moves by itself."""

from __future__ import annotations

import time

import pytest

# Of all movements that nobody asked for (Layout Instability, WICG).
SHIFT = """self.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) self.shift += e.value })
  .observe({ type: "layout-shift", buffered: true })"""
# What a script adds: an answer, a word that there is none, a field.
LATE = {
    "search/?q=motherboard": "[data-results] li",
    "search/?q=qqqqzzzz": "[data-no-results]",
    "reference/error-codes/": ".filter input",
}


def moved(page) -> float:
    page.wait_for_timeout(300)  # what has moved is told after it is drawn
    return page.evaluate("self.shift")


def test_the_version_is_chosen_before_the_first_paint(reader):
    one = reader(viewport={"width": 390, "height": 844})
    one.page.add_init_script(SHIFT)
    assert moved(one.open("how-to/link-your-license/?os=windows-10")) <= 0.01


@pytest.mark.parametrize("width", (320, 390, 1280))
@pytest.mark.parametrize("url", LATE)
def test_what_a_script_adds_late_moves_nothing_in_view(reader, url, width):
    def slowly(route) -> None:
        time.sleep(0.2)
        route.continue_()

    one = reader(viewport={"width": width, "height": 844})
    one.page.add_init_script(SHIFT)
    one.context.route("**/*.js", slowly)
    page = one.open(url)
    page.locator(LATE[url]).first.wait_for()
    assert moved(page) <= 0.01

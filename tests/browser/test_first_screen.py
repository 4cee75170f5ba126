"""What one came for is on a phone's first screen, and a guide is no scroll without end."""

from __future__ import annotations

import pytest

from guidekit.model.finding import Finding
from tests.conftest import GUIDES, report

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
HOW_TO = [page for page in GUIDES if page.type == "how-to"]
FIRST = 900  # CSS pixels to the first step or question of most guides
LATEST = 1300  # of any
NEAR = 20  # guides that keep to FIRST
SCREENS = 9  # of a guide whose folds are closed
GAP = 24  # CSS pixels between steps of one line
TOP = """selector => {
  const shown = [...document.querySelectorAll(selector)].find((element) => element.getClientRects().length);
  return shown ? shown.getBoundingClientRect().top + scrollY : 1e6;
}"""


@pytest.fixture(scope="module")
def tops(browser, address):
    """Return how far down the first step or question of each how-to guide is, and their lengths."""
    context = browser.new_context(base_url=address, **PHONE)
    tab, found = context.new_page(), {}
    for page in HOW_TO:
        tab.goto(address + page.url)
        top = tab.evaluate(TOP, "ol.steps > li, [data-question]")
        found[page.name] = (top, tab.evaluate("document.documentElement.scrollHeight"))
    context.close()
    return found


def findings(tops, found, fix):
    return [
        Finding(f"docs/{name}", 1, problem, fix)
        for name, told in tops.items()
        if (problem := found(*told))
    ]


def test_the_first_step_or_question_of_a_how_to_guide_is_on_the_first_screen(tops):
    def late(most):
        return findings(
            tops,
            lambda top, _: f"{top:.0f} pixels to the first step" if top > most else "",
            "shorten or fold what stands above, or mark the question that decides",
        )

    report(late(LATEST))
    if len(late(FIRST)) > len(HOW_TO) - NEAR:
        report(late(FIRST))


def test_no_how_to_guide_is_longer_than_nine_screens(tops):
    told = lambda _, height: f"{height / 844:.1f} screens" if height > SCREENS * 844 else ""  # noqa: E731
    report(findings(tops, told, "cut, fold, or make two guides"))


def test_steps_of_one_line_stand_close(reader):
    page = reader(**PHONE).open("how-to/reactivate-after-a-hardware-change/?os=windows-11")
    gaps = page.evaluate(
        """() => [...document.querySelectorAll("ol.steps > li:not(:last-child)")]
          .filter((step) => step.getClientRects().length && step.children.length === 2)
          .map((step) => step.nextElementSibling.querySelector("p").getBoundingClientRect().top
            - step.querySelector("p").getBoundingClientRect().bottom)"""
    )
    assert gaps and max(gaps) <= GAP, gaps


def test_a_steps_link_shows_on_hover_and_focus_only_and_comes_after_its_words(reader):
    page = reader().open("how-to/link-your-license/?os=windows-11")
    link = page.locator(".step-link").first
    opacity = lambda: link.evaluate("link => getComputedStyle(link, '::after').opacity")  # noqa: E731
    assert opacity() == "0"
    link.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert opacity() == "1"
    assert link.evaluate("link => link.previousElementSibling.localName") == "p"

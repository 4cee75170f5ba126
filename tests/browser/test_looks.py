"""What can be measured of the look: what is on the first screen, what stands beside what, what is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
WIDTHS = (390, 820, 1024, 1280)
BOX = """selector => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom];
}"""
TICKET = "Windows 11 is not activated after a new motherboard, error 0xC004F211."


def test_four_results_are_on_a_phones_first_screen(reader):
    page = reader(**PHONE).open("search/?q=motherboard")
    described = page.locator(".result > p:not(.facts)")
    described.nth(3).wait_for()
    assert described.nth(3).bounding_box()["y"] < 844


def test_each_task_of_the_home_page_has_a_picture_of_its_own(either_engine):
    home = either_engine.pages["index.html"].soup
    drawn = [path["d"] for path in home.select(".site-nav h3 > svg[aria-hidden=true] > path")]
    assert len(drawn) == len(home.select(".site-nav h3")) == len(set(filter(None, drawn))), (
        "overrides/partials/subject.html: a task without lines, or two with the same"
    )


@pytest.mark.parametrize("width", (390, 1280))
def test_a_numeral_of_two_digits_keeps_to_one_line_in_any_font(reader, width):
    page = reader(bypass_csp=True, viewport={"width": width, "height": 900}).open(
        "how-to/remove-a-pc-from-your-account/?os=windows-11"
    )
    page.add_style_tag(content=".md-typeset ol.steps > li::before { font-size: 2rem }")
    tenth = page.locator("ol.steps:has(> li:nth-child(10)) > li:nth-child(10):visible").first
    height, line = tenth.evaluate(
        "(step) => ((style) => [style.height, style.lineHeight])(getComputedStyle(step, '::before'))"
    )
    assert height == line


@pytest.mark.parametrize("width", WIDTHS)
def test_menu_or_links_lead_on_from_the_header(reader, width):
    page = reader(viewport={"width": width, "height": 900}).open("about/")
    links, menu = page.locator(".site-header__nav"), page.locator(".menu summary")
    assert links.is_visible() != menu.is_visible()


@pytest.mark.parametrize("path", ["", "about/", "search/", "desk/", "start/", "nowhere"])
def test_wordmark_and_title_share_their_left_edge(reader, path):
    one = reader(**DESKTOP)
    page = one.open(path)
    assert page.evaluate(BOX, ".wordmark")[0] == page.evaluate(BOX, "h1")[0]
    one.problems[:] = [problem for problem in one.problems if "404" not in problem]


@pytest.mark.parametrize(
    ("path", "field", "width"),
    [
        *(("", ".search--big", width) for width in WIDTHS),
        *(("about/", ".site-header .search", width) for width in (1024, 1280)),
    ],
)
def test_offers_stay_on_the_page(reader, path, field, width):
    page = reader(viewport={"width": width, "height": 900}).open(path)
    page.locator(f"{field} input").press_sequentially("motherboard")
    page.get_by_role("option").first.wait_for()
    left, _, right, _ = page.evaluate(BOX, f"{field} .offers")
    assert left >= 0 and right <= width


def test_on_a_desktop_the_reply_is_copied_without_scrolling(reader):
    page = reader(**DESKTOP).open("desk/")
    page.locator("#ticket").fill(TICKET)
    button = page.get_by_role("button", name="Copy reply")
    button.wait_for()
    box = button.bounding_box()
    assert box["y"] + box["height"] <= 900
    assert page.evaluate(BOX, "#ticket")[2] < page.evaluate(BOX, "form[data-composer]")[0]


def test_nothing_on_the_desk_lies_over_something_else(reader):
    page = reader(**DESKTOP).open("desk/")
    page.evaluate(
        "document.querySelectorAll('article [hidden]').forEach((part) => { part.hidden = false; })"
    )
    page.evaluate("document.querySelector('[data-no-match]').hidden = true")
    parts = ("[data-perhaps]", "form[data-composer]", "[data-report-line]", "article > ul")
    edges = [page.evaluate(BOX, part) for part in parts]
    assert all(above[3] <= below[1] + 1 for above, below in pairwise(edges))

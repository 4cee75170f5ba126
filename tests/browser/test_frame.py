"""Menu, theme and the way through the page by keyboard."""

from __future__ import annotations

import pytest

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
GUIDE = "how-to/check-the-link/"


def background(page) -> str:
    return page.evaluate("getComputedStyle(document.body).backgroundColor")


def test_the_menu_opens_and_closes_with_the_keyboard(reader):
    page = reader(**PHONE).open(GUIDE)
    page.locator(".menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu .site-nav").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.menu__panel') !== null")
    page.keyboard.press("Escape")
    assert not page.locator(".menu .site-nav").is_visible()
    assert page.evaluate("document.activeElement.matches('.menu summary')")


def test_the_menu_works_without_script(reader):
    page = reader(java_script_enabled=False, **PHONE).open(GUIDE)
    page.locator(".menu summary").tap()
    page.locator(".menu .site-nav").get_by_role("link", name="Link your license").click()
    assert "/how-to/link-your-license/" in page.url


@pytest.mark.parametrize(
    ("scheme", "color"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 23, 22)")]
)
def test_the_page_follows_the_systems_colors(reader, scheme, color):
    assert background(reader(color_scheme=scheme).open(GUIDE)) == color


def test_a_chosen_theme_wins_over_the_system_and_is_remembered(reader):
    one = reader(color_scheme="light")
    page = one.open(GUIDE)
    page.locator(".theme-switch").get_by_role("radio", name="Dark").click()
    assert background(page) == "rgb(18, 23, 22)"
    assert background(one.open("")) == "rgb(18, 23, 22)"
    one.page.locator(".theme-switch").get_by_role("radio", name="Automatic").click()
    assert background(one.page) == "rgb(255, 255, 255)"


def test_the_skip_link_leads_to_the_article(reader):
    page = reader().open(GUIDE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#content"


@pytest.mark.parametrize(
    "url",
    [
        "",
        GUIDE,
        "how-to/prepare-for-a-hardware-change/",
        "search/?q=motherboard",
        "start/parts-start/",
        "404.html",
    ],
)
def test_touch_targets_are_44_pixels_high(reader, url):
    page = reader(is_mobile=True, **PHONE).see(url)
    page.locator(".menu summary").tap()
    page.wait_for_timeout(200)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "summary, .site-nav a, .segments label, .md-button, .search input, .rows li, .page-actions a, .copy-link, .results a, .tick, .step-link, .os-help"
        )].filter(element => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
          .map(element => `${element.className || element.tagName}: ${element.textContent.trim().slice(0, 40)}`)"""
    )
    assert small == []


def test_settings_buttons_show_on_windows_and_a_way_elsewhere(reader):
    page = reader().open(GUIDE)
    way, button = (
        page.locator(".open-settings > span").first,
        page.locator(".open-settings > a").first,
    )
    page.evaluate("document.documentElement.classList.remove('on-windows')")
    assert way.is_visible() and not button.is_visible()
    page.evaluate("document.documentElement.classList.add('on-windows')")
    assert button.is_visible() and not way.is_visible()


def test_nothing_unseen_lies_over_the_wordmark_and_the_switch(reader):
    page = reader(is_mobile=True, **PHONE).open("how-to/link-your-license/")
    page.evaluate("scrollTo(0, 1500)")
    covered = page.evaluate(
        """() => [...document.querySelectorAll(".os-switch label, .wordmark")].flatMap(element => {
            const box = element.getBoundingClientRect(), found = [];
            for (let x = box.left + 4; x < box.right - 4; x += 6) for (let y = box.top + 4; y < box.bottom - 4; y += 6) {
              const top = document.elementFromPoint(x, y);
              if (top && !element.contains(top)) found.push(`${element.className || element.textContent}: ${top.className}`);
            }
            return found;
          })"""
    )
    assert covered == []


SEEN = """([selector, part]) => {
  const style = getComputedStyle(document.querySelector(selector), part);
  return style.backgroundColor !== getComputedStyle(document.body).backgroundColor;
}"""


@pytest.mark.parametrize(
    ("url", "selector"),
    [
        ("", ".rows > ul > li::after"),
        ("", ".search--big::before"),
        (GUIDE, ".part--check h2::before"),
        (GUIDE, ".step-link::after"),
        (GUIDE, ".search__go::before"),
    ],
)
def test_icons_are_seen_in_forced_colors(reader, url, selector):
    page = reader(forced_colors="active", color_scheme="light").open(url)
    selector, part = selector.split("::")
    assert page.evaluate(SEEN, [selector, f"::{part}"]), f"{selector}::{part} is not to be seen"


def test_numbers_of_pictures_and_the_linked_step_are_marked_in_forced_colors(reader):
    page = reader(forced_colors="active").open("how-to/link-your-license/#windows-11-sign-in")
    outline = "document.querySelector('[data-arrived]') && getComputedStyle(document.querySelector('[data-arrived]')).outlineStyle"
    assert page.evaluate(outline) == "solid"
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.callout')).borderStyle") == "solid"
    )


def test_the_two_lists_of_tasks_have_names_of_their_own(reader):
    page = reader(**PHONE).open("")
    page.locator(".menu summary").tap()
    names = page.locator("nav:visible").evaluate_all("all => all.map(one => one.ariaLabel)")
    assert len(names) == len(set(names)) > 1


def test_the_headers_search_can_be_sent_without_a_key(reader):
    page = reader(viewport={"width": 1280, "height": 844}).open(GUIDE)
    page.locator(".site-header input[name=q]").fill("motherboard")
    page.locator(".site-header").get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=motherboard")


def test_no_single_letter_is_a_shortcut(reader):
    """WCAG 2.1.4: who speaks to the computer says letters."""
    page = reader(viewport={"width": 1280, "height": 844}).open(GUIDE)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")

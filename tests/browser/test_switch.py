"""The switch between Windows 11 and 10: who decides, what is shown, what is kept."""

from __future__ import annotations

import pytest

GUIDE = "how-to/link-your-license/"
STEP = "windows-10-select-update-security-activation"


def shown(page) -> list[str]:
    """Return the variants that a reader sees."""
    return [
        part.get_attribute("data-os")
        for part in page.locator(".variant").all()
        if part.is_visible()
    ]


def chosen(page) -> str:
    return page.locator('.os-switch input[name="os"]:checked').get_attribute("value")


def unchosen(page) -> bool:
    """Return whether nothing is chosen: the switch asks, one line stands for the second part."""
    offer = page.locator(".variant[data-os='windows-10'] > .variant-offer")
    steps = page.locator(".variant[data-os='windows-10'] > :not(.variant-offer)")
    return (
        page.evaluate("document.documentElement.dataset.os") == "both"
        and page.locator('.os-switch input[name="os"]:checked').count() == 0
        and offer.is_visible()
        and not any(part.is_visible() for part in steps.all())
    )


def test_without_a_choice_the_switch_asks_and_one_line_stands_for_the_second(reader):
    page = reader().open(GUIDE)
    assert unchosen(page) and page.locator(".variant[data-os='windows-11'] > ol").is_visible()
    assert page.get_by_role("link", name="See System > About").is_visible()


def test_the_line_for_the_second_opens_it(reader):
    page = reader().open(GUIDE)
    page.locator(".variant-offer a").click()
    page.wait_for_selector("#windows-10[data-arrived]")
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")


def test_a_click_on_both_opens_both(reader):
    page = reader().open(GUIDE)
    page.locator(".os-switch").get_by_role("radio", name="Both").click()
    assert page.locator(".variant > ol").nth(1).is_visible()
    assert chosen(page) == "both" and not page.locator(".variant-offer").is_visible()


def test_a_hash_into_a_fold_opens_it(reader):
    page = reader().open(f"{GUIDE}#sources")
    assert page.locator(".part--sources details").get_attribute("open") is not None


def test_a_click_on_the_switch_shows_one_version(reader):
    page = reader().open(GUIDE)
    page.locator(".os-switch").get_by_role("radio", name="Windows 10").click()
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")


def test_a_click_on_the_switch_is_remembered(reader):
    one = reader()
    one.open(GUIDE).locator(".os-switch").get_by_role("radio", name="Windows 10").click()
    page = one.open("how-to/check-the-link/")
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")


def test_the_switch_works_with_the_keyboard(reader):
    page = reader().open(GUIDE)
    page.locator('.os-switch input[value="both"]').focus()
    page.keyboard.press("ArrowLeft")
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")


@pytest.mark.parametrize("os", ["windows-11", "windows-10"])
def test_the_address_chooses_a_version(reader, os):
    page = reader().open(f"{GUIDE}?os={os}")
    assert (shown(page), chosen(page)) == ([os], os)


def test_the_address_wins_over_the_stored_choice_and_is_not_stored(reader):
    one = reader()
    one.open(GUIDE).locator(".os-switch").get_by_role("radio", name="Windows 10").click()
    assert shown(one.open(f"{GUIDE}?os=windows-11")) == ["windows-11"]
    assert shown(one.open(GUIDE)) == ["windows-10"]


def test_the_address_can_ask_for_both(reader):
    one = reader()
    one.open(GUIDE).locator(".os-switch").get_by_role("radio", name="Windows 10").click()
    assert len(shown(one.open(f"{GUIDE}?os=both"))) == 2


def test_a_hash_into_a_hidden_part_shows_it_in_view_and_marked(reader):
    page = reader(viewport={"width": 390, "height": 844}).open(f"{GUIDE}?os=windows-11#{STEP}")
    step = page.locator(f"#{STEP}")
    assert shown(page) == ["windows-10"], f"{GUIDE}#{STEP} is hidden"
    assert step.get_attribute("data-arrived") == "", f"{GUIDE}#{STEP} is not marked"
    switch = page.locator(".os-switch").bounding_box()
    box = step.bounding_box()
    assert switch["y"] + switch["height"] <= box["y"] < 844 - box["height"]


def test_a_hash_chosen_later_shows_its_part(reader):
    page = reader().open(f"{GUIDE}?os=windows-11")
    page.evaluate(f"location.hash = '{STEP}'")
    page.wait_for_selector(f"#{STEP}[data-arrived]")
    assert shown(page) == ["windows-10"]


def test_an_unknown_version_in_the_address_is_ignored(reader):
    one = reader()
    for os in ("windows-12", "<img src=x onerror=alert(1)>", "__proto__", "%00", "both'", ""):
        page = one.open(f"{GUIDE}?os={os}")
        assert unchosen(page), os


def test_an_unknown_stored_choice_is_ignored(reader):
    one = reader()
    one.open(GUIDE).evaluate(
        "localStorage.setItem('os', '\"><script>'); localStorage.setItem('theme', 'x')"
    )
    page = one.open(GUIDE)
    assert unchosen(page)
    assert page.evaluate("document.documentElement.dataset.theme") is None


def test_a_hostile_hash_is_ignored(reader):
    one = reader()
    for hash in ("%E0%A4%A", "<b>", "windows-10-no-such-step", "constructor", "%00"):
        one.open("404.html")  # another page, so that the hash is there from the beginning
        page = one.open(f"{GUIDE}#{hash}")
        assert page.locator("[data-arrived]").count() == 0, hash


def test_without_script_both_versions_show_and_the_switch_works(reader):
    page = reader(java_script_enabled=False).open(GUIDE)
    assert shown(page) == ["windows-11", "windows-10"]
    page.locator(".os-switch").get_by_role("radio", name="Windows 11").click()
    assert shown(page) == ["windows-11"]


def switch_to(page, name: str) -> None:
    """Click a button of the switch as a hand does: Playwright's own click scrolls first."""
    box = page.locator(".os-switch").get_by_role("radio", name=name).bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def top(page, selector: str) -> float:
    return page.locator(selector).evaluate("element => element.getBoundingClientRect().top")


@pytest.mark.parametrize("start", ["windows-11", "both"])
def test_who_switches_among_the_steps_stays_at_the_same_step(reader, start):
    page = reader(viewport={"width": 390, "height": 844}).open(f"{GUIDE}?os={start}")
    step = '.variant[data-os="windows-11"] .steps > li >> nth=3'
    page.locator(step).evaluate(
        "step => scrollTo(0, step.getBoundingClientRect().top + scrollY - 60)"
    )
    before = top(page, step)
    switch_to(page, "Windows 10")
    after = top(page, '.variant[data-os="windows-10"] .steps > li >> nth=3')
    assert abs(after - before) < 3


def test_who_switches_above_the_steps_stays_there(reader):
    page = reader(viewport={"width": 390, "height": 844}).open(f"{GUIDE}?os=windows-11")
    switch_to(page, "Windows 10")
    assert page.evaluate("scrollY") == 0


def test_the_same_link_works_again_after_switching_away(reader):
    page = reader(viewport={"width": 1280, "height": 844}).open(f"{GUIDE}?os=both")
    link = page.locator('.site-toc a[href="#windows-10"]')
    link.click()
    page.evaluate("document.querySelector('.os-switch [value=windows-11]').click()")
    assert shown(page) == ["windows-11"]
    page.evaluate("location.hash = 'windows-10'")
    page.wait_for_selector("#windows-10[data-arrived]")
    page.evaluate("self.guideShow('windows-11')")
    link.click()
    assert shown(page) == ["windows-10"]


@pytest.mark.parametrize("path", [f"{GUIDE}?os=windows-11", f"{GUIDE}#windows-11-sign-in"])
def test_a_choice_outlives_a_reload_of_an_address_that_said_otherwise(reader, path):
    page = reader().open(path)
    switch_to(page, "Windows 10")
    page.reload()
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")


def test_who_comes_back_finds_the_windows_and_colors_chosen_since(reader):
    one = reader(color_scheme="light")
    page = one.open(GUIDE)
    one.open("how-to/check-the-link/")
    switch_to(page, "Windows 10")
    page.locator(".theme-switch").get_by_role("radio", name="Dark").check()
    page.go_back()
    assert (shown(page), chosen(page)) == (["windows-10"], "windows-10")
    assert page.locator(".theme-switch input:checked").get_attribute("value") == "dark"
    # A page that was kept in memory runs no script anew; it is told that it is shown again.
    page.evaluate("localStorage.os = 'windows-11'; localStorage.theme = 'light'")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert (shown(page), chosen(page)) == (["windows-11"], "windows-11")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert page.locator(".theme-switch input:checked").get_attribute("value") == "light"


def test_a_name_that_is_not_there_says_so_and_shows_the_nearest(reader):
    page = reader(viewport={"width": 390, "height": 844}).open(f"{GUIDE}#windows-10-sign-in-now")
    page.get_by_text("This is the nearest.").wait_for()
    assert page.locator("#windows-10-sign-in .not-here").is_visible()
    page = reader().open(f"{GUIDE}#no-such-place")
    assert page.get_by_text("is not on this page").is_visible()


def test_a_name_with_something_behind_it_is_meant_without(reader):
    page = reader().open(f"{GUIDE}#windows-10-sign-in).")
    page.wait_for_selector("#windows-10-sign-in[data-arrived]")
    assert page.locator(".not-here").count() == 0


def test_the_search_of_the_browser_finds_and_opens_the_hidden_steps(reader):
    page = reader().open(f"{GUIDE}?os=windows-11")
    words = page.locator(f"#{STEP}").evaluate("step => step.querySelector('p').textContent")
    assert not page.locator(f"#{STEP}").is_visible()
    assert page.locator(f"#{STEP}").evaluate(
        "step => step.closest('[hidden=until-found]') !== null"
    )
    page.goto(f"{page.url}#:~:text={words.strip().replace(' ', '%20').replace('-', '%2D')}")
    page.locator(f"#{STEP}").wait_for()
    assert shown(page) == ["windows-10"]

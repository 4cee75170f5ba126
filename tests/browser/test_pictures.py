"""Pictures of screens: the right one of four, in place, without a jump."""

from __future__ import annotations

import pytest

GUIDE = "how-to/link-your-license/?os=windows-11"
LOADED = "image => image.decode().then(() => image.naturalWidth)"


def first_picture(page):
    picture = page.locator("figure.screen img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate(LOADED) > 0
    return picture


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_fits_theme_and_width(reader, scheme, width):
    page = reader(color_scheme=scheme, viewport={"width": width, "height": 844}).open(GUIDE)
    shape = "narrow" if width == 390 else "wide"
    assert (
        first_picture(page)
        .evaluate("image => image.currentSrc")
        .endswith(f".{scheme}.{shape}.webp")
    )


def test_a_picture_follows_the_chosen_theme(reader):
    one = reader(color_scheme="light")
    page = one.open(GUIDE)
    page.get_by_role("radio", name="Dark").check()
    assert ".dark." in first_picture(page).evaluate("image => image.currentSrc")
    assert ".dark." in first_picture(one.open(GUIDE)).evaluate("image => image.currentSrc")
    page.get_by_role("radio", name="Automatic").check()
    assert ".light." in first_picture(page).evaluate("image => image.currentSrc")


def test_a_picture_keeps_its_place_before_it_is_loaded(reader):
    page = reader(viewport={"width": 390, "height": 844}).open(GUIDE)
    height = "image => image.getBoundingClientRect().height"
    before = page.locator("figure.screen img").first.evaluate(height)
    picture = first_picture(page)
    assert before > 100 and abs(picture.evaluate(height) - before) < 1


def test_pictures_of_one_guide_stay_below_400_kilobytes(reader):
    one = reader(viewport={"width": 1280, "height": 844})
    sizes: list[int] = []
    one.context.on(
        "response",
        lambda response: (
            sizes.append(int(response.headers.get("content-length", 0)))
            if ".webp" in response.url
            else None
        ),
    )
    page = one.open("how-to/link-your-license/?os=both")
    for picture in page.locator("figure.screen img").all():
        picture.scroll_into_view_if_needed()
        picture.evaluate(LOADED)
    assert 0 < sum(sizes) <= 400_000


@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_opens_whole_in_a_dialog_and_gives_the_focus_back(reader, width):
    page = reader(viewport={"width": width, "height": 844}, color_scheme="dark").open(GUIDE)
    link = page.locator(".screen-zoom").first
    link.scroll_into_view_if_needed()
    link.press("Enter")
    dialog = page.get_by_role("dialog")
    assert dialog.locator("img").evaluate(LOADED) > 0
    assert dialog.locator("img").get_attribute("src").endswith(".dark.wide.webp")
    assert "Illustration" in dialog.get_attribute("aria-label")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert link.evaluate("link => link === document.activeElement")


def test_without_script_a_picture_leads_to_its_file(reader):
    page = reader(java_script_enabled=False).open(GUIDE)
    page.locator(".screen-zoom").first.click()
    assert page.url.endswith(".light.wide.webp")


STATES = "reference/activation-messages/"


def test_every_state_of_the_activation_page_leads_on_by_keyboard(reader):
    page = reader().open(f"{STATES}?os=windows-10")
    cards = page.locator(".cards li:visible")
    assert cards.count() == 6
    for card in cards.all():
        link = card.get_by_role("link")
        link.focus()
        assert link.evaluate("link => link === document.activeElement")
        assert card.locator("img").get_attribute("alt")
    cards.nth(4).get_by_role("link").press("Enter")
    page.wait_for_url("**/how-to/reactivate-after-a-hardware-change/**")


def test_a_whole_card_can_be_touched_on_a_phone(reader):
    page = reader(
        viewport={"width": 390, "height": 844}, has_touch=True, java_script_enabled=False
    ).open(STATES)
    page.locator(".cards li").nth(1).locator("img").tap(force=True)  # the link lies over it
    page.wait_for_url("**/how-to/link-your-license/**")


@pytest.mark.parametrize("dark", ["system", "chosen"])
def test_pictures_are_printed_light(reader, dark):
    page = reader(color_scheme="dark" if dark == "system" else "light").open(GUIDE)
    if dark == "chosen":
        page.get_by_role("radio", name="Dark").check()
    assert ".dark." in first_picture(page).evaluate("image => image.currentSrc")
    page.emulate_media(media="print")
    page.wait_for_function(
        "() => document.querySelector('figure.screen img').currentSrc.includes('.light.')"
    )

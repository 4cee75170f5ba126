"""Copied links open the right place in the right Windows."""

from __future__ import annotations

import re

GUIDE = "how-to/link-your-license/"
ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}


def clipboard(page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_a_copied_step_link_lands_on_the_visible_marked_step(reader):
    one = reader(**ALLOWED)
    page = one.open(f"{GUIDE}?os=both")
    step = page.locator('.variant[data-os="windows-10"] .steps > li').nth(3)
    step.locator(".step-link").click()
    page.wait_for_selector(".step-link[data-copied]")
    link = clipboard(page)
    assert re.fullmatch(rf"{re.escape(one.address)}101/\d+/", link)

    for options in ({}, {"java_script_enabled": False}):
        other = reader(**options)
        other.page.goto(link)
        other.page.wait_for_url(f"**/{GUIDE}#{step.get_attribute('id')}")
        target = other.page.locator(f"#{step.get_attribute('id')}")
        assert target.is_visible()
        assert options or target.get_attribute("data-arrived") == ""


def test_back_from_a_step_address_leaves_the_site_at_once(reader):
    one = reader()
    one.open("about/")
    one.page.goto("101/1/")
    one.page.wait_for_url(f"**/{GUIDE}#*")
    one.page.go_back()
    one.page.wait_for_url("**/about/")


def test_an_old_step_link_still_lands_on_its_step(reader):
    page = reader().open("101/?os=windows-10#windows-10-sign-in")
    page.wait_for_url(f"**/{GUIDE}?os=windows-10#windows-10-sign-in")
    assert page.locator("#windows-10-sign-in").is_visible()


def test_copy_link_copies_the_short_address_with_the_version_shown(reader):
    one = reader(**ALLOWED)
    page = one.open(f"{GUIDE}?os=windows-10")
    page.get_by_role("link", name="Copy link").click()
    page.wait_for_selector(".copy-link[data-copied]")
    assert clipboard(page) == f"{one.address}101/?os=windows-10"
    assert page.locator("p[role=status]").inner_text() == "Link copied"


def test_a_refused_clipboard_leaves_a_field_to_copy_from(reader):
    one = reader()
    one.page.add_init_script(
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))"
    )
    page = one.open(GUIDE)
    page.get_by_role("link", name="Copy link").click()
    field = page.get_by_label("Text to copy")
    assert field.input_value() == f"{one.address}101/"
    assert (
        page.evaluate("getSelection().toString() || document.activeElement.value")
        == f"{one.address}101/"
    )


def test_a_step_link_still_offers_its_address_when_there_is_no_clipboard(reader):
    one = reader()
    one.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = one.open(f"{GUIDE}?os=windows-11")
    page.locator(".step-link").nth(1).click()
    page.wait_for_timeout(300)
    assert page.get_by_label("Text to copy").input_value().endswith("/101/2/")


def test_copying_works_with_the_keyboard(reader):
    page = reader(**ALLOWED).open(GUIDE)
    page.locator(".step-link").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".step-link[data-copied]")


def test_without_script_the_short_address_opens_the_guide(reader):
    page = reader(java_script_enabled=False).open("101/")
    page.wait_for_url(f"**/{GUIDE}")


def test_a_code_address_opens_its_guide_in_every_spelling(reader):
    one = reader()
    for spelling in ("0xC004F211", "0xc004f211", "C004F211", "c004f211"):
        one.page.goto(f"{spelling}/")
        assert "/troubleshooting/0xc004f211/" in one.page.url


def test_the_address_of_a_code_without_a_guide_opens_its_row(reader):
    page = reader().open("c004c014/?os=windows-10")
    page.wait_for_url("**/reference/error-codes/?os=windows-10#0xc004c014")
    assert page.locator("[id='0xc004c014']").is_visible()


def test_something_wrong_here_names_guide_and_windows(reader):
    page = reader().open(f"{GUIDE}?os=windows-11")
    link = page.get_by_role("link", name="Something wrong here?")
    page.evaluate(
        "document.querySelector('.report').addEventListener('click', event => event.preventDefault())"
    )
    link.click()
    assert "Guide+101" in link.get_attribute("href") and "windows-11" in link.get_attribute("href")


def test_copy_reply_carries_title_link_and_chosen_steps(reader):
    one = reader(**ALLOWED)
    page = one.open(f"{GUIDE}?os=windows-11")
    page.get_by_role("button", name="Choose steps").click()
    page.locator("#windows-11-select-system-activation").get_by_label(
        "Step 2 into the reply"
    ).check()
    page.locator(".page-actions").get_by_role("button", name="Copy reply").click()
    page.wait_for_selector(".text-button[data-copied]")
    lines = clipboard(page).splitlines()
    assert lines == [
        "Guide 101: Link your Windows license to your Microsoft account",
        f"{one.address}101/2/",
        "",
        "On Windows 11:",
        'Step 2: Select "System" > "Activation".',
    ]


def test_a_step_offers_reply_and_markdown_once_its_link_was_copied(reader):
    one = reader(**ALLOWED)
    page = one.open(f"{GUIDE}?os=windows-11")
    page.locator(".step-link").nth(1).click()
    more = page.get_by_role("group", name="Copy step 2")
    assert more.locator("b").inner_text() == "Guide 101, step 2"
    more.get_by_role("button", name="Copy as Markdown").click()
    page.wait_for_selector(".text-button[data-copied]")
    assert clipboard(page).splitlines()[-1] == "Step 2: Select **System** > **Activation**."


def test_nothing_is_offered_that_needs_script_without_it(reader):
    page = reader(java_script_enabled=False).open(GUIDE)
    assert page.locator(".page-actions button, .step-more, .pick").count() == 0
    page.get_by_role("link", name="Copy link").click()
    page.wait_for_url(f"**/{GUIDE}")


def test_the_click_after_a_refused_clipboard_is_not_lost(reader):
    one = reader(viewport={"width": 1280, "height": 900})
    one.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = one.open(f"{GUIDE}?os=windows-11")
    for number in (0, 1):
        page.locator(".step-link").nth(number).click()
        page.get_by_label("Text to copy").wait_for()
    page.wait_for_timeout(200)
    box = page.locator(".os-switch").get_by_role("radio", name="Windows 10").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator("#windows-10").is_visible()


def test_a_command_is_copied_as_it_is_typed(reader):
    page = reader(viewport={"width": 390, "height": 844}, **ALLOWED).open(
        "how-to/find-your-product-key/"
    )
    page.get_by_role("button", name="Copy command").first.click()
    page.wait_for_selector(".text-button[data-copied]")
    assert clipboard(page) == page.locator("pre > code").first.inner_text().strip()

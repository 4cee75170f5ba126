"""Search finds guides, shows what was typed as text, and survives anything typed."""

from __future__ import annotations

import pytest


def hits(page) -> list[str]:
    return page.locator("[data-results] > li h2 a").evaluate_all("links => links.map(link => link.href)")


def test_the_header_box_leads_to_the_right_guide(reader):
    page = reader().open("how-to/check-the-link/")
    page.keyboard.press("/")
    page.keyboard.type("new motherboard not activated")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-results] li")
    assert "reactivate-after-a-hardware-change/" in hits(page)[0]


@pytest.mark.parametrize(("words", "guide"), [
    ("0xC004F211", "reactivate-after-a-hardware-change/"),
    ("tie my windows key to my email", "link-your-license/"),
    ("is windows 10 or 11", "see-which-windows-you-have/"),
])
def test_the_search_page_puts_the_right_guide_first(reader, words, guide):
    page = reader().open(f"search/?q={words}")
    page.wait_for_selector("[data-results] li")
    assert guide in hits(page)[0]
    assert not page.locator("[data-no-results]").is_visible()


def test_a_section_hit_opens_with_its_windows_version(reader):
    page = reader().open("search/?q=Activation state")
    page.wait_for_selector("[data-results] li")
    link = page.locator("[data-results] li ul a[href*='os=windows-11']").first
    link.click()
    page.wait_for_url("**?os=windows-11#*")
    assert page.evaluate("document.documentElement.dataset.os") == "windows-11"


def test_words_that_fit_nothing_say_so(reader):
    page = reader().open("search/?q=qqqqzzzz")
    page.wait_for_selector("[data-no-results]:not([hidden])")
    assert hits(page) == []


@pytest.mark.parametrize("code", ["0xC004F074", "0xC004F212", "C004F038"])
def test_a_code_with_another_digit_is_another_code(reader, code):
    page = reader().open(f"search/?q={code}")
    page.wait_for_selector("[data-no-results]:not([hidden])")
    assert hits(page) == []


def test_search_loads_nothing_until_one_searches(reader):
    one = reader()
    asked: list[str] = []
    one.context.on("request", lambda request: asked.append(request.url))
    one.open("how-to/check-the-link/")
    assert not [url for url in asked if "minisearch" in url or "assets/search/" in url]


@pytest.mark.parametrize("question", [
    "<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "(((((", "[a-", "\\", "%", "__proto__", "constructor",
    "\u202e\u0000\ufeff", "a" * 10_000, "🙂" * 50, "' OR 1=1 --", "$&", "javascript:alert(1)",
])
def test_a_hostile_question_is_text(reader, question):
    one = reader()
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = one.open("search/")
    page.evaluate("question => location.assign('?q=' + encodeURIComponent(question))", question)
    page.wait_for_selector("[data-search-status]:not(:empty)")
    assert not dialogs
    assert page.locator("article img, article script").count() == 0


def test_without_script_the_search_page_says_how_to_browse(reader):
    page = reader(java_script_enabled=False).open("search/")
    page.locator("noscript a").click()
    assert page.url.endswith("/#all-guides")


def test_a_wrong_address_offers_a_search(reader):
    one = reader()
    page = one.open("no-such-page/")
    one.problems.clear()  # the browser itself reports the 404
    page.locator("article input[name=q]").fill("motherboard")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-results] li")

"""The offline copy works from a folder: pages, search, variants, pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from guidekit.publish.parts.offline_offer import FILE

LIMIT = 15_000_000  # bytes


@pytest.fixture
def copy(offline_copy: Path) -> Path:
    """Return the unpacked copy."""
    return offline_copy


@pytest.fixture
def page(browser, copy):
    """Return an open page that notes errors, and any request that leaves the folder."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.set_default_timeout(10_000)
    tab = context.new_page()
    problems: list[str] = []
    tab.on(
        "console",
        lambda message: (
            problems.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    tab.on("pageerror", lambda error: problems.append(str(error)))
    context.on(
        "request",
        lambda request: (
            problems.append(request.url)
            if not request.url.startswith((copy.as_uri(), "data:"))
            else None
        ),
    )
    yield tab
    context.close()
    assert problems == []


def test_the_zip_of_the_copy_stays_below_its_limit(copy):
    assert (copy.parent / "copy.zip").stat().st_size <= LIMIT


def test_every_link_of_the_copy_names_a_file(copy):
    for file in copy.rglob("*.html"):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        for element in soup.find_all(["a", "link", "script", "img", "form"]):
            written = element.get("href") or element.get("src") or element.get("action") or ""
            path = re.split("[?#]", written)[0]
            if path and not re.match(r"[a-z-]+:", path):
                assert (file.parent / path).is_file(), f"{file.relative_to(copy)}: {written}"


def test_the_copy_leaves_out_the_spellings_of_codes_and_what_servers_need(copy):
    assert not [
        path.name for path in copy.iterdir() if re.fullmatch(r"(0x)?[0-9A-Fa-f]{8}", path.name)
    ]
    assert not (copy / "guides.json").exists() and (copy / "101" / "index.html").is_file()


def test_the_same_site_gives_the_same_zip(copy, site):
    assert (copy.parent / "copy.zip").read_bytes() == (site.folder / FILE).read_bytes()


def offer(folder: Path):
    """Return the paragraph of the About page that offers the copy."""
    text = (folder / "about" / "index.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "lxml").select_one("[data-offline]")


def test_about_offers_the_copy_with_its_size_and_date(either_engine):
    told = offer(either_engine.folder)
    size = (either_engine.folder / "about" / told.a["href"]).stat().st_size
    found = re.search(r"\(([\d.]+) MB, as of \d+ [A-Z][a-z]+ 20\d\d\)", told.get_text())
    assert found and float(found[1]) == round(size / 1e6, 1), told


def test_without_an_address_and_in_the_copy_itself_no_copy_is_offered(root_site, copy):
    assert not offer(root_site.folder) and not offer(copy)
    assert not (root_site.folder / FILE).exists()


def test_home_leads_to_a_guide_with_its_variant_and_pictures(page, copy):
    page.goto((copy / "index.html").as_uri())
    page.get_by_role("link", name="Link your license to your Microsoft account").first.click()
    page.get_by_role("radio", name="Windows 10").check(force=True)
    assert page.locator("#windows-10").is_visible() and not page.locator("#windows-11").is_visible()
    picture = page.locator("figure.screen img").locator("visible=true").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


@pytest.mark.parametrize(
    ("typed", "guide"),
    [
        ("new motherboard not activated", "reactivate-after-a-hardware-change"),
        ("c004c014", "error-codes/index.html#0xc004c014"),
    ],
)
def test_the_search_of_the_copy_finds_a_guide_and_opens_it(page, copy, typed, guide):
    page.goto((copy / "search" / "index.html").as_uri() + f"?q={typed.replace(' ', '+')}")
    page.locator("[data-search-status]").filter(has_text="guide").wait_for()
    page.locator(f'article a[href*="{guide}"]').locator("visible=true").first.click()
    page.locator("article .facts").wait_for()
    assert guide in page.url


def test_a_short_address_of_the_copy_opens_its_guide(page, copy):
    page.goto((copy / "101" / "index.html").as_uri() + "?os=windows-10")
    page.wait_for_url("**/how-to/link-your-license/index.html?os=windows-10")

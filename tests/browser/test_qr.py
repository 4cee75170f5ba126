"""The QR code carries the short address, on demand and in print."""

from __future__ import annotations

import io

import zxingcpp
from PIL import Image

from tests.conftest import GUIDES, SITE_URL


def read(picture: bytes) -> list[str]:
    """Return what the QR codes on a picture say."""
    return [
        code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))
    ]


def test_the_code_opens_on_demand_and_says_the_short_address(reader):
    one = reader(viewport={"width": 390, "height": 844}, color_scheme="dark")
    asked: list[str] = []
    one.context.on("request", lambda request: asked.append(request.url))
    page = one.open("how-to/link-your-license/")
    assert not [url for url in asked if url.endswith("qr.svg")]
    page.get_by_text("QR code for a phone").click()
    picture = page.locator(".qr img")
    picture.evaluate("image => image.decode()")
    assert read(page.locator(".qr").screenshot()) == [f"{SITE_URL}101/"]


def test_print_shows_the_code_and_one_windows_version(reader):
    one = reader(viewport={"width": 700, "height": 1000})
    page = one.open("how-to/link-your-license/?os=windows-10")
    page.emulate_media(media="print")
    picture = page.locator(".qr img")
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    assert read(picture.screenshot()) == [f"{SITE_URL}101/"]
    assert page.get_by_text(f"{SITE_URL}101/", exact=True).is_visible()
    assert page.locator("#windows-10").is_visible() and not page.locator("#windows-11").is_visible()
    for hidden in (".site-header", ".os-switch", ".site-footer", ".qr summary", ".page-actions"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_every_guide_has_its_code(reader, site):
    """Every code is read from its own file, drawn large on white."""
    one = reader(viewport={"width": 400, "height": 400})
    wrong = []
    for page in GUIDES:
        svg = (site.folder / str(page.meta["id"]) / "qr.svg").read_text(encoding="utf-8")
        one.page.set_content(
            f'<body style="margin:20px;background:#fff"><div style="width:360px">{svg}</div>'
        )
        if read(one.page.screenshot()) != [f"{SITE_URL}{page.meta['id']}/"]:
            wrong.append(page.name)
    assert wrong == []


def test_no_code_is_shown_when_the_site_has_no_address(root_site):
    assert not [page.name for page in root_site.pages.values() if page.soup.select(".qr")]
    assert not list(root_site.folder.glob("*/qr.svg"))

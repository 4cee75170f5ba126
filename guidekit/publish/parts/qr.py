"""The short address of a guide as a QR code (ISO/IEC 18004), to carry a guide to a phone."""

from __future__ import annotations

import segno
from lxml.html import HtmlElement

from guidekit.model.guide import Page
from guidekit.publish.context import PublishContext
from guidekit.publish.html import E, up

FILE = "qr.svg"
MASK = 3  # reads as well as the others with addresses like ours; a test reads every code back
SIZE = 132  # CSS pixels, the same for all codes: the picture keeps its place


def add_code(article: HtmlElement, page: Page, context: PublishContext) -> None:
    """Write the code of a guide beside its short address; show it on demand, and in print."""
    address = context.site_url + page.short_url
    # The mask is named: trying all eight takes longer than the rest of the page.
    code = segno.make(address, error="m", micro=False, mask=MASK)
    folder = context.site / page.short_url
    folder.mkdir(parents=True, exist_ok=True)
    options = {"xmldecl": False, "svgclass": None, "lineclass": None, "omitsize": True}
    code.save(str(folder / FILE), kind="svg", light="#fff", **options)
    picture = E.img(
        src=up(page.url) + page.short_url + FILE,
        alt=f"QR code of {address}",
        width=str(SIZE),
        height=str(SIZE),
        loading="lazy",
    )
    summary = E.summary("QR code for a phone")
    article.append(E.details({"class": "qr"}, summary, picture, E.p(address)))

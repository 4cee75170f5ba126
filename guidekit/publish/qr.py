"""Draw the short address of a guide as a QR code (ISO/IEC 18004), to carry a guide from a PC to a phone."""

from __future__ import annotations

from pathlib import Path

import segno
from lxml.html import HtmlElement

from guidekit.publish.html import E, up
from guidekit.source import Page

FILE = "qr.svg"
SIZE = 132  # CSS pixels, the same for all codes: the picture keeps its place


def write_code(site: Path, page: Page, site_url: str) -> None:
    """Write the code of a guide beside its short address."""
    code = segno.make(f"{site_url}{page.meta['id']}/", error="m", micro=False)
    folder = site / str(page.meta["id"])
    folder.mkdir(exist_ok=True)
    code.save(
        str(folder / FILE),
        kind="svg",
        light="#fff",
        xmldecl=False,
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )


def fold(page: Page, site_url: str) -> HtmlElement:
    """Return the part of a page that shows the code on demand, and in print."""
    address = f"{site_url}{page.meta['id']}/"
    source = f"{up(page.url)}{page.meta['id']}/{FILE}"
    picture = E.img(
        src=source, alt=f"QR code of {address}", width=str(SIZE), height=str(SIZE), loading="lazy"
    )
    return E.details({"class": "qr"}, E.summary("QR code for a phone"), picture, E.p(address))

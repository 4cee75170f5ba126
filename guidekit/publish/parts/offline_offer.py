"""The offer of the offline copy, which is written only where the site has an address."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

FOLDER = "windows-license-guides"  # the copy, unpacked
FILE = f"{FOLDER}.zip"
LINK = "offline:"
UNKNOWN = "(size and date)"  # until the copy is written, which holds this page too
PARAGRAPH = re.compile(r"<p data-offline=.*?</p>\n?", re.DOTALL)


def offer_copy(article: HtmlElement, *, there: bool) -> None:
    """Let the link of the offer lead to the zip, or leave its paragraph out."""
    for link in article.xpath(f".//p[@data-offline]/a[@href='{LINK}']"):
        if there:
            link.set("href", f"../{FILE}")
            link.tail = f" {UNKNOWN}{link.tail}"
        else:
            link.getparent().drop_tree()

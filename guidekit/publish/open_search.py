"""Let browsers search the site from their address bar: OpenSearch 1.1, only when the address is known."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from lxml.html import HtmlElement

FILE = "opensearch.xml"
NAME = "License Guides"  # at most 16 characters


def remove_link(root: HtmlElement) -> None:
    """Take the link to the description out of a page."""
    for link in root.xpath("//link[@rel='search']"):
        link.drop_tree()


def write_description(site: Path, site_url: str) -> None:
    """Write the description that a browser reads when a reader adds the search.

    Args:
        site_url: address of the site, with a slash at the end; the standard allows no relative one.
    """
    address = escape(site_url.rstrip("/") + "/", {'"': "&quot;"})
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{NAME}</ShortName>
<Description>Guides to keeping a Windows license</Description>
<InputEncoding>UTF-8</InputEncoding>
<Image width="16" height="16" type="image/svg+xml">{address}assets/favicon.svg</Image>
<Url type="text/html" template="{address}search/?q={{searchTerms}}"/>
</OpenSearchDescription>
"""
    (site / FILE).write_text(text, encoding="utf-8", newline="\n")

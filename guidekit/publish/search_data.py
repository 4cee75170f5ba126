"""Write the search data: one record per section and Windows version, in a script.

A script and not JSON, because browsers refuse to fetch files from a folder (file://).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import os_of, words
from guidekit.source import Page

HEADINGS = ("h1", "h2", "h3")
LEFT_OUT = {"facts", "os-switch", "part part--sources", "page-actions", "eyebrow", "part part--next rows"}


def blocks(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks of an article in order, going into sections, past what is not content."""
    for element in parent:
        if element.get("class") in LEFT_OUT:
            continue
        if element.tag == "section":
            yield from blocks(element)
        else:
            yield element


def records(page: Page, html: HtmlElement) -> list[dict]:
    """Return the search records of a built guide.

    Each has `guide` (number), `heading`, `anchor` (empty for the top), `os` (None outside
    variants) and `text`.
    """
    found: list[dict] = []
    for block in blocks(html.xpath("//article")[0]):
        if block.tag in HEADINGS:
            top = block.tag == "h1"
            found.append(
                {
                    "guide": page.meta["id"],
                    "heading": "" if top else words(block),
                    "anchor": "" if top else block.get("id"),
                    "os": os_of(block),
                    "text": "",
                }
            )
        elif found:
            found[-1]["text"] = f"{found[-1]['text']} {words(block)}".strip()
    return [record for record in found if record["text"]]


def about(page: Page) -> dict:
    """Return what a result shows of a guide, and the words people use for it."""
    meta = page.meta
    return {
        "title": meta["title"],
        "description": meta["description"],
        "url": page.url,
        "os": meta["applies_to"],
        "codes": meta.get("codes", []),
        "asked": meta.get("asked", []),
    }


def write_data(site: Path, guides: list[tuple[Page, HtmlElement]]) -> None:
    """Write assets/search/data.js; loading it sets `guideSearchData`."""
    content = {
        "guides": {page.meta["id"]: about(page) for page, _ in guides},
        "records": [record for page, html in guides for record in records(page, html)],
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    folder = site / "assets" / "search"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.js").write_text(f"self.guideSearchData={text};\n", encoding="utf-8", newline="\n")

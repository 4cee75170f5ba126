"""Write guides.json, the list of all guides for other programs."""

from __future__ import annotations

import json
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import os_of, words
from guidekit.source import Page

COPIED = ("title", "description", "applies_to", "answers", "codes", "checked", "sources")


def steps(html: HtmlElement) -> list[dict]:
    """Return the steps of a built guide in page order; `os` is None outside variants."""
    return [
        {"os": os_of(step), "anchor": step.get("id"), "text": words(step.find("p"))}
        for step in html.xpath("//article//ol[@class='steps']/li")
    ]


def entry(page: Page, html: HtmlElement) -> dict:
    """Return what guides.json says of one guide; addresses are relative to the site's root."""
    number = page.meta["id"]
    head = {"id": number, "url": page.url, "short_url": f"{number}/", "type": page.type}
    copied = {key: page.meta.get(key, []) for key in COPIED}
    return head | copied | {"steps": steps(html)}


def write_list(site: Path, entries: list[dict]) -> None:
    """Write guides.json into a site folder."""
    text = json.dumps({"schema": 1, "guides": entries}, ensure_ascii=False, indent=1)
    (site / "guides.json").write_text(text + "\n", encoding="utf-8", newline="\n")

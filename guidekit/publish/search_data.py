"""Write the search data: guides, their sections as bags of words, codes and synonyms, in a script.

A script and not JSON, because browsers refuse to fetch files from a folder (file://).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.data import load
from guidekit.publish.html import os_of, words
from guidekit.publish.short_addresses import places
from guidekit.source import Page

HEADINGS = ("h1", "h2", "h3")
# What is no words of the guide itself; the entries of long tables are found by their codes and addresses.
LEFT_OUT = {
    "entries",
    "facts",
    "os-switch",
    "part part--sources",
    "page-actions",
    "eyebrow",
    "part part--next rows",
}
WORD = re.compile(r"[a-z0-9]+(?:['’.-][a-z0-9]+)*")


def blocks(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks of an article in order, going into sections, past what is not content."""
    for element in parent:
        if element.get("class") in LEFT_OUT:
            continue
        if element.tag == "section":
            yield from blocks(element)
        else:
            yield element


def sections(page: Page, html: HtmlElement) -> list[dict]:
    """Return the sections of a built guide.

    Each has `heading`, `anchor` (empty for the top), `os` (None outside variants) and `text`.
    """
    found: list[dict] = []
    for block in blocks(html.xpath("//article")[0]):
        if block.tag in HEADINGS:
            top = block.tag == "h1"
            found.append(
                {
                    "heading": "" if top else words(block),
                    "anchor": "" if top else block.get("id"),
                    "os": os_of(block),
                    "text": "",
                }
            )
        elif found:
            found[-1]["text"] = f"{found[-1]['text']} {words(block)}".strip()
    return [section for section in found if section["text"]]


def common_words(texts: list[set[str]]) -> set[str]:
    """Return the words that more than half of the guides have: they tell none from another.

    Args:
        texts: the words of each guide.
    """
    counts = Counter(word for text in texts for word in text)
    return {word for word, count in counts.items() if count > len(texts) / 2 and len(texts) > 10}


def once(text: str, left_out: set[str]) -> str:
    """Return the words of a text, each once, in order.

    How often a word stands in a section tells the search little; leaving repetitions out makes
    the data a third smaller.
    """
    said = set(left_out)
    kept = [
        word
        for word in WORD.findall(text.lower())
        if len(word) > 2 and not (word in said or said.add(word))
    ]
    return " ".join(kept)


def record(page: Page, found: list[dict], common: set[str]) -> dict:
    """Return what the search knows of a guide.

    Args:
        found: its sections.
        common: words that are left out.
    """
    meta = page.meta
    return {
        "id": meta["id"],
        "url": page.url,
        "title": meta["title"],
        "description": meta["description"],
        "type": page.type,
        "os": meta["applies_to"],
        "codes": meta.get("codes", []),
        "asked": meta.get("asked", []),
        "sections": [
            [part["heading"], part["anchor"], part["os"], once(part["text"], common)]
            for part in found
        ],
    }


def write_data(site: Path, found: list[tuple[Page, list[dict]]]) -> None:
    """Write assets/search/data.js; loading it sets `guideSearchData`.

    Args:
        site: the site's folder.
        found: the guides with their sections.
    """
    common = common_words(
        [
            {word for part in parts for word in WORD.findall(part["text"].lower())}
            for _, parts in found
        ]
    )
    content = {
        "guides": [record(page, parts, common) for page, parts in found],
        "codes": {
            code: target
            for code, (target, _) in places([page for page, _ in found]).items()
            if code.startswith("0x")
        },
        "synonyms": load("synonyms"),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    folder = site / "assets" / "search"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.js").write_text(
        f"self.guideSearchData={text};\n", encoding="utf-8", newline="\n"
    )

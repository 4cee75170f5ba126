"""Tables made from data/, so that a fact stands in one place: a paragraph `{table: settings}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from guidekit.data import load, remembered
from guidekit.source import read_pages

MARK = re.compile(r"^\{table: ([a-z-]+)\}$")


def ways(entry: dict) -> Iterator[str]:
    """Yield the ways to a settings page that are known, one line for both versions where they are alike."""
    if entry.get("windows-11") == entry.get("windows-10"):
        yield f"<b>{escape(entry['windows-11'])}</b>"
        return
    for name, key in (("Windows 11", "windows-11"), ("Windows 10", "windows-10")):
        if key in entry:
            yield f"{name}: <b>{escape(entry[key])}</b>"


def settings_entries() -> Iterator[str]:
    """Yield an entry per settings page, by title; each has an anchor."""
    entries = load("settings")["pages"]
    for key, entry in sorted(entries.items(), key=lambda item: item[1]["title"]):
        if "uri" not in entry:  # a page on the way to others
            continue
        told = [*ways(entry), *([escape(entry["note"])] if "note" in entry else [])]
        term = f"{escape(entry['title'])} <code>{entry['uri']}</code>"
        yield f'<div id="{key}"><dt>{term}</dt><dd>{"<br>".join(told)}</dd></div>'


@remembered
def pages_of_codes() -> dict[str, str]:
    """Return the address of the page that each error code has, below the site's root."""
    return {code: page.url for page in read_pages() for code in page.meta.get("codes") or []}


def code_entries(group: str) -> Iterator[str]:
    """Yield an entry per error code of a group; each has an anchor, and a link to its page if it has one.

    The table stands on a page two folders deep, as every guide does.
    """
    for code, entry in load("codes")[group].items():
        shown = f"<code>{code}</code>"
        if code in pages_of_codes():
            shown = f'<a href="../../{pages_of_codes()[code]}">{shown}</a>'
        who = f" <small>{escape(entry['for'])}</small>" if "for" in entry else ""
        whose = "Microsoft's advice" if entry["advice"] == "Microsoft" else "Reasoned advice"
        yield (
            f'<div id="{code.lower()}"><dt>{shown}{who}</dt>'
            f"<dd>{escape(entry['meaning'])}<br><b>{whose}:</b> {escape(entry['do'])}</dd></div>"
        )


TABLES = {"settings": settings_entries} | {
    f"codes-{group}": partial(code_entries, group) for group in load("codes")
}


def table(name: str) -> str:
    """Return a table as HTML: a list of terms, which also fits a phone.

    Raises:
        ValueError: when there is none of that name.
    """
    if name not in TABLES:
        raise ValueError(f"unknown table {name}; known: {', '.join(TABLES)}")
    return f'<dl class="entries">{"".join(TABLES[name]())}</dl>'


class TableProcessor(Preprocessor):
    """Replace a mark by its table, before Markdown looks at the text."""

    def run(self, lines: list[str]) -> list[str]:
        return [table(match[1]) if (match := MARK.match(line)) else line for line in lines]


class TableExtension(Extension):
    """Register the processor before raw HTML is set aside (20)."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(TableProcessor(md), "guide-tables", 24)


def makeExtension(**options: object) -> TableExtension:
    """Return the extension; Python-Markdown asks for it under this name."""
    return TableExtension(**options)

"""Tables made from data/, so that a fact stands in one place: a paragraph `{table: settings}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from guidekit.data import load

MARK = re.compile(r"^\{table: ([a-z-]+)\}$")


def ways(entry: dict) -> Iterator[str]:
    """Yield the ways to a settings page, one line for both versions where they are alike."""
    eleven, ten = entry.get("windows-11"), entry.get("windows-10")
    if eleven == ten:
        yield f"<b>{escape(eleven)}</b>"
        return
    for name, way in (("Windows 11", eleven), ("Windows 10", ten)):
        yield f"{name}: <b>{escape(way)}</b>" if way else f"{name}: there is no such page"


def settings_rows() -> Iterator[str]:
    """Yield a row per settings page, by title; each has an anchor."""
    entries = load("settings")["pages"]
    for key in sorted(entries, key=lambda key: entries[key]["title"]):
        entry = entries[key]
        told = [*ways(entry), *([escape(entry["note"])] if "note" in entry else [])]
        head = f"{escape(entry['title'])}<br><code>{entry['uri']}</code>"
        yield f'<tr id="{key}"><th scope="row">{head}</th><td>{"<br>".join(told)}</td></tr>'


TABLES = {"settings": (("Page and address", "Way through the menus"), settings_rows)}


def table(name: str) -> str:
    """Return a table as HTML.

    Raises:
        ValueError: when there is none of that name.
    """
    if name not in TABLES:
        raise ValueError(f"unknown table {name}; known: {', '.join(TABLES)}")
    titles, rows = TABLES[name]
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows())}</tbody></table>"


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

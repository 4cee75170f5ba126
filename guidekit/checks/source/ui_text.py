"""Words that belong to Windows: addresses, ways, labels and messages, all listed in data/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from guidekit.model import settings
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import load
from guidekit.model.tables import MARK, tables

ADDRESS = re.compile(r"ms-settings:[a-z0-9-]*")
WAY = re.compile(r"\*\*(Settings > [^*]+)\*\*")
QUOTE = re.compile(r"^> ?(.+)$")
STEP = re.compile(r"^\d+\. ")
BOLD = re.compile(r"\*\*([^*]+)\*\*")


def nearest(word: str, known: list[str]) -> str:
    """Return the known words most like a wrong one, for a fix."""
    return ", ".join(get_close_matches(word, known, n=3, cutoff=0.5) or sorted(known)[:10])


def unlisted(page: Page, pattern: re.Pattern[str], known: list[str], add: str) -> Iterator[Finding]:
    """Yield words of Settings that data/settings.yml does not list; `add` ends the fix."""
    for number, line in page.lines():
        for word in pattern.findall(line):
            if word not in known:
                fix = f"use one of {nearest(word, known)}{add}"
                yield page.finding(number, f"{word} is not in data/settings.yml", fix)


def unknown_addresses(page: Page) -> Iterator[Finding]:
    """Yield `ms-settings:` addresses that data/settings.yml does not list."""
    yield from unlisted(page, ADDRESS, settings.addresses(), ", or add it there with its source")


def unknown_paths(page: Page) -> Iterator[Finding]:
    """Yield menu paths, `**Settings > …**`, that data/settings.yml does not list."""
    yield from unlisted(page, WAY, settings.paths(), "")


def unknown_tables(page: Page) -> Iterator[Finding]:
    """Yield marks of tables that are not made from data/."""
    for number, line in page.lines():
        match = MARK.match(line)
        if match and match[1] not in tables():
            fix = f"use one of {', '.join(tables())}"
            yield page.finding(number, f"there is no table {match[1]}", fix)


def unknown_messages(page: Page) -> Iterator[Finding]:
    """Yield quotes that are no message of Windows; a blockquote quotes nothing else."""
    known = load("screen-text")["messages"]
    for number, line in page.lines():
        match = QUOTE.match(line)
        if match and match[1] not in known:
            fix = f"quote the screen exactly: {nearest(match[1], known)}"
            yield page.finding(number, f"“{match[1]}” is not in data/screen-text.yml", fix)

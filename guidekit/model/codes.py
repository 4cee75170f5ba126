"""Error codes: those of data/codes.yml, how they are written, and where each leads."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guidekit.model.guide import Page
from guidekit.model.project import cached, load

CODE = r"^0x[0-9A-F]{8}$"
PATH = re.compile(r"(?:0x)?[0-9A-Fa-f]{8}")  # an address of a code in any spelling
CODE_PAGE = re.compile(r"troubleshooting/0x")  # the page of one error code
ALL_CODES = 148  # the guide with the table of all codes


@cached
def all_codes() -> dict[str, dict]:
    """Return every code with its meaning and advice, whatever its group."""
    return {code: entry for group in load("codes").values() for code, entry in group.items()}


def spellings(code: str) -> list[str]:
    """Return the ways a code is written in an address, for `0xC004F211` four."""
    digits = code.removeprefix("0x")
    return [f"0x{digits.upper()}", f"0x{digits.lower()}", digits.upper(), digits.lower()]


def places(pages: Iterable[Page]) -> dict[str, tuple[str, str]]:
    """Return where every number and every code leads, with the title of the place.

    A code leads to its page; one without a page leads to its row in the table of all codes.
    """
    guides = [page for page in pages if page.type]
    table = next((page for page in guides if page.meta["id"] == ALL_CODES), None)
    found = {}
    if table:
        for code in all_codes():
            found[code] = (f"{table.url}#{code.lower()}", f"Error {code}")
    for page in guides:
        for name in [str(page.meta["id"]), *(page.meta.get("codes") or [])]:
            found[name] = (page.url, page.meta["title"])
    return found

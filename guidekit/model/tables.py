"""Tables made from data/, so that a fact stands in one place: `{table: settings}` in a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidekit.model import settings, windows
from guidekit.model.guide import read_pages
from guidekit.model.project import cached, load

MARK = re.compile(r"^\{table: ([a-z-]+)\}$")
Pieces = list[tuple[str, str]]  # an element's name, empty for plain text, and its words


@dataclass
class Entry:
    """One entry of a table.

    Args:
        anchor: its id.
        term: what it is about; the first piece is the link.
        lines: what is said of it, a line each.
        page: the page that the term leads to, below docs/; empty for none.
    """

    anchor: str
    term: Pieces
    lines: list[Pieces]
    page: str = ""


def path_lines(page: dict) -> Iterator[Pieces]:
    """Yield the paths to a settings page that are known, one line where they are alike."""
    known = [os for os in windows.IDS if os in page]
    if len(known) == len(windows.IDS) and len({page[os] for os in known}) == 1:
        yield [("b", page[known[0]])]
        return
    for os in known:
        yield [("", f"{windows.NAMES[os]}: "), ("b", page[os])]


def settings_entries() -> Iterator[Entry]:
    """Yield an entry per settings page, by title."""
    for key, page in sorted(settings.pages().items(), key=lambda item: item[1]["title"]):
        if "uri" not in page:  # a page on the way to others
            continue
        note = [[("", page["note"])]] if "note" in page else []
        term = [("", f"{page['title']} "), ("code", page["uri"])]
        yield Entry(key, term, [*path_lines(page), *note])


@cached
def pages_of_codes() -> dict[str, str]:
    """Return the page that each error code has, below docs/."""
    return {code: page.name for page in read_pages() for code in page.meta.get("codes") or []}


def code_entries(group: str) -> Iterator[Entry]:
    """Yield an entry per error code of a group; with a link to its page if it has one."""
    for code, entry in load("codes")[group].items():
        who = [("", " "), ("small", entry["for"])] if "for" in entry else []
        whose = "Microsoft's advice:" if entry["advice"] == "Microsoft" else "Reasoned advice:"
        lines = [[("", entry["meaning"])], [("b", whose), ("", f" {entry['do']}")]]
        yield Entry(code.lower(), [("code", code), *who], lines, pages_of_codes().get(code, ""))


def tables() -> dict[str, Callable[[], Iterator[Entry]]]:
    """Return what makes each table, by its name."""
    codes = {f"codes-{group}": lambda group=group: code_entries(group) for group in load("codes")}
    return {"settings": settings_entries} | codes

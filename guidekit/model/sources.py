"""The register of what guides were checked against: data/sources.yml."""

from __future__ import annotations

from datetime import date

from guidekit.model.dates import day
from guidekit.model.project import load
from guidekit.model.schema import TEXT, closed

READ = ("whole", "part", "unread")
SCHEMA = closed(
    ["title", "publisher", "read"],
    title=TEXT,
    publisher=TEXT,
    url={"type": "string", "pattern": "^https?://"},
    read={"enum": list(READ)},
    copy={"type": "string", "pattern": r"^\d{4}(-\d{2}){0,2}$"},
)


def keys() -> list[str]:
    """Return the keys of all sources, sorted."""
    return sorted(load("sources"))


def of(page_keys: list[str]) -> list[dict]:
    """Return the sources that a guide names, in its order."""
    register = load("sources")
    return [register[key] for key in page_keys]


def when(copy: str) -> str:
    """Return the day, month or year of a copy as readers write it: `2024-02` is February 2024."""
    year, *rest = copy.split("-")
    if not rest:
        return year
    return day(copy) if len(rest) == 2 else f"{date(int(year), int(rest[0]), 1):%B %Y}"


def how_read(source: dict) -> str:
    """Return what was read of a source, and of which day: `read in part, text of 2017`."""
    read = "read in part" if source["read"] == "part" else "read"
    return f"{read}, text of {when(source['copy'])}" if "copy" in source else read

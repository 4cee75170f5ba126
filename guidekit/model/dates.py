"""Days: written for readers, and those facts of data/dates.yml that expire."""

from __future__ import annotations

import re
from datetime import date

from guidekit.model.project import load

MARK = re.compile(r"\{date: ([a-z0-9-]+)\}")


def day(written: str) -> str:
    """Return an ISO date as `21 November 2026`."""
    when = date.fromisoformat(written)
    return f"{when.day} {when:%B %Y}"


def with_dates(text: str) -> str:
    """Return a text with each mark `{date: esu-ends}` replaced by its day.

    A mark that data/dates.yml does not know stays: the build gate refuses it, with its line.
    """
    known = load("dates")
    return MARK.sub(lambda mark: day(known[mark[1]]["date"]) if mark[1] in known else mark[0], text)

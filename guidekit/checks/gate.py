"""What no build may pass over: a page that says something the data does not know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidekit.addresses.lock import read_lock
from guidekit.checks.dates import unknown_dates
from guidekit.checks.finding import Finding
from guidekit.checks.front_matter import (
    future_dates,
    repeated_codes,
    repeated_numbers,
    retired_numbers,
    schema_findings,
    taken_addresses,
)
from guidekit.checks.pictures import unknown_screens
from guidekit.checks.settings import unknown_addresses, unknown_tables
from guidekit.data import remembered
from guidekit.source import Page


@remembered
def findings(pages: tuple[Page, ...], today: date) -> list[Finding]:
    """Return everything in the sources that must stop a build; asked twice in a build, looked for once."""
    return list(found(pages, today))


def found(pages: tuple[Page, ...], today: date) -> Iterator[Finding]:
    """Yield what `findings` returns."""
    broken = [finding for page in pages for finding in schema_findings(page)]
    yield from broken
    if broken:  # the other checks read front matter that the schema has passed
        return
    for page in pages:
        yield from future_dates(page, today)
        yield from unknown_addresses(page)
        yield from unknown_tables(page)
        yield from unknown_dates(page)
        yield from unknown_screens(page)
    yield from repeated_numbers(pages)
    yield from retired_numbers(pages, read_lock())
    yield from taken_addresses(pages)
    yield from repeated_codes(pages)

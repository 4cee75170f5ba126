"""What no build may pass over: a page that says what the data does not know, an address lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from guidekit.checks.built.anchors import anchor_findings
from guidekit.checks.source import dates, front_matter, pictures, ui_text
from guidekit.model.address_lock import read_lock
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import broken_data
from guidekit.publish.record import PageRecord


def usable(pages: list[Page]) -> list[Page]:
    """Return the pages whose front matter follows the schema; the others cannot be published."""
    return [page for page in pages if not any(front_matter.schema_findings(page))]


def source_findings(pages: list[Page], today: date) -> list[Finding]:
    """Return everything in the sources that must stop a build."""
    return [*broken_data(), *_found(pages, today)]


def _found(pages: list[Page], today: date) -> Iterator[Finding]:
    for page in pages:
        yield from front_matter.schema_findings(page)
    good = usable(pages)  # the other checks read front matter that the schema has passed
    for page in good:
        yield from front_matter.future_dates(page, today)
        yield from ui_text.unknown_addresses(page)
        yield from ui_text.unknown_tables(page)
        yield from dates.unknown_dates(page)
        yield from pictures.unknown_screens(page)
    yield from front_matter.repeated_numbers(good)
    yield from front_matter.retired_numbers(good, read_lock())
    yield from front_matter.taken_addresses(good)
    yield from front_matter.repeated_codes(good)


def built_findings(records: Iterable[PageRecord]) -> list[Finding]:
    """Return what is wrong with the addresses inside the built guides."""
    return [finding for record in records for finding in anchor_findings(record)]

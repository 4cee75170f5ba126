"""What the ticket desk knows beside the search data: steps to quote, addresses, days."""

from __future__ import annotations

from guidekit.model.address_lock import number_of
from guidekit.model.codes import PATH
from guidekit.model.dates import day
from guidekit.publish.context import PublishContext
from guidekit.publish.outputs.search_data import script
from guidekit.publish.record import PageRecord, Step


def quoted(step: Step, guide: int) -> dict:
    """Return a step of a guide as the desk quotes it; `at` is the number of its short address."""
    return {
        "os": step.os,
        "part": step.part,
        "anchor": step.anchor,
        "at": number_of(guide, step.anchor),
        "number": step.number,
        "text": step.labelled,
    }


def places(record: PageRecord) -> dict[str, int | None]:
    """Return the number of the short address of each section and each code's row, by its anchor."""
    guide = record.page.meta["id"]
    sections = [part.anchor for part in record.sections if part.anchor]
    rows = [anchor for anchor in record.anchors if PATH.fullmatch(anchor)]
    return {anchor: number_of(guide, anchor) for anchor in sections + rows}


def days(meta: dict) -> str:
    """Return when a guide was checked, and when it last changed for its readers."""
    told = f"Checked {day(meta['checked'])}."
    changes = [change["date"] for change in meta.get("changes", [])]
    return f"{told} Changed {day(max(changes))}." if changes else told


def write_data(context: PublishContext, records: list[PageRecord]) -> None:
    """Write assets/desk/data.js; loading it sets `guideDeskData`."""
    guides = {record.page.meta["id"]: record for record in records}
    content = {
        "steps": {id: [quoted(step, id) for step in one.steps] for id, one in guides.items()},
        "places": {id: places(one) for id, one in guides.items()},
        "days": {id: days(one.page.meta) for id, one in guides.items()},
    }
    context.write("assets/desk/data.js", script("guideDeskData", content))

"""What the ticket desk knows beside the search data: steps to quote."""

from __future__ import annotations

from guidekit.publish.context import PublishContext
from guidekit.publish.outputs.search_data import script
from guidekit.publish.record import PageRecord, Step


def quoted(step: Step) -> dict:
    """Return a step as the desk quotes it."""
    return {
        "os": step.os,
        "part": step.part,
        "anchor": step.anchor,
        "number": step.number,
        "text": step.labelled,
    }


def write_data(context: PublishContext, records: list[PageRecord]) -> None:
    """Write assets/desk/data.js; loading it sets `guideDeskData`."""
    steps = {record.page.meta["id"]: list(map(quoted, record.steps)) for record in records}
    content = {"steps": steps}
    context.write("assets/desk/data.js", script("guideDeskData", content))

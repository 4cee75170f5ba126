"""guides.json, the list of all guides for other programs; docs/guides.schema.json describes it."""

from __future__ import annotations

import json

from guidekit.publish.context import PublishContext
from guidekit.publish.record import PageRecord

COPIED = ("title", "description", "applies_to", "answers", "codes", "checked", "sources", "changes")


def entry(record: PageRecord) -> dict:
    """Return what the list says of one guide; addresses are relative to the site's root."""
    page = record.page
    head = {"id": page.meta["id"], "url": page.url, "short_url": page.short_url, "type": page.type}
    copied = {key: page.meta.get(key, []) for key in COPIED}
    steps = [{"os": step.os, "anchor": step.anchor, "text": step.text} for step in record.steps]
    return head | copied | {"steps": steps}


def write_list(context: PublishContext, records: list[PageRecord]) -> None:
    """Write the list into the site."""
    content = {"schema": 1, "guides": list(map(entry, records))}
    context.write("guides.json", json.dumps(content, ensure_ascii=False, indent=1) + "\n")

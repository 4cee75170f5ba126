"""Old names of places on a page."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model.guide import Page
from guidekit.publish.html import E


def add_moved_anchors(article: HtmlElement, page: Page) -> None:
    """Keep renamed anchors alive: each old id stands at the place that its new one names."""
    if not (moved := page.meta.get("moved_anchors")):
        return
    by_id = {element.get("id"): element for element in article.iter() if element.get("id")}
    for old, new in moved.items():
        if new in by_id and old not in by_id:
            by_id[new].insert(0, E.span({"id": old, "class": "moved-anchor"}))
            by_id[new][0].tail, by_id[new].text = by_id[new].text, None

"""What changed for the readers of a guide, folded at its end."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model.dates import day
from guidekit.model.guide import Page
from guidekit.publish.html import E


def add_changes(article: HtmlElement, page: Page) -> None:
    """Put the list at the end of a guide that tells changes, the latest first."""
    if told := page.changes:
        items = [
            E.li(E.time(day(one["date"]), datetime=one["date"]), f": {one['what']}") for one in told
        ]
        article.append(E.details({"class": "changes"}, E.summary("What changed"), E.ul(*items)))

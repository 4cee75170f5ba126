"""The list of what a guide was checked against."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model import sources
from guidekit.model.dates import day
from guidekit.model.guide import Page
from guidekit.publish.html import E


def checked_line(page: Page) -> str:
    """Return the sentence that says against what a guide was checked, and when."""
    when = day(page.meta["checked"])
    told = "against stored copies of these texts. Behind each stands how much was read."
    return f"Checked on {when} {told}"


def item(source: dict) -> HtmlElement:
    """Return one source: its title, linked where it has an address, its writer, what was read."""
    link = E.a(source["title"], href=source["url"]) if "url" in source else E.span(source["title"])
    return E.li(link, f", {source['publisher']} ({sources.how_read(source)})")


def add_sources(article: HtmlElement, page: Page) -> None:
    """Put the list at the end of a guide."""
    listed = E.ul(*map(item, sources.of(page.meta["sources"])))
    summary = E.summary(E.h2("Sources", id="sources"))
    folded = E.details(summary, E.p(checked_line(page)), listed)
    article.append(E.section({"class": "part part--sources"}, folded))

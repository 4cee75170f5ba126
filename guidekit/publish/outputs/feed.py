"""changes.xml, the feed of new and changed guides: Atom, RFC 4287."""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from guidekit.model.dates import day
from guidekit.model.guide import Page
from guidekit.model.project import SITE_NAME
from guidekit.publish.context import PublishContext

ATOM = "http://www.w3.org/2005/Atom"
FILE = "changes.xml"
E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def permanent_id(name: str) -> str:
    """Return an id that stays when the site moves to another address."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'windows-license-guides/{name}')}"


def moment(day: str) -> str:
    """Return the first moment of an ISO date as RFC 3339 wants it."""
    return f"{date.fromisoformat(day)}T00:00:00Z"


def changed(page: Page) -> str:
    """Return the day on which a guide was last checked or changed."""
    return max(page.meta["checked"], *(change["date"] for change in page.changes), "")


def summary(page: Page) -> str:
    """Return what a guide is about, and its latest change if there is one."""
    latest = [f"Changed on {day(one['date'])}: {one['what']}" for one in page.changes[:1]]
    return " ".join([page.meta["description"], *latest])


def _latest(page: Page) -> tuple[str, int]:
    return changed(page), page.meta["id"]


def entry(page: Page, site_url: str) -> etree._Element:
    """Return the entry of one guide."""
    return E.entry(
        E.id(permanent_id(str(page.meta["id"]))),
        E.title(page.meta["title"]),
        E.updated(moment(changed(page))),
        E.link(rel="alternate", href=site_url + page.short_url),
        E.summary(summary(page)),
    )


def write_feed(context: PublishContext) -> None:
    """Write the feed, the latest change first; without an address its links are relative."""
    latest = sorted(context.guides, key=_latest, reverse=True)
    feed = E.feed(
        E.id(permanent_id("changes")),
        E.title(SITE_NAME),
        E.updated(moment(changed(latest[0]) if latest else "1970-01-01")),
        E.author(E.name(SITE_NAME)),
        E.link(rel="alternate", type="text/html", href=context.site_url or "./"),
        E.link(rel="self", href=context.site_url + FILE),
        *(entry(page, context.site_url) for page in latest),
    )
    text = etree.tostring(feed, encoding="unicode", pretty_print=True)
    context.write(FILE, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}')

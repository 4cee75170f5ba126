"""Write changes.xml, the feed of new and changed guides: Atom, RFC 4287."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from guidekit.source import Page

ATOM = "http://www.w3.org/2005/Atom"
NAME = "Windows License Guides"
FILE = "changes.xml"
E = ElementMaker(namespace=ATOM, nsmap={None: ATOM})


def permanent_id(name: str) -> str:
    """Return an id that stays when the site moves to another address."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'windows-license-guides/{name}')}"


def moment(day: str) -> str:
    """Return the first moment of an ISO date as RFC 3339 wants it."""
    return f"{date.fromisoformat(day)}T00:00:00Z"


def entry(page: Page, site_url: str) -> etree._Element:
    """Return the entry of one guide; it is updated on the day it was last checked."""
    return E.entry(
        E.id(permanent_id(str(page.meta["id"]))),
        E.title(page.meta["title"]),
        E.updated(moment(page.meta["checked"])),
        E.link(rel="alternate", href=f"{site_url}{page.meta['id']}/"),
        E.summary(page.meta["description"]),
    )


def write_feed(site: Path, pages: list[Page], site_url: str = "") -> None:
    """Write the feed, the latest change first.

    Args:
        site: the site's folder.
        pages: the guides.
        site_url: the site's address with a slash at the end; without one, addresses are relative to the feed.
    """
    latest = sorted(pages, key=lambda page: (page.meta["checked"], page.meta["id"]), reverse=True)
    feed = E.feed(
        E.id(permanent_id("changes")),
        E.title(NAME),
        E.updated(moment(latest[0].meta["checked"] if latest else "1970-01-01")),
        E.author(E.name(NAME)),
        E.link(rel="self", href=f"{site_url}{FILE}"),
        *(entry(page, site_url) for page in latest),
    )
    etree.ElementTree(feed).write(
        str(site / FILE), encoding="utf-8", xml_declaration=True, pretty_print=True
    )

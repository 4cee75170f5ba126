"""Files that others look for at fixed places: robots.txt, sitemap.xml and security.txt."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

from lxml import etree
from lxml.builder import ElementMaker

from guidekit.model.guide import UNLISTED_LAYOUTS
from guidekit.publish.context import PublishContext

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
E = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP})


def sitemap(context: PublishContext) -> str:
    """Return the sitemap (sitemaps.org): a guide with the day it was last checked."""
    entries = []
    for page in context.sources:
        if page.meta.get("layout") not in UNLISTED_LAYOUTS:
            day = [E.lastmod(page.meta["checked"])] if page.type else []
            entries.append(E.url(E.loc(context.site_url + page.url), *day))
    text = etree.tostring(E.urlset(*entries), encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'


def security(context: PublishContext) -> str:
    """Return where to report a weakness (RFC 9116); good for a year from the last change."""
    latest = max(date.fromisoformat(page.meta["checked"]) for page in context.guides)
    return (
        f"Contact: {context.repo_url.rstrip('/')}/security/advisories/new\n"
        f"Expires: {latest + timedelta(days=365)}T00:00:00Z\n"
        "Preferred-Languages: en\n"
    )


def write_files(context: PublishContext) -> None:
    """Write robots.txt (RFC 9309), and the others where there is an address for them."""
    line = f"Sitemap: {context.site_url}sitemap.xml\n" if context.site_url else ""
    context.write("robots.txt", f"User-agent: *\nAllow: /\n{line}")
    if context.site_url:
        context.write("sitemap.xml", sitemap(context))
    if context.repo_url and urlsplit(context.site_url).path in ("", "/"):  # nowhere else it is read
        context.write(".well-known/security.txt", security(context))

"""Write the files that others look for at fixed places: robots.txt, sitemap.xml and security.txt."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from guidekit.source import Page

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
E = ElementMaker(namespace=SITEMAP, nsmap={None: SITEMAP})
UNLISTED = ("search", "desk")  # layouts of pages that hold nothing by themselves


def write_sitemap(site: Path, pages: list[Page], site_url: str) -> None:
    """Write the sitemap (sitemaps.org): a guide with the day it was last checked, other pages without a day.

    Args:
        site: the site's folder.
        pages: all pages.
        site_url: the site's address with a slash at the end.
    """
    entries = []
    for page in pages:
        if page.meta.get("layout") not in UNLISTED:
            day = [E.lastmod(page.meta["checked"])] if page.type else []
            entries.append(E.url(E.loc(site_url + page.url), *day))
    etree.ElementTree(E.urlset(*entries)).write(
        str(site / "sitemap.xml"), encoding="utf-8", xml_declaration=True, pretty_print=True
    )
    (site / "sitemap.xml.gz").unlink(
        missing_ok=True
    )  # the engine's own, with the day of the build for every page


def write_robots(site: Path, site_url: str) -> None:
    """Write that robots may read everything (RFC 9309), and where the sitemap is if there is one."""
    sitemap = f"Sitemap: {site_url}sitemap.xml\n" if site_url else ""
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\n{sitemap}", encoding="utf-8", newline="\n"
    )


def write_security(site: Path, pages: list[Page], repo_url: str) -> None:
    """Write where to report a weakness (RFC 9116); it is good for a year from the last change of a guide."""
    latest = max(date.fromisoformat(page.meta["checked"]) for page in pages if page.type)
    folder = site / ".well-known"
    folder.mkdir(exist_ok=True)
    text = f"Contact: {repo_url.rstrip('/')}/security/advisories/new\nExpires: {latest + timedelta(days=365)}T00:00:00Z\nPreferred-Languages: en\n"
    (folder / "security.txt").write_text(text, encoding="utf-8", newline="\n")

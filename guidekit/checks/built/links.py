"""Links of a built site: inside it they resolve, outside it they are known and clean."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from bs4 import Tag

from guidekit.checks.built.site import BuiltPage, Site
from guidekit.model.finding import Finding
from guidekit.model.project import load

ATTRIBUTES = {
    "a": "href",
    "link": "href",
    "img": "src",
    "script": "src",
    "form": "action",
    "source": "srcset",
}


def references(page: BuiltPage) -> Iterator[tuple[Tag, str]]:
    """Yield every element of a page that names another file, with the address as written."""
    for element in page.soup.find_all(list(ATTRIBUTES)):
        written = element.get(ATTRIBUTES[element.name])
        if written is not None:
            words = str(written).split() if element.name == "source" else [str(written)]
            yield element, words[0]


def source_line(page: BuiltPage, element: Tag, written: str) -> int:
    """Return the Markdown line an element comes from, found by its words and its address."""
    words = element.get_text(" ", strip=True)
    stem = urlsplit(written).path.rstrip("/").split("/")[-1]
    return page.line(
        written,
        f"[{words}]" if words else "",
        f"#{fragment}" if (fragment := urlsplit(written).fragment) else "",
        stem,
    )


def is_inside(site: Site, page: BuiltPage, written: str) -> bool:
    """Tell whether an address stays on the site."""
    parts = urlsplit(urljoin(site.address(page), written))
    return parts.scheme in ("http", "https") and parts.netloc == urlsplit(site.address(page)).netloc


def broken_files(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield links, pictures, scripts and forms whose file does not exist."""
    for element, written in references(page):
        if is_inside(site, page, written) and site.linked(page, written) is None:
            known = [other.url.strip("/") for other in site.pages.values()]
            near = ", ".join(get_close_matches(written.split("#")[0].strip("./"), known))
            fix = f"did you mean {near}?" if near else "correct the address or take it out"
            yield page.finding(source_line(page, element, written), f"{written} leads nowhere", fix)


def broken_anchors(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield links whose page exists but has no such anchor; the fix lists those it has."""
    for element, written in references(page):
        anchor = unquote(urlsplit(written).fragment)
        if not anchor or not is_inside(site, page, written):
            continue
        target = site.pages.get(site.linked(page, written) or "")
        if target is not None and anchor not in target.ids:
            problem = f"{written}: no anchor {anchor} there"
            fix = f"use one of {', '.join(dict.fromkeys(target.ids))}"
            yield page.finding(source_line(page, element, written), problem, fix)


def outside(site: Site, page: BuiltPage) -> Iterator[tuple[Tag, str]]:
    """Yield the elements that lead to another host, and those with an address of another kind."""
    for element, written in references(page):
        if not is_inside(site, page, written) and not written.startswith("ms-settings:"):
            yield element, written


def unsafe_links(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield external links that are not https."""
    for element, written in outside(site, page):
        if urlsplit(written).scheme != "https":
            fix = "use an https address"
            yield page.finding(source_line(page, element, written), f"{written} is not https", fix)


def unknown_hosts(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield external links to hosts that data/hosts.yml does not list."""
    for element, written in outside(site, page):
        host = urlsplit(written).hostname
        if host not in load("hosts")["hosts"]:
            fix = "link a listed host, or add this one to data/hosts.yml after looking at it"
            yield page.finding(source_line(page, element, written), f"{host} is no known host", fix)


def tracked_links(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield external links with parameters that follow the reader."""
    for element, written in outside(site, page):
        asked = parse_qsl(urlsplit(written).query, keep_blank_values=True)
        for name in sorted({name.lower() for name, _ in asked} & set(load("hosts")["tracking"])):
            line = source_line(page, element, written)
            fix = f"take {name} out"
            yield page.finding(line, f"{written} has the tracking parameter {name}", fix)


def foreign_files(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield anything but a link that a browser would load from another host by itself."""
    for element, written in outside(site, page):
        if element.name != "a" and element.get("rel") not in (["canonical"], ["cite-as"]):
            line = source_line(page, element, written)
            fix = "keep a copy in docs/assets/"
            yield page.finding(line, f"<{element.name}> loads {written}", fix)

"""Write the short addresses: /101/ for a guide, /0xC004F211/ in four spellings for a code."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path

from guidekit.cores import on_all_cores
from guidekit.data import load
from guidekit.publish.html import up
from guidekit.publish.policy import meta_tag
from guidekit.source import Page

# Keeps ?os= and the hash. The target is the link of the page, never anything from the address.
SCRIPT = (
    'const to=new URL(document.querySelector("a").href);to.search=location.search;'
    "if(location.hash)to.hash=location.hash;location.replace(to)"
)
POLICY = meta_tag([SCRIPT], [])  # the same on all of these pages
ALL_CODES = 148  # the guide with the table of all codes


def spellings(code: str) -> list[str]:
    """Return the ways a code is written in an address, for `0xC004F211` four."""
    digits = code.removeprefix("0x")
    return [f"0x{digits.upper()}", f"0x{digits.lower()}", digits.upper(), digits.lower()]


def every_code() -> list[str]:
    """Return every code that has an address."""
    return [code for group in load("codes").values() for code in group]


def forward(target: str, title: str, *, at: str, site_url: str = "", cite: str = "") -> str:
    """Return the page that leads on to a place; with or without script it opens by itself.

    Args:
        target: the place, relative to the site's root, with or without an anchor.
        title: what stands there.
        at: where the page stands below the site's root, `101/`.
        site_url: the site's address, for the links that name it; empty when unknown.
        cite: the permanent address of the place, relative to the site's root (RFC 8574).
    """
    named = (
        f"""<link rel="canonical" href="{site_url}{target.split("#")[0]}">
<link rel="cite-as" href="{site_url}{cite or at}">
"""
        if site_url
        else ""
    )
    root = up(at)
    target, title = root + target, escape(title)
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
{POLICY}
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
{named}<link rel="icon" href="{root}assets/favicon.svg">
<title>{title}</title>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<p><a href="{target}">{title}</a></p>
<script>{SCRIPT}</script>
</html>
"""


def places(pages: list[Page]) -> dict[str, tuple[str, str]]:
    """Return where every number and every code leads, with the title of the place.

    A code leads to its page; one without a page leads to its row in the table of all codes.
    """
    found = {}
    pages = [page for page in pages if page.type]
    table = next((page for page in pages if page.meta["id"] == ALL_CODES), None)
    if table:
        for code in every_code():
            found[code] = (f"{table.url}#{code.lower()}", f"Error {code}")
    for page in pages:
        for name in [str(page.meta["id"]), *(page.meta.get("codes") or [])]:
            found[name] = (page.url, page.meta["title"])
    return found


def write_all(site: Path, pages: list[Page], site_url: str = "") -> None:
    """Write a forwarding page for each guide number, each spelling of each code and each old address."""
    pages_to_write = {}
    for name, (target, title) in places(pages).items():
        cite = f"{name}/"
        # One text for all spellings: file systems that fold case keep only one of them.
        text = forward(target, title, at=cite, site_url=site_url, cite=cite)
        pages_to_write |= dict.fromkeys(
            (f"{word}/" for word in (spellings(name) if name.startswith("0x") else [name])), text
        )
    for page in pages:
        for at in page.meta.get("moved_from") or []:
            cite = f"{page.meta['id']}/" if page.type else page.url
            pages_to_write[at] = forward(
                page.url, page.meta["title"], at=at, site_url=site_url, cite=cite
            )
    on_all_cores(partial(write, site), list(pages_to_write.items()))


def write(site: Path, page: tuple[str, str]) -> None:
    """Write a forwarding page: where it stands, and its text."""
    at, text = page
    (site / at).mkdir(parents=True, exist_ok=True)
    (site / at / "index.html").write_text(text, encoding="utf-8", newline="\n")

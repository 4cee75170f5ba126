"""Write the short addresses: /101/ for a guide, /0xC004F211/ in four spellings for a code."""

from __future__ import annotations

from html import escape
from pathlib import Path

from guidekit.data import load
from guidekit.publish.policy import with_policy
from guidekit.source import Page

# Keeps ?os= and the hash. The target is the link of the page, never anything from the address.
SCRIPT = (
    'const to=new URL(document.querySelector("a").href);to.search=location.search;'
    "if(location.hash)to.hash=location.hash;location.replace(to)"
)
ALL_CODES = 148   # the guide with the table of all codes


def spellings(code: str) -> list[str]:
    """Return the ways a code is written in an address, for `0xC004F211` four."""
    digits = code.removeprefix("0x")
    return [f"0x{digits.upper()}", f"0x{digits.lower()}", digits.upper(), digits.lower()]


def forward(target: str, title: str) -> str:
    """Return the page that leads on to a place; with or without script it opens by itself.

    Args:
        target: the place, relative to the site's root, with or without an anchor.
        title: what stands there.
    """
    target, title = f"../{target}", escape(title)
    page = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="../assets/favicon.svg">
<title>{title}</title>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<p><a href="{target}">{title}</a></p>
<script>{SCRIPT}</script>
</html>
"""
    return with_policy(page)


def places(pages: list[Page]) -> dict[str, tuple[str, str]]:
    """Return where every number and every code leads, with the title of the place.

    A code leads to its page; one without a page leads to its row in the table of all codes.
    """
    found = {}
    table = next((page for page in pages if page.meta["id"] == ALL_CODES), None)
    if table:
        for code in (code for group in load("codes").values() for code in group):
            found[code] = (f"{table.url}#{code.lower()}", f"Error {code}")
    for page in pages:
        for name in [str(page.meta["id"]), *(page.meta.get("codes") or [])]:
            found[name] = (page.url, page.meta["title"])
    return found


def write_all(site: Path, pages: list[Page]) -> None:
    """Write a forwarding page for each guide number and each spelling of each code."""
    for name, (target, title) in places(pages).items():
        text = forward(target, title)
        for spelling in spellings(name) if name.startswith("0x") else [name]:
            folder = site / spelling
            folder.mkdir(exist_ok=True)
            (folder / "index.html").write_text(text, encoding="utf-8", newline="\n")

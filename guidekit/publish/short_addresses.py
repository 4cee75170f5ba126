"""Write the short addresses: /101/ for a guide, /0xC004F211/ in four spellings for a code."""

from __future__ import annotations

from html import escape
from pathlib import Path

from guidekit.publish.policy import with_policy
from guidekit.source import Page

# Keeps ?os= and the hash. The target is the link of the page, never anything from the address.
SCRIPT = 'location.replace(document.querySelector("a").href+location.search+location.hash)'


def spellings(code: str) -> list[str]:
    """Return the ways a code is written in an address, for `0xC004F211` four."""
    digits = code.removeprefix("0x")
    return [f"0x{digits.upper()}", f"0x{digits.lower()}", digits.upper(), digits.lower()]


def forward(page: Page) -> str:
    """Return the page that leads on to a guide; with or without script it opens by itself."""
    target, title = f"../{page.url}", escape(page.meta["title"])
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


def write_all(site: Path, pages: list[Page]) -> None:
    """Write a forwarding page for each guide number and each spelling of each code."""
    for page in pages:
        codes = page.meta.get("codes") or []
        for name in [str(page.meta["id"]), *(word for code in codes for word in spellings(code))]:
            folder = site / name
            folder.mkdir(exist_ok=True)
            (folder / "index.html").write_text(forward(page), encoding="utf-8", newline="\n")

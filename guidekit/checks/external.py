"""Ask external links whether they still answer. Only the weekly job does: it needs the network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from guidekit.checks.finding import Finding
from guidekit.data import load
from guidekit.source import Page

LINK = re.compile(r"https://[^\s)\"'>]+")
SECONDS = 20
REFUSES_ROBOTS = {401, 403, 405, 429, 503}  # the page is there, it only does not talk to programs


def external_links(pages: list[Page]) -> dict[str, tuple[str, int]]:
    """Return every external address with the first place that names it."""
    found: dict[str, tuple[str, int]] = {}
    for page in pages:
        for number, line in enumerate(page.text.splitlines(), 1):
            for address in LINK.findall(line):
                found.setdefault(address.rstrip(".,"), (f"docs/{page.name}", number))
    for source in load("sources").values():
        if "url" in source:
            found.setdefault(source["url"], ("data/sources.yml", 1))
    return found


def failure(address: str) -> str:
    """Return why an address gives no page; empty when it does."""
    request = Request(address, headers={"User-Agent": "link check of a help site"})
    try:
        with urlopen(request, timeout=SECONDS):
            return ""
    except HTTPError as error:
        return "" if error.code in REFUSES_ROBOTS else f"answers {error.code}"
    except (URLError, TimeoutError, OSError) as error:
        return f"does not answer: {getattr(error, 'reason', error)}"


def dead_links(pages: list[Page]) -> Iterator[Finding]:
    """Yield external links that lead nowhere any more."""
    links = external_links(pages)
    with ThreadPoolExecutor(8) as pool:
        for (address, (file, line)), why in zip(links.items(), pool.map(failure, links)):
            if why:
                yield Finding(
                    file, line, f"{address} {why}", "find the page's new address, or another source"
                )

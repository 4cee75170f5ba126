"""How far a page is from home."""

from __future__ import annotations

from collections.abc import Iterator

from guidekit.checks.built.links import references
from guidekit.checks.built.site import Site
from guidekit.model.finding import Finding

FARTHEST = 2  # clicks
BY_QUESTIONS = "start"  # the layout of pages that are reached by answering, one after another


def clicks_from_home(site: Site) -> dict[str, int]:
    """Return how many links lead from home to each page, forwarding pages followed for nothing."""
    clicks, waiting = {"index.html": 0}, ["index.html"]
    while waiting:
        name = waiting.pop(0)
        page = site.pages[name]
        for element, written in references(page):
            target = site.linked(page, written) if element.name == "a" else None
            if target in site.pages and target not in clicks:
                clicks[target] = clicks[name] + 1
                waiting.append(target)
    return clicks


def far_pages(site: Site) -> Iterator[Finding]:
    """Yield pages that nothing leads to, or only a long way."""
    clicks = clicks_from_home(site)
    for page in site.pages.values():
        if page.source is None or clicks.get(page.name, FARTHEST + 1) <= FARTHEST:
            continue
        far = page.name in clicks
        if far and page.source.meta.get("layout") == BY_QUESTIONS:
            continue
        way = f"{clicks[page.name]} clicks from home" if far else "not reached from home"
        fix = f"link it from home or from a page one click away; at most {FARTHEST} clicks"
        yield page.finding(1, way, fix)

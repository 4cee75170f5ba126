"""What only the built page shows: ids that stand twice, moved anchors that lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml.html import HtmlElement

from guidekit.checks.finding import Finding
from guidekit.publish.html import words
from guidekit.source import Page


def line_of_step(page: Page, step: HtmlElement, nth: int) -> int:
    """Return the source line of the nth list item with the words of a built step."""
    plain = words(step.find("p"))[:40]
    lines = page.body.splitlines()
    hits = [
        number
        for number, line in enumerate(lines, page.body_line)
        if line.lstrip()[:1].isdigit() and plain[:20] in line.replace("*", "").replace("&amp;", "&")
    ]
    return hits[min(nth, len(hits) - 1)] if hits else 1


def duplicate_steps(page: Page, html: HtmlElement) -> Iterator[Finding]:
    """Yield steps that would share an address."""
    seen: Counter[str] = Counter()
    for step in html.xpath("//article//ol[@class='steps']/li"):
        name = step.get("id")
        if seen[name]:
            yield Finding(
                f"docs/{page.name}",
                line_of_step(page, step, seen[name]),
                f"two steps have the id {name}",
                "end this step with an id of its own, for example {#sign-in-again}",
            )
        seen[name] += 1


def dead_moves(page: Page, html: HtmlElement) -> Iterator[Finding]:
    """Yield moved anchors whose new place is not on the page, or whose old name is in use."""
    if not (moved := page.meta.get("moved_anchors")):
        return
    ids = [element.get("id") for element in html.iter() if element.get("id")]
    for old, new in moved.items():
        line = page.key_line("moved_anchors")
        if new not in ids:
            known = ", ".join(sorted(set(ids)))
            yield Finding(
                f"docs/{page.name}",
                line,
                f"moved anchor {old} leads to {new}, which is not on the page",
                f"use one of {known}",
            )
        elif ids.count(old) > 1:
            yield Finding(
                f"docs/{page.name}",
                line,
                f"moved anchor {old} is the name of another place",
                "take the line out",
            )


def anchor_findings(page: Page, html: HtmlElement) -> Iterator[Finding]:
    """Yield everything that is wrong with the addresses inside a built guide."""
    yield from duplicate_steps(page, html)
    yield from dead_moves(page, html)

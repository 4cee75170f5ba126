"""What only the built page shows: ids that stand twice, moved anchors that lead nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.publish.record import PageRecord, Step


def step_line(page: Page, step: Step, nth: int) -> int:
    """Return the source line of the nth list item with the words of a built step."""
    hits = [
        number
        for number, line in page.lines()
        if line.lstrip()[:1].isdigit()
        and step.text[:20] in line.replace("*", "").replace("&amp;", "&")
    ]
    return hits[min(nth, len(hits) - 1)] if hits else 1


def duplicate_steps(record: PageRecord) -> Iterator[Finding]:
    """Yield steps that would share an address."""
    seen: Counter[str] = Counter()
    for step in record.steps:
        if seen[step.anchor]:
            problem = f"two steps have the id {step.anchor}"
            fix = "end this step with an id of its own, for example {#sign-in-again}"
            yield record.page.finding(step_line(record.page, step, seen[step.anchor]), problem, fix)
        seen[step.anchor] += 1


def dead_moves(page: Page, anchors: list[str]) -> Iterator[Finding]:
    """Yield moved anchors whose new place is not on the page, or whose old name is in use."""
    line = page.key_line("moved_anchors")
    for old, new in (page.meta.get("moved_anchors") or {}).items():
        if new not in anchors:
            known = ", ".join(sorted(set(anchors)))
            problem = f"moved anchor {old} leads to {new}, which is not on the page"
            yield page.finding(line, problem, f"use one of {known}")
        elif anchors.count(old) > 1:
            problem = f"moved anchor {old} is the name of another place"
            yield page.finding(line, problem, "take the line out")


def anchor_findings(record: PageRecord) -> Iterator[Finding]:
    """Yield everything that is wrong with the addresses inside a built guide."""
    yield from duplicate_steps(record)
    yield from dead_moves(record.page, record.anchors)

"""Steps that erase, encrypt, sign out or lose a license: warned of where readers come to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from guidekit.checks.built.addresses import words_of_step
from guidekit.checks.built.headings import LEVELS, words_of
from guidekit.checks.built.links import is_inside, references, source_line
from guidekit.checks.built.site import BuiltPage, Site
from guidekit.model.finding import Finding

# What a destructive step must name: the thing that is lost, in a reader's words.
LOST = re.compile(
    r"photo|document|file|program|license|drive|signed out|sign you out", re.IGNORECASE
)
# What no step says that destroys nothing.
DANGER = re.compile(
    r"\berase[sd]?\b|\bwipe|can encrypt|signed out|select \*?Reset\*?\.|Sign out and finish",
    re.IGNORECASE,
)
DENIED = re.compile(r"erases nothing|nothing is erased", re.IGNORECASE)


@dataclass(frozen=True)
class Danger:
    """A destructive step, with what stands before it in its section."""

    step: Tag
    heading: Tag | None
    warning: Tag | None


def order(page: BuiltPage) -> dict[int, int]:
    """Return the place of every element of a page, by its identity."""
    return {id(tag): number for number, tag in enumerate(page.soup.find_all(True))}


def dangers(page: BuiltPage) -> Iterator[Danger]:
    """Yield the destructive steps of a page."""
    for step in page.soup.select("article ol.steps > li.destructive"):
        heading = step.find_previous(LEVELS)
        warning = step.find_previous(class_="warning")
        if warning and heading and warning.find_previous(LEVELS) is not heading:
            warning = None
        yield Danger(step, heading, warning)


def unwarned_steps(page: BuiltPage) -> Iterator[Finding]:
    """Yield destructive steps without a warning in their section, or that name no loss."""
    for danger in dangers(page):
        told = words_of_step(danger.step)
        line = page.line(f"{{#{danger.step['id']}", told[:30])
        if danger.warning is None:
            fix = "put a `!!! warning` box below the heading of its section"
            yield page.finding(line, f"no warning before: {told[:60]}", fix)
        if not LOST.search(told):
            fix = "name it: photos, documents, programs, the license"
            yield page.finding(line, f"does not say what is lost: {told[:60]}", fix)


def unmarked_steps(page: BuiltPage) -> Iterator[Finding]:
    """Yield steps that speak of a loss and are not marked as destructive."""
    for step in page.soup.select("article ol.steps > li"):
        told = words_of_step(step)
        harm = DANGER.search(told) and not DENIED.search(told)
        if harm and "destructive" not in (step.get("class") or []):
            line = page.line(f"{{#{step['id']}", told[:30])
            fix = "end it with {.destructive} and warn of it"
            yield page.finding(line, f"destroys something, unmarked: {told[:60]}", fix)


def past_warnings(site: Site, page: BuiltPage) -> Iterator[Finding]:
    """Yield links that land in the section of a destructive step, below its warning.

    A step's link to itself is none: it is an address for others.
    """
    for element, written in references(page):
        anchor = unquote(urlsplit(written).fragment)
        itself = "step-link" in (element.get("class") or [])
        if not anchor or itself or not is_inside(site, page, written):
            continue
        target = site.pages.get(site.linked(page, written) or "")
        place = target.soup.find(id=anchor) if target else None
        if target is None or place is None or place.name in LEVELS:
            continue
        places = order(target)
        for danger in dangers(target):
            inside = danger.heading is place.find_previous(LEVELS)
            if inside and danger.warning and places[id(place)] > places[id(danger.warning)]:
                where = words_of(danger.heading) if danger.heading else ""
                fix = f"link to the heading “{where}”"
                line = source_line(page, element, written)
                yield page.finding(line, f"{written} lands below a warning", fix)
                break

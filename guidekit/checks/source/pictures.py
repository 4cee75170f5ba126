"""Pictures in Markdown: of a screen that exists, alone in their paragraph, or a reason for none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.screens import known_names, nearest, targets

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


def unknown_screens(page: Page) -> Iterator[Finding]:
    """Yield pictures that no description draws, and pictures inside a sentence."""
    drawn = known_names()
    for number, line in page.lines():
        for match in PICTURE.finditer(line):
            name = match[2].removeprefix("screen:")
            if match[2] == name or name not in drawn:
                fix = f"use one of {nearest(name)}"
                yield page.finding(number, f"there is no screen {name}", fix)
            elif line.strip() != match[0]:
                fix = "give it a paragraph of its own"
                yield page.finding(number, f"the picture {name} stands inside a sentence", fix)


def unexplained_absence(page: Page) -> Iterator[Finding]:
    """Yield guides with steps that have neither a picture nor a reason, or both."""
    has, reason = bool(PICTURE.search(page.body)), "pictures" in page.meta
    if page.type == "how-to" and has == reason:
        problem = "a reason for no pictures, and pictures" if has else "no picture and no reason"
        yield page.finding("pictures", problem, "add a picture, or `pictures: none because …`")


def unexplained_numbers(screen: dict) -> Iterator[Finding]:
    """Yield callouts that the alt text of a screen does not explain, as `1: button Next`."""
    for number, target in enumerate(targets(screen), 1):
        if f"{number}: " not in screen["alt"]:
            problem = f"the alt text does not say what number {number} is"
            fix = f"add “{number}: … {target}”"
            yield Finding(f"data/screens/{screen['name']}.yml", 1, problem, fix)

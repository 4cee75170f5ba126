"""Pictures in Markdown: alone in their paragraph, of a screen that exists, or a reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidekit.checks.finding import Finding
from guidekit.checks.settings import lines
from guidekit.screens.description import names
from guidekit.screens.manifest import nearest
from guidekit.source import Page

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


def unknown_screens(page: Page) -> Iterator[Finding]:
    """Yield pictures that no description draws, and pictures inside a sentence."""
    for number, line in lines(page):
        for match in PICTURE.finditer(line):
            name = match[2].removeprefix("screen:")
            if match[2] == name or name not in names():
                yield Finding(f"docs/{page.name}", number, f"there is no screen {name}", f"use one of {nearest(name)}")
            elif line.strip() != match[0]:
                yield Finding(f"docs/{page.name}", number, f"the picture {name} stands inside a sentence", "give it a paragraph of its own")


def unexplained_absence(page: Page) -> Iterator[Finding]:
    """Yield guides with steps that have neither a picture nor a reason, or both."""
    has, reason = bool(PICTURE.search(page.body)), "pictures" in page.meta
    if page.type == "how-to" and has == reason:
        problem = "a reason for no pictures, and pictures" if has else "no picture and no reason"
        yield Finding(f"docs/{page.name}", page.key_line("pictures"), problem, "add a picture, or `pictures: none because …`")

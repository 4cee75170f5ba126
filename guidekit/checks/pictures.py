"""Pictures in Markdown: alone in their paragraph, of a screen that exists, or a reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from guidekit.checks.finding import Finding
from guidekit.checks.settings import lines
from guidekit.data import remembered
from guidekit.screens.description import CAPTURES, names, targets
from guidekit.screens.drawing import variants
from guidekit.screens.manifest import nearest
from guidekit.source import Page

PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")


@remembered
def screens() -> frozenset[str]:
    """Return the names of all screens."""
    return frozenset(names())


def unknown_screens(page: Page) -> Iterator[Finding]:
    """Yield pictures that no description draws, and pictures inside a sentence."""
    drawn = screens()
    for number, line in lines(page):
        for match in PICTURE.finditer(line):
            name = match[2].removeprefix("screen:")
            if match[2] == name or name not in drawn:
                yield Finding(
                    f"docs/{page.name}",
                    number,
                    f"there is no screen {name}",
                    f"use one of {nearest(name)}",
                )
            elif line.strip() != match[0]:
                yield Finding(
                    f"docs/{page.name}",
                    number,
                    f"the picture {name} stands inside a sentence",
                    "give it a paragraph of its own",
                )


def unexplained_absence(page: Page) -> Iterator[Finding]:
    """Yield guides with steps that have neither a picture nor a reason, or both."""
    has, reason = bool(PICTURE.search(page.body)), "pictures" in page.meta
    if page.type == "how-to" and has == reason:
        problem = "a reason for no pictures, and pictures" if has else "no picture and no reason"
        yield Finding(
            f"docs/{page.name}",
            page.key_line("pictures"),
            problem,
            "add a picture, or `pictures: none because …`",
        )


def unexplained_numbers(screen: dict) -> Iterator[Finding]:
    """Yield callouts that the alternative text of a screen does not explain, as `1: button Next`."""
    for number, target in enumerate(targets(screen), 1):
        if f"{number}: " not in screen["alt"]:
            yield Finding(
                f"data/screens/{screen['name']}.yml",
                1,
                f"the alt text does not say what number {number} is",
                f"add “{number}: … {target}”",
            )


def capture_findings(folder: Path = CAPTURES) -> Iterator[Finding]:
    """Yield real captures that carry metadata, which can name a person or a place, and sets that are not whole."""
    from PIL import Image  # slow to load, and no build needs it

    files = sorted(folder.glob("*.png"))
    for file in files:
        if told := sorted(Image.open(file).info.keys() - {"dpi", "gamma", "srgb"}):
            yield Finding(
                f"data/screens/captures/{file.name}",
                1,
                f"metadata: {', '.join(told)}",
                "save the picture again without metadata",
            )
    for name in sorted({file.name.split(".")[0] for file in files}):
        for theme, width in variants():
            if not (folder / f"{name}.{theme}.{width}.png").exists():
                yield Finding(
                    f"data/screens/captures/{name}.{theme}.{width}.png",
                    1,
                    "is missing",
                    "capture both themes in both widths",
                )

"""Small pages for the unit tests: three lines that are right, or wrong in one way."""

from __future__ import annotations

from pathlib import Path

from guidekit.checks.site import BuiltPage, Site
from guidekit.source import Page

FRONT_MATTER = """---
id: 101
title: Link it
description: A sentence that is long enough to be the description of a page on this site.
applies_to: [windows-11]
answers: [link-license]
checked: "2026-11-21"
sources: [P1]
---
"""
BODY = 10  # the line on which the body of such a guide begins


def guide(
    body: str = "# Link it\n", front_matter: str = FRONT_MATTER, name: str = "how-to/link-it.md"
) -> Page:
    """Return a guide with this body."""
    return Page(name, front_matter + body)


def built(
    html: str, source: Page | None = None, name: str = "how-to/link-it/index.html"
) -> BuiltPage:
    """Return a built page whose article holds this HTML."""
    return BuiltPage(
        name, f"<!doctype html><title>x</title><article>{html}</article>", source or guide()
    )


def site(folder: Path, base: str = "/", **files: str) -> Site:
    """Write files into a folder and return it as a site; `a__b` in a name is `a/b`."""
    for name, text in files.items():
        path = folder / name.replace("__", "/") / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Site(folder, base=base, docs=folder)


def lines(findings) -> list[int]:
    """Return the lines of the findings, in order."""
    return [finding.line for finding in findings]


def problems(findings) -> str:
    return "\n".join(finding.problem for finding in findings)

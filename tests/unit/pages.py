"""Small pages for the unit tests: three lines that are right, or wrong in one way."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement, fragment_fromstring

from guidekit.checks.built.site import BuiltPage, Site
from guidekit.model.guide import Page
from guidekit.model.project import DOCS
from guidekit.publish.context import PublishContext

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


def context(folder: Path, *pages: Page, site_url: str = "", **options) -> PublishContext:
    """Return a build of these pages into a folder, with the project's own scripts and styles."""
    return PublishContext(folder, list(pages), DOCS, site_url, **options)


def element(html: str) -> HtmlElement:
    """Return a piece of HTML."""
    return fragment_fromstring(html)


def coded(keys: str, name: str = "how-to/link-it.md", number: int = 101) -> Page:
    """Return a guide with a number and more front matter."""
    return guide(front_matter=FRONT_MATTER.replace("id: 101", f"id: {number}\n{keys}"), name=name)

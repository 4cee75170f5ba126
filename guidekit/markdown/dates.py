"""Dates that expire stand once, in data/dates.yml: `{date: esu-ends}` in a page becomes the day."""

from __future__ import annotations

import re

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from guidekit.data import day, load

MARK = re.compile(r"\{date: ([a-z0-9-]+)\}")


def dated(text: str) -> str:
    """Return a text with each mark replaced by its day, `14 October 2025`.

    Raises:
        KeyError: when data/dates.yml has no such date.
    """
    return MARK.sub(lambda match: day(load("dates")[match[1]]["date"]), text)


class DateProcessor(Preprocessor):
    """Write the days before Markdown looks at the text."""

    def run(self, lines: list[str]) -> list[str]:
        return [dated(line) for line in lines]


class DateExtension(Extension):
    """Register the processor beside the one for tables."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(DateProcessor(md), "guide-dates", 23)


def makeExtension(**options: object) -> DateExtension:
    """Return the extension; Python-Markdown asks for it under this name."""
    return DateExtension(**options)

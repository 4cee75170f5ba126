"""Dates that expire stand once, in data/dates.yml: `{date: esu-ends}` in a page becomes the day."""

from __future__ import annotations

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from guidekit.model.dates import with_dates


class DateProcessor(Preprocessor):
    """Write the days before Markdown looks at the text."""

    def run(self, lines: list[str]) -> list[str]:
        return [with_dates(line) for line in lines]


class DateExtension(Extension):
    """Register the processor beside the one for tables."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(DateProcessor(md), "guide-dates", 23)


def makeExtension(**options: object) -> DateExtension:
    """Return the extension; Python-Markdown asks for it under this name."""
    return DateExtension(**options)

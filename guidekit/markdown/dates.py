"""Dates that expire stand once, in data/dates.yml: `{date: esu-ends}` in a page becomes the day."""

from __future__ import annotations

from markdown.preprocessors import Preprocessor

from guidekit.markdown.extension import extension
from guidekit.model.dates import with_dates


class DateProcessor(Preprocessor):
    """Write the days before Markdown looks at the text."""

    def run(self, lines: list[str]) -> list[str]:
        return [with_dates(line) for line in lines]


# Beside the one for tables.
makeExtension = extension(DateProcessor, "guide-dates", 23)

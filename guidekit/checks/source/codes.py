"""The table of error codes: every entry is whole, every code of a guide stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import dropwhile, islice, takewhile, zip_longest

from guidekit.model import sources
from guidekit.model.codes import CODE
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import line_of
from guidekit.model.schema import SENTENCE, Validator, closed, explain, strings, unknown_keys

FILE = "data/codes.yml"


def schema() -> dict:
    """Return what data/codes.yml may hold: groups of codes, each with its meaning and advice."""
    entry = closed(
        ["meaning", "do", "advice", "sources"],
        meaning=SENTENCE,
        do=SENTENCE,
        advice={"enum": ["Microsoft", "reasoned"]},
        sources=strings(enum=sources.keys()) | {"minItems": 1},
        name=SENTENCE,  # in the Windows headers
        **{"for": SENTENCE},  # who meets it, when that is not everybody
    )
    group = closed([]) | {"patternProperties": {CODE: entry}}
    return {"type": "object", "additionalProperties": group}


def incomplete_codes(groups: dict) -> Iterator[Finding]:
    """Yield entries that lack something or say what the table does not know."""
    for error in Validator(schema()).iter_errors(groups):
        problem, fix = explain(error)
        path = list(map(str, error.absolute_path))
        unknown = unknown_keys(error) if error.validator == "additionalProperties" else []
        code = next((part for part in path if part.startswith("0x")), *unknown[:1] or [""])
        yield Finding(FILE, line_of("codes", code), f"{'.'.join(path)}: {problem}", fix)


def untabled_codes(page: Page, groups: dict) -> Iterator[Finding]:
    """Yield codes that a guide is for and that the table does not have."""
    known = {code for group in groups.values() for code in group}
    for code in page.meta.get("codes") or []:
        if code not in known:
            yield page.finding("codes", f"{code} is not in {FILE}", "add it to a group there")


def different_sections(pages: Iterable[Page], heading: str) -> Iterator[Finding]:
    """Yield where pages of one case say something else below a heading than the first of them.

    Args:
        heading: as it is written, with its marks.
    """
    sections = [(page, section) for page in pages if (section := below(page, heading))]
    for page, section in sections[1:]:
        first, wanted = sections[0]
        end = (section[-1][0], "")
        for (line, said), (_, other) in zip_longest(section, wanted, fillvalue=end):
            if said != other:
                yield page.finding(line, f"{first.name} has “{other}”", "say the same on each")
                break


def below(page: Page, heading: str) -> list[tuple[int, str]]:
    """Return the lines below a heading of the second level, numbered; none if it is not there."""
    rest = islice(dropwhile(lambda line: line[1] != heading, page.lines()), 1, None)
    return list(takewhile(lambda line: not line[1].startswith("## "), rest))

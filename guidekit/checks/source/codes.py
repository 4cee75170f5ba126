"""The table of error codes: every entry is whole, every code of a guide stands in it."""

from __future__ import annotations

from collections.abc import Iterator

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

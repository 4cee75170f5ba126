"""The table of error codes: every entry is whole, and every code that a guide is for stands in it."""

from __future__ import annotations

from collections.abc import Iterator

from jsonschema import Draft202012Validator

from guidekit.checks.finding import Finding
from guidekit.checks.front_matter import CODE, explain
from guidekit.data import line_of, load
from guidekit.source import Page

FILE = "data/codes.yml"
TEXT = {"type": "string", "minLength": 5}


def schema() -> dict:
    """Return what data/codes.yml may hold: groups of codes, each with its meaning and advice."""
    entry = {
        "type": "object",
        "additionalProperties": False,
        "required": ["meaning", "do", "advice", "sources"],
        "properties": {
            "meaning": TEXT,
            "do": TEXT,
            "advice": {"enum": ["Microsoft", "reasoned"]},
            "sources": {"type": "array", "minItems": 1, "items": {"enum": sorted(load("sources"))}},
            "name": TEXT,  # in the Windows headers
            "for": TEXT,  # who meets it, when that is not everybody
        },
    }
    group = {"type": "object", "additionalProperties": False, "patternProperties": {CODE: entry}}
    return {"type": "object", "additionalProperties": group}


def incomplete_codes(groups: dict) -> Iterator[Finding]:
    """Yield entries that lack something or say what the table does not know."""
    for error in Draft202012Validator(schema()).iter_errors(groups):
        problem, fix = explain(error)
        code = next((part for part in error.absolute_path if str(part).startswith("0x")), "")
        yield Finding(
            FILE,
            line_of("codes", code),
            f"{'.'.join(map(str, error.absolute_path))}: {problem}",
            fix,
        )


def untabled_codes(page: Page, groups: dict) -> Iterator[Finding]:
    """Yield codes that a guide is for and that the table does not have."""
    known = {code for group in groups.values() for code in group}
    for code in page.meta.get("codes") or []:
        if code not in known:
            yield Finding(
                f"docs/{page.name}",
                page.key_line("codes"),
                f"{code} is not in {FILE}",
                "add it to a group there",
            )

"""Front matter: a closed schema, known intents and sources, numbers that are never reused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import yaml
from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

from guidekit.addresses.lock import Place
from guidekit.checks.finding import Finding
from guidekit.data import line_of, load, remembered
from guidekit.source import Page

DATE = r"^\d{4}-\d{2}-\d{2}$"
CODE = r"^0x[0-9A-F]{8}$"
CODE_PAGE = re.compile(r"troubleshooting/0x")  # the page of one error code
LAYOUTS = ["home", "search", "desk", "page"]


def strings(**rules: object) -> dict:
    """Return the schema of a list of different strings that each follow the rules."""
    return {"type": "array", "uniqueItems": True, "items": {"type": "string", **rules}}


def moves() -> dict:
    """Return the schema of the keys that keep old addresses alive."""
    anchors = {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}}
    return {"moved_from": strings(pattern=r"^([0-9a-z-]+/)+$"), "moved_anchors": anchors}


def guide_schema() -> dict:
    """Return the JSON Schema of a guide's front matter; what is not named is not allowed."""
    text = {"type": "string", "minLength": 1}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "title", "description", "applies_to", "answers", "checked", "sources"],
        "properties": {
            "id": {"type": "integer", "minimum": 101},
            "title": text,
            "short_title": text,
            "description": {"type": "string", "minLength": 50, "maxLength": 160},
            "applies_to": strings(enum=["windows-11", "windows-10"]) | {"minItems": 1},
            "time": {"type": "integer", "minimum": 1, "maximum": 120},
            "answers": strings(enum=sorted(load("intents"))),
            "beside": {"type": "integer", "minimum": 101},
            "asked": strings(minLength=1),
            "codes": strings(pattern=CODE),
            "checked": {"type": "string", "pattern": DATE},
            "sources": strings(enum=sorted(load("sources"))) | {"minItems": 1},
            "pictures": {"type": "string", "pattern": "^none because "},
        }
        | moves(),
    }


def plain_schema() -> dict:
    """Return the JSON Schema of a page that is no guide."""
    text = {"type": "string", "minLength": 1}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "description", "layout"],
        "properties": {"title": text, "description": text, "layout": {"enum": LAYOUTS}} | moves(),
    }


def one_of(_: object, allowed: list, value: object, __: object) -> Iterator[ValidationError]:
    """Yield an error for what a list of allowed values does not hold; the library compares one by one, in Python."""
    if value not in allowed:
        yield ValidationError(f"{value!r} is not one of {allowed!r}")


Validator = validators.extend(Draft202012Validator, {"enum": one_of})


@remembered
def validator(guide: bool) -> Validator:
    """Return what holds front matter against its schema, of a guide or of another page."""
    return Validator(guide_schema() if guide else plain_schema())


def explain(error: ValidationError) -> tuple[str, str]:
    """Turn a schema error into a problem and a fix that name what is allowed."""
    key = ".".join(str(part) for part in error.absolute_path)
    value, rule = error.instance, error.validator_value
    match error.validator:
        case "additionalProperties":
            allowed = error.schema["properties"]
            unknown = ", ".join(sorted(set(value) - set(allowed)))
            return f"unknown key {unknown}", f"use one of {', '.join(allowed)}"
        case "required":
            missing = [name for name in rule if name not in value]
            return f"missing key {', '.join(missing)}", "add it"
        case "enum":
            return f"{key} is {value!r}, which is not known", f"use one of {', '.join(rule)}"
        case "minLength" | "maxLength":
            return f"{key} has {len(value)} characters", f"{error.validator} is {rule}"
        case "pattern":
            return f"{key} is {value!r}", f"write it like {rule}"
        case "type" if isinstance(value, date):
            return f"{key} is a date without quotes", f'write "{value}", in quotes'
        case "type":
            return f"{key} is {value!r}", f"write a value of the type {rule}"
    return f"{key}: {error.message}", f"{error.validator}: {rule}"


def named_key(error: ValidationError) -> str:
    """Return the front matter key that an error is about; empty for a missing one."""
    if error.absolute_path:
        return str(error.absolute_path[0])
    if error.validator == "additionalProperties":
        return sorted(set(error.instance) - set(error.schema["properties"]), key=str)[0]
    return ""


def schema_findings(page: Page) -> Iterator[Finding]:
    """Yield what in a page's front matter the schema does not allow."""
    file = f"docs/{page.name}"
    try:
        meta = page.meta
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        yield Finding(
            file,
            mark.line + 2 if mark else 1,
            "the front matter is no YAML",
            str(getattr(error, "problem", error)),
        )
        return
    for error in validator(bool(page.type)).iter_errors(meta):
        problem, fix = explain(error)
        yield Finding(file, page.key_line(named_key(error)), problem, fix)


def future_dates(page: Page, today: date) -> Iterator[Finding]:
    """Yield a `checked` date that no calendar has, or that has not come yet."""
    written = str(page.meta.get("checked", ""))
    if not page.type or not written:
        return
    where = f"docs/{page.name}", page.key_line("checked")
    try:
        if date.fromisoformat(written) > today:
            yield Finding(
                *where, f"checked is {written}, which is in the future", f"{today} at most"
            )
    except ValueError:
        yield Finding(
            *where, f"checked is {written!r}, which is no day", 'write it like "2026-11-21"'
        )


def repeated(pages: list[Page], key: str, advice: str) -> Iterator[Finding]:
    """Yield every page whose value of a key an earlier page has already."""
    first: dict[object, Page] = {}
    for page in pages:
        value = page.meta.get(key)
        if value is not None and first.setdefault(value, page) is not page:
            problem = f"{key} {value} belongs to docs/{first[value].name}"
            yield Finding(f"docs/{page.name}", page.key_line(key), problem, advice)


def repeated_numbers(pages: list[Page]) -> Iterator[Finding]:
    """Yield guides that carry another guide's number."""
    used = [page.meta["id"] for page in pages if isinstance(page.meta.get("id"), int)]
    yield from repeated(pages, "id", f"take the next free number, {max(used, default=100) + 1}")


def retired_numbers(pages: list[Page], lock: dict[str, Place]) -> Iterator[Finding]:
    """Yield guides whose number once belonged to another address.

    Args:
        pages: all pages.
        lock: every address ever published, so that a link in an old ticket never opens another guide.
    """
    free = max([100, *(place.number or 0 for place in lock.values())]) + 1
    for page in pages:
        place = lock.get(f"{page.meta.get('id')}/")
        own = {page.url, *(page.meta.get("moved_from") or [])}
        if page.type and place and not own & set(place.urls):
            yield Finding(
                f"docs/{page.name}",
                page.key_line("id"),
                f"number {place.number} belongs to {place.urls[-1]}",
                f"take the next free number, {free}; if the page was renamed, run `python3 dev.py lock --mend`",
            )


def taken_addresses(pages: list[Page]) -> Iterator[Finding]:
    """Yield old addresses that two pages claim, or that are a page's own."""
    first = {page.url: page for page in pages} | {
        f"{page.meta['id']}/": page for page in pages if page.type
    }
    for page in pages:
        for url in page.meta.get("moved_from") or []:
            if first.setdefault(url, page) is not page:
                yield Finding(
                    f"docs/{page.name}",
                    page.key_line("moved_from"),
                    f"{url} is the address of docs/{first[url].name}",
                    "take it out",
                )


def repeated_codes(pages: list[Page]) -> Iterator[Finding]:
    """Yield error codes that two pages claim to be the page for."""
    first: dict[str, Page] = {}
    for page in pages:
        for code in page.meta.get("codes") or []:
            if first.setdefault(code, page) is not page:
                yield Finding(
                    f"docs/{page.name}",
                    page.key_line("codes"),
                    f"{code} belongs to docs/{first[code].name}",
                    "list it on one page only",
                )


def main_intent(page: Page) -> str | None:
    """Return what a guide is for: the first of its `answers`.

    A reference lists and is the guide for nothing. A guide `beside` another leaves the place to that one. The page of an error code names the intent it
    belongs to without being the guide for it, unless the intent is that very code, as error-0xC004C003.
    """
    if page.type == "reference" or "beside" in page.meta:
        return None
    intent = next(iter(page.meta.get("answers") or []), None)
    own = [f"error-{code}" for code in page.meta.get("codes") or []]
    return intent if intent in own or not CODE_PAGE.match(page.name) else None


def intents_without_guide(pages: list[Page]) -> Iterator[Finding]:
    """Yield intents that no guide answers."""
    guides = [page for page in pages if not CODE_PAGE.match(page.name)]
    answered = {main_intent(page) for page in pages} | {
        intent for page in guides for intent in page.meta.get("answers") or []
    }
    for intent, meaning in load("intents").items():
        if intent not in answered:
            yield Finding(
                "data/intents.yml",
                line_of("intents", intent),
                f"no guide answers {intent}",
                f"write one: {meaning}",
            )


def repeated_main_intents(pages: list[Page]) -> Iterator[Finding]:
    """Yield intents that two guides answer first; the first of `answers` is what a guide is for.

    An explanation may stand beside the guide with the steps.
    """
    with_steps = {main_intent(page) for page in pages if page.type != "explanation"}
    first: dict[str, Page] = {}
    for page in pages:
        intent = main_intent(page)
        if intent is None or (page.type == "explanation" and intent in with_steps):
            continue
        if first.setdefault(intent, page) is not page:
            problem = f"{intent} is what docs/{first[intent].name} is for"
            yield Finding(
                f"docs/{page.name}", page.key_line("answers"), problem, "name another intent first"
            )

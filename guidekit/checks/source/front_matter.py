"""Front matter: a closed schema, true dates, numbers and addresses that are never reused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from guidekit.model.address_lock import Place
from guidekit.model.codes import CODE_PAGE
from guidekit.model.finding import Finding
from guidekit.model.front_matter import FIRST_NUMBER, validator
from guidekit.model.guide import Page
from guidekit.model.project import line_of, load
from guidekit.model.schema import explain, top_key


def schema_findings(page: Page) -> Iterator[Finding]:
    """Yield what in a page's front matter the schema does not allow."""
    if error := page.meta_error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        fix = str(getattr(error, "problem", error))
        yield page.finding(line, "the front matter is no YAML", fix)
        return
    for error in validator(bool(page.type)).iter_errors(page.meta):
        problem, fix = explain(error)
        yield page.finding(top_key(error), problem, fix)


def future_dates(page: Page, today: date) -> Iterator[Finding]:
    """Yield a `checked` date that no calendar has, or that has not come yet."""
    written = str(page.meta.get("checked", ""))
    if not page.type or not written:
        return
    try:
        if date.fromisoformat(written) > today:
            problem = f"checked is {written}, which is in the future"
            yield page.finding("checked", problem, f"{today} at most")
    except ValueError:
        problem = f"checked is {written!r}, which is no day"
        yield page.finding("checked", problem, 'write it like "2026-11-21"')


def repeated_numbers(pages: list[Page]) -> Iterator[Finding]:
    """Yield guides that carry another guide's number."""
    used = [page.meta["id"] for page in pages if isinstance(page.meta.get("id"), int)]
    fix = f"take the next free number, {max(used, default=FIRST_NUMBER - 1) + 1}"
    first: dict[object, Page] = {}
    for page in pages:
        number = page.meta.get("id")
        if number is not None and first.setdefault(number, page) is not page:
            yield page.finding("id", f"id {number} belongs to {first[number].path}", fix)


def retired_numbers(pages: list[Page], lock: dict[str, Place]) -> Iterator[Finding]:
    """Yield guides whose number was another's: a link in an old ticket opens no other guide."""
    free = max([FIRST_NUMBER - 1, *(place.number or 0 for place in lock.values())]) + 1
    for page in pages:
        place = lock.get(f"{page.meta.get('id')}/")
        own = {page.url, *(page.meta.get("moved_from") or [])}
        if page.type and place and not own & set(place.urls):
            fix = f"take {free}, or run `python3 dev.py lock --mend` if the page was renamed"
            yield page.finding("id", f"number {place.number} belongs to {place.urls[-1]}", fix)


def taken_addresses(pages: list[Page]) -> Iterator[Finding]:
    """Yield old addresses that two pages claim, or that are a page's own."""
    first = {page.url: page for page in pages} | {
        f"{page.meta['id']}/": page for page in pages if page.type
    }
    for page in pages:
        for url in page.meta.get("moved_from") or []:
            if first.setdefault(url, page) is not page:
                fix = "take it out"
                yield page.finding("moved_from", f"{url} is the address of {first[url].path}", fix)


def repeated_codes(pages: list[Page]) -> Iterator[Finding]:
    """Yield error codes that two pages claim to be the page for."""
    first: dict[str, Page] = {}
    for page in pages:
        for code in page.meta.get("codes") or []:
            if first.setdefault(code, page) is not page:
                fix = "list it on one page only"
                yield page.finding("codes", f"{code} belongs to {first[code].path}", fix)


def main_intent(page: Page) -> str | None:
    """Return what a guide is for: the first of its `answers`.

    A reference is the guide for nothing. A guide `beside` another leaves the place to that one. The
    page of an error code names the intent it belongs to without being the guide for it, unless the
    intent is that very code, as error-0xC004C003.
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
            problem = f"no guide answers {intent}"
            fix = f"write one: {meaning}"
            yield Finding("data/intents.yml", line_of("intents", intent), problem, fix)


def unknown_neighbors(pages: list[Page]) -> Iterator[Finding]:
    """Yield guides that stand beside a guide that does not exist."""
    known = {page.meta.get("id") for page in pages}
    for page in pages:
        beside = page.meta.get("beside")
        if beside is not None and beside not in known:
            line, fix = page.key_line("beside"), "name the number of a guide"
            yield page.finding(line, f"there is no guide {beside}", fix)


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
            problem = f"{intent} is what {first[intent].path} is for"
            yield page.finding("answers", problem, "name another intent first")

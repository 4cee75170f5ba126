"""Propose what keeps lost addresses alive: `moved_from` of a page, `moved_anchors` of places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from guidekit.model import windows
from guidekit.model.address_lock import Place
from guidekit.model.guide import Page
from guidekit.model.windows import version_of

ALIKE = 0.55  # from here on two names are taken for the same place, reworded


def likeness(one: str, other: str) -> float:
    """Return how alike two anchors are, 0 to 1: by letters, or by the words of the shorter one.

    Their Windows version is left out when more is left of both.
    """
    rest = windows.VARIANT.sub("", one).strip("-"), windows.VARIANT.sub("", other).strip("-")
    if all(rest):
        one, other = rest
    letters = SequenceMatcher(None, one, other).ratio()
    words = set(one.split("-")), set(other.split("-"))
    shared = len(words[0] & words[1]) / min(map(len, words))
    return max(letters, 0.9 * shared + 0.1 * letters)


def moved_pages(pages: Iterable[Page], lock: dict[str, Place]) -> dict[str, list[str]]:
    """Return, by the name of the page, the old addresses that it does not carry yet.

    A page is known by its number, whatever it is called now.
    """
    found = {}
    for page in pages:
        place = lock.get(f"{page.meta.get('id')}/")
        known = {page.url, *(page.meta.get("moved_from") or [])}
        if page.type and place and (old := [url for url in place.urls if url not in known]):
            found[page.name] = old
    return found


def moved_anchors(page: Page, before: list[str], now: list[str]) -> dict[str, str]:
    """Return where each anchor of a page leads now, those that are still there left out.

    What was renamed by hand stays. Else a lost anchor leads to the new one that is most like it, of
    the same Windows version and not known before; if none is alike, to the place before it.

    Args:
        page: its `moved_anchors` are kept, and carried on when their place was renamed again.
        before: the anchors that the page ever had, in the order of the page.
        now: those that it has.
    """
    there = set(now)
    written = page.meta.get("moved_anchors") or {}
    lost = [anchor for anchor in before if anchor not in there or anchor in written]
    new = [anchor for anchor in now if anchor not in before]
    found: dict[str, str] = {}
    pairs = sorted(
        (
            (likeness(old, fresh), old, fresh)
            for old in lost
            for fresh in new
            if version_of(old) == version_of(fresh) and old not in written
        ),
        reverse=True,
    )
    for alike, old, fresh in pairs:
        if alike >= ALIKE and old not in found and fresh not in found.values():
            found[old] = fresh
    for old in lost:
        target = written.get(old)
        if target in there:
            found[old] = target
        elif target in found:
            found[old] = found[target]
        elif old not in found:
            found[old] = neighbor(old, before, there - set(written))
    return {old: found[old] for old in lost if old in found}


def neighbor(anchor: str, before: list[str], there: set[str]) -> str:
    """Return the nearest place before a lost one that is still there, of its version if any is."""
    earlier = [name for name in before[: before.index(anchor)] if name in there]
    same = [name for name in earlier if version_of(name) == version_of(anchor)]
    later = [name for name in before[before.index(anchor) :] if name in there]
    before_it = same or earlier
    return before_it[-1] if before_it else (later or sorted(there))[0]


def with_key(text: str, key: str, value: list | dict) -> str:
    """Return a Markdown file with a key of its front matter set, or taken out when it is empty."""
    head, fence, rest = text.removeprefix("---\n").partition("\n---\n")
    written = re.compile(rf"^{key}:.*\n?(?:(?:[ \t]+|- ).*\n?)*", re.MULTILINE)
    kept = written.sub("", head + "\n").rstrip("\n")
    style: Any = {"default_flow_style": False, "sort_keys": False, "width": 1000}
    block = yaml.safe_dump({key: value}, allow_unicode=True, **style) if value else ""
    return "---\n" + f"{kept}\n{block}".rstrip("\n") + fence + rest


def set_key(docs: Path, page: Page, key: str, value: list | dict) -> None:
    """Write one key of a page's front matter."""
    text = with_key(page.text, key, value)
    (docs / page.name).write_text(text, encoding="utf-8", newline="\n")


def mend_pages(docs: Path, pages: list[Page], lock: dict[str, Place]) -> list[str]:
    """Write the old addresses of renamed pages into front matter; return what was done."""
    told = []
    for page in pages:
        if old := moved_pages([page], lock).get(page.name):
            carried = [*(page.meta.get("moved_from") or []), *old]
            set_key(docs, page, "moved_from", carried)
            told += [f"docs/{page.name}: moved_from {url}" for url in old]
    return told


def mend_anchors(
    docs: Path, pages: list[Page], lock: dict[str, Place], now: dict[str, Place]
) -> list[str]:
    """Write the new places of lost anchors into front matter; return what was done, a line each.

    The site that has the places of `now` was built after `mend_pages`.
    """
    told = []
    for page in pages:
        place = lock.get(f"{page.meta.get('id')}/") if page.type else None
        if not place:
            continue
        written = page.meta.get("moved_anchors") or {}
        carried = {old: new for old, new in written.items() if old not in place.anchors}
        found = carried | moved_anchors(page, place.anchors, now[place.name].anchors)
        if found != written:
            set_key(docs, page, "moved_anchors", found)
            fresh = [(old, new) for old, new in found.items() if written.get(old) != new]
            told += [f"docs/{page.name}: moved_anchors {old}: {new}" for old, new in fresh]
    return told

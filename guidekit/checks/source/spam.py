"""Nothing of the two articles' advertising, of activators and key sellers, and no product key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guidekit.checks.source.shingles import runs
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.project import load

RUN = 6  # words
PIXEL = re.compile(
    r"<img\b[^>]*(?:\b(?:width|height)=[\"']?[01][\"'\s/>]|visibility:\s*hidden)[^>]*>",
    re.IGNORECASE,
)
# Masked with letters it still looks like one; dots show that it is none.
KEY = re.compile(r"\b(?:[A-Z0-9]{5}[-‐‑–]){4}[A-Z0-9]{5}\b", re.IGNORECASE)
# A command that fetches a program and runs it unseen is how activators are handed round.
RUN_UNSEEN = re.compile(
    r"\b(?:irm|iwr|curl|wget|invoke-(?:restmethod|webrequest))\b[^|\n]*\|\s*"
    r"(?:iex|invoke-expression|powershell|pwsh|cmd|ba?sh|sh)\b",
    re.IGNORECASE,
)
RAW = re.compile(r"<(script|style|iframe|object|embed|link|meta|base|form)\b", re.IGNORECASE)
WITH_FORMS = ("home", "search", "desk")  # layouts
TAKE_OUT = "take it out; nothing of the articles' advertising may stand here"


def any_of(words: list[str], around: str = r"(?<![\w-]){}(?![\w-])") -> re.Pattern[str]:
    """Return a pattern that finds any of the words as a whole, in any case."""
    joined = "|".join(re.escape(str(word)) for word in words)
    return re.compile(around.format(f"({joined})"), re.IGNORECASE)


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """Return what marks advertising, by the name a finding gives it."""
    spam = load("spam")
    return {
        "advertising host": any_of(spam["hosts"], r"(?<![\w-])((?:[\w-]+\.)*(?:{}))(?![\w-])"),
        "advertising mark": any_of(spam["marks"], r"(?<![\w]){}"),
        "affiliate parameter": any_of(spam["parameters"], r"(?:[?&]|&amp;){}="),
        "tracking pixel": PIXEL,
    }


@cache
def spam_runs() -> frozenset[str]:
    return frozenset(load("spam")["runs"].split())


def advertising(file: str, text: str) -> Iterator[Finding]:
    """Yield every trace of the articles' advertising in a file of any kind."""
    for number, line in enumerate(text.splitlines(), 1):
        for name, pattern in patterns().items():
            if match := pattern.search(line):
                yield Finding(file, number, f"{name}: {match[0][:60]}", TAKE_OUT)
    for mark, number, words in runs(text, RUN):
        if mark in spam_runs():
            problem = f"text of the articles' advertising: {' '.join(words)}"
            yield Finding(file, number, problem, TAKE_OUT)


def forbidden(file: str, text: str) -> Iterator[Finding]:
    """Yield names of activators, cracks and key sellers."""
    pattern = any_of(load("forbidden")["names"])
    for number, line in enumerate(text.splitlines(), 1):
        for match in pattern.finditer(line):
            fix = "describe the kind of thing, never a name that can be searched for"
            yield Finding(file, number, f"names {match[0]}", fix)


def unseen_programs(file: str, text: str) -> Iterator[Finding]:
    """Yield commands that fetch a program and run it at once."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := RUN_UNSEEN.search(line):
            fix = "take it out; no guide runs what nobody has looked at"
            yield Finding(file, number, f"fetches and runs: {match[0][:60]}", fix)


def raw_elements(page: Page) -> Iterator[Finding]:
    """Yield elements in a page that belong to its frame, or that would run or load something."""
    forms = page.meta.get("layout") in WITH_FORMS
    for number, line in page.lines():
        for tag in RAW.findall(line):
            if not (forms and tag.lower() == "form"):
                fix = "write Markdown; scripts and styles are in docs/assets/"
                yield page.finding(number, f"raw <{tag.lower()}> in a page", fix)


def product_keys(file: str, text: str) -> Iterator[Finding]:
    """Yield anything that has the shape of a full product key."""
    for number, line in enumerate(text.splitlines(), 1):
        if match := KEY.search(line):
            fix = "mask it: •••••-•••••-…, or show the last five characters"
            yield Finding(file, number, f"looks like a full product key: {match[0][:5]}-…", fix)

"""Every sentence is ours: no eight words in a row from the two articles."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from guidekit.checks.source.shingles import numbered_words, runs
from guidekit.model.finding import Finding
from guidekit.model.project import load

RUN = 8  # words
OWN = 4  # of them may not belong to a label or message of Windows


@cache
def article_runs() -> frozenset[str]:
    return frozenset(load("wording")["runs"].split())


@cache
def screen_phrases() -> tuple[str, ...]:
    """Return labels and messages as plain words between spaces, longest first."""
    listed = load("settings")["controls"] + load("screen-text")["messages"]
    plain = {" ".join(word for word, _ in numbered_words(phrase)) for phrase in listed}
    return tuple(sorted((phrase for phrase in plain if " " in phrase), key=len, reverse=True))


def own_words(words: list[str]) -> int:
    """Return how many words of a run are not part of a label or a message."""
    rest = f" {' '.join(words)} "
    for phrase in screen_phrases():
        rest = rest.replace(f" {phrase} ", " ")
    return len(rest.split())


def copied_runs(file: str, text: str) -> Iterator[Finding]:
    """Yield runs of words that one of the articles has too; the screen's own words do not count."""
    for mark, number, words in runs(text, RUN):
        if mark in article_runs() and own_words(words) >= OWN:
            yield Finding(file, number, f"copied: {' '.join(words)}", "say it in words of our own")

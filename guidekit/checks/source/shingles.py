"""Cut text into words that remember their line, and words into hashed runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape

TAG = re.compile(r"<[^<>]*>")
ADDRESS = re.compile(r"(?:https?:)?//\S+")
WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")


def without_markup(text: str) -> str:
    """Return text with tags and addresses blanked, on the same lines as before."""
    blank = lambda match: "\n" * match[0].count("\n") or " "  # noqa: E731
    return ADDRESS.sub(" ", TAG.sub(blank, text))


def numbered_words(text: str) -> list[tuple[str, int]]:
    """Return the words of a text in small letters, each with its line, counted from 1."""
    plain = unescape(without_markup(text)).lower().replace("’", "'")
    return [
        (word, number)
        for number, line in enumerate(plain.splitlines(), 1)
        for word in WORD.findall(line)
    ]


def run_hash(words: list[str]) -> str:
    """Return a run of words as 12 hexadecimal digits, so that the words themselves are not kept."""
    return sha256(" ".join(words).encode()).hexdigest()[:12]


def runs(text: str, length: int) -> Iterator[tuple[str, int, list[str]]]:
    """Yield every run of so many words: its hash, the line it starts on, its words."""
    words = numbered_words(text)
    for start in range(len(words) - length + 1):
        chosen = [word for word, _ in words[start : start + length]]
        yield run_hash(chosen), words[start][1], chosen

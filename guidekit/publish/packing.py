"""How sorted words and lists of numbers are made small for the search; text.js unpacks them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
HALF = len(DIGITS) // 2  # digits from here on say that more digits follow


def fronted(words: Iterable[str]) -> str:
    """Return sorted words, one a line: how many letters it shares with the line before, the rest.

    Args:
        words: sorted, none with a line break.
    """
    lines, last = [], ""
    for word in words:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(last, word, strict=False))
        shared = min(sum(1 for _ in alike), len(DIGITS) - 1)
        lines.append(DIGITS[shared] + word[shared:])
        last = word
    return "\n".join(lines)


def gaps(places: Iterable[int]) -> str:
    """Return rising numbers, 0 or more, as the gaps between them, most significant digit first."""
    letters, last = "", -1
    for place in places:
        gap, last = place - last - 1, place
        said = DIGITS[gap % HALF]
        while gap := gap // HALF:
            said = DIGITS[HALF + gap % HALF] + said
        letters += said
    return letters


def unfronted(packed: str) -> list[str]:
    """Return the words that `fronted` packed."""
    words = [""]
    for line in packed.split("\n"):
        words.append(words[-1][: DIGITS.index(line[0])] + line[1:])
    return words[1:]


def ungapped(packed: str) -> list[int]:
    """Return the numbers that `gaps` packed."""
    places, last, high = [], -1, 0
    for value in map(DIGITS.index, packed):
        high = high * HALF + value % HALF
        if value < HALF:
            last += high + 1
            places.append(last)
            high = 0
    return places

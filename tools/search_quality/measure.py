"""What a set of texts says about the search: rates with intervals, tiers, calibration."""

from __future__ import annotations

from dataclasses import dataclass

from tools.search_quality.rates import Answer, rank, rates

Z = 1.96  # of 95 %


def interval(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a share, 0 to 1 (Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    share, part = hits / count, Z * Z / count
    middle = (share + part / 2) / (1 + part)
    half = Z * ((share * (1 - share) / count + part / (4 * count)) ** 0.5) / (1 + part)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True)
class Said:
    """What the page said to a text.

    Args:
        answer: the question and the guides.
        tier: `sure`, `perhaps` or `none`.
        right: how likely it called its first guide right, 0 to 1.
    """

    answer: Answer
    tier: str
    right: float


@dataclass(frozen=True)
class Measured:
    """Counts of a set.

    Args:
        ours, first, three: texts about our subject; whose right guide is first, is among three.
        refused, perhaps, sure, sure_right: of those, by tier.
        others, others_refused, others_open: about other things; refused; not answered surely.
        brier: mean squared error of the chance that the first guide is right; 0.25 is a guess.
    """

    ours: int
    first: int
    three: int
    refused: int
    perhaps: int
    sure: int
    sure_right: int
    others: int
    others_refused: int
    others_open: int
    brier: float


def measured(said: list[Said], known: dict[str, set[str]]) -> Measured:
    """Return the counts of what was said to a set; a guide is right if the labels list it."""
    about = [one for one in said if one.answer.question.intents[0] != "none"]
    others = [one for one in said if one.answer.question.intents[0] == "none"]
    places = {id(one): rank(one.answer, known) for one in said}
    sure = [one for one in about if one.tier == "sure"]
    hits = [one in about and places[id(one)] == 1 for one in said]
    squares = [(one.right - hit) ** 2 for one, hit in zip(said, hits, strict=True)]
    return Measured(
        len(about),
        sum(places[id(one)] == 1 for one in about),
        sum(0 < places[id(one)] <= 3 for one in about),
        sum(one.tier == "none" for one in about),
        sum(one.tier == "perhaps" for one in about),
        len(sure),
        sum(places[id(one)] == 1 for one in sure),
        len(others),
        sum(one.tier == "none" for one in others),
        sum(one.tier != "sure" for one in others),
        sum(squares) / max(1, len(squares)),
    )


def shown(hits: int, count: int) -> str:
    """Return a share with its interval, as "88% (82%–93%)"."""
    low, high = interval(hits, count)
    return f"{hits / count:.0%} ({low:.0%}–{high:.0%})" if count else "–"


def stock(answers: list[Answer], known: dict[str, set[str]]) -> str:
    """Return the rates of a stock search on texts about our subject."""
    about = [one for one in answers if one.question.intents[0] != "none"]
    found = rates([rank(one, known) for one in about])
    return f"{found.first:.0%} / {found.three:.0%}"

"""How the learned topics join the search's own evidence, and how sure the outcome is."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import log_softmax

from tools.train import logistic
from tools.train.page import Guides, Seen
from tools.train.texts import Text
from tools.train.topics import Topics

LOWEST = -8.0  # the logarithm of a share that is none
RIDGE = 1.0


@dataclass(frozen=True)
class Outcome:
    """What comes out for a text.

    Args:
        shares: of each guide.
        right: True for the guides that the labels list.
        sure: the values that its certainty is learned from, by name.
        ours: whether it is about our subject.
        first: whether the first guide is right; never for another subject.
    """

    shares: np.ndarray
    right: np.ndarray
    sure: dict[str, float]
    ours: bool
    first: bool


def right_guides(text: Text, seen: Seen, guides: Guides) -> np.ndarray:
    """Return True for each guide that answers a text.

    The page of a code is right if the text has the code, or if no other guide answers. A text
    without labels is a code: the page that has it is right, or has its row.
    """
    named = seen.values[:, [guides.columns.index(name) for name in ("code", "row")]].any(axis=1)
    if not text.intents:
        return named
    wanted = set(text.intents)
    fits = np.array([bool(wanted & set(answers)) for answers in guides.answers])
    pages = np.array([url.startswith("troubleshooting/0x") for url in guides.urls])
    best = fits & (named | ~pages)
    return best if best.any() else fits


def unheard(seen: Seen) -> Seen:
    """Return a text as it is seen while no lesson names its codes, nor their families."""
    return replace(seen, features=[name for name in seen.features if not name.startswith("#0x")])


def evidence(texts: list[Seen], guides: Guides, topics: Topics) -> list[np.ndarray]:
    """Return the evidence of each text with what the topics add, guides x columns."""
    place = {name: at for at, name in enumerate(topics.names)}
    chosen = [[place[name] for name in answers if name in place] for answers in guides.answers]
    column = guides.columns.index("topic")
    found = []
    for seen, logs in zip(texts, np.maximum(topics.logs(texts), LOWEST), strict=True):
        values = seen.values.copy()
        values[:, column] = [logs[at].max() if at else LOWEST for at in chosen]
        found.append(values)
    return found


def lengthened(values: np.ndarray, long: float) -> np.ndarray:
    """Return columns twice: as they are, and by the length of the text."""
    return np.hstack([values, values * long])


def fit_join(
    values: list[np.ndarray], seen: list[Seen], right: list[np.ndarray], worth: np.ndarray
) -> np.ndarray:
    """Return the weights that join the evidence, two for each column."""
    rows = np.array([lengthened(one, about.long) for one, about in zip(values, seen, strict=True)])
    wanted = np.array(right)
    told = wanted.any(axis=1)
    return logistic.choice(rows[told], wanted[told], worth[told], RIDGE)


def outcomes(
    texts: list[Text], seen: list[Seen], guides: Guides, topics: Topics, weights: np.ndarray
) -> list[Outcome]:
    """Return what comes out for each text."""
    logs, known = topics.logs(seen), topics.known(seen)
    found = []
    for at, (text, one, values) in enumerate(
        zip(texts, seen, evidence(seen, guides, topics), strict=True)
    ):
        shares = np.exp(log_softmax(lengthened(values, one.long) @ weights))
        right = right_guides(text, one, guides)
        none = np.exp(logs[at][topics.names.index("none")])
        sure = certainty(one, guides, values, shares, none, int(known[at]))
        ours = text.intents[0] != "none"
        found.append(Outcome(shares, right, sure, ours, ours and bool(right[best(guides, shares)])))
    return found


def best(guides: Guides, shares: np.ndarray) -> int:
    """Return the place of the best guide about our subject."""
    return max(
        (at for at, answers in enumerate(guides.answers) if answers[:1] != ["none"]),
        key=lambda at: shares[at],
    )


def odds(share: float) -> float:
    """Return the logarithm of the odds of a share, 0 to 1, with both ends cut off."""
    return float(np.log((share + 0.001) / (1.001 - share)))


def certainty(
    seen: Seen, guides: Guides, values: np.ndarray, shares: np.ndarray, none: float, known: int
) -> dict[str, float]:
    """Return what `certainty` of engine.js returns; a test holds the two together.

    Args:
        seen: the text.
        values: guides x columns, the evidence with the topics.
        shares: of each guide.
        none: the topics' share of other subjects.
        known: how many features the topics know.
    """
    subject = [answers[0] if answers else "" for answers in guides.answers]
    top = best(guides, shares)
    ours = [at for at, name in enumerate(subject) if name != "none"]
    same = sum(shares[at] for at, name in enumerate(subject) if name == subject[top])
    return {
        "best": odds(same),
        "topic": odds(np.exp(values[top, guides.columns.index("topic")])),
        "foreign": odds(none),
        "whole": values[ours, guides.columns.index("whole")].max(),
        "known": known / (1 + seen.terms),
        "long": seen.long,
    }


def chances(model: np.ndarray, found: list[Outcome]) -> np.ndarray:
    """Return the chance that a logistic model gives to each outcome."""
    values = np.array([list(one.sure.values()) for one in found])
    return 1 / (1 + np.exp(-(values @ model[:-1] + model[-1])))

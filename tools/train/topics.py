"""The linear model from the features of a text to what it is about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags
from scipy.special import log_softmax

from guidekit.model.project import load
from guidekit.publish.packing import DIGITS, fronted, gaps
from tools.train import logistic
from tools.train.page import Seen
from tools.train.texts import Text, is_people, is_whole

ZERO, MOST = 32, 7  # the letter of no weight, and how many steps up and down are written
WEIGHTS = 32_000  # that are kept: more cost the reader's line, fewer cost right answers
SELDOM = 8  # texts; a feature of fewer tells nothing
RIDGE = 0.1
WHOLE_COUNT = 2  # times as much as other texts count those of whole hands: people's, strangers'
SECOND = 0.1  # of a text is about its other labels
OTHERS = 0.3  # of real tickets are about something else; of those that were collected, over half


@dataclass(frozen=True)
class Topics:
    """A fitted model, rounded as it is published.

    Args:
        names: the intents.
        rarity: of each feature, a whole number; the order of the weights.
        steps: features x intents, whole numbers.
        step: what one step weighs.
        bias: of each intent.
    """

    names: list[str]
    rarity: dict[str, int]
    steps: np.ndarray
    step: float
    bias: np.ndarray

    def logs(self, seen: list[Seen]) -> np.ndarray:
        """Return texts x intents: the logarithm of each one's share."""
        return log_softmax(table(seen, self.rarity) @ (self.steps * self.step) + self.bias, axis=1)

    def known(self, seen: list[Seen]) -> np.ndarray:
        """Return how many features of each text are known."""
        return np.array([sum(name in self.rarity for name in one.features) for one in seen])

    def packed(self) -> dict:
        """Return what matcher.js unpacks."""
        return {
            "topics": self.names,
            "bias": [round(float(one), 3) for one in self.bias],
            "step": self.step,
            "features": fronted(self.rarity),
            "rarities": "".join(DIGITS[rare] for rare in self.rarity.values()),
            "weighed": "\n".join(gaps(np.nonzero(row)[0].tolist()) for row in self.steps),
            "steps": "".join(DIGITS[ZERO + step] for step in self.steps[self.steps != 0].tolist()),
        }


def table(seen: list[Seen], rarity: dict[str, int]) -> csr_matrix:
    """Return texts x features: how rare each that a text has is, each text of length 1."""
    place = {name: at for at, name in enumerate(rarity)}
    rows, columns = [], []
    for row, one in enumerate(seen):
        had = [place[name] for name in one.features if name in place]
        rows += [row] * len(had)
        columns += had
    rare = np.array(list(rarity.values()), dtype=float)
    whole = csr_matrix((rare[columns], (rows, columns)), shape=(len(seen), len(rarity)))
    length = np.sqrt(np.asarray(whole.multiply(whole).sum(axis=1)).ravel())
    return (diags(1 / np.maximum(length, 1e-9)) @ whole).tocsr()


def rarities(seen: list[Seen]) -> dict[str, int]:
    """Return the features that tell something, and how rare they are; names of cracks are none."""
    counts = Counter(name for one in seen for name in one.features)
    unsaid = {word for name in load("forbidden")["names"] for word in name.split() if len(word) > 3}
    unsaid -= {"digital", "license", "activation", "microsoft", "slmgr"}
    return {
        name: max(1, round(float(np.log(len(seen) / count))))
        for name, count in sorted(counts.items())
        if count >= SELDOM and not unsaid & set(name.split())
    }


def about(text: Text, names: list[str]) -> np.ndarray:
    """Return how much of a text is about each intent: the first label most, the others a little."""
    first, *others = (names.index(name) for name in text.intents)
    shares = np.zeros(len(names))
    shares[first] = 1 - SECOND if others else 1
    shares[others] = SECOND / max(1, len(others))
    return shares


def balanced(ours: np.ndarray) -> np.ndarray:
    """Return how much texts count, if as many are about something else as of real tickets.

    Args:
        ours: of each text, whether it is about our subject.
    """
    found = max(1, np.sum(~ours)) / max(1, np.sum(ours))
    return np.where(ours, 1.0, OTHERS / (1 - OTHERS) / found)


def share(texts: list[Text]) -> np.ndarray:
    """Return how much texts count among each other: collected ones as they are balanced, or 1."""
    people = np.array([is_people(one) for one in texts])
    ours = np.array([one.intents[:1] != ("none",) for one in texts])
    counts = np.ones(len(texts))
    counts[people] = balanced(ours[people])
    return counts


def fit(texts: list[Text], seen: list[Seen], names: list[str]) -> Topics:
    """Learn from texts: everything first, then the weights that count most, alone."""
    rarity = rarities(seen)
    whole = table(seen, rarity)
    targets = np.array([about(one, names) for one in texts])
    worth = share(texts) * [WHOLE_COUNT if is_whole(one) else 1 for one in texts]
    weights, bias = logistic.classes(whole, targets, worth, RIDGE)
    size = np.abs(weights) * np.array(list(rarity.values()))[:, None]
    kept = size >= np.partition(size.ravel(), -WEIGHTS)[-WEIGHTS] if size.size > WEIGHTS else None
    if kept is not None:
        weights, bias = logistic.classes(whole, targets, worth, RIDGE, (weights, bias), kept)
    step = float(f"{np.quantile(np.abs(weights[weights != 0]), 0.998) / MOST:.4g}")
    steps = np.clip(np.round(weights / step), -MOST, MOST).astype(int)
    used = np.abs(steps).sum(axis=1) > 0
    few = {name: rare for (name, rare), use in zip(rarity.items(), used, strict=True) if use}
    return Topics(names, few, steps[used], step, bias)

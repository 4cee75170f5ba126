"""Learn everything that the page weighs by, with some sources left out, and measure on those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from sklearn.isotonic import IsotonicRegression

from tools.train import logistic
from tools.train.join import (
    Outcome,
    chances,
    evidence,
    fit_join,
    outcomes,
    right_guides,
    unheard,
)
from tools.train.page import Guides, Seen
from tools.train.texts import Text, is_people, is_stranger, is_whole, part_of
from tools.train.topics import Topics, balanced, fit, share

MOST_LOST = 0.02  # of any writer's tickets about our subject may be called foreign
MANY = 60  # tickets of one writer, at least, tell such a share
# Of 10 tickets that are answered just surely enough. Of strangers' real tickets about our subject
# 46 % are sure then, 89 % of these right; with 7 they are a fifth fewer.
LEAST_RIGHT = 6
MOST_TOLD = 9  # of 10: nobody is always right
CODES = "codes"  # the source of texts that are a code alone, whose page is right
# How much a text counts when evidence is joined whose writer's other texts the topics know. The
# guides' phrases were written with some of the people's words in view: so each side sees both.
INVENTED_COUNT, CODES_COUNT = 0.25, 20


@dataclass
class School:
    """All texts with what the page sees in them; models are learned once and kept.

    Args:
        texts, seen: the texts, and what the page sees in each. A text without labels is a code.
        guides: of the site.
    """

    texts: list[Text]
    seen: list[Seen]
    guides: Guides
    kept: dict[frozenset[str], Topics] = field(default_factory=dict)
    joined: dict[frozenset[str], np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Deal the invented texts out into parts, which are left out in turn as well."""
        self.parts = [part_of(text) for text in self.texts]

    def people(self) -> list[str]:
        """Return the sources of real people's words, which are left out in turn."""
        return sorted({text.source for text in self.texts if is_people(text)})

    def sources(self) -> set[str]:
        """Return the parts of labelled texts that are left out in turn."""
        return set(self.parts) - {CODES}

    def of(self, sources: Iterable[str]) -> tuple[list[Text], list[Seen]]:
        """Return the texts of some sources."""
        wanted = set(sources)
        rows = zip(self.texts, self.seen, self.parts, strict=True)
        chosen = [(text, seen) for text, seen, part in rows if part in wanted]
        return [text for text, _ in chosen], [seen for _, seen in chosen]

    def topics(self, without: Iterable[str] = ()) -> Topics:
        """Return the topics learned without some sources."""
        left_out = frozenset(without)
        if left_out not in self.kept:
            names = sorted({name for text in self.texts for name in text.intents})
            self.kept[left_out] = fit(*self.of(self.sources() - left_out), names)
        return self.kept[left_out]

    def join(self, without: Iterable[str] = ()) -> np.ndarray:
        """Return the joining weights: each source's topics are learned without that source."""
        left_out = frozenset(without)
        if left_out not in self.joined:
            values, seen, right, asked = [], [], [], []
            for source in sorted({*self.sources(), CODES} - left_out):
                texts, about = self.of([source])
                if source == CODES:  # the code that is asked for next may be in no lesson yet
                    about = [unheard(one) for one in about]
                values += evidence(about, self.guides, self.topics({source, *left_out} - {CODES}))
                right += [right_guides(*one, self.guides) for one in zip(texts, about, strict=True)]
                seen += about
                asked += texts
            worth = share(asked) * [counts(text) for text in asked]
            self.joined[left_out] = fit_join(values, seen, right, worth)
        return self.joined[left_out]

    def left_out(self, source: str, without: Iterable[str] | None = None) -> list[Outcome]:
        """Return what comes out for a source whose texts had no part in the topics.

        The joining weights, few, are learned without `without`, or else without the source.
        """
        texts, seen = self.of([source])
        gone = {source} if without is None else set(without)
        return outcomes(texts, seen, self.guides, self.topics({source, *gone}), self.join(gone))

    def certainty(self, without: Iterable[str] = ()) -> dict:
        """Return the certainty learned from people's words that were left out in turn.

        Invented texts are understood too well to tell how sure to be.
        """
        pairs = [
            pair
            for source in sorted(self.sources() - set(without))
            for pair in zip(self.left_out(source, set(without)), self.of([source])[0], strict=True)
        ]
        real = [(one, text) for one, text in pairs if is_people(text)]
        values = np.array([list(one.sure.values()) for one, _ in real])
        worth = share([text for _, text in real])
        ours = logistic.yes(values, np.array([one.ours for one, _ in real]), worth)
        right = logistic.yes(values, np.array([one.first for one, _ in real]), worth)
        names = [*real[0][0].sure, "always"]
        model = {
            name: {key: [rounded(weight), 0] for key, weight in zip(names, weights, strict=True)}
            for name, weights in {"ours": ours, "right": right}.items()
        }
        tickets = [pair for pair in pairs if pair[1].kind == "ticket"]
        asked = [(one, text) for one, text in tickets if is_whole(text)]
        # The guides' phrases were written with people's words in view: only strangers tell.
        strange = [one for one, text in tickets if is_people(text) and is_stranger(text)]
        model["lines"] = {"ours": line(asked, ours), **sureness(strange, right)}
        return model

    def matcher(self, without: Iterable[str] = ()) -> dict:
        """Return everything that the page weighs by, as data/matcher.json holds it."""
        columns, weights = self.guides.columns, self.join(without)
        half = len(columns)
        join = {
            name: [rounded(weights[at]), rounded(weights[half + at])]
            for at, name in enumerate(columns)
        }
        return {**self.topics(without).packed(), "join": join, **self.certainty(without)}


def counts(text: Text) -> float:
    """Return how much a text counts when evidence is joined; a code's page comes first for sure."""
    return (1 if is_whole(text) else INVENTED_COUNT) if text.intents else CODES_COUNT


def rounded(number: float) -> float:
    """Return a number as it is published."""
    return round(float(number), 4)


def line(tickets: list[tuple[Outcome, Text]], ours: np.ndarray) -> float:
    """Return the chance below which a ticket is called one about something else.

    It is drawn for the writer who is understood worst: who comes next may be like that one. One
    line for all people's tickets refused 10 % of a hard set that was left out; this one, 1 to 4 %.
    """
    by_writer = defaultdict(list)
    for found, text in tickets:
        if found.ours:
            by_writer[text.source].append(found)
    many = [found for found in by_writer.values() if len(found) >= MANY]
    lows = [np.quantile(chances(ours, found), MOST_LOST) for found in many]
    return rounded(min(lows, default=0.0))


def sureness(found: list[Outcome], right: np.ndarray) -> dict:
    """Return from which chance on an answer is sure, and what each certainty was worth.

    `told` lists from which chance on how many of 10 such tickets had the right guide first, if as
    many are about something else as of real ones.
    """
    ours, first = (np.array([getattr(one, name) for one in found]) for name in ("ours", "first"))
    tens = told(chances(right, found), first, balanced(ours))
    return {
        "right": next((start for start, ten in tens if ten >= LEAST_RIGHT), 1.0),
        "told": tens,
    }


def told(chance: np.ndarray, right: np.ndarray, worth: np.ndarray) -> list[list[float]]:
    """Return pairs of a chance and how many of 10 were right of those as sure, up to the next pair.

    More chance never means fewer right: isotonic regression.

    Args:
        chance, right: of each ticket.
        worth: how many tickets each stands for.
    """
    rate = IsotonicRegression().fit(chance, right, worth)
    tens = np.minimum(MOST_TOLD, np.floor(10 * rate.y_thresholds_ + 1e-9)).astype(int).tolist()
    pairs: list[list[float]] = []
    for start, ten in zip(rate.X_thresholds_, tens, strict=True):
        if not pairs or ten > pairs[-1][1]:
            pairs.append([rounded(start) if pairs else 0.0, ten])
    return pairs

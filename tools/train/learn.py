"""Learn everything that the page weighs by, with some sources left out, and measure on those."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from tools.search_quality.measure import interval
from tools.train import logistic
from tools.train.join import Outcome, chances, evidence, fit_join, outcomes, right_guides
from tools.train.page import Guides, Seen
from tools.train.texts import STRANGERS, Text, is_people, is_stranger, is_whole
from tools.train.topics import Topics, fit

MOST_LOST = 0.02  # of any writer's tickets about our subject may be called foreign
MANY = 60  # tickets of one writer, at least, tell such a share
LEAST_RIGHT = 7  # of 10 tickets that are answered surely, at the low end of what is told
CODES = "codes"  # the source of texts that are a code alone, whose page is right
PARTS = 5  # of the invented texts that are not left out whole
# How much a text counts when evidence is joined whose writer's other texts the topics know. The
# guides' phrases were written with some of the people's words in view: so each side sees both.
INVENTED_COUNT, CODES_COUNT = 0.25, 5
GROUP = 80  # tickets that one "N of 10" is counted over, at least
OTHERS = 0.3  # of real tickets are about something else; of the strangers' it is half


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
            values, seen, right, worth = [], [], [], []
            for source in sorted({*self.sources(), CODES} - left_out):
                texts, about = self.of([source])
                values += evidence(about, self.guides, self.topics({source, *left_out} - {CODES}))
                right += [right_guides(*one, self.guides) for one in zip(texts, about, strict=True)]
                seen += about
                worth += [counts(text) for text in texts]
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
        """Return the certainty learned from sources that were left out in turn."""
        found, about = [], []
        for source in sorted(self.sources() - set(without)):
            found += self.left_out(source, set(without))
            about += self.of([source])[0]
        worth = np.array([counts(text) for text in about])
        values = np.array([list(one.sure.values()) for one in found])
        ours = logistic.yes(values, np.array([one.ours for one in found]), worth)
        right = logistic.yes(values, np.array([one.first for one in found]), worth)
        names = [*found[0].sure, "always"]
        model = {
            name: {key: [rounded(weight), 0] for key, weight in zip(names, weights, strict=True)}
            for name, weights in {"ours": ours, "right": right}.items()
        }
        tickets = [pair for pair in zip(found, about, strict=True) if pair[1].kind == "ticket"]
        asked = [pair for pair in tickets if is_whole(pair[1])]
        # The guides' phrases were written with people's words in view: only strangers tell.
        strange = [one for one, text in tickets if is_stranger(text)]
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


def part_of(text: Text) -> str:
    """Return what a text is left out with: its source or those of a line, or an invented part."""
    if is_people(text) or not text.intents:
        return text.source
    if is_stranger(text):
        return next(together[0] for together in STRANGERS if text.source in together)
    return f"invented {crc32(text.words.encode()) % PARTS}"


def counts(text: Text) -> float:
    """Return how much a text counts when evidence is joined; a code's page comes first for sure."""
    return (1 if is_whole(text) else INVENTED_COUNT) if text.intents else CODES_COUNT


def rounded(number: float) -> float:
    """Return a number as it is published."""
    return round(float(number), 4)


def line(tickets: list[tuple[Outcome, Text]], ours: np.ndarray) -> float:
    """Return the chance below which a ticket is called one about something else.

    It is drawn for the writer who is understood worst: who comes next may be like that one.
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
    count = max(1, np.sum(~ours)) / max(1, np.sum(ours))
    worth = np.where(ours, 1.0, OTHERS / (1 - OTHERS) / count)
    tens = told(chances(right, found), first, worth)
    return {
        "right": next((start for start, ten in tens if ten >= LEAST_RIGHT), 1.0),
        "told": tens,
    }


def told(chance: np.ndarray, right: np.ndarray, worth: np.ndarray) -> list[list[float]]:
    """Return pairs of a chance and the tenths that were right from it on, up to the next pair.

    Groups that do not rise are put together (isotonic regression on whole groups).

    Args:
        chance, right: of each ticket.
        worth: how many tickets each stands for.
    """
    order = np.argsort(chance)
    until = np.cumsum(worth[order])
    ends = np.linspace(0, until[-1], max(1, int(until[-1] // GROUP)) + 1)[1:-1]
    groups = [
        [rounded(chance[part][0]), float((right * worth)[part].sum()), float(worth[part].sum())]
        for part in np.split(order, np.searchsorted(until, ends, side="right"))
    ]
    merged: list[list[float]] = []
    for start, hits, count in groups:
        merged.append([start, hits, count])
        while len(merged) > 1 and tenths(merged[-2]) >= tenths(merged[-1]):
            start, more, many = merged.pop()
            merged[-1][1] += more
            merged[-1][2] += many
    merged[0][0] = 0.0
    return [[group[0], tenths(group)] for group in merged]


def tenths(group: list[float]) -> int:
    """Return how many of ten in a group are right at least: the low end of the 95 % interval."""
    return int(10 * interval(int(group[1]), int(group[2]))[0])

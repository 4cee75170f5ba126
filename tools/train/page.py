"""What the published scripts see in each text: training reads no text by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Page as Tab

from tools.http_server import served
from tools.screens.capture import studio
from tools.train.texts import AT_ONCE, Text

READ = """async (texts) => {
  const found = [];
  for (const { kind, words } of texts) {
    const { said, options } = kind === "ticket" ? self.guideTicket.reading(words)
      : { said: self.guideMask(words), options: { sentences: [words] } };
    const seen = await self.guideSearch.evidence(said, options.sentences, options.os);
    found.push({
      features: self.guideMatcher.features(seen.read),
      terms: seen.terms.length, long: seen.long,
      names: Object.keys(seen.rows[0].values),
      rows: seen.rows.map(({ values }) => Object.values(values)),
    });
  }
  return JSON.stringify(found);
}"""
GUIDES = """() => self.guideSearch.prepared().then(({ guides }) =>
  guides.map(({ url, answers }) => ({ url, answers })))"""


@dataclass(frozen=True)
class Seen:
    """What the scripts see in a text.

    Args:
        features: of the matcher.
        terms: how many telling words.
        long: its length, 0 to 1.
        values: guides x names of the evidence, without what the matcher adds.
    """

    features: list[str]
    terms: int
    long: float
    values: np.ndarray


@dataclass(frozen=True)
class Guides:
    """The guides in the order of the evidence, and the names of its columns."""

    urls: list[str]
    answers: list[list[str]]
    columns: list[str]


@contextmanager
def desk(site: Path) -> Iterator[Tab]:
    """Open the desk of a built site, ready to read."""
    with served(site) as root, studio() as browser:
        tab = browser.new_page()
        tab.goto(f"{root}desk/", wait_until="networkidle")
        tab.evaluate("self.guideLoad('search').then(() => self.guideSearch.prepared())")
        yield tab


def read_all(tab: Tab, texts: list[Text]) -> tuple[Guides, list[Seen]]:
    """Return the guides, and what the scripts see in each text."""
    seen, columns = [], []
    for start in range(0, len(texts), AT_ONCE):
        asked = [{"kind": one.kind, "words": one.words} for one in texts[start : start + AT_ONCE]]
        for found in json.loads(tab.evaluate(READ, asked)):
            columns = found["names"]
            rows = np.array(found["rows"], dtype=float)
            seen.append(Seen(found["features"], found["terms"], found["long"], rows))
    guides = tab.evaluate(GUIDES)
    parts = ([guide[part] for guide in guides] for part in ("url", "answers"))
    return Guides(*parts, columns), seen


def teach(tab: Tab, matcher: dict) -> None:
    """Let the page weigh by other weights than the published ones."""
    tab.evaluate("text => self.guideSearch.learn(JSON.parse(text))", json.dumps(matcher))

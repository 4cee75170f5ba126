"""`dev.py train`: learn what the search and the desk weigh by, into data/matcher.json."""

from __future__ import annotations

import json
from pathlib import Path

from guidekit.model.project import DATA
from tools.train.learn import CODES, School
from tools.train.page import desk, read_all
from tools.train.texts import Text, digest, learnable, lessons

FILE = DATA / "matcher.json"


def run(site: Path) -> None:
    """Learn from all texts but the judges', and write the weights.

    Args:
        site: the built site, whose scripts read the texts.
    """
    with desk(site) as tab:
        school = taught(tab)
    matcher = {"made_from": digest(), **school.matcher()}
    FILE.write_text(json.dumps(matcher, indent=0) + "\n", encoding="utf-8", newline="\n")
    print(f"{FILE.name}: {len(matcher['features'].splitlines())} features")


def taught(tab) -> School:
    """Return the school of all texts to learn from, read by a page."""
    texts = [text for file in lessons() for text in learnable(file)]
    codes = tab.evaluate("() => Object.keys(self.guideSearchData.codes)")
    texts += [
        Text(CODES, "query", form.format(code), ())
        for code in codes
        for form in ("{}", "error code: {}!")
    ]
    guides, seen = read_all(tab, texts)
    return School(texts, seen, guides)

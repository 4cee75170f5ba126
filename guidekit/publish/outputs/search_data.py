"""What the search knows: guides, their sections as bags of words, codes and synonyms, in a script.

A script and not JSON, because browsers refuse to fetch files from a folder (file://).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

from guidekit.model.codes import places
from guidekit.model.project import DATA, load, read_yaml
from guidekit.publish.context import PublishContext
from guidekit.publish.record import PageRecord

WORD = re.compile(r"[a-z0-9]+(?:['’.-][a-z0-9]+)*")
FEW_GUIDES = 10  # so few share their words by chance


def script(name: str, content: dict) -> str:
    """Return a script that sets a global name."""
    return f"self.{name}={json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"


def common_words(texts: list[set[str]]) -> set[str]:
    """Return the words that more than half of the guides have: they tell none from another."""
    counts = Counter(word for text in texts for word in text)
    half = len(texts) / 2
    return {word for word, count in counts.items() if count > half and len(texts) > FEW_GUIDES}


def once(text: str, left_out: Iterable[str]) -> str:
    """Return the words of a text, each once, in order.

    How often a word stands in a section tells the search little; leaving repetitions out makes
    the data a third smaller.
    """
    said = set(left_out)
    kept = []
    for word in WORD.findall(text.lower()):
        if len(word) > 2 and word not in said:
            said.add(word)
            kept.append(word)
    return " ".join(kept)


def entry(record: PageRecord, common: set[str]) -> dict:
    """Return what the search knows of a guide; the common words are left out."""
    meta, sections = record.page.meta, record.sections
    return {
        "id": meta["id"],
        "url": record.page.url,
        "title": meta["title"],
        "description": meta["description"],
        "type": record.page.type,
        "os": meta["applies_to"],
        "codes": meta.get("codes", []),
        "asked": meta.get("asked", []),
        "answers": meta.get("answers") or [],
        "beside": "beside" in meta,
        "sections": [[one.heading, one.anchor, one.os, once(one.text, common)] for one in sections],
    }


def foreign_words() -> dict[str, str]:
    """Return what people write in other languages for each of our words: data/words/*.yml."""
    found: dict[str, list[str]] = {}
    for path in sorted((DATA / "words").glob("*.yml")):
        for ours, said in read_yaml(path).items():
            known = found.setdefault(ours, [])
            known += [word for word in said if word not in known]
    return {ours: ";".join(said) for ours, said in found.items()}


def write_data(context: PublishContext, records: list[PageRecord]) -> None:
    """Write assets/search/data.js; loading it sets `guideSearchData`."""
    texts = [
        {word for part in record.sections for word in WORD.findall(part.text.lower())}
        for record in records
    ]
    common = common_words(texts)
    targets = places(record.page for record in records)
    content = {
        "guides": [entry(record, common) for record in records],
        "codes": {code: to for code, (to, _) in targets.items() if code.startswith("0x")},
        "synonyms": load("synonyms"),
        "foreign": foreign_words(),
        "matcher": json.loads((DATA / "matcher.json").read_text(encoding="utf-8")),
    }
    context.write("assets/search/data.js", script("guideSearchData", content))

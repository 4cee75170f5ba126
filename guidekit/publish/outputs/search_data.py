"""What the search knows: guides, which words their sections have, codes, synonyms, in a script.

A script and not JSON, because browsers refuse to fetch files from a folder (file://).
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from guidekit.model.codes import places
from guidekit.model.project import DATA, load, read_yaml
from guidekit.publish.context import PublishContext
from guidekit.publish.packing import fronted, gaps
from guidekit.publish.record import PageRecord

WORD = re.compile(r"[a-z0-9]+(?:['’.-][a-z0-9]+)*")
COMBINING = re.compile("[\u0300-\u036f]")
FEW_GUIDES = 10  # so few share their words by chance


def script(name: str, content: dict) -> str:
    """Return a script that sets a global name."""
    return f"self.{name}={json.dumps(content, ensure_ascii=False, separators=(',', ':'))};\n"


def common_words(texts: list[set[str]]) -> set[str]:
    """Return the words that more than a quarter of the guides have: they tell few apart."""
    counts = Counter(word for text in texts for word in text)
    quarter = len(texts) / 4
    return {word for word, count in counts.items() if count > quarter and len(texts) > FEW_GUIDES}


def holders(texts: Iterable[str], left_out: set[str]) -> dict[str, str]:
    """Return the words of all sections, and which sections have each.

    How often and in which order words stand in a section tells the search little; a list of
    sections for each word is half as large as the sections, and each word is read once.
    """
    found: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        for word in {word for word in WORD.findall(text.lower()) if len(word) > 2} - left_out:
            found.setdefault(word, []).append(place)
    words = sorted(found)
    return {"words": fronted(words), "sections": "\n".join(gaps(found[word]) for word in words)}


def entry(record: PageRecord) -> dict:
    """Return what the search knows of a guide."""
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
        "sections": [[one.heading, one.anchor, one.os] for one in sections],
    }


def foreign_words() -> dict[str, str]:
    """Return what people write in other languages for each of our words: data/words/*.yml.

    Without accents, as the script reads them: fewer letters to load.
    """
    found: dict[str, list[str]] = {}
    for path in sorted((DATA / "words").glob("*.yml")):
        for ours, said in read_yaml(path).items():
            known = found.setdefault(ours, [])
            bare = (COMBINING.sub("", unicodedata.normalize("NFKD", word)) for word in said)
            known += [word for word in dict.fromkeys(bare) if word not in known]
    return {ours: ";".join(sorted(said)) for ours, said in found.items()}


def write_data(context: PublishContext, records: list[PageRecord]) -> None:
    """Write assets/search/data.js; loading it sets `guideSearchData`."""
    common = common_words(
        [
            {word for part in record.sections for word in WORD.findall(part.text.lower())}
            for record in records
        ]
    )
    sections = (part.text for record in records for part in record.sections)
    targets = places(record.page for record in records)
    content = {
        "guides": [entry(record) for record in records],
        "held": holders(sections, common),
        "codes": {code: to for code, (to, _) in targets.items() if code.startswith("0x")},
        "synonyms": load("synonyms"),
        "foreign": foreign_words(),
        "matcher": json.loads((DATA / "matcher.json").read_text(encoding="utf-8")),
    }
    context.write("assets/search/data.js", script("guideSearchData", content))

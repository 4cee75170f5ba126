"""The labelled texts to learn from, by the source that each came from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from guidekit.model.project import DATA, ROOT, DataError

INVENTED, PEOPLE = DATA / "training", ROOT / "tests" / "search"
JUDGES = ("judge.queries", "judge.tickets", "fresh.dev", "foreign.queries")  # nothing learns them
# Written by people of whom nothing else is learned, invented or real: they stand for strangers,
# left out whole. Those of one line are left out together: it has several subjects, both lengths.
STRANGERS = (
    ("account-stories", "windows-troubles", "typed-questions"),
    ("long-stories", "services-and-accounts", "after-changes"),
    ("titles-and-errors", "offices-and-programs", "other-accounts"),
    ("forum-threads", "other-licenses", "long-threads"),
    ("more-threads",),
    ("third-threads",),
    ("fourth-threads",),
)
PARTS = 5  # of the invented texts that are not left out whole
AT_ONCE = 100  # texts that a page reads; all at once would be a hundred megabytes
# Whatever else changes what is learned.
READERS = ("docs/assets/js/text.js", "docs/assets/js/matcher.js", "data/synonyms.yml")


@dataclass(frozen=True)
class Text:
    """A labelled text.

    Args:
        source: the name of its file, without the ending.
        kind: `query` or `ticket`.
        words: what the person wrote.
        intents: what answers it, best first.
        name: its `id`, if it has one.
    """

    source: str
    kind: str
    words: str
    intents: tuple[str, ...]
    name: str = ""


def read_texts(file: Path) -> list[Text]:
    """Return the texts of a file: one JSON object a line, `text` and `kind`, or `query` or `body`.

    A line with both `query` and `body` is two texts.
    """
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        said = {"query": one.get("query"), "ticket": one.get("body")}
        if "text" in one:
            said = {one["kind"]: one["text"]}
        found += [
            Text(file.stem, kind, words, tuple(one["intent"]), one.get("id", ""))
            for kind, words in said.items()
            if words
        ]
    return found


def lessons(folders: tuple[Path, ...] = (INVENTED, PEOPLE)) -> list[Path]:
    """Return the files to learn from, invented texts first."""
    return [
        file
        for folder in folders
        for file in sorted(folder.glob("*.jsonl"))
        if file.stem not in JUDGES
    ]


def learnable(file: Path) -> list[Text]:
    """Return the texts of a file to learn from.

    Raises:
        DataError: when the file is a judge.
    """
    if file.stem in JUDGES:
        raise DataError(f"{file}:1: judges measure what was learned; nothing learns from them")
    return read_texts(file)


def is_lesson(file: Path) -> bool:
    """Tell whether a file is one of those that are learned from."""
    return file.resolve() in [one.resolve() for one in lessons()]


def is_people(text: Text) -> bool:
    """Tell whether a real person wrote a text; rates on invented ones say nothing."""
    return (PEOPLE / f"{text.source}.jsonl").is_file()


def is_stranger(text: Text) -> bool:
    """Tell whether nothing else is learned from a text's writer, nor written with it in view."""
    return any(text.source in together for together in STRANGERS)


def is_whole(text: Text) -> bool:
    """Tell whether a text is left out with all that its writers wrote, as a reader's words are."""
    return is_stranger(text) or is_people(text)


def part_of(text: Text) -> str:
    """Return what a text is left out with: its source or those of a line, or an invented part."""
    if is_people(text) or not text.intents:
        return text.source
    if is_stranger(text):
        return next(together[0] for together in STRANGERS if text.source in together)
    return f"invented {crc32(text.words.encode()) % PARTS}"


def digest() -> str:
    """Return the digest of everything that is learned from, in lines as Unix ends them."""
    whole = hashlib.sha256()
    for file in [*lessons(), *(ROOT / name for name in READERS)]:
        whole.update(f"{file.name}\n{file.read_text(encoding='utf-8')}".encode())
    return whole.hexdigest()[:16]

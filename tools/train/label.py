"""`dev.py label`: add reported texts, with the intents that somebody names, to the lessons."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from guidekit.model.finding import Finding
from guidekit.model.project import DataError, load
from tools.train.texts import JUDGES, PEOPLE, lessons, read_texts

FILE = PEOPLE / "reported.jsonl"
FIELDS = {"query": "query", "ticket": "body"}


def run(file: Path) -> None:
    """Ask for the intents of each line that search or desk copied, and add the lines.

    Args:
        file: one JSON object a line: `kind`, `text`, `shown`, and `intent` if it is known.

    Raises:
        DataError: when a line cannot be read, or names an intent that is none.
    """
    known = set(load("intents"))
    told = {text.words for one in all_files() for text in read_texts(one)}
    count = len(FILE.read_text(encoding="utf-8").splitlines()) if FILE.exists() else 0
    lines = {line["text"]: line for line in read(file, known) if line["text"] not in told}
    added = [
        labelled(line, f"r{count + place:03}")
        for place, line in enumerate(asked([*lines.values()], known, input), 1)
    ]
    with FILE.open("a", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in added)
    print(f"{FILE.name}: {len(added)} more. Now run `python3 dev.py train`.")


def all_files() -> list[Path]:
    """Return every file of labelled texts; a judge's text is not learned under another name."""
    return [*lessons(), *(PEOPLE / f"{name}.jsonl" for name in JUDGES)]


def read(file: Path, known: set[str]) -> list[dict]:
    """Return the lines of a file.

    Raises:
        DataError: when one is no JSON object of the right fields, or names an unknown intent.
    """
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            one = json.loads(line)
            one = {"kind": one["kind"], "text": one["text"], "intent": one.get("intent") or []}
        except (ValueError, KeyError, TypeError, AttributeError):
            what = "this is no line that search or desk copied"
            raise DataError(Finding(str(file), number, what, "paste it as it was copied")) from None
        if one["kind"] not in FIELDS or not set(one["intent"]) <= known:
            what = f"{one['kind']} or one of {one['intent']} is unknown"
            raise DataError(Finding(str(file), number, what, "see data/intents.yml"))
        found.append(one)
    return found


def asked(lines: list[dict], known: set[str], ask: Callable[[str], str]) -> list[dict]:
    """Return the lines with intents; those that nobody names any for are left out."""
    for line in lines:
        while not line["intent"]:
            words = ask(f"\n{line['text']}\nIntents, best first (empty: leave it out): ").split()
            if not words:
                break
            if unknown := set(words) - known:
                print(f"unknown: {', '.join(sorted(unknown))}; data/intents.yml lists them")
            else:
                line["intent"] = words
    return [line for line in lines if line["intent"]]


def labelled(line: dict, name: str) -> dict:
    """Return a line as the files of people's words hold it."""
    return {"id": name, FIELDS[line["kind"]]: line["text"], "intent": line["intent"]}

"""Read and write data/addresses.lock: every address that was ever published.

One block per place. Its first line is the permanent address: the number of a guide, the code of an
error, the address of a page that has no number. Below it, indented, every address and every anchor
that it ever had, in the order of the page. An anchor of a guide has a number: `7/` on guide 101 is
at 101/7/ for ever, wherever its step stands now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from guidekit.model.project import ROOT, cached

LOCK = ROOT / "data" / "addresses.lock"
HEAD = """\
# Every address that was ever published. None may die: `python3 dev.py lock` adds what is new and
# takes nothing out, `python3 dev.py lock --mend` proposes what keeps a lost one alive.
# A code stands for its four spellings. Behind an anchor of a guide stands its short address below
# the guide's, and behind a step a digest of what it says. `reply` names its canned reply for ever.
"""
CHANGES = "changes: "
REPLY = "reply: "


@dataclass
class Place:
    """What one block of the lock says.

    Args:
        name: the permanent address, `101/`, `0xC004F211/` or `about/`; home is `./`.
        urls: further addresses below the site's root, oldest first.
        anchors: names of places on the page, without the hash sign.
        steps: the digest of what each step says, by its anchor.
        changes: how many changes the guide tells.
        numbers: the number of each anchor of a guide, counted from 1 and never given to another.
        reply: the name of the guide's canned reply: its number and the first title it had.
        line: where the block begins, counted from 1.
    """

    name: str
    urls: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    steps: dict[str, str] = field(default_factory=dict)
    changes: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    reply: str = ""
    line: int = 1

    @property
    def number(self) -> int | None:
        """Return the number of a guide; None for other places."""
        name = self.name.rstrip("/")
        return int(name) if name.isdigit() else None


def parse_lock(text: str) -> dict[str, Place]:
    """Return the places of a lock by name."""
    places: dict[str, Place] = {}
    place = None
    for number, line in enumerate(text.splitlines(), 1):
        word = line.strip()
        if not word or line.startswith("#"):
            continue
        if not line.startswith(" "):
            place = places.setdefault(word, Place(word, line=number))
        elif place and word.startswith("#"):
            anchor, *behind = word[1:].split()
            place.anchors.append(anchor)
            for known in behind:
                if known.endswith("/"):
                    place.numbers[anchor] = int(known[:-1])
                else:
                    place.steps[anchor] = known
        elif place and word.startswith(CHANGES):
            place.changes = int(word.removeprefix(CHANGES))
        elif place and word.startswith(REPLY):
            place.reply = word.removeprefix(REPLY)
        elif place:
            place.urls.append(word)
    return places


def read_lock(file: Path = LOCK) -> dict[str, Place]:
    """Return the places of the lock file; none when there is no file yet."""
    return parse_lock(file.read_text(encoding="utf-8")) if file.is_file() else {}


@cached
def locked() -> dict[str, Place]:
    """Return the places of the project's own lock, read once for a build."""
    return read_lock()


def number_of(guide: int, anchor: str) -> int | None:
    """Return the number that an anchor of a guide has in the lock; None before it is locked."""
    place = locked().get(f"{guide}/")
    return place.numbers.get(anchor) if place else None


def order(name: str) -> tuple:
    """Sort guides by number, then codes, then pages and files by name."""
    number = name.rstrip("/")
    if number.isdigit():
        return 0, int(number), ""
    return 1 if number.startswith("0x") else 2, 0, number


def lock_text(places: Iterable[Place]) -> str:
    """Return a lock as text."""
    lines = []
    for place in sorted(places, key=lambda place: order(place.name)):
        lines += [
            place.name,
            *(f"  {url}" for url in place.urls),
            *([f"  {REPLY}{place.reply}"] if place.reply else []),
            *([f"  {CHANGES}{place.changes}"] if place.changes else []),
            *(anchor_line(place, anchor) for anchor in place.anchors),
        ]
    return HEAD + "\n".join(lines) + "\n"


def anchor_line(place: Place, anchor: str) -> str:
    """Return the line of an anchor: its name, its number if it has one, what its step says."""
    number = f"{place.numbers[anchor]}/" if anchor in place.numbers else ""
    return "  " + " ".join(filter(None, [f"#{anchor}", number, place.steps.get(anchor)]))


def digest(text: str) -> str:
    """Return a short hash of what a step says."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def merged(old: list[str], new: list[str]) -> list[str]:
    """Return the names of two lists, each once: the new behind their neighbors."""
    kept = list(old)
    at = 0
    for name in new:
        if name in kept:
            at = kept.index(name) + 1
        else:
            kept.insert(at, name)
            at += 1
    return kept


def numbered(known: dict[str, int], anchors: list[str], steps: Iterable[str]) -> dict[str, int]:
    """Return the numbers of anchors: those they have, and the next free ones for the new.

    Steps come first, so that on a new guide the first steps have their own numbers.
    """
    first = set(steps)
    new = [anchor for anchor in anchors if anchor not in known]
    new.sort(key=lambda anchor: anchor not in first)
    free = max(known.values(), default=0) + 1
    return known | {anchor: number for number, anchor in enumerate(new, free)}


def grown(lock: dict[str, Place], now: dict[str, Place]) -> dict[str, Place]:
    """Return the lock with everything that a site has now; what was in it stays."""
    found = dict(lock)
    for name, place in now.items():
        before = lock.get(name, Place(name))
        urls = before.urls + [url for url in place.urls if url not in before.urls]
        anchors = merged(before.anchors, place.anchors)
        numbers = numbered(before.numbers, anchors, place.steps) if place.number else {}
        found[name] = replace(
            place,
            urls=urls,
            anchors=anchors,
            numbers=numbers,
            reply=before.reply or place.reply,
            line=before.line,
        )
    return found

"""Say what an address of the site opens now: from the lock and the pages, without a build."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from guidekit.model.address_lock import Place
from guidekit.model.codes import places, spellings
from guidekit.model.guide import Page

NUMBER = re.compile(r"(?:^|/)(\d{3,})(?!\d)")


@dataclass(frozen=True)
class Opened:
    """What an address opens.

    Args:
        guide: the number of the guide; None for other pages and for nothing.
        anchor: the place on it, as it is called now; empty for the page.
        state: `right`, `moved` (it works, and there is a newer one), `dead` or `other` (no guide).
        now: the address to write instead, below the site's root; empty when there is none.
    """

    guide: int | None = None
    anchor: str = ""
    state: str = "right"
    now: str = ""


class Addresses:
    """Every address of the site.

    Args:
        site_url: where it is.
        lock: what was ever published.
        pages: what is there now.
    """

    def __init__(self, site_url: str, lock: dict[str, Place], pages: list[Page]) -> None:
        parts = urlsplit(site_url.rstrip("/") + "/")
        self.host, self.base = (parts.hostname or "").lower(), parts.path
        self.lock = lock
        self.guides = {page.meta["id"]: page for page in pages if page.type}
        self.known: dict[str, tuple[int | None, bool]] = {}  # path: guide, is it the one to write
        for page in pages:
            number = page.meta["id"] if page.type else None
            self.known[page.url] = (number, True)
            self.known |= dict.fromkeys(page.meta.get("moved_from") or [], (number, False))
            self.known[page.short_url] = (number, True)
        by_url = {page.url: number for number, page in self.guides.items()}
        for name, (target, _) in places(pages).items():
            guide = by_url.get(target.partition("#")[0])
            for word in spellings(name) if name.startswith("0x") else [name]:
                self.known.setdefault(f"{word}/", (guide, True))
        self.anchors = {
            (place.number, number): anchor
            for place in lock.values()
            for anchor, number in place.numbers.items()
        }

    def opened(self, address: str) -> Opened | None:
        """Return what an address opens; None for those of other sites."""
        parts = urlsplit(address)
        if (parts.hostname or "").lower() != self.host or not parts.path.startswith(self.base):
            return None
        # Gateways write %23 for the hash, or leave a sign of the sentence behind the address.
        path, _, anchor = unquote(unquote(parts.path[len(self.base) :])).partition("#")
        query = unquote(unquote(parts.query)).partition("#")[2]
        anchor = (parts.fragment or anchor or query).lower()
        path = path.removesuffix("index.html")
        path = path if not path or path.endswith("/") else f"{path}/"
        if match := re.fullmatch(r"(\d+)/(\d+)/", path):
            guide, number = int(match[1]), int(match[2])
            if (guide, number) in self.anchors:
                return self.at(guide, self.anchors[guide, number], moved=False)
        if path in self.known:
            found, current = self.known[path]
            return self.at(found, anchor, moved=not current) if found else Opened(state="other")
        if re.search(r"\.[a-z]+/$", path):  # a file
            return Opened(state="other")
        named = [int(number) for number in NUMBER.findall(path) if int(number) in self.guides]
        return Opened(state="dead", now=f"{named[0]}/" if named else "")

    def at(self, guide: int, anchor: str, *, moved: bool) -> Opened:
        """Return what a place on a guide is; one that moved under its new name."""
        if guide not in self.guides:  # its address leads to the guide that took it over
            guide, moved = self.known.get(f"{guide}/", (None, False))[0] or guide, True
        renamed = (
            (self.guides[guide].meta.get("moved_anchors") or {}) if guide in self.guides else {}
        )
        numbers = self.lock[f"{guide}/"].numbers if f"{guide}/" in self.lock else {}
        new = renamed.get(anchor, anchor)
        if anchor and new not in numbers:
            return Opened(guide, "", "dead", f"{guide}/")
        now = f"{guide}/{numbers[new]}/" if anchor else f"{guide}/"
        return Opened(guide, new, "moved" if moved or new != anchor else "right", now)

"""Count what the addresses in tickets open, and say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tools.ticket_links.resolve import Addresses
from tools.ticket_links.unwrap import addresses_in

SAID = re.compile(r"\bguide\s+(\d{3,})\b(?:\s*[,:;.-]?\s*step\s+(\d{1,2})\b)?", re.IGNORECASE)
MIMECAST = re.compile(r"^https://[\w.-]*mimecast\.com/s/", re.IGNORECASE)
SHOWN = 10  # of a list


@dataclass
class Counted:
    """What was found.

    Args:
        tickets: how many there are; linked: how many have a guide.
        guides: tickets by guide; steps: tickets by guide and place; said: by guide and step.
        moved, dead: links by address and what to write instead; hidden: links that cannot be read.
    """

    tickets: int = 0
    linked: int = 0
    hidden: int = 0
    guides: Counter[int] = field(default_factory=Counter)
    steps: Counter[tuple[int, str]] = field(default_factory=Counter)
    said: Counter[tuple[int, int]] = field(default_factory=Counter)
    moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    dead: Counter[tuple[str, str]] = field(default_factory=Counter)


def counted(texts: Iterable[str], addresses: Addresses) -> Counted:
    """Count tickets; what stands twice in one counts once there."""
    all_of = Counted()
    for text in texts:
        guides: set[int] = set()
        steps: set[tuple[int, str]] = set()
        for address in addresses_in(text):
            all_of.hidden += bool(MIMECAST.match(address) and addresses.host in address)
            opened = addresses.opened(address)
            if opened is None:
                continue
            guides |= {opened.guide} if opened.guide else set()
            steps |= {(opened.guide, opened.anchor)} if opened.guide and opened.anchor else set()
            if opened.state in ("moved", "dead"):
                path = urlsplit(address)
                old = path.path + (f"#{path.fragment}" if path.fragment else "")
                getattr(all_of, opened.state)[old, opened.now] += 1
        spoken = {(int(guide), int(step or 0)) for guide, step in SAID.findall(text)}
        spoken = {one for one in spoken if one[0] in addresses.guides}
        guides |= {guide for guide, _ in spoken}
        all_of.tickets += 1
        all_of.linked += bool(guides)
        all_of.guides.update(guides)
        all_of.steps.update(steps)
        all_of.said.update(one for one in spoken if one[1])
    return all_of


def listed(title: str, lines: list[str]) -> Iterator[str]:
    """Yield a list below its title, what is too much left out; nothing when it is empty."""
    if lines:
        yield from ["", title, *(f"  {line}" for line in lines[:SHOWN])]
        if len(lines) > SHOWN:
            yield f"  and {len(lines) - SHOWN} more"


def report(found: Counted, addresses: Addresses) -> str:
    """Return what was counted, in words; no word of a ticket is in it."""
    share = 100 * found.linked / found.tickets if found.tickets else 0
    titles = {number: page.meta["title"] for number, page in addresses.guides.items()}
    numbers = {
        (guide, anchor): f"{guide}/{number}/"
        for (guide, number), anchor in addresses.anchors.items()
    }

    def links(links: Counter[tuple[str, str]]) -> list[str]:
        return [f"{n:4d}  {old}  ->  {new or 'nothing'}" for (old, new), n in links.most_common()]

    steps = [
        (n, f"{numbers[at]}  {at[1]} of guide {at[0]}, {titles[at[0]]}")
        for at, n in found.steps.most_common()
        if at in numbers
    ] + [(n, f"“guide {guide}, step {step}”") for (guide, step), n in found.said.most_common()]
    missing = sorted(set(titles) - set(found.guides))
    never = [f"{number}  {titles[number]}" for number in missing]
    lines = [
        f"{found.tickets} tickets, {found.linked} with a guide ({share:.1f} %).",
        *listed(
            "Tickets by guide:",
            [f"{n:4d}  {guide}  {titles.get(guide)}" for guide, n in found.guides.most_common()],
        ),
        *listed(
            "Tickets by step, where people stop:",
            [f"{n:4d}  {what}" for n, what in sorted(steps, key=lambda one: -one[0])],
        ),
        *listed("Links that work, and are newer now:", links(found.moved)),
        *listed("Links that open nothing, and what to write instead:", links(found.dead)),
        *listed(f"{len(never)} guides never linked:", never),
    ]
    if found.hidden:
        lines += ["", f"{found.hidden} links were hidden by Mimecast, and cannot be read."]
    return "\n".join(lines)

"""Measure the built site behind nginx under load: 200 readers at once, for twenty seconds."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urljoin, urlsplit

from guidekit.publish.compress import compress
from guidekit.server import served

READERS = 200
SECONDS = 20
SEED = 17
GUIDE = "/how-to/link-your-license/"
HEAD = "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip, br\r\nConnection: keep-alive\r\n\r\n"


@dataclass
class Tally:
    """What all readers met.

    Args:
        times: seconds of each answer, from the first byte asked to the last byte read.
        read: bytes, headers included.
        errors: what went wrong, and how often.
    """

    times: list[float] = field(default_factory=list)
    read: int = 0
    errors: Counter[str] = field(default_factory=Counter)


def asked_for(site: Path) -> dict[str, int]:
    """Return what a reader asks for, with the status to expect: home, a guide, its script, a picture, search data, short addresses."""
    page = (site / GUIDE.strip("/") / "index.html").read_text(encoding="utf-8")
    script, picture = (
        re.search(pattern, page)
        for pattern in (r'<script src="([^"]+\.js)"', r'(?:src|srcset)="([^" ]+\.webp)')
    )
    if not script or not picture:
        raise ValueError(
            f"{GUIDE}: the page has no script or no picture; name another guide in guidekit/bench/load.py"
        )
    files = [urljoin(GUIDE, found[1]) for found in (script, picture)]
    return dict.fromkeys(["/", GUIDE, *files, "/assets/search/data.js", "/101/"], 200) | {
        "/0xC004f211?os=windows-11": 301
    }


def status_and_length(head: bytes) -> tuple[int, int]:
    """Return the status and the length of the body that an answer's head names."""
    length = re.search(rb"^content-length: *(\d+)", head, re.IGNORECASE | re.MULTILINE)
    if not head.startswith(b"HTTP/1.1 ") or not length:
        raise ValueError("an answer without status or length")
    return int(head[9:12]), int(length[1])


def summary(tally: Tally, seconds: float) -> str:
    """Return the figures as text."""
    cuts = quantiles(tally.times, n=100, method="inclusive")
    milliseconds = [f"{cut * 1000:.1f}" for cut in (cuts[49], cuts[94], cuts[98], max(tally.times))]
    lines = [
        f"{len(tally.times)} requests in {seconds:.1f} s, {sum(tally.errors.values())} errors",
        f"{len(tally.times) / seconds:.0f} requests per second, {tally.read / 1e6:.1f} MB, {tally.read / seconds / 1e6:.1f} MB per second",
        "latency in ms: median {}, 95th {}, 99th {}, max {}".format(*milliseconds),
    ]
    return "\n".join(lines + [f"{count} x {error}" for error, count in tally.errors.most_common(5)])


async def read(
    host: str, port: int, wanted: dict[str, int], until: float, number: int, tally: Tally
) -> None:
    """Be one reader: ask over one connection, in an order of one's own, until the time is over."""
    chance = random.Random(SEED * 1000 + number)
    paths = list(wanted)
    reader = writer = None
    while time.monotonic() < until:
        for path in chance.sample(paths, len(paths)):
            try:
                if writer is None:
                    reader, writer = await asyncio.open_connection(host, port)
                start = time.perf_counter()
                writer.write(HEAD.format(path=path, host=host).encode())
                head = await reader.readuntil(b"\r\n\r\n")
                status, length = status_and_length(head)
                await reader.readexactly(length)
                tally.times.append(time.perf_counter() - start)
                tally.read += len(head) + length
                if status != wanted[path]:
                    tally.errors[f"{path} gave {status}"] += 1
                if b"\r\nConnection: close" in head:  # nginx ends a connection after 1,000 answers
                    writer.close()
                    writer = None
            except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
                tally.errors[f"{path}: {type(error).__name__} {error}"] += 1
                if writer:
                    writer.close()
                writer = None
    if writer:
        writer.close()


async def load(
    address: str, wanted: dict[str, int], readers: int, seconds: float
) -> tuple[Tally, float]:
    """Let readers ask at once; return what they met and how long it took."""
    host, port, tally = urlsplit(address).hostname, urlsplit(address).port, Tally()
    start = time.monotonic()
    await asyncio.gather(
        *(read(host, port, wanted, start + seconds, number, tally) for number in range(readers))
    )
    return tally, time.monotonic() - start


def bench(site: Path, readers: int = READERS, seconds: float = SECONDS) -> int:
    """Print what nginx answers under load; return 1 when any answer was wrong.

    Args:
        site: the built site; compressed copies are written into it.
        readers: how many ask at once, each over one connection.
        seconds: how long.
    """
    compress(site)
    with served(site) as address:
        tally, took = asyncio.run(load(address, asked_for(site), readers, seconds))
    print(f"{readers} readers, nginx and readers on the same machine")
    print(summary(tally, took))
    return 1 if tally.errors else 0

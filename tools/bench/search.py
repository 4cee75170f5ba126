"""Measure the search beside Material's stock search: bytes and milliseconds."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import median

import brotli

from guidekit.model.guide import read_pages
from guidekit.model.project import DOCS
from guidekit.publish.assets import Assets
from guidekit.publish.outputs.search_data import holders
from guidekit.publish.packing import unfronted, ungapped
from tools.http_server import served
from tools.screens.capture import studio
from tools.search_quality.browser import WORKER, Baseline, WithWorker, documents

SIZES = (300, 3000)  # guides; the real size comes first
WARM = [
    "motherboard",
    "link license",
    "0xC004C003",
    "pin not working",
    "move to another pc",
    "used pc not activated",
    "esu windows 10",
]
LONG = 2000  # words of a long ticket
DATA = "assets/search/data.js"
OURS = ("minisearch", "text", "matcher", "engine")

# Milliseconds of one search, and the longest time that the page stood still meanwhile.
TIMED = """async (question) => {
  let longest = 0;
  let last = performance.now();
  let watching = true;
  const watch = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last); last = now;
    if (watching) setTimeout(watch, 0);
  };
  watch();
  const start = performance.now();
  await self.guideSearch.search(question, { typing: true });
  const took = performance.now() - start;
  await new Promise((done) => setTimeout(done, 20));
  watching = false;
  return [took, longest];
}"""

TICKET = """async (words) => {
  const start = performance.now();
  await self.guideTicket.answer(words);
  return performance.now() - start;
}"""


def read_data(file: Path) -> dict:
    """Return the search data of a built site."""
    return json.loads(
        file.read_text(encoding="utf-8").removeprefix("self.guideSearchData=").removesuffix(";\n")
    )


def grown(data: dict, size: int) -> dict:
    """Return search data of so many guides: copies with other rare words, always the same."""
    chance = random.Random(17)

    def changed(text: str, number: int) -> str:
        return " ".join(
            f"{word}{chance.choice('aeioux')}{number % 97}"
            if len(word) > 6 and chance.random() < 0.15
            else word
            for word in text.split()
        )

    guides = list(data["guides"])
    texts = section_texts(data)
    for number in range(len(guides), size):
        model = data["guides"][number % len(data["guides"])]
        texts.append([changed(text, number) for text in texts[number % len(data["guides"])]])
        sections = [[changed(heading, number), *rest] for heading, *rest in model["sections"]]
        asked = [changed(phrase, number) for phrase in model["asked"]]
        guides.append(
            model
            | {
                "id": 1000 + number,
                "title": changed(model["title"], number),
                "asked": asked,
                "sections": sections,
                "codes": [],
            }
        )
    return data | {"guides": guides, "held": holders(chain(*texts), set())}


def section_texts(data: dict) -> list[list[str]]:
    """Return the words of each section, by guide."""
    words = unfronted(data["held"]["words"])
    found: list[list[str]] = [[] for guide in data["guides"] for _ in guide["sections"]]
    for word, places in zip(words, data["held"]["sections"].split("\n"), strict=True):
        for place in ungapped(places):
            found[place].append(word)
    each = map(" ".join, found)
    return [list(islice(each, len(guide["sections"]))) for guide in data["guides"]]


def kilobytes(*texts: bytes) -> float:
    """Return the size of files as a server sends them, Brotli, in KB of 1,000 bytes."""
    return sum(len(brotli.compress(text, quality=11)) for text in texts) / 1000


def run(site: Path) -> None:
    """Print what the search costs at the real size and at sizes to come.

    Args:
        site: the built site.
    """
    pages = [page for page in read_pages() if page.type]
    data, stock = read_data(site / DATA), documents(site, pages)
    print("Before a search: 0 KB of engine and index (ours); the index with every page (Material)")
    print(f"{'':16}{'first result':>14}{'cold':>10}{'warm':>10}{'standstill':>12}")
    for size in (len(data["guides"]), *SIZES):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder)
            shutil.copytree(site / "assets", copy / "assets")
            shutil.copytree(site / "search", copy / "search")
            shutil.copy(site / "404.html", copy)
            text = json.dumps(grown(data, size), ensure_ascii=False, separators=(",", ":"))
            (copy / DATA).write_text(
                f"self.guideSearchData={text};\n", encoding="utf-8", newline="\n"
            )
            with served(copy, WithWorker) as root, studio() as browser:
                tab = browser.new_page()
                tab.goto(f"{root}search/")
                cold, still = tab.evaluate(TIMED, "new motherboard")
                warm = [tab.evaluate(TIMED, question) for question in WARM * 3]
                longest = max(still, *(stood for _, stood in warm))
                scripts = [Assets(DOCS / "assets").script(name).encode() for name in OURS]
                size_of = kilobytes((copy / DATA).read_bytes(), *scripts)
                print(
                    f"{size:5d} ours      {size_of:11.1f} KB{cold:7.0f} ms"
                    f"{median(took for took, _ in warm):7.0f} ms{longest:9.0f} ms"
                )
                print(
                    material(
                        browser.new_page(bypass_csp=True),
                        root,
                        [
                            doc
                            for number in range(-(-size // len(pages)))
                            for doc in again(stock, number)
                        ],
                        size,
                    )
                )
    print(f"a ticket of {LONG:,} words {ticket(site, data):.0f} ms")


def ticket(site: Path, data: dict) -> float:
    """Return the milliseconds that the desk takes for a long ticket in the guides' own words."""
    asked = " ".join(phrase for guide in data["guides"] for phrase in guide["asked"]).split()
    words = " ".join(islice(cycle(asked), LONG))
    with served(site) as root, studio() as browser:
        tab = browser.new_page()
        tab.goto(f"{root}desk/", wait_until="networkidle")
        tab.evaluate("self.guideLoad('search').then(() => self.guideSearch.prepared())")
        return median(tab.evaluate(TICKET, words) for _ in range(5))


def again(documents: list[dict], number: int) -> list[dict]:
    """Return documents under new addresses."""
    return [doc | {"location": f"{number}/{doc['location']}"} for doc in documents]


def material(tab, root: str, documents: list[dict], size: int) -> str:
    """Return the line of Material's stock search over the same documents."""
    search = Baseline(tab, root, "material", documents)
    search.ask("new motherboard")
    cold = tab.evaluate("performance.now()")  # since the page was opened
    took = []
    for question in WARM * 3:
        took.append(
            tab.evaluate(
                """async (q) => {
                  const start = performance.now();
                  await self.baselines.material.ask(q);
                  return performance.now() - start;
                }""",
                question,
            )
        )
    index = json.dumps({"config": {}, "docs": documents}).encode()
    sent = kilobytes(index, WORKER.read_bytes())
    return f"{size:5d} Material  {sent:11.1f} KB{cold:7.0f} ms{median(took):7.0f} ms  in a worker"

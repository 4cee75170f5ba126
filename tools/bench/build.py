"""Measure a build at the real size, with 300 and with 3,000 guides, beside stock Material."""

from __future__ import annotations

import math
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from urllib.request import urlopen

import brotli

from guidekit.engines.build import QUIET
from guidekit.model.guide import Page, guides, read_pages
from guidekit.model.project import ROOT
from tools.nginx import free_port

CHANGES = 5
SIZES = (0, 300, 3_000)  # guides; 0 is the site as it is
COPIED = ("docs", "data", "overrides", "guidekit", "mkdocs.yml")
CLONES = "  /*/clone-*.md\n"
# What somebody has who names the theme and writes pages: same Markdown, navigation as it comes.
STOCK = """site_name: Stock
theme: {name: material}
exclude_docs: assets/
markdown_extensions: [admonition, attr_list, def_list, md_in_html, tables]
"""


@dataclass(frozen=True)
class Measured:
    """What one build cost.

    Args:
        count: guides.
        seconds: wall time from command to exit.
        memory: the largest resident size, in megabytes.
        size: of the site without pictures, in megabytes.
        page: the guide with steps that weighs most, Brotli, in bytes.
    """

    count: int
    seconds: float
    memory: float
    size: float
    page: int

    def __str__(self) -> str:
        return (
            f"{self.count:6d} guides  {self.seconds:6.1f} s  {self.memory:5.0f} MB memory  "
            f"{self.size:6.1f} MB without pictures  heaviest guide {self.page / 1000:.1f} KB"
        )


def clone(page: Page, number: int) -> str:
    """Return a guide once more under another number and title, without codes and old addresses."""
    text = re.sub(r"^id: \d+$", f"id: {number}", page.text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^codes: .*\n(?:  - .*\n)*", "codes: []\n", text, count=1, flags=re.MULTILINE)
    # Old addresses belong to the original.
    text = re.sub(r"^moved_\w+:.*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
    return re.sub(r"^(title: |# )(\"?)", rf"\g<1>\g<2>{number} ", text, flags=re.MULTILINE)


def make(folder: Path, count: int) -> int:
    """Lay out a project with at least so many guides and return how many it has."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    originals = guides(read_pages())
    wanted = max(0, count - len(originals))
    for place in range(wanted):
        page = originals[place % len(originals)]
        number = 10_000 + place
        (folder / "docs" / page.name.split("/")[0] / f"clone-{number}.md").write_text(
            clone(page, number), encoding="utf-8"
        )
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("not_in_nav: |\n", f"not_in_nav: |\n{CLONES}"),
        encoding="utf-8",
    )
    return len(originals) + wanted


def run_measured(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a Python module in a folder; return its seconds and its largest memory in megabytes.

    Raises:
        RuntimeError: when it fails; its output is the message.
    """
    usage = (
        "import resource,subprocess,sys; "
        "r=subprocess.run(sys.argv[1:],capture_output=True,text=True); print(r.stdout+r.stderr); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(r.returncode)"
    )
    environment = {**os.environ, "SITE_URL": "https://guides.example/", "PYTHONPATH": str(folder)}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", usage, sys.executable, "-m", *command],
        cwd=folder,
        env=environment | QUIET,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    if done.returncode:
        raise RuntimeError(done.stdout[-2000:])
    return seconds, int(done.stdout.split()[-1]) / 1024


def measure(folder: Path, count: int) -> Measured:
    """Build a project and return what it cost."""
    seconds, memory = run_measured(["guidekit", "build"], folder)
    site = folder / "site"
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix != ".webp"]
    ours = list(site.glob("how-to/*/index.html"))
    page = max(
        len(brotli.compress(path.read_bytes(), quality=11)) for path in [*ours[:40], *ours[-40:]]
    )
    return Measured(count, seconds, memory, sum(p.stat().st_size for p in files) / 1e6, page)


def measure_stock(folder: Path) -> float:
    """Build the same pages with stock Material and return the seconds."""
    (folder / "stock.yml").write_text(STOCK, encoding="utf-8")
    return run_measured(["mkdocs", "build", "-q", "-f", "stock.yml", "-d", "stock"], folder)[0]


def shown(address: str) -> str:
    """Return the page at an address; empty while nothing answers."""
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def save_to_visible(folder: Path) -> float:
    """Return the seconds that a change needs from its file into the served page, the median.

    Args:
        folder: a project; one of its pages is changed.
    """
    port = free_port()
    page, address = (
        folder / "docs/how-to/check-the-link.md",
        f"http://127.0.0.1:{port}/how-to/check-the-link/",
    )
    command = [sys.executable, "-m", "guidekit", "serve", "--port", str(port)]
    server = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        seconds = []
        for number in range(CHANGES):
            while not shown(address):
                time.sleep(0.1)
            time.sleep(2)  # the server looks at its files now and then
            page.write_text(
                f"{page.read_text(encoding='utf-8')}\nChange {number}.\n", encoding="utf-8"
            )
            saved = time.perf_counter()
            while f"Change {number}." not in shown(address):
                time.sleep(0.02)
            seconds.append(time.perf_counter() - saved)
    finally:
        server.terminate()
        server.wait()
    return median(seconds)


def run(_: Path) -> None:
    """Print the cost of each size beside stock Material's, how soon a change shows, the growth."""
    found = []
    for size in SIZES:
        ours, stock = [], []
        # Each in a folder of its own: where many were deleted, new ones take several times as long.
        folders = [Path(mkdtemp(prefix="bench-")) for _ in range(1 if size > 300 else 3)]
        for folder in folders:  # one after the other: the machine is the same
            count = make(folder, size)
            ours.append(measure(folder, count))
            stock.append(measure_stock(folder))
        found.append(min(ours, key=lambda one: one.seconds))
        ratio = found[-1].seconds / min(stock)
        print(f"{found[-1]}  stock Material {min(stock):.1f} s, ratio {ratio:.2f}", flush=True)
        if not size:
            print(f"{'':15}saved to seen in serve {save_to_visible(folders[-1]):.1f} s", flush=True)
        for folder in folders:
            shutil.rmtree(folder)
    small, large = found[-2:]
    growth = math.log(large.seconds / small.seconds) / math.log(large.count / small.count)
    print(f"growth exponent {growth:.2f}")

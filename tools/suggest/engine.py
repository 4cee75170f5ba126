"""The published scripts of the site, run by V8 without a browser."""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from py_mini_racer import MiniRacer

from guidekit.engines.build import build
from guidekit.model.project import ROOT, SITES

HERE = Path(__file__).parent
SOURCES = ("docs", "data", "overrides", "guidekit", "mkdocs.yml")
PATIENCE = 60  # seconds for one text; the first takes a fifth of a second, the others a fiftieth


def last_change() -> int:
    """Return when the newest source of the site was written, in nanoseconds."""
    tops = [ROOT / name for name in SOURCES]
    files = [file for top in tops for file in (top.rglob("*.*") if top.is_dir() else [top])]
    return max(file.stat().st_mtime_ns for file in files if file.suffix != ".pyc")


def fresh_site() -> Path:
    """Return a site built from the sources as they are; standard output stays free for answers.

    Several processes may ask at once: a site has its name only when it is whole.

    Raises:
        SystemExit: when it cannot be built.
    """
    site = SITES / f"suggest-{last_change()}"
    if not site.is_dir():
        half = SITES / f"suggesting-{os.getpid()}"
        with redirect_stdout(sys.stderr):
            if code := build(half.relative_to(ROOT)):
                sys.exit(code)
        for old in {*SITES.glob("suggest-*")} - {site}:
            shutil.rmtree(old, ignore_errors=True)
        try:
            half.rename(site)
        except OSError:  # another process was first
            shutil.rmtree(half)
    return site


class Engine:
    """The scripts of a built site.

    Args:
        site: its folder.
    """

    def __init__(self, site: Path) -> None:
        scripts = [*site.glob("assets/js/tools.*.js"), site / "assets" / "search" / "data.js"]
        self.racer = MiniRacer()
        for file in (HERE / "browser.js", *scripts, HERE / "doors.js"):
            self.racer.eval(file.read_text(encoding="utf-8"))
        self.doors: Any = self.racer.eval("self.doors")

    def close(self) -> None:
        """Let V8 go, in the thread that made it: where another one lets it go, Python dies."""
        self.racer.close()

    def _ask(self, door: str, *given: str | int) -> dict:
        return json.loads(self.doors[door](*given).get(timeout=PATIENCE))

    def suggest(self, text: str) -> dict:
        """Return what the desk says to a ticket: tier, os, codes, guides."""
        return self._ask("suggest", text)

    def search(self, question: str, limit: int) -> dict:
        """Return what the search finds: right (0 to 1: the first guide fits), codes, guides."""
        return self._ask("search", question, limit)

    def codes(self, text: str) -> dict:
        """Return the error codes in a text: codes, mistyped, and the text masked."""
        return self._ask("codes", text)

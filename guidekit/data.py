"""Read the facts in data/ that pages, checks and the publish step share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TypeVar

import yaml

from guidekit.source import ROOT, YAML_LOADER

Function = TypeVar("Function", bound=Callable)
known: list = []


def remembered(function: Function) -> Function:
    """Let a function be called once for each argument, until `forget`."""
    known.append(cache(function))
    return known[-1]


def forget() -> None:
    """Forget what was read from data/: a server lives longer than what it has read."""
    for function in known:
        function.cache_clear()


@remembered
def load(name: str) -> dict:
    """Return a file of data/ as a mapping.

    Args:
        name: the file without its ending, `settings` for data/settings.yml.
    """
    with (ROOT / "data" / f"{name}.yml").open(encoding="utf-8") as file:
        return yaml.load(file, Loader=YAML_LOADER)


def line_of(name: str, key: object) -> int:
    """Return the line on which a file of data/ sets a key, or 1."""
    text = (ROOT / "data" / f"{name}.yml").read_text(encoding="utf-8")
    match = re.search(rf"""^ *["']?{re.escape(str(key))}["']?:""", text, re.MULTILINE)
    return text[: match.start()].count("\n") + 1 if match else 1


def day(written: str) -> str:
    """Return an ISO date as `21 November 2026`."""
    when = date.fromisoformat(written)
    return f"{when.day} {when:%B %Y}"

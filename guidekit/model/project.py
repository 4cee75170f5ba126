"""Where things are, and the facts in data/ that pages, checks and the publish step share."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from guidekit.model.finding import Finding

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
DATA = ROOT / "data"
SITES = ROOT / ".sites"  # what commands and tests build
TOOLS = ROOT / ".tools"  # what tools install; Zensical empties .cache with every clean build

# The C parser is ten times as fast; it is missing where PyYAML was built without it.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def site_name() -> str:
    """Return the name of the site, as mkdocs.yml sets it."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    match = re.search(r"^site_name: (.+)$", text, re.MULTILINE)
    return match[1].strip() if match else ""


SITE_NAME = site_name()

Function = TypeVar("Function", bound=Callable)
_cached: list[Any] = []
_last_good: dict[str, dict] = {}
_broken: dict[str, Finding] = {}


class DataError(Exception):
    """A file of data/ that cannot be read at all.

    Args:
        finding: which file, where, and what to do.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


def cached(function: Function) -> Function:
    """Let a function be called once for each argument, until `clear_caches`."""
    _cached.append(cache(function))
    return _cached[-1]


def clear_caches() -> None:
    """Forget what was read from data/: a server lives longer than what it has read."""
    _broken.clear()
    for function in _cached:
        function.cache_clear()


def read_yaml(path: Path) -> Any:
    """Return a YAML file.

    Raises:
        DataError: when it is none; it names the line.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YAML_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        what = str(getattr(error, "problem", None) or error)
        raise DataError(Finding(name, line, f"this is no YAML: {what}", "mend it here")) from None


def load(name: str) -> dict:
    """Return a file of data/ as a mapping, data/settings.yml for `settings`.

    A file that cannot be read says what it said before, and `broken_data` names it.

    Raises:
        DataError: when it cannot be read and never could.
    """
    return _load(name)


@cached
def _load(name: str) -> dict:
    try:
        _last_good[name] = read_yaml(DATA / f"{name}.yml")
    except DataError as error:
        if name not in _last_good:
            raise
        _broken[name] = error.finding
    return _last_good[name]


def broken_data() -> list[Finding]:
    """Return the files of data/ that cannot be read as they are now."""
    return list(_broken.values())


def line_of(name: str, key: object) -> int:
    """Return the line on which a file of data/ sets a key, or 1."""
    text = (DATA / f"{name}.yml").read_text(encoding="utf-8")
    match = re.search(rf"""^ *["']?{re.escape(str(key))}["']?:""", text, re.MULTILINE)
    return text[: match.start()].count("\n") + 1 if match else 1

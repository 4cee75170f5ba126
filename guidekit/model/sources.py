"""The register of what guides were checked against: data/sources.yml."""

from __future__ import annotations

from guidekit.model.project import load


def keys() -> list[str]:
    """Return the keys of all sources, sorted."""
    return sorted(load("sources"))


def of(page_keys: list[str]) -> list[dict]:
    """Return the sources that a guide names, in its order."""
    register = load("sources")
    return [register[key] for key in page_keys]


def is_microsofts(source: dict) -> bool:
    """Tell whether Microsoft itself published a source."""
    return source["publisher"].startswith("Microsoft")

"""Pages of Windows Settings: addresses, ways through the menus, captions."""

from __future__ import annotations

from guidekit.model import windows
from guidekit.model.project import load


def pages() -> dict[str, dict]:
    """Return the settings pages of data/settings.yml by their key."""
    return load("settings")["pages"]


def addresses() -> list[str]:
    """Return every listed `ms-settings:` address."""
    return [entry["uri"] for entry in pages().values() if "uri" in entry]


def paths() -> list[str]:
    """Return every listed way through the menus, `Settings > System > Activation`."""
    return [entry[os] for entry in pages().values() for os in windows.IDS if os in entry]


def captions() -> set[str]:
    """Return what a step may name anywhere: captions, titles of pages, the parts of every path."""
    titles = (entry["title"] for entry in pages().values())
    parts = (part for path in paths() for part in path.split(" > "))
    return {*load("settings")["controls"], *titles, *parts} - {""}

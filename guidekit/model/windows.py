"""The Windows versions that the guides are about: their ids, names, and how an anchor names one."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Newest first, in the order in which pages show them. The scripts have the same list in dom.js.
NAMES = {"windows-11": "Windows 11", "windows-10": "Windows 10"}
IDS = tuple(NAMES)
VARIANT = re.compile(rf"({'|'.join(IDS)})(?=-|$)")


def version_of(anchor: str) -> str:
    """Return the version that an anchor begins with, or an empty string."""
    match = VARIANT.match(anchor)
    return match[1] if match else ""


def named(ids: Iterable[str]) -> str:
    """Return `Windows 11 and 10`, or the name of the one version."""
    names = [NAMES[name] for name in IDS if name in set(ids)]
    return " and ".join([*names[:1], *(name.removeprefix("Windows ") for name in names[1:])])

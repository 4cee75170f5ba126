"""Remember what each picture was drawn from, so that freshness needs no browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from guidekit.checks.finding import Finding
from guidekit.screens.description import CAPTURES, FOLDER, names
from guidekit.screens.drawing import HERE, variants
from guidekit.source import ROOT

if TYPE_CHECKING:  # the camera needs a browser, reading the manifest does not
    from guidekit.screens.camera import Picture

FILE = ROOT / "data" / "screens" / "manifest.json"
PICTURES = ROOT / "docs" / "assets" / "screens"


def digest(data: bytes) -> str:
    """Return a hash that is long enough to notice a change."""
    return sha256(data).hexdigest()[:16]


def inputs(name: str) -> str:
    """Return the hash of everything a screen is drawn from: description, templates, icons, font, code."""
    shared = sorted(
        path for folder in ("templates", "icons", "font") for path in (HERE / folder).iterdir()
    )
    captures = sorted(CAPTURES.glob(f"{name}.*.png"))
    files = [FOLDER / f"{name}.yml", HERE / "drawing.py", HERE / "camera.py", *shared, *captures]
    return digest(b"\0".join(path.read_bytes() for path in files))


def read(file: Path = FILE) -> dict:
    """Return the manifest; an empty one when there is none yet."""
    return (
        json.loads(file.read_text(encoding="utf-8"))
        if file.exists()
        else {"chromium": "", "screens": {}}
    )


def picture_file(name: str, variant: str) -> str:
    return f"{name}.{variant}.webp"


def entry(name: str, pictures: list[Picture]) -> dict:
    """Return what the manifest says of one screen."""
    return {
        "inputs": inputs(name),
        "labels": sorted({label for picture in pictures for label in picture.labels}),
        "pictures": {
            picture.variant: {
                "width": picture.width,
                "height": picture.height,
                "hash": digest(picture.data),
            }
            for picture in pictures
        },
    }


def write(manifest: dict, file: Path = FILE) -> None:
    """Write the manifest, screens in order."""
    ordered = manifest | {"screens": dict(sorted(manifest["screens"].items()))}
    file.write_text(
        json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


def nearest(name: str) -> str:
    return ", ".join(get_close_matches(name, names(), n=3, cutoff=0.4) or names())


def stale_pictures(name: str, manifest: dict, pictures: Path = PICTURES) -> Iterator[Finding]:
    """Yield what is missing or out of date about one screen's pictures."""
    file, mend = f"data/screens/{name}.yml", f"run python3 dev.py screens {name}"
    known = manifest["screens"].get(name)
    if known is None:
        yield Finding(file, 1, "the screen was never drawn", mend)
        return
    if known["inputs"] != inputs(name):
        yield Finding(file, 1, "the pictures are older than what they are drawn from", mend)
    for theme, width in variants():
        path = pictures / picture_file(name, f"{theme}.{width}")
        listed = known["pictures"].get(f"{theme}.{width}", {})
        if not path.exists():
            yield Finding(file, 1, f"{path.name} is missing", mend)
        elif digest(path.read_bytes()) != listed.get("hash"):
            yield Finding(file, 1, f"{path.name} is not the picture that was drawn", mend)


def orphans(manifest: dict, pictures: Path = PICTURES) -> Iterator[Finding]:
    """Yield pictures and manifest entries without a description."""
    for path in sorted(pictures.glob("*.webp")):
        if path.name.split(".")[0] not in names():
            yield Finding(
                f"docs/assets/screens/{path.name}",
                1,
                "no description draws this picture",
                "delete it",
            )
    for name in manifest["screens"]:
        if name not in names():
            yield Finding(
                "data/screens/manifest.json",
                1,
                f"{name} has no description",
                "run python3 dev.py screens",
            )

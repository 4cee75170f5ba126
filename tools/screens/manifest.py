"""Remember what each picture was drawn from, so that freshness needs no browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from guidekit.model.finding import Finding
from guidekit.model.screens import (
    CAPTURES,
    FOLDER,
    MANIFEST,
    PICTURES,
    THEMES,
    WIDTHS,
    names,
    picture_file,
)

if TYPE_CHECKING:  # the camera needs a browser, reading the manifest does not
    from tools.screens.capture import Picture

HERE = Path(__file__).resolve().parent
# What every picture is drawn with; the code beside it is judged by the redraw test.
DRAWN_WITH = ("templates", "icons", "font")


def variants() -> list[tuple[str, str]]:
    """Return every theme with every width."""
    return [(theme, width) for theme in THEMES for width in WIDTHS]


def digest(data: bytes) -> str:
    """Return a hash that is long enough to notice a change."""
    return sha256(data).hexdigest()[:16]


def inputs(name: str) -> str:
    """Return the hash of everything a screen is drawn from: description, templates, icons, font."""
    shared = sorted(path for folder in DRAWN_WITH for path in (HERE / folder).iterdir())
    captures = sorted(CAPTURES.glob(f"{name}.*.png"))
    files = [FOLDER / f"{name}.yml", *shared, *captures]
    return digest(b"\0".join(path.read_bytes() for path in files))


def entry(name: str, pictures: list[Picture], chromium: str) -> dict:
    """Return what the manifest says of one screen.

    Args:
        chromium: major version of the browser that drew it.
    """
    return {
        "chromium": chromium,
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


def write(manifest: dict, file: Path = MANIFEST) -> None:
    """Write the manifest, screens in order."""
    ordered = manifest | {"screens": dict(sorted(manifest["screens"].items()))}
    file.write_text(
        json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


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
                "docs/assets/screens/manifest.json",
                1,
                f"{name} has no description",
                "run python3 dev.py screens",
            )


def capture_findings(folder: Path = CAPTURES) -> Iterator[Finding]:
    """Yield captures with metadata, which can name a person or a place, and sets not whole."""
    files = sorted(folder.glob("*.png"))
    for file in files:
        if told := sorted(Image.open(file).info.keys() - {"dpi", "gamma", "srgb"}):
            yield Finding(
                f"data/screens/captures/{file.name}",
                1,
                f"metadata: {', '.join(told)}",
                "save the picture again without metadata",
            )
    for name in sorted({file.name.split(".")[0] for file in files}):
        for theme, width in variants():
            if not (folder / f"{name}.{theme}.{width}.png").exists():
                yield Finding(
                    f"data/screens/captures/{name}.{theme}.{width}.png",
                    1,
                    "is missing",
                    "capture both themes in both widths",
                )

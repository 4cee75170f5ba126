"""The command that draws: all screens or some, says what changed, leaves a sheet to look at."""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from guidekit.model.finding import listing
from guidekit.model.project import ROOT
from guidekit.model.screens import (
    PICTURES,
    load_screen,
    names,
    picture_file,
    read_manifest,
    schema_findings,
)
from tools.screens import manifest
from tools.screens.capture import DrawingError, photograph, studio
from tools.screens.social import draw_social

SHEET = ROOT / ".sites" / "screens.html"


def run(wanted: list[str]) -> int:
    """Draw screens and update the manifest.

    Args:
        wanted: names, or parts of names; empty for all.
    """
    chosen = [name for name in names() if not wanted or any(part in name for part in wanted)]
    problems = [finding for name in chosen for finding in schema_findings(name)]
    if problems or not chosen:
        print(listing(problems) or f"no such screen; known: {', '.join(names())}", file=sys.stderr)
        return 1
    known = read_manifest()
    known["screens"] = {name: entry for name, entry in known["screens"].items() if name in names()}
    failed = False
    PICTURES.mkdir(parents=True, exist_ok=True)
    with studio() as browser:
        chromium = browser.version.split(".")[0]
        for number, name in enumerate(chosen, 1):
            try:
                pictures = [
                    photograph(browser, load_screen(name), theme, width)
                    for theme, width in manifest.variants()
                ]
            except DrawingError as error:
                print(error, file=sys.stderr)
                failed = True
                continue
            new = manifest.entry(name, pictures, chromium)
            changed = new["pictures"] != known["screens"].get(name, {}).get("pictures")
            for picture in pictures:
                (PICTURES / picture_file(name, picture.variant)).write_bytes(picture.data)
            known["screens"][name] = new
            print(
                f"{number}/{len(chosen)} {name}: {'changed' if changed else 'as before'}",
                flush=True,
            )
        if not wanted:
            with TemporaryDirectory() as folder:
                print(
                    "picture for chats:",
                    "changed" if draw_social(browser, Path(folder)) else "as before",
                )
    manifest.write(known)
    write_sheet(known)
    print(f"Look at {SHEET.relative_to(ROOT)}")
    return int(failed)


def write_sheet(known: dict) -> None:
    """Write one page with all pictures side by side."""
    cells = [
        f'<figure><img src="../docs/assets/screens/{picture_file(name, variant)}" '
        f'width="{size["width"] // 2}"><figcaption>{escape(name)} {variant}</figcaption></figure>'
        for name, entry in known["screens"].items()
        for variant, size in entry["pictures"].items()
    ]
    SHEET.parent.mkdir(exist_ok=True)
    style = (
        "body{display:flex;flex-wrap:wrap;background:#99a;font:12px sans-serif}figure{margin:8px}"
    )
    SHEET.write_text(
        "<!doctype html><meta charset=utf-8><title>Screens</title>"
        f"<style>{style}</style>{''.join(cells)}",
        encoding="utf-8",
    )

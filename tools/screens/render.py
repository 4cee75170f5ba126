"""Turn the description of a screen into a page that a browser can photograph."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from PIL import Image

from guidekit.model.project import read_yaml
from guidekit.model.screens import BOXES, CAPTURES, WIDTHS, targets

HERE = Path(__file__).resolve().parent

FRAMES = read_yaml(HERE / "templates" / "frames.yml")


def icon(name: str, size: int = 20) -> Markup:
    """Return an icon as inline SVG of a size in CSS pixels.

    Args:
        name: `key` for key_20_regular.svg, or a whole name: `search_16_regular`, `rail-home`.
    """
    file = (
        HERE
        / "icons"
        / (f"{name}.svg" if re.search(r"_\d\d_|^rail-", name) else f"{name}_20_regular.svg")
    )
    svg = re.sub(
        r'^<svg( xmlns="[^"]*")?(?: width="\d+" height="\d+")?',
        f'<svg class="icon" width="{size}" height="{size}"',
        svg_text(file),
    )
    return Markup(
        svg
        if "fill=" in svg.split(">")[0] or name.startswith("rail-")
        else svg.replace("<svg", '<svg fill="currentColor"', 1)
    )


@cache
def svg_text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


def rail_icon(label: str) -> Markup:
    """Return the coloured icon beside an entry of the Windows 11 rail."""
    slug = re.sub(r"[^a-z]+", "-", label.lower()).strip("-")
    return icon(f"rail-{slug}", 19)


@cache
def environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(icon=icon, rail_icon=rail_icon, rail=FRAMES["rail"], panes=FRAMES["panes"])
    return found


def pixels(screen: dict, width: str) -> int:
    """Return how wide a window is drawn, in CSS pixels; cards are the same on both."""
    if screen["crop"]:
        return FRAMES["crop"]
    return FRAMES["boxes"].get(screen["window"], WIDTHS)[width]


def captured(screen: dict, theme: str, width: str) -> dict:
    """Return what the page of a capture needs: the file, its width in CSS pixels, the frames."""
    file = CAPTURES / f"{screen['name']}.{theme}.{width}.png"
    return {
        "image": file.as_uri(),
        "pixels": Image.open(file).width // 2,
        "boxes": [(callout["target"], callout[width]) for callout in screen.get("callouts", [])],
    }


def page(screen: dict, theme: str, width: str) -> str:
    """Return the page that shows one variant of a screen.

    Args:
        screen: its description.
        theme: `light` or `dark`.
        width: `wide` or `narrow`.
    """
    full = {
        "body": [],
        "title": [],
        "account": "alex@example.com",
        "selected": "",
        "section": "",
        "crop": False,
    } | screen
    capture = captured(screen, theme, width) if "source" in screen else None
    kind = "capture" if capture else screen["window"]
    sheets = ("base", "box", kind) if kind in BOXES else ("base", kind)
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            screen=full,
            template="box" if kind in BOXES else kind,
            capture=capture,
            callouts=targets(screen),
            theme=theme,
            narrow=width == "narrow" or full["crop"],
            pixels=capture["pixels"] if capture else pixels(full, width),
            style=Markup(
                "\n".join(
                    (HERE / "templates" / f"{name}.css").read_text(encoding="utf-8")
                    for name in sheets
                )
            ),
            script=Markup((HERE / "templates" / "callouts.js").read_text(encoding="utf-8")),
            font=(HERE / "font" / "noto-sans-latin-wght-normal.woff2").as_uri(),
            mono=(HERE / "font" / "noto-sans-mono-latin-wght-normal.woff2").as_uri(),
        )
    )

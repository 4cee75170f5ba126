"""Turn the description of a screen into a page that a browser can photograph."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).resolve().parent

RAIL = (
    "Home", "System", "Bluetooth & devices", "Network & internet", "Personalization", "Apps", "Accounts",
    "Time & language", "Gaming", "Accessibility", "Privacy & security", "Windows Update",
)  # fmt: skip
PANES = {
    "Update & Security": {
        "Windows Update": "arrow_sync", "Windows Security": "shield", "Backup": "arrow_upload", "Troubleshoot": "wrench",
        "Recovery": "history", "Activation": "checkmark_circle", "Find my device": "location", "For developers": "options",
        "Windows Insider Program": "people_team",
    },
    "Accounts": {
        "Your info": "contact_card", "Email & accounts": "mail", "Sign-in options": "key",
        "Access work or school": "briefcase", "Family & other users": "people",
    },
}  # fmt: skip
WIDTHS = {"wide": 880, "narrow": 440}     # CSS pixels of a settings window
THEMES = ("light", "dark")
DIALOG = 440                              # a dialog is as wide on either


def variants() -> list[tuple[str, str]]:
    """Return every theme with every width."""
    return [(theme, width) for theme in THEMES for width in WIDTHS]


def icon(name: str, size: int = 20) -> Markup:
    """Return an icon as inline SVG of a size in CSS pixels.

    Args:
        name: `key` for key_20_regular.svg, or a whole name: `search_16_regular`, `rail-home`.
    """
    file = HERE / "icons" / (f"{name}.svg" if re.search(r"_\d\d_|^rail-", name) else f"{name}_20_regular.svg")
    svg = re.sub(r'^<svg( xmlns="[^"]*")?(?: width="\d+" height="\d+")?', f'<svg class="icon" width="{size}" height="{size}"', svg_text(file))
    return Markup(svg if "fill=" in svg.split(">")[0] or name.startswith("rail-") else svg.replace("<svg", '<svg fill="currentColor"', 1))


@cache
def svg_text(file: Path) -> str:
    return file.read_text(encoding="utf-8").strip()


def rail_icon(label: str) -> Markup:
    """Return the coloured icon beside an entry of the Windows 11 rail."""
    slug = re.sub(r"[^a-z]+", "-", label.lower()).strip("-")
    return icon(f"rail-{slug}", 19)


@cache
def environment() -> Environment:
    found = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.globals.update(icon=icon, rail_icon=rail_icon, rail=RAIL, panes=PANES)
    return found


def page(screen: dict, theme: str, width: str) -> str:
    """Return the page that shows one variant of a screen.

    Args:
        screen: its description.
        theme: `light` or `dark`.
        width: `wide` or `narrow`.
    """
    style = "\n".join((HERE / "templates" / f"{name}.css").read_text(encoding="utf-8") for name in ("base", screen["window"]))
    full = {"body": [], "callouts": [], "fields": [], "title": [], "account": "alex@example.com", "selected": "", "section": ""} | screen
    return environment().get_template("page.html.j2").render(
        screen=full,
        theme=theme,
        narrow=width == "narrow",
        pixels=DIALOG if screen["window"] == "sign-in" else WIDTHS[width],
        style=Markup(style),
        script=Markup((HERE / "templates" / "callouts.js").read_text(encoding="utf-8")),
        font=(HERE / "font" / "noto-sans-latin-wght-normal.woff2").as_uri(),
    )

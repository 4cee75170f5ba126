"""Defects that only a browser shows."""

from __future__ import annotations

import re

from guidekit.model.guide import read_pages
from tests.mutations.plant import GUIDE, Copy, Defect, Place

# The how-to guide that the test of errors opens for all of them: the last one.
SHOWN = max(page.url for page in read_pages() if page.type == "how-to").rstrip("/")
QUIET = (
    f"tests/browser/test_every_page.py::test_no_error_no_policy_breach_no_foreign_request[{SHOWN}/]"
)
AXE = f"tests/browser/test_every_page.py::test_axe_finds_nothing[{GUIDE}/-390]"
ARRIVES = "tests/browser/test_switch.py::test_a_hash_into_a_hidden_part_shows_it_in_view_and_marked"
PICTURE = "tests/browser/test_pictures.py::test_a_picture_fits_theme_and_width[light-390]"
HERE = Place(f"{SHOWN}/")


def inline_handler(copy: Copy) -> Place:
    copy.in_article('<img src="../../assets/favicon.svg" alt="" onload="go()">', SHOWN)
    return HERE


def foreign_font(copy: Copy) -> Place:
    """Ask another host for a font, on a page without a policy to forbid it."""
    name = copy.built(f"{SHOWN}/index.html")
    copy.write(
        name,
        re.sub(
            r'<meta http-equiv="Content-Security-Policy"[^>]*>',
            '<link rel="stylesheet" href="https://fonts.invalid/a.css">',
            copy.read(name),
        ),
    )
    return HERE


def script_error(copy: Copy) -> Place:
    """Break a script that every guide loads."""
    script = re.search(
        r'<script[^>]*src="(?:\.\./)*([^"]*)"', copy.read(copy.built(f"{SHOWN}/index.html"))
    )[1]
    name = copy.built(script)
    copy.write(name, copy.read(name) + "\n;throw new Error('planted');\n")
    return HERE


def no_label(copy: Copy) -> Place:
    copy.in_article('<input type="text">')
    return Place(f"{GUIDE}/")


def low_contrast(copy: Copy) -> Place:
    """Write pale words through a class that the styles have not, on an element that they color."""
    copy.in_article('<p><font color="#dddddd">Pale words</font></p>')
    return Place(f"{GUIDE}/")


def no_picture(copy: Copy) -> Place:
    """Take away the first picture of a guide."""
    name = "assets/screens/win11-system.light.narrow.webp"
    copy.delete(copy.built(name))
    return Place(name)


def lost_arrival(copy: Copy) -> Place:
    """Mark no longer the step that an address leads to."""
    script = re.search(
        r'<script[^>]*src="(?:\.\./)*([^"]*)"', copy.read(copy.built(f"{GUIDE}/index.html"))
    )[1]
    copy.replace(copy.built(script), '?.setAttribute("data-arrived"', '?.setAttribute("data-lost"')
    return Place(f"{GUIDE}/")


DEFECTS = [
    Defect("inline handler against the policy", QUIET, inline_handler, "inline event handler"),
    Defect(
        "font asked of another host",
        QUIET,
        foreign_font,
        "request to another host: https://fonts.invalid/a.css",
    ),
    Defect("script error", QUIET, script_error, "script error: planted"),
    Defect("control without a label", AXE, no_label, "label"),
    Defect("pale words", AXE, low_contrast, "color-contrast"),
    Defect("missing picture file", PICTURE, no_picture, "404"),
    Defect("hash target left hidden", ARRIVES, lost_arrival, "not marked"),
]

"""Remake docs/assets/css/material.css: of Material's stylesheet what this site uses.

Material for MkDocs no longer changes (its end is 5 May 2027), so its share of the styles is a file
and not a step of each build. Run this when a page begins to use another part of Material.
"""

from __future__ import annotations

import json
from pathlib import Path

import material

from guidekit.model.project import DOCS, ROOT, SITES
from tools import npm_tools

FILE = DOCS / "assets" / "css" / "material.css"
SOURCE = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
LICENSE = """/*! Parts of Material for MkDocs, (c) Martin Donath, MIT License */
/* Made by `python3 dev.py material-css`; do not edit. The license is in material.LICENSE.txt. */
"""
PURGE = Path(__file__).with_name("material_css.mjs")


def full_sheet() -> Path:
    """Return Material's own stylesheet."""
    return next(SOURCE.glob("main.*.min.css"))


def make(site: Path) -> str:
    """Return what pages of a built site use of Material's stylesheet.

    Args:
        site: the built site; its scripts are read as well.
    """
    files = (npm_tools.MODULES, full_sheet(), site, FILE.with_name("site.css"))
    done = npm_tools.node(PURGE, *map(str, files))
    if done.returncode:
        raise RuntimeError(done.stderr)
    return LICENSE + "\n".join(json.loads(done.stdout)["rules"]) + "\n"


def run(build) -> int:
    """Build the site, read what it uses and write the file.

    Args:
        build: what builds the site into a folder.
    """
    site = SITES / "material-css"
    if build(site.relative_to(ROOT)):
        return 1
    FILE.write_text(make(site), encoding="utf-8", newline="\n")
    print(f"{FILE.relative_to(ROOT)}: {FILE.stat().st_size / 1000:.1f} KB")
    return 0

"""What stands in a page is what its readers, however they read, are meant to get."""

from __future__ import annotations

import re
from pathlib import Path

import material

from guidekit.checks.built import markup
from guidekit.model.project import DOCS, ROOT, load
from tests.conftest import every_page, report

# Ours; Material has the names for parts that no page of ours has: grids, tabs, code with output.
OWN_NAMES = {"cards", "js", "result"}
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
# A class that a template writes, or a script gives: class="…", className: "…", classList.add("…").
GIVEN = re.compile(r"""\bclass(?:Name|List\.\w+)?["']?\s*[=:(]\s*["']([^"'{}]*)""")


@every_page
def test_no_two_parts_of_a_line_run_together(site, page):
    report(markup.glued_parts(site.pages[page.file]))


@every_page
def test_no_page_names_a_host_that_is_not_this_sites_or_known(site, page):
    known = {*load("hosts")["hosts"], site.host}
    report(markup.strange_hosts(site.pages[page.file], known))


def test_a_lost_reader_is_shown_addresses_of_this_site(site):
    shown = site.pages["404.html"].soup.article.get_text()
    assert f"{site.base}101/" in shown


def classes_of(css: str) -> set[str]:
    """Return the classes that a stylesheet has rules for."""
    return set(CLASS.findall(re.sub(r"\{[^{}]*\}|url\([^)]*\)|/\*.*?\*/", " ", css)))


def test_every_class_that_material_styles_and_we_use_is_in_our_share_of_its_styles(site):
    """A missing one breaks a page without a word: `python3 dev.py material-css` remakes the file."""
    sheets = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    (whole,) = sheets.glob("main.*.min.css")
    theirs = classes_of(whole.read_text(encoding="utf-8"))
    ours = classes_of((DOCS / "assets/css/material.css").read_text(encoding="utf-8"))
    used = {
        name
        for page in site.pages.values()
        for tag in page.soup.find_all(class_=True)
        for name in tag["class"]
    }
    for file in [*(ROOT / "overrides").rglob("*.html"), *(DOCS / "assets/js").glob("*.js")]:
        given = GIVEN.findall(file.read_text(encoding="utf-8"))
        used |= {name for names in given for name in names.split()}
    assert {"visually-hidden", "md-button", "facts"} <= used
    assert sorted(used & theirs - ours - OWN_NAMES) == []

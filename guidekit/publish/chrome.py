"""Take out what the theme writes for its own script bundle, which is not used here."""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import E

# Parts of Material's base template that no block lets an override leave out.
DEAD = (
    "//input[@data-md-toggle]",
    "//*[contains(concat(' ', @class, ' '), ' md-overlay ')]",
    "//*[@data-md-component='announce' and not(normalize-space())]",
    "//*[@data-md-component='dialog']",
    "//script[not(@src) and not(@type)]",
    "//meta[@name='generator']",
    "//link[@rel='prev' or @rel='next']",
    "//comment()",
)

# Written by the engines for features that are switched off.
UNUSED_FILES = ("assets/javascripts", "assets/images", "search.json", "objects.inv")


def remove_dead_parts(
    root: HtmlElement, *, keep_canonical: bool, keep_inline_scripts: bool
) -> None:
    """Drop the parts that do nothing without the bundle.

    Args:
        root: a built page.
        keep_canonical: False when the site's address is unknown; Zensical writes one all the same.
        keep_inline_scripts: True while serving, where live reload is an inline script.
    """
    paths = [path for path in DEAD if not (keep_inline_scripts and path.startswith("//script"))]
    if not keep_canonical:
        paths.append("//link[@rel='canonical']")
    for element in root.xpath(" | ".join(paths)):
        element.drop_tree()
    for element in root.xpath("//@*[starts-with(name(), 'data-md-')]/.."):
        for name in [name for name in element.keys() if name.startswith("data-md-")]:
            del element.attrib[name]


def cite(root: HtmlElement, address: str) -> None:
    """Name the permanent address of a page in its head (RFC 8574)."""
    root.find("head").append(E.link(rel="cite-as", href=address))


def point_skip_link_at_content(root: HtmlElement) -> None:
    """Let "Skip to content" lead to the article in both engines; each has its own idea."""
    for link in root.find_class("md-skip"):
        link.set("href", "#content")


def reach_by_keyboard(root: HtmlElement) -> None:
    """Let the keyboard reach what scrolls sideways on a phone: commands and tables."""
    for element in root.xpath("//article//pre/code | //article//table"):
        element.set("tabindex", "0")


def squeeze_white_space(root: HtmlElement) -> None:
    """Fold runs of blank template lines into one line break; text inside pre is left alone."""
    for element in root.iter():
        if element.getparent() is not None and element.tail and element.tail.isspace():
            element.tail = "\n" if "\n" in element.tail else " "
        if element.tag != "pre" and element.text and element.text.isspace():
            element.text = "\n" if "\n" in element.text else " "


def remove_unused_files(site: Path, *, keep_sitemap: bool) -> None:
    """Delete what no page asks for; a sitemap without addresses as well."""
    for name in UNUSED_FILES:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in [*site.glob("assets/**/*.map"), *site.glob("assets/stylesheets/**/palette.*")]:
        path.unlink(missing_ok=True)
    for path in site.glob("sitemap.xml*"):
        if not keep_sitemap:
            path.unlink(missing_ok=True)

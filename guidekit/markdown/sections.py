"""Wrap the parts that readers meet as units: a Windows version, the check, the ways out."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from guidekit.markdown.extension import extension
from guidekit.model.windows import version_of

# Headings that every guide of a type has, and the classes of the section that they open.
PARTS = {
    "check-that-it-worked": "part part--check",
    "if-it-does-not-work": "part rows",
    "next-guide": "part part--next rows",
}


def heading_level(element: Element) -> int:
    """Return 1 to 6 for a heading, 0 for anything else."""
    match = re.fullmatch(r"h([1-6])", str(element.tag))
    return int(match[1]) if match else 0


def anchor(heading: Element) -> str:
    """Return the id written behind a heading, or the one its words will get."""
    return heading.get("id") or slugify("".join(heading.itertext()), "-")


def section_for(heading: Element) -> Element | None:
    """Return an empty section for a heading that opens one.

    A heading opens a variant when its id is written out and starts with `windows-11` or
    `windows-10`. Words alone do not: "Windows 10 support has ended" is no variant.
    """
    if version := version_of(heading.get("id", "")):
        return Element("section", {"class": "variant", "data-os": version})
    if classes := PARTS.get(anchor(heading)):
        return Element("section", {"class": classes})
    return None


def prefix_heading(heading: Element, variant_id: str) -> None:
    """Give a heading inside a variant its prefix, so that its anchor names its Windows."""
    own = anchor(heading)
    heading.set("id", own if version_of(own) else f"{variant_id}-{own}")


class SectionProcessor(Treeprocessor):
    """Move each heading that opens a section, and what follows it, into that section."""

    def run(self, root: Element) -> None:
        section, level, variant_id = None, 0, ""
        for element in list(root):
            here = heading_level(element)
            if section is not None and here and here <= level:
                section = None
            if section is None and here and (section := section_for(element)) is not None:
                root.insert(list(root).index(element), section)
                level = here
                variant_id = element.get("id", "") if section.get("data-os") else ""
            elif here and section is not None and variant_id:
                prefix_heading(element, variant_id)
            if section is not None:
                root.remove(element)
                section.append(element)


# After attr_list (8), before ids are collected (5).
makeExtension = extension(SectionProcessor, "guide-sections", 7)

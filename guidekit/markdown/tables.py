"""A paragraph `{table: settings}` becomes the table that is made from data/.

A table is a list of terms, which also fits a phone. Each entry has an anchor.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from guidekit.markdown.extension import extension
from guidekit.model.tables import MARK, Entry, Pieces, tables


def write(parent: Element, pieces: Pieces) -> None:
    """Append pieces to an element."""
    for name, words in pieces:
        if name:
            SubElement(parent, name).text = words
        elif len(parent):
            parent[-1].tail = f"{parent[-1].tail or ''}{words}"
        else:
            parent.text = f"{parent.text or ''}{words}"


def table(entries: Iterable[Entry]) -> Element:
    """Return a table as a list of terms.

    Tables stand on guides, one folder below docs/, as the pages that they link to.
    """
    root = Element("dl", {"class": "entries"})
    for entry in entries:
        group = SubElement(root, "div", {"id": entry.anchor})
        term = SubElement(group, "dt")
        place = SubElement(term, "a", {"href": f"../{entry.page}"}) if entry.page else term
        write(place, entry.term[:1])
        write(term, entry.term[1:])
        told = SubElement(group, "dd")
        for number, line in enumerate(entry.lines):
            if number:
                SubElement(told, "br")
            write(told, line)
    return root


class TableProcessor(Treeprocessor):
    """Replace a paragraph that is a mark by its table.

    A mark that names no table stays: the build gate refuses it, with its line.
    """

    def run(self, root: Element) -> None:
        known = tables()
        for parent in root.iter():
            for index, element in enumerate(list(parent)):
                match = MARK.match((element.text or "").strip()) if element.tag == "p" else None
                if match and match[1] in known:
                    parent[index] = table(known[match[1]]())


# After inline marks (20), before links are resolved (0).
makeExtension = extension(TableProcessor, "guide-tables", 9)

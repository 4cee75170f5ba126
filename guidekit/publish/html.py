"""Read, query and write built pages with lxml."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html as lxml_html
from lxml.builder import ElementMaker
from lxml.html import HtmlElement

E = ElementMaker(makeelement=lxml_html.html_parser.makeelement)


def parse(text: str) -> HtmlElement:
    """Return the root element of a page."""
    return lxml_html.document_fromstring(
        text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
    )


def text_of(root: HtmlElement) -> str:
    """Return a page as HTML with its doctype."""
    text = lxml_html.tostring(root, encoding="unicode", doctype="<!doctype html>")
    return text.replace("</source>", "")  # younger than lxml's list of empty elements


# What is there for the eye or the ear only.
UNSAID = {"visually-hidden", "callout"}

# Elements that stand apart from the words beside them.
BLOCKS = {
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    "h1",
    "h2",
    "h3",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "td",
    "th",
    "tr",
    "ul",
}


def pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the text of an element bit by bit, blocks set apart, hidden hints left out."""
    if not isinstance(element.tag, str) or element.get("class") in UNSAID:
        return
    apart = " " if element.tag in BLOCKS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield apart


def words(element: HtmlElement) -> str:
    """Return an element's text on one line, without what only screen readers or only eyes are told."""
    return " ".join("".join(pieces(element)).split())


def os_of(element: HtmlElement) -> str | None:
    """Return the Windows version of the variant around an element, None outside variants."""
    for parent in element.iterancestors("section"):
        if parent.get("data-os"):
            return parent.get("data-os")
    return None


def up(url: str) -> str:
    """Return the way from a page to the site's root: `../../` for `how-to/check-the-link/`."""
    return "../" * url.count("/")

"""Read, query and write built pages with lxml: 25 times as fast as BeautifulSoup."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import html as lxml_html
from lxml.builder import ElementMaker
from lxml.html import HtmlElement

E = ElementMaker(makeelement=lxml_html.html_parser.makeelement)

# What is there for the eye or the ear only.
UNSAID = {"visually-hidden", "callout"}

# Elements that stand apart from the words beside them.
BLOCKS = {
    *("blockquote", "br", "dd", "details", "div", "dt", "h1", "h2", "h3", "li", "ol", "p", "pre"),
    *("section", "summary", "td", "th", "tr", "ul"),
}


def parse(text: str) -> HtmlElement:
    """Return the root element of a page."""
    return lxml_html.document_fromstring(text.encode(), parser=_parser())


@lru_cache(maxsize=1)
def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8")


def text_of(root: HtmlElement) -> str:
    """Return a page as HTML with its doctype."""
    text = lxml_html.tostring(root, encoding="unicode", doctype="<!doctype html>")
    return text.replace("</source>", "")  # younger than lxml's list of empty elements


def article_of(root: HtmlElement) -> HtmlElement:
    """Return the article of a page."""
    return root.xpath("//article")[0]


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.get("class") in UNSAID:
        return
    apart = " " if element.tag in BLOCKS else ""
    yield apart + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield apart


def words(element: HtmlElement) -> str:
    """Return an element's text on one line, without what only ears or only eyes are told."""
    return " ".join("".join(_pieces(element)).split())


def os_of(element: HtmlElement) -> str | None:
    """Return the Windows version of the variant around an element, None outside variants."""
    for parent in element.iterancestors("section"):
        if parent.get("data-os"):
            return parent.get("data-os")
    return None


def apart(*elements: HtmlElement) -> list[HtmlElement]:
    """Return elements with a space behind each but the last, for readers who see no styles."""
    for element in elements[:-1]:
        element.tail = " "
    return list(elements)


def up(url: str) -> str:
    """Return the way from a page to the site's root: `../../` for `how-to/check-the-link/`."""
    return "../" * url.count("/")

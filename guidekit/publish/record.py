"""What the lists of all guides need of one: extracted once from the finished page."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from guidekit.model.guide import Page
from guidekit.publish.html import article_of, os_of, words

HEADINGS = ("h1", "h2", "h3")
# What is no words of the guide itself; entries of long tables are found by codes and addresses.
LEFT_OUT = {
    *("entries", "facts", "os-switch", "page-actions", "eyebrow", "qr", "changes"),
    *("language", "variant-offer"),
    *("part part--sources", "part part--next rows"),
}


@dataclass(frozen=True)
class Step:
    """One step.

    Args:
        os: the Windows version of its variant, None outside variants.
        part: the heading above it.
        anchor: its id.
        number: as the page shows it.
        text: what to do, on one line.
        labelled: the same, labels between two asterisks.
    """

    os: str | None
    part: str
    anchor: str
    number: int
    text: str
    labelled: str


@dataclass(frozen=True)
class Section:
    """The words below one heading; the part above the first heading has no heading and anchor."""

    heading: str
    anchor: str
    os: str | None
    text: str


@dataclass(frozen=True)
class PageRecord:
    """A finished guide.

    Args:
        page: its source.
        steps: all steps, in order.
        sections: its words by heading.
        anchors: every id on the page, in order, with repeats.
    """

    page: Page
    steps: list[Step]
    sections: list[Section]
    anchors: list[str]


def labelled(paragraph: HtmlElement) -> str:
    """Return the words of a step on one line, its labels between asterisks as in Markdown.

    A step that ends with a colon has the line to type behind it.
    """
    copy = deepcopy(paragraph)
    for label in copy.iter("strong", "b"):
        inside = words(label)
        for child in list(label):
            label.remove(child)
        label.text = f"**{inside}**"
    told = words(copy)
    line = paragraph.find("../pre")
    return f"{told} {words(line)}" if told.endswith(":") and line is not None else told


def steps_of(article: HtmlElement) -> Iterator[Step]:
    """Yield the steps of a guide."""
    for numbered in article.xpath(".//ol[@class='steps']"):
        heading = numbered.xpath("preceding::*[self::h1 or self::h2 or self::h3][1]")[0]
        part = words(heading)
        for number, item in enumerate(numbered.findall("li"), int(numbered.get("start", 1))):
            told = item.find("p")
            yield Step(os_of(item), part, item.get("id"), number, words(told), labelled(told))


def blocks_of(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the blocks of an article in order, going into sections, past what is not content."""
    for element in parent:
        if element.get("class") in LEFT_OUT:
            continue
        if element.tag == "section":
            yield from blocks_of(element)
        else:
            yield element


def sections_of(article: HtmlElement) -> Iterator[Section]:
    """Yield the words of a guide by heading; headings without words are left out."""
    heading: HtmlElement | None = None
    texts: list[str] = []

    def section() -> Iterator[Section]:
        text = " ".join(filter(None, texts))
        if heading is not None and text:
            top = heading.tag == "h1"
            name, anchor = ("", "") if top else (words(heading), heading.get("id"))
            yield Section(name, anchor, os_of(heading), text)

    for block in blocks_of(article):
        if block.tag in HEADINGS:
            yield from section()
            heading, texts = block, []
        else:
            texts.append(words(block))
    yield from section()


def record_of(page: Page, root: HtmlElement) -> PageRecord:
    """Return what is kept of a finished guide."""
    article = article_of(root)
    anchors = [element.get("id") for element in root.iter() if element.get("id")]
    return PageRecord(page, list(steps_of(article)), list(sections_of(article)), anchors)

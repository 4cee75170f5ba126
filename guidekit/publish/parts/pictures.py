"""Turn the picture of a screen into a figure: both themes, both widths, caption, whole picture."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from guidekit.model.guide import Page
from guidekit.model.screens import caption, drawn, picture_file, screen_of, targets
from guidekit.publish.html import E, up

PHONE = "(max-width: 600px)"
DARK = "screen and (prefers-color-scheme: dark)"  # paper is white
CHOICES = (("dark.narrow", f"{DARK} and {PHONE}"), ("light.narrow", PHONE), ("dark.wide", DARK))
FILE = re.compile(r"assets/screens/([a-z0-9-]+)\.light\.wide\.webp$")


def figure(image: HtmlElement, name: str, root: str) -> HtmlElement:
    """Return the figure of a screen, around the picture that guidekit.markdown.screens writes."""
    screen, pictures = screen_of(name), drawn()[name]["pictures"]

    def file(variant: str) -> str:
        return f"{root}assets/screens/{picture_file(name, variant)}"

    def source(variant: str, media: str) -> HtmlElement:
        size = {side: str(pictures[variant][side]) for side in ("width", "height")}
        return E.source(srcset=file(variant), media=media, **size)

    image.set("src", file("light.wide"))  # Zensical leaves it at the host's root
    image.tail = None
    picture = E.picture(*(source(variant, media) for variant, media in CHOICES), image)
    if screen.get("crop"):  # a card: it leads somewhere, and the page says once that it is drawn
        return E.figure({"class": "screen screen--card"}, picture)
    larger = E.span({"class": "visually-hidden"}, "Show it larger")
    link = E.a({"class": "screen-zoom", "href": file("light.wide")}, picture, larger)
    return E.figure({"class": "screen"}, link, E.figcaption(caption(screen)))


def number_labels(steps: list[HtmlElement], index: int, screen: dict) -> None:
    """Write the numbers of one step's picture behind their labels, in the step nearest to it."""
    nearest = sorted(range(len(steps)), key=lambda other: (abs(other - index), other))
    for number, label in enumerate(targets(screen), 1):
        labels = (bold for other in nearest for bold in steps[other].iter("strong"))
        for found in (bold for bold in labels if bold.text_content() == label):
            after = found.getnext()
            if after is None or after.get("class") != "callout":
                mark = E.span({"class": "callout", "aria-hidden": "true"}, f" {number}")
                mark.tail, found.tail = found.tail, None
                found.addnext(mark)
                break


def add_pictures(article: HtmlElement, page: Page) -> None:
    """Put a figure in the place of each paragraph that is one picture of a screen."""
    for image in article.xpath(".//p/img"):
        match = FILE.search(image.get("src", ""))
        if not match:
            continue
        paragraph = image.getparent()
        around, tail = paragraph.getparent(), paragraph.tail
        new = figure(image, match[1], up(page.url))
        new.tail = tail
        around.replace(paragraph, new)
        if around.tag == "li" and around.getparent().tag == "ol":
            steps = list(around.getparent())
            number_labels(steps, steps.index(around), screen_of(match[1]))

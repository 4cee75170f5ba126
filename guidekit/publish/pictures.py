"""Turn `![](screen:NAME)` into a figure: both themes, both widths, caption, link to the whole picture."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.data import day, load, remembered
from guidekit.publish.html import E, up
from guidekit.screens import manifest
from guidekit.screens.description import load_screen, targets
from guidekit.source import Page

PHONE = "(max-width: 600px)"
DARK = "(prefers-color-scheme: dark)"
SYSTEMS = {"windows-11": "Windows 11", "windows-10": "Windows 10"}


@remembered
def drawn() -> dict:
    return manifest.read()["screens"]


@remembered
def screen_of(name: str) -> dict:
    """Return the description of a screen; many pages show the same."""
    return load_screen(name)


def caption(screen: dict) -> str:
    """Return what stands below a picture: system and way, and that it is no capture."""
    if "source" in screen:
        return f"Screen capture, {screen['build']}, {day(screen['date'])}."
    where = screen.get("caption")
    if not where:
        way = load("settings")["pages"][screen["page"]][screen["window"]]
        where = f"{SYSTEMS[screen['window']]}: {way}"
    return f"{where}. Illustration, not a screen capture."


def figure(name: str, root: str) -> HtmlElement:
    """Return the figure of a screen.

    Args:
        name: the screen.
        root: the way from the page to the site's root.
    """
    screen, pictures = screen_of(name), drawn()[name]["pictures"]

    def file(variant: str) -> str:
        return f"{root}assets/screens/{manifest.picture_file(name, variant)}"

    def size(variant: str) -> dict[str, str]:
        return {side: str(pictures[variant][side]) for side in ("width", "height")}

    choices = (("dark.narrow", f"{DARK} and {PHONE}"), ("light.narrow", PHONE), ("dark.wide", DARK))
    sources = [
        E.source(srcset=file(variant), media=media, **size(variant)) for variant, media in choices
    ]
    image = E.img(
        src=file("light.wide"),
        alt=screen["alt"],
        loading="lazy",
        decoding="async",
        **size("light.wide"),
    )
    picture = E.picture(*sources, image)
    if screen.get("crop"):  # a card: it leads somewhere, and the page says once that it is drawn
        return E.figure({"class": "screen screen--card"}, picture)
    link = E.a({"class": "screen-zoom", "href": file("light.wide")}, picture)
    return E.figure({"class": "screen"}, link, E.figcaption(caption(screen)))


def number_labels(steps: list[HtmlElement], index: int, screen: dict) -> None:
    """Write the numbers of a picture behind the labels that they stand for, in the nearest step that names them.

    Args:
        steps: the steps of one list.
        index: the step that has the picture.
        screen: the description of the picture.
    """
    nearest = sorted(range(len(steps)), key=lambda other: (abs(other - index), other))
    for number, label in enumerate(targets(screen), 1):
        bold = (
            bold
            for other in nearest
            for bold in steps[other].iter("strong")
            if bold.text_content() == label
        )
        for found in bold:
            after = found.getnext()
            if after is None or after.get("class") != "callout":
                mark = E.span({"class": "callout", "aria-hidden": "true"}, str(number))
                mark.tail, found.tail = found.tail, None
                found.addnext(mark)
                break


def add_pictures(article: HtmlElement, page: Page) -> None:
    """Put a figure in the place of each paragraph that is one picture of a screen."""
    for image in article.xpath(".//img[starts-with(@src, 'screen:')]"):
        name = image.get("src").removeprefix("screen:")
        paragraph = image.getparent()
        new = figure(name, up(page.url))
        new.tail = paragraph.tail
        around = paragraph.getparent()
        around.replace(paragraph, new)
        if around.tag == "li" and around.getparent().tag == "ol":
            steps = list(around.getparent())
            number_labels(steps, steps.index(around), screen_of(name))

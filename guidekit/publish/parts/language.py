"""What helps a reader whose Windows speaks another language: what is the same in all of them."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model import settings
from guidekit.model.guide import Page
from guidekit.publish.html import E

CODES = "Error codes are the same in every language: search for the code alone."
PICTURES = "A ring with a number in a picture marks a place: select what you see there."


def way(entry: dict) -> HtmlElement:
    """Return how a settings page is opened and found in any language."""
    place = f" In the list: {entry['place']}." if "place" in entry else ""
    opened = f" and Enter. That is {entry['title']}.{place}"
    return E.li("Press ", E.kbd("Win"), "+", E.kbd("R"), ", type ", E.code(entry["uri"]), opened)


def other_language(article: HtmlElement, page: Page) -> HtmlElement | None:
    """Return the fold with what holds in every language; none where nothing would stand in it."""
    known = {entry["uri"]: entry for entry in settings.pages().values() if "uri" in entry}
    opened = article.xpath(".//p/a[starts-with(@href, 'ms-settings:')]/@href")
    told = [way(known[address]) for address in dict.fromkeys(opened) if address in known]
    if article.xpath(".//figure[@class='screen']"):
        told.append(E.li(PICTURES))
    if page.meta.get("codes"):
        told.append(E.li(CODES))
    summary = E.summary("Windows in another language?")
    return E.details({"class": "language"}, summary, E.ul(*told)) if told else None

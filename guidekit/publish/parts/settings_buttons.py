"""Links that open a page of Windows Settings, with what to do where they open nothing."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.publish.html import E


def add_settings_buttons(article: HtmlElement) -> None:
    """Turn a paragraph that is one `ms-settings:` link into a button, with the way for elsewhere.

    Windows opens these addresses; a phone beside the broken PC cannot, so it is told what to type.
    """
    for link in article.xpath(".//p/a[starts-with(@href, 'ms-settings:')]"):
        paragraph = link.getparent()
        around = f"{paragraph.text or ''}{link.tail or ''}"
        if len(paragraph) > 1 or around.strip():
            continue
        paragraph.set("class", "open-settings")
        link.set("class", "md-button")
        link.tail = " "
        open_box = E.span({"class": "keys"}, E.kbd("Win"), "+", E.kbd("R"), ",")
        confirm = E.span({"class": "keys"}, E.kbd("Enter"), ".")
        address = E.code(link.get("href"))
        told = ("On the PC itself: press ", open_box, " type ", address, ", press ", confirm)
        paragraph.append(E.span(*told))

"""What keyboards, ears and translating browsers need of a page."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.publish.html import E, apart


def reach_by_keyboard(article: HtmlElement) -> None:
    """Let the keyboard reach what scrolls sideways on a phone: commands and tables."""
    for element in article.xpath(".//pre/code | .//table"):
        element.set("tabindex", "0")


def hold_words(code: HtmlElement) -> None:
    """Let no line of a command end inside a word that fits one: browsers break at hyphens."""
    words = (code.text or "").split(" ")
    if len(code) or code.getparent().tag == "pre":
        return
    if len(words) > 1:
        code.text = ""
        code.extend(apart(*(E.span({"class": "keys"}, word) for word in words)))
    elif "-" in words[0]:
        code.set("class", "keys")


def keep_words(article: HtmlElement) -> None:
    """Keep what Windows says or reads as it is: a browser may translate or break the rest."""
    for element in article.xpath(".//ol[@class='steps']//strong | .//blockquote | .//code"):
        element.set("translate", "no")
        if element.tag == "code":
            hold_words(element)


def say_lists(article: HtmlElement) -> None:
    """Keep lists without a marker lists to the ear: Safari forgets them otherwise."""
    plain = ".//ol[@class='steps'] | .//*[contains(@class, 'rows') or contains(@class, 'cards')]/ul"
    for element in article.xpath(plain):
        element.set("role", "list")

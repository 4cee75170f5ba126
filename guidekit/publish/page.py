"""Turn one page as an engine built it into the page that is published."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.publish.context import PublishContext
from guidekit.publish.html import E, apart, article_of, parse, text_of
from guidekit.publish.parts import head, qr
from guidekit.publish.parts.actions import add_actions, add_step_numbers, open_form
from guidekit.publish.parts.changes import add_changes
from guidekit.publish.parts.facts import add_facts
from guidekit.publish.parts.moved_anchors import add_moved_anchors
from guidekit.publish.parts.pictures import add_pictures
from guidekit.publish.parts.reply_files import link_reply_files
from guidekit.publish.parts.settings_buttons import add_settings_buttons
from guidekit.publish.parts.sources import add_sources
from guidekit.publish.record import PageRecord, record_of


def reach_by_keyboard(article: HtmlElement) -> None:
    """Let the keyboard reach what scrolls sideways on a phone: commands and tables."""
    for element in article.xpath(".//pre/code | .//table"):
        element.set("tabindex", "0")


def hold_words(code: HtmlElement) -> None:
    """Let no line of a command end inside a word: a browser breaks at the hyphen of an option."""
    words = (code.text or "").split(" ")
    if len(words) > 1 and not len(code) and code.getparent().tag != "pre":
        code.text = ""
        code.extend(apart(*(E.span({"class": "keys"}, word) for word in words)))


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


def transform_page(context: PublishContext, name: str, built: str) -> tuple[str, PageRecord | None]:
    """Return a page as it is published, and the record of a guide.

    Its name is the file that it is built for, below the site's folder.
    """
    root = parse(built)
    # lxml makes an element's Python side anew each time that nobody holds it.
    alive = list(root.iter())  # noqa: F841
    page = context.pages.get(name)
    article = article_of(root)
    guide = page is not None and bool(page.type)
    if page:
        head.add_addresses(page, root, context.site_url)
        add_pictures(article, page)
        add_moved_anchors(article, page)
        link_reply_files(article, there=bool(context.site_url))
        open_form(article, context.repo_url)
    if page and guide:
        add_facts(article, page, context)
        add_settings_buttons(article)
        add_changes(article, page)
        add_sources(article, page)
        add_step_numbers(article, page)
        add_actions(article, page, context.repo_url)
        head.add_structured(page, root, context.site_url)
        if context.site_url:
            qr.add_code(article, page, context)
    if page and context.site_url:
        head.add_preview(page, root, context.site_url)
    reach_by_keyboard(article)
    say_lists(article)
    keep_words(article)
    context.assets.put_into(root)
    return text_of(root), record_of(page, root) if page and guide else None

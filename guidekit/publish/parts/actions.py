"""What a reader can do with a guide: copy its link, report a mistake."""

from __future__ import annotations

from urllib.parse import urlencode

from lxml.html import HtmlElement

from guidekit.model.address_lock import number_of
from guidekit.model.guide import Page
from guidekit.publish.html import E, apart, up


def short_link(page: Page, text: str) -> HtmlElement:
    """Return the link to a guide's short address, which a script turns into a copy button."""
    return E.a(text, {"class": "copy-link", "href": up(page.url) + page.short_url})


def add_step_numbers(article: HtmlElement, page: Page) -> None:
    """Tell the link of each step the number of its short address, for a script to copy."""
    for link in article.find_class("step-link"):
        if number := number_of(page.meta["id"], link.get("href")[1:]):
            link.set("data-at", str(number))


def issue_address(repo_url: str, page: Page) -> str:
    """Return the address of a new issue that already names guide and page."""
    number = page.meta["id"]
    body = f"Guide {number}: {page.meta['title']}\nWindows version: \n\nWhat is wrong or missing?\n"
    query = urlencode({"title": f"Guide {number}: ", "body": body})
    return f"{repo_url.rstrip('/')}/issues/new?{query}"


def open_form(article: HtmlElement, repo_url: str) -> None:
    """Let "This was wrong" on search and desk open the repository's empty form."""
    for button in article.xpath(".//button[@data-report]"):
        if repo_url:
            address = f"{repo_url.rstrip('/')}/issues/new?template=not-understood.md"
            button.set("data-report", address)


def add_actions(article: HtmlElement, page: Page, repo_url: str) -> None:
    """Put the line at the end of a guide."""
    links = [short_link(page, "Copy link")]
    if repo_url:
        attributes = {"class": "report", "href": issue_address(repo_url, page)}
        links.append(E.a("Something wrong here?", attributes))
    article.append(E.p({"class": "page-actions"}, *apart(*links)))

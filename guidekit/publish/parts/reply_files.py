"""Links to the files of canned replies, which are written only where the site has an address."""

from __future__ import annotations

from lxml.html import HtmlElement

SCHEME = "reply:"


def link_reply_files(article: HtmlElement, *, there: bool) -> None:
    """Let `reply:NAME` lead to the file, or leave its words alone when there are no files."""
    for link in article.xpath(f".//a[starts-with(@href, '{SCHEME}')]"):
        if there:
            link.set("href", f"../replies/{link.get('href').removeprefix(SCHEME)}")
            link.set("download", "")
        else:
            link.drop_tag()

"""The facts of a guide below its answer, and the switch between the Windows versions."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model import settings, windows
from guidekit.model.dates import day
from guidekit.model.guide import Page
from guidekit.publish.context import PublishContext
from guidekit.publish.html import E, apart, os_of, up, words
from guidekit.publish.parts.actions import short_link
from guidekit.publish.parts.language import other_language


def ways_to_steps(article: HtmlElement) -> list[HtmlElement]:
    """Return links to the first steps, one for each Windows that has its own, for phones."""
    lists = article.xpath(".//ol[@class='steps']")
    first = {os_of(one): one for one in reversed(lists)}
    if len(first) > 1:  # what all share is the first, or comes later
        shared = first.pop(None, None)
        first = {None: shared} if lists[0] is shared else first
    links = []
    for os, numbered in first.items():
        heading = numbered.xpath("preceding::*[self::h2 or self::h3][1]")
        if heading:
            link = E.a("Steps", {"class": "to-steps", "href": f"#{heading[0].get('id')}"})
            links.append(link)
            if os:
                link.set("data-os", os)
    return links


def facts(article: HtmlElement, page: Page) -> HtmlElement:
    """Return the quiet line below the lead: Windows, minutes, date, number."""
    meta = page.meta
    told = [*ways_to_steps(article), E.span(windows.named(meta["applies_to"]))]
    if minutes := meta.get("time"):
        told.append(E.span(f"{minutes} minutes" if minutes > 1 else "1 minute"))
    told.append(E.span("Checked ", E.time(day(meta["checked"]), datetime=meta["checked"])))
    told.append(short_link(page, f"Guide {meta['id']}"))
    return E.p({"class": "facts"}, *apart(*told))


def radio(value: str, label: str, chosen: bool = False) -> HtmlElement:
    """Return one segment of the switch."""
    box = E.input(type="radio", name="os", value=value)
    if chosen:
        box.set("checked", "checked")
    return E.label(box, E.span(label))


def switch(page: Page, which: Page | None) -> HtmlElement:
    """Return the switch between the Windows versions, with the way to see which one it is."""
    segments = E.div(
        {"class": "segments"},
        *(radio(value, label) for value, label in windows.NAMES.items()),
        radio("both", "Both", chosen=True),
    )
    parts = [E.legend("Which Windows?"), segments]
    if which is not None and which is not page:
        path = settings.pages()["about"][windows.IDS[0]].removeprefix("Settings > ")
        link = E.a(f"See {path}", {"class": "os-help", "href": up(page.url) + which.url})
        parts.append(link)
    return E.fieldset({"class": "os-switch", "data-question": ""}, *apart(*parts))


def fold_second(article: HtmlElement) -> None:
    """Give each part for the older Windows the line that stands for it until one is chosen."""
    for section in article.xpath(f".//section[@data-os='{windows.IDS[1]}']"):
        heading = section[0]
        link = E.a(words(heading), href=f"#{heading.get('id')}")
        heading.addprevious(E.p({"class": "variant-offer"}, link))


def add_facts(article: HtmlElement, page: Page, context: PublishContext) -> None:
    """Mark the first paragraph as the answer; put facts and switch below it."""
    title = article.find("h1")
    lead = title.getnext() if title is not None else None
    if lead is None:  # the heading check says so, with the line
        return
    lead.set("class", "lead")
    added = [facts(article, page)]
    if {part.get("data-os") for part in article.iter("section")} >= set(windows.IDS):
        added.append(switch(page, context.which_windows))
        fold_second(article)
    language = other_language(article, page)
    if language is not None:
        added.append(language)
    for element in reversed(added):
        lead.addnext(element)

"""The facts of a guide below its answer, and the switch between the Windows versions."""

from __future__ import annotations

from lxml.html import HtmlElement

from guidekit.model import settings, windows
from guidekit.model.dates import day
from guidekit.model.guide import Page
from guidekit.publish.context import PublishContext
from guidekit.publish.html import E, apart, up
from guidekit.publish.parts.actions import short_link


def facts(page: Page) -> HtmlElement:
    """Return the quiet line below the lead: Windows, minutes, date, number."""
    meta = page.meta
    told = [E.span(windows.named(meta["applies_to"]))]
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


def switch() -> HtmlElement:
    """Return the switch between the Windows versions."""
    segments = E.div(
        {"class": "segments"},
        *(radio(value, label) for value, label in windows.NAMES.items()),
        radio("both", "Both", chosen=True),
    )
    return E.fieldset({"class": "os-switch"}, E.legend("Show steps for"), segments)


def switch_help(page: Page, which: Page) -> HtmlElement:
    """Return the line below the switch, for people who do not know what to choose."""
    path = settings.pages()["about"][windows.IDS[0]]
    link = E.a("Which Windows do I have?", href=up(page.url) + which.url)
    return E.p({"class": "os-help"}, link, f" See {path}.")


def add_facts(article: HtmlElement, page: Page, context: PublishContext) -> None:
    """Mark the first paragraph as the answer; put facts and switch below it."""
    title = article.find("h1")
    lead = title.getnext() if title is not None else None
    if lead is None:  # the heading check says so, with the line
        return
    lead.set("class", "lead")
    added = [facts(page)]
    if {part.get("data-os") for part in article.iter("section")} >= set(windows.IDS):
        added.append(switch())
        which = context.which_windows
        if which is not None and which is not page:
            added.append(switch_help(page, which))
    for element in reversed(added):
        lead.addnext(element)

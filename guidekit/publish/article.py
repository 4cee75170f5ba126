"""Add to a guide what its front matter knows: facts, switch, settings buttons, sources."""

from __future__ import annotations

from urllib.parse import urlencode

from lxml.html import HtmlElement

from guidekit.data import day, load
from guidekit.publish import qr
from guidekit.publish.html import E, up
from guidekit.publish.pictures import add_pictures
from guidekit.source import Page

NAMES = {"windows-11": "Windows 11", "windows-10": "Windows 10"}
WHICH_WINDOWS = 104  # the guide that "Which Windows do I have?" opens


def systems(applies_to: list[str]) -> str:
    """Return `Windows 11 and 10`, or the one version."""
    return "Windows 11 and 10" if len(applies_to) > 1 else NAMES[applies_to[0]]


def short_link(page: Page, text: str) -> HtmlElement:
    """Return the link to a guide's short address, which a script turns into a copy button."""
    number = page.meta["id"]
    return E.a(text, {"class": "copy-link", "href": f"{up(page.url)}{number}/"})


def facts(page: Page) -> HtmlElement:
    """Return the quiet line below the lead: Windows, minutes, date, number."""
    meta = page.meta
    line = E.p({"class": "facts"}, E.span(systems(meta["applies_to"])))
    if minutes := meta.get("time"):
        line.append(E.span(f"{minutes} minutes" if minutes > 1 else "1 minute"))
    line.append(E.span("Checked ", E.time(day(meta["checked"]), datetime=meta["checked"])))
    line.append(short_link(page, f"Guide {meta['id']}"))
    return line


def radio(value: str, label: str, chosen: bool = False) -> HtmlElement:
    """Return one segment of the switch."""
    box = E.input(type="radio", name="os", value=value)
    if chosen:
        box.set("checked", "checked")
    return E.label(box, E.span(label))


def switch() -> HtmlElement:
    """Return the switch between the two Windows versions."""
    segments = E.div(
        {"class": "segments"},
        *(radio(value, label) for value, label in NAMES.items()),
        radio("both", "Both", chosen=True),
    )
    return E.fieldset({"class": "os-switch"}, E.legend("Show steps for"), segments)


def switch_help(page: Page, which: Page) -> HtmlElement:
    """Return the line below the switch, for people who do not know what to choose."""
    way = load("settings")["pages"]["about"]["windows-11"]
    return E.p(
        {"class": "os-help"},
        E.a("Which Windows do I have?", href=up(page.url) + which.url),
        f" See {way}.",
    )


def add_lead(article: HtmlElement, page: Page, which: Page | None) -> None:
    """Mark the first paragraph as the answer; put facts and switch below it."""
    title = article.find("h1")
    lead = title.getnext() if title is not None else None
    if lead is None:  # the heading check says so, with the line
        return
    lead.set("class", "lead")
    added = [facts(page)]
    if len({part.get("data-os") for part in article.iter("section")} & set(NAMES)) > 1:
        added.append(switch())
        if which is not None and which is not page:
            added.append(switch_help(page, which))
    for element in reversed(added):
        lead.addnext(element)


def add_settings_buttons(article: HtmlElement) -> None:
    """Turn a paragraph that is one `ms-settings:` link into a button, with the way for elsewhere.

    Windows opens these addresses; a phone beside the broken PC cannot, so it is told what to type.
    """
    for link in article.xpath(".//p/a[starts-with(@href, 'ms-settings:')]"):
        paragraph = link.getparent()
        if len(paragraph) > 1 or (paragraph.text or "").strip() or (link.tail or "").strip():
            continue
        paragraph.set("class", "open-settings")
        link.set("class", "md-button")
        keys = E.kbd("Win"), "+", E.kbd("R")
        paragraph.append(
            E.span(
                "On the PC itself: press ",
                E.span({"class": "keys"}, *keys, ","),
                " type ",
                E.code(link.get("href")),
                ", press ",
                E.span({"class": "keys"}, E.kbd("Enter"), "."),
            )
        )


def add_moved_anchors(article: HtmlElement, page: Page) -> None:
    """Keep renamed anchors alive: each old id stands at the place that its new one names."""
    if not (moved := page.meta.get("moved_anchors")):
        return
    by_id = {element.get("id"): element for element in article.iter() if element.get("id")}
    for old, new in moved.items():
        if new in by_id and old not in by_id:
            by_id[new].insert(0, E.span({"id": old, "class": "moved-anchor"}))
            by_id[new][0].tail, by_id[new].text = by_id[new].text, None


def sources(page: Page) -> HtmlElement:
    """Return the list of what the guide was checked against."""
    register = load("sources")
    section = E.section({"class": "part part--sources"}, E.h2("Sources", id="sources"))
    keys = page.meta["sources"]
    others = any(not register[key]["publisher"].startswith("Microsoft") for key in keys)
    silent = "; where it is silent, against the other sources here" if others else ""
    section.append(
        E.p(f"Checked against Microsoft's documentation on {day(page.meta['checked'])}{silent}.")
    )
    section.append(E.ul(*(source_item(register[key]) for key in keys)))
    return section


def source_item(source: dict) -> HtmlElement:
    """Return one source: its title, linked where it has an address, and who wrote it."""
    title = E.a(source["title"], href=source["url"]) if "url" in source else E.span(source["title"])
    return E.li(title, f", {source['publisher']}")


def issue_address(repo_url: str, page: Page) -> str:
    """Return the address of a new issue that already names guide and page."""
    number = page.meta["id"]
    body = f"Guide {number}: {page.meta['title']}\nWindows version: \n\nWhat is wrong or missing?\n"
    query = urlencode({"title": f"Guide {number}: ", "body": body})
    return f"{repo_url.rstrip('/')}/issues/new?{query}"


def actions(page: Page, repo_url: str) -> HtmlElement:
    """Return the line at the end of a guide: copy its link, report a mistake."""
    line = E.p({"class": "page-actions"}, short_link(page, "Copy link"))
    if repo_url:
        line.append(
            E.a("Something wrong here?", {"class": "report", "href": issue_address(repo_url, page)})
        )
    return line


def complete(
    article: HtmlElement, page: Page, which: Page | None, *, site_url: str = "", repo_url: str = ""
) -> None:
    """Add to a guide's article everything that comes from front matter and data.

    Args:
        article: the `article` element of the built page.
        page: its source.
        which: the guide that tells which Windows one has, if there is one.
        site_url: address of the site, for its QR code; empty for none.
        repo_url: address of the repository, empty for none.
    """
    add_lead(article, page, which)
    add_pictures(article, page)
    add_settings_buttons(article)
    add_moved_anchors(article, page)
    article.append(sources(page))
    article.append(actions(page, repo_url))
    if site_url:
        article.append(qr.fold(page, site_url))

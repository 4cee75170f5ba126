"""Each guide once more as Markdown, for programs that read text: `index.md` beside `index.html`.

The source with its marks written out: dates, tables, pictures, links, facts and sources.
"""

from __future__ import annotations

import posixpath
import re

from guidekit.model import sources, tables, windows
from guidekit.model.dates import day, with_dates
from guidekit.model.guide import Page
from guidekit.model.screens import caption, drawn, picture_file, screen_of
from guidekit.publish.context import PublishContext
from guidekit.publish.html import up
from guidekit.publish.parts.sources import checked_line

FENCE = re.compile(r"^ *```")
PICTURE = re.compile(r"!\[\]\(screen:([a-z0-9-]+)\)")
LINK = re.compile(r"\]\(([^)\s]+)\)")
SETTINGS = re.compile(r"^( *)\[([^\]]+)\]\((ms-settings:[a-z-]+)\)$")
WRITTEN_ID = re.compile(r"\s*\{[#.:][^}]*\}\s*$")  # ids, classes and attributes of attr_list
WRAPPER = re.compile(r"^</?(?:div|details)\b[^>]*>(?:</div>)?$")
SUMMARY = re.compile(r"^<summary>(.*)</summary>$")
CALLOUT = re.compile(r'^( *)!!! [a-z ]+"([^"]*)"$')
MARKS = {"code": "`{}`", "b": "**{}**", "small": "({})", "": "{}"}


def plain_table(name: str) -> list[str]:
    """Return a table from data/ as a list, an entry a line."""

    def text(pieces: tables.Pieces) -> str:
        return "".join(MARKS[kind].format(words) for kind, words in pieces).strip()

    entries = tables.tables()[name]()
    return [f"- {text(entry.term)}: {' '.join(map(text, entry.lines))}" for entry in entries]


def linked(page: Page, line: str) -> str:
    """Return a line whose links lead to pages, and to places on pages with their page in front."""

    def address(match: re.Match) -> str:
        file, mark, anchor = match[1].partition("#")
        if re.match(r"[a-z-]+:", file):
            return match[0]
        folder = posixpath.dirname(page.name)
        target = Page(posixpath.normpath(posixpath.join(folder, file)), "").url if file else ""
        return f"]({up(page.url) + target if file else './'}{mark}{anchor})"

    return LINK.sub(address, line)


def picture(match: re.Match, page: Page) -> str:
    """Return a picture with its alt text and caption."""
    screen = screen_of(match[1])
    file = f"{up(page.url)}assets/screens/{picture_file(match[1], 'light.wide')}"
    image = f"![{screen['alt']}]({file})"
    return image if screen.get("crop") else f"{image} {caption(screen)}"


def written_out(page: Page) -> list[str]:
    """Return the body of a guide, line by line, with every mark of ours replaced."""
    found: list[str] = []
    fenced, quoting = False, ""  # the indent of the callout that a line stands in
    for raw in page.body.strip().splitlines():
        if FENCE.match(raw):
            fenced = not fenced
        if fenced or FENCE.match(raw):
            found.append(raw)
            continue
        line = WRITTEN_ID.sub("", with_dates(raw))
        if WRAPPER.match(line):
            continue
        line = SUMMARY.sub(r"**\1**", line)
        if title := CALLOUT.match(line):
            quoting = f"{title[1]}    "
            found += [f"{title[1]}> **{title[2]}**", f"{title[1]}>"]
            continue
        if quoting and line and not line.startswith(quoting):
            quoting, found[-1] = "", ""  # the empty line of the quote ends it
        if quoting:
            line = f"{quoting[4:]}> {line.removeprefix(quoting)}".rstrip()
        if table := tables.MARK.match(line):
            found += plain_table(table[1])
        elif button := SETTINGS.match(line):
            told = f"On the PC itself: press Win+R, type `{button[3]}`, press Enter."
            found.append(f"{button[1]}[{button[2]}]({button[3]}) {told}")
        else:
            image = PICTURE.search(line)
            shown = bool(image and image[1] in drawn())
            drawing = PICTURE.sub(lambda match: picture(match, page), line) if shown else None
            found.append(drawing or linked(page, line))
    return found


def facts(page: Page) -> str:
    """Return the facts of a guide on one line."""
    meta = page.meta
    minutes = [f"{meta['time']} minutes"] if "time" in meta else []
    checked = f"Checked {day(meta['checked'])}"
    told = [windows.named(meta["applies_to"]), *minutes, checked, f"Guide {meta['id']}"]
    return " · ".join(told)


def source_line(source: dict) -> str:
    title = f"[{source['title']}]({source['url']})" if "url" in source else source["title"]
    return f"- {title}, {source['publisher']} ({sources.how_read(source)})"


def markdown_copy(page: Page) -> str:
    """Return a guide as Markdown that stands for itself."""
    title, *body = written_out(page)
    listed = map(source_line, sources.of(page.meta["sources"]))
    changes = [f"- {day(one['date'])}: {one['what']}" for one in page.changes]
    if changes:
        body += ["", "## What changed", "", *changes]
    lines = [title, "", facts(page), *body, "", "## Sources", "", checked_line(page), "", *listed]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def write_copy(context: PublishContext, page: Page) -> None:
    """Write the copy of a guide beside its page."""
    context.write(f"{page.url}index.md", markdown_copy(page))

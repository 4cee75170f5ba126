"""Write each guide once more as Markdown, for programs that read text: `index.md` beside `index.html`.

Made from the built HTML, where tables from data, dates and pictures are already in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import E
from guidekit.source import Page

# Controls of the page; a text has no use for them.
SKIPPED_CLASSES = {
    "os-switch",
    "os-help",
    "page-actions",
    "step-link",
    "visually-hidden",
    "callout",
    "filter",
    "eyebrow",
    "copy-link",
}
SKIPPED_TAGS = {"script", "details", "input", "fieldset", "source", "form"}
LINES = {
    "p",
    "td",
    "th",
    "dt",
    "dd",
    "li",
    "h1",
    "h2",
    "h3",
}  # nothing of a sentence stands beside them
WHITE = re.compile(r"\s+")
MARKS = {"strong": "**", "b": "**", "em": "*", "code": "`", "kbd": "`"}


def skipped(element: HtmlElement) -> bool:
    """Tell whether an element is left out."""
    if not isinstance(element.tag, str) or element.tag in SKIPPED_TAGS:
        return True
    return bool(SKIPPED_CLASSES & set((element.get("class") or "").split()))


def inline(element: HtmlElement) -> str:
    """Return the inside of a paragraph as Markdown on one line."""
    text = [element.text or ""]
    for child in element:
        text += ["" if skipped(child) else marked(child), child.tail or ""]
    line = "".join(text)
    return " ".join(line.split()) if element.tag in LINES else WHITE.sub(" ", line)


def marked(element: HtmlElement) -> str:
    """Return one inline element as Markdown."""
    inside = inline(element)
    if element.tag == "img":
        return f"![{element.get('alt', '')}]({element.get('src')})"
    if element.tag == "a" and element.get("href"):
        return f"[{inside.strip()}]({element.get('href')})"
    if element.tag == "br":
        return " "
    mark = MARKS.get(element.tag, "") if inside.strip() else ""
    return f"{mark}{inside}{mark}"


def table(element: HtmlElement) -> str:
    """Return a table in the form of GitHub's Markdown."""
    rows = ["| " + " | ".join(inline(cell) for cell in row) + " |" for row in element.iter("tr")]
    rule = "|" + " --- |" * len(element.find(".//tr"))
    return "\n".join([rows[0], rule, *rows[1:]])


def indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}".rstrip() for line in text.splitlines())


def listing(element: HtmlElement) -> str:
    """Return a list; what belongs to an item stands below it, indented."""
    items = []
    for number, item in enumerate(element.findall("li"), 1):
        mark = f"{number}. " if element.tag == "ol" else "- "
        inside = "\n\n".join(blocks(item))
        items.append(mark + indented(inside, " " * len(mark)).strip())
    return "\n".join(items) if all("\n\n" not in item for item in items) else "\n\n".join(items)


def blocks(parent: HtmlElement) -> Iterator[str]:
    """Yield the blocks of an element as Markdown, in order; loose words between them are a paragraph."""
    loose = [parent.text or ""]
    for child in parent:
        block = block_of(child)
        if block:
            if words := " ".join("".join(loose).split()):
                yield words
            yield from block
            loose = []
        elif block is None and not skipped(child):
            loose.append(marked(child))
        loose.append(child.tail or "")
    if words := " ".join("".join(loose).split()):
        yield words


def block_of(element: HtmlElement) -> list[str] | None:
    """Return a block as Markdown; None for what stands inside a line."""
    match element.tag:
        case "h1" | "h2" | "h3" | "h4":
            return ["#" * int(element.tag[1]) + " " + inline(element)]
        case "p":
            if element.get("class") == "facts":
                return [" · ".join(inline(fact).strip() for fact in element)]
            return [line] if not skipped(element) and (line := inline(element)) else []
        case "ul" | "ol":
            return [listing(element)]
        case "blockquote":
            return [indented("\n\n".join(blocks(element)), "> ")]
        case "pre":
            return [f"```\n{element.text_content().rstrip()}\n```"]
        case "table":
            return [table(element)]
        case "dl":
            return [
                "\n".join(
                    f"- {inline(entry.find('dt'))}: {' '.join(map(inline, entry.findall('dd')))}"
                    for entry in element.iter("div")
                )
            ]
        case "figure":
            image, caption = element.find(".//img"), element.find(".//figcaption")
            return [marked(image), *([inline(caption).strip()] if caption is not None else [])]
        case "section" | "div":
            return [] if skipped(element) else list(blocks(element))
        case "fieldset" | "script" | "form" | "details":
            return []
    return None


def twin(article: HtmlElement) -> str:
    """Return the article of a built guide as Markdown."""
    return "\n\n".join(blocks(article)) + "\n"


def link_twin(root: HtmlElement) -> None:
    """Name the Markdown twin in the head of a page."""
    root.find("head").append(E.link(rel="alternate", type="text/markdown", href="index.md"))


def write_twin(site: Path, page: Page, root: HtmlElement) -> None:
    """Write the twin of a guide."""
    text = twin(root.xpath("//article")[0])
    (site / page.url).mkdir(parents=True, exist_ok=True)
    (site / page.url / "index.md").write_text(text, encoding="utf-8", newline="\n")

"""Give every step an address that lasts, and a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from guidekit.markdown.extension import extension

# `{#own-id}`, `{.destructive}` or both, at the end of what a step says.
WRITTEN = re.compile(r"\s*\{(?:#([a-z0-9-]+))? ?(\.destructive)?\}\s*$")
BLOCKS = {"p", "ul", "ol", "div", "blockquote", "pre", "table", "figure", "section"}


def step_slug(text: str, labels: list[str]) -> str:
    """Name a step by its verb and its bold labels, or by its first six words."""
    words = text.split()
    return slugify(" ".join([words[0], *labels] if labels and words else words[:6]), "-")


def first_block(step: Element) -> Element:
    """Return the paragraph that says what to do; make one when the list is written tight."""
    if len(step) and step[0].tag == "p":
        return step[0]
    block = Element("p")
    block.text, step.text = step.text, None
    for child in list(step):
        if child.tag in BLOCKS:
            break
        step.remove(child)
        block.append(child)
    step.insert(0, block)
    return block


def take_written(block: Element) -> tuple[str | None, bool]:
    """Cut a trailing mark off the text of a step; return its id and whether it destroys."""
    last = block[-1] if len(block) else None
    text = (block.text if last is None else last.tail) or ""
    match = WRITTEN.search(text)
    if not match:
        return None, False
    rest = text[: match.start()]
    if last is None:
        block.text = rest
    else:
        last.tail = rest
    return match[1], bool(match[2])


def take_box(block: Element) -> None:
    """Turn a leading `[ ]` into a box to tick; the whole sentence is its label, easy to hit."""
    text = block.text or ""
    if not text.startswith("[ ] "):
        return
    label = Element("label", {"class": "tick"})
    SubElement(label, "input", {"type": "checkbox"}).tail = text.removeprefix("[ ]")
    for child in list(block):
        block.remove(child)
        label.append(child)
    block.text = None
    block.append(label)


def name_step(step: Element, number: int, prefix: str) -> None:
    """Set the id of a step and put the link to itself behind what it says."""
    block = first_block(step)
    written, destructive = take_written(block)
    if destructive:
        step.set("class", "destructive")
    if not (slug := written or step.get("id")):
        labels = ["".join(bold.itertext()) for bold in block.iter("strong")]
        slug = step_slug("".join(block.itertext()), labels)
    step_id = slug if not prefix or slug.startswith(prefix) else f"{prefix}-{slug}"
    step.set("id", step_id)
    link = Element("a", {"class": "step-link", "href": f"#{step_id}"})
    SubElement(link, "span", {"class": "visually-hidden"}).text = f"Link to step {number}"
    step.insert(1, link)  # a screen reader says the step first
    take_box(block)


def step_lists(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each numbered list that is not inside another list, with the prefix of its variant."""
    for element in root:
        if element.tag == "ol":
            yield element, ""
        elif element.tag == "section":
            prefix = element[0].get("id", "") if element.get("data-os") else ""
            for numbered in element.findall("ol"):
                yield numbered, prefix


class StepProcessor(Treeprocessor):
    """Name the steps of every top-level numbered list."""

    def run(self, root: Element) -> None:
        for numbered, prefix in step_lists(root):
            numbered.set("class", "steps")
            for number, step in enumerate(numbered, int(numbered.get("start", 1))):
                name_step(step, number, prefix)


# After the sections, before ids are collected.
makeExtension = extension(StepProcessor, "guide-steps", 6)

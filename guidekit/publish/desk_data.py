"""Write what the ticket desk knows beside the search data: steps to quote, and words that tell subjects apart."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.data import load
from guidekit.publish.html import os_of, words


def labelled(paragraph: HtmlElement) -> str:
    """Return the words of a step on one line, its labels between asterisks as in Markdown."""
    copy = deepcopy(paragraph)
    for label in copy.iter("strong", "b"):
        inside = words(label)
        for child in list(label):
            label.remove(child)
        label.text = f"**{inside}**"
    return words(copy)


def steps(html: HtmlElement) -> list[dict]:
    """Return the steps of a built guide with the heading above and the number that each shows."""
    return [
        {
            "os": os_of(step),
            "part": heading,
            "anchor": step.get("id"),
            "number": number,
            "text": labelled(step.find("p")),
        }
        for steps_list in html.xpath("//article//ol[@class='steps']")
        for heading in [
            words(steps_list.xpath("preceding::*[self::h1 or self::h2 or self::h3][1]")[0])
        ]
        for number, step in enumerate(steps_list.findall("li"), 1)
    ]


def subjects() -> dict:
    """Return the words of data/subjects.yml with what each weighs: side, weight, group of words."""
    return {
        side: [[int(weight), group] for weight, groups in levels.items() for group in groups]
        for side, levels in load("subjects").items()
    }


def write_data(site: Path, steps_of: dict[int, list[dict]]) -> None:
    """Write assets/desk/data.js; loading it sets `guideDeskData`.

    Args:
        site: the site's folder.
        steps_of: the steps of each guide, by its number.
    """
    text = json.dumps(
        {"steps": steps_of, "subjects": subjects()}, ensure_ascii=False, separators=(",", ":")
    )
    folder = site / "assets" / "desk"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data.js").write_text(f"self.guideDeskData={text};\n", encoding="utf-8", newline="\n")

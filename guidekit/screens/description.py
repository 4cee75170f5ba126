"""Read the description of a screen and hold it against its closed schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from guidekit.checks.finding import Finding
from guidekit.checks.front_matter import explain
from guidekit.source import ROOT

FOLDER = ROOT / "data" / "screens"
TEXT = {"type": "string", "minLength": 1}


def texts() -> dict:
    return {"type": "array", "items": TEXT}


def closed(required: list[str], **properties: dict) -> dict:
    """Return the schema of a mapping that has these keys and no others."""
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


# One kind of block per entry of `body`; a block has one of these keys.
BLOCKS = {
    "edition": TEXT,                                                     # Windows 11: mark and name at the top
    "person": closed(["name", "lines"], name=TEXT, lines=texts()),
    "group": TEXT,
    "card": closed(
        ["title"], title=TEXT, icon=TEXT, text=TEXT, more=TEXT, link=TEXT, button=TEXT,
        state={"enum": ["Active", "Not active"]}, chevron={"type": "boolean"},
        row=closed(["text"], text=TEXT, button=TEXT),
    ),
    "links": texts(),
    "facts": {"type": "object", "additionalProperties": TEXT},           # Windows 10: name and value
    "more": TEXT,
    "text": TEXT,
    "link": TEXT,
    "iconlink": closed(["icon", "text"], icon=TEXT, text=TEXT),
    "tile": closed(["icon", "text"], icon=TEXT, text=TEXT),
    "button": TEXT,
}  # fmt: skip

SCHEMA = closed(
    ["window", "alt"],
    window={"enum": ["windows-11", "windows-10", "sign-in"]},
    page=TEXT,          # key of data/settings.yml: gives the caption
    caption=TEXT,       # for windows that are no settings page
    alt={"type": "string", "minLength": 40, "maxLength": 200},
    section=TEXT,       # selected in the rail (11), name above the pane (10)
    title=texts(),      # breadcrumb
    selected=TEXT,      # Windows 10: selected in the pane
    account=TEXT,       # second line below the name
    fields=texts(),
    note=closed(["text", "link"], text=TEXT, link=TEXT),
    button=TEXT,
    body={"type": "array", "items": {**closed([], **BLOCKS), "minProperties": 1, "maxProperties": 1}},
    callouts=texts(),   # what is ringed and numbered, in order
)  # fmt: skip


def names() -> list[str]:
    """Return the names of all screens."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def load_screen(name: str, folder: Path = FOLDER) -> dict:
    """Return a screen's description, with its name in it."""
    return yaml.safe_load((folder / f"{name}.yml").read_text(encoding="utf-8")) | {"name": name}


def line_of(node: yaml.Node, path: list) -> int:
    """Return the line at which a value stands in a YAML tree."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), node)
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[part]
    return node.start_mark.line + 1


def schema_findings(name: str, folder: Path = FOLDER) -> Iterator[Finding]:
    """Yield what in a description the schema does not allow, with line and allowed keys."""
    text = (folder / f"{name}.yml").read_text(encoding="utf-8")
    tree = yaml.compose(text)
    for error in Draft202012Validator(SCHEMA).iter_errors(yaml.safe_load(text)):
        problem, fix = explain(error)
        yield Finding(f"data/screens/{name}.yml", line_of(tree, list(error.absolute_path)), problem, fix)

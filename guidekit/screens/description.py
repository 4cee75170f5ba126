"""Read the description of a screen and hold it against its closed schema."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator

from guidekit.checks.finding import Finding
from guidekit.checks.front_matter import explain
from guidekit.source import ROOT, YAML_LOADER

FOLDER = ROOT / "data" / "screens"
CAPTURES = FOLDER / "captures"  # NAME.light.wide.png and so on, taken at 200 % scale
TEXT = {"type": "string", "minLength": 1}


def texts() -> dict:
    return {"type": "array", "items": TEXT}


def closed(required: list[str], **properties: dict) -> dict:
    """Return the schema of a mapping that has these keys and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


ON = {"type": "boolean"}
NAMED = closed(["icon", "text"], icon=TEXT, text=TEXT, note=TEXT, on=ON)
OPTION = closed(["text"], text=TEXT, on=ON)
ROW = closed(["text"], text=TEXT, value=TEXT, button=TEXT, toggle=ON)

# One kind of block per entry of `body`; a block has one of these keys.
BLOCKS = {
    "edition": TEXT,                                                     # Windows 11: mark and name at the top
    "person": closed(["name", "lines"], name=TEXT, lines=texts()),
    "group": TEXT,                                                       # a heading inside the page
    "card": closed(
        ["title"], title=TEXT, icon=TEXT, text=TEXT, more=TEXT, link=TEXT, button=TEXT, toggle=ON,
        state={"enum": ["Active", "Not active"]}, chevron=ON, rows={"type": "array", "items": ROW},
    ),
    "links": texts(),                                                    # Windows 11: help below the cards
    "facts": {"type": "object", "additionalProperties": TEXT},           # name and value
    "more": TEXT,
    "text": TEXT,
    "line": TEXT,                                                        # text that may be ringed
    "link": TEXT,
    "iconlink": NAMED,
    "tile": NAMED,
    "tiles": {"type": "array", "items": NAMED},
    "item": NAMED,                                                       # an entry of a list, `on` when chosen
    "button": TEXT,
    "buttons": texts(),                                                  # at the foot of a box, the last one stands out
    "field": closed(["label"], label=TEXT, value=TEXT, key=ON),
    "check": OPTION,
    "radio": OPTION,
    "toggle": OPTION,
}  # fmt: skip

BOXES = ("sign-in", "dialog", "message-box", "terminal", "browser")
DRAWN = ("windows-11", "windows-10", "start-11", "start-10", *BOXES)
CALLOUT = {"anyOf": [TEXT, closed(["target", "named"], target=TEXT, named=TEXT)]}

ALWAYS = {
    "window": {"enum": DRAWN},
    "page": TEXT,       # key of data/settings.yml: gives the caption
    "caption": TEXT,    # for windows that are no settings page
    "alt": {"type": "string", "minLength": 40, "maxLength": 200},
}  # fmt: skip

SCHEMA = closed(
    ["window", "alt"],
    **ALWAYS,
    crop=ON,            # only what stands in `body`, for the cards of states
    section=TEXT,       # selected in the rail (11), name above the pane (10)
    title=texts(),      # breadcrumb; of a box the words in its bar, then its heading
    selected=TEXT,      # Windows 10: selected in the pane
    account=TEXT,       # second line below the name
    body={"type": "array", "items": {**closed([], **BLOCKS), "minProperties": 1, "maxProperties": 1}},
    # What is ringed and numbered, in order. `named` is how a step speaks of a thing that has no caption to select.
    callouts={"type": "array", "items": CALLOUT},
)  # fmt: skip


# A real capture under the name of a drawing: what cannot be read from a picture is typed by hand.
FRAME = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 4,
    "maxItems": 4,
}  # left, top, width, height
CAPTURE_SCHEMA = closed(
    ["source", "window", "alt", "build", "date", "labels"],
    **ALWAYS,
    source={"const": "capture"},
    build=TEXT,         # Windows version and build, "Windows 11 25H2, build 26200"
    date={"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    labels=texts(),
    callouts={"type": "array", "items": closed(["target", "wide", "narrow"], target=TEXT, named=TEXT, wide=FRAME, narrow=FRAME)},
)  # fmt: skip


def targets(screen: dict) -> list[str]:
    """Return the labels that a screen rings, in the order of their numbers."""
    return [
        callout if isinstance(callout, str) else callout["target"]
        for callout in screen.get("callouts", [])
    ]


def names() -> list[str]:
    """Return the names of all screens."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def load_screen(name: str, folder: Path = FOLDER) -> dict:
    """Return a screen's description, with its name in it."""
    return yaml.load((folder / f"{name}.yml").read_text(encoding="utf-8"), Loader=YAML_LOADER) | {
        "name": name
    }


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
    tree = yaml.compose(text, Loader=YAML_LOADER)
    screen = yaml.load(text, Loader=YAML_LOADER)
    for error in Draft202012Validator(CAPTURE_SCHEMA if "source" in screen else SCHEMA).iter_errors(
        screen
    ):
        problem, fix = explain(error)
        unknown = (
            sorted(set(error.instance) - set(error.schema["properties"]))[:1]
            if error.validator == "additionalProperties"
            else []
        )
        yield Finding(
            f"data/screens/{name}.yml",
            line_of(tree, [*error.absolute_path, *unknown]),
            problem,
            fix,
        )

"""Drawn Windows screens: their descriptions in data/screens/, and the sizes of their pictures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import yaml

from guidekit.model import windows
from guidekit.model.dates import day
from guidekit.model.finding import Finding
from guidekit.model.project import DATA, DOCS, YAML_LOADER, cached, load, read_yaml
from guidekit.model.schema import DATE, TEXT, Validator, closed, explain, unknown_keys

FOLDER = DATA / "screens"
CAPTURES = FOLDER / "captures"  # NAME.light.wide.png and so on, taken at 200 % scale
PICTURES = DOCS / "assets" / "screens"
MANIFEST = PICTURES / "manifest.json"
WIDTHS = {"wide": 880, "narrow": 400}  # CSS pixels of a settings window
THEMES = ("light", "dark")

TEXTS = {"type": "array", "items": TEXT}
ON = {"type": "boolean"}
NAMED = closed(["icon", "text"], icon=TEXT, text=TEXT, note=TEXT, on=ON)
OPTION = closed(["text"], text=TEXT, on=ON)
ROW = closed(["text"], text=TEXT, value=TEXT, button=TEXT, toggle=ON)
CARD = closed(
    ["title"],
    title=TEXT,
    icon=TEXT,
    text=TEXT,
    more=TEXT,
    link=TEXT,
    button=TEXT,
    toggle=ON,
    state={"enum": ["Active", "Not active"]},
    chevron=ON,
    rows={"type": "array", "items": ROW},
)

# One kind of block per entry of `body`; a block has one of these keys.
BLOCKS = {
    "edition": TEXT,  # Windows 11: mark and name at the top
    "person": closed(["name", "lines"], name=TEXT, lines=TEXTS),
    "group": TEXT,  # a heading inside the page
    "card": CARD,
    "links": TEXTS,  # Windows 11: help below the cards
    "facts": {"type": "object", "additionalProperties": TEXT},  # name and value
    "more": TEXT,
    "text": TEXT,
    "line": TEXT,  # text that may be ringed
    "link": TEXT,
    "iconlink": NAMED,
    "tile": NAMED,
    "tiles": {"type": "array", "items": NAMED},
    "item": NAMED,  # an entry of a list, `on` when chosen
    "button": TEXT,
    "buttons": TEXTS,  # at the foot of a box, the last one stands out
    "field": closed(["label"], label=TEXT, value=TEXT, key=ON),
    "check": OPTION,
    "radio": OPTION,
    "toggle": OPTION,
}
BOXES = ("sign-in", "dialog", "message-box", "terminal", "browser")
DRAWN = (*windows.IDS, "start-11", "start-10", *BOXES)
CALLOUT = {"anyOf": [TEXT, closed(["target", "named"], target=TEXT, named=TEXT)]}
ALWAYS = {
    "window": {"enum": list(DRAWN)},
    "page": TEXT,  # key of data/settings.yml: gives the caption
    "caption": TEXT,  # for windows that are no settings page
    "alt": {"type": "string", "minLength": 40, "maxLength": 200},
}
SCHEMA = closed(
    ["window", "alt"],
    **ALWAYS,
    crop=ON,  # only what stands in `body`, for the cards of states
    section=TEXT,  # selected in the rail (11), name above the pane (10)
    title=TEXTS,  # breadcrumb; of a box the words in its bar, then its heading
    selected=TEXT,  # Windows 10: selected in the pane
    account=TEXT,  # second line below the name
    body={
        "type": "array",
        "items": {**closed([], **BLOCKS), "minProperties": 1, "maxProperties": 1},
    },
    # What is ringed and numbered, in order. `named` is how a step speaks of what has no caption.
    callouts={"type": "array", "items": CALLOUT},
)

# A real capture under the name of a drawing: what no program reads off a picture is typed by hand.
# A frame is left, top, width, height.
FRAME = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 4, "maxItems": 4}
FRAMED = closed(["target", "wide", "narrow"], target=TEXT, named=TEXT, wide=FRAME, narrow=FRAME)
CAPTURE_SCHEMA = closed(
    ["source", "window", "alt", "build", "date", "labels"],
    **ALWAYS,
    source={"const": "capture"},
    build=TEXT,  # Windows version and build, "Windows 11 25H2, build 26200"
    date={"type": "string", "pattern": DATE},
    labels=TEXTS,
    callouts={"type": "array", "items": FRAMED},
)


def targets(screen: dict) -> list[str]:
    """Return the labels that a screen rings, in the order of their numbers."""
    return [
        callout if isinstance(callout, str) else callout["target"]
        for callout in screen.get("callouts", [])
    ]


def names() -> list[str]:
    """Return the names of all screens."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@cached
def known_names() -> frozenset[str]:
    """Return the names of all screens; many pages ask."""
    return frozenset(names())


def nearest(name: str) -> str:
    """Return the names of screens most like a wrong one."""
    return ", ".join(get_close_matches(name, names(), n=3, cutoff=0.4) or names())


def load_screen(name: str, folder: Path = FOLDER) -> dict:
    """Return a screen's description, with its name in it."""
    return read_yaml(folder / f"{name}.yml") | {"name": name}


@cached
def screen_of(name: str) -> dict:
    """Return the description of a screen; many pages show the same."""
    return load_screen(name)


def read_manifest(file: Path = MANIFEST) -> dict:
    """Return what was drawn: sizes, labels and hashes of all pictures; empty when nothing was."""
    if not file.exists():
        return {"screens": {}}
    return json.loads(file.read_text(encoding="utf-8"))


@cached
def drawn() -> dict[str, dict]:
    """Return what the manifest says of each screen."""
    return read_manifest()["screens"]


def picture_file(name: str, variant: str) -> str:
    """Return the file of a picture: `win11-system` and `light.wide` give one name."""
    return f"{name}.{variant}.webp"


def caption(screen: dict) -> str:
    """Return what stands below a picture: system and path, and that it is no capture."""
    if "source" in screen:
        return f"Screen capture, {screen['build']}, {day(screen['date'])}."
    where = screen.get("caption")
    if not where:
        path = load("settings")["pages"][screen["page"]][screen["window"]]
        where = f"{windows.NAMES[screen['window']]}: {path}"
    return f"{where}. Illustration, not a screen capture."


def node_line(node: yaml.Node | None, path: list) -> int:
    """Return the line at which a value stands in a YAML tree."""
    for part in path:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), node)
        elif isinstance(node, yaml.SequenceNode):
            node = node.value[part]
    return node.start_mark.line + 1 if node else 1


def schema_findings(name: str, folder: Path = FOLDER) -> Iterator[Finding]:
    """Yield what in a description the schema does not allow, with line and allowed keys."""
    tree = yaml.compose((folder / f"{name}.yml").read_text(encoding="utf-8"), Loader=YAML_LOADER)
    screen = read_yaml(folder / f"{name}.yml")
    for error in Validator(CAPTURE_SCHEMA if "source" in screen else SCHEMA).iter_errors(screen):
        problem, fix = explain(error)
        unknown = unknown_keys(error)[:1] if error.validator == "additionalProperties" else []
        line = node_line(tree, [*error.absolute_path, *unknown])
        yield Finding(f"data/screens/{name}.yml", line, problem, fix)

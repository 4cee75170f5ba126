"""The closed schemas of front matter: what a guide's may hold, and what another page's."""

from __future__ import annotations

from guidekit.model import sources, windows
from guidekit.model.codes import CODE
from guidekit.model.guide import LAYOUTS
from guidekit.model.project import cached, load
from guidekit.model.schema import DATE, SENTENCE, TEXT, Validator, closed, strings

FIRST_NUMBER = 101
CHANGE = closed(["date", "what"], date={"type": "string", "pattern": DATE}, what=SENTENCE)


def moves() -> dict:
    """Return the schema of the keys that keep old addresses alive."""
    anchors = {"type": "object", "additionalProperties": TEXT}
    return {"moved_from": strings(pattern=r"^([0-9a-z-]+/)+$"), "moved_anchors": anchors}


def guide_schema() -> dict:
    """Return the JSON Schema of a guide's front matter; what is not named is not allowed."""
    return closed(
        ["id", "title", "description", "applies_to", "answers", "checked", "sources"],
        id={"type": "integer", "minimum": FIRST_NUMBER},
        title=TEXT,
        short_title=TEXT,
        description={"type": "string", "minLength": 50, "maxLength": 160},
        applies_to=strings(enum=list(windows.IDS)) | {"minItems": 1},
        time={"type": "integer", "minimum": 1, "maximum": 120},
        answers=strings(enum=sorted(load("intents"))),
        beside={"type": "integer", "minimum": FIRST_NUMBER},
        asked=strings(minLength=1),
        codes=strings(pattern=CODE),
        checked={"type": "string", "pattern": DATE},
        sources=strings(enum=sources.keys()) | {"minItems": 1},
        pictures={"type": "string", "pattern": "^none because "},
        changes={"type": "array", "items": CHANGE},
        **moves(),
    )


def plain_schema() -> dict:
    """Return the JSON Schema of a page that is no guide."""
    layout = {"enum": list(LAYOUTS)}
    required = ["title", "description", "layout"]
    return closed(required, title=TEXT, description=TEXT, layout=layout, **moves())


@cached
def validator(guide: bool) -> Validator:
    """Return what holds front matter against its schema, of a guide or of another page."""
    return Validator(guide_schema() if guide else plain_schema())

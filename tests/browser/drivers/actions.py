"""Keys and clicks as WebDriver and WebDriver BiDi both write them (W3C WebDriver 2, "Actions")."""

from __future__ import annotations

KEYS = {
    **{"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c"},
    **{"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"},
}


def keys(text: str) -> list[dict]:
    """Return the actions that type a text, or press the one key that it names."""
    pressed = [KEYS[text]] if text in KEYS else list(text)
    moves = [{"type": kind, "value": key} for key in pressed for kind in ("keyDown", "keyUp")]
    return [{"type": "key", "id": "keyboard", "actions": moves}]


def click(x: float, y: float) -> list[dict]:
    """Return the actions that click a point of the viewport."""
    return drag((x, y))


def drag(*points: tuple[float, float], button: int = 0) -> list[dict]:
    """Return the actions that press a button at the first point and let it go at the last."""
    to = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in points]
    down, up = ({"type": kind, "button": button} for kind in ("pointerDown", "pointerUp"))
    return [{"type": "pointer", "id": "mouse", "actions": [to[0], down, *to[1:], up]}]

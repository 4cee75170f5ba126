"""The renderer refuses a picture that would mislead, and draws the same picture twice."""

from __future__ import annotations

import pytest

from guidekit.screens import manifest
from guidekit.screens.camera import DrawingError, photograph
from guidekit.screens.description import load_screen


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"callouts": ["No such control"]}, "drawn 0 times"),
        ({"callouts": ["Change"], "body": [{"card": {"title": title, "button": "Change"}} for title in "AB"]}, "drawn 2 times"),
        ({"callouts": [], "body": [{"card": {"title": "A", "button": "W" * 90}}]}, "is cut off"),
    ],
)
def test_a_misleading_picture_is_refused(browser, change, problem):
    with pytest.raises(DrawingError, match=problem):
        photograph(browser, load_screen("win11-activation-linked") | change, "light", "narrow")


@pytest.mark.parametrize("name", ["win11-activation-not-linked", "win10-activation-linked", "sign-in"])
def test_a_screen_drawn_twice_is_the_same_picture(browser, name):
    one, two = (photograph(browser, load_screen(name), "light", "narrow") for _ in range(2))
    assert one.data == two.data
    listed = manifest.read()["screens"][name]["pictures"]["light.narrow"]
    assert (one.width, one.height) == (listed["width"], listed["height"])

"""The renderer refuses a picture that would mislead, and draws the same picture again."""

from __future__ import annotations

import sys

import pytest
from PIL import Image

from guidekit.model.screens import PICTURES, load_screen, picture_file, read_manifest
from tools.screens import capture, render
from tools.screens.capture import DrawingError, difference, launch, photograph

ALIKE = 0.002  # share of pixels that another build of the same browser version may smooth in another way


@pytest.fixture(scope="module")
def studio(browser):
    """Return a browser that draws as `dev.py screens` does."""
    drawer = launch(browser.browser_type)
    yield drawer
    drawer.close()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"callouts": ["No such control"]}, "drawn 0 times"),
        (
            {
                "callouts": ["Change"],
                "body": [{"card": {"title": title, "button": "Change"}} for title in "AB"],
            },
            "drawn 2 times",
        ),
        ({"callouts": [], "body": [{"card": {"title": "A", "button": "W" * 90}}]}, "is cut off"),
    ],
)
def test_a_misleading_picture_is_refused(studio, change, problem):
    with pytest.raises(DrawingError, match=problem):
        photograph(studio, load_screen("win11-activation-linked") | change, "light", "narrow")


def test_text_too_small_for_a_phone_is_refused(studio, monkeypatch):
    smaller = lambda *what: render.page(*what).replace("font-size: 13px", "font-size: 12px")  # noqa: E731
    monkeypatch.setattr(capture, "page", smaller)
    with pytest.raises(DrawingError, match="11 can be read"):
        photograph(studio, load_screen("win11-system"), "light", "narrow")


def test_a_screen_drawn_twice_is_the_same_picture(studio):
    one, two = (photograph(studio, load_screen("sign-in"), "light", "narrow") for _ in range(2))
    assert one.data == two.data


@pytest.mark.parametrize(
    "name", ["win11-activation-not-linked", "win10-activation-linked", "troubleshooter-devices"]
)
def test_a_screen_drawn_anew_is_the_published_picture(studio, name):
    known = read_manifest()["screens"][name]["chromium"]
    if sys.platform != "linux" or studio.version.split(".")[0] != known:
        pytest.skip(
            f"pictures were drawn on Linux with Chromium {known}; this is {sys.platform} with {studio.version}"
        )
    anew = photograph(studio, load_screen(name), "light", "narrow").data
    published = (PICTURES / picture_file(name, "light.narrow")).read_bytes()
    assert difference(anew, published) <= ALIKE


def test_a_real_capture_gets_its_numbers(studio, tmp_path, monkeypatch):
    monkeypatch.setattr(render, "CAPTURES", tmp_path)
    Image.new("RGB", (880, 600), "#abc").save(tmp_path / "real.light.narrow.png")
    frame = {"target": "Change", "wide": [0, 0, 9, 9], "narrow": [300, 100, 100, 32]}
    screen = {
        "name": "real",
        "source": "capture",
        "window": "windows-11",
        "build": "Windows 11 25H2, build 26200",
        "labels": ["Get help"],
    }
    bare, numbered = (
        photograph(studio, screen | {"callouts": callouts}, "light", "narrow")
        for callouts in ([], [frame])
    )
    assert (numbered.width, numbered.labels) == (468, ["Change", "Get help"])
    assert difference(bare.data, numbered.data) > 0.002

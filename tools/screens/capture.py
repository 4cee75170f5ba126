"""Photograph drawn screens with the tests' browser: both themes, both widths, lossless WebP."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserType, sync_playwright

from tools.screens.render import page

SCALE = 2  # device pixels per CSS pixel
STEADY = [
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
]  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """One variant of a screen.

    Args:
        variant: `light.wide` and so on.
        width, height: CSS pixels.
        data: the WebP file.
        labels: the labels that are drawn.
    """

    variant: str
    width: int
    height: int
    data: bytes
    labels: list[str]


class DrawingError(Exception):
    """A picture that may not be published: a callout without its control, cut text, a bare spot."""


def launch(chromium: BrowserType) -> Browser:
    """Start the browser so that it draws in the same way on every machine of its version."""
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]  # root has none
    return chromium.launch(
        executable_path=os.environ.get("GUIDEKIT_BROWSER"), args=STEADY + sandbox
    )


@contextmanager
def studio() -> Iterator[Browser]:
    """Open and close the browser that draws."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        yield browser
        browser.close()


def difference(one: bytes, two: bytes) -> float:
    """Return the share of pixels, 0 to 1, that two pictures of the same size do not show alike.

    A pixel counts when a channel differs by more than 16 of 255: less is how an edge was smoothed.
    """
    first, second = (Image.open(BytesIO(data)).convert("RGBA") for data in (one, two))
    channels = ImageChops.difference(first, second).split()
    most = reduce(ImageChops.lighter, channels)
    return sum(most.histogram()[17:]) / (most.width * most.height)


def photograph(browser: Browser, screen: dict, theme: str, width: str) -> Picture:
    """Draw one variant and take its picture.

    Raises:
        DrawingError: when a callout's target is not drawn once, text is cut, the font is missing.
    """
    context = browser.new_context(
        device_scale_factor=SCALE, viewport={"width": 960, "height": 1400}
    )
    with tempfile.TemporaryDirectory() as folder:
        file = (
            Path(folder) / "screen.html"
        )  # a file may load the font, a page set from text may not
        file.write_text(page(screen, theme, width), encoding="utf-8")
        tab = context.new_page()
        tab.goto(file.as_uri())
        tab.wait_for_selector("body[data-drawn]")
        drawn = json.loads(tab.get_attribute("body", "data-drawn"))
        png = tab.locator("#stage").screenshot(omit_background=True)
    context.close()
    variant = f"{theme}.{width}"
    if drawn["problems"]:
        raise DrawingError(
            "".join(
                f"data/screens/{screen['name']}.yml:1: {variant}: {problem}\n"
                for problem in drawn["problems"]
            )
        )
    return Picture(
        variant,
        drawn["width"],
        drawn["height"],
        webp(png, drawn, f"{screen['name']} {variant}"),
        drawn["labels"] + screen.get("labels", []),
    )


def webp(png: bytes, drawn: dict, name: str) -> bytes:
    """Return a picture as lossless WebP without metadata.

    Raises:
        DrawingError: when its size is not the drawn one, or the line below it is not painted.
    """
    image = Image.open(BytesIO(png)).convert("RGBA")
    size = drawn["width"] * SCALE, drawn["height"] * SCALE
    if any(abs(real - wanted) > SCALE for real, wanted in zip(image.size, size, strict=True)):
        raise DrawingError(f"{name}: drawn {size}, photographed {image.size}")
    image = image.crop((0, 0, *size))
    if image.crop((0, size[1] - 22 * SCALE, *size)).getchannel("A").getextrema()[1] < 255:
        raise DrawingError(f"{name}: the lower edge is not painted")
    out = BytesIO()
    image.save(out, "WEBP", lossless=True, quality=100, method=4)
    return out.getvalue()

"""One way to use every browser: open, evaluate, click, type, press."""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from tempfile import TemporaryDirectory
from typing import Any

PATIENCE = 10  # seconds until what a page should do has happened

# Where the first visible element of a selector is, its middle in view; null when there is none.
MIDDLE = """(() => {
  for (const element of document.querySelectorAll(%s)) {
    if (!element.getClientRects().length || !element.textContent.includes(%s)) continue;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getClientRects()[0];
    return [box.left + box.width / 2, box.top + box.height / 2];
  }
  return null;
})()"""


class Lost(Exception):
    """The page went away, or the script that was asked for failed."""


def profile_folder(browser: str) -> TemporaryDirectory:
    """Return a folder of its own for a browser, which may still write there while it ends."""
    return TemporaryDirectory(prefix=f"{browser}-", ignore_cleanup_errors=True)


class View(ABC):
    """A page that is shown somewhere in a browser."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """Return what a JavaScript expression gives, as JSON can say it.

        Raises:
            Lost: when the page goes away or the expression throws.
        """

    @abstractmethod
    def click_at(self, x: float, y: float) -> None:
        """Press and release the mouse at a point of the viewport, in CSS pixels."""

    def click(self, selector: str, text: str = "") -> None:
        """Click the middle of the first visible element of a selector that holds a text."""
        place = MIDDLE % (json.dumps(selector), json.dumps(text))
        x, y = self.wait(place, f"{selector} {text}".strip() + " is not to be seen")
        self.click_at(x, y)

    def wait(self, expression: str, otherwise: str) -> Any:
        """Return what an expression gives once it is true; fail when that does not happen."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                found = self.evaluate(expression)
            except Lost:  # on its way to another page
                found = None
            if found:
                return found
            assert time.monotonic() < until, f"{self.address}: {otherwise}"
            time.sleep(0.05)

    @property
    def address(self) -> str:
        """Return the address of the open page."""
        return self.evaluate("location.href")


class Driver(View):
    """A browser with one page. Each is closed by whoever started it."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Open an address and wait until it is loaded."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Type into what has the focus."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press a key by its name in the DOM, such as `Enter`."""

    @abstractmethod
    def close(self) -> None:
        """End the browser and all that was started for it."""

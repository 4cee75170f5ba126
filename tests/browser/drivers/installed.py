"""Which browsers are on this machine, installed if need be and possible."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.browser.drivers import Driver
from tests.browser.drivers.bidi import Firefox
from tests.browser.drivers.webdriver import WebKit
from tools.system_packages import debian_package

GTK = ("webkit2gtk-driver", "xvfb")
WPE = ("wpewebkit-driver", "cog")


def program(*names: str, packages: tuple[str, ...]) -> str | None:
    """Return the path of the first of these programs that is there, installed from Debian if not."""
    for attempt in range(2):
        if found := next(filter(None, map(shutil.which, names)), None):
            return found
        if not attempt:
            for package in packages:
                debian_package(package)
    return None


def firefox(**options: object) -> Driver | None:
    """Start Firefox."""
    found = program("firefox-esr", "firefox", packages=("firefox-esr",))
    return Firefox(found, **options) if found else None


def webkit_gtk() -> Driver | None:
    """Start GNOME's WebKit in its small window."""
    driver, screen = program("WebKitWebDriver", packages=GTK), program("Xvfb", packages=GTK)
    window = next(Path("/usr").glob("lib*/*/webkit2gtk-4.1/MiniBrowser"), None)
    if not (driver and screen and window):
        return None
    binary = {"binary": str(window), "args": ["--automation"]}
    return WebKit(driver, {"webkitgtk:browserOptions": binary}, screen)


def webkit_wpe() -> Driver | None:
    """Start WPE WebKit, which draws on no screen at all."""
    driver, window = program("WPEWebDriver", packages=WPE), program("cog", packages=WPE)
    if not (driver and window):
        return None
    binary = {"binary": window, "args": ["--automation", "--platform=headless"]}
    return WebKit(driver, {"wpe:browserOptions": binary})


BROWSERS: dict[str, tuple[Callable[[], Driver | None], str]] = {
    "firefox": (firefox, "firefox-esr"),
    "webkit-gtk": (webkit_gtk, " ".join(GTK)),
    "webkit-wpe": (webkit_wpe, " ".join(WPE)),
}

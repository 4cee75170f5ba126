"""The side panel: from the text selected in a ticket to a reply, in real browsers and on desks that allow nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.browser import ticket_pages
from tests.browser.drivers import installed
from tests.browser.drivers.panel import Chromium, FirefoxWithPanel, WithPanel
from tests.conftest import GUIDES, SITE_URL
from tools import npm_tools, panel

pytestmark = pytest.mark.thorough
FIELD = "document.getElementById('ticket').value"
REPLY = "document.getElementById('reply').value"
FRAME = "document.querySelector('.reader iframe')"


@pytest.fixture(scope="session")
def extensions(site, tmp_path_factory):
    """Return the folder with the extensions made from the published site."""
    folder = tmp_path_factory.mktemp("panel")
    for browser in panel.BROWSERS:
        panel.write_folder(site.folder, folder / browser, browser, SITE_URL, "1.0")
    return folder


def chromium(folder) -> WithPanel:
    """Start Chromium, which needs a screen and a keyboard for its menu."""
    program = os.environ.get("GUIDEKIT_BROWSER") or shutil.which("chromium")
    needed = {name: installed.program(name, packages=(package,)) for name, package in
              (("Xvfb", "xvfb"), ("xdotool", "xdotool"))}
    if not program or not all(needed.values()):
        pytest.skip("`apt-get install chromium xvfb xdotool`, then try again")
    return Chromium(program, *needed.values(), folder / "chromium")


def firefox(folder) -> WithPanel:
    """Start Firefox."""
    program = installed.program("firefox-esr", "firefox", packages=("firefox-esr",))
    return FirefoxWithPanel(program or pytest.skip("`apt-get install firefox-esr`, then try again"), folder / "firefox")


@pytest.fixture(scope="session", params=[chromium, firefox], ids=lambda start: start.__name__)
def browser_with_panel(request, extensions) -> Iterator[WithPanel]:
    started = request.param(extensions)
    yield started
    started.close()


@pytest.fixture(scope="session")
def desks() -> Iterator[str]:
    with ticket_pages.desks() as address:
        yield address


@pytest.fixture(params=ticket_pages.PAGES)
def asked(request, browser_with_panel, desks) -> tuple[str, WithPanel]:
    browser_with_panel.open(desks + request.param)
    browser_with_panel.choose()
    return request.param, browser_with_panel


def test_x(asked):
    desk, browser = asked
    browser.panel.wait(f"{FIELD} && {REPLY}", "no reply")
    print(browser.panel.evaluate(f"[{FIELD}, {REPLY}, innerWidth]"))
    browser.panel.click(".desk-actions button", "Copy reply")
    import time; time.sleep(1)
    print(browser.clipboard())

"""The side panel: from the text selected in a ticket to a reply, in real browsers and on desks that allow nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

from tests.browser import ticket_pages
from tests.browser.drivers import Lost, installed
from tests.browser.drivers.panel import Chromium, FirefoxWithPanel, WithPanel
from tests.conftest import SITE_URL

pytestmark = pytest.mark.thorough
FIELD = "document.getElementById('ticket').value"
REPLY = "document.getElementById('reply').value"
FRAME = "document.querySelector('.reader iframe')"


def chromium(folder) -> WithPanel:
    """Start Chromium, which needs a screen and a keyboard for its menu."""
    program = os.environ.get("GUIDEKIT_BROWSER") or shutil.which("chromium")
    needed = {
        name: installed.program(name, packages=(package,))
        for name, package in (("Xvfb", "xvfb"), ("xdotool", "xdotool"))
    }
    if not program or not all(needed.values()):
        pytest.skip("`apt-get install chromium xvfb xdotool`, then try again")
    return Chromium(program, *needed.values(), folder / "chromium")


def firefox(folder) -> WithPanel:
    """Start Firefox."""
    program = installed.program("firefox-esr", "firefox", packages=("firefox-esr",))
    newer = "`apt-get install firefox-esr`, then try again"
    try:
        return FirefoxWithPanel(program or pytest.skip(newer), folder / "firefox")
    except Lost as error:
        if "minVersion" not in str(error):
            raise
        pytest.skip(f"Firefox is too old, {newer}: {error}")


@pytest.fixture(scope="session", params=[chromium, firefox], ids=lambda start: start.__name__)
def browser_with_panel(request, panel_folder) -> Iterator[WithPanel]:
    started = request.param(panel_folder)
    yield started
    started.close()


@pytest.fixture(scope="session")
def desks() -> Iterator[str]:
    with ticket_pages.desks() as address:
        yield address


@pytest.fixture
def choose(browser_with_panel, desks) -> Iterator[Callable[[str], WithPanel]]:
    """Return what opens a desk and chooses its ticket; for the next test the panel is emptied."""

    def chosen(desk: str) -> WithPanel:
        browser_with_panel.open(desks + desk)
        there = f"{FIELD} && {REPLY}"
        browser_with_panel.choose()
        browser_with_panel.panel.wait(there, "the ticket does not arrive, or there is no reply")
        return browser_with_panel

    yield chosen
    browser_with_panel.panel.evaluate(f"{FIELD} = {REPLY} = ''")


@pytest.fixture
def with_reply(choose) -> WithPanel:
    """Return the browser with a ticket and a reply in its panel."""
    return choose("zendesk")


@pytest.mark.parametrize("desk", ticket_pages.PAGES)
def test_text_selected_in_a_ticket_leads_to_a_copied_reply(choose, desk):
    """Frames of other origins let only the browser read; Chromium makes blanks of line breaks then."""
    browser = choose(desk)
    told = browser.panel.evaluate(FIELD)
    assert told.split() == ticket_pages.MASKED.split()
    assert told == ticket_pages.MASKED or desk == "freshdesk"
    browser.panel.click(".desk-actions button", "Copy reply")
    said = "document.querySelector('[data-copy-status]').textContent === 'Reply copied'"
    browser.panel.wait(said, "the reply is not copied")
    title, link, *_ = browser.clipboard().splitlines()
    assert title.startswith("Guide 152: ") and link == f"{SITE_URL}152/?os=windows-10"


def test_a_guide_is_read_in_the_panel_and_the_reply_stays(with_reply):
    panel = with_reply.panel
    panel.evaluate("void document.querySelector('#point').selectedIndex++")
    panel.evaluate("void document.querySelector('#point').dispatchEvent(new Event('change'))")
    before = panel.evaluate(REPLY)
    panel.click("[data-results] a", "0xC004F211")
    panel.wait(
        f"{FRAME}.getClientRects().length && {FRAME}.contentDocument.querySelectorAll('.facts').length",
        "the guide does not open",
    )
    short = f"{FRAME}.contentWindow.guideDom.published('../../152/').href"
    assert panel.evaluate(short) == f"{SITE_URL}152/"
    assert before.splitlines()[1].startswith(f"{SITE_URL}152/"), "the chosen place is not linked"
    panel.click("button", "Back to the reply")
    panel.wait(f"!{FRAME}.getClientRects().length", "the guide does not close")
    assert panel.evaluate(REPLY) == before


def test_another_ticket_takes_the_place_of_the_first(with_reply):
    with_reply.panel.evaluate("void (document.getElementById('ticket').value = 'old')")
    with_reply.choose()
    with_reply.panel.wait(f"{FIELD}.startsWith('Windows 10')", "the panel keeps the old ticket")


def test_the_panel_keeps_nothing_and_asks_no_other_host(with_reply):
    panel = with_reply.panel
    kept = """((frame) => {
      document.body.append(frame);   /* the panel itself has no storage; another page of it would */
      const { localStorage, sessionStorage } = frame.contentWindow;
      const found = localStorage.length + sessionStorage.length;
      frame.remove();
      return [found, self.localStorage, document.cookie, typeof chrome.storage];
    })(document.createElement("iframe"))"""
    assert panel.evaluate(kept) == [0, None, "", "undefined"]
    asked = "performance.getEntriesByType('resource').map(({ name }) => name)"
    assert all(name.startswith(panel.evaluate("location.origin")) for name in panel.evaluate(asked))


# Opens every guide in the panel; its body tells in the end which are wider than they may be.
EVERY_GUIDE = """void (async () => {
  const [frame, wide] = [document.querySelector(".reader iframe"), []];
  for (const { url } of self.guideSearchData.guides) {
    await new Promise((done) => { frame.addEventListener("load", done, { once: true }); frame.src = `../${url}index.html`; });
    const root = frame.contentDocument.documentElement;
    if (root.scrollWidth > root.clientWidth) wide.push(url);
  }
  document.body.dataset.wide = JSON.stringify(wide);
})()"""


def test_nothing_scrolls_sideways_at_240_pixels(with_reply, monkeypatch):
    monkeypatch.setattr("tests.browser.drivers.PATIENCE", 120)
    with_reply.narrow()
    panel = with_reply.panel
    root = "document.documentElement"
    assert panel.evaluate(f"{root}.clientWidth") <= 240
    assert panel.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), "the desk scrolls sideways"
    panel.evaluate(EVERY_GUIDE)
    panel.wait("document.body.dataset.wide", "the guides do not open")
    assert panel.evaluate("JSON.parse(document.body.dataset.wide)") == []

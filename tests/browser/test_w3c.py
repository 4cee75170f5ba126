"""W3C's checker on pages as they are once the scripts have run: roles and states that scripts write."""

from __future__ import annotations

import shutil
from urllib.parse import unquote, urlsplit

import pytest

from guidekit.model.finding import Finding
from tests.conftest import report
from tools import npm_tools, w3c_checker

pytestmark = pytest.mark.thorough
GUIDE = "how-to/link-your-license/?os=windows-11"


def offers(page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("motherboard")
    page.get_by_role("option").first.wait_for()


def choosing(page) -> None:
    page.get_by_role("button", name="Choose steps").first.click()


def picture(page) -> None:
    page.locator(".screen-zoom").first.click()
    page.get_by_role("dialog").wait_for()


def reply(page) -> None:
    page.locator("#ticket").fill("Windows is not activated after a new motherboard")
    page.locator("[data-results] a").first.wait_for()


def results(page) -> None:
    page.locator("[data-results] li").first.wait_for()


def nothing(page) -> None:
    """Leave the page as it opens."""


SEEN = {
    "home": ("", offers),
    "how-to": (GUIDE, choosing),
    "picture": (GUIDE, picture),
    "error-code": ("troubleshooting/0xc004f211/", offers),
    "reference": ("reference/error-codes/", nothing),
    "explanation": ("explanation/why-link-a-license/", nothing),
    "search": ("search/?q=motherboard", results),
    "desk": ("desk/", reply),
    "not-found": ("404.html", offers),
}


def test_w3cs_checker_finds_no_error_after_the_scripts_ran(reader, tmp_path):
    if not shutil.which("npm"):
        pytest.skip(npm_tools.NO_NODE)
    assert npm_tools.install(), "npm could not install the checker; fix: read what it says"
    for name, (url, act) in SEEN.items():
        page = reader(viewport={"width": 1280, "height": 900}).open(url)
        act(page)
        (tmp_path / f"{name}.html").write_text(page.content(), encoding="utf-8")
    told = w3c_checker.errors(tmp_path)
    report(
        Finding(
            f"{SEEN[name][0]} ({name}, after scripts)",
            message.get("lastLine", 1),
            message["message"],
            f"see {message.get('extract', '')[:120]!r}",
        )
        for message in told
        if (name := unquote(urlsplit(message["url"]).path).rpartition("/")[2].removesuffix(".html"))
    )

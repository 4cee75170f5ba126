"""Every page: quiet, obeying its policy, asking nobody, open to everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import PAGES, every_page, report
from guidekit.checks.finding import Finding

axe = Axe()
URLS = [page.url for page in PAGES] + ["404.html", "search/?q=motherboard"]
# A wide page adds the same menus to every guide; one of each type, and what is no guide, show them all.
SHAPES = [*{page.type or page.url: page.url for page in PAGES}.values(), "404.html", "search/?q=motherboard", "reference/error-codes/", "reference/activation-messages/"]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@every_page
def test_no_error_no_policy_breach_no_foreign_request(reader, page):
    """The reader itself fails on a console error, a breach or a request to another host."""
    opened = reader().open(page.url)
    opened.mouse.wheel(0, 20_000)
    opened.wait_for_timeout(100)
    assert opened.title()


@pytest.mark.parametrize(("url", "width"), [(url, 390) for url in URLS] + [(url, 1280) for url in SHAPES])
def test_axe_finds_nothing(reader, url, width):
    """Everything in light colors, and in dark ones again what colors can break."""
    opened = reader(color_scheme="light", reduced_motion="reduce", viewport={"width": width, "height": 844}).open(url)
    found = [("light", rule) for rule in violations(opened, LEVELS)]
    opened.emulate_media(color_scheme="dark")
    found += [("dark", rule) for rule in violations(opened, ["color-contrast", "link-in-text-block"])]
    report(
        Finding(f"{url or 'home'} ({scheme}, {width} px)", 1, f"{rule['id']}: {node['html'][:120]}", rule["help"])
        for scheme, rule in found
        for node in rule["nodes"]
    )


def violations(opened, rules):
    """Return what axe finds; it reads the page in place, its own script must not meet the page's policy."""
    return axe.run(opened, options={"resultTypes": ["violations"], "runOnly": rules}).response["violations"]

"""Every page: quiet, obeying its policy, asking nobody, open to everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import PAGES, every_page, report
from guidekit.checks.finding import Finding

axe = Axe()
WIDTHS = [390, 1280]


@every_page
def test_no_error_no_policy_breach_no_foreign_request(reader, page):
    """The reader itself fails on a console error, a breach or a request to another host."""
    opened = reader().open(page.url)
    opened.mouse.wheel(0, 20_000)
    opened.wait_for_timeout(100)
    assert opened.title()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("url", [page.url for page in PAGES] + ["404.html", "search/?q=motherboard"])
def test_axe_finds_nothing(reader, url, scheme, width):
    one = reader(color_scheme=scheme, viewport={"width": width, "height": 844})
    # axe reads the page in place; its own script must not meet the page's policy
    opened = one.open(url)
    found = axe.run(opened, options={"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    report(
        Finding(f"{url or 'home'} ({scheme}, {width} px)", 1, f"{rule['id']}: {node['html'][:120]}", rule["help"])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    )

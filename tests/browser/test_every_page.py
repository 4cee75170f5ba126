"""Every page: quiet, obeying its policy, asking nobody, open to everybody."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from guidekit.model.finding import Finding
from tests.conftest import PAGES, report

axe = Axe()
URLS = [page.url for page in PAGES] + ["404.html", "search/?q=motherboard"]
# One of each type, and what is no guide.
SHAPES = [
    *{page.type or page.url: page.url for page in PAGES}.values(),
    "404.html",
    "search/?q=motherboard",
    "reference/error-codes/",
    "reference/activation-messages/",
]
# Pictures are loaded as they come near.
DOWN_AND_UP = """async () => {
  for (const place of [document.body.scrollHeight, 0]) {
    scrollTo({top: place, behavior: "instant"});
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 50)));
  }
}"""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("url", SHAPES)
def test_no_error_no_policy_breach_no_foreign_request(reader, url):
    """The reader itself fails on a console error, a breach or a request to another host; so it does for every page below."""
    opened = reader().open(url)
    opened.mouse.wheel(0, 20_000)
    opened.wait_for_timeout(100)
    assert opened.title()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("url", URLS)
def test_axe_finds_nothing(reader, url, width):
    """Everything in one theme, and in the other again what colors can break."""
    opened = reader(
        color_scheme="light", reduced_motion="reduce", viewport={"width": width, "height": 844}
    ).open(url)
    opened.evaluate(DOWN_AND_UP)
    found = [("light", rule) for rule in violations(opened, LEVELS)]
    opened.emulate_media(color_scheme="dark")
    found += [
        ("dark", rule) for rule in violations(opened, ["color-contrast", "link-in-text-block"])
    ]
    report(
        Finding(
            f"{url or 'home'} ({scheme}, {width} px)",
            1,
            f"{rule['id']}: {node['html'][:120]}",
            rule["help"],
        )
        for scheme, rule in found
        for node in rule["nodes"]
    )


def violations(opened, rules):
    """Return what axe finds; it reads the page in place, its own script must not meet the page's policy."""
    return axe.run(opened, options={"resultTypes": ["violations"], "runOnly": rules}).response[
        "violations"
    ]

"""Every page: quiet, obeying its policy, asking nobody, open to everybody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from guidekit.model.finding import Finding
from tests.conftest import PAGES, report

axe = Axe()
GUIDE = "how-to/link-your-license/"  # variants, pictures, boxes: everything that a guide can have
SEARCHED = "search/?q=motherboard"
LISTS = ["reference/error-codes/", "reference/activation-messages/"]
GUIDE_FOLDERS = {page.type for page in PAGES if page.type}
URLS = [*(page.url for page in PAGES), "404.html", SEARCHED]
# One of each type and of each layout, and what is like no other.
KINDS = {page.type or page.meta["layout"]: page.url for page in PAGES}
KINDS |= {"search": SEARCHED, "page": "desk/limits/"}  # with an answer; with steps
SHAPES = [
    *KINDS.values(),
    *(GUIDE, "404.html", *LISTS),
]
# One of each that looks different: all types of guides have one frame.
FRAMES = [GUIDE, *(url for url in SHAPES if url.split("/")[0] not in GUIDE_FOLDERS), *LISTS]
WIDE = [GUIDE, "", SEARCHED]  # where each run looks at a wide screen as well
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLORS = ["color-contrast", "link-in-text-block"]  # what the other color scheme can break
# Pictures are loaded as they come near.
DOWN_AND_UP = """async () => {
  for (const place of [document.body.scrollHeight, 0]) {
    scrollTo({top: place, behavior: "instant"});
    await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn, 50)));
  }
}"""
every_shape = pytest.mark.parametrize("url", SHAPES)
every_frame = pytest.mark.parametrize(
    "url",
    [pytest.param(url, marks=[] if url in FRAMES else pytest.mark.thorough) for url in SHAPES],
)


def narrow_and_wide(narrow: list[str], wide: list[str], everyday: set[tuple[str, int]]) -> list:
    """Return addresses with widths as parameters; those that are not for each run are slow tests."""
    return [
        pytest.param(url, width, marks=[] if (url, width) in everyday else pytest.mark.thorough)
        for url, width in [*((url, 390) for url in narrow), *((url, 1280) for url in wide)]
    ]


NARROW = {(url, 390) for url in SHAPES}


@every_shape
def test_no_error_no_policy_breach_no_foreign_request(reader, url):
    """The reader itself fails on an error, a breach or a request to another host."""
    opened = reader().see(url)
    opened.mouse.wheel(0, 20_000)
    opened.wait_for_timeout(100)
    assert opened.title()


@pytest.mark.parametrize(("url", "width"), narrow_and_wide(URLS, SHAPES, NARROW))
def test_axe_finds_nothing(reader, url, width):
    """Everything in one color scheme, and in the other again what colors can break."""
    opened = reader(
        color_scheme="light", reduced_motion="reduce", viewport={"width": width, "height": 844}
    ).see(url)
    opened.evaluate(DOWN_AND_UP)
    where = f"{url or 'home'} (%s, {width} px)"
    found = list(violations(opened, LEVELS, where % "light"))
    opened.emulate_media(color_scheme="dark")
    report([*found, *violations(opened, COLORS, where % "dark")])


def violations(opened, rules: list[str], where: str) -> Iterator[Finding]:
    """Yield what axe finds on a page in place, where its own script does not meet the policy."""
    options = {"resultTypes": ["violations"], "runOnly": rules}
    for rule in axe.run(opened, options=options).response["violations"]:
        for node in rule["nodes"]:
            yield Finding(where, 1, f"{rule['id']}: {node['html'][:120]}", rule["help"])

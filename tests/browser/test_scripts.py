"""A part of the scripts that fails takes only its own comfort away."""

from __future__ import annotations

import re

import pytest

from guidekit.publish.assets import BUNDLES
from tests.browser.conftest import Reader

GUIDE = "how-to/link-your-license/"
LIST = "reference/error-codes/"
SOON, PATIENCE = 1_500, 10_000  # ms to wait for a comfort that should be lost, or work
WIDE = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}
# What each part of the bundles takes with it; one that is not named here takes only itself.
READING = {
    "dom": {"search-start", "copy"},
    "loader": {"search-start"},
    "reply": {"copy"},
}
EVERYWHERE = {"search page", "desk", "offers"}
TOOLS = {
    **dict.fromkeys(
        ("mask", "minisearch", "codes", "readout", "foreign", "text", "matcher", "engine"),
        EVERYWHERE,
    ),
    "search-box": {"offers"},
    **{"ticket": {"desk"}, "desk": {"desk"}, "search": {"search page"}},
}


def broken(one: Reader, bundle: str, part: str) -> None:
    """Let a part of a bundle throw before it has done anything."""

    def answer(route) -> None:
        text = route.fetch().text()
        pieces = re.split(r"(?<=\n)(?=try\{\n)", text)
        assert len(pieces) == len(BUNDLES[bundle])
        place = BUNDLES[bundle].index(part)
        pieces[place] = pieces[place].replace("try{\n", "try{\nthrow new Error('planted');", 1)
        route.fulfill(body="".join(pieces), content_type="text/javascript")

    one.context.route(f"**/assets/js/{bundle}.*.js", answer)


def offers(one: Reader) -> bool:
    """Tell whether guides are offered while one types."""
    one.page.locator(".site-header input[name=q]").fill("motherboard")
    return appears(one, one.page.get_by_role("option"))


def appears(one: Reader, locator) -> bool:
    """Tell whether something is on the page, or will be while the reader has patience."""
    try:
        locator.first.wait_for(timeout=one.patience)
    except Exception as error:
        assert "Timeout" in str(error)
        return False
    return True


def theme(one: Reader) -> bool:
    one.page.locator(".theme-switch").get_by_role("radio", name="Dark").check()
    return one.page.evaluate("document.documentElement.dataset.theme") == "dark"


def windows(one: Reader) -> bool:
    """Tell whether a choice is written into the address; the switch itself needs no bundle."""
    one.page.locator(".os-switch").get_by_role("radio", name="Windows 10").click()
    assert not one.page.locator("#windows-11").is_visible()
    return "os=" not in one.page.url


def arriving(one: Reader) -> bool:
    """Tell whether a place in the hidden part is shown."""
    one.page.evaluate("location.hash = 'windows-11'")
    return appears(one, one.page.locator("#windows-11[data-arrived]"))


def copying(one: Reader) -> bool:
    """Tell whether a link is copied; where scripts fail it leads to its place."""
    one.page.locator(".step-link").nth(1).click()
    return appears(one, one.page.locator(".step-link[data-copied]"))


def dialog(one: Reader) -> bool:
    """Tell whether a picture opens on the page; where scripts fail its file opens."""
    one.page.locator(".screen-zoom:visible").first.click()
    return appears(one, one.page.get_by_role("dialog"))


def filtering(one: Reader) -> bool:
    return one.open(LIST).locator("[data-filter] input").count() == 1


def recovering(one: Reader) -> bool:
    one.open("101/)")
    return appears(one, one.page.locator(".facts"))


# In this order: the last three leave the page.
COMFORTS = {
    "theme-menu": theme,
    "search-start": offers,
    "copy": copying,
    "os-switch": windows,
    "arrive": arriving,
    "picture-dialog": dialog,
    "list-filter": filtering,
    "not-found": recovering,
}


def lost(one: Reader, comforts: dict, expected: set[str]) -> set[str]:
    """Return the comforts that do not work; a slow machine has time for those that should."""
    found = set()
    for name, comfort in comforts.items():
        one.patience = SOON if name in expected else PATIENCE
        found |= set() if comfort(one) else {name}
    return found


def kept_quiet(one: Reader) -> list[str]:
    """Return what went wrong beside the planted error and what it takes with it."""
    found = [problem for problem in one.problems if "request to another host" in problem]
    assert any("planted" in problem for problem in one.problems), "nothing was planted"
    one.problems.clear()
    return found


@pytest.mark.parametrize(
    ("bundle", "part"),
    [
        pytest.param(bundle, part, marks=[] if part in COMFORTS else pytest.mark.thorough)
        for bundle in ("reading", "pictures", "lists")
        for part in BUNDLES[bundle]
    ],
)
def test_a_part_of_reading_that_fails_takes_only_its_own_comfort_away(reader, bundle, part):
    one = reader(permissions=["clipboard-read", "clipboard-write"], **WIDE)
    broken(one, bundle, part)
    one.open(f"{GUIDE}?os=windows-11")
    expected = READING.get(part, {part})
    assert lost(one, COMFORTS, expected) == expected
    assert kept_quiet(one) == []


def found(one: Reader) -> bool:
    page = one.open("search/?q=motherboard")
    return appears(one, page.locator("[data-results] li"))


def answered(one: Reader) -> bool:
    page = one.open("desk/")
    page.locator("#ticket").fill("Windows is not activated after a new motherboard")
    return appears(one, page.locator("[data-results] a"))


def offered(one: Reader) -> bool:
    one.open(GUIDE)
    return offers(one)


FROM_TOOLS = {"search page": found, "desk": answered, "offers": offered}


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(part, marks=pytest.mark.thorough if gone == EVERYWHERE else [])
        for part, gone in TOOLS.items()
    ],
)
def test_a_part_of_search_and_desk_that_fails_takes_only_its_own_comfort_away(reader, part):
    one = reader(**WIDE)
    broken(one, "tools", part)
    assert lost(one, FROM_TOOLS, TOOLS[part]) == TOOLS[part]
    one.open(GUIDE)
    assert theme(one) and arriving(one)
    assert kept_quiet(one) == []


@pytest.mark.thorough
def test_search_and_desk_say_so_when_their_engine_fails(reader):
    one = reader(**WIDE)
    broken(one, "tools", "engine")
    page = one.open("search/?q=motherboard")
    page.get_by_text("The search could not be loaded").wait_for()
    page = one.open("desk/")
    page.locator("#ticket").fill("Windows is not activated after a new motherboard")
    page.get_by_text("The desk could not read this").wait_for()
    assert kept_quiet(one) == []

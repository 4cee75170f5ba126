"""Reading, searching, switching and the desk in every browser: as published, with scripts lost, without script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.browser.conftest import WithNotFound
from tests.browser.drivers import Driver
from tests.browser.drivers.chromium import Chromium
from tests.browser.drivers.installed import BROWSERS
from tests.conftest import SITE_URL
from tools.http_server import served

GUIDE = "how-to/link-your-license/"
STEP = "windows-10-select-update-security-activation"
# Which bundles do not arrive; without script no script runs, also none that stands in the page.
STATES = {
    "whole": (),
    "reading-lost": ("reading",),
    "tools-lost": ("tools",),
    "all-lost": ("reading", "tools"),
    "no-script": None,
}
VISIBLE = """((element) => !!element?.getClientRects().length && !element.closest("[hidden]"))(
  document.querySelector({0}))"""


class Lossy(WithNotFound):
    """Serve the site, but not all of its scripts."""

    def __init__(self, *arguments: object, lost: tuple[str, ...] | None, **options: object) -> None:
        self.lost = lost
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        withheld = any(f"/assets/js/{name}." in path for name in self.lost or ())
        return super().translate_path("/lost" if withheld else path)

    def end_headers(self) -> None:
        if self.lost is None:
            self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()


@pytest.fixture(
    scope="session",
    params=["chromium", *(pytest.param(name, marks=pytest.mark.thorough) for name in BROWSERS)],
)
def driver(request) -> Iterator[Driver]:
    """Start each browser in turn; one that is missing is named."""
    if request.param == "chromium":
        started = Chromium(request.getfixturevalue("browser"))
    else:
        start, packages = BROWSERS[request.param]
        started = start() or pytest.skip(
            f"{request.param} is not here: `apt-get install {packages}`, then try again"
        )
    yield started
    started.close()


@pytest.fixture(scope="session")
def hosts(site) -> Iterator[Callable[[str], str]]:
    """Return where the site is served in a state; each state is a host of its own."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        known: dict[str, str] = {}

        def host(state: str) -> str:
            if state not in known:
                handler = partial(Lossy, base=site.base, lost=STATES[state])
                known[state] = stack.enter_context(served(site.folder, handler))
            return known[state] + site.base.lstrip("/")

        yield host


@pytest.fixture(params=STATES)
def state(request) -> str:
    return request.param


@pytest.fixture
def address(driver, hosts, state) -> str:
    """Return the site's address, with nothing remembered from an earlier journey."""
    driver.open(hosts(state) + "robots.txt")
    driver.evaluate("localStorage.clear()")
    return hosts(state)


def visible(selector: str) -> str:
    """Return an expression that tells whether the first element of a selector is drawn."""
    return VISIBLE.format(repr(selector))


def test_a_reader_goes_from_home_to_a_guide(driver, address):
    driver.open(address)
    driver.click("article a", "Link your license")
    driver.wait(f"location.pathname.endsWith('/{GUIDE}')", "the guide does not open")
    driver.wait(visible(".steps > li"), "no step is to be seen")


def test_a_linked_step_is_in_view_below_what_sticks(driver, address):
    driver.open(f"{address}{GUIDE}#{STEP}")
    edge = "Math.max(...[...document.querySelectorAll('.os-switch, .site-header')].map(one => one.getBoundingClientRect()).filter(box => box.top <= 60).map(box => box.bottom), 0)"
    top = f"document.getElementById('{STEP}').getBoundingClientRect().top"
    driver.wait(f"{top} < innerHeight - 40 && {top} >= 0", "the step is out of view")
    driver.wait(
        f"{top} >= {edge} - 1",
        f"the step at {driver.evaluate(top)} lies under the bar that ends at {driver.evaluate(edge)}",
    )


def test_a_reader_switches_to_their_windows(driver, address, state):
    driver.open(address + GUIDE)
    driver.click(".os-switch label", "Windows 10")
    driver.wait(
        f"{visible('#windows-10')} && !{visible('#windows-11')}", "the switch changes nothing"
    )
    driver.click(".os-switch label", "Windows 11")
    driver.wait(
        f"{visible('#windows-11')} && !{visible('#windows-10')}", "the switch changes nothing"
    )
    if state != "no-script":
        driver.open(address + "how-to/check-the-link/")
        chosen = "document.querySelector('.os-switch input:checked').value === 'windows-11'"
        driver.wait(chosen, "the choice is not remembered")


def test_a_reader_searches_or_is_told_why_not(driver, address, state):
    driver.open(address)
    driver.click("article input[name=q]")
    driver.type("new motherboard not activated")
    driver.press("Enter")
    driver.wait("location.pathname.endsWith('/search/')", "Enter does not search")
    if state == "whole":
        first = "document.querySelector('[data-results] h2 a')?.href"
        assert "reactivate-after-a-hardware-change/" in driver.wait(first, "nothing is found")
        assert not driver.evaluate(visible("[data-unready]"))
    else:
        driver.wait(visible("[data-unready] a"), "nothing says that the search did not start")


def test_an_agent_gets_a_reply_or_is_told_why_not(driver, address, state):
    driver.open(address + "desk/")
    driver.click("#ticket")
    driver.type("Windows 11 is not activated after a new motherboard. ")
    if state == "whole":
        reply = "document.querySelector('#reply').value"
        assert address in driver.wait(reply, "the desk does not answer")
        assert not driver.evaluate(visible("[data-unready]"))
    else:
        driver.wait(visible("[data-unready] a"), "nothing says that the desk did not start")


def test_the_offline_copy_searches_and_copies_the_published_address(driver, offline_copy):
    driver.open((offline_copy / "index.html").as_uri())
    driver.click("article input[name=q]")
    driver.type("new motherboard not activated")
    driver.press("Enter")
    driver.click("[data-results] h2 a", "hardware change")
    driver.wait(visible(".steps > li"), "the guide does not open")
    driver.open((offline_copy / "desk" / "index.html").as_uri())
    driver.click("#ticket")
    driver.type("Windows 11 is not activated after a new motherboard. ")
    reply = "document.querySelector('#reply').value"
    driver.wait(f"{reply}.includes('{SITE_URL}103/')", "the desk does not answer with guide 103")
    assert "file:" not in driver.evaluate(reply)

"""A browser, a server on this machine, and pages that tell what went wrong on them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools.http_server import Handler, served

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-ipc-flooding-protection",  # old addresses are opened faster than people click
]


@pytest.fixture(scope="session")
def browser() -> Browser:
    """Start the browser that dev.py found; Playwright's own when none is named."""
    named = os.environ.get("GUIDEKIT_BROWSER")
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]  # root has none
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=QUIET + sandbox)
        yield browser
        browser.close()


class WithNotFound(Handler):
    """Send a folder's files, and its own page for addresses that do not exist.

    Args:
        base: the path that the site is published below, with slashes at both ends.
    """

    def __init__(self, *arguments: object, base: str = "/", **options: object) -> None:
        self.base = base
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """Return the file of an address; beside the path there is none."""
        if not path.startswith(self.base):
            return f"{self.directory}/no-such-file"
        return super().translate_path("/" + path.removeprefix(self.base))

    def send_error(self, code: int, *_: object, **__: object) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def address(site) -> Iterator[str]:
    """Serve the published site below its path and return its address, with a slash at the end."""
    with served(site.folder, partial(WithNotFound, base=site.base)) as host:
        yield host + site.base.lstrip("/")


class Reader:
    """A person with a fresh browser profile, and a record of what went wrong for them."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.address = address
        self.context: BrowserContext = browser.new_context(base_url=address, **options)
        self.problems: list[str] = []
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.page.on("console", self._heard)
        self.page.on(
            "pageerror", lambda error: self.problems.append(f"{self.here}: script error: {error}")
        )
        self.context.on("request", self._asked)

    @property
    def here(self) -> str:
        """Return the address of the open page below the site's."""
        return self.page.url.removeprefix(self.address) or "home"

    def _heard(self, message) -> None:
        # On the address of a bare picture some browsers ask the host for its icon.
        if message.type in ("error", "warning") and not message.location["url"].endswith(
            "/favicon.ico"
        ):
            where = message.location["url"].removeprefix(self.address) or self.here
            self.problems.append(
                f"{where}:{message.location['lineNumber'] + 1}: console: {message.text}"
            )

    def _asked(self, request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.problems.append(f"{self.here}: request to another host: {request.url}")

    def open(self, path: str) -> Page:
        """Open a page of the site and wait until it is loaded."""
        self.page.goto(path)
        return self.page

    def see(self, path: str, **how: str) -> Page:
        """Open a page of the site as it stays: loaded (or as `how` says), and a search has answered."""
        self.page.goto(path, **how)
        if path.startswith("search/?q="):
            self.page.locator("[data-results] li").first.wait_for()
        return self.page


@pytest.fixture
def reader(browser, address):
    """Return a maker of readers; each is checked for problems and closed at the end."""
    readers: list[Reader] = []

    def make(**options: object) -> Reader:
        readers.append(Reader(browser, address, **options))
        return readers[-1]

    yield make
    problems = [problem for one in readers for problem in one.problems]
    for one in readers:
        one.context.close()
    assert not problems, "\n".join(problems)

"""Who writes sees what readers will get: `serve` gives the pages that `build` writes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

from guidekit.model.project import ROOT
from tests.conftest import REPO_URL
from tools.nginx import free_port

PATIENCE = 60  # seconds that the first build may take on a busy machine
# One page of each type: its address and its file.
PAGES = {
    address: f"{address}index.html"
    for address in (
        *("", "search/", "desk/", "about/", "how-to/link-your-license/", "0xC004F211/"),
        *("reference/error-codes/", "reference/activation-messages/"),
    )
} | {"no-such-page/": "404.html"}
RELOAD = re.compile(
    r"<script\b[^>]*>(?:(?!</script>).)*livereload(?:(?!</script>).)*</script>", re.S
)
SCRIPTS = re.compile(r"script-src [^;]*;")  # no hash can name a script that is new each time


@dataclass
class Served:
    """A running server.

    Args:
        address: with a slash at the end.
        process: the leader of a group, in which its children are.
    """

    address: str
    process: subprocess.Popen

    def page(self, path: str) -> str:
        """Return a page without what the server puts into it, also the one for wrong addresses."""
        try:
            answer = urlopen(self.address + path, timeout=PATIENCE)
        except HTTPError as error:
            answer = error
        with answer:
            return RELOAD.sub("", answer.read().decode())


@contextmanager
def serving() -> Iterator[Served]:
    """Start the server as somebody who writes does, and wait until it answers."""
    port = free_port()
    environment = {**os.environ, "SITE_URL": "", "REPO_URL": REPO_URL}
    process = subprocess.Popen(
        [sys.executable, "-m", "guidekit", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    served = Served(f"http://127.0.0.1:{port}/", process)
    try:
        until = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < until:
            try:
                served.page("")
                break
            except (URLError, ConnectionError):
                time.sleep(0.1)
        yield served
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def plain(text: str) -> str:
    """Return a page without its policy for scripts, and without blanks before the end."""
    return re.sub(r"\s*</body>", "</body>", SCRIPTS.sub("", text))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to look into")
def test_serve_gives_the_pages_that_build_writes_and_ends_at_once_when_told(root_site):
    with serving() as served:
        for path, name in PAGES.items():
            told, written = served.page(path), (root_site.folder / name).read_text("utf-8")
            assert SCRIPTS.search(told), f"{path} has no policy"
            assert plain(told) == plain(written), path or "home"
        served.process.send_signal(signal.SIGTERM)
        assert served.process.wait(timeout=10) == 0
        with pytest.raises(ProcessLookupError):  # nobody of its group is left
            os.killpg(served.process.pid, 0)

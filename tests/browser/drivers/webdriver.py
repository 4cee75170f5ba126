"""WebKit through WebDriver: GTK's of today, and WPE's 2.38, which stands for Safari 15 and 16."""

from __future__ import annotations

import json
import os
import subprocess
import time
from contextlib import ExitStack
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, Request, build_opener

from tests.browser.drivers import PATIENCE, Driver, Lost, actions
from tools.nginx import free_port

ANSWERS = 60  # seconds
SCRIPT = PATIENCE / 2  # WPE can owe the answer of a script for ever, once its page has gone
DIRECT = build_opener(ProxyHandler({}))  # the driver is on this machine


class WebKit(Driver):
    """A window with WebKit.

    Args:
        driver: path of the program that speaks WebDriver.
        options: what it is told of the browser.
        screen: path of Xvfb, for a browser that cannot do without a screen.
    """

    def __init__(self, driver: str, options: dict, screen: str | None = None) -> None:
        environment, port = dict(os.environ), free_port()
        with ExitStack() as stack:

            def start(*command: str, **how: Any) -> subprocess.Popen:
                quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
                process = subprocess.Popen(command, **{**quiet, **how})
                stack.callback(process.wait)
                stack.callback(process.terminate)
                return process

            if screen:
                size = ("-screen", "0", "1400x1000x24", "-nolisten", "tcp")
                shown = start(screen, "-displayfd", "1", *size, stdout=subprocess.PIPE)
                environment["DISPLAY"] = f":{shown.stdout.readline().decode().strip()}"
            start(driver, "--host=127.0.0.1", f"--port={port}", env=environment)
            self.base = f"http://127.0.0.1:{port}/session"
            made = self._first({"capabilities": {"alwaysMatch": options}})
            self.base += f"/{made['sessionId']}"
            stack.callback(self.call, "DELETE", "")
            self.started = stack.pop_all()

    def _first(self, wanted: dict) -> dict:
        """Ask for the session as soon as the driver listens."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                return self.call("POST", "", wanted)
            except URLError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def call(
        self, method: str, path: str, body: dict | None = None, patience: float = ANSWERS
    ) -> Any:
        """Send a command and return its value.

        Raises:
            Lost: when the browser refuses, or does not answer.
        """
        data = None if body is None else json.dumps(body).encode()
        try:
            request = Request(self.base + path, data, method=method)
            with DIRECT.open(request, timeout=patience) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise Lost(f"{path}: {error.read().decode()[:300]}") from error
        except TimeoutError as error:
            raise Lost(f"{path}: no answer in {patience} s") from error

    def open(self, url: str) -> None:
        self.call("POST", "/url", {"url": url})

    def evaluate(self, expression: str) -> Any:
        script = f"return JSON.stringify(({expression}) ?? null)"
        body = {"script": script, "args": []}
        return json.loads(self.call("POST", "/execute/sync", body, SCRIPT))

    def click_at(self, x: float, y: float) -> None:
        self.call("POST", "/actions", {"actions": actions.click(x, y)})

    def type(self, text: str) -> None:
        self.call("POST", "/actions", {"actions": actions.keys(text)})

    press = type

    def close(self) -> None:
        self.started.close()

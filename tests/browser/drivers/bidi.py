"""Firefox through WebDriver BiDi, the protocol it speaks by itself: no geckodriver is needed."""

from __future__ import annotations

import json
import re
import subprocess
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

from tests.browser.drivers import Driver, Lost, actions, profile_folder

LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
ANSWERS = 60  # seconds


class Firefox(Driver):
    """A desktop with Firefox.

    Args:
        program: its path.
        settings: of about:config, those of a reader who changed some.
        width: of the viewport, in CSS pixels.
        options: more of its command line.
    """

    def __init__(
        self,
        program: str,
        settings: dict | None = None,
        width: int = 1280,
        options: tuple[str, ...] = (),
    ) -> None:
        from websockets.sync.client import connect  # only `--all` has it

        with ExitStack() as stack:
            profile = stack.enter_context(profile_folder("firefox"))
            chosen = [
                f'user_pref("{name}", {value});\n' for name, value in (settings or {}).items()
            ]
            Path(profile, "user.js").write_text("".join(chosen), encoding="utf-8")
            self.process = subprocess.Popen(
                [
                    program,
                    "--headless",
                    "--profile",
                    profile,
                    "--remote-debugging-port=0",
                    *options,
                ],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
            )
            stack.callback(self.process.wait)
            stack.callback(self.process.terminate)
            told = iter(self.process.stderr)
            found = next(filter(None, map(LISTENS.search, told)), None)
            assert found, f"{program} ended before it listened"
            self.socket = stack.enter_context(
                connect(f"{found[1]}/session", max_size=None, proxy=None)
            )
            self.calls = 0
            self.call("session.new", capabilities={})
            self.page = {"context": self.call("browsingContext.getTree")["contexts"][0]["context"]}
            size = {"width": width, "height": 844}
            self.call("browsingContext.setViewport", **self.page, viewport=size)
            self.started = stack.pop_all()

    def call(self, method: str, **parameters: Any) -> dict:
        """Send a command and return its result; events in between are passed over.

        Raises:
            Lost: when the browser refuses, or does not answer.
        """
        self.calls += 1
        self.socket.send(json.dumps({"id": self.calls, "method": method, "params": parameters}))
        try:
            while (answer := json.loads(self.socket.recv(ANSWERS))).get("id") != self.calls:
                pass
        except TimeoutError as error:
            raise Lost(f"{method}: no answer in {ANSWERS} s") from error
        if answer["type"] == "error":
            raise Lost(f"{method}: {answer['message']}")
        return answer["result"]

    def open(self, url: str) -> None:
        with suppress(Lost):
            # A page on its way to another would win, and the answer of `navigate` never come.
            self.evaluate("window.stop()")
        self.call("browsingContext.navigate", **self.page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        text = f"JSON.stringify(({expression}) ?? null)"
        done = self.call("script.evaluate", expression=text, target=self.page, awaitPromise=False)
        if done["type"] != "success":
            raise Lost(done["exceptionDetails"]["text"])
        return json.loads(done["result"]["value"])

    def click_at(self, x: float, y: float) -> None:
        self.call("input.performActions", **self.page, actions=actions.click(x, y))

    def type(self, text: str) -> None:
        self.call("input.performActions", **self.page, actions=actions.keys(text))

    press = type

    def close(self) -> None:
        self.started.close()

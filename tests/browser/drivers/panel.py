"""Browsers with the side panel, used as people do: the mouse over the text, the real menu, the panel."""

from __future__ import annotations

import json
import os
import re
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import ProxyHandler, build_opener

from tests.browser.drivers import PATIENCE, Lost, View, actions, profile_folder
from tests.browser.drivers.bidi import ANSWERS, Firefox

MENU_ITEM = "Guide for this ticket"
LISTENS = re.compile(r"DevTools listening on (ws://\S+)")
DIRECT = build_opener(ProxyHandler({}))  # the browser is on this machine
# In the first line of the ticket's text, or of the frame that it stands in: before it and in it; behind the last.
PLACES = """((box) => [[box.left + 4, box.top + 14], [box.left + 30, box.top + 14], [box.right - 3, box.bottom - 3]])(
  document.getElementById("ticket").getBoundingClientRect())"""


def soon(done: Callable[[], bool]) -> bool:
    """Say whether something is done within two seconds."""
    until = time.monotonic() + 2
    while not (so := done()) and time.monotonic() < until:
        time.sleep(0.05)
    return so


class WithPanel(ABC):
    """A browser with the extension, a ticket and the panel beside it."""

    @abstractmethod
    def open(self, url: str) -> None:
        """Open the page of a ticket."""

    @abstractmethod
    def choose(self) -> None:
        """Select the ticket with the mouse and choose our item of the menu that the right button opens."""

    @property
    @abstractmethod
    def panel(self) -> View:
        """Return the panel, once it is shown."""

    @abstractmethod
    def clipboard(self) -> str:
        """Return the text on the clipboard."""

    @abstractmethod
    def narrow(self) -> None:
        """Make the panel as narrow as Firefox's: 240 CSS pixels."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""


class Target(View):
    """One page of Chromium, by the protocol of its developer tools."""

    def __init__(self, socket: Any) -> None:
        self.socket, self.calls = socket, 0

    def call(self, method: str, **parameters: Any) -> dict:
        """Send a command and return its result; events in between are passed over."""
        self.calls += 1
        self.socket.send(json.dumps({"id": self.calls, "method": method, "params": parameters}))
        while (answer := json.loads(self.socket.recv(ANSWERS))).get("id") != self.calls:
            pass
        if "error" in answer:
            raise Lost(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def evaluate(self, expression: str) -> Any:
        asked = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        done = self.call("Runtime.evaluate", **asked)
        if "exceptionDetails" in done:
            raise Lost(done["exceptionDetails"]["exception"].get("description"))
        return done["result"].get("value")

    def mouse(self, kind: str, x: float, y: float, button: str = "left") -> None:
        """Send one event of the mouse."""
        about = {"x": x, "y": y, "button": button, "buttons": 1, "clickCount": 1}
        self.call("Input.dispatchMouseEvent", type=kind, **about)

    def click_at(self, x: float, y: float) -> None:
        self.mouse("mousePressed", x, y)
        self.mouse("mouseReleased", x, y)


class Chromium(WithPanel):
    """Chromium on a screen that nobody sees: its menu takes keys from the screen alone.

    Args:
        program: its path.
        screen: path of Xvfb.
        keys: path of xdotool.
        extension: folder.
    """

    def __init__(self, program: str, screen: str, keys: str, extension: Path) -> None:
        from websockets.sync.client import connect  # only `--all` has it

        with ExitStack() as stack:

            def start(*command: str, **how: Any) -> subprocess.Popen:
                process = stack.enter_context(subprocess.Popen(command, text=True, **how))
                stack.callback(process.terminate)
                return process

            self.connect = lambda url: Target(
                stack.enter_context(connect(url, max_size=None, proxy=None))
            )
            size = ("-screen", "0", "1400x1000x24", "-nolisten", "tcp")
            quiet = {"stderr": subprocess.DEVNULL}
            shown = start(screen, "-displayfd", "1", *size, stdout=subprocess.PIPE, **quiet)
            self.environment = {**os.environ, "DISPLAY": f":{shown.stdout.readline().strip()}"}
            self.keys = keys
            profile = stack.enter_context(profile_folder("panel"))
            options = (
                *("--no-first-run", "--no-sandbox", "--ozone-platform=x11"),
                *("--disable-background-networking", "--disable-component-update"),
                *(f"--user-data-dir={profile}", "--remote-debugging-port=0"),
                *(f"--load-extension={extension}", "about:blank"),
            )
            started = start(program, *options, stderr=subprocess.PIPE, env=self.environment)
            found = next(filter(None, map(LISTENS.search, started.stderr)), None)
            assert found, f"{program} ended before it listened"
            self.whole = self.connect(found[1])
            self.host = urlsplit(found[1]).netloc
            self.ticket = self.target("about:blank")
            there = "chrome.contextMenus.update('guide', {}).then(() => true)"
            self.target("/background.js").wait(there, "the menu has no item of the panel")
            self.started = stack.pop_all()
            stack = self.started

    def target(self, address: str) -> Target:
        """Return the page whose address ends so, once it is there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with DIRECT.open(f"http://{self.host}/json/list", timeout=ANSWERS) as answer:
                for one in json.load(answer):
                    if one["url"].endswith(address):
                        return self.connect(one["webSocketDebuggerUrl"])
            time.sleep(0.1)
        raise AssertionError(f"no page {address} was opened")

    def open(self, url: str) -> None:
        self.ticket.call("Page.navigate", url=url)
        self.ticket.wait(f"location.href === '{url}' && document.readyState === 'complete'", "slow")

    def windows(self) -> int:
        """Return how many windows the screen shows: one or more."""
        command = [self.keys, "search", "--onlyvisible", "--maxdepth", "1", "--name", ""]
        asked = {"env": self.environment, "capture_output": True, "text": True}
        until = time.monotonic() + PATIENCE
        # A window that goes while it is asked for ends the program.
        while (told := subprocess.run(command, **asked)).returncode:
            assert time.monotonic() < until, f"{self.keys} finds no window: {told.stderr}"
            time.sleep(0.05)
        return told.stdout.count("\n")

    def key(self, name: str) -> None:
        """Press a key, for whatever has the keyboard."""
        subprocess.run([self.keys, "key", name], env=self.environment)

    def choose(self) -> None:
        self.ticket.call("Page.bringToFront")
        first, inside, last = self.ticket.evaluate(PLACES)
        alone = self.windows()

        def menu_shown() -> bool:
            return self.windows() > alone  # it is a window of its own

        def item_taken() -> bool:
            # Its first letter chooses the item, wherever it stands among those of the browser. A menu
            # is shown a moment before it takes keys: what is pressed then is lost, so press again.
            self.key("g")
            time.sleep(0.2)
            return not menu_shown()

        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.ticket.mouse("mousePressed", *first)
            self.ticket.mouse("mouseMoved", *last)
            self.ticket.mouse("mouseReleased", *last)
            self.ticket.mouse("mousePressed", *inside, "right")
            self.ticket.mouse("mouseReleased", *inside, "right")
            if soon(menu_shown) and soon(item_taken):
                return
            # A frame that is not drawn yet takes no mouse: nothing is selected, the menu has no such item.
            self.key("Escape")
        raise AssertionError(f"no menu with the item {MENU_ITEM}")

    @property
    def panel(self) -> Target:
        if not hasattr(self, "shown"):
            self.shown = self.target("/desk/index.html")
        return self.shown

    def clipboard(self) -> str:
        origin = self.panel.evaluate("location.origin")
        allowed = {"origin": origin, "permissions": ["clipboardReadWrite"]}
        self.whole.call("Browser.grantPermissions", **allowed)
        return self.panel.evaluate("navigator.clipboard.readText()")

    def narrow(self) -> None:
        size = {"width": 240, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        self.panel.call("Emulation.setDeviceMetricsOverride", **size)

    def close(self) -> None:
        self.started.close()


# Runs an expression in the sidebar; it stands in a process of its own, which BiDi does not reach.
IN_SIDEBAR = """((expression) => new Promise((done) => {
  const { messageManager } = document.getElementById("sidebar").contentDocument.querySelector("browser");
  const take = ({ data }) => { messageManager.removeMessageListener("told", take); done(data); };
  const run = (expression) => {
    const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    try { sendAsyncMessage("told", Cu.evalInSandbox(`JSON.stringify((${expression}) ?? null)`, box)); }
    catch (error) { sendAsyncMessage("told", `!${error}`); }
  };
  messageManager.addMessageListener("told", take);
  messageManager.loadFrameScript(`data:,(${encodeURIComponent(run)})(${encodeURIComponent(JSON.stringify(expression))})`, false);
}))(%s)"""


class Sidebar(View):
    """The sidebar of Firefox."""

    def __init__(self, whole: FirefoxWithPanel) -> None:
        self.whole = whole

    def evaluate(self, expression: str) -> Any:
        told = self.whole.chrome(IN_SIDEBAR % json.dumps(expression))
        if told.startswith("!"):
            raise Lost(told)
        return json.loads(told)

    def click_at(self, x: float, y: float) -> None:
        left, top = self.evaluate("[mozInnerScreenX, mozInnerScreenY]")
        place = f"{x + left} - mozInnerScreenX, {y + top} - mozInnerScreenY"
        for kind in ("mousedown", "mouseup"):
            about = "{ button: 0, clickCount: 1 }, {}"
            self.whole.chrome(f"void synthesizeMouseEvent('{kind}', {place}, {about})")


class FirefoxWithPanel(WithPanel):
    """Firefox, whose own window the test may use too."""

    def __init__(self, program: str, extension: Path) -> None:
        self.ticket = Firefox(program, options=("--remote-allow-system-access",))
        data = {"type": "path", "path": str(extension)}
        try:
            self.ticket.call("webExtension.install", extensionData=data)
        except Lost:
            self.ticket.close()
            raise
        tree = self.ticket.call("browsingContext.getTree", **{"moz:scope": "chrome"})
        self.window = {"context": tree["contexts"][0]["context"]}

    def chrome(self, expression: str) -> Any:
        """Return what an expression, or its promise, gives in the browser's own window."""
        asked = {"expression": expression, "awaitPromise": True}
        done = self.ticket.call("script.evaluate", target=self.window, **asked)
        if done["type"] != "success":
            raise Lost(done["exceptionDetails"]["text"])
        return done["result"].get("value")

    def open(self, url: str) -> None:
        self.ticket.open(url)

    def choose(self) -> None:
        [page] = self.ticket.call("browsingContext.getTree")["contexts"]
        within = {"context": next(iter(page["children"]), page)["context"]}
        asked = {"expression": f"JSON.stringify({PLACES})", "awaitPromise": False}
        places = self.ticket.call("script.evaluate", target=within, **asked)["result"]["value"]
        first, inside, last = json.loads(places)
        for moves in (actions.drag(first, last), actions.drag(inside, button=2)):
            self.ticket.call("input.performActions", **within, actions=moves)
        until = time.monotonic() + PATIENCE
        while not self.chrome(f"""((menu) => {{
            const item = [...menu.querySelectorAll("menuitem")].find(({{ label }}) => label === "{MENU_ITEM}");
            if (menu.state !== "open" || !item) return false;
            menu.activateItem(item);
            return true;
        }})(document.getElementById("contentAreaContextMenu"))"""):
            assert time.monotonic() < until, f"the menu has no item {MENU_ITEM}"
            time.sleep(0.05)

    @property
    def panel(self) -> Sidebar:
        return Sidebar(self)

    def clipboard(self) -> str:
        return self.chrome("navigator.clipboard.readText()")

    def narrow(self) -> None:
        """Do nothing: it is as narrow as it can be when it opens."""

    def close(self) -> None:
        self.ticket.close()

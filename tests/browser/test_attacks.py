"""Nothing that comes from address, storage or paste is ever run: more than two hundred attacks, none gets through."""

from __future__ import annotations

from urllib.parse import quote

import pytest

pytestmark = pytest.mark.thorough

RUN = "self.attacked=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<video><source onerror={RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"${{{RUN}}}",
    f"{{{{{RUN}}}}}",
    f"`;{RUN};`",
    f"';{RUN};//",
    f'";{RUN};//',
    f'\\";{RUN};//',
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"\u003cscript\u003e{RUN}",
    f'<math><mi//xlink:href="data:x,<script>{RUN}</script>">',
    f"<form action=javascript:{RUN}><button>x",
    'windows-11" onload="x',
    "__proto__",
    "constructor",
    "toString",
    "../../../etc/passwd",
    "//evil.example/x",
    "https://evil.example/",
    "\u202e\u0000\ufeff",
    "%00",
    "%",
    "%E0%A4%A",
    "\\",
    "(((((",
    "[a-",
    "' OR 1=1 --",
    "$&",
]
PLACES = {
    "the question": lambda page, text: asked(page, text),
    "the windows version": lambda page, text: page.goto(
        f"how-to/link-your-license/?os={quote(text)}"
    ),
    "the hash": lambda page, text: page.goto(f"how-to/link-your-license/#{quote(text)}"),
    "a short address": lambda page, text: page.goto(f"101/?os={quote(text)}#{quote(text)}"),
    "the stored version": lambda page, text: stored(page, "os", text),
    "the stored colors": lambda page, text: stored(page, "theme", text),
}


# Puts a text into a field at once, and waits until what it answers is drawn.
PASTE = """async ([field, told, text]) => {
  const status = document.querySelector(told);
  status.textContent = "";
  document.querySelector(field).value = text;
  document.querySelector(field).dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
  while (!status.textContent) await new Promise((resolve) => setTimeout(resolve, 10));
}"""
FIELDS = {
    "the desk": ("#ticket", "[data-desk-status]"),
    "the search box": (".site-header input[name=q]", ".site-header form [role=status]"),
}


def asked(page, text: str) -> None:
    """Open the search page with a question, and wait for its answer."""
    page.goto(f"search/?q={quote(text)}")
    page.locator("[data-search-status]:not(:empty)").wait_for()


def stored(page, key: str, text: str) -> None:
    """Open a guide with something foreign in the storage."""
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])
    page.reload()


def survived(page) -> list[str]:
    """Return what an attack changed."""
    return page.evaluate("""() => [
        self.attacked && "a script ran",
        !["windows-11", "windows-10", "both"].includes(document.documentElement.dataset.os) && "an unknown version was taken over",
        ![undefined, "light", "dark"].includes(document.documentElement.dataset.theme) && "unknown colors were taken over",
        document.querySelector("iframe, object, embed, base, [onerror], [onload], [onfocus], [ontoggle], a[href^='javascript' i]") && "foreign markup is on the page",
    ].filter(Boolean)""")


@pytest.mark.parametrize("place", PLACES)
def test_nothing_foreign_runs_from(reader, place):
    one = reader()
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = one.open("how-to/link-your-license/")
    for payload in PAYLOADS:
        PLACES[place](page, payload)
        page.locator("article").wait_for()
        assert not dialogs and survived(page) == [], payload
        assert page.url.startswith(one.address), payload


@pytest.mark.parametrize("place", FIELDS)
def test_nothing_foreign_runs_when_typed_into(reader, place):
    one = reader()
    dialogs: list[str] = []
    one.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page = one.open("desk/")
    page.set_viewport_size({"width": 1280, "height": 844})
    for payload in PAYLOADS:
        page.evaluate(PASTE, [*FIELDS[place], f"windows key {payload}"])
        assert not dialogs and survived(page) == [], payload


def test_there_are_more_than_two_hundred_attacks():
    assert len(PAYLOADS) * (len(PLACES) + len(FIELDS)) > 200

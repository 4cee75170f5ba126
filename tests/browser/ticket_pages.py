"""Three pages in the shape of help desks, with a strict policy, that hold one ticket.

One has the ticket in its own text, one in a frame of its own, one in a frame of another origin.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

LINES = (
    "Windows 10 is not activated after a new motherboard.",
    "The code is 0xC004F211. My address is jo@example.com.",
)
MASKED = "\n".join(LINES).replace("jo@example.com", "[e-mail address]")
MAIL = "<!doctype html><title>Mail</title><div id=ticket>" + "<br>".join(LINES)
FRAME = '<iframe id=ticket width=600 height=120 title="Mail" src="{}"></iframe>'
PAGES = {
    "zendesk": "<header>Views</header><main><section><h1>#4711</h1><article>"
    f"<div id=ticket>{'<br>'.join(LINES)}</div></article></section></main><textarea></textarea>",
    "osticket": "<table><tr><th>Jo Doe posted</th></tr><tr><td>"
    + FRAME.format("/mail")
    + "</td></tr></table>",
    "freshdesk": "<div role=main><h2>Laptop</h2>"
    + FRAME.format("http://localhost:{port}/mail")
    + "</div>",
}
POLICY = (
    "default-src 'none'; frame-src 'self' http://localhost:*; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors "
)


class Desk(BaseHTTPRequestHandler):
    """Send the pages as a careful desk does: no script, no opener, nobody may frame them."""

    def do_GET(self) -> None:
        name = self.path.strip("/")
        page = (
            MAIL if name == "mail" else f"<!doctype html><title>Desk</title>{PAGES.get(name, '')}"
        )
        body = page.replace("{port}", str(self.server.server_port)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy",
            POLICY + ("http://127.0.0.1:*" if name == "mail" else "'none'"),
        )
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def desks() -> Iterator[str]:
    """Serve the pages and give their address, with a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()

"""Serve a folder on this machine from a thread of this process, for tests and measuring."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class Handler(SimpleHTTPRequestHandler):
    """Send files without a word."""

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Let a browser leave a page while its files are on their way."""

    def handle_error(self, *about: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*about)


@contextmanager
def served(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder and give its address, with a slash at the end."""
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()

"""Serve the site with live reload while somebody writes."""

from __future__ import annotations

import os
import signal
import socket
import sys

from guidekit.engines.build import mkdocs_command


def port_is_free(port: int) -> bool:
    """Tell whether a server could listen on this port of the machine itself."""
    with socket.socket() as probe:
        if os.name != "nt":  # there the option lets two programs listen at once
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def interrupt(*_: object) -> None:
    """End as Ctrl+C does; a handler of signals."""
    raise KeyboardInterrupt


def serve(port: int) -> int:
    """Serve the site in this process; findings are printed, they do not stop the server.

    A page that nothing has changed for is not built again: the hook keeps its record.
    """
    if not port_is_free(port):
        fix = f"python3 dev.py serve --port {port + 1}"
        print(f"Port {port} is in use. Choose another: {fix}", file=sys.stderr)
        return 1
    print(f"Open http://127.0.0.1:{port}/ (Ctrl+C stops)", flush=True)
    signal.signal(signal.SIGTERM, interrupt)
    return mkdocs_command(
        "serve", "--dirty", "--livereload", "--no-strict", "-a", f"127.0.0.1:{port}"
    )

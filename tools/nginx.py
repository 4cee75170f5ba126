"""The real server with the published configuration, on this machine, for tests and measuring."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guidekit.model.project import ROOT
from tools import system_packages

CONFIG = ROOT / "deploy" / "nginx.conf"
PATIENCE = 10  # seconds that nginx has to start

# What stands around the configuration: everything that nginx writes goes into one folder of ours.
AROUND = """daemon off;
{user}worker_processes auto;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 2048; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def placed(config: str, *, port: int, root: Path, folder: Path) -> str:
    """Return the configuration with its port, its root and its log moved; nothing else is changed.

    Args:
        config: text of deploy/nginx.conf.
        port: of this machine alone.
        root: the built site.
        folder: where nginx may write.
    """
    moved = {
        "listen": f"127.0.0.1:{port}",
        "root": f'"{root.as_posix()}"',
        "error_log": f'"{folder.as_posix()}/error.log" crit',
    }
    for name, value in moved.items():
        line = re.compile(rf"^( +{name}) [^;]+;", re.MULTILINE)
        found = len(line.findall(config))
        if found != 1:
            raise ValueError(
                f"{CONFIG.name}: {found} lines start with `{name}`, one is expected; "
                "mend the file or tools/nginx.py"
            )
        start, end = line.search(config).span()
        config = f"{config[:start]}    {name} {value};{config[end:]}"
    return config


def around(folder: Path, *, root_user: bool) -> str:
    """Return the main configuration; root's workers stay root, to read its temporary folders."""
    return AROUND.format(folder=folder.as_posix(), user="user root;\n" if root_user else "")


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen, output: Path) -> None:
    """Wait until the server listens; fail with what it said when it does not."""
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"nginx did not start with {CONFIG}:\n{output.read_text(encoding='utf-8')}")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site by nginx as deploy/nginx.conf says, and give its address."""
    program = system_packages.nginx()
    if not program:
        raise FileNotFoundError(system_packages.NO_NGINX)
    with tempfile.TemporaryDirectory(prefix="nginx-") as name:
        folder, port = Path(name).resolve(), free_port()
        (folder / "site.conf").write_text(
            placed(
                CONFIG.read_text(encoding="utf-8"), port=port, root=site.resolve(), folder=folder
            ),
            encoding="utf-8",
        )
        (folder / "nginx.conf").write_text(
            around(folder, root_user=getattr(os, "geteuid", lambda: 1)() == 0), encoding="utf-8"
        )
        output = folder / "output"
        with output.open("w", encoding="utf-8") as file:
            server = subprocess.Popen(
                [program, "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"],
                stdout=file,
                stderr=file,
            )
        try:
            wait_for(port, server, output)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)

"""Programs that are no Python packages: where they are, and how they are got."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NO_NGINX = (
    "nginx is not installed here: `apt-get install nginx-light` (Debian), `brew install nginx` "
    "(macOS), then try again; on Windows it is not tried"
)

NO_PROGRAM = "{0} is not installed here: `apt-get install {0}` (Debian), then try again"


def debian_package(name: str) -> None:
    """Install a package, if this is Debian and we may, and say so."""
    if not shutil.which("apt-get") or getattr(os, "geteuid", lambda: 1)() != 0:
        return
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", name],
    ):
        print("+", *command, file=sys.stderr, flush=True)
        subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )


def program(name: str, package: str = "") -> str | None:
    """Return the path of a program, installed from its package if need be and possible, or None."""
    if not shutil.which(name):
        debian_package(package or name)
    return shutil.which(name)


def nginx() -> str | None:
    """Return the path of nginx, installed if need be and possible, or None."""
    if os.name == "nt":
        return None  # there it leaves its workers behind when it is ended
    return program("nginx", "nginx-light")

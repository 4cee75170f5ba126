"""Programs from npm, where Node is there: pinned in tools/npm, installed into .tools/npm."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from guidekit.model.project import ROOT, TOOLS

PINNED = ROOT / "tools" / "npm"
INSTALLED = TOOLS / "npm"
MODULES = INSTALLED / "node_modules"
NO_NODE = "Node and npm are not installed here; install Node 20 or newer, then try again"


def install() -> bool:
    """Install the pinned programs unless they are there; tell whether they are."""
    lock = (PINNED / "package-lock.json").read_bytes()
    known = INSTALLED / "package-lock.json"
    if known.is_file() and known.read_bytes() == lock and MODULES.is_dir():
        return True
    npm = shutil.which("npm")
    if not npm:
        return False
    print(f"+ {npm} ci (into .tools/npm)", flush=True)
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, INSTALLED / name)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    done = subprocess.run([npm, "ci", *quiet], cwd=INSTALLED)
    if done.returncode:
        known.unlink()
    return done.returncode == 0


def node(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script with Node, its modules those of .tools/npm.

    Raises:
        FileNotFoundError: when Node is not there.
    """
    program = shutil.which("node")
    if not program or not install():
        raise FileNotFoundError(NO_NODE)
    command = [program, str(script), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")

"""Tools from npm that the tests use when Node is there: W3C's HTML checker."""

from __future__ import annotations

import shutil
import subprocess

from guidekit.model.project import ROOT, TOOLS

PINNED = ROOT / "tests" / "npm"
INSTALLED = TOOLS / "npm"
CHECKER = INSTALLED / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def install() -> bool:
    """Install the pinned tools unless they are there; tell whether they are."""
    lock = (PINNED / "package-lock.json").read_bytes()
    known = INSTALLED / "package-lock.json"
    if known.is_file() and known.read_bytes() == lock and CHECKER.is_file():
        return True
    npm = shutil.which("npm")
    if not npm:
        return False
    print(f"+ {npm} ci (W3C's HTML checker, into .tools/npm)", flush=True)
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, INSTALLED / name)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=INSTALLED
    )
    if done.returncode:
        known.unlink()
    return done.returncode == 0


def checker() -> tuple[list[str], str]:
    """Return the command of W3C's Nu checker, or no command and why there is none."""
    java = shutil.which("java")
    if not java:
        return [], "W3C's checker needs Java, and there is none"
    if not shutil.which("npm"):
        return [], "W3C's checker comes from npm, and there is none"
    return [java, "-jar", str(CHECKER)], ""

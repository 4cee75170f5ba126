#!/usr/bin/env python3
"""The front door: sets everything up, then hands over to guidekit.

python3 dev.py serve           look at the site while you write
python3 dev.py test            run every test that a change needs
python3 dev.py build           write the site to site/
python3 dev.py --help          everything else
"""

import hashlib
import os
import shutil
import subprocess
import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer, and this is Python %d.%d." % sys.version_info[:2])

from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
GROUPS = ("site", "test", "extra")  # of requirements/, each with all of the one before
BROWSING = ("test", "screens", "search-eval", "train", "bench")
TESTING = (*BROWSING, "lint", "lock", "material-css")  # need the second
EXTRA = ("train", "search-eval", "suggest", "mcp")  # need the third
BROWSERS = {
    "win32": [
        r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
        r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
        r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
        r"%ProgramFiles%\Microsoft\Edge\Application\msedge.exe",
    ],
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
}
COMMANDS = [
    *("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge")
]


def run(*command):
    """Run a command, say so on stderr, and stop with its exit code when it fails."""
    print("+", *command, file=sys.stderr, flush=True)
    code = subprocess.run([str(part) for part in command], cwd=ROOT, stdout=sys.stderr).returncode
    if code:
        sys.exit(code)


def group_for(arguments):
    """Return the group of requirements that a command needs."""
    if {"--all", "zensical"} & {*arguments} or {*arguments[:1]} & {*EXTRA}:
        return "extra"
    return "test" if arguments[:1] and arguments[0] in TESTING else "site"


def set_up(group):
    """Make .venv and install a group of pinned requirements, unless that is done already."""
    made_with = VENV / "made-with"
    if not PYTHON.is_file() or not made_with.is_file() or made_with.read_text() != sys.version:
        try:
            import ensurepip  # noqa: F401 (Debian splits it off)
        except ImportError:
            sys.exit(
                "Python's venv module is incomplete: run `apt install python3-venv`, try again."
            )
        run(sys.executable, "-m", "venv", "--clear", VENV)
        made_with.write_text(sys.version)
    for name in GROUPS[GROUPS.index(group) :]:  # a larger group has this one
        lock, stamp = ROOT / "requirements" / f"{name}.txt", VENV / f"{name}.installed"
        if stamp.is_file() and stamp.read_text() == hashlib.sha256(lock.read_bytes()).hexdigest():
            return
    lock = ROOT / "requirements" / f"{group}.txt"
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run(*pip, "install", "--require-hashes", "-r", lock)
    (VENV / f"{group}.installed").write_text(hashlib.sha256(lock.read_bytes()).hexdigest())


def installed_browser():
    """Return the path of a Chromium-based browser on this machine, or None."""
    named = os.environ.get("GUIDEKIT_BROWSER")
    paths = [os.path.expandvars(path) for path in BROWSERS.get(sys.platform, [])]
    found = [path for path in paths if os.path.isfile(path)]
    return named or next(iter(found), None) or next(filter(None, map(shutil.which, COMMANDS)), None)


def playwright_browser():
    """Return Playwright's own Chromium, downloading it if need be, or None."""
    look = (
        "from playwright.sync_api import sync_playwright as p\n"
        "with p() as w: print(w.chromium.executable_path)"
    )
    path = subprocess.run([PYTHON, "-c", look], capture_output=True, text=True).stdout.strip()
    if not os.path.isfile(path):
        print("+ playwright install chromium", file=sys.stderr, flush=True)
        subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], capture_output=True)
    return path if os.path.isfile(path) else None


def debian_browser():
    """Install Debian's Chromium, if this is Debian and we may; return its path or None."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
    return shutil.which("chromium")


def find_browser():
    """Return a browser for the tests, installing one if there is none."""
    browser = installed_browser() or playwright_browser() or debian_browser()
    return browser or sys.exit(
        "The tests need a browser: install Chrome, Edge or Chromium, then try again."
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    set_up(group_for(arguments))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    if arguments[:1] and arguments[0] in BROWSING:
        environment["GUIDEKIT_BROWSER"] = find_browser()
    command = [str(PYTHON), "-m", "guidekit", *arguments]
    os.chdir(ROOT)
    if os.name != "nt":
        os.execve(command[0], command, environment)  # a signal then reaches the job itself
    sys.exit(subprocess.run(command, env=environment).returncode)

"""W3C's HTML checker: a Java program that npm brings."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tools import npm_tools

CHECKER = npm_tools.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
NO_JAVA = (
    "W3C's checker needs Java, and there is none; fix: `apt-get install default-jre-headless` "
    "(Debian), `brew install openjdk` (macOS), then try again"
)


def errors(folder: Path) -> list[dict]:
    """Return what the checker says of the pages in a folder, as its JSON format has it.

    Raises:
        FileNotFoundError: when Java is not there.
        RuntimeError: when the checker does not end as it should.
    """
    java = shutil.which("java")
    if not java:
        raise FileNotFoundError(NO_JAVA)
    options = ["--format", "json", "--errors-only", "--skip-non-html"]
    command = [java, "-jar", str(CHECKER), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise RuntimeError(done.stderr or done.stdout) from error

"""W3C's HTML checker: a Java program that npm brings."""

from __future__ import annotations

import shutil

from tools import npm_tools

CHECKER = npm_tools.MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
NO_JAVA = (
    "W3C's checker needs Java, and there is none; fix: `apt-get install default-jre-headless` "
    "(Debian), `brew install openjdk` (macOS), then try again"
)


def command() -> list[str] | None:
    """Return how the checker is started; None where Java is not there."""
    java = shutil.which("java")
    return [java, "-jar", str(CHECKER)] if java else None

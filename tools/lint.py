"""Format and lint the Python code, check the types of guidekit/."""

from __future__ import annotations

import subprocess
import sys

from guidekit.model.project import ROOT

COMMANDS = (
    ("ruff", "format", "--check", "--quiet", "."),
    ("ruff", "check", "--quiet", "."),
    ("mypy",),
)


def run() -> int:
    """Run every linter and return whether one complains."""
    failed = False
    for command in COMMANDS:
        failed |= subprocess.run([sys.executable, "-m", *command], cwd=ROOT).returncode != 0
    return int(failed)

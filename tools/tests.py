"""Run the tests: those that every change needs, or all."""

from __future__ import annotations

import os
import subprocess
import sys

from guidekit.model.project import ROOT
from tools import lint, npm_tools

SPREAD = ("--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal")


def spread(arguments: list[str]) -> list[str]:
    """Return how tests are given to processes; who chooses some or debugs gets what pytest does."""
    alone = {"--pdb", "-s", "--collect-only", "--lf", "--last-failed", "-x"} & set(arguments)
    chosen = any(argument.startswith(("-n", "--numprocesses", "tests/")) for argument in arguments)
    return [] if alone or chosen else list(SPREAD)


def run(arguments: list[str], everything: bool) -> int:
    """Run pytest, and lint unless somebody chooses tests.

    Args:
        arguments: for pytest.
        everything: the slow tests as well, and the planted defects.
    """
    if everything:
        npm_tools.install()
    if not arguments and (code := lint.run()):
        return code
    mark = ["--all"] if everything else []
    command = [sys.executable, "-m", "pytest", *spread(arguments), *mark, *arguments]
    code = subprocess.run(command, cwd=ROOT).returncode
    if code or arguments or not everything:
        return code
    return subprocess.run(
        [sys.executable, "-m", "tests.mutations"], cwd=ROOT, env=os.environ
    ).returncode

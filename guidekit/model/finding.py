"""What a check reports: where, what is wrong, how to mend it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """One problem.

    Args:
        file: path from the top of the repository, `docs/how-to/link-your-license.md`.
        line: counted from 1.
        problem: what is wrong, in words.
        fix: what to do about it.
    """

    file: str
    line: int
    problem: str
    fix: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.problem}\n    fix: {self.fix}"

    @property
    def annotation(self) -> str:
        """Return the line that makes GitHub show the finding beside the code."""
        return f"::error file={self.file},line={self.line}::{self.problem} (fix: {self.fix})"


def listing(findings: Iterable[Finding], most: int = 10) -> str:
    """Return the findings as text: the first ones whole, the rest counted."""
    found = sorted(set(findings))
    lines = [str(finding) for finding in found[:most]]
    if os.environ.get("GITHUB_ACTIONS"):
        lines += [finding.annotation for finding in found[:most]]
    if len(found) > most:
        lines.append(f"and {len(found) - most} more")
    return "\n".join(lines)

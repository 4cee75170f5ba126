"""Every rule stands where authors read it."""

from __future__ import annotations

import ast
import re

import pytest

from guidekit.source import ROOT

CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
FOLDERS = ("source", "site", "browser")


def rules_in_tests() -> set[str]:
    """Return the rules that the tests of pages hold, in words."""
    files = [file for folder in FOLDERS for file in (ROOT / "tests" / folder).glob("test_*.py")]
    names = [
        node.name
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    return {
        name.removeprefix("test_").replace("_", " ") for name in names if name.startswith("test_")
    }


def rules_in_writing() -> set[str]:
    """Return the rules that the contributing page lists."""
    rules = CONTRIBUTING.read_text(encoding="utf-8").split("\n## Rules\n")[1].split("\n## ")[0]
    return set(re.findall(r"^- (.+)$", rules, re.MULTILINE))


def line_of(words: str) -> int:
    """Return the line of the contributing page that begins so."""
    lines = CONTRIBUTING.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line == words), 1)


def test_the_contributing_page_lists_every_rule():
    missing, dead = rules_in_tests() - rules_in_writing(), rules_in_writing() - rules_in_tests()
    if missing or dead:
        told = [
            f".github/CONTRIBUTING.md:{line_of('## Rules')}: the rule is not listed: {rule}"
            for rule in sorted(missing)
        ]
        told += [
            f".github/CONTRIBUTING.md:{line_of(f'- {rule}')}: no test holds the rule: {rule}"
            for rule in sorted(dead)
        ]
        pytest.fail("\n".join([*told, "    fix: change the list below “Rules”"]), pytrace=False)

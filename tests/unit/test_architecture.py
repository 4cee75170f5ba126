"""Which package may know which, and what no script of ours may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from guidekit.model.project import DOCS, ROOT

PACKAGES = ("model", "markdown", "publish", "checks", "engines")
LOOKBEHIND = re.compile(r"\(\?<[=!]")


def imports(text: str) -> Iterator[str]:
    """Yield the full name of every module and every name that a module imports."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(name: str) -> str | None:
    """Return the package of guidekit that a name belongs to."""
    parts = name.split(".")
    return parts[1] if parts[0] == "guidekit" and len(parts) > 1 else None


def private_names(text: str) -> list[str]:
    """Return imports of names that MkDocs or Material keep for themselves."""
    return [
        name
        for name in imports(text)
        if name.split(".")[0] in ("mkdocs", "material")
        and any(part.startswith("_") and not part.startswith("__") for part in name.split("."))
    ]


def sources(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.py")
    }


GUIDEKIT = sources(ROOT / "guidekit")


def test_imports_are_read():
    text = "import mkdocs.utils\nfrom guidekit.model import codes\nfrom mkdocs.commands import _build\n"
    assert list(imports(text))[1:] == ["guidekit.model.codes", "mkdocs.commands._build"]
    assert package_of("guidekit.model.codes") == "model" and package_of("json") is None
    assert private_names(text) == ["mkdocs.commands._build"]


def test_no_package_imports_one_that_imports_it():
    known: dict[str, set[str]] = {name: set() for name in PACKAGES}
    for file, text in GUIDEKIT.items():
        here = package_of(file.removesuffix(".py").replace("/", "."))
        if here in known:
            there = {package_of(name) for name in imports(text)} & set(PACKAGES)
            known[here] |= there - {here}
    try:
        order = list(TopologicalSorter(known).static_order())
    except CycleError as error:
        pytest.fail(f"packages import each other: {' → '.join(error.args[1])}")
    assert order[0] == "model"


def test_only_what_builds_asks_the_checks():
    allowed = (
        "guidekit/checks/",
        "guidekit/engines/",
        "guidekit/cli.py",
        "guidekit/lock_command.py",
    )
    askers = [
        file
        for file, text in GUIDEKIT.items()
        if any(package_of(name) == "checks" for name in imports(text))
        and not file.startswith(allowed)
    ]
    assert askers == []


def test_a_build_needs_no_tool():
    """Only the command line reaches for tools/, and only when it is asked to run one."""
    assert [
        file
        for file, text in GUIDEKIT.items()
        if any(name.split(".")[0] == "tools" for name in imports(text))
    ] == []


@pytest.mark.parametrize("file", GUIDEKIT)
def test_no_private_name_of_an_engine_is_used(file):
    assert private_names(GUIDEKIT[file]) == []


@pytest.mark.parametrize(
    "file", sorted((DOCS / "assets/js").glob("*.js")), ids=lambda file: file.name
)
def test_no_script_looks_behind(file):
    """Safari before 16.4 refuses the whole script, and keys then go unmasked."""
    assert LOOKBEHIND.search(r"/(?<=a)b/") and not LOOKBEHIND.search(r"/(?<name>a)/")
    assert not LOOKBEHIND.search(file.read_text("utf-8"))

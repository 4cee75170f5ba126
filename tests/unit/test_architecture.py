"""Which package may know which, and what no script of ours may hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from guidekit.model.finding import Finding
from guidekit.model.project import DOCS, ROOT
from tests.conftest import report

PACKAGES = ("model", "markdown", "publish", "checks", "engines", "tools")
ASK_THE_CHECKS = (
    *("guidekit/checks/", "guidekit/engines/", "guidekit/cli.py", "guidekit/lock_command.py"),
    "tools/",
)
RUNS_TOOLS = "guidekit/cli.py"
LOOKBEHIND = re.compile(r"\(\?<[=!]")


def imports(text: str) -> Iterator[str]:
    """Yield the full name of every module and every name that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "import with the full name: a relative one hides its package"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def package_of(name: str) -> str | None:
    """Return the package that a name belongs to: one of guidekit's, or `tools`."""
    top, *rest = name.split(".")
    return rest[0] if top == "guidekit" and rest else "tools" if top == "tools" else None


def cycle(files: dict[str, str]) -> list[str]:
    """Return packages that import each other, the first once more at the end; none is good."""
    known: dict[str, set[str]] = {name: set() for name in PACKAGES}
    for file, text in files.items():
        here = package_of(file.removesuffix(".py").replace("/", "."))
        if here in known:
            known[here] |= {package_of(name) for name in imports(text)} & set(PACKAGES) - {here}
    try:
        TopologicalSorter(known).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def askers(files: dict[str, str]) -> list[str]:
    """Return the files that ask the checks and may not."""
    return [
        file
        for file, text in files.items()
        if "checks" in map(package_of, imports(text)) and not file.startswith(ASK_THE_CHECKS)
    ]


def users_of_tools(files: dict[str, str]) -> list[str]:
    """Return the files that need a tool; only the command line loads one, by name, when asked."""
    loads = re.compile(r"""(?:import_module|__import__)\(f?["']tools\b""")
    return [
        file
        for file, text in files.items()
        if "tools" in map(package_of, imports(text)) or (file != RUNS_TOOLS and loads.search(text))
    ]


def private_names(text: str) -> list[str]:
    """Return names that MkDocs or Material keep for themselves, imported or used by a module."""

    def private(name: str) -> bool:
        parts = name.split(".")
        return any(part.startswith("_") and not part.startswith("__") for part in parts)

    def theirs(name: str) -> bool:
        return name.split(".")[0] in ("mkdocs", "material")

    tree = ast.parse(text)
    bound = {
        alias.asname or alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if theirs(alias.name if isinstance(node, ast.Import) else str(node.module))
    }
    used = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    return [name for name in imports(text) if theirs(name) and private(name)] + [
        name for name in used if name.split(".")[0] in bound and private(name)
    ]


def sources(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in folder.rglob("*.py")
    }


GUIDEKIT = sources(ROOT / "guidekit")
ALL = GUIDEKIT | sources(ROOT / "tools")


def test_no_package_imports_one_that_imports_it():
    up = {
        "guidekit/checks/a.py": "from guidekit.model import codes\nimport guidekit.publish.page\n"
    }
    assert cycle(up) == []
    down = {"guidekit/model/b.py": "def late():\n    from guidekit import checks\n"}
    assert set(cycle(up | down)) == {"model", "checks"}
    assert cycle(ALL) == []


def test_only_what_builds_asks_the_checks():
    ask = "from guidekit.checks import build_gate\n"
    assert askers({"guidekit/engines/a.py": ask, "guidekit/model/b.py": "import json\n"}) == []
    assert askers({"guidekit/publish/a.py": ask}) == ["guidekit/publish/a.py"]
    assert askers(ALL) == []


def test_a_build_needs_no_tool():
    late = 'import_module(f"tools.{name}")\n'
    assert users_of_tools({RUNS_TOOLS: late, "guidekit/model/a.py": "import tooling\n"}) == []
    bad = {"guidekit/a.py": late, "guidekit/b.py": "from tools import nginx\n"}
    assert users_of_tools(bad) == list(bad)
    assert users_of_tools({RUNS_TOOLS: "import tools.lint\n"}) == [RUNS_TOOLS]
    assert users_of_tools(GUIDEKIT) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from mkdocs.utils import clean_directory\nclean_directory.__name__\n", []),
        ("from lxml import etree\netree._Element\n", []),
        ("from mkdocs.commands import _build\n", ["mkdocs.commands._build"]),
        ("from material._plugins import x\n", ["material._plugins.x"]),
        ("import mkdocs.utils\nmkdocs.utils._x()\n", ["mkdocs.utils._x"]),
        ("from mkdocs import utils as u\nu._x()\n", ["u._x"]),
    ],
)
def test_private_names_are_found(text, found):
    assert private_names(text) == found


@pytest.mark.parametrize("file", ALL)
def test_no_private_name_of_an_engine_is_used(file):
    assert private_names(ALL[file]) == []


@pytest.mark.parametrize("text", ["/(?<=a)b/", "/(?<!a)b/"])
def test_lookbehind_is_found(text):
    assert LOOKBEHIND.search(text) and not LOOKBEHIND.search("/(?<name>a)(?=b)(?!c)/")


@pytest.mark.parametrize(
    "file", sorted((DOCS / "assets/js").glob("*.js")), ids=lambda file: file.name
)
def test_no_script_looks_behind(file):
    """Safari before 16.4 refuses the whole script, and keys then go unmasked."""
    report(
        Finding(
            file.relative_to(ROOT).as_posix(),
            number,
            f"looks behind: {line.strip()[:60]}",
            "match what stands before as well, and put it back",
        )
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if LOOKBEHIND.search(line)
    )

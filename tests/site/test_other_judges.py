"""What other people's checkers find in the built site: nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from guidekit.model.finding import Finding
from guidekit.model.project import ROOT
from tests.conftest import report
from tools import npm_tools, w3c_checker

pytestmark = pytest.mark.thorough
SUPPORT = ROOT / "tools" / "browser_support.mjs"
# What hyperlink says of a dead link: `not ok 7 load …`, then among its reasons `at: FILE:LINE:COLUMN ELEMENT`.
DEAD = re.compile(r"^not ok \d+ (.*)(?:\n .*)*?\n +at: ([^:\n]+):\d+:\d+ (.*)", re.MULTILINE)
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')
OLDEST = "2022-11-26"  # browsers of that day and younger show the site as it is meant
# What younger browsers do better, and what the older ones do instead.
FALLBACKS = {
    "light-dark()": "@supports not gives the light theme",
    ":has": "a comfort is not there: arrows of rows, an outline; both Windows show; two search fields",
    "text-wrap": "lines break where they did",
    "text-wrap: balance": "lines break where they did",
    "break-after: avoid": "a heading may end a printed page",
    "print-color-adjust: exact": "written with its prefix as well",
    "::details-content": "the code is printed when it is open",
    "content-visibility": "stands in that rule alone",
    "content-visibility: visible": "stands in that rule alone",
    "cursor: pointer": "a phone has none",
    "cursor: zoom-in": "a phone has none",
    "resize": "the field keeps its size",
    "resize: vertical": "the field keeps its size",
    "text-size-adjust": "Material's; written with its prefixes as well",
    "text-size-adjust: none": "Material's; site.css says 100 % again",
    "color-adjust": "Material's; written with its prefix as well",
    "color-adjust: exact": "Material's; written with its prefix as well",
    "createPolicy": "stands behind a question for trustedTypes",
    "ClipboardItem": "stands behind a question for it: plain text is copied",
}
ESLINT = """
const js = require("@eslint/js");
const globals = require("globals");
module.exports = [{
  ...js.configs.recommended,
  files: ["**/*.js"],
  languageOptions: { ecmaVersion: 2021, sourceType: "script", globals: globals.browser },
  rules: { ...js.configs.recommended.rules, "no-unused-vars": ["error", { caughtErrors: "none" }] },
}];
"""


@pytest.fixture(scope="module", autouse=True)
def installed():
    """Install the checkers; without npm there are none, with npm their absence is a failure."""
    if not shutil.which("npm"):
        pytest.skip(npm_tools.NO_NODE)
    assert npm_tools.install(), "npm could not install the checkers; fix: read what it says"


def test_w3cs_checker_finds_no_error_in_any_page(root_site):
    found = []
    for message in w3c_checker.errors(root_site.folder):
        name = unquote(urlsplit(message["url"]).path).removeprefix(f"{root_site.folder}/")
        page, extract = root_site.pages.get(name), message.get("extract", "")
        line = page.line(extract) if page else 1
        fix = f"see {extract[:120]!r} on the built page"
        found.append(Finding(page.file if page else f"site/{name}", line, message["message"], fix))
    report(found)


def test_hyperlink_finds_no_dead_link_or_fragment(root_site, tmp_path):
    program = npm_tools.MODULES / ".bin" / "hyperlink"
    told = (
        tmp_path / "told.txt"
    )  # it ends without waiting for a pipe, which can lose the last lines
    with told.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            [program, "--internal", "--recursive", "--root", root_site.folder, "index.html"],
            cwd=root_site.folder,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )
    said = told.read_text(encoding="utf-8")
    found = []
    for problem, name, element in DEAD.findall(said):
        page, address = root_site.pages.get(name), ADDRESS.search(element)
        end = address[1].rstrip("/").rpartition("/")[2] if address else element
        line = page.line(end, end.replace("#", ".md#"), f"{end}.md") if page else 1
        fix = f"see {element[:120]} on the built page"
        found.append(Finding(page.file if page else f"site/{name}", line, problem, fix))
    report(found)
    assert done.returncode == 0, f"{said[-2000:]}{done.stderr[-2000:]}"
    assert "\n# pass" in said, "hyperlink has looked at nothing; fix: see its options above"


def test_eslint_recommends_nothing_else(tmp_path):
    settings = npm_tools.INSTALLED / "eslint.config.cjs"
    settings.write_text(ESLINT, encoding="utf-8")
    program = npm_tools.MODULES / ".bin" / "eslint"
    command = [str(program), "--config", str(settings), "--format", "json", "--no-ignore"]
    scripts = sorted(str(file) for file in (ROOT / "docs/assets/js").glob("*.js"))
    done = subprocess.run([*command, *scripts], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout, done.stderr
    report(
        Finding(
            result["filePath"].removeprefix(f"{ROOT}/"),
            message["line"],
            message["message"],
            f"see the rule {message['ruleId']}",
        )
        for result in json.loads(done.stdout)
        for message in result["messages"]
    )


def unknown_then(*files: Path) -> list[dict]:
    """Return what these scripts and styles use that a browser of the oldest day did not know."""
    done = npm_tools.node(SUPPORT, str(npm_tools.MODULES), OLDEST, *map(str, files))
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_scripts_and_styles_need_no_browser_younger_than_four_years():
    assets = ROOT / "docs" / "assets"
    files = [file for kind in ("css", "js") for file in sorted(assets.rglob(f"*.{kind}"))]
    found = unknown_then(*files)
    report(
        Finding(
            one["file"].removeprefix(f"{ROOT}/"),
            one["line"],
            f"{one['feature']} was unknown to a browser of {OLDEST}",
            "do it another way, or try an older browser and name the fallback in FALLBACKS",
        )
        for one in found
        if one["feature"] not in FALLBACKS
    )
    unused = FALLBACKS.keys() - {one["feature"] for one in found}
    assert not unused, f"no longer used, or known by all: {unused}; fix: take it out of FALLBACKS"


@pytest.mark.parametrize(
    ("name", "text", "feature"),
    [
        ("a.css", "a { mask: none }", "mask"),
        ("a.css", "a { -webkit-mask: none; mask: none }", None),
        ("a.css", ".a, .b:has(c) { color: red }", ":has in a list"),
        ("a.js", "a.checkVisibility();", "checkVisibility"),
        ("a.js", "a.checkVisibility?.();", None),
        ("a.js", "class A { static { go(); } }", "no ES2021: Unexpected token {"),
    ],
)
def test_what_an_older_browser_does_not_know_is_found(tmp_path, name, text, feature):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [one["feature"] for one in unknown_then(tmp_path / name)] == (
        [feature] if feature else []
    )

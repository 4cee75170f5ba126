"""W3C's Nu checker finds no error in any page."""

from __future__ import annotations

import json
import subprocess
from urllib.parse import unquote, urlsplit

import pytest

from guidekit.model.finding import Finding
from tests.conftest import report
from tools.w3c_checker import CHECKER, checker


def test_w3cs_checker_finds_no_error_in_any_page(deployed):
    command, missing = checker()
    if not command:
        pytest.skip(missing)
    assert CHECKER.is_file(), (
        "W3C's checker could not be installed; fix: run `python3 dev.py test` and read what npm says"
    )
    done = subprocess.run(
        [*command, "--format", "json", "--errors-only", "--skip-non-html", str(deployed.folder)],
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stderr or "{}")
    assert "messages" in told, done.stderr or done.stdout
    found = []
    for message in told["messages"]:
        name = unquote(urlsplit(message["url"]).path).removeprefix(f"{deployed.folder}/")
        page = deployed.pages.get(name)
        found.append(
            Finding(
                page.file if page else f"site/{name}",
                page.line(message.get("extract", "")) if page else 1,
                message["message"],
                f"see {message.get('extract', '')[:120]!r} on the built page",
            )
        )
    report(found)

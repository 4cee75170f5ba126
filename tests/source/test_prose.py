"""Plain English that a tired person on a phone can follow."""

from __future__ import annotations

import subprocess
import sys

from guidekit.checks.source import prose
from guidekit.model.finding import Finding
from guidekit.model.project import ROOT
from tests.conftest import GUIDES, every, every_guide, every_page, report


@every_page
def test_no_page_uses_words_to_avoid(page):
    report(prose.words_to_avoid(page))


@every_page
def test_a_step_asks_for_one_action(page):
    report(prose.crowded_steps(page))


@every_guide
def test_a_guide_is_not_too_long(page):
    report(prose.too_long(page))


@every([page for page in GUIDES if page.type == "how-to"])
def test_nothing_long_stands_before_the_first_step(page):
    report(prose.slow_starts(page))


@every_page
def test_a_page_is_easy_to_read(page):
    report(prose.too_hard(page))


def test_words_are_spelled_right():
    command = [
        sys.executable,
        "-m",
        "codespell_lib",
        "docs",
        "README.md",
        ".github",
        "data",
        "overrides",
        "--skip",
        "*/vendor/*,*.svg,data/spam.yml,data/wording.yml,data/synonyms.yml,data/words/*,data/training/*,data/matcher.json",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    told = [line.split(":", 2) for line in done.stdout.splitlines() if line.count(":") >= 2]
    assert told or done.returncode == 0, done.stderr  # it may have failed to start
    report(
        Finding(
            file.removeprefix("./"),
            int(line),
            f"spelling: {words.strip()}",
            "write it as after the arrow",
        )
        for file, line, words in told
    )

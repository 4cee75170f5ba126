"""The checks of Windows' own words find what data/ does not list."""

from __future__ import annotations

import pytest

from guidekit.checks.source import ui_text
from tests.unit.pages import BODY, guide

GOOD = (
    "# Link it\n1. Select **Activation**. [Open](ms-settings:activation)\n> Windows is activated\n"
)


@pytest.mark.parametrize(
    ("check", "bad", "line", "fix"),
    [
        (
            ui_text.unknown_addresses,
            "# A\n\n[Open](ms-settings:activate)",
            2,
            "ms-settings:activation",
        ),
        (ui_text.unknown_tables, "# A\n\n{table: colours}\n", 2, "settings"),
        (
            ui_text.unknown_paths,
            "# A\n**Settings > Activation**\n",
            1,
            "Settings > System > Activation",
        ),
        (ui_text.unknown_messages, "# A\n\n> Windows is active\n", 2, "Windows is activated"),
    ],
)
def test_a_word_that_is_not_listed_is_found_with_the_nearest_one(check, bad, line, fix):
    assert list(check(guide(GOOD))) == []
    (finding,) = check(guide(bad))
    assert finding.line == BODY + line
    assert fix in finding.fix

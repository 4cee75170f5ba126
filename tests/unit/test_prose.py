"""Each style rule knows a good sentence from a bad one."""

from __future__ import annotations

import pytest

from guidekit.checks.source import prose
from tests.unit.pages import BODY, guide, lines


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("1. Click **Next**.", "1. Select **Next**."),
        ("Simply restart the PC.", "Restart the PC."),
        ("Just restart the PC.", "Adjust the clock."),
        ("Please restart the PC.", "That pleases us."),
        ("Log in with your account.", "Sign in with your account."),
        ("Your licence is linked.", "Your license is linked."),
        ("This was tested on Windows 11.", "This was checked against Microsoft's documentation."),
    ],
)
def test_words_to_avoid(bad, good):
    assert lines(prose.words_to_avoid(guide(f"# A\n\n{bad}\n"))) == [BODY + 2]
    assert list(prose.words_to_avoid(guide(f"# A\n\n{good}\n"))) == []


def test_addresses_and_code_may_hold_any_word():
    assert (
        list(
            prose.words_to_avoid(
                guide("# A\n\n[Help](https://x.example/click) `please` {#just-so}\n")
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("1. Select **A** and select **B**.", "1. Select **A** > **B**."),
        ("1. Type the code, then select **Next**.", "1. Type the code."),
        ("1. Select **A**. Press **B**.", "1. Select **A**. If **B** opens, select it."),
        ("1. [ ] Open **A** and turn off **B**.", "1. [ ] Turn off **A** and **B**."),
    ],
)
def test_one_action_a_step(bad, good):
    assert lines(prose.crowded_steps(guide(f"# A\n\n{bad}\n"))) == [BODY + 2]
    assert list(prose.crowded_steps(guide(f"# A\n\n{good}\n"))) == []


def test_long_guides_are_found_and_tables_do_not_count():
    assert lines(prose.too_long(guide("# A\n\n" + "word " * 901))) == [BODY]
    assert list(prose.too_long(guide("# A\n\n| " + "word " * 901 + "|\n"))) == []


def test_what_is_long_before_the_first_step_is_found():
    words = "word " * 41
    good = f"# A\n\n## Before you start\n\n- You are online.\n\n1. Go.\n\n{words}\n"
    folded = f"# A\n\n<details markdown>\n\n{words}\n\n</details>\n\n1. Go.\n"
    assert list(prose.slow_starts(guide(good))) + list(prose.slow_starts(guide(folded))) == []
    assert lines(prose.slow_starts(guide(f"# A\n\n{words}\n\n1. Go.\n"))) == [BODY + 2]
    late = good.replace("You are online.", "word " * 21)
    assert lines(prose.slow_starts(guide(late))) == [BODY + 4]


def test_hard_sentences_are_found():
    hard = "Notwithstanding organizational prerequisites, administrators subsequently reconfigure authentication infrastructure accordingly."
    assert lines(prose.too_hard(guide(f"# A\n\n{hard}\n"))) == [BODY]
    assert (
        list(prose.too_hard(guide("# A\n\nYou open the page. It shows one line. Read it.\n"))) == []
    )


def test_labels_and_code_do_not_make_a_sentence_harder():
    plain = prose.prose(
        guide(
            "# A\n\nSelect **Accountability Administration** and type `ms-settings:activation`.\n"
        )
    )
    assert plain == "Select it and type it."

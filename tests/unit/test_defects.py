"""The planting of defects reports what is not caught, and leaves the copy as it was."""

from __future__ import annotations

import pytest

from tests.mutations.__main__ import DEFECTS, miss, table
from tests.mutations.plant import Copy, Defect, Place

TEST = "test_words.py::test_no_word_is_bad"


@pytest.fixture
def copy(tmp_path) -> Copy:
    """Return a project of one page and one test."""
    (tmp_path / "page.md").write_text("Good words.\n", encoding="utf-8")
    (tmp_path / "test_words.py").write_text(
        "def test_no_word_is_bad():\n    lines = open('page.md').read().splitlines()\n"
        "    assert 'bad' not in lines[-1], f'page.md:{len(lines)}: a bad word'\n",
        encoding="utf-8",
    )
    return Copy(tmp_path)


def defect(plant, says: str = "a bad word", test: str = TEST) -> Defect:
    return Defect("a word", test, plant, says)


def test_a_defect_that_the_test_names_is_caught_and_taken_out(copy):
    assert miss(defect(lambda copy: copy.append("page.md", "A bad one.")), copy) == (
        "page.md:3:",
        "",
    )
    assert copy.read("page.md") == "Good words.\n" and not copy.before


def test_a_defect_that_plants_nothing_is_missed(copy):
    assert miss(defect(lambda _: Place("page.md", 1)), copy)[1] == "nothing was planted"


def test_a_defect_that_no_longer_fits_is_missed(copy):
    assert (
        "no longer holds"
        in miss(defect(lambda copy: copy.replace("page.md", "lost words", "bad")), copy)[1]
    )


def test_a_test_that_stays_green_has_missed_the_defect(copy):
    assert (
        miss(defect(lambda copy: copy.append("page.md", "Another good one.")), copy)[1]
        == "the test stays green"
    )


def test_a_message_must_name_the_right_line_and_problem(copy):
    wrong = defect(lambda copy: Place("page.md", copy.append("page.md", "A bad one.").line + 1))
    assert "does not say page.md:4:" in miss(wrong, copy)[1]
    assert (
        "does not say a good word"
        in miss(defect(lambda copy: copy.append("page.md", "A bad one."), "a good word"), copy)[1]
    )


def test_a_test_that_does_not_exist_has_caught_nothing(copy):
    assert (
        "pytest ended with 4"
        in miss(
            defect(
                lambda copy: copy.append("page.md", "A bad one."), test="test_words.py::test_lost"
            ),
            copy,
        )[1]
    )


def test_new_files_are_deleted_and_deleted_ones_come_back(copy):
    copy.write("new/file.md", "x")
    copy.delete("page.md")
    copy.restore()
    assert not (copy.folder / "new/file.md").exists() and copy.read("page.md") == "Good words.\n"


def test_the_sums_tell_what_was_missed():
    told: list[str] = []
    one = defect(lambda _: Place("page.md", 1))
    assert (
        table([(one, "page.md:1:", ""), (one, "page.md:1:", "the test stays green")], told.append)
        == 1
    )
    assert told[-1] == "planted 2, caught 1" and "Missed: a word" in told[-2]


def test_at_least_44_different_defects_are_planted():
    assert len(DEFECTS) == len({defect.name for defect in DEFECTS}) >= 44

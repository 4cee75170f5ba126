"""The heading checks know good from bad, and the line."""

from __future__ import annotations

import pytest

from guidekit.checks.built import headings
from tests.unit.pages import BODY, FRONT_MATTER, built, guide, lines

MARKDOWN = "# Link it\n\n## Before you start\n\n## Check that it worked\n\n## If it does not work\n"
GOOD = (
    "<h1>Link it</h1><h2 id=a>Before you start</h2><ol class=steps><li>x</ol>"
    "<h2 id=b>Check that it worked</h2><h2 id=c>If it does not work</h2>"
)
ALL = [
    headings.one_title,
    headings.skipped_levels,
    headings.repeated_ids,
    headings.repeated_headings,
    headings.not_sentence_case,
    headings.missing_parts,
]


@pytest.mark.parametrize("check", ALL)
def test_a_good_page_passes(check):
    assert list(check(built(GOOD, guide(MARKDOWN)))) == []


@pytest.mark.parametrize(
    ("check", "html", "markdown", "line"),
    [
        (headings.one_title, "<h1>Link them</h1>", "# Link them\n", 0),
        (headings.one_title, "<p>x</p>", "x\n", 0),
        (headings.one_title, "<h1>Link it</h1><h1>More</h1>", "# Link it\n\n# More\n", 2),
        (headings.skipped_levels, "<h1>Link it</h1><h3>Deep</h3>", "# Link it\n\n### Deep\n", 2),
        (headings.repeated_ids, "<p id=a>B</p><h2 id=a>A</h2>", "# Link it\n\n## A {#a}\n", 2),
        (headings.repeated_headings, "<h2>Start</h2><h2>Start</h2>", "## Start\n\n## Start\n", 2),
        (
            headings.not_sentence_case,
            "<h2>Open The page</h2>",
            "# Link it\n\n## Open The page\n",
            2,
        ),
    ],
)
def test_a_bad_heading_is_found_on_its_line(check, html, markdown, line):
    assert BODY + line in lines(check(built(html, guide(markdown))))


@pytest.mark.parametrize(
    "words",
    [
        "Windows 11 and Microsoft",
        "What is KMS?",
        "Done: Select it",
        "Use <strong>Add An Account</strong>",
    ],
)
def test_names_acronyms_labels_and_first_words_keep_their_capital(words):
    assert list(headings.not_sentence_case(built(f"<h2>{words}</h2>"))) == []


@pytest.mark.parametrize(
    "missing", ["Before you start", "Check that it worked", "If it does not work"]
)
def test_a_how_to_lacks_none_of_its_headings(missing):
    (finding,) = headings.missing_parts(built(GOOD.replace(missing, "Another"), guide(MARKDOWN)))
    assert missing in finding.problem


def test_a_how_to_has_steps_and_an_explanation_has_none():
    (finding,) = headings.missing_parts(built(GOOD.replace("class=steps", ""), guide(MARKDOWN)))
    assert finding.problem == "no steps"
    explanation = guide(MARKDOWN, name="explanation/why.md")
    assert [f.problem for f in headings.missing_parts(built(GOOD, explanation))] == [
        "steps on a page that has none"
    ]


def test_two_pages_do_not_share_a_title():
    twice = [built("", guide()), built("", guide(name="how-to/other.md"))]
    (finding,) = headings.repeated_titles(twice)
    assert (finding.file, finding.line) == ("docs/how-to/other.md", 3)
    assert list(headings.repeated_titles(twice[:1])) == []
    assert FRONT_MATTER.splitlines()[2].startswith("title")

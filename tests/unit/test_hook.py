"""A warning of MkDocs about a link names file and line."""

from __future__ import annotations

import pytest

from guidekit.engines.mkdocs_hook import with_line


@pytest.mark.parametrize(
    "what",
    [
        "a link 'lost.md', but the target 'lost.md' is not found",
        "an absolute link 'lost.md'",
        "an unrecognized relative link 'lost.md'",
    ],
)
def test_a_warning_names_the_line_of_its_link(tmp_path, what):
    (tmp_path / "page.md").write_text("# A page\n\nRead [more](lost.md).\n", encoding="utf-8")
    assert with_line(f"Doc file 'page.md' contains {what}.", tmp_path).startswith(
        "docs/page.md:3: Doc file"
    )


def test_other_messages_stay_as_they_are(tmp_path):
    assert (
        with_line("The following pages exist: a.md", tmp_path) == "The following pages exist: a.md"
    )

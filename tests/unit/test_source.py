"""Pages know their address and their lines; findings tell what to do."""

from __future__ import annotations

import pytest

from guidekit.model.finding import Finding, listing
from guidekit.model.guide import Page
from tests.unit.pages import BODY, guide


@pytest.mark.parametrize(
    ("name", "url", "kind"),
    [
        ("index.md", "", ""),
        ("search/index.md", "search/", ""),
        ("how-to/link-it.md", "how-to/link-it/", "how-to"),
        ("reference/index.md", "reference/", ""),
    ],
)
def test_a_file_has_one_address_and_one_type(name, url, kind):
    page = Page(name, "")
    assert (page.url, page.type) == (url, kind)


def test_lines_are_counted_from_the_top_of_the_file():
    page = guide("# Link it\n\nSome words\n")
    assert (page.body_line, page.line_of("Some"), page.key_line("title"), page.line_of("none")) == (
        BODY,
        BODY + 2,
        3,
        1,
    )


def test_a_finding_says_where_what_and_how_to_mend_it():
    finding = Finding("docs/x.md", 3, "it is wrong", "make it right")
    assert str(finding) == "docs/x.md:3: it is wrong\n    fix: make it right"


def test_a_long_list_shows_ten_and_counts_the_rest(monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    many = [Finding("docs/x.md", line, "wrong", "mend") for line in range(1, 14)]
    assert listing(many).endswith("and 3 more")
    assert listing([]) == ""

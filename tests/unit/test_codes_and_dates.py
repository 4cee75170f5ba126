"""The tables of codes and dates are whole; what they print is what they hold."""

from __future__ import annotations

from datetime import date

import pytest
from markdown import markdown

from guidekit.checks.source import codes, dates
from guidekit.model.dates import with_dates
from guidekit.model.project import ROOT, load
from tests.unit.pages import BODY, FRONT_MATTER, guide, lines

ENTRY = {
    "meaning": "The key is blocked.",
    "do": "Ask the seller.",
    "advice": "reasoned",
    "sources": ["M19"],
}
FACT = {
    "date": "2025-10-14",
    "what": "Microsoft stopped supporting it.",
    "sources": ["M17"],
    "review_after": "2026-06-01",
}


@pytest.mark.parametrize("change", [{"advice": "mine"}, {"sources": ["Z9"]}, {"remedy": "x"}])
def test_an_entry_of_the_code_table_is_closed(change):
    assert list(codes.incomplete_codes({"common": {"0xC004C003": ENTRY}})) == []
    assert len(list(codes.incomplete_codes({"common": {"0xC004C003": ENTRY | change}}))) == 1


def test_a_misspelled_code_is_told_how_a_code_is_written():
    (finding,) = codes.incomplete_codes({"common": {"0xC004C03": ENTRY}})
    assert "0xC004C03" in finding.problem and "0x[0-9A-F]{8}" in finding.fix


def test_a_wrong_fact_is_found_on_its_line():
    code, key = next(iter(load("codes")["common"])), list(load("dates"))[1]
    for wrong, word in (
        (codes.incomplete_codes({"common": {code: {}}}), code),
        (dates.incomplete_dates({key: {}}), key),
        (dates.due_dates({key: FACT}, date(2030, 1, 1)), key),
    ):
        named = {
            (ROOT / finding.file).read_text(encoding="utf-8").splitlines()[finding.line - 1]
            for finding in wrong
        }
        assert len(named) == 1 and word in named.pop()


def test_a_code_of_a_guide_stands_in_the_table():
    coded = guide(front_matter=FRONT_MATTER.replace("id: 101", 'id: 101\ncodes: ["0xC004C003"]'))
    assert list(codes.untabled_codes(coded, {"common": {"0xC004C003": ENTRY}})) == []
    assert lines(codes.untabled_codes(coded, {"common": {}})) == [3]


def test_pages_of_one_case_are_told_apart_on_their_line():
    one, two = guide("# A\n## Own\n1. Ask.\n## Next\n"), guide("# B\n## Own\n1. Ask.\n")
    other, more = guide("# C\n## Own\n1. Pay.\n"), guide("# D\n## Own\n1. Ask.\n2. Pay.\n")
    assert list(codes.different_sections([one, two, guide("# E\n")], "## Own")) == []
    assert lines(codes.different_sections([one, other, more], "## Own")) == [BODY + 2, BODY + 3]


def test_the_table_links_a_code_that_has_a_guide_and_says_whose_advice_it_is():
    html = markdown("{table: codes-common}", extensions=["guidekit.markdown.tables"])
    assert (
        '<div id="0xc004c003"><dt><a href="../troubleshooting/0xc004c003.md"><code>0xC004C003</code></a>'
        in html
    )
    assert "Microsoft's advice:" in html and "Reasoned advice:" in html


def test_a_fact_that_expires_has_source_and_day_of_review():
    assert list(dates.incomplete_dates({"support-end": FACT})) == []
    for key in FACT:
        assert len(list(dates.incomplete_dates({"support-end": {**FACT, key: ""}}))) >= 1


def test_a_fact_is_due_after_its_day_of_review():
    assert list(dates.due_dates({"support-end": FACT}, date(2026, 6, 1))) == []
    (finding,) = dates.due_dates({"support-end": FACT}, date(2026, 6, 2))
    assert "M17" in finding.fix


def test_a_date_in_a_page_is_printed_and_an_unknown_one_is_found():
    key = next(iter(load("dates")))
    assert (
        "{" not in with_dates(f"Until {{date: {key}}}.")
        and list(dates.unknown_dates(guide(f"# A\n\n{{date: {key}}}\n"))) == []
    )
    assert lines(dates.unknown_dates(guide("# A\n\nUntil {date: never}.\n"))) == [BODY + 2]

"""The front matter checks find what is wrong, on its line, and say what is allowed."""

from __future__ import annotations

from datetime import date

import pytest

from guidekit.checks import build_gate
from guidekit.checks.source import front_matter
from guidekit.model.address_lock import Place
from tests.unit.pages import FRONT_MATTER, guide, lines

TODAY = date(2026, 11, 21)


def findings(change: tuple[str, str]):
    return list(front_matter.schema_findings(guide(front_matter=FRONT_MATTER.replace(*change))))


def test_a_right_page_has_no_finding():
    assert list(front_matter.schema_findings(guide())) == []


@pytest.mark.parametrize(
    ("change", "line", "problem", "fix"),
    [
        (("id: 101", "id: 101\ncolour: red"), 3, "unknown key colour", "applies_to"),
        (("id: 101\n", ""), 1, "missing key id", "add"),
        (("link-license", "make-tea"), 6, "make-tea", "link-license"),
        (("[P1]", "[P1, Z9]"), 8, "Z9", "P1"),
        (("windows-11", "windows-12"), 5, "windows-12", "windows-11, windows-10"),
        (('"2026-11-21"', "2026-11-21"), 7, "checked", "in quotes"),
        (("id: 101", "id: one"), 2, "id is 'one'", "integer"),
        (
            (
                "A sentence that is long enough to be the description of a page on this site.",
                "Short.",
            ),
            4,
            "6 characters",
            "50",
        ),
        (("id: 101", 'id: 101\ncodes: ["C004F211"]'), 3, "C004F211", "0x"),
        (("id: 101", "id: [101"), 3, "no YAML", ""),
    ],
)
def test_a_wrong_value_is_found_on_its_line(change, line, problem, fix):
    (finding,) = findings(change)
    assert finding.line == line
    assert problem in finding.problem and fix in finding.fix


def test_a_page_that_is_no_guide_needs_a_known_layout():
    right = "---\ntitle: Home\ndescription: All guides\nlayout: home\n---\n"
    assert list(front_matter.schema_findings(guide(front_matter=right, name="index.md"))) == []
    wrong = right.replace("layout: home", "layout: blog")
    assert lines(front_matter.schema_findings(guide(front_matter=wrong, name="index.md"))) == [4]


@pytest.mark.parametrize("written", ["2026-11-22", "2026-02-30"])
def test_a_date_must_have_come_and_exist(written):
    page = guide(front_matter=FRONT_MATTER.replace("2026-11-21", written))
    assert lines(front_matter.future_dates(page, TODAY)) == [7]
    assert lines(front_matter.future_dates(guide(), TODAY)) == []


def test_a_number_is_given_once():
    other = guide(name="how-to/other.md")
    (finding,) = front_matter.repeated_numbers([guide(), other])
    assert (finding.file, finding.line) == ("docs/how-to/other.md", 2)
    assert "102" in finding.fix


def test_a_number_of_another_page_is_not_taken():
    lock = {"101/": Place("101/", ["how-to/link-it/"])}
    (finding,) = front_matter.retired_numbers([guide(name="how-to/new.md")], lock)
    assert "how-to/link-it/" in finding.problem and finding.line == 2 and "102" in finding.fix
    assert list(front_matter.retired_numbers([guide()], lock)) == []


def test_a_renamed_page_keeps_its_number_when_it_names_its_old_address():
    lock = {"101/": Place("101/", ["how-to/link-it/"])}
    moved = guide(
        name="how-to/new.md",
        front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nmoved_from: [how-to/link-it/]"),
    )
    assert list(front_matter.retired_numbers([moved], lock)) == []
    assert list(front_matter.taken_addresses([moved])) == []
    assert lines(front_matter.taken_addresses([guide(), moved])) == [3]


def test_a_code_and_a_main_intent_belong_to_one_page():
    coded = FRONT_MATTER.replace("id: 101", 'id: 101\ncodes: ["0xC004F211"]')
    pages = [guide(front_matter=coded), guide(front_matter=coded, name="how-to/other.md")]
    assert lines(front_matter.repeated_codes(pages)) == [3]
    assert lines(front_matter.repeated_main_intents(pages)) == [7]
    assert (
        list(front_matter.repeated_codes(pages[:1]))
        == list(front_matter.repeated_main_intents(pages[:1]))
        == []
    )


def test_the_gate_reports_schema_errors_before_it_reads_values():
    broken = guide(front_matter=FRONT_MATTER.replace("id: 101", "id: one"))
    assert len(build_gate.source_findings([broken], TODAY)) == 1


def test_the_page_of_a_code_is_the_guide_for_that_code_only():
    def named(intent):
        return guide(
            front_matter=FRONT_MATTER.replace("id: 101", 'id: 101\ncodes: ["0xC004C003"]').replace(
                "[link-license]", f"[{intent}]"
            ),
            name="troubleshooting/0xc004c003.md",
        )

    assert front_matter.main_intent(named("error-0xC004C003")) == "error-0xC004C003"
    assert front_matter.main_intent(named("error-generic")) is None
    assert front_matter.main_intent(guide(name="reference/error-codes.md")) is None
    assert front_matter.main_intent(guide()) == "link-license"


def test_an_intent_without_a_guide_is_found():
    missing = [finding.problem for finding in front_matter.intents_without_guide([guide()])]
    assert (
        "no guide answers find-product-key" in missing
        and "no guide answers link-license" not in missing
    )


def test_a_neighbor_that_no_guide_has_is_found():
    page = guide(front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nbeside: 999"))
    (finding,) = front_matter.unknown_neighbors([page])
    assert finding.line == 3 and "999" in finding.problem
    known = guide(front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nbeside: 101"))
    assert list(front_matter.unknown_neighbors([known])) == []


@pytest.mark.parametrize(
    ("name", "kind", "url"),
    [
        ("how-to/rebuild-the-index.md", "how-to", "how-to/rebuild-the-index/"),
        ("how-to/index.md", "", "how-to/"),
        ("index.md", "", ""),
    ],
)
def test_only_the_first_page_of_a_folder_is_no_guide(name, kind, url):
    assert (guide(name=name).type, guide(name=name).url) == (kind, url)

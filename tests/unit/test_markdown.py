"""Sections and steps come out of plain Markdown with addresses that last."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from guidekit.checks.source import ui_text
from tests.unit.pages import guide

EXTENSIONS = [
    "attr_list",
    "md_in_html",
    "toc",
    "guidekit.markdown.sections",
    "guidekit.markdown.steps",
    "guidekit.markdown.tables",
]


def soup(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown(text, extensions=EXTENSIONS), "lxml")


def step_ids(text: str) -> list[str]:
    return [step["id"] for step in soup(text).select("ol.steps > li")]


def test_each_windows_version_becomes_a_section_up_to_the_next_heading_of_its_level():
    page = soup(
        "# T\n\n## On 11 {#windows-11}\n\nA\n\n### Deep\n\nB\n\n## On 10 {#windows-10}\n\nC\n\n## After\n\nD\n"
    )
    parts = {
        part["data-os"]: part.get_text(" ", strip=True) for part in page.select("section.variant")
    }
    assert parts == {"windows-11": "On 11 A Deep B", "windows-10": "On 10 C"}
    assert page.find(id="after").parent.name != "section"


def test_a_heading_inside_a_variant_gets_its_prefix():
    page = soup(
        "## On 11 {#windows-11}\n\n### Deep part\n\n### Other {#own}\n\n### Third {#windows-11-third}\n"
    )
    assert [h["id"] for h in page.find_all("h3")] == [
        "windows-11-deep-part",
        "windows-11-own",
        "windows-11-third",
    ]


def test_words_alone_make_no_variant():
    assert not soup("## Windows 10 support has ended\n\nText\n").select("section")


def test_a_variant_of_one_fix_keeps_its_longer_name():
    assert step_ids("## Fix\n\n### On 11 {#windows-11-edition}\n\n1. Select **A**.\n") == [
        "windows-11-edition-select-a"
    ]


def test_the_check_becomes_a_section():
    assert (
        soup("## Check that it worked\n\nText\n").select_one("section.part--check p").text == "Text"
    )


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("Select **System** > **Activation**.", "select-system-activation"),
        ("Wait until the window is gone, then go on.", "wait-until-the-window-is-gone"),
        ("Do it. {#my-own}", "my-own"),
        ("Select **A**. {#last-word}", "last-word"),
        ("Type `winver`. {#type-it}", "type-it"),
    ],
)
def test_a_step_is_named_by_its_labels_its_words_or_its_author(step, name):
    assert step_ids(f"1. {step}\n") == [name]
    assert step_ids(f"## On 11 {{#windows-11}}\n\n1. {step}\n\n    More.\n") == [
        f"windows-11-{name}"
    ]
    assert "{#" not in soup(f"1. {step}\n").text


def test_only_top_level_numbered_lists_are_steps():
    assert step_ids("1. One\n\n    1. Inner\n    2. Inner two\n\n2. Two\n\nText\n\n- dot\n") == [
        "one",
        "two",
    ]


def test_every_step_links_to_itself_and_says_its_number():
    links = soup("1. One\n2. Two\n").select("ol.steps > li > a.step-link")
    assert [(link["href"], link.get_text()) for link in links] == [
        ("#one", "Link to step 1"),
        ("#two", "Link to step 2"),
    ]


def test_a_tight_step_keeps_its_inner_list_out_of_the_sentence():
    step = soup("1. Select **A**:\n    - on 11\n    - on 10\n").select_one("li#select-a")
    assert [child.name for child in step.find_all(recursive=False)] == ["p", "a", "ul"]


def test_a_step_with_a_box_can_be_ticked():
    text = "1. [ ] Do **it** now. {#do-it}\n"
    (label,) = soup(text).select("li#do-it > p > label")
    assert label.input["type"] == "checkbox" and label.get_text() == " Do it now."
    assert step_ids("1. [ ] Do this.\n") == ["do-this"]


def test_a_table_comes_from_data_with_an_anchor_per_row():
    page = soup("Text\n\n{table: settings}\n\nMore\n")
    assert (
        page.find(id="activation")
        .dd.get_text(" ", strip=True)
        .startswith("Windows 11: Settings > System > Activation")
    )
    assert page.find(id="your-info").dd.get_text(strip=True) == "Settings > Accounts > Your info"


def test_an_unknown_table_stays_for_the_build_gate_to_refuse():
    """A page that is being written must not end the server that shows it."""
    assert soup("{table: colours}\n").p.text == "{table: colours}"
    (finding,) = ui_text.unknown_tables(guide("# A\n\n{table: colours}\n"))
    assert "settings" in finding.fix

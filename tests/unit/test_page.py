"""One page on its way from what an engine built to what is published."""

from __future__ import annotations

import json

import pytest
from lxml import html as lxml_html

from guidekit.checks.built.anchors import anchor_findings
from guidekit.publish.page import transform_page
from guidekit.publish.parts import head
from guidekit.publish.parts.access import keep_words
from guidekit.publish.parts.changes import add_changes
from guidekit.publish.parts.moved_anchors import add_moved_anchors
from guidekit.publish.record import record_of
from tests.unit.pages import BODY, coded, context, element, guide

BUILT = """<!doctype html><html><head><meta charset="utf-8"><title>x</title>
<script src="../../assets/js/boot.js"></script><link rel="stylesheet" href="../../assets/css/guide.css"></head>
<body><article id="content"><h1>Link it</h1><p>The answer.</p>
<section class="variant" data-os="windows-11"><h2 id="windows-11">On 11</h2><ol class="steps">
<li id="windows-11-a"><a class="step-link" href="#windows-11-a"></a><p>Select <strong>A</strong>.</p>
<p><a href="ms-settings:activation">Open</a></p></li></ol></section>
<section class="variant" data-os="windows-10"><h2 id="windows-10">On 10</h2><p>Text</p></section></article>
<script src="../../assets/js/reading.js" defer></script></body></html>"""
FILE = "how-to/link-it/index.html"


@pytest.fixture
def published(tmp_path):
    """Return what publishes the page above, with options of the build, and gives its root."""

    def publish(**options):
        text, _ = transform_page(context(tmp_path, guide(), **options), FILE, BUILT)
        return lxml_html.document_fromstring(text)

    return publish


def test_facts_and_switch_stand_below_the_answer(published):
    children = [
        child.get("class") or child.tag for child in published().get_element_by_id("content")
    ]
    assert children[:5] == ["h1", "lead", "facts", "os-switch", "language"]


def test_what_one_can_do_with_a_guide_stands_above_its_sources(published):
    names = [child.get("class") for child in published().get_element_by_id("content")]
    assert names.index("page-actions") + 1 == names.index("part part--sources")


def test_the_facts_lead_to_the_first_steps_of_each_windows(published):
    (link,) = published().find_class("to-steps")
    assert (link.get("href"), link.get("data-os")) == ("#windows-11", "windows-11")


def test_a_line_stands_for_the_second_variant(published):
    (offer,) = published().find_class("variant-offer")
    assert offer.find("a").get("href") == "#windows-10" == f"#{offer.getnext().get('id')}"
    assert offer.text_content() == "On 10"


def test_another_language_is_helped_by_what_is_the_same_in_all(published):
    told = published().find_class("language")[0].text_content()
    assert "ms-settings:activation" in told and "tick in a circle" in told


def test_styles_and_the_start_script_stand_in_the_page(published):
    page = published()
    assert not page.xpath("//link[@rel='stylesheet']") and len(page.xpath("//head/style")) == 1
    assert "dataset.os" in page.xpath("//head/script[not(@src) and not(@type)]/text()")[0]
    (bundle,) = page.xpath("//body/script/@src")
    assert bundle.startswith("../../assets/js/reading.") and bundle != "../../assets/js/reading.js"


def test_a_settings_link_alone_in_its_paragraph_becomes_a_button(published):
    (path,) = published().find_class("open-settings")
    assert path.find("a").get("class") == "md-button"
    assert "ms-settings:activation" in path.find("span").text_content()


def test_the_report_link_needs_a_repository(published):
    assert not published().find_class("report")
    (link,) = published(repo_url="https://github.com/example/guides").find_class("report")
    assert "Guide+101" in link.get("href")


def test_a_page_without_a_source_gets_its_frame_and_no_record(tmp_path):
    text, record = transform_page(context(tmp_path, guide()), "404.html", BUILT)
    assert (
        record is None and "<style>" in text and "facts" not in lxml_html.fromstring(text).classes
    )


def test_a_guide_without_a_title_is_published_for_the_heading_check_to_find(tmp_path):
    text, _ = transform_page(
        context(tmp_path, guide()), FILE, BUILT.replace("<h1>Link it</h1>", "")
    )
    assert "part--sources" in text


def test_a_moved_anchor_lands_on_its_new_place():
    html = element('<article><h1>x</h1><p>y</p><h2 id="new">New</h2></article>')
    add_moved_anchors(html, coded("moved_anchors: {old: new}"))
    assert html.get_element_by_id("old").getparent().get("id") == "new"
    assert html.get_element_by_id("new").text_content() == "New"


def recorded(page, html):
    return record_of(page, lxml_html.document_fromstring(f"<article>{html}</article>"))


def test_a_moved_anchor_that_leads_nowhere_is_found():
    record = recorded(coded("moved_anchors: {old: gone}"), '<h2 id="new">New</h2>')
    (finding,) = anchor_findings(record)
    assert finding.line == 3 and "new" in finding.fix


def test_two_steps_with_one_id_are_found_on_the_second_line():
    page = guide("# Link it\n\n1. Select **A**.\n2. Select **A**.\n")
    item = '<li id="select-a"><p>Select <strong>A</strong>.</p></li>'
    (finding,) = anchor_findings(recorded(page, f'<h1>x</h1><ol class="steps">{item}{item}</ol>'))
    assert finding.line == BODY + 3 and "{#" in finding.fix


def test_the_record_names_heading_and_version_of_each_section():
    found = record_of(guide(), lxml_html.document_fromstring(BUILT)).sections
    assert [(section.heading, section.os, section.text) for section in found] == [
        ("", None, "The answer."),
        ("On 11", "windows-11", "Select A. Open"),
        ("On 10", "windows-10", "Text"),
    ]


def test_the_record_keeps_the_labels_of_a_step():
    (step,) = record_of(guide(), lxml_html.document_fromstring(BUILT)).steps
    assert (step.os, step.part, step.number) == ("windows-11", "On 11", 1)
    assert (step.text, step.labelled) == ("Select A.", "Select **A**.")


def test_structured_data_say_what_the_page_shows():
    html = lxml_html.document_fromstring(
        '<article><p class="eyebrow">Link and check</p><h1>Link it <b>now</b></h1></article>'
    )
    about, crumbs = head.structured(guide(), html, "https://guides.example/")["@graph"]
    assert (about["headline"], about["dateModified"]) == ("Link it now", "2026-11-21")
    assert about["url"] == "https://guides.example/how-to/link-it/"
    names = [item["name"] for item in crumbs["itemListElement"]]
    assert names == ["Home", "Link and check", "Link it now"]
    assert "url" not in head.structured(guide(), html, "")["@graph"][0]


def test_structured_data_cannot_end_their_script():
    html = lxml_html.document_fromstring(
        "<html><head></head><body><article><h1>x &lt;/script&gt;</h1></article></body></html>"
    )
    head.add_structured(guide(), html, "")
    assert "</script>" not in (text := html.find("head/script").text)
    assert json.loads(text)["@graph"][0]["headline"] == "x </script>"


def test_changes_are_folded_at_the_end_latest_first():
    page = coded('changes: [{date: "2026-11-01", what: First.}, {date: "2026-11-24", what: Then.}]')
    html = element("<article><p>x</p></article>")
    add_changes(html, page)
    (folded,) = html.findall("details")
    assert folded.get("open") is None
    assert [item.text_content() for item in folded.iter("li")] == [
        "24 November 2026: Then.",
        "1 November 2026: First.",
    ]
    bare = element("<article><p>x</p></article>")
    add_changes(bare, guide())
    assert len(bare) == 1


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("slmgr /dli", ["slmgr", "/dli"]),
        ("ms-settings:activation", ["ms-settings:activation"]),
        ("winver", []),
    ],
)
def test_each_word_of_a_command_that_could_break_is_held_together(code, held):
    article = element(f"<p><code>{code}</code></p>")
    keep_words(article)
    assert [one.text for one in article.xpath("//*[@class='keys']")] == held
    assert article.text_content() == code

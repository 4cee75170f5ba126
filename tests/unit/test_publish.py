"""The publish step adds what front matter knows and finds what only the built page shows."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from guidekit import data
from guidekit.publish import (
    article,
    chrome,
    feed,
    head,
    llms,
    markdown_twin,
    offline,
    open_search,
    policy,
    publish,
    scripts,
    search_data,
    well_known,
)
from guidekit.publish.problems import anchor_findings
from guidekit.publish.short_addresses import forward, places, spellings, write_all
from guidekit.source import read_pages
from tests.unit.pages import BODY, FRONT_MATTER, guide

BUILT = """<!doctype html><html><head><meta charset="utf-8"><title>x</title><script src="../../assets/js/boot.js"></script></head>
<body><input data-md-toggle="drawer"><article id="content"><h1>Link it</h1><p>The answer.</p>
<section class="variant" data-os="windows-11"><h2 id="windows-11">On 11</h2><ol class="steps">
<li id="windows-11-a"><a class="step-link" href="#windows-11-a"></a><p>Select <strong>A</strong>.</p><p><a href="ms-settings:activation">Open</a></p></li></ol></section>
<section class="variant" data-os="windows-10"><h2 id="windows-10">On 10</h2><p>Text</p></section></article></body></html>"""


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Lay out a site of one page, as an engine would write it."""
    page = tmp_path / "site" / "how-to" / "link-it" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(BUILT, encoding="utf-8")
    (tmp_path / "site" / "assets" / "js").mkdir(parents=True)
    (tmp_path / "site" / "assets" / "js" / "boot.js").write_text("go()", encoding="utf-8")
    (tmp_path / "docs" / "how-to").mkdir(parents=True)
    (tmp_path / "docs" / "how-to" / "link-it.md").write_text(
        FRONT_MATTER + "# Link it\n\n1. Select **A**.\n", encoding="utf-8"
    )
    monkeypatch.setattr("guidekit.checks.gate.read_lock", dict)
    return tmp_path


def published(site, **options):
    findings = publish(site / "site", docs=site / "docs", **options)
    return findings, lxml_html.parse(str(site / "site/how-to/link-it/index.html")).getroot()


def test_facts_and_switch_stand_below_the_answer(site):
    _, page = published(site)
    children = [child.get("class") or child.tag for child in page.get_element_by_id("content")]
    assert children[:4] == ["h1", "lead", "facts", "os-switch"]


def test_publishing_is_without_findings_on_a_good_page(site):
    assert published(site)[0] == []


def test_the_start_script_is_inlined_with_its_hash(site):
    _, page = published(site)
    content = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert page.xpath("//script[not(@src) and not(@type)]/text()") == ["go()"]
    assert policy.source_hash("go()") in content


def test_serving_keeps_scripts_apart_and_sets_no_policy(site):
    _, page = published(site, final=False)
    assert page.xpath("//script[@src]") and not page.xpath("//meta[@http-equiv]")


def test_dead_parts_of_the_theme_are_gone(site):
    _, page = published(site)
    assert not page.xpath("//input[@data-md-toggle]")


def test_a_settings_link_alone_in_its_paragraph_becomes_a_button(site):
    _, page = published(site)
    (way,) = page.find_class("open-settings")
    assert way.find("a").get("class") == "md-button"
    assert "ms-settings:activation" in way.find("span").text_content()


def test_report_link_needs_a_repository(site):
    assert not published(site)[1].find_class("report")
    html = lxml_html.fragment_fromstring("<article><h1>x</h1><p>y</p></article>")
    article.complete(html, guide(), None, repo_url="https://github.com/example/guides")
    assert "Guide+101" in html.find_class("report")[0].get("href")


def test_a_moved_anchor_lands_on_its_new_place():
    page = guide(front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nmoved_anchors: {old: new}"))
    html = lxml_html.fragment_fromstring(
        '<article><h1>x</h1><p>y</p><h2 id="new">New</h2></article>'
    )
    article.complete(html, page, None)
    assert html.get_element_by_id("old").getparent().get("id") == "new"
    assert html.get_element_by_id("new").text_content() == "New"


def test_a_moved_anchor_that_leads_nowhere_is_found():
    page = guide(
        front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nmoved_anchors: {old: gone}")
    )
    html = lxml_html.fragment_fromstring('<article><h2 id="new">New</h2></article>')
    (finding,) = anchor_findings(page, html)
    assert finding.line == 3 and "new" in finding.fix


def test_two_steps_with_one_id_are_found_on_the_second_line():
    page = guide("# Link it\n\n1. Select **A**.\n2. Select **A**.\n")
    item = '<li id="select-a"><p>Select <strong>A</strong>.</p></li>'
    root = lxml_html.document_fromstring(f'<article><ol class="steps">{item}{item}</ol></article>')
    (finding,) = anchor_findings(page, root)
    assert finding.line == BODY + 3 and "{#" in finding.fix


def test_search_sections_name_heading_and_version():
    root = lxml_html.document_fromstring(BUILT)
    found = [
        (section["heading"], section["os"], section["text"])
        for section in search_data.sections(guide(), root)
    ]
    assert found == [
        ("", None, "The answer."),
        ("On 11", "windows-11", "Select A. Open"),
        ("On 10", "windows-10", "Text"),
    ]


def test_a_word_is_said_once_in_the_search_data():
    assert (
        search_data.once("Don't type the key. The key, 0xC004F211!", {"the"})
        == "don't type key 0xc004f211"
    )


def test_a_word_that_most_guides_have_is_left_out_of_the_search_data():
    texts = [{"windows", f"word{number}"} for number in range(12)]
    assert search_data.common_words(texts) == {"windows"}


def test_a_code_leads_to_its_guide_or_to_its_row_in_the_table():
    own = guide(front_matter=FRONT_MATTER.replace("id: 101", 'id: 101\ncodes: ["0xC004F211"]'))
    table = guide(
        front_matter=FRONT_MATTER.replace("id: 101", "id: 148"), name="reference/error-codes.md"
    )
    found = places([own, table])
    assert found["0xC004F211"] == ("how-to/link-it/", "Link it")
    assert found["0xC004C014"] == ("reference/error-codes/#0xc004c014", "Error 0xC004C014")
    assert found["101"][0] == "how-to/link-it/"


def test_an_old_address_forwards_from_any_depth(tmp_path):
    write_all(
        tmp_path,
        [guide(front_matter=FRONT_MATTER.replace("id: 101", "id: 101\nmoved_from: [old/way/]"))],
    )
    assert '<a href="../../how-to/link-it/">' in (
        tmp_path / "old" / "way" / "index.html"
    ).read_text(encoding="utf-8")


def test_a_short_address_names_itself_and_its_guide_only_when_the_site_has_an_address():
    text = forward("how-to/link-it/#a", "Link it", at="101/", site_url="https://guides.example/")
    assert '<link rel="canonical" href="https://guides.example/how-to/link-it/">' in text
    assert '<link rel="cite-as" href="https://guides.example/101/">' in text
    assert "canonical" not in forward("how-to/link-it/", "Link it", at="101/")


def test_the_markdown_twin_keeps_steps_links_and_tables_and_leaves_controls_out():
    article = lxml_html.fragment_fromstring(
        '<article><h1>Link it</h1><p class="facts"><span>Windows 11</span><span>5 minutes</span></p><fieldset>Switch</fieldset>'
        '<ol class="steps"><li><a class="step-link" href="#a"><span class="visually-hidden">Link</span></a><p>Select <strong>A</strong>.</p>'
        '<p>See <a href="../b/">B</a>.</p></li><li><p>Go.</p></li></ol>'
        "<table><thead><tr><th>1</th><th>2</th></tr></thead><tbody><tr><td>x</td><td><code>y</code></td></tr></tbody></table>"
        "<ul><li>one <b>two</b></li></ul><blockquote><p>Said</p></blockquote></article>"
    )
    assert markdown_twin.twin(article) == (
        "# Link it\n\nWindows 11 · 5 minutes\n\n1. Select **A**.\n\n   See [B](../b/).\n\n2. Go.\n\n"
        "| 1 | 2 |\n| --- | --- |\n| x | `y` |\n\n- one **two**\n\n> Said\n"
    )


def test_the_feed_names_a_guide_by_an_id_that_does_not_depend_on_the_address(tmp_path):
    feed.write_feed(tmp_path, [guide()], "https://guides.example/")
    feed_there = (tmp_path / "changes.xml").read_text(encoding="utf-8")
    feed.write_feed(tmp_path, [guide()])
    feed_here = (tmp_path / "changes.xml").read_text(encoding="utf-8")
    assert "https://guides.example/101/" in feed_there and 'href="101/"' in feed_here
    assert (
        feed_there.count(feed.permanent_id("101")) == feed_here.count(feed.permanent_id("101")) == 1
    )


def test_the_list_for_text_readers_names_the_twin(tmp_path):
    llms.write_llms(tmp_path, [guide()])
    assert "- [Link it](how-to/link-it/index.md): A sentence" in (tmp_path / "llms.txt").read_text(
        encoding="utf-8"
    )


def test_the_address_bar_search_is_offered_only_with_an_address(tmp_path):
    root = lxml_html.document_fromstring(
        '<head><link rel="search" href="opensearch.xml"><link rel="icon" href="x"></head>'
    )
    open_search.remove_link(root)
    assert [link.get("rel") for link in root.iter("link")] == ["icon"]
    open_search.write_description(tmp_path, "https://guides.example/a&b/")
    text = (tmp_path / "opensearch.xml").read_text(encoding="utf-8")
    assert 'template="https://guides.example/a&amp;b/search/?q={searchTerms}"' in text


def test_a_code_has_four_spellings():
    assert spellings("0xC004F211") == ["0xC004F211", "0xc004f211", "C004F211", "c004f211"]


def test_white_space_in_code_blocks_is_kept():
    root = lxml_html.document_fromstring("<div>\n\n\n<pre>a\n\n\nb</pre>\n\n\n</div>")
    chrome.squeeze_white_space(root)
    assert root.find(".//pre").text == "a\n\n\nb" and root.find(".//div").text == "\n"


def test_a_page_that_data_does_not_know_is_refused_before_anything_is_written(site):
    page = site / "docs" / "how-to" / "link-it.md"
    page.write_text(page.read_text(encoding="utf-8").replace("[P1]", "[Z9]"), encoding="utf-8")
    (finding,), html = published(site)
    assert "Z9" in finding.problem and not html.find_class("facts")


def test_a_guide_without_a_title_is_published_for_the_heading_check_to_find():
    html = lxml_html.fragment_fromstring("<article><p>y</p></article>")
    article.complete(html, guide("Text\n"), None)
    assert html.find_class("part--sources")


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_page(tmp_path):
    text = "\ufeff" + FRONT_MATTER + "# Link it\n"
    (tmp_path / "x.md").write_bytes(text.replace("\n", "\r\n").encode("utf-8"))
    (page,) = read_pages(tmp_path)
    assert page.meta["id"] == 101 and page.body_line == BODY


def test_the_offline_copy_names_files_and_leaves_other_addresses_alone():
    page = '<a href="../how-to/"></a><a href="./#a"></a><a href="a/b/?c"></a><a href=".."></a><a href="#b"></a><a href="https://x.example/"></a><img src="../a/">'
    assert offline.for_a_folder(page) == (
        '<a href="../how-to/index.html"></a><a href="./index.html#a"></a><a href="a/b/index.html?c"></a><a href="../index.html"></a><a href="#b"></a><a href="https://x.example/"></a><img src="../a/">'
    )


def test_structured_data_say_what_the_page_shows():
    html = lxml_html.document_fromstring(
        '<article><p class="eyebrow">Link and check</p><h1>Link it <b>now</b></h1></article>'
    )
    about, crumbs = head.structured(guide(), html, "https://guides.example/")["@graph"]
    assert (
        about["headline"] == "Link it now"
        and about["dateModified"] == "2026-11-21"
        and about["url"] == "https://guides.example/how-to/link-it/"
    )
    assert [item["name"] for item in crumbs["itemListElement"]] == [
        "Home",
        "Link and check",
        "Link it now",
    ]
    assert "url" not in head.structured(guide(), html, "")["@graph"][0]


def test_structured_data_cannot_end_their_script():
    html = lxml_html.document_fromstring(
        "<html><head></head><body><article><h1>x &lt;/script&gt;</h1></article></body></html>"
    )
    head.add_structured(guide(), html, "")
    assert "</script>" not in html.find("head/script").text


def test_the_sitemap_tells_the_day_of_the_check_and_leaves_the_search_out(tmp_path):
    search = guide(
        front_matter="---\ntitle: S\ndescription: S\nlayout: search\n---\n", name="search/index.md"
    )
    well_known.write_sitemap(tmp_path, [guide(), search], "https://guides.example/")
    text = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert (
        "<loc>https://guides.example/how-to/link-it/</loc>" in text
        and "<lastmod>2026-11-21</lastmod>" in text
        and "search" not in text
    )


def test_robots_may_read_everything_and_are_told_of_the_sitemap_only_when_there_is_one(tmp_path):
    well_known.write_robots(tmp_path, "https://guides.example/")
    assert (tmp_path / "robots.txt").read_text(
        encoding="utf-8"
    ) == "User-agent: *\nAllow: /\nSitemap: https://guides.example/sitemap.xml\n"
    well_known.write_robots(tmp_path, "")
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text(encoding="utf-8")


def test_security_reports_have_an_address_and_an_end(tmp_path):
    well_known.write_security(tmp_path, [guide()], "https://github.com/example/guides")
    assert (tmp_path / ".well-known" / "security.txt").read_text(encoding="utf-8").splitlines()[
        :2
    ] == [
        "Contact: https://github.com/example/guides/security/advisories/new",
        "Expires: 2027-11-21T00:00:00Z",
    ]


def test_the_scripts_of_a_page_are_joined_in_their_order(tmp_path):
    folder = tmp_path / "assets" / "js"
    folder.mkdir(parents=True)
    for name in ("a", "b"):
        (folder / f"{name}.js").write_text(f"{name}();\n", encoding="utf-8")
    html = lxml_html.document_fromstring(
        '<html><head></head><body><script src="../assets/js/a.js" defer></script><script src="../assets/search/data.js" defer></script>'
        '<script src="../assets/js/b.js" defer></script></body></html>'
    )
    scripts.join(html, tmp_path)
    data, joined = html.xpath("//script/@src")
    assert (
        data == "../assets/search/data.js"
        and (tmp_path / joined.removeprefix("../")).read_text(encoding="utf-8") == "a();\nb();\n"
    )


def test_a_joined_script_is_named_by_its_content(tmp_path):
    folder = tmp_path / "assets" / "js"
    folder.mkdir(parents=True)
    names = []
    for text in ("one()", "two()", "one()"):  # one build after the other
        data.forget()
        for part in ("a.js", "b.js"):
            (folder / part).write_text(text, encoding="utf-8")
        page = lxml_html.fromstring(
            '<div><script defer src="../assets/js/a.js"></script><script defer src="../assets/js/b.js"></script></div>'
        )
        scripts.join(page, tmp_path)
        names += page.xpath("//script/@src")
        assert (tmp_path / names[-1].removeprefix("../")).read_text(encoding="utf-8") == text * 2
    assert names[0] == names[2] != names[1] and len(names) == 3

"""What is written beside the pages, for programs and for readers of other forms."""

from __future__ import annotations

import pytest

from guidekit.model.address_lock import Place
from guidekit.model.codes import places, spellings
from guidekit.model.guide import read_pages
from guidekit.publish import is_published
from guidekit.publish.outputs import (
    desk_data,
    feed,
    llms,
    markdown_copy,
    offline,
    robots_sitemap,
    search_data,
    short_addresses,
)
from guidekit.publish.packing import unfronted, ungapped
from tests.unit.pages import BODY, FRONT_MATTER, coded, context, guide

ADDRESS = "https://guides.example/"
TABLE = guide(
    front_matter=FRONT_MATTER.replace("id: 101", "id: 148"), name="reference/error-codes.md"
)


@pytest.fixture
def written(tmp_path):
    """Return what writes one output of one guide, and gives its text."""

    def write(writer, file, *pages, **options):
        writer(context(tmp_path, *(pages or [guide()]), **options))
        return (tmp_path / file).read_text(encoding="utf-8")

    return write


def test_the_search_data_says_which_sections_have_a_word():
    held = search_data.holders(["Don't type the key. The key!", "Key, 0xC004F211 is"], {"the"})
    assert unfronted(held["words"]) == ["0xc004f211", "don't", "key", "type"]
    assert [ungapped(line) for line in held["sections"].split("\n")] == [[1], [0], [0, 1], [0]]


def test_a_word_that_more_than_a_quarter_of_the_guides_have_is_left_out_of_the_search_data():
    texts = [{f"word{number}", *(["windows"] if number < 4 else [])} for number in range(12)]
    texts = [{"key", *text} if number < 3 else text for number, text in enumerate(texts)]
    assert search_data.common_words(texts) == {"windows"}


def test_a_code_leads_to_its_guide_or_to_its_row_in_the_table():
    found = places([coded('codes: ["0xC004F211"]'), TABLE])
    assert found["0xC004F211"] == ("how-to/link-it/", "Link it")
    assert found["0xC004C014"] == ("reference/error-codes/#0xc004c014", "Error 0xC004C014")
    assert found["101"][0] == "how-to/link-it/"


def test_a_code_has_four_spellings():
    assert spellings("0xC004F211") == ["0xC004F211", "0xc004f211", "C004F211", "c004f211"]


def test_an_old_address_forwards_from_any_depth(tmp_path):
    pages = short_addresses.forwarding_pages(context(tmp_path, coded("moved_from: [old/way/]")))
    assert '<a href="../../how-to/link-it/">' in pages["old/way/"]


def test_a_short_address_names_itself_and_its_guide_only_when_the_site_has_an_address(tmp_path):
    there = short_addresses.forwarding_pages(context(tmp_path, guide(), site_url=ADDRESS))["101/"]
    assert '<link rel="canonical" href="https://guides.example/how-to/link-it/">' in there
    assert '<link rel="cite-as" href="https://guides.example/101/">' in there
    here = short_addresses.forwarding_pages(context(tmp_path, guide()))["101/"]
    assert "canonical" not in here and "cite-as" not in here


@pytest.mark.parametrize("keys", ["", "id: 7\nmoved_from: [101/]"], ids=["it", "its heir"])
def test_the_number_of_a_place_leads_to_it_and_after_its_guide_went_to_the_heir(
    tmp_path, monkeypatch, keys
):
    lock = {"101/": Place("101/", anchors=["a"], numbers={"a": 7}), "102/": Place("102/")}
    monkeypatch.setattr(short_addresses, "locked", lambda: lock)
    page = guide(front_matter=FRONT_MATTER.replace("id: 101", keys or "id: 101"))
    pages = short_addresses.place_pages(context(tmp_path, page, site_url=ADDRESS))
    assert list(pages) == ["101/7/"] and len(pages["101/7/"]) < 600
    assert '<a href="../../how-to/link-it/#a">' in pages["101/7/"]
    assert 'content="0; url=../../how-to/link-it/#a"' in pages["101/7/"]
    assert '<link rel="canonical" href="https://guides.example/how-to/link-it/">' in pages["101/7/"]


def test_the_spellings_of_a_code_are_one_text(tmp_path):
    """A file system that folds case keeps only one of two spellings."""
    pages = short_addresses.forwarding_pages(context(tmp_path, coded('codes: ["0xC004F211"]')))
    assert len({pages[f"{word}/"] for word in spellings("0xC004F211")}) == 1


def test_the_markdown_copy_is_the_source_with_its_marks_written_out():
    body = (
        "# Link it\n\nThe answer.\n\n## On 11 {#windows-11}\n\n"
        "1. Select **A**. {#a}\n\n    [Open Activation](ms-settings:activation)\n\n"
        "2. See [B](../reference/b.md#c) and [below](#windows-11).\n\n"
        "    ![](screen:win11-system)\n\n"
        '    !!! warning "Hot"\n        A loss.\n\n3. Go.\n\n'
        "<details markdown>\n<summary>More</summary>\n\nText.\n\n</details>\n\n"
        '!!! warning "Mind"\n    Your files.\n\nEnd.\n'
    )
    copy = markdown_copy.markdown_copy(guide(body))
    assert copy.startswith(
        "# Link it\n\nWindows 11 · Checked 21 November 2026 · Guide 101\n\nThe answer."
    )
    assert "## On 11\n" in copy and "1. Select **A**.\n" in copy
    assert "    [Open Activation](ms-settings:activation) On the PC itself: press Win+R" in copy
    assert "See [B](../../reference/b/#c) and [below](./#windows-11)." in copy
    assert "](../../assets/screens/win11-system.light.wide.webp) Windows 11: Settings" in copy
    assert "\n    > **Hot**\n    >\n    > A loss.\n\n3. Go.\n\n**More**\n\nText.\n" in copy
    assert "> **Mind**\n>\n> Your files.\n\nEnd.\n\n## Sources\n" in copy
    assert "{" not in copy and "screen:" not in copy


def test_the_markdown_copy_holds_the_table_that_its_page_shows():
    copy = markdown_copy.markdown_copy(guide("# Codes\n\n{table: codes-common}\n"))
    assert "\n- `0xC004C003`: " in copy


def test_the_feed_names_a_guide_by_an_id_that_does_not_depend_on_the_address(written):
    there = written(feed.write_feed, "changes.xml", site_url=ADDRESS)
    here = written(feed.write_feed, "changes.xml")
    assert "https://guides.example/101/" in there and 'href="101/"' in here
    assert there.count(feed.permanent_id("101")) == here.count(feed.permanent_id("101")) == 1


def test_a_change_is_told_in_the_feed_and_in_the_markdown_copy(written):
    page = coded('changes: [{date: "2026-11-24", what: The account page has new names.}]')
    feed_text = written(feed.write_feed, "changes.xml", page)
    assert "Changed on 24 November 2026: The account page has new names." in feed_text
    assert feed_text.count("2026-11-24T00:00:00Z") == 2
    copy = markdown_copy.markdown_copy(page)
    assert "## What changed\n\n- 24 November 2026: The account page has new names.\n" in copy


def test_the_list_for_text_readers_names_the_markdown_copy(written):
    text = written(llms.write_llms, "llms.txt")
    assert "- [Link it](how-to/link-it/index.md): A sentence" in text


def test_the_sitemap_tells_the_day_of_the_check_and_leaves_the_search_out(written):
    front = "---\ntitle: S\ndescription: S\nlayout: search\n---\n"
    search = guide(front_matter=front, name="search/index.md")
    text = written(robots_sitemap.write_files, "sitemap.xml", guide(), search, site_url=ADDRESS)
    assert "<loc>https://guides.example/how-to/link-it/</loc>" in text
    assert "<lastmod>2026-11-21</lastmod>" in text and "search" not in text


def test_robots_are_told_of_the_sitemap_only_when_there_is_one(written):
    there = written(robots_sitemap.write_files, "robots.txt", site_url=ADDRESS)
    assert there == "User-agent: *\nAllow: /\nSitemap: https://guides.example/sitemap.xml\n"
    assert "Sitemap" not in written(robots_sitemap.write_files, "robots.txt")


def test_security_reports_have_an_address_and_an_end(written):
    repo = "https://github.com/example/guides"
    text = written(robots_sitemap.write_files, ".well-known/security.txt", repo_url=repo)
    assert text.splitlines()[:2] == [
        "Contact: https://github.com/example/guides/security/advisories/new",
        "Expires: 2027-11-21T00:00:00Z",
    ]


def test_a_site_below_a_path_has_no_security_file(tmp_path):
    """RFC 9116 looks for it at the root of a host, which is another site there."""
    below = context(
        tmp_path, guide(), site_url=f"{ADDRESS}sub/", repo_url="https://github.com/example/guides"
    )
    robots_sitemap.write_files(below)
    assert not (tmp_path / ".well-known").exists()


def test_the_offline_copy_names_files_and_leaves_other_addresses_alone():
    kept = '<a href="#b"></a><a href="https://x.example/"></a><img src="../a/">'
    page = (
        f'<a href="../how-to/"></a><a href="./#a"></a><a href="a/b/?c"></a><a href=".."></a>{kept}'
    )
    assert offline.for_a_folder(page) == (
        '<a href="../how-to/index.html"></a><a href="./index.html#a"></a>'
        f'<a href="a/b/index.html?c"></a><a href="../index.html"></a>{kept}'
    )


def test_the_offline_copy_has_no_addresses_that_only_replies_link(tmp_path):
    for name in ("101/index.html", "101/qr.svg", "101/7/index.html", "C004F211/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    kept = [path.relative_to(tmp_path).as_posix() for path in offline.files_of(tmp_path)]
    assert kept == ["101/index.html", "101/qr.svg"]


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("how-to/index.html", True),
        ("assets/screens/win11-system.light.wide.webp", True),
        ("assets/screens/manifest.json", False),
        ("assets/javascripts/bundle.js", False),
        ("assets/css/site.css", False),
        ("assets/css/material.LICENSE.txt", True),
        ("assets/cssx/site.css", True),
    ],
)
def test_only_what_pages_ask_for_and_licenses_are_published(name, published):
    assert is_published(name) is published


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_page(tmp_path):
    text = "\ufeff" + FRONT_MATTER + "# Link it\n"
    (tmp_path / "x.md").write_bytes(text.replace("\n", "\r\n").encode("utf-8"))
    (page,) = read_pages(tmp_path)
    assert page.meta["id"] == 101 and page.body_line == BODY


def test_the_desk_tells_the_day_of_the_check_and_of_the_last_change():
    changes = [{"date": "2026-11-22", "what": "x"}, {"date": "2026-11-25", "what": "y"}]
    assert desk_data.days({"checked": "2026-11-21"}) == "Checked 21 November 2026."
    told = desk_data.days({"checked": "2026-11-21", "changes": changes})
    assert told == "Checked 21 November 2026. Changed 25 November 2026."

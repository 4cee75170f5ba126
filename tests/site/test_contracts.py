"""What other programs rely on: the list of guides, short addresses, search data, weight."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from urllib.parse import urljoin

import brotli
import pytest
from jsonschema import Draft202012Validator
from lxml import etree, html

from guidekit.checks.built import markup
from guidekit.model.codes import spellings
from guidekit.model.finding import Finding
from guidekit.model.guide import WITH_STEPS
from guidekit.publish.html import article_of
from guidekit.publish.outputs.search_data import WORD
from guidekit.publish.packing import unfronted, ungapped
from guidekit.publish.record import sections_of
from tests.conftest import GUIDES, every_guide, report

ATOM = "{http://www.w3.org/2005/Atom}"
KEYS = {
    "id",
    "url",
    "short_url",
    "title",
    "description",
    "type",
    "applies_to",
    "answers",
    "codes",
    "checked",
    "sources",
    "changes",
    "steps",
}
HTML_LIMIT = 14_000  # bytes, Brotli, styles included
PAGE_LIMIT = 20_000  # bytes, Brotli, all files without pictures
# The table of 150 codes is one page on purpose: it is read without script and filtered with it.
LIMITS = {"reference/error-codes.md": (18_000, 24_000)}
RESULT_LIMIT = 110_000  # bytes, Brotli: all that a reader waits for before the first result


def machine_list(site) -> dict:
    return json.loads((site.folder / "guides.json").read_text(encoding="utf-8"))


def guide_of(site, page) -> dict:
    """Return what the list says of one guide."""
    return next(guide for guide in machine_list(site)["guides"] if guide["id"] == page.meta["id"])


def weight(data: bytes) -> int:
    """Return the size of a file as servers send it, in bytes."""
    return len(brotli.compress(data, quality=11))


def test_the_machine_list_names_every_guide_once(site):
    listed = machine_list(site)
    assert listed["schema"] == 1
    assert [guide["id"] for guide in listed["guides"]] == sorted(page.meta["id"] for page in GUIDES)
    assert all(set(guide) == KEYS for guide in listed["guides"])


def test_the_machine_list_is_the_same_wherever_the_site_stands(site, root_site):
    assert machine_list(site) == machine_list(root_site)


@pytest.mark.thorough
def test_the_machine_list_is_the_same_from_both_engines(site, either_engine):
    assert machine_list(site) == machine_list(either_engine)


def test_the_machine_list_follows_its_published_schema(site):
    schema = json.loads((site.folder / "guides.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(
        schema, format_checker=Draft202012Validator.FORMAT_CHECKER
    ).iter_errors(machine_list(site))
    report(
        Finding(
            "docs/guides.schema.json",
            1,
            f"{error.json_path}: {error.message}",
            "mend the list or the schema",
        )
        for error in errors
    )


def test_the_feed_names_every_guide_once_latest_first(site):
    feed = etree.parse(str(site.folder / "changes.xml")).getroot()
    entries = feed.findall(f"{ATOM}entry")
    links = [entry.find(f"{ATOM}link").get("href") for entry in entries]
    root = f"https://{site.host}{site.base}" if site.host else ""
    assert sorted(links) == sorted(f"{root}{page.meta['id']}/" for page in GUIDES)
    days = [entry.find(f"{ATOM}updated").text for entry in entries]
    assert days == sorted(days, reverse=True) and feed.find(f"{ATOM}updated").text == days[0]
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(GUIDES)


@every_guide
def test_every_guide_has_a_markdown_copy_with_all_its_steps(site, page):
    link = site.pages[page.file].soup.select_one("link[rel=alternate][type='text/markdown']")
    copy = site.folder / page.url / link["href"]
    if not copy.is_file():
        gone = f"the Markdown copy {copy.name} is missing"
        report([Finding(page.path, 1, gone, "build again")])
    text = copy.read_text(encoding="utf-8")
    assert text.startswith(f"# {page.meta['title']}\n")
    listed = guide_of(site, page)["steps"]
    assert len(re.findall(r"^\d+\. .", text, re.MULTILINE)) >= len(listed)
    assert f"{page.url}index.md" in (site.folder / "llms.txt").read_text(encoding="utf-8")


@every_guide
def test_every_link_of_a_markdown_copy_has_a_target(site, page):
    copy = (site.folder / page.url / "index.md").read_text(encoding="utf-8")
    here = site.address(site.pages[page.file])
    for number, line in enumerate(copy.splitlines(), 1):
        for written in re.findall(r"\]\(([^)\s]+)\)", line):
            address, _, anchor = urljoin(here, written).partition("#")
            if not address.startswith(f"https://{site.host}/"):
                continue
            target = site.target(address)
            if target is None or (anchor and anchor not in site.pages[target].ids):
                fix = "see `linked` in guidekit/publish/outputs/markdown_copy.py"
                file = f"site/{page.url}index.md"
                report([Finding(file, number, f"{written} leads nowhere", fix)])


@every_guide
def test_a_guide_names_its_permanent_address_when_the_site_has_one(site, page):
    root = f"https://{site.host}{site.base}"
    long, short = f"{root}{page.url}", f"{root}{page.meta['id']}/"
    for name in (page.file, f"{page.meta['id']}/index.html"):
        head = site.pages[name].soup
        assert [link["href"] for link in head.select("link[rel=canonical]")] == [long], name
        assert [link["href"] for link in head.select("link[rel=cite-as]")] == [short], name


@every_guide
def test_every_listed_step_is_on_its_page(site, page):
    guide = guide_of(site, page)
    ids = site.pages[page.file].ids
    lost = [step["anchor"] for step in guide["steps"] if step["anchor"] not in ids]
    report(
        Finding(f"docs/{page.name}", 1, f"step {anchor} is not on the page", "build again")
        for anchor in lost
    )
    assert bool(guide["steps"]) == (page.type in WITH_STEPS)


@every_guide
def test_step_addresses_start_with_their_windows_version(site, page):
    guide = guide_of(site, page)
    for step in guide["steps"]:
        named = re.match(r"windows-1[01]", step["anchor"])
        assert (named[0] if named else None) == step["os"], step


@every_guide
def test_short_addresses_lead_to_their_guide(site, page):
    codes = [word for code in page.meta.get("codes", []) for word in spellings(code)]
    for name in [str(page.meta["id"]), *codes]:
        forward = site.page(f"{name}/index.html")
        to = {forward.soup.a["href"], forward.soup.noscript.meta["content"].partition("url=")[2]}
        line = page.key_line("id" if name.isdigit() else "codes")
        report(
            Finding(
                f"docs/{page.name}",
                line,
                f"{name}/ leads to {other}",
                f"it must lead to ../{page.url}",
            )
            for other in to - {f"../{page.url}"}
        )


def test_all_spellings_of_a_code_are_the_same_page(site):
    for page in GUIDES:
        for code in page.meta.get("codes", []):
            assert len({site.page(f"{word}/index.html").text for word in spellings(code)}) == 1


def test_the_search_data_holds_every_word_of_every_section_but_the_common_ones(site):
    """Common is what more than a quarter of the guides have."""
    text = (site.folder / "assets" / "search" / "data.js").read_text(encoding="utf-8")
    data = json.loads(text.removeprefix("self.guideSearchData=").rstrip(";\n"))
    assert {guide["id"] for guide in data["guides"]} == {page.meta["id"] for page in GUIDES}
    expected, guides, first = defaultdict(set), defaultdict(set), 0
    for guide in data["guides"]:
        root = html.parse(site.folder / guide["url"] / "index.html").getroot()
        sections = list(sections_of(article_of(root)))
        assert len(sections) == len(guide["sections"])
        for place, section in enumerate(sections, first):
            for word in {word for word in WORD.findall(section.text.lower()) if len(word) > 2}:
                expected[word].add(place)
                guides[word].add(guide["id"])
        first += len(sections)
    held = data["held"]["sections"].split("\n")
    lines = zip(unfronted(data["held"]["words"]), held, strict=True)
    found = {word: set(ungapped(line)) for word, line in lines}
    few = {word for word, having in guides.items() if len(having) <= len(GUIDES) / 4}
    assert found == {word: expected[word] for word in few}


def test_no_address_is_claimed_when_the_site_has_none(root_site):
    assert not list(root_site.folder.glob("sitemap.xml*"))
    for page in root_site.pages.values():
        assert not page.soup.select(
            "link[rel=canonical], link[rel=cite-as], meta[property='og:url']"
        ), page.name


@every_guide
def test_every_page_has_a_strict_policy(site, page):
    report(markup.weak_policy(site.pages[page.file]))


@every_guide
def test_the_policy_names_every_inline_script_and_style(site, page):
    report(markup.unnamed_inline(site.pages[page.file]))


@every_guide
def test_structured_data_equal_the_visible_page(site, page):
    soup = site.pages[page.file].soup
    about, crumbs = json.loads(soup.select_one("script[type='application/ld+json']").string)[
        "@graph"
    ]
    shown = [
        " ".join(element.get_text().split())
        for element in soup.select("article .eyebrow, article h1")
    ]
    assert [item["name"] for item in crumbs["itemListElement"]] == ["Home", *shown]
    assert (about["headline"], about["description"]) == (
        shown[-1],
        soup.select_one("meta[name=description]")["content"],
    )
    assert about["dateModified"] == soup.select_one(".facts time")["datetime"]


@every_guide
def test_a_shared_address_shows_title_words_and_picture(site, page):
    soup = site.pages[page.file].soup
    told = {tag["property"]: tag["content"] for tag in soup.select("meta[property^='og:']")}
    assert (
        told["og:title"] == soup.h1.get_text()
        and told["og:url"] == f"https://{site.host}{site.base}{page.url}"
    )
    assert (
        site.folder / told["og:image"].removeprefix(f"https://{site.host}{site.base}")
    ).is_file()


def test_the_sitemap_lists_every_page_with_the_day_of_its_check(site):
    root = f"https://{site.host}{site.base}"
    listed = {
        url.findtext("{*}loc"): url.findtext("{*}lastmod")
        for url in etree.parse(str(site.folder / "sitemap.xml")).getroot()
    }
    assert {root + page.url: page.meta["checked"] for page in GUIDES}.items() <= listed.items()
    assert f"{root}search/" not in listed and f"{root}desk/" not in listed and root in listed


@pytest.mark.parametrize("name", ["search/index.html", "desk/index.html"])
def test_search_and_desk_are_not_indexed(site, name):
    assert site.pages[name].soup.select_one("meta[name=robots]")["content"] == "noindex"


@every_guide
def test_no_page_tells_others_where_its_reader_comes_from(site, page):
    assert site.pages[page.file].soup.select_one("meta[name=referrer]")["content"] == "no-referrer"


@every_guide
def test_no_page_has_style_attributes_or_handlers(site, page):
    report(markup.attributes_against_policy(site.pages[page.file]))


def test_the_first_result_is_light(site):
    files = [site.folder / "assets/search/data.js", *site.folder.glob("assets/js/tools.*.js")]
    whole = sum(weight(file.read_bytes()) for file in files)
    print(f"first result: {whole} bytes")
    if len(files) != 2 or whole > RESULT_LIMIT:
        pytest.fail(
            f"assets/search/data.js:1: {whole} bytes before the first result, with the scripts\n"
            f"    fix: at most {RESULT_LIMIT}: fewer weights (tools/train/topics.py) or words",
            pytrace=False,
        )


@every_guide
def test_a_page_is_light(site, page):
    ours = site.pages[page.file]
    html = weight(ours.text.encode())
    loaded = [
        tag.get("src") or tag.get("href")
        for tag in ours.soup.select("script[src], link[rel=stylesheet], link[rel=icon]")
    ]
    files = [site.target(urljoin(site.address(ours), written)) for written in loaded]
    everything = html + sum(weight((site.folder / name).read_bytes()) for name in files)
    print(f"{page.name}: {html} bytes HTML, {everything} bytes in all")
    html_limit, page_limit = LIMITS.get(page.name, (HTML_LIMIT, PAGE_LIMIT))
    if html > html_limit or everything > page_limit:
        pytest.fail(
            f"docs/{page.name}:1: {html} bytes HTML, {everything} in all\n    fix: at most {html_limit} and {page_limit}",
            pytrace=False,
        )

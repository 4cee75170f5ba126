"""Scripts in three bundles, styles by kind of page, and the one policy that allows them."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from guidekit.model.project import DOCS
from guidekit.publish.assets import BUNDLES, Assets, guarded, source_hash
from tests.unit.pages import context, guide


@pytest.fixture
def folder(tmp_path):
    """Lay out scripts and styles of one word each."""
    for place in ("js", "css", "vendor"):
        (tmp_path / place).mkdir()
    for name in ("boot", *(part for bundle in BUNDLES.values() for part in bundle)):
        (tmp_path / "js" / f"{name}.js").write_text(f"{name.replace('-', '_')}()\n", "utf-8")
    (tmp_path / "css" / "guide.css").write_text('@import "site.css";\na { b: c }\n', "utf-8")
    (tmp_path / "css" / "other.css").write_text('@import "site.css";\n', "utf-8")
    (tmp_path / "css" / "site.css").write_text("d { e: f }\n", "utf-8")
    return tmp_path


def test_each_kind_of_page_has_its_styles_and_what_they_import(folder):
    assert Assets(folder).styles == {"guide": "d{e:f}a{b:c}", "other": "d{e:f}"}


def test_a_bundle_is_named_by_what_is_in_it(folder):
    name, text = Assets(folder).bundles["tools"]
    (folder / "js" / "desk.js").write_text("changed()\n", "utf-8")
    other_name, other_text = Assets(folder).bundles["tools"]
    assert name != other_name and text != other_text
    assert Assets(folder).bundles["reading"] == Assets(folder).bundles["reading"]


def test_the_parts_of_a_bundle_stand_in_their_order(folder):
    _, text = Assets(folder).bundles["reading"]
    calls = [f"{name.replace('-', '_')}()" for name in BUNDLES["reading"]]
    assert sorted(calls, key=text.index) == calls


def test_each_part_of_a_bundle_fails_by_itself(folder):
    _, text = Assets(folder).bundles["reading"]
    assert text.count("try{") == text.count("}catch(") == len(BUNDLES["reading"])
    assert guarded("a", "go()") == "try{\ngo()\n}catch(error){console.error('a',error)}\n"


def test_the_policy_names_what_stands_in_the_page(folder):
    assets = Assets(folder)
    for kind, text in assets.styles.items():
        assert source_hash(assets.boot) in assets.policies[kind]
        assert f"style-src {source_hash(text)};" in assets.policies[kind]
        assert "unsafe" not in assets.policies[kind]


def test_only_while_serving_the_reload_script_of_mkdocs_may_run(folder):
    serving, built = Assets(folder, serving=True), Assets(folder)
    assert "script-src 'self' 'unsafe-inline';" in serving.policies["guide"]
    without = [
        [rule for rule in assets.policies["guide"].split("; ") if not rule.startswith("script-src")]
        for assets in (serving, built)
    ]
    assert without[0] == without[1]


def test_the_policy_stands_before_what_it_rules(folder):
    root = document_fromstring(
        '<html><head><meta charset="utf-8"><title>x</title><script src="../assets/js/boot.js"></script>'
        '<link rel="stylesheet" href="../assets/css/other.css"></head>'
        '<body><script src="../assets/js/reading.js"></script></body></html>'
    )
    Assets(folder).put_into(root)
    tags = [element.get("http-equiv") or element.tag for element in root.find("head")]
    assert tags == ["meta", "Content-Security-Policy", "title", "script", "style"]
    (script,) = root.xpath("//body/script")
    assert script.get("src").startswith("../assets/js/reading.")
    assert script.get("data-tools").startswith("../assets/js/tools.")


def test_every_script_is_part_of_a_bundle_or_starts_the_page():
    """A script that no list names would never be published."""
    listed = {"boot", *(part for bundle in BUNDLES.values() for part in bundle)}
    written = [*(DOCS / "assets/js").glob("*.js"), *(DOCS / "assets/vendor").glob("*.js")]
    assert {file.stem for file in written} == listed


def test_forwarding_pages_allow_their_one_script_and_no_styles(tmp_path):
    policy = context(tmp_path, guide()).assets.forwarding_policy("go()")
    assert source_hash("go()") in policy and "style-src 'none'" in policy

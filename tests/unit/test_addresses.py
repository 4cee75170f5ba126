"""The lock grows, a lost address is told, and what mends it is found by the page's number and the anchor's words."""

from __future__ import annotations

import pytest

from guidekit.checks.built import address_fixes, addresses
from guidekit.checks.built.site import Site
from guidekit.model.address_lock import Place, digest, grown, lock_text, numbered, parse_lock
from tests.unit.pages import FRONT_MATTER, guide, problems, site

LOCKED = """# Words about it
101/
  how-to/link-it/
  reply: WL 101 Link it
  #windows-11 2/
  #windows-11-select-a 1/
0xC004F211/
about/
"""
STEP = '<a href="../../how-to/link-it/#windows-11-{}">Link it</a>'
NUMBERS = {
    "101__1": STEP.format("select-a"),
    "101__2": '<a href="../../how-to/link-it/#windows-11">Link it</a>',
}
FORWARD = '<a href="../how-to/link-it/">Link it</a>'
GUIDE = '<article><h1 id="link-it">Link it</h1><h2 id="windows-11">On 11</h2><p id="windows-11-select-a">A</p></article>'


def place(**changes) -> Place:
    return Place(
        **(
            {
                "name": "101/",
                "urls": ["how-to/link-it/"],
                "anchors": ["windows-11", "windows-11-select-a"],
                "numbers": {"windows-11": 2, "windows-11-select-a": 1},
                "reply": "WL 101 Link it",
                "line": 2,
            }
            | changes
        )
    )


def test_a_lock_is_read_with_lines_and_written_in_order():
    read = parse_lock(LOCKED)
    assert read["101/"] == place()
    assert read["0xC004F211/"].line == 7 and list(read) == ["101/", "0xC004F211/", "about/"]
    assert parse_lock(lock_text(reversed(read.values()))).keys() == read.keys()


def test_a_lock_only_grows_and_keeps_the_order_of_the_page():
    new = {
        "101/": Place(
            "101/", ["how-to/new/"], ["windows-11", "windows-11-select-b", "windows-11-select-c"]
        )
    }
    now = grown({"101/": place()}, new)["101/"]
    assert now.urls == ["how-to/link-it/", "how-to/new/"] and now.reply == "WL 101 Link it"
    assert now.anchors == [
        "windows-11",
        "windows-11-select-b",
        "windows-11-select-c",
        "windows-11-select-a",
    ]


def test_a_number_is_given_once_and_steps_get_theirs_first():
    known = {"windows-11": 2, "gone": 5}
    now = numbered(known, ["windows-11", "new-part", "new-step", "gone"], ["new-step"])
    assert now == {"windows-11": 2, "gone": 5, "new-step": 6, "new-part": 7}
    assert numbered(now, [], []) == now


def test_a_number_that_opens_another_place_or_none_is_told(tmp_path):
    there = {"101__1": STEP.format("select-a"), "101__2": STEP.format("select-a")}
    built = site(tmp_path, **{"how-to__link-it": GUIDE, "101": FORWARD}, **there)
    assert "101/2/ does not open how-to/link-it/#windows-11" in problems(
        addresses.lost_addresses(built, place())
    )
    three = place(numbers={"windows-11-select-a": 3})
    assert "101/3/ does not open" in problems(addresses.lost_addresses(built, three))


def test_addresses_that_open_their_place_are_not_lost(tmp_path):
    built = site(tmp_path, **{"how-to__link-it": GUIDE, "101": FORWARD}, **NUMBERS)
    assert list(addresses.lost_addresses(built, place())) == []


def test_a_lost_page_a_lost_anchor_and_a_lost_file_are_told(tmp_path):
    built = site(tmp_path, **{"how-to__link-it": GUIDE, "101": FORWARD}, **NUMBERS)
    assert "how-to/old/ opens nothing" in problems(
        addresses.lost_addresses(built, place(urls=["how-to/link-it/", "how-to/old/"]))
    )
    (finding,) = addresses.lost_addresses(built, place(anchors=["windows-11-gone"], line=7))
    assert (finding.file, finding.line) == ("data/addresses.lock", 7) and "--mend" in finding.fix
    assert "guides.json is gone" in problems(addresses.lost_addresses(built, Place("guides.json")))


def test_an_address_that_opens_another_place_is_told(tmp_path):
    built = site(tmp_path, **{"how-to__link-it": GUIDE, "how-to__old": GUIDE, "101": FORWARD})
    assert "how-to/old/ opens how-to/old/" in problems(
        addresses.lost_addresses(built, place(urls=["how-to/old/"]))
    )


def test_anchors_missing_on_a_wrong_page_do_not_hide_that_it_is_wrong(tmp_path):
    built = site(
        tmp_path,
        **{
            "how-to__link-it": GUIDE,
            "how-to__other": "<article></article>",
            "101": FORWARD.replace("link-it", "other"),
        },
    )
    (finding,) = addresses.lost_addresses(built, place())
    assert finding.problem == "how-to/link-it/ opens how-to/link-it/, but 101/ opens how-to/other/"


def test_what_is_not_in_the_lock_is_told():
    now = {"101/": place(anchors=["windows-11", "windows-11-new"])}
    assert "#windows-11-new" in problems(addresses.unlocked_addresses({"101/": place()}, now))
    assert list(addresses.unlocked_addresses({"101/": place()}, {"101/": place()})) == []


def test_a_renamed_page_is_known_by_its_number():
    renamed = guide(name="how-to/new.md")
    assert address_fixes.moved_pages([renamed], {"101/": place()}) == {
        "how-to/new.md": ["how-to/link-it/"]
    }
    assert address_fixes.moved_pages([guide()], {"101/": place()}) == {}


def test_a_reworded_anchor_leads_to_the_one_most_like_it_of_its_windows():
    before = [
        "windows-11",
        "windows-11-select-activate-now",
        "windows-10",
        "windows-10-select-activate-now",
    ]
    now = [
        "windows-11",
        "windows-11-choose-activate-now",
        "windows-10",
        "windows-10-select-activate",
    ]
    found = address_fixes.moved_anchors(guide(), before, now)
    assert found == {
        "windows-11-select-activate-now": "windows-11-choose-activate-now",
        "windows-10-select-activate-now": "windows-10-select-activate",
    }


def test_an_anchor_without_a_likeness_leads_to_the_place_before_it():
    before = ["before-you-start", "windows-11", "windows-11-select-a", "windows-10"]
    assert address_fixes.moved_anchors(
        guide(), before, ["before-you-start", "windows-11", "windows-10"]
    ) == {"windows-11-select-a": "windows-11"}


def test_an_anchor_that_moved_before_is_carried_on():
    page = guide(
        front_matter=FRONT_MATTER.replace(
            "id: 101", "id: 101\nmoved_anchors: {select-a: select-the-b}"
        )
    )
    assert address_fixes.moved_anchors(page, ["select-a", "select-the-b"], ["select-the-bs"]) == {
        "select-a": "select-the-bs",
        "select-the-b": "select-the-bs",
    }


def test_front_matter_is_changed_in_one_key_only():
    text = "---\nid: 101\nmoved_anchors:\n  a: b\ntitle: Link it\n---\n# Link it\n"
    changed = address_fixes.with_key(text, "moved_anchors", {"a": "c", "d": "e"})
    assert (
        changed == "---\nid: 101\ntitle: Link it\nmoved_anchors:\n  a: c\n  d: e\n---\n# Link it\n"
    )
    assert (
        address_fixes.with_key(changed, "moved_anchors", {})
        == "---\nid: 101\ntitle: Link it\n---\n# Link it\n"
    )


def test_a_file_system_that_folds_case_loses_no_spelling(tmp_path):
    """On Windows and macOS four folders of a code are two, in the spelling written first."""
    code, to = "0xC004F211", '<a href="../how-to/link-it/">Link it</a>'
    built = site(tmp_path, **{"how-to__link-it": GUIDE, code: to, code[2:]: to})
    lost = "0xc004f211/ opens nothing"
    assert lost in problems(addresses.lost_addresses(built, Place(f"{code}/")))
    built.__dict__["folds_case"] = True
    if not (tmp_path / code.lower()).exists():  # what such a file system answers
        for word in (code, code[2:]):
            assert built.page(f"{word.lower()}/index.html") is built.pages[f"{word}/index.html"]
    assert list(addresses.lost_addresses(built, Place(f"{code}/"))) == []


def test_this_file_system_is_known_for_what_it_is(tmp_path):
    (tmp_path / "built").mkdir()
    assert Site(tmp_path / "built").folds_case == (tmp_path / "BUILT").exists()


STEPS = {"windows-11-select-a": digest("Select A."), "windows-11-wait": digest("Wait.")}


def test_a_lock_keeps_what_each_step_says():
    text = lock_text([place(anchors=["windows-11", *STEPS], steps=STEPS, changes=2)])
    read = parse_lock(text)["101/"]
    assert (read.steps, read.changes, read.anchors) == (STEPS, 2, ["windows-11", *STEPS])


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"steps": dict(reversed(STEPS.items()))}, ""),
        ({"steps": STEPS | {"windows-11-wait": digest("Wait long.")}}, "windows-11-wait"),
        ({"steps": {"windows-11-wait": STEPS["windows-11-wait"]}}, "windows-11-select-a"),
        ({"steps": STEPS | {"windows-11-go": digest("Go.")}}, "windows-11-go"),
        ({"steps": {}, "changes": 1}, ""),
    ],
    ids=["moved", "reworded", "removed", "added", "told"],
)
def test_a_step_that_was_changed_and_not_told_is_found(now, told):
    lock = {"101/": place(steps=STEPS)}
    assert told in problems(addresses.untold_changes(lock, {"101/": place(**now)}))
    assert bool(told) == bool(list(addresses.untold_changes(lock, {"101/": place(**now)})))


def test_the_lock_forgets_what_a_step_said_before():
    grown_lock = grown({"101/": place(steps=STEPS)}, {"101/": place(steps={}, changes=1)})
    assert grown_lock["101/"].steps == {} and grown_lock["101/"].changes == 1
    assert grown_lock["101/"].anchors == place().anchors

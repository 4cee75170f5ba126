"""The questions that lead to a guide: what is no tree is found, and pages tell their way."""

from __future__ import annotations

import pytest

from guidekit.model.project import load
from tests.conftest import GUIDES
from tools import start_pages


def question(*to: str) -> dict:
    """Return a page that leads to these pages."""
    choices = [{"to": name, "say": name, "hint": "A situation."} for name in to]
    return {"said": "said", "title": "Which one?", "choices": choices}


def end(*to: str) -> dict:
    """Return a page that offers these guides."""
    guides = [{"to": name, "when": "In this case."} for name in to]
    return {"said": "said", "title": "An end", "guides": guides}


def tree(*first: str, **pages: dict) -> dict:
    """Return data whose first page leads to these."""
    asks = question(*first)
    del asks["said"]
    return {"index": asks, **pages}


def problems(found) -> list[str]:
    """Return what the findings say."""
    return [one.problem for one in found]


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            question("a"),
            "q: choices: [{'to': 'a', 'say': 'a', 'hint': 'A situation.'}] is too short",
        ),
        (question(*"abcde"), "is too long"),
        (end(*"abcd"), "is too long"),
        ({**end("a"), "choices": []}, "q: unknown key choices"),
    ],
)
def test_too_few_and_too_many_are_found(page, told):
    assert told in problems(start_pages.schema_findings({"q": page}))[0]


def test_what_is_no_tree_is_found():
    good = tree("a", "b", a=end("x"), b=end("x"))
    assert problems(start_pages.tree_findings(good)) == []
    assert problems(start_pages.tree_findings(tree("a", "b", a=end("x")))) == [
        "index: there is no page b"
    ]
    twice = tree("a", "b", a=question("b", "c"), b=end("x"), c=end("x"))
    assert problems(start_pages.tree_findings(twice)) == ["b: 2 choices lead here"]
    lonely = {**good, "c": question("d", "d"), "d": question("c", "e"), "e": end("x")}
    assert "c: no way from index leads here" in problems(start_pages.tree_findings(lonely))


def test_a_fifth_question_is_found():
    chain = {name: question(to, f"{to}-end") for name, to in zip("abcd", "bcde", strict=True)}
    ends = {f"{name}-end": end("x") for name in "bcde"}
    four = {**tree("a", "o", o=end("x"), **chain), **ends}
    three = {**four, "d": end("x")}
    assert problems(start_pages.tree_findings({**three})) == [
        *("e-end: 0 choices lead here", "e-end: no way from index leads here")
    ]
    assert "d: more than 4 questions" in problems(
        start_pages.tree_findings({**four, "e": end("x")})
    )


def test_an_end_that_is_no_guide_or_twice_the_same_is_found():
    name = GUIDES[0].name
    found = start_pages.guide_findings({"a": end("about.md", name, f"{name}#x")}, GUIDES)
    assert problems(found) == ["a: there is no guide about.md", f"a: {name} stands twice"]


def test_an_intent_that_no_end_answers_is_found():
    found = problems(start_pages.intent_findings({"index": end(GUIDES[0].name)}, GUIDES))
    reached = set(GUIDES[0].meta["answers"])
    assert {one.split()[-1] for one in found} == set(load("intents")) - reached


def test_a_page_tells_the_way_to_it_and_leads_back():
    small = tree("a", "b", a=question("c", "d"), b=end("x"), c=end(GUIDES[0].name), d=end("x"))
    small["a"]["said"], small["c"]["said"] = "one", "two"
    small["c"]["moved_from"] = ["start/old/"]
    text = start_pages.page_text(small, "c", {page.name: page for page in GUIDES})
    assert "You said: one, two." in text and "moved_from: [start/old/]" in text
    assert "[Back to the question before](a.md)" in text and "[Start again](index.md)" in text


def test_a_guide_that_differs_by_windows_is_offered_for_each_unless_an_anchor_is_named():
    named = {page.name: page for page in GUIDES}
    told = start_pages.guide_item({"to": "how-to/link-your-license.md", "when": "Now."}, named)
    assert told.count("?os=windows-11") == told.count("?os=windows-10") == 1
    exact = {"to": "how-to/link-your-license.md#before-you-start", "when": "Now."}
    assert "?os=" not in start_pages.guide_item(exact, named)


def test_stale_missing_and_left_over_pages_are_found():
    wanted, there = {"a.md": "1", "b.md": "1"}, {"a.md": "2", "c.md": "1"}
    found = [one.file for one in start_pages.stale_findings(wanted, there)]
    assert found == ["docs/start/a.md", "docs/start/b.md", "docs/start/c.md"]

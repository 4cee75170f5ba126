"""The rates of a search are counted right."""

from __future__ import annotations

from tests.unit.pages import FRONT_MATTER, guide
from tools.search_quality.rates import (
    Answer,
    Question,
    intents_of,
    per_intent,
    rank,
    rates,
    read_questions,
)

KNOWN = {"a/": {"link-license"}, "b/": {"find-product-key"}, "reference/not-covered/": {"none"}}


def answer(intents, *urls):
    return Answer(Question("q", "text", tuple(intents)), urls)


def test_the_rank_is_the_place_of_the_first_right_guide():
    assert rank(answer(["find-product-key"], "a/", "b/"), KNOWN) == 2
    assert rank(answer(["link-option-missing"], "a/", "b/"), KNOWN) == 0


def test_nothing_or_not_covered_is_right_for_another_subject():
    assert rank(answer(["none"]), KNOWN) == 1
    assert rank(answer(["none"], "reference/not-covered/"), KNOWN) == 1
    assert rank(answer(["none"], "a/"), KNOWN) == 0


def test_rates_are_shares():
    found = rates([1, 2, 4, 0])
    assert (found.count, found.first, found.three, found.reciprocal) == (
        4,
        0.25,
        0.5,
        (1 + 0.5 + 0.25) / 4,
    )
    assert rates([]).first == 0


def test_rates_are_told_by_the_first_intent():
    found = per_intent(
        [answer(["link-license"], "a/"), answer(["find-product-key", "link-license"], "a/")], KNOWN
    )
    assert {intent: one.first for intent, one in found.items()} == {
        "link-license": 1.0,
        "find-product-key": 1.0,
    }


def test_questions_are_queries_or_whole_tickets(tmp_path):
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"id": "1", "query": "key", "intent": ["none"]}\n{"id": "2", "body": "Hello", "intent": ["none"]}\n',
        encoding="utf-8",
    )
    assert [question.text for question in read_questions(file)] == ["key", "Hello"]


def test_a_guide_answers_what_its_front_matter_says():
    assert intents_of([guide(front_matter=FRONT_MATTER)]) == {"how-to/link-it/": {"link-license"}}

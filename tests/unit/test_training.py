"""What is learned comes from the texts in the repository, never from a judge's, and is rounded the same."""

from __future__ import annotations

import json
import re

import pytest

from guidekit.model.finding import Finding
from guidekit.model.project import DATA, DataError, load
from guidekit.publish.packing import unfronted
from tests.conftest import report
from tools.search_quality.evaluate import parts_of
from tools.search_quality.measure import Said, interval, measured
from tools.search_quality.rates import Answer, Question
from tools.train import label
from tools.train.texts import (
    INVENTED,
    JUDGES,
    PEOPLE,
    digest,
    is_whole,
    learnable,
    lessons,
    read_texts,
)

MATCHER = json.loads((DATA / "matcher.json").read_text(encoding="utf-8"))
PARTS = ("text", "query", "body")  # of a line
KNOWN = {"a/": {"link-license"}, "b/": {"find-product-key"}}


def said(intent, tier, right, *urls):
    return Said(Answer(Question("q", "text", (intent,)), urls), tier, right)


def test_the_weights_were_learned_from_these_texts():
    if MATCHER["made_from"] != digest():
        what = "texts, synonyms or the reading of words changed since it was made"
        report([Finding("data/matcher.json", 1, what, "run `python3 dev.py train`")])


@pytest.mark.parametrize("judge", JUDGES)
def test_nothing_is_learned_from_a_judge(judge):
    file = PEOPLE / f"{judge}.jsonl"
    assert file not in lessons()
    with pytest.raises(DataError, match="judges measure"):
        learnable(file)


def runs(text: str) -> set[str]:
    """Return all fifteen words in a row of a text: more than a sentence that Windows shows."""
    words = re.sub("[^a-z0-9 ]", "", text.lower()).split()
    return {" ".join(words[start : start + 15]) for start in range(len(words) - 14)}


def test_no_lesson_has_fifteen_words_in_a_row_from_a_judge():
    judged = {
        run
        for judge in JUDGES
        for text in read_texts(PEOPLE / f"{judge}.jsonl")
        for run in runs(text.words)
    }
    report(
        Finding(f"{file.parent.name}/{file.name}", number, "a judge says the same", "take it out")
        for file in lessons()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if judged & runs(" ".join(json.loads(line).get(part, "") for part in PARTS))
    )


def test_what_has_an_intent_to_itself_is_not_left_out_whole():
    assert not any(is_whole(text) for text in learnable(INVENTED / "accounts-and-keys.jsonl"))


def test_an_answer_is_sure_from_where_six_of_ten_are_told():
    lines = MATCHER["lines"]
    assert min(tenths for start, tenths in lines["told"] if start >= lines["right"]) >= 6


def test_names_of_cracks_and_key_shops_weigh_nothing():
    names = {name for name in load("forbidden")["names"] if " " not in name}
    assert not names & {word for name in unfronted(MATCHER["features"]) for word in name.split()}


def test_each_intent_has_texts_of_both_kinds():
    texts = [text for file in sorted(INVENTED.glob("*.jsonl")) for text in read_texts(file)]
    had = {(text.intents[0], text.kind) for text in texts}
    wanted = {(intent, kind) for intent in load("intents") for kind in ("query", "ticket")}
    assert wanted <= had


def test_the_interval_of_a_share_is_wilsons():
    low, high = interval(8, 10)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert interval(0, 0) == (0.0, 1.0)


def test_tiers_are_counted_apart_for_our_subject_and_for_others():
    found = measured(
        [
            said("link-license", "sure", 1.0, "a/"),
            said("link-license", "perhaps", 0.5, "b/", "a/"),
            said("link-license", "none", 0.0),
            said("none", "none", 0.0),
            said("none", "sure", 1.0, "a/"),
        ],
        KNOWN,
    )
    assert (found.ours, found.first, found.three) == (3, 1, 2)
    assert (found.refused, found.perhaps, found.sure, found.sure_right) == (1, 1, 1, 1)
    assert (found.others, found.others_refused, found.others_open) == (2, 1, 1)
    assert found.brier == pytest.approx((0.25 + 1.0) / 5)


def test_a_set_is_left_out_with_all_that_its_writers_wrote():
    assert parts_of(PEOPLE / "third-threads.jsonl") == {"third-threads"}
    assert parts_of(INVENTED / "other-licenses.jsonl") == {"forum-threads"}  # the same writer's
    assert parts_of(INVENTED / "few-words.jsonl") == {f"invented {part}" for part in range(5)}


def test_reported_texts_get_the_intents_that_somebody_names(tmp_path, monkeypatch):
    pasted = tmp_path / "pasted.jsonl"
    pasted.write_text(
        '{"kind": "ticket", "text": "where has the key of the blue PC gone", "shown": [101], "intent": []}\n'
        '{"kind": "query", "text": "a text that nobody labels", "shown": [], "intent": []}\n'
        '{"kind": "ticket", "text": "where has the key of the blue PC gone", "shown": [101], "intent": []}\n',
        encoding="utf-8",
    )
    answers = iter(["no-such-intent", "find-product-key", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    monkeypatch.setattr(label, "FILE", tmp_path / "reported.jsonl")
    label.run(pasted)
    (added,) = read_texts(tmp_path / "reported.jsonl")
    assert (added.words, added.intents) == (
        "where has the key of the blue PC gone",
        ("find-product-key",),
    )


def test_a_line_that_nobody_copied_says_where(tmp_path):
    pasted = tmp_path / "pasted.jsonl"
    pasted.write_text("dear team\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"pasted\.jsonl:1"):
        label.run(pasted)

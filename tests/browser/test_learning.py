"""What training computes and what the page computes are the same, and rates hold without a set."""

from __future__ import annotations

import json

import pytest

from guidekit.model.finding import Finding
from guidekit.publish.packing import fronted, gaps
from tests.conftest import GUIDES, report
from tools.search_quality.evaluate import FOLDER, ask_page
from tools.search_quality.measure import measured
from tools.search_quality.rates import intents_of
from tools.train.texts import STRANGERS, learnable, lessons, read_texts

TWO = {
    "topics": ["link-license", "none"],
    "bias": [0.5, 0],
    "step": 0.5,
    "features": fronted(["link", "link licens", "print"]),
    "rarities": "CBD",
    "weighed": "\n".join(map(gaps, [[0], [0, 1], [1]])),  # the topics
    "steps": "ihfk",  # from the letter g
    **{"join": {}, "right": {}, "ours": {}, "lines": {"ours": 0, "right": 0, "told": []}},
}
SHARES = """([data, text]) => {
  const read = self.guideText.reader({}, {})(text);
  return [...self.guideMatcher(data)(read).shares.values()];
}"""
# of sets that are learned from, with weights learned without all of these: first, among three
LEFT_OUT = {
    "more-queries": (0.93, 0.97),
    "more-threads": (0.69, 0.82),
    "still-more-tickets": (0.88, 0.95),
}


def test_shares_are_the_softmax_of_the_weights_of_known_words(reader):
    page = reader().open("desk/")
    page.evaluate("self.guideLoad('search')")
    # rarities 2 and 1: length √5; link 2·2, the pair 1·1 and −1·1, in steps of a half
    first, second = 0.5 + (2 * 2 + 1) * 0.5 / 5**0.5, -1 * 0.5 / 5**0.5
    expected = 1 / (1 + 2.718281828 ** (second - first))
    assert page.evaluate(SHARES, [TWO, "link the license"])[0] == pytest.approx(expected)


@pytest.mark.thorough
def test_an_answer_is_sure_from_where_most_such_tickets_were_right():
    import numpy as np

    from tools.train.join import Outcome
    from tools.train.learn import sureness

    def tickets(certain: float, first: bool) -> list[Outcome]:
        return [Outcome(np.empty(0), np.empty(0), {"best": certain}, True, first)] * 80

    doubtful, clear, model = tickets(-1, False), tickets(1, True), np.array([1.0, 0.0])
    assert sureness(doubtful + clear, model) == {"right": 0.7311, "told": [[0.0, 0], [0.7311, 9]]}
    assert sureness(doubtful, model)["right"] == 1.0
    # Who is told to be surer is never told to be right less often.
    assert sureness(tickets(0, True) + tickets(1, False), model)["told"] == [[0.0, 5]]
    # Ten times as many about something else weigh no more than among real tickets: 3 of 10.
    others = [Outcome(np.empty(0), np.empty(0), {"best": 1.0}, False, False)] * 800
    assert sureness(2 * clear + others, model)["told"] == [[0.0, 7]]


@pytest.mark.thorough
def test_a_text_is_mostly_about_its_first_label_and_a_little_about_the_others():
    from tools.train.texts import Text
    from tools.train.topics import about

    one, more = (Text("", "query", "", labels) for labels in (("c",), ("b", "a", "c")))
    assert about(one, list("abc")).tolist() == [0, 0, 1]
    assert about(more, list("abc")).tolist() == [0.05, 0.9, 0.05]


@pytest.mark.thorough
def test_of_collected_texts_those_about_something_else_weigh_as_among_real_tickets():
    import numpy as np

    from tools.train.texts import Text
    from tools.train.topics import share

    ours, other = (Text("threads", "query", "", (label,)) for label in ("check-linked", "none"))
    invented = Text("few-words", "query", "", ("none",))
    counts = share([ours, other, invented, other, other, other])
    assert counts[:3].tolist() == pytest.approx([1, 0.3 / 0.7 / 4, 1])
    assert np.sum(counts[[1, 3, 4, 5]]) / np.sum(counts[[0, 1, 3, 4, 5]]) == pytest.approx(0.3)


@pytest.mark.thorough
@pytest.mark.parametrize("together", STRANGERS, ids=" ".join)
def test_what_strangers_wrote_is_left_out_whole_and_alone(together):
    from tools.train.texts import part_of

    parts = {
        file.stem: {part_of(text) for text in learnable(file) if text.intents} for file in lessons()
    }
    left_out = {part for name in together for part in parts[name]}
    assert len(left_out) == 1
    assert {name for name, found in parts.items() if found & left_out} == {*together}


@pytest.mark.thorough
def test_invented_texts_do_not_tell_how_sure_to_be():
    import numpy as np

    from tools.train.join import Outcome
    from tools.train.learn import School
    from tools.train.texts import Text

    class Told(School):
        def left_out(self, source, without=None):
            return [outcome(text) for text in self.of([source])[0]]

    def outcome(text: Text) -> Outcome:
        first = text.words.startswith("right")
        certain = float(text.words.split()[1])
        return Outcome(
            np.empty(0), np.empty(0), {"best": certain}, "none" not in text.intents, first
        )

    def tickets(source: str, intent: str, said: str) -> list[Text]:
        return [Text(source, "ticket", said, (intent,))] * 100

    def certainty(texts: list[Text]) -> dict:
        return Told(texts, [None] * len(texts), None).certainty()

    real = [
        *tickets("more-threads", "s-mode", "right 2"),
        *tickets("more-threads", "s-mode", "wrong 1"),
        *tickets("more-threads", "none", "wrong 0"),
    ]
    invented = [
        *tickets("few-words", "s-mode", "right 1"),
        *tickets("few-words", "none", "wrong 2"),
    ]
    assert certainty(real + invented) == certainty(real)
    assert certainty(real + tickets("threads", "s-mode", "right 1")) != certainty(real)


@pytest.mark.thorough
def test_the_line_of_another_subject_is_drawn_for_the_writer_who_is_understood_worst():
    import numpy as np

    from tools.train.join import Outcome
    from tools.train.learn import MANY, line
    from tools.train.texts import Text

    def tickets(source: str, certain: float, count: int, ours: bool = True):
        found = Outcome(np.empty(0), np.empty(0), {"best": certain}, ours, ours)
        return [(found, Text(source, "ticket", "", ()))] * count

    model = np.array([1.0, 0.0])
    clear, dark = tickets("one", 2, 10 * MANY), tickets("two", -1, MANY)
    few, others = tickets("three", -3, MANY - 1), tickets("two", -4, MANY, ours=False)
    assert line(clear + dark + few + others, model) == 0.2689  # the logistic of -1
    assert line(few, model) == 0.0


@pytest.mark.thorough
def test_rates_hold_on_sets_that_were_left_out(reader):
    """Learns again: minutes. The page must give the certainty that training computed, too."""
    from tools.train.command import taught
    from tools.train.page import teach

    known = intents_of(GUIDES)
    lost = []
    tab = reader().open("desk/")
    tab.evaluate("self.guideLoad('search').then(() => self.guideSearch.prepared())")
    school = taught(tab)
    teach(tab, json.loads(json.dumps(school.matcher(LEFT_OUT))))
    for name, (first, three) in LEFT_OUT.items():
        texts = read_texts(FOLDER / f"{name}.jsonl")
        found = measured(ask_page(tab, texts), known)
        if found.first < first * found.ours or found.three < three * found.ours:
            what = f"first {found.first / found.ours:.1%}, three {found.three / found.ours:.1%}"
            lost.append(Finding(f"tests/search/{name}.jsonl", 1, what, "run search-eval"))
        here = [outcome.sure for outcome in school.left_out(name, LEFT_OUT)]
        asked = "text => self.guideSearch.search(text).then(({ sure }) => sure)"
        for text, sure in zip(texts[:20], here, strict=False):
            if text.kind == "query":
                got = tab.evaluate(asked, text.words)
                assert {name: got[name] for name in sure} == pytest.approx(sure, abs=0.02)
    report(lost)

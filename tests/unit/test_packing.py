"""What is packed for the search comes out as it went in."""

from __future__ import annotations

import random

import pytest

from guidekit.publish.packing import fronted, gaps, unfronted, ungapped


@pytest.mark.parametrize("seed", range(50))
def test_words_come_out_as_they_went_in(seed):
    chance = random.Random(seed)
    words = {"".join(chance.choices("ab 1#ß", k=chance.randrange(90))) for _ in range(50)}
    assert unfronted(fronted(sorted(words))) == sorted(words)


@pytest.mark.parametrize("most", [1, 31, 32, 33, 1023, 1024, 1025, 100_000])
def test_numbers_come_out_as_they_went_in(most):
    numbers = sorted({0, most, *random.Random(most).choices(range(most), k=50)})
    assert ungapped(gaps(numbers)) == numbers


def test_a_line_says_how_many_letters_it_shares_with_the_last():
    assert fronted(["link", "linked", "list"]) == "Alink\nEed\nCst"


def test_gaps_of_32_and_more_take_two_digits():
    assert gaps([0, 1, 5, 38]) == "AADhA"

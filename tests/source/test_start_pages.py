"""Which guide? A tree of a few questions with a guide at every end."""

from __future__ import annotations

from guidekit.model.project import load
from tests.conftest import PAGES, report
from tools import start_pages

TREE = load("diagnosis")


def test_the_questions_follow_their_closed_schema():
    report(start_pages.schema_findings(TREE))


def test_the_questions_are_a_tree_of_at_most_four_levels():
    report(start_pages.tree_findings(TREE))


def test_every_end_is_a_guide():
    report(start_pages.guide_findings(TREE, PAGES))


def test_every_intent_is_reached():
    report(start_pages.intent_findings(TREE, PAGES))


def test_the_pages_are_as_the_data_has_them():
    report(start_pages.stale_findings(start_pages.texts(TREE, PAGES), start_pages.written()))

"""Headings tell what a page is and what it has."""

from __future__ import annotations

from guidekit.checks.built import headings
from tests.conftest import PAGES, every_guide, every_page, report


@every_page
def test_one_h1_equals_the_title(site, page):
    report(headings.one_title(site.pages[page.file]))


@every_page
def test_no_heading_level_is_skipped(site, page):
    report(headings.skipped_levels(site.pages[page.file]))


@every_page
def test_ids_are_unique(site, page):
    report(headings.repeated_ids(site.pages[page.file]))


@every_page
def test_headings_are_in_sentence_case(site, page):
    report(headings.not_sentence_case(site.pages[page.file]))


@every_page
def test_no_heading_stands_twice_on_a_page(site, page):
    report(headings.repeated_headings(site.pages[page.file]))


def test_no_title_stands_twice_on_the_site(site):
    report(headings.repeated_titles([site.pages[page.file] for page in PAGES]))


@every_guide
def test_a_guide_has_the_parts_of_its_type(site, page):
    report(headings.missing_parts(site.pages[page.file]))

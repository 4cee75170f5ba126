"""A warning stands where it bites."""

from __future__ import annotations

from guidekit.checks.built import warnings
from tests.conftest import every_guide, every_page, report


@every_guide
def test_a_destructive_step_is_warned_of_and_says_what_is_lost(site, page):
    report(warnings.unwarned_steps(site.pages[page.file]))


@every_guide
def test_a_step_that_destroys_something_is_marked(site, page):
    report(warnings.unmarked_steps(site.pages[page.file]))


@every_page
def test_no_link_lands_below_a_warning(site, page):
    report(warnings.past_warnings(site, site.pages[page.file]))

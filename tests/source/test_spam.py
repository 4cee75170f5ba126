"""Nothing of the articles' advertising or sentences came along into docs/."""

from __future__ import annotations

from guidekit.checks import spam, wording
from tests.conftest import every_page, report


@every_page
def test_no_page_carries_the_articles_advertising(page):
    report(spam.advertising(f"docs/{page.name}", page.text))


@every_page
def test_no_page_names_an_activator_or_a_key_seller(page):
    report(spam.forbidden(f"docs/{page.name}", page.text))


@every_page
def test_no_page_shows_a_full_product_key(page):
    report(spam.product_keys(f"docs/{page.name}", page.text))


@every_page
def test_no_page_copies_eight_words_of_the_articles(page):
    report(wording.copied_runs(f"docs/{page.name}", page.text))

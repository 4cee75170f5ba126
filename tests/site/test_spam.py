"""Nothing of the articles' advertising came along into any file of the built site."""

from __future__ import annotations

from guidekit.checks.source import spam
from tests.conftest import report


def test_no_built_file_carries_the_articles_advertising(site):
    for path in site.text_files():
        report(
            spam.advertising(str(path.relative_to(site.folder)), path.read_text(encoding="utf-8"))
        )


def test_no_built_file_names_an_activator_or_a_key_seller(site):
    for path in site.text_files():
        report(spam.forbidden(str(path.relative_to(site.folder)), path.read_text(encoding="utf-8")))


def test_no_built_file_shows_a_full_product_key(site):
    for path in site.text_files():
        report(
            spam.product_keys(str(path.relative_to(site.folder)), path.read_text(encoding="utf-8"))
        )

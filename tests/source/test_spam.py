"""Nothing of the articles' advertising or sentences came along into docs/, and no file shows a product key."""

from __future__ import annotations

import pytest

from guidekit.checks.source import spam, wording
from guidekit.model.project import ROOT
from tests.conftest import every_page, report

FOLDERS = (".github", "data", "deploy", "docs", "guidekit", "overrides", "tests", "tools")
TEXTS = {
    ".conf",
    ".css",
    ".html",
    ".js",
    ".json",
    ".jsonl",
    ".lock",
    ".md",
    ".py",
    ".svg",
    ".toml",
    ".txt",
    ".yml",
}


@every_page
def test_no_page_carries_the_articles_advertising(page):
    report(spam.advertising(f"docs/{page.name}", page.text))


@every_page
def test_no_page_names_an_activator_or_a_key_seller(page):
    report(spam.forbidden(f"docs/{page.name}", page.text))


@every_page
def test_no_page_fetches_and_runs_a_program(page):
    report(spam.unseen_programs(page.path, page.text))


@every_page
def test_no_page_brings_elements_that_run_or_load_something(page):
    report(spam.raw_elements(page))


@pytest.mark.parametrize("folder", [*FOLDERS, "."])
def test_no_file_of_the_project_shows_a_full_product_key(folder):
    """Data of screens, tests and questions as well: whoever reads one takes it for a key."""
    files = [
        file
        for file in (ROOT / folder).glob("*" if folder == "." else "**/*")
        if file.is_file() and file.suffix in TEXTS
    ]
    assert files
    report(
        finding
        for file in files
        for finding in spam.product_keys(
            file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
        )
    )


@every_page
def test_no_page_copies_eight_words_of_the_articles(page):
    report(wording.copied_runs(f"docs/{page.name}", page.text))

"""Pages that are rendered on all cores are the pages that MkDocs renders one after the other."""

from __future__ import annotations

import logging
import multiprocessing

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from guidekit import cores, render

HOOK = """from guidekit import render
def on_post_build(config):
    render.catch_up([])
"""
PAGES = 45  # more than are done one by one


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return what lays out a project of many pages and builds it; `put_off` says how."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(PAGES):
        (docs / f"page-{number}.md").write_text(
            f"---\ntitle: Page {number}\n---\n# Page {number}\n\n## More\n\n[On](page-{(number + 1) % PAGES}.md#more)\n",
            encoding="utf-8",
        )
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: mkdocs\nplugins: []\nvalidation: {links: {anchors: warn}}\n",
        encoding="utf-8",
    )

    def make(put_off: bool) -> dict[str, str]:
        if put_off:
            monkeypatch.setattr(build, "_populate_page", render.read_page)
            monkeypatch.setattr(build, "_build_page", render.keep_page)
        hooks = [str(tmp_path / "hook.py")] if put_off else []
        build.build(
            load_config(
                str(tmp_path / "mkdocs.yml"),
                hooks=hooks,
                site_dir=str(tmp_path / "site"),
                strict=True,
            )
        )
        return {
            path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
            for path in (tmp_path / "site").rglob("*.html")
        }

    return docs, make


def without_date(pages: dict[str, str]) -> dict[str, str]:
    """Return pages without the time of the build, which MkDocs's theme writes into the home page."""
    return {name: text[: text.rfind("<!--")] for name, text in pages.items()}


@pytest.mark.parametrize("processes", [1, 2])
def test_pages_are_the_same_however_many_cores_render_them(project, monkeypatch, processes):
    _, make = project
    expected = make(put_off=False)
    monkeypatch.setattr(
        cores,
        "cores",
        lambda things: processes if "fork" in multiprocessing.get_all_start_methods() else 1,
    )
    assert without_date(make(put_off=True)) == without_date(expected)
    assert len(expected) > PAGES


def test_a_link_to_a_lost_anchor_of_a_page_from_another_process_is_told(project, caplog):
    docs, make = project
    (docs / "page-7.md").write_text(
        "# Page\n\n## More\n\n[On](page-44.md#lost)\n", encoding="utf-8"
    )
    with pytest.raises(Abort, match="1 warning"):
        make(put_off=True)
    assert "'page-7.md' contains a link 'page-44.md#lost'" in caplog.text


def test_a_warning_of_a_page_counts_when_another_process_says_it(project, caplog):
    docs, make = project
    (docs / "page-44.md").write_text("# Page\n\n## More\n\n[On](lost.md)\n", encoding="utf-8")
    with pytest.raises(Abort, match="1 warning"):
        make(put_off=True)
    assert [record.levelno for record in caplog.records if "lost.md" in record.getMessage()] == [
        logging.WARNING
    ]


def test_a_page_that_cannot_be_built_ends_the_build(project, caplog):
    docs, make = project
    (docs / "page-3.md").write_text(
        "---\ntitle: Page\ntemplate: lost.html\n---\n# Page\n", encoding="utf-8"
    )
    with pytest.raises(Abort, match="BuildError"):
        make(put_off=True)
    assert "Error building page 'page-3.md'" in caplog.text and "lost.html" in caplog.text

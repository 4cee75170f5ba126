"""A server renders again what a change can be seen on, and nothing else."""

from __future__ import annotations

import os

import pytest
from mkdocs.commands import build
from mkdocs.config import load_config

from guidekit import render
from guidekit.shelf import Shelf


@pytest.fixture
def served(tmp_path, monkeypatch):
    """Return what builds a project of three pages as a server does; it returns the pages rendered and the site's texts."""
    docs, data = tmp_path / "docs", tmp_path / "data"
    docs.mkdir()
    data.mkdir()
    (data / "words.yml").write_text("a: b\n", encoding="utf-8")
    for name in ("index", "one", "two"):
        (docs / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n# {name}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\ntheme: mkdocs\nplugins: []\n", encoding="utf-8"
    )
    shelf, rendered = Shelf(tmp_path), []
    populate = render.populate_page
    monkeypatch.setattr(
        render,
        "populate_page",
        lambda page, *rest: (rendered.append(page.file.src_uri), populate(page, *rest)),
    )
    monkeypatch.setattr(build, "_populate_page", render.read_page)
    monkeypatch.setattr(build, "_build_page", render.keep_page)

    def make() -> tuple[list[str], dict[str, str]]:
        rendered.clear()
        config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
        config.plugins._register_event("post_build", lambda config: render.catch_up([], shelf))
        build.build(config)
        texts = {
            path.parent.name: path.read_text(encoding="utf-8")
            for path in (tmp_path / "site").rglob("index.html")
        }
        return sorted(rendered), texts

    return tmp_path, make


def test_nothing_is_rendered_again_when_nothing_changed(served):
    _, make = served
    first, before = make()
    again, after = make()
    assert (first, again) == (["index.md", "one.md", "two.md"], [])
    assert {name: text.partition("<!--")[0] for name, text in before.items()} == {
        name: text.partition("<!--")[0] for name, text in after.items()
    }


def test_a_changed_page_is_rendered_again_and_no_other(served):
    folder, make = served
    make()
    (folder / "docs" / "two.md").write_text(
        "---\ntitle: two\n---\n# two\n\nNew words.\n", encoding="utf-8"
    )
    again, texts = make()
    assert again == ["two.md"] and "New words." in texts["two"]


def test_a_changed_title_is_seen_in_the_menu_of_every_page(served):
    folder, make = served
    make()
    (folder / "docs" / "two.md").write_text("---\ntitle: Second\n---\n# two\n", encoding="utf-8")
    again, texts = make()
    assert again == ["index.md", "one.md", "two.md"] and "Second" in texts["one"]


@pytest.mark.parametrize("file", ["data/words.yml", "mkdocs.yml"])
def test_changed_shared_sources_are_seen_on_every_page(served, file):
    folder, make = served
    make()
    os.utime(folder / file, ns=(1, 1))
    assert len(make()[0]) == 3

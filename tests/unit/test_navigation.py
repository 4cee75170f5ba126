"""Far and lonely pages are found."""

from __future__ import annotations

from guidekit.checks.built import navigation
from guidekit.checks.built.site import Site
from tests.unit.pages import FRONT_MATTER


def link(*names: str) -> str:
    return "".join(f'<a href="/{name}/">x</a>' for name in names)


FAR_QUESTION = "---\ntitle: Q\ndescription: Q\nlayout: start\n---\n"


def test_far_and_lonely_pages_are_found_and_near_ones_are_not(tmp_path):
    pages = {
        "": link("a"),
        "a/": link("b"),
        "b/": link("c"),
        "c/": link("q"),
        "q/": "",
        "lonely/": "",
    }
    for url, html in pages.items():
        folder = tmp_path / "site" / url
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(html, encoding="utf-8")
        name = f"{url.strip('/') or 'index'}.md"
        (tmp_path / "docs").mkdir(exist_ok=True)
        front = FAR_QUESTION if url == "q/" else FRONT_MATTER
        (tmp_path / "docs" / name).write_text(front, encoding="utf-8")
    found = {
        f.file: f.problem
        for f in navigation.far_pages(Site(tmp_path / "site", docs=tmp_path / "docs"))
    }
    assert found == {"docs/c.md": "3 clicks from home", "docs/lonely.md": "not reached from home"}

"""While pages are served: a page that nothing has changed for is not rendered again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.structure.pages import Page

# Outside a page's own file and the front matter of all, what its HTML is made from.
SOURCES = ("data", "overrides", "mkdocs.yml")


def state(root: Path) -> tuple:
    """Return what tells whether any of the shared sources was written."""
    files = [
        file
        for name in SOURCES
        for file in [root / name, *(root / name).rglob("*")]
        if file.is_file()
    ]
    return tuple((str(file), file.stat().st_mtime_ns) for file in sorted(files))


class Shelf:
    """Pages as they were rendered last, with the files they were written to.

    Args:
        root: the project's folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.shared: tuple = ()
        self.kept: dict[str, tuple[str, object, dict[Path, bytes]]] = {}

    def clear_if_stale(self, pages: Iterable[Page]) -> None:
        """Forget all pages when something that all of them show has changed.

        Args:
            pages: all pages, read but not rendered.
        """
        shared = (state(self.root), tuple((page.file.src_uri, repr(page.meta)) for page in pages))
        if shared != self.shared:
            self.shared, self.kept = shared, {}

    def take(self, page: Page) -> object | None:
        """Write a page as it was and return what was kept with it; None when it was changed or never kept."""
        markdown, rendered, files = self.kept.get(page.file.src_uri, (None, None, {}))
        if markdown != page.markdown:
            return None
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return rendered

    def put(self, page: Page, rendered: object) -> None:
        """Keep a page that was just written."""
        html = Path(page.file.abs_dest_path)
        files = {
            path: path.read_bytes() for path in (html, html.with_suffix(".md")) if path.is_file()
        }
        self.kept[page.file.src_uri] = (page.markdown, rendered, files)

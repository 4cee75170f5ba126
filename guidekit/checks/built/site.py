"""A built site as the checks see it: files, addresses, parsed pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from guidekit.model.finding import Finding
from guidekit.model.guide import Page, read_pages
from guidekit.model.project import DOCS

TEXT_FILES = {".html", ".js", ".css", ".json", ".xml", ".txt", ".svg", ".md", ".webmanifest"}


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of a built site.

    Args:
        name: path below the site folder, `how-to/check-the-link/index.html`.
        text: its content.
        source: the Markdown page it was built from; None for 404 and forwarding pages.
    """

    name: str
    text: str
    source: Page | None = None

    @property
    def url(self) -> str:
        """Return the address below the site's root."""
        return self.name.removesuffix("index.html")

    @property
    def markdown(self) -> Page:
        """Return the source, of a page that has one."""
        assert self.source
        return self.source

    @property
    def file(self) -> str:
        """Return the file a finding names: the Markdown source, or the built file."""
        return f"docs/{self.source.name}" if self.source else f"site/{self.name}"

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "lxml")

    @cached_property
    def ids(self) -> list[str]:
        """Return every id on the page, in order, with repeats."""
        return [str(element["id"]) for element in self.soup.find_all(id=True)]

    def line(self, *needles: str) -> int:
        """Return the line of the source that holds one of the needles, or 1."""
        return self.source.line_of(*needles) if self.source else 1

    def finding(self, line: int, problem: str, fix: str) -> Finding:
        """Return what is wrong on a line of the file that a finding names."""
        return Finding(self.file, line, problem, fix)


@dataclass(frozen=True)
class Site:
    """A built site.

    Args:
        folder: where it lies.
        base: the path it is published under, with slashes at both ends: `/` or `/sub/path/`.
        host: the host it is published at; empty when unknown.
        docs: the folder of its sources.
    """

    folder: Path
    base: str = "/"
    host: str = ""
    docs: Path = DOCS

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Return all HTML files by name."""
        sources = {page.file: page for page in read_pages(self.docs)}
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            name = path.relative_to(self.folder).as_posix()
            found[name] = BuiltPage(name, path.read_text(encoding="utf-8"), sources.get(name))
        return found

    @cached_property
    def folds_case(self) -> bool:
        """Tell whether the file system takes `C004F211` and `c004f211` for one folder."""
        return (self.folder.parent / self.folder.name.swapcase()).exists()

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): name for name in self.pages}

    def page(self, name: str) -> BuiltPage | None:
        """Return a page by its file, in the spelling that a folding file system has kept."""
        if name not in self.pages and self.folds_case:
            name = self._folded.get(name.casefold(), name)
        return self.pages.get(name)

    def text_files(self) -> list[Path]:
        """Return every file of the site that holds text."""
        return sorted(path for path in self.folder.rglob("*") if path.suffix in TEXT_FILES)

    def address(self, page: BuiltPage) -> str:
        """Return the address at which a page is read, on a host of its own."""
        return f"https://{self.host or 'this-site.invalid'}{self.base}{page.url}"

    def linked(self, page: BuiltPage, written: str) -> str | None:
        """Return the file of this site that a link on a page opens; None when there is none."""
        return self.target(urljoin(self.address(page), written))

    def target(self, address: str) -> str | None:
        """Return the file that a full address of this site opens; None when there is none."""
        path = unquote(urlsplit(address).path)
        if not path.startswith(self.base):
            return None
        name = path.removeprefix(self.base)
        if name == "" or name.endswith("/"):
            name += "index.html"
        return name if (self.folder / name).is_file() else None

"""Pages as their authors wrote them: front matter with line numbers, body, address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from guidekit.model.finding import Finding
from guidekit.model.project import DOCS, YAML_LOADER

# Folder names are page types; everything else (home, search) is no guide.
TYPES = ("how-to", "troubleshooting", "reference", "explanation")
WITH_STEPS = ("how-to", "troubleshooting")
# Headings that every guide of a type has.
REQUIRED_HEADINGS = {
    "how-to": ("Before you start", "Check that it worked", "If it does not work"),
    "troubleshooting": ("What you see", "Likely causes", "Still stuck"),
}
# Frames of pages that are no guides, and those of them that hold nothing by themselves.
LAYOUTS = ("home", "search", "desk", "page", "start")
UNLISTED_LAYOUTS = ("search", "desk")
WHICH_WINDOWS = 104  # the guide that the switch leads to: which Windows is it

# The same block that MkDocs takes for front matter (mkdocs.utils.meta).
FRONT_MATTER = re.compile(r"^-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """One Markdown file under docs/.

    Args:
        name: path below docs/, with forward slashes: `how-to/link-your-license.md`.
        text: the whole file.
    """

    name: str
    text: str

    @property
    def type(self) -> str:
        """Return the folder that makes this page a guide, or an empty string."""
        folder = self.name.split("/")[0]
        return folder if folder in TYPES and not self.is_index else ""

    @property
    def is_index(self) -> bool:
        return self.name.split("/")[-1] == "index.md"

    @property
    def path(self) -> str:
        """Return the file as findings name it, from the top of the project."""
        return f"docs/{self.name}"

    @property
    def url(self) -> str:
        """Return the address below the site's root, `how-to/link-your-license/`; home is empty."""
        return re.sub(r"(^|/)index/$", r"\1", self.name.removesuffix(".md") + "/")

    @property
    def short_url(self) -> str:
        """Return the permanent address below the site's root: `101/`; of other pages their own."""
        return f"{self.meta['id']}/" if self.type else self.url

    @property
    def file(self) -> str:
        """Return the built file below the site folder."""
        return f"{self.url}index.html"

    @property
    def front_matter(self) -> str:
        match = FRONT_MATTER.match(self.text)
        return match[1] if match else ""

    @property
    def body(self) -> str:
        return FRONT_MATTER.sub("", self.text, count=1)

    @property
    def body_line(self) -> int:
        """Return the line of the file on which the body begins, counted from 1."""
        match = FRONT_MATTER.match(self.text)
        return match[0].count("\n") + 1 if match else 1

    @cached_property
    def _loaded(self) -> tuple[dict, yaml.YAMLError | None]:
        try:
            loaded = yaml.load(self.front_matter, Loader=YAML_LOADER)
        except yaml.YAMLError as error:
            return {}, error
        return (loaded, None) if isinstance(loaded, dict) else ({}, None)

    @property
    def meta(self) -> dict:
        """Return the front matter; an empty mapping when it is missing or no YAML."""
        return self._loaded[0]

    @property
    def changes(self) -> list[dict]:
        """Return what changed for readers of a guide, the latest first."""
        told = self.meta.get("changes") or []
        return sorted(told, key=lambda change: change["date"], reverse=True)

    @property
    def meta_error(self) -> yaml.YAMLError | None:
        """Return why the front matter cannot be read; its mark counts lines of the block."""
        return self._loaded[1]

    def key_line(self, key: str) -> int:
        """Return the line that sets a front matter key, or 1."""
        match = re.search(rf"^{re.escape(key)}:", self.front_matter, re.MULTILINE)
        return 2 + self.front_matter[: match.start()].count("\n") if match else 1

    def finding(self, where: int | str, problem: str, fix: str) -> Finding:
        """Return what is wrong on a line of the file, or at a key of its front matter."""
        line = where if isinstance(where, int) else self.key_line(where)
        return Finding(self.path, line, problem, fix)

    def lines(self) -> list[tuple[int, str]]:
        """Return each line of the body with its number in the file."""
        return list(enumerate(self.body.splitlines(), self.body_line))

    def line_of(self, *needles: str) -> int:
        """Return the first line of the body that holds one of the needles, or 1.

        Args:
            needles: texts as they stand in Markdown, the likeliest first.
        """
        for needle in filter(None, needles):
            for number, line in self.lines():
                if needle in line:
                    return number
        return 1


@lru_cache(maxsize=10_000)
def page_of(path: Path, name: str, written: int) -> Page:
    """Return the page of a file; the same object as long as the file is not written again."""
    return Page(name, path.read_text(encoding="utf-8-sig"))


def read_pages(docs: Path = DOCS) -> list[Page]:
    """Return all pages below a docs folder, sorted by name."""
    return [
        page_of(path, path.relative_to(docs).as_posix(), path.stat().st_mtime_ns)
        for path in sorted(docs.rglob("*.md"))
    ]


def guides(pages: list[Page]) -> list[Page]:
    """Return the pages that are guides, in the order of their numbers."""
    return sorted((page for page in pages if page.type), key=lambda page: page.meta.get("id", 0))

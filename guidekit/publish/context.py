"""What is the same for all pages of a build."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from guidekit.model.guide import WHICH_WINDOWS, Page, guides
from guidekit.publish.assets import Assets


@dataclass(frozen=True)
class PublishContext:
    """A build.

    Args:
        site: folder that an engine writes.
        sources: the pages whose front matter can be used.
        docs: folder of the sources.
        site_url: the site's address with a slash at the end; empty when unknown.
        repo_url: address of the repository; empty for none.
        serving: MkDocs puts its reload script into each answer, so no hash can name it.
    """

    site: Path
    sources: list[Page]
    docs: Path
    site_url: str = ""
    repo_url: str = ""
    serving: bool = False
    written: set[str] = field(default_factory=set)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Return the sources by the file that is built from them."""
        return {page.file: page for page in self.sources}

    @cached_property
    def guides(self) -> list[Page]:
        """Return the guides in the order of their numbers."""
        return guides(self.sources)

    @cached_property
    def which_windows(self) -> Page | None:
        """Return the guide that tells which Windows one has, if there is one."""
        return next((page for page in self.guides if page.meta["id"] == WHICH_WINDOWS), None)

    @cached_property
    def assets(self) -> Assets:
        """Return scripts, styles and policy."""
        return Assets(self.docs / "assets", serving=self.serving)

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

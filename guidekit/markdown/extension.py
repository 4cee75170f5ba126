"""What each extension needs to be one: registered with Python-Markdown under a name and a rank."""

from __future__ import annotations

from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor


class OneProcessor(Extension):
    """An extension that is one processor."""

    def __init__(self, kind: type, name: str, rank: float) -> None:
        super().__init__()
        self.kind, self.name, self.rank = kind, name, rank

    def extendMarkdown(self, md: Markdown) -> None:
        before = issubclass(self.kind, Preprocessor)
        known = md.preprocessors if before else md.treeprocessors
        known.register(self.kind(md), self.name, self.rank)


def extension(
    kind: type[Preprocessor | Treeprocessor], name: str, rank: float
) -> Callable[[], OneProcessor]:
    """Return the `makeExtension` of a module; the higher the rank, the earlier it runs."""
    return lambda: OneProcessor(kind, name, rank)

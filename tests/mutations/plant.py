"""A copy of the project in which one defect is planted, and taken out again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

COPIED = (
    "docs",
    "data",
    "overrides",
    "guidekit",
    "tests",
    "tools",
    ".github",
    "mkdocs.yml",
    "pyproject.toml",
    "README.md",
    "requirements",
    "dev.py",
)
GUIDE = "how-to/link-your-license"
PAGE = f"docs/{GUIDE}.md"


@dataclass(frozen=True)
class Place:
    """Where a message must point.

    Args:
        file: a file from the top of the project, or an address where a browser tells it.
        line: counted from 1; 0 where there is none to tell.
    """

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:" if self.line else self.file


@dataclass
class Copy:
    """A copy of the project with its built site.

    Args:
        folder: where it lies.
        before: what was changed, as it was; None for a file that was not there.
    """

    folder: Path
    before: dict[Path, bytes | None] = field(default_factory=dict)

    @property
    def site(self) -> Path:
        """Return the folder of the site that was built from the copy before anything was planted."""
        return self.folder / ".sites" / "untouched"

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file; what it was is kept."""
        path = self.folder / name
        self.before.setdefault(path, path.read_bytes() if path.is_file() else None)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def delete(self, name: str) -> None:
        path = self.folder / name
        self.before.setdefault(path, path.read_bytes())
        path.unlink()

    def line(self, name: str, words: str) -> int:
        """Return the first line of a file that holds these words.

        Raises:
            ValueError: when none does: the defect no longer fits the project.
        """
        for number, line in enumerate(self.read(name).splitlines(), 1):
            if words in line:
                return number
        raise ValueError(f"{name} no longer holds “{words}”")

    def replace(self, name: str, old: str, new: str) -> Place:
        """Replace the first such words of a file and return where they were."""
        place = Place(name, self.line(name, old.splitlines()[0]))
        self.write(name, self.read(name).replace(old, new, 1))
        return place

    def append(self, name: str, text: str) -> Place:
        """Write lines below a file and return where the last one stands."""
        whole = f"{self.read(name).rstrip()}\n\n{text}\n"
        self.write(name, whole)
        return Place(name, whole.count("\n"))

    def built(self, name: str) -> str:
        """Return the name of a built file in the copy."""
        return (self.site / name).relative_to(self.folder).as_posix()

    def in_article(self, html: str, page: str = GUIDE) -> None:
        """Write HTML below the article of a built page."""
        self.replace(self.built(f"{page}/index.html"), "</article>", f"{html}</article>")

    def both(self, markdown: str, html: str) -> Place:
        """Write below the guide and below its built page what a build would make of it."""
        self.in_article(html)
        return self.append(PAGE, markdown)

    def restore(self) -> None:
        """Put back everything as it was."""
        for path, content in self.before.items():
            if content is not None:
                path.write_bytes(content)
            elif path.exists():
                path.unlink()
        self.before.clear()


@dataclass(frozen=True)
class Defect:
    """One thing that can go wrong.

    Args:
        name: what is wrong, in a few words.
        test: the test that must turn red, as pytest names it.
        plant: makes it wrong in a copy, and says where.
        says: words that the message must have.
        builds: the site is built anew from the defective sources; else the built page has the defect too.
    """

    name: str
    test: str
    plant: Callable[[Copy], Place]
    says: str = ""
    builds: bool = False


def copy_project(source: Path, folder: Path) -> Copy:
    """Copy everything that pages and tests are made of."""
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(
                source / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        elif (source / name).is_file():
            shutil.copy(source / name, folder / name)
    return Copy(folder)


def python(copy: Copy, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run a Python module of the copy."""
    own = {
        **os.environ,
        "PYTHONPATH": str(copy.folder),
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        **environment,
    }
    own.pop("GITHUB_ACTIONS", None)
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(
        command,
        cwd=copy.folder,
        env=own,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )

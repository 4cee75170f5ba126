"""Join the scripts of a page into one file, so that a page asks once instead of six times.

Each source stays a file of its own: they are read, served and tested as they are while writing.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.data import remembered

FOLDER = "assets/js/"


def join(root: HtmlElement, site: Path) -> None:
    """Put one script into the place of the deferred scripts of assets/js/ that stand on a page.

    Args:
        root: a built page.
        site: the site's folder; the joined file is written into it, named by what is in it.
    """
    scripts = [
        script
        for script in root.xpath("//script[@defer]")
        if f"/{FOLDER}" in f"/{script.get('src')}"
    ]
    if len(scripts) < 2:
        return
    up, _, _ = scripts[0].get("src").partition(FOLDER)
    names = [script.get("src").partition(FOLDER)[2] for script in scripts]
    for script in scripts[:-1]:
        script.drop_tree()
    scripts[-1].set("src", f"{up}{FOLDER}{joined(site / FOLDER, tuple(names))}")


@remembered
def joined(folder: Path, names: tuple[str, ...]) -> str:
    """Write several scripts as one and return its name, made from what is in it: a server may let browsers keep it for a year."""
    text = "".join((folder / name).read_text(encoding="utf-8") for name in names)
    name = f"{sha256(text.encode()).hexdigest()[:8]}.js"
    if not (folder / name).exists():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return name

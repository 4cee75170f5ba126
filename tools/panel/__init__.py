"""The side panel: the offline copy as a browser extension (Manifest V3), the desk as its page.

Extensions run no script that stands in a page, so scripts and styles become files; one policy, in
the manifest, holds for all pages. `manifest.py` says what each browser is told.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import E, parse, text_of, up
from guidekit.publish.outputs.offline import files_of, for_a_folder
from tools.panel.manifest import BROWSERS, DESK, manifest

HERE = Path(__file__).parent
# What stands before the start script: what a reader chooses on the site is kept, here nothing is.
FORGET = 'Object.defineProperty(self,"localStorage",{value:null});'
LEFT_OUT = "assets/social.png"  # what chats show


def as_files(root: HtmlElement, name: str) -> dict[str, str]:
    """Take scripts and styles out of a page and return them as files by their names."""
    files = {}
    for kind, tag, link in (
        ("js", "script[not(@src)]", lambda address: E.script(src=address)),
        ("css", "style", lambda address: E.link(rel="stylesheet", href=address)),
    ):
        for inline in root.xpath(f"//{tag}"):
            if inline.get("type") != "application/ld+json":
                text = (FORGET if kind == "js" else "") + inline.text
                file = f"assets/{kind}/page.{sha256(text.encode()).hexdigest()[:8]}.{kind}"
                files[file] = text
                inline.addprevious(link(up(name) + file))
            inline.drop_tree()
    return files


def extension_page(text: str, name: str) -> tuple[str, dict[str, str]]:
    """Return a page of the site as one of the extension, and the files that it asks for now.

    Args:
        text: the page as it is published.
        name: where it stands below the site's root, `desk/index.html`.
    """
    root = parse(for_a_folder(text))
    files = as_files(root, name)
    for policy in root.xpath("//meta[@http-equiv='Content-Security-Policy']"):
        policy.drop_tree()
    # Other sites, and the buttons that open Settings, have no place in a panel.
    for link in root.xpath("//a[contains(@href, ':')]"):
        link.set("target", "_blank")
    root.find("head").append(E.link(rel="stylesheet", href=f"{up(name)}panel.css"))
    if name == DESK:
        root.find("body").append(E.script(src=f"{up(name)}panel.js", defer=""))
    return text_of(root), files


def write_folder(site: Path, folder: Path, browser: str, site_url: str, version: str) -> None:
    """Write the extension for one browser from a built site."""
    shutil.rmtree(folder, ignore_errors=True)
    told = json.dumps(manifest(browser, site_url, version), indent=2) + "\n"
    background = [(HERE / f"{name}.js").read_text("utf-8") for name in (browser, "background")]
    written = {"manifest.json": told, "background.js": "".join(background)}
    copied = {name: HERE / name for name in ("panel.css", "panel.js", "icon.png")}
    for path in files_of(site):
        name = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            written[name], files = extension_page(path.read_text(encoding="utf-8"), name)
            written |= files
        elif name != LEFT_OUT:
            copied[name] = path
    for name in (*written, *copied):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for name, path in copied.items():
        shutil.copyfile(path, folder / name)


def write_zip(folder: Path) -> Path:
    """Pack an extension, its manifest at the top as stores and policies want it."""
    file = folder.with_suffix(".zip")
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, path.relative_to(folder))
    return file


def run(site: Path, site_url: str) -> int:
    """Write folder and zip for each browser into `panel`, beside the built site.

    Args:
        site: folder of a built site.
        site_url: the address it is published at, which replies link.
    """
    now = datetime.now(UTC)  # a browser takes an update only for a higher version
    version = f"{now.year}.{now.month}.{now.day}.{now.hour * 60 + now.minute}"
    for browser in BROWSERS:
        folder = site.parent / "panel" / browser
        write_folder(site, folder, browser, site_url, version)
        file = write_zip(folder)
        print(f"panel/{file.name}: {file.stat().st_size / 1e6:.1f} MB")
    return 0

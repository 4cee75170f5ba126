"""Make the offline copy: one zip whose index.html works from a folder, with search, variants and pictures."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

# Read by programs on a server; nobody looks for them in a folder.
LEFT_OUT = {
    "guides.json",
    "guides.schema.json",
    "changes.xml",
    "llms.txt",
    "opensearch.xml",
    "sitemap.xml",
    "robots.txt",
    "404.html",
}
CODE = re.compile(
    r"(?:0x)?[0-9A-Fa-f]{8}"
)  # folders of code spellings; the search finds codes as well
# A relative address of a folder, in a link, a form or a refresh.
ADDRESS = re.compile(
    r'(?<=[\s;])((?:href|action)="|url=)(?![a-z][a-z+.-]*:|/|#)((?:[^"?#]*/)?(?:\.{1,2})?)(?=[?#"])'
)
FOLDER = "windows-license-guides"


def for_a_folder(page: str) -> str:
    """Return a page whose links name files: a folder of files has no server that opens index.html."""

    def named(match: re.Match) -> str:
        attribute, folder = match.groups()
        return f"{attribute}{folder.rstrip('/')}/index.html" if folder else match[0]

    page = re.sub(r'<link rel="(?:alternate|search|canonical|cite-as)"[^>]*>\n?', "", page)
    return ADDRESS.sub(named, page)


def files_of(site: Path) -> list[Path]:
    """Return the files of a site that belong into the copy."""
    found = []
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site)
        if (
            name.as_posix() in LEFT_OUT
            or name.name == "index.md"
            or name.suffix in (".br", ".gz")
            or CODE.fullmatch(name.parts[0])
            or name.parts[0].startswith(".")
        ):
            continue
        found.append(path)
    return found


def write_zip(site: Path, file: Path) -> int:
    """Write the offline copy of a built site and return its size in bytes; the same site gives the same bytes.

    Args:
        site: the built site.
        file: the zip to write.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(site):
            data = (
                for_a_folder(path.read_text(encoding="utf-8")).encode()
                if path.suffix == ".html"
                else path.read_bytes()
            )
            entry = zipfile.ZipInfo(
                f"{FOLDER}/{path.relative_to(site).as_posix()}", (2026, 1, 1, 0, 0, 0)
            )
            entry.compress_type = (
                zipfile.ZIP_STORED if path.suffix in (".webp", ".png") else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return file.stat().st_size

"""The offline copy: one zip whose index.html works from a folder, with search and pictures."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from guidekit.model.codes import PATH as CODE
from guidekit.model.dates import day
from guidekit.publish.context import PublishContext
from guidekit.publish.outputs.feed import changed
from guidekit.publish.parts.offline_offer import FILE, FOLDER, PARAGRAPH, UNKNOWN

# Read by programs on a server; nobody looks for them in a folder.
LEFT_OUT = {
    *("guides.json", "guides.schema.json", "changes.xml", "llms.txt", "sitemap.xml"),
    *("robots.txt", "404.html", FILE),
}
# A relative address of a folder, in a link, a form or a refresh.
ADDRESS = re.compile(
    r'(?<=[\s;])((?:href|action)="|url=)(?![a-z][a-z+.-]*:|/|#)'
    r'((?:[^"?#]*/)?(?:\.{1,2})?)(?=[?#"])'
)
HEAD_LINK = re.compile(r'<link rel="(?:alternate|cite-as|sitemap)"[^>]*>\n?')


def for_a_folder(page: str) -> str:
    """Return a page whose links name files: a folder has no server that opens index.html."""

    def named(match: re.Match) -> str:
        attribute, folder = match.groups()
        return f"{attribute}{folder.rstrip('/')}/index.html" if folder else match[0]

    # To Firefox no file is 'self'.
    page = page.replace("form-action 'self'", "form-action 'self' file:")
    return ADDRESS.sub(named, HEAD_LINK.sub("", PARAGRAPH.sub("", page)))


def files_of(site: Path) -> Iterator[Path]:
    """Yield the files of a site that belong into the copy."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site)
        for_programs = name.as_posix() in LEFT_OUT or name.name == "index.md"
        compressed = name.suffix in (".br", ".gz")
        spelling = CODE.fullmatch(name.parts[0]) or name.parts[0].startswith(".")
        place = all(part.isdigit() for part in name.parts[:2])  # 101/7/, which replies link
        if not (for_programs or compressed or spelling or place):
            yield path


def write_zip(site: Path, file: Path) -> int:
    """Write the offline copy of a built site and return its size in bytes.

    The same site gives the same bytes.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(site):
            data = path.read_bytes()
            if path.suffix == ".html":
                data = for_a_folder(data.decode()).encode()
            name = f"{FOLDER}/{path.relative_to(site).as_posix()}"
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            packed = path.suffix in (".webp", ".png")
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, everywhere
            archive.writestr(entry, data)
    return file.stat().st_size


def write_offered(context: PublishContext) -> None:
    """Write the copy into a site that has an address, and its size and date where it is offered."""
    size = write_zip(context.site, context.site / FILE) / 1e6
    told = f"({size:.1f} MB, as of {day(max(map(changed, context.guides)))})"
    for page in context.sources:
        if "data-offline" in page.body:
            text = (context.site / page.file).read_text(encoding="utf-8")
            context.write(page.file, text.replace(UNKNOWN, told))

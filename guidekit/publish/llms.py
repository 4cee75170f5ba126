"""Write llms.txt, which tells programs that read text where the Markdown of each guide is (llmstxt.org)."""

from __future__ import annotations

from pathlib import Path

from guidekit.source import TYPES, Page

HEAD = """# Windows License Guides

> How to keep a Windows 10 or 11 license: link it to a Microsoft account, check the link, get Windows activated again,
> understand an error code. Each guide was checked against its sources on the day that it names.

Each guide has a number and a short address that never changes: guide 101 is at 101/. guides.json lists all with their steps.
"""
TITLES = {
    "how-to": "Guides with steps",
    "troubleshooting": "When something does not work",
    "reference": "Reference",
    "explanation": "Background",
}


def write_llms(site: Path, pages: list[Page], site_url: str = "") -> None:
    """Write the list of all guides by type.

    Args:
        site: the site's folder.
        pages: the guides.
        site_url: the site's address with a slash at the end; without one, addresses are relative to the file.
    """
    parts = [HEAD]
    for kind in TYPES:
        lines = [
            f"- [{page.meta['title']}]({site_url}{page.url}index.md): {page.meta['description']}"
            for page in pages
            if page.type == kind
        ]
        parts.append("\n".join([f"## {TITLES[kind]}", "", *lines, ""]))
    (site / "llms.txt").write_text("\n".join(parts), encoding="utf-8", newline="\n")

"""llms.txt tells programs that read text where the Markdown of each guide is (llmstxt.org)."""

from __future__ import annotations

from guidekit.model.guide import TYPES
from guidekit.model.project import SITE_NAME
from guidekit.publish.context import PublishContext

HEAD = f"""# {SITE_NAME}

> How to keep a Windows 10 or 11 license: link it to a Microsoft account, check the link,
> get Windows activated again, understand an error code. Each guide was checked against its
> sources on the day that it names.

Each guide has a number and a short address that never changes: guide 101 is at 101/.
guides.json lists all with their steps.
"""
TITLES = {
    "how-to": "Guides with steps",
    "troubleshooting": "When something does not work",
    "reference": "Reference",
    "explanation": "Background",
}


def write_llms(context: PublishContext) -> None:
    """Write the list of all guides by type; without an address its links are relative."""
    parts = [HEAD]
    for kind in TYPES:
        lines = [
            f"- [{page.meta['title']}]({context.site_url}{page.url}index.md): "
            f"{page.meta['description']}"
            for page in context.guides
            if page.type == kind
        ]
        parts.append("\n".join([f"## {TITLES[kind]}", "", *lines, ""]))
    context.write("llms.txt", "\n".join(parts))

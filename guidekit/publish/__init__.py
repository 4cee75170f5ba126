"""Turn what either engine built into the site that is published.

Reads and writes the built HTML, never the engine's insides, so that MkDocs and Zensical give the
same pages. `publish(context)` is all there is to call on a built site; whoever has the pages one by
one calls `transform_page` and `write_outputs`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable

from guidekit.publish.context import PublishContext
from guidekit.publish.outputs import (
    desk_data,
    feed,
    guides_json,
    llms,
    markdown_copy,
    offline,
    replies,
    robots_sitemap,
    search_data,
    short_addresses,
)
from guidekit.publish.page import transform_page
from guidekit.publish.record import PageRecord

# What the engines write for features that are switched off, and what is published in another form.
UNPUBLISHED = (
    *("assets/javascripts", "assets/images", "assets/stylesheets", "assets/fonts"),
    *("assets/css", "assets/js", "assets/vendor", "assets/replies", "assets/screens/manifest.json"),
    *("search.json", "objects.inv", "sitemap.xml", "sitemap.xml.gz"),
)
KEPT_SUFFIXES = (".LICENSE.txt",)  # of what stands inside the bundles


def is_published(name: str) -> bool:
    """Tell whether a file of the theme or of docs/ is part of the site as it is."""
    inside = any(name == folder or name.startswith(f"{folder}/") for folder in UNPUBLISHED)
    return not inside or name.endswith(KEPT_SUFFIXES)


def remove_unpublished(context: PublishContext) -> None:
    """Delete what an engine wrote and no page asks for."""
    for name in UNPUBLISHED:
        path = context.site / name
        files = path.rglob("*") if path.is_dir() else [path]
        for file in list(files):
            if file.is_file() and not file.name.endswith(KEPT_SUFFIXES):
                file.unlink()
        if path.is_dir() and not any(file.is_file() for file in path.rglob("*")):
            shutil.rmtree(path)


def write_outputs(context: PublishContext, records: Iterable[PageRecord]) -> None:
    """Write what is made from all pages together."""
    listed = sorted(records, key=lambda record: record.page.meta["id"])
    for file, text in context.assets.bundles.values():
        context.write(f"assets/js/{file}", text)
    robots_sitemap.write_files(context)
    guides_json.write_list(context, listed)
    feed.write_feed(context)
    llms.write_llms(context)
    for record in listed:
        markdown_copy.write_copy(context, record.page)
    search_data.write_data(context, listed)
    desk_data.write_data(context, listed)
    replies.write_replies(context, listed)
    short_addresses.write_all(context)
    if context.site_url:
        offline.write_offered(context)  # last: it holds all the others


def publish(context: PublishContext) -> list[PageRecord]:
    """Finish a built site in place and return the records of its guides."""
    records = []
    for path in sorted(context.site.rglob("*.html")):
        name = path.relative_to(context.site).as_posix()
        text, record = transform_page(context, name, path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
        records += [record] if record else []
    remove_unpublished(context)
    write_outputs(context, records)
    return records

"""Let MkDocs render its pages on all cores.

MkDocs renders one page after the other. Here its own two functions for a page are put off until it
has gone through all of them; then processes that inherit all it knows call them, each for some of
the pages, and forget a page as soon as it is written.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from logging.handlers import BufferingHandler

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from guidekit.cores import on_all_cores
from guidekit.publish.page import Told
from guidekit.shelf import Shelf

populate_page, build_page = build._populate_page, build._build_page
mkdocs_log = logging.getLogger("mkdocs")


@dataclass
class Rendered:
    """What is still needed of a page when it is written.

    Args:
        told: what the publish step keeps of it.
        anchors: the ids that it has.
        links: the anchors that it links to on other pages, by their file.
        logged: what MkDocs said of it.
        failed: why it could not be rendered; empty when it could.
    """

    told: list[Told] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    logged: list[logging.LogRecord] = field(default_factory=list)
    failed: str = ""


@dataclass
class Waiting:
    """What MkDocs wanted done, in its order.

    Args:
        pages: each page with the arguments that it was to be built with.
        told: where the publish step puts what a page tells it.
    """

    config: MkDocsConfig
    files: Files
    pages: list[tuple[Page, tuple, dict]] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


waiting: Waiting | None = None


def put_off() -> None:
    """Put the rendering of pages off until `catch_up`."""
    build._populate_page, build._build_page = read_page, keep_page


def read_page(page: Page, config: MkDocsConfig, files: Files, dirty: bool = False) -> None:
    """Read a page's front matter only: the navigation of all others needs it."""
    global waiting
    if waiting is None or waiting.files is not files:
        waiting = Waiting(config, files)
    page.read_source(config)


def keep_page(page: Page, *arguments: object, **options: object) -> None:
    """Remember a page and what to build it with."""
    waiting.pages.append((page, arguments, options))


def render(place: int) -> Rendered:
    """Render and build the page that waits at this place."""
    page, arguments, options = waiting.pages[place]
    rendered, before = Rendered(), len(waiting.told)
    heard = BufferingHandler(10_000)
    kept, mkdocs_log.handlers = mkdocs_log.handlers, [heard]
    try:
        populate_page(page, waiting.config, waiting.files)
        build_page(page, *arguments, **options)
    except Exception as error:  # told by the process that waits, after what was logged
        rendered.failed = str(error) or type(error).__name__
    finally:
        mkdocs_log.handlers = kept
    rendered.told = waiting.told[before:]
    rendered.anchors = page.present_anchor_ids or set()
    rendered.links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
    rendered.logged = heard.buffer
    del waiting.told[before:]
    page.content, page.toc, page.links_to_anchors = None, None, None
    return rendered


def catch_up(told: list[Told], shelf: Shelf | None = None) -> None:
    """Render what waits, then check the links between pages as MkDocs does.

    Args:
        told: the list that the publish step fills while a page is built.
        shelf: the pages of the last build, for a server; None where there is none.

    Raises:
        BuildError: when a page cannot be rendered.
    """
    waiting.told = told
    done: dict[int, Rendered] = {}
    if shelf:
        shelf.clear_if_stale(page for page, _, _ in waiting.pages)
        done = {
            place: kept
            for place, (page, _, _) in enumerate(waiting.pages)
            if (kept := shelf.take(page))
        }
    places = [place for place in range(len(waiting.pages)) if place not in done]
    done |= zip(places, on_all_cores(render, places), strict=True)
    for place, (page, _, _) in enumerate(waiting.pages):
        rendered = done[place]
        for record in rendered.logged:
            mkdocs_log.handle(record)
        if rendered.failed:
            raise BuildError(rendered.failed)
        if shelf and place in places:
            shelf.put(page, rendered)
        told += rendered.told
        page.present_anchor_ids = rendered.anchors
        page.links_to_anchors = {
            waiting.files.get_file_from_path(name): links for name, links in rendered.links.items()
        }
    for page, _, _ in waiting.pages:
        page.validate_anchor_links(
            files=waiting.files, log_level=waiting.config.validation.links.anchors
        )

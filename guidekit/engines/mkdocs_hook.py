"""MkDocs hook: publish each page and the site, name the line of a bad link, keep `serve` going."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from guidekit.checks import build_gate
from guidekit.engines.build import prepare
from guidekit.model.finding import Finding, listing
from guidekit.model.guide import read_pages
from guidekit.model.project import DOCS, ROOT, DataError, clear_caches
from guidekit.publish import is_published, write_outputs
from guidekit.publish.context import PublishContext
from guidekit.publish.page import transform_page
from guidekit.publish.record import PageRecord

LINK = re.compile(r"^Doc file '([^']+)' contains an? (?:\w+ )*link '([^']+)'")
# Outside a page's own file, what its HTML is made from.
SHARED = ("data", "overrides", "mkdocs.yml", "docs/assets/css", "docs/assets/js")
log = get_plugin_logger("guidekit")


@dataclass
class State:
    """What is kept from one event to the next, and while serving from one build to the next.

    Args:
        serving: pages are served; findings are said and do not stop the server.
        context: of this build.
        records: what each guide told, by its built file; also of pages not built again.
        shared: the state of the shared sources when the pages were built.
    """

    serving: bool = False
    context: PublishContext | None = None
    records: dict[str, PageRecord] = field(default_factory=dict)
    shared: tuple = ()


state = State()


def with_line(message: str, docs: Path = DOCS) -> str:
    """Return MkDocs's warning of a bad link with file and line before it; others as they are."""
    if not (match := LINK.search(message)):
        return message
    lines = (docs / match[1]).read_text(encoding="utf-8").splitlines()
    wanted = f"]({match[2]}"
    line = next((number for number, text in enumerate(lines, 1) if wanted in text), 1)
    return f"docs/{match[1]}:{line}: {message}"


def add_line(record: logging.LogRecord) -> bool:
    """Let a record of MkDocs's log name a line; a filter of the logger that warns of links."""
    record.msg, record.args = with_line(record.getMessage()), ()
    return True


def is_no_dirty_warning(record: logging.LogRecord) -> bool:
    """Leave out that a dirty build shows old links: `shared_state` sees to that here."""
    return "'dirty' build" not in str(record.msg)


def report(findings: list[Finding]) -> None:
    """End a build with what is wrong; while pages are served, say it and go on."""
    if findings and not state.serving:
        raise PluginError("\n" + listing(findings))
    for finding in findings:
        log.warning("%s", finding)


def shared_state(root: Path) -> tuple:
    """Return what tells whether anything was written that more than one page is made from."""
    files = [
        file
        for name in SHARED
        for file in [root / name, *(root / name).rglob("*")]
        if file.is_file()
    ]
    times = tuple((str(file), file.stat().st_mtime_ns) for file in sorted(files))
    return times, tuple((page.name, page.front_matter) for page in read_pages(root / "docs"))


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served."""
    state.serving = command == "serve"
    logging.getLogger("mkdocs.structure.pages").addFilter(add_line)
    logging.getLogger("mkdocs.commands.build").addFilter(is_no_dirty_warning)


def on_pre_build(config: MkDocsConfig) -> None:
    """Read the sources, and look for what no build may pass over."""
    site = Path(config.site_dir)
    if state.serving and (shared := shared_state(ROOT)) != state.shared:
        clear_caches()
        clean_directory(str(site))  # every page is built again
        state.shared, state.records = shared, {}
    try:
        state.context, findings = prepare(
            site,
            docs=Path(config.docs_dir),
            site_url="" if state.serving else config.site_url or "",
            repo_url=config.repo_url or "",
            serving=state.serving,
        )
    except DataError as error:
        raise PluginError(f"\n{error}") from None
    report(findings)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what is not published, or in another form."""
    for file in list(files):
        if not is_published(file.dest_uri):
            files.remove(file)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give pages that are not built again their titles, for the navigation of the others."""
    if state.serving:
        for page in nav.pages:
            page.read_source(config)
    return nav


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Finish a page."""
    return finished(page.file.dest_uri, output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Finish the page for addresses that do not exist; the engine's sitemap is not wanted."""
    if not template_name.endswith(".html"):
        return ""
    return finished(template_name, output)


def finished(name: str, output: str) -> str:
    """Return a page as it is published and keep its record."""
    assert state.context
    text, record = transform_page(state.context, name, output)
    if record:
        state.records[name] = record
    return text


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made from all pages together."""
    assert state.context
    known = {page.file for page in state.context.guides}
    records = [record for name, record in state.records.items() if name in known]
    write_outputs(state.context, records)
    report(build_gate.built_findings(records))

"""MkDocs hook: call the publish step on each page and on the site, and name the line of a bad link."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from guidekit import data, render
from guidekit.checks.finding import Finding, listing
from guidekit.publish import conclude, prepare
from guidekit.publish.page import Job, Told, finish
from guidekit.shelf import Shelf
from guidekit.source import DOCS, ROOT

LINK = re.compile(r"^Doc file '([^']+)' contains an? (?:\w+ )*link '([^']+)'")
log = get_plugin_logger("guidekit")
serving = False
job: Job
told: list[Told]
shelf = Shelf(ROOT)


def with_line(message: str, docs: Path = DOCS) -> str:
    """Return MkDocs's warning of a bad link with the file and line of the link before it; other messages as they are."""
    if not (match := LINK.search(message)):
        return message
    lines = (docs / match[1]).read_text(encoding="utf-8").splitlines()
    line = next((number for number, text in enumerate(lines, 1) if f"]({match[2]}" in text), 1)
    return f"docs/{match[1]}:{line}: {message}"


def tell_lines(record: logging.LogRecord) -> bool:
    """Let a record of MkDocs's log name a line; a filter of the logger that warns of links."""
    record.msg, record.args = with_line(record.getMessage()), ()
    return True


def tell(findings: list[Finding]) -> None:
    """End a build with what is wrong; while pages are served, say it and go on."""
    if findings and not serving:
        raise PluginError("\n" + listing(findings))
    for finding in findings:
        log.warning("%s", finding)


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served, and let pages be rendered on all cores."""
    global serving
    serving = command == "serve"
    logging.getLogger("mkdocs.structure.pages").addFilter(tell_lines)
    render.put_off()


def on_pre_build(config) -> None:
    """Read the sources, and look for what no build may pass over."""
    global job, told
    told = []
    if serving:
        data.forget()
    job, broken = prepare(
        Path(config.site_dir),
        docs=Path(config.docs_dir),
        site_url="" if serving else config.site_url or "",
        repo_url=config.repo_url or "",
        final=not serving,
    )
    tell(broken)


def on_post_page(output: str, page, config) -> str:
    """Finish a page."""
    return finished(page.file.dest_uri, output)


def on_post_template(output: str, template_name: str, config) -> str:
    """Finish a page that has no source, the one for addresses that do not exist."""
    return finished(template_name, output) if template_name.endswith(".html") else output


def finished(name: str, output: str) -> str:
    """Return a page as it is published and keep what it told."""
    text, one = finish(job, name, output)
    told.append(one)
    return text


def on_post_build(config) -> None:
    """Render what was put off, and write what is made from all pages together."""
    render.catch_up(told, shelf if serving else None)
    tell(conclude(job, told))

"""MkDocs hook: call the publish step on the built pages, and name the line of a bad link."""

from __future__ import annotations

import logging
import re
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from guidekit.checks.finding import listing
from guidekit.publish import publish
from guidekit.source import DOCS

LINK = re.compile(r"Doc file '([^']+)' contains an? (?:\w+ )*link '([^']+)'")
log = get_plugin_logger("guidekit")
serving = False


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


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served, where a finding must not end the server."""
    global serving
    serving = command == "serve"
    logging.getLogger("mkdocs.structure.pages").addFilter(tell_lines)


def on_post_build(config) -> None:
    """Finish the built site."""
    findings = publish(
        Path(config.site_dir),
        docs=Path(config.docs_dir),
        site_url="" if serving else config.site_url or "",
        repo_url=config.repo_url or "",
        final=not serving,
    )
    if findings and not serving:
        raise PluginError("\n" + listing(findings))
    for finding in findings:
        log.warning("%s", finding)

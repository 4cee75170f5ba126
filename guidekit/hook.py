"""MkDocs hook: call the publish step on the built pages, nothing else."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from guidekit.checks.finding import listing
from guidekit.publish import publish

log = get_plugin_logger("guidekit")
serving = False


def on_startup(command: str, **_: object) -> None:
    """Remember whether pages are served, where a finding must not end the server."""
    global serving
    serving = command == "serve"


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

"""Build the site with one of the engines."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from click import ClickException

from guidekit.checks import build_gate
from guidekit.model.finding import Finding, listing
from guidekit.model.guide import read_pages
from guidekit.model.project import DOCS, ROOT
from guidekit.publish import publish
from guidekit.publish.context import PublishContext

# The theme prints its end of life, and advice about MkDocs 2, into every build.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def prepare(
    site: Path, *, docs: Path = DOCS, site_url: str = "", repo_url: str = "", serving: bool = False
) -> tuple[PublishContext, list[Finding]]:
    """Return what is the same for all pages, and what in the sources no build may pass over."""
    pages = read_pages(docs)
    address = site_url and site_url.rstrip("/") + "/"
    findings = build_gate.source_findings(pages, date.today())
    sources = build_gate.usable(pages) if findings else pages
    return PublishContext(site, sources, docs, address, repo_url, serving), findings


def told(findings: list[Finding]) -> bool:
    """Print findings and tell whether there are any."""
    if findings:
        print(listing(findings), file=sys.stderr)
    return bool(findings)


def python(*arguments: str, **environment: str) -> int:
    """Run a Python module at the top of the project and return its exit code."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET, **environment}).returncode


def mkdocs_command(*arguments: str, **environment: str) -> int:
    """Run a command of MkDocs in this process: starting a second one takes as long as 20 pages."""
    os.chdir(ROOT)
    os.environ.update(QUIET | environment)
    from mkdocs.__main__ import cli  # reads the environment

    try:
        return cli(list(arguments), standalone_mode=False) or 0
    except ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)
    except KeyboardInterrupt:
        return 0


def mkdocs_build(out: Path) -> int:
    """Build with MkDocs; its hook looks at the sources and publishes."""
    return mkdocs_command("build", "--strict", "--clean", SITE_DIR=str(out))


def zensical_build(out: Path) -> int:
    """Build with Zensical, which runs no hooks: look at the sources before, publish after."""
    site_url, repo_url = (os.environ.get(name, "") for name in ("SITE_URL", "REPO_URL"))
    context, findings = prepare(ROOT / out, site_url=site_url, repo_url=repo_url)
    if told(findings):
        return 1
    if code := python("zensical", "build", "--strict", "--clean", SITE_DIR=str(out)):
        return code
    return int(told(build_gate.built_findings(publish(context))))


ENGINES = {"mkdocs": mkdocs_build, "zensical": zensical_build}


def build(out: Path, engine: str = "mkdocs") -> int:
    """Build into a folder inside the project (Zensical takes no other); return the exit code."""
    return ENGINES[engine](out)

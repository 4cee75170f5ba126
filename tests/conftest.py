"""What all tests share: the pages as parameters, the built sites, and how a failure is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guidekit import server, tools
from guidekit.checks.finding import Finding, listing
from guidekit.checks.site import Site
from guidekit.publish import open_search
from guidekit.publish.compress import text_files, write_copies
from guidekit.publish.offline import CODE
from guidekit.source import ROOT, Page, read_pages

SITES = ROOT / ".sites"

# The same pages, three ways: as deployed, below a path, and by the second engine.
BUILDS = {
    "mkdocs": {"engine": "mkdocs", "site_url": ""},
    "sub-path": {"engine": "mkdocs", "site_url": "https://guides.example/sub/path/"},
    "zensical": {"engine": "zensical", "site_url": ""},
}


def report(findings: Iterable[Finding]) -> None:
    """Fail with every finding, or pass when there is none."""
    if told := listing(findings):
        pytest.fail(told, pytrace=False)


def every(pages: list[Page]):
    """Return the mark that makes each page a parameter, named by its path."""
    return pytest.mark.parametrize("page", pages, ids=[page.name for page in pages])


PAGES = read_pages()
GUIDES = [page for page in PAGES if page.type]
every_page = every(PAGES)
every_guide = every(GUIDES)


@cache
def built(name: str) -> Site:
    """Build the site in one of the ways and return it; once for all tests, whichever process comes first."""
    build = BUILDS[name]
    folder = SITES / name
    if given := os.environ.get("GUIDEKIT_SITE"):
        # A site that is built already, as deployed; the planting of defects changes it and looks at nothing else.
        return (
            Site(Path(given)) if name == "mkdocs" else pytest.skip("only the site of GUIDEKIT_SITE")
        )
    # The processes of one run share the sites: the first builds, the others wait for its mark.
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    SITES.mkdir(exist_ok=True)
    mark, turn = SITES / f"{name}.built", SITES / f"{name}.{run}.turn"
    try:
        turn.touch(exist_ok=False)
    except FileExistsError:
        waited = time.monotonic() + 120
        while (
            not mark.exists() or mark.read_text(encoding="utf-8") != run
        ) and time.monotonic() < waited:
            time.sleep(0.2)
    else:
        make(build, folder)
        mark.write_text(run, encoding="utf-8")
    if not mark.exists() or mark.read_text(encoding="utf-8") != run:
        pytest.fail(f"the {name} build failed in another process", pytrace=False)
    address = urlsplit(build["site_url"])
    return Site(folder, base=address.path or "/", host=address.netloc)


def make(build: dict, folder: Path) -> None:
    """Build the site, and fail when the build fails or warns."""
    for old in SITES.glob(f"{folder.name}.*.turn"):
        if time.time() - old.stat().st_mtime > 3600:
            old.unlink()
    environment = {
        **os.environ,
        "SITE_URL": build["site_url"],
        "REPO_URL": "https://github.com/example/guides",
    }
    command = [
        sys.executable,
        "-m",
        "guidekit",
        "build",
        "--engine",
        build["engine"],
        "--out",
        str(folder.relative_to(ROOT)),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode or "WARNING" in done.stderr + done.stdout:
        pytest.fail(
            f"the {folder.name} build failed or warned:\n{done.stdout}{done.stderr}", pytrace=False
        )


@pytest.fixture(params=BUILDS, scope="session")
def site(request) -> Site:
    """Return the site, built in each of the three ways."""
    return built(request.param)


@pytest.fixture(scope="session")
def deployed() -> Site:
    """Return the site as it is deployed."""
    return built("mkdocs")


@pytest.fixture(scope="session")
def server_folder(deployed, tmp_path_factory) -> Path:
    """Return a copy of the site with compressed copies, as one puts it on a server; beside it lies what nobody may read."""
    folder = tmp_path_factory.mktemp("server") / "site"
    shutil.copytree(deployed.folder, folder)
    open_search.write_description(folder, "https://guides.example/")
    (folder / "assets" / "drawing.svg").write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg'>{'<path/>' * 100}</svg>", encoding="utf-8"
    )
    for path in text_files(folder):
        # The 600 forwarding pages are compressed like all others, and take half of the time.
        if not CODE.fullmatch(path.parent.name):
            write_copies(path)
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("not for readers", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("not for readers", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def through_nginx(server_folder) -> str:
    """Serve the site by nginx as deploy/nginx.conf says and return its address, with a slash at the end."""
    if not tools.nginx():
        pytest.skip(tools.NO_NGINX)
    with server.served(server_folder) as address:
        yield address

"""What all tests share: the pages as parameters, the built sites, and how a failure is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from guidekit.checks.built.site import Site
from guidekit.model.codes import PATH as CODE
from guidekit.model.finding import Finding, listing
from guidekit.model.guide import Page, read_pages
from guidekit.model.project import ROOT, SITES
from guidekit.publish.outputs.offline import write_zip
from guidekit.publish.parts.offline_offer import FOLDER
from tools import nginx, panel, system_packages

SITE_URL = "https://guides.example/sub/path/"
REPO_URL = "https://github.com/example/guides"
PATIENCE = 300  # seconds that a process waits for the build of another


@dataclass(frozen=True)
class Build:
    """One way to build the site."""

    engine: str = "mkdocs"
    site_url: str = ""


# As it is published, below a path; at the root of a host, without an address; by the second engine.
BUILDS = {
    "published": Build(site_url=SITE_URL),
    "root": Build(),
    "zensical": Build("zensical", SITE_URL),
}
THOROUGH_BUILDS = ("zensical",)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the slow tests as well")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out unless all are asked for."""
    if config.getoption("--all"):
        return
    slow = [item for item in items if item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("thorough")]


def report(findings: Iterable[Finding]) -> None:
    """Fail with every finding, or pass when there is none."""
    if text := listing(findings):
        pytest.fail(text, pytrace=False)


def every(pages: list[Page]) -> pytest.MarkDecorator:
    """Return the mark that makes each page a parameter, named by its path."""
    return pytest.mark.parametrize("page", pages, ids=[page.name for page in pages])


PAGES = read_pages()
GUIDES = [page for page in PAGES if page.type]
every_page = every(PAGES)
every_guide = every(GUIDES)


def named(names: Iterable[str]) -> list:
    """Return builds as parameters; those that few changes need are slow tests."""
    return [
        pytest.param(name, marks=pytest.mark.thorough if name in THOROUGH_BUILDS else [])
        for name in names
    ]


@cache
def built(name: str) -> Site:
    """Build the site in one of the ways and return it.

    The processes of one run share the sites: the first builds, the others wait for its mark.
    """
    if given := os.environ.get("GUIDEKIT_SITE"):
        # Built already; the planting of defects changes it and looks at nothing else.
        return site_of(name, Path(given)) if name == "published" else pytest.skip("not built")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    SITES.mkdir(exist_ok=True)
    mark = SITES / f"{name}.{run}.built"
    try:
        (SITES / f"{name}.{run}.turn").touch(exist_ok=False)
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not mark.exists() and time.monotonic() < until:
            time.sleep(0.1)
    else:
        failure = make(BUILDS[name], SITES / name)
        (half := mark.with_suffix(".half")).write_text(failure, encoding="utf-8")
        half.replace(mark)
    failure = mark.read_text(encoding="utf-8") if mark.exists() else "the build did not end"
    if failure:
        pytest.fail(f"the {name} build failed or warned:\n{failure}", pytrace=False)
    return site_of(name, SITES / name)


def site_of(name: str, folder: Path) -> Site:
    """Return a built folder as a site at its address."""
    address = urlsplit(BUILDS[name].site_url)
    return Site(folder, base=address.path or "/", host=address.netloc)


def make(build: Build, folder: Path) -> str:
    """Build the site and return what went wrong, nothing when all is well."""
    for old in SITES.glob(f"{folder.name}.*.*"):
        if time.time() - old.stat().st_mtime > 3600:
            old.unlink(missing_ok=True)
    environment = {**os.environ, "SITE_URL": build.site_url, "REPO_URL": REPO_URL}
    out = str(folder.relative_to(ROOT))
    command = [sys.executable, "-m", "guidekit", "build", "--engine", build.engine, "--out", out]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    text = done.stdout + done.stderr
    return text if done.returncode or "WARNING" in text else ""


@pytest.fixture(scope="session")
def site() -> Site:
    """Return the site as it is published."""
    return built("published")


@pytest.fixture(scope="session")
def root_site() -> Site:
    """Return the site without an address."""
    return built("root")


@pytest.fixture(params=named(["published", "zensical"]), scope="session")
def either_engine(request: pytest.FixtureRequest) -> Site:
    """Return the published site, built by each engine."""
    return built(request.param)


@pytest.fixture(scope="session")
def offline_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked offline copy of the published site."""
    folder = tmp_path_factory.mktemp("offline")
    write_zip(built("published").folder, folder / "copy.zip")
    with zipfile.ZipFile(folder / "copy.zip") as archive:
        archive.extractall(folder)
    return folder / FOLDER


@pytest.fixture(scope="session")
def panel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the side panel of the published site, for each browser."""
    folder = tmp_path_factory.mktemp("panel")
    for browser in panel.BROWSERS:
        panel.write_folder(built("published").folder, folder / browser, browser, SITE_URL, "1.0")
    return folder


@pytest.fixture(scope="session")
def server_folder(root_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site with compressed copies, as on a server; beside it what nobody may read."""
    from whitenoise.compress import Compressor

    folder = tmp_path_factory.mktemp("server") / "site"
    shutil.copytree(root_site.folder, folder)
    drawing = f"<svg xmlns='http://www.w3.org/2000/svg'>{'<path/>' * 100}</svg>"
    (folder / "assets" / "drawing.svg").write_text(drawing, encoding="utf-8")
    compressor = Compressor(quiet=True)
    for path in folder.rglob("*"):
        # The 2,600 forwarding pages are compressed like all others, and take most of the time.
        forwarding = CODE.fullmatch(path.parent.name) or path.parent.parent.name.isdigit()
        wanted = path.is_file() and not forwarding
        if wanted and compressor.should_compress(path.name):
            list(compressor.compress(str(path)))
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("not for readers", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("not for readers", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def through_nginx(server_folder: Path) -> Iterator[str]:
    """Serve the site by nginx as deploy/nginx.conf says and return its address, slash at the end."""
    if not system_packages.nginx():
        pytest.skip(system_packages.NO_NGINX)
    with nginx.served(server_folder) as address:
        yield address

"""The side panel as extensions must be: no script in a page, no permission too many, nothing that is not there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from bs4 import BeautifulSoup

from tools import npm_tools, panel

PERMISSIONS = {
    "chromium": ["sidePanel", "contextMenus", "activeTab", "scripting"],
    "firefox": ["contextMenus", "activeTab", "scripting"],
}


def told(folder, browser: str) -> dict:
    return json.loads((folder / browser / "manifest.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("browser", PERMISSIONS)
def test_the_panel_asks_for_no_host_and_no_storage(panel_folder, browser):
    manifest = told(panel_folder, browser)
    assert manifest["permissions"] == PERMISSIONS[browser]
    more = {"host_permissions", "optional_permissions", "optional_host_permissions"}
    reach = {"content_scripts", "externally_connectable", "web_accessible_resources"}
    assert not (more | reach) & manifest.keys()
    policy = manifest["content_security_policy"]["extension_pages"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "connect-src 'none'"} <= {*policy}


def test_each_page_of_the_panel_names_files_that_are_there(panel_folder):
    """An extension runs no script that stands in a page, and has no server that adds index.html."""
    folder = panel_folder / "firefox"
    for file in folder.rglob("*.html"):
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")
        name = file.relative_to(folder).as_posix()
        assert not soup.select("script:not([src]), style, [style], [http-equiv*=Policy]"), name
        for element in soup.select("[href], [src], [action]"):
            written = element.get("href") or element.get("src") or element.get("action")
            path = re.split("[?#]", written)[0]
            if path and not re.match(r"[a-z-]+:", path):
                assert (file.parent / path).is_file(), f"{name}: {written}"


def test_the_zip_of_the_panel_has_its_manifest_at_the_top(panel_folder, tmp_path):
    import zipfile

    shutil.copytree(panel_folder / "firefox" / "desk", tmp_path / "firefox" / "desk")
    shutil.copy(panel_folder / "firefox" / "manifest.json", tmp_path / "firefox")
    with zipfile.ZipFile(panel.write_zip(tmp_path / "firefox")) as archive:
        assert {"manifest.json", "desk/index.html"} <= {*archive.namelist()}


def linted(folder) -> dict:
    """Return how many errors, notices and warnings Mozilla's linter has for an extension."""
    if not npm_tools.install():
        pytest.skip(npm_tools.NO_NODE)
    program = npm_tools.MODULES / ".bin" / "addons-linter"
    command = [str(program), "--self-hosted", "--output", "json", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    return json.loads(done.stdout)


@pytest.mark.thorough
def test_mozillas_linter_finds_nothing(panel_folder, tmp_path):
    found = linted(panel_folder / "firefox")
    assert found["summary"] == {"errors": 0, "notices": 0, "warnings": 0}, found
    shutil.copytree(panel_folder / "firefox", tmp_path / "bad")
    manifest = told(panel_folder, "chromium")
    (tmp_path / "bad" / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert linted(tmp_path / "bad")["summary"] != found["summary"], "it would find nothing at all"

"""After a year of editing every published address opens the right place; what is not mended turns the suite red."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys

import pytest

from guidekit.checks.built import addresses
from guidekit.checks.built.site import Site
from guidekit.model.address_lock import read_lock
from guidekit.model.codes import all_codes
from guidekit.model.finding import Finding
from guidekit.model.guide import read_pages
from tests.browser import edit_history
from tests.browser.conftest import Reader, WithNotFound
from tests.conftest import report
from tools.http_server import served

pytestmark = pytest.mark.thorough

VERSIONS = ("windows-11", "windows-10", "both")
# Chooses a Windows version, follows hashes on the open page; tells for each whether its place is in view, marked, and begins with the right words.
VISIT = """async ([os, promises]) => {
  const wrong = [];
  const text = (place) => {
    const copy = (place.matches("li") ? place.querySelector("p") : place).cloneNode(true);
    for (const unsaid of copy.querySelectorAll(".visually-hidden, .callout")) unsaid.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  for (const [anchor, expected] of promises) {
    history.replaceState(null, "", location.pathname + location.search);
    if (document.documentElement.dataset.os !== os) document.querySelector(`.os-switch input[value="${os}"]`)?.click();
    const arrived = new Promise((resolve) => addEventListener("hashchange", () => setTimeout(resolve), { once: true }));
    location.hash = `#${anchor}`;
    await arrived;
    const target = document.getElementById(anchor);
    const place = target?.closest("li, h1, h2, h3");
    const box = place?.getBoundingClientRect();
    const problem = !place ? "leads nowhere" : !place.checkVisibility() ? "is hidden"
      : place.dataset.arrived !== "" ? "is not marked" : box.bottom < 0 || box.top > innerHeight ? "is out of view"
      : !text(place).includes(expected) ? `opens “${text(place)}”, not “${expected}”` : "";
    if (problem) wrong.push([anchor, problem]);
  }
  return wrong;
}"""


def run(folder, *command: str) -> subprocess.CompletedProcess:
    """Run a command of the project in its copy."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "guidekit", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    """Return the copy after two rounds of editing, mended and built; what was published before; what it promises now."""
    folder = edit_history.copy_project(tmp_path_factory.mktemp("edited"))
    site = folder / ".sites" / "lock"
    assert run(folder, "lock").returncode == 0
    published = read_lock(folder / "data" / "addresses.lock")
    promises = {
        (place.number, anchor): None
        for place in published.values()
        for anchor in place.anchors
        if place.number
    }
    for seed in (1, 2):
        moved = {
            page.meta["id"]: page.meta.get("moved_anchors") or {}
            for page in read_pages(folder / "docs")
            if page.type
        }
        now = edit_history.edit(folder, site, seed)
        for number, anchor in promises:
            current = (number, moved[number].get(anchor, anchor))
            if promises[number, anchor] != "":  # what was taken out stays so
                promises[number, anchor] = now.get(current)
        mended = run(folder, "lock", "--mend")
        assert mended.returncode == 0, mended.stdout + mended.stderr
        report(broken(folder, site, promises))
    return folder, published, promises


def broken(folder, site, promises) -> list[Finding]:
    """Return the promises that the built pages do not keep; a wrong guess of the mending is one."""
    found = []
    for page in (page for page in read_pages(folder / "docs") if page.type):
        there = edit_history.places(site, page)
        moved = page.meta.get("moved_anchors") or {}
        for (number, anchor), text in promises.items():
            if (
                number == page.meta["id"]
                and text
                and text not in there.get(moved.get(anchor, anchor), "")
            ):
                found.append(
                    Finding(
                        "data/addresses.lock",
                        1,
                        f"{number}/#{anchor} opens “{there.get(moved.get(anchor, anchor))}”, not “{text}”",
                        "see guidekit/checks/built/address_fixes.py",
                    )
                )
    return found


def test_every_published_address_opens_its_place_after_a_year(after, browser):
    folder, published, promises = after
    site = folder / ".sites" / "lock"
    report(
        finding
        for place in published.values()
        for finding in addresses.lost_addresses(Site(site, docs=folder / "docs"), place)
    )
    wrong: list[Finding] = []
    with served(site, WithNotFound) as address:
        one = Reader(browser, address)
        for place in (place for place in published.values() if place.number):
            told = [
                [anchor, text]
                for anchor in place.anchors
                if (text := promises[place.number, anchor]) is not None
            ]
            for url, os_name in zip([*place.urls, place.name], itertools.cycle(VERSIONS)):
                one.open(f"{url}?os={os_name}#{told[0][0]}")
                one.page.wait_for_url(f"**os={os_name}*")
                one.page.wait_for_selector("article")
            for os_name in VERSIONS:
                for anchor, problem in one.page.evaluate(VISIT, [os_name, told]):
                    wrong.append(
                        Finding(
                            "data/addresses.lock",
                            place.line,
                            f"{place.name}#{anchor} with {os_name} {problem}",
                            "see guidekit/checks/built/address_fixes.py",
                        )
                    )
        one.context.close()
    report(wrong)


def test_an_unmended_rename_turns_the_suite_red(tmp_path):
    folder = edit_history.copy_project(tmp_path)
    old, new = "how-to/link-your-license.md", "how-to/tie-your-license.md"
    (folder / "docs" / old).rename(folder / "docs" / new)
    edit_history.follow(folder, {old: new})
    refused = run(folder, "build")
    assert (
        refused.returncode
        and f"docs/{new}:2: number 101 belongs to how-to/link-your-license/" in refused.stderr
    )
    assert "lock --mend" in refused.stderr


def test_an_unmended_heading_turns_the_suite_red(tmp_path):
    folder = edit_history.copy_project(tmp_path)
    page = folder / "docs" / "explanation" / "without-activation.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "## How long it goes on", "## When it must be done"
        ),
        encoding="utf-8",
    )
    lock = read_lock(folder / "data" / "addresses.lock")
    assert run(folder, "lock").returncode == 1
    site = Site(folder / ".sites" / "lock", docs=folder / "docs")
    lost = [finding for place in lock.values() for finding in addresses.lost_addresses(site, place)]
    assert any("without-activation/#how-long-it-goes-on" in finding.problem for finding in lost)
    assert any(
        "#when-it-must-be-done" in finding.problem
        for finding in addresses.unlocked_addresses(
            lock, addresses.current(site, read_pages(folder / "docs"), all_codes())
        )
    )

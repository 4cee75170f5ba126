"""What mail programs do to an address is undone, also where no server of ours does it."""

from __future__ import annotations

import pytest

from tests.site.test_nginx import MANGLED

GUIDE = "how-to/link-your-license/"
STEP = "windows-10-sign-in"
BESIDE = {"101/9999)": "101/", "101/7)x/": "101/7/"}  # no such place: the guide


def quiet(one) -> None:
    """Forget that the browser reports a 404 itself."""
    one.problems[:] = [problem for problem in one.problems if "404" not in problem]


@pytest.mark.parametrize(("path", "meant"), {**MANGLED, **BESIDE}.items())
def test_the_page_for_unknown_addresses_undoes_what_was_done_to_one(reader, path, meant):
    one, other = reader(), reader()
    there = other.open(meant)
    there.locator("article .facts").wait_for()
    page = one.open(path)
    page.locator("article .facts").wait_for()
    assert page.url == there.url
    quiet(one)


def test_capitals_in_an_address_are_undone(reader):
    one = reader()
    page = one.open(f"HOW-TO/Link-Your-License/?OS=WINDOWS-10#{STEP.upper()}")
    page.locator(f"#{STEP}[data-arrived]").wait_for()
    quiet(one)


@pytest.mark.parametrize("query", [f"?os=windows-10%23{STEP}", f"?OS=Windows-10#{STEP.upper()}"])
def test_a_guide_reads_windows_and_step_from_a_changed_address(reader, query):
    page = reader().open(f"101/{query}")
    page.wait_for_url(f"**/{GUIDE}?os=windows-10#{STEP}")
    page.locator(f"#{STEP}[data-arrived]").wait_for()


def test_a_code_that_is_not_ours_stands_in_the_field(reader):
    one = reader()
    page = one.open("0xDEADBEEF")
    page.wait_for_url("**/0xdeadbeef/")
    assert page.locator("article input[name=q]").input_value() == "0xdeadbeef"
    quiet(one)


@pytest.mark.parametrize(
    "path", ["//evil.example/101", "javascript:alert(1)", "%E0%A4%A", "nowhere"]
)
def test_no_address_leads_off_the_site_or_in_a_circle(reader, path):
    one = reader()
    page = one.open(f"./{path}")
    page.wait_for_timeout(300)
    assert page.url.startswith(one.address)
    quiet(one)

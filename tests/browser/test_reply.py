"""A reply arrives unharmed: through what help desks make of it, address, numbers, order and labels are all there."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup

from guidekit.model.project import ROOT
from tools import system_packages

# Composes a reply of every guide with steps, all of them quoted, as the desk does.
COMPOSE = """() => Object.entries(self.guideDeskData.steps).filter(([, steps]) => steps.length).map(([number, steps]) => {
  const { title } = self.guideSearchData.guides.find(({ id }) => id === Number(number));
  const link = self.guideReply.address(new URL(`../${number}/`, location.href), steps[0]);
  return { link, title, number, steps, ...self.guideReply.compose({ number, title, link, steps }) };
})"""
# How help desks and mail programs make text of HTML; 78 characters, as most do.
PROGRAMS = {
    "w3m": ["w3m", "-dump", "-cols", "78", "-T", "text/html", "-I", "UTF-8"],
    "lynx": ["lynx", "-dump", "-stdin", "-force_html", "-width=78"],
    "html2text": ["html2text", "-width", "78"],
}


@pytest.fixture(scope="session")
def replies(browser, address):
    """Return what the desk composes, and the canned replies of the file for all desks."""
    page = browser.new_page()
    page.goto(f"{address}desk/")
    page.evaluate("Promise.all(['search', 'desk'].map(self.guideLoad))")
    composed = page.evaluate(COMPOSE)
    page.close()
    return composed


@pytest.fixture(scope="session")
def canned(site):
    """Return the canned replies: their lines, and their HTML."""
    text = (site.folder / "desk" / "replies" / "replies.csv").read_text(encoding="utf-8")
    return [(row["plain"], row["html"]) for row in csv.DictReader(text.splitlines(keepends=True))]


def lost(expected: list[str], text: str) -> list[str]:
    """Return the lines of a reply that do not begin a line of a text, in order; an address must be whole and alone."""
    at, missing = 0, []
    for line in filter(None, expected):
        whole = re.match("https?://", line)
        words = (
            re.escape(line) + r"\s*$"
            if whole
            else r"\s*".join(map(re.escape, re.sub(r"\s", "", line)))
        )
        if found := re.compile(rf"^\s*(?:\[\d+\])?{words}", re.MULTILINE).search(text, at):
            at = found.end()
        else:
            missing.append(line)
    return missing


def expected(reply: dict) -> list[str]:
    """Return what must arrive, written here anew: title, address, parts, steps with their labels."""
    lines, part = [f"Guide {reply['number']}: {reply['title']}", reply["link"]], None
    for step in reply["steps"]:
        if step["part"] != part:
            part = step["part"]
            lines.append(part)
        lines.append(f"Step {step['number']}: " + step["text"].replace("**", '"'))
    return lines


def test_what_is_lost_on_the_way_is_found():
    lines = ["Guide 1: A", "https://a.example/1/2/", 'Step 2: Select "A" > "B".', "Step 3: Go."]
    kept = 'Guide 1: A\n  [1]https://a.example/1/2/\n\nStep 2: Select\n"A" > "B".\nStep 3: Go.'
    assert lost(lines, "\n".join(lines)) == lost(lines, kept) == []
    assert lost(lines, kept.replace("\nStep 3", " Step 3")) == lines[3:]
    assert lost(lines, kept.replace("1/2/", "1/\n2/")) == lines[1:2]
    assert lost(lines, kept.replace('"A" > "B"', "A > B")) == lines[2:3]
    assert lost(lines, "\n".join(reversed(lines))) == lines[1:]


def test_the_shape_of_a_reply(replies):
    """A step of two parts of a guide: address alone, parts named, no list, nothing that desks take for code."""
    assert len(replies) > 50
    for reply in replies:
        assert reply["plain"].splitlines()[:3] == [*expected(reply)[:2], ""]
        assert lost(expected(reply), reply["plain"]) == []
        assert re.fullmatch(
            r'<p>[^<]+<br><a href="[^"]+">[^<]+</a></p>(?:<p>[^<]+(?:<br>[^<]+)+</p>)+',
            reply["html"],
        )
        assert f'<a href="{reply["link"]}">{reply["link"]}</a>' in reply["html"]
        assert "\n" not in reply["html"]
        assert not re.search(r"<|\{\{|\{%|#\d|~~~|\$\{|[^\x00-\uffff]", reply["plain"]), reply[
            "plain"
        ]


def test_markdown_of_a_reply_shows_the_same(replies):
    import markdown

    for reply in replies:
        shown = BeautifulSoup(markdown.markdown(reply["markdown"]), "lxml")
        assert [link["href"] for link in shown.find_all("a")] == [reply["link"]]
        plain = [line.replace('"', "") for line in expected(reply)]
        assert lost(plain, shown.get_text("\n").replace('"', "")) == []


def test_a_parser_of_html_keeps_a_reply(replies, canned):
    for lines, html in [(expected(one), one["html"]) for one in replies] + [
        (plain.splitlines(), html) for plain, html in canned
    ]:
        assert lost(lines, BeautifulSoup(html, "lxml").get_text("\n")) == []


@pytest.mark.thorough
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_makes_text_of_html_keeps_a_reply(replies, canned, program):
    if not system_packages.program(program):
        pytest.skip(system_packages.NO_PROGRAM.format(program))
    for lines, html in [(expected(one), one["html"]) for one in replies] + [
        (plain.splitlines(), html) for plain, html in canned
    ]:
        done = subprocess.run(PROGRAMS[program], input=html, capture_output=True, text=True)
        assert lost(lines, done.stdout) == [], done.stdout


@pytest.fixture(scope="session")
def helpdesk(site, replies, canned, tmp_path_factory):
    """Return what django-helpdesk made of its fixture and of some replies."""
    folder = tmp_path_factory.mktemp("helpdesk")
    fixture = site.folder / "desk" / "replies" / "django-helpdesk.json"
    sent = [one["plain"] for one in replies[::8]] + [plain for plain, _ in canned[::8]]
    command = [sys.executable, "-m", "tests.browser.django_helpdesk", str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        input=json.dumps({"fixture": str(fixture), "replies": sent}),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout) | {"sent": sent}


@pytest.mark.thorough
def test_a_second_import_into_a_help_desk_updates_and_makes_no_double(helpdesk, canned):
    assert helpdesk["counts"] == [len(canned), len(canned)] and helpdesk["queues"] == 1
    assert sorted(helpdesk["bodies"]) == sorted(plain for plain, _ in canned)


@pytest.mark.thorough
def test_a_help_desk_sends_and_shows_a_reply_unharmed(helpdesk):
    for text, (plain, html), page in zip(
        helpdesk["sent"], helpdesk["mails"], helpdesk["pages"], strict=True
    ):
        lines = text.splitlines()
        assert lost(lines, plain) == [] and "\n".join(lines) in plain.replace("\r\n", "\n")
        assert lost(lines, BeautifulSoup(html, "lxml").get_text("\n")) == []
        assert lost(lines, BeautifulSoup(page, "lxml").get_text("\n")) == []

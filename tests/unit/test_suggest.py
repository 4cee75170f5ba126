"""The command reads texts and mails, masks them, and says why when it cannot; so does its MCP server."""

from __future__ import annotations

import asyncio
import io
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage

import pytest

from guidekit.model.project import ROOT
from tools.suggest.ticket import read_ticket
from tools.ticket_links.read import NotRead

KEY = "-".join(["ABCDE", "12345", "FGHIJ", "67890", "KLMNO"])  # no key, only its shape
PRIVATE = (KEY, "jo@example.com", "7946")
BODY = f"""Hi team,
the shop put another motherboard in. Windows 10 says it is not activated, c004f211. The key is {KEY},
my address is jo@example.com and my number +44 20 7946 0958."""
SUBJECT = "laptop not activated"


def mail(plain: str = "", html: str = "") -> bytes:
    one = EmailMessage()
    one["Subject"] = SUBJECT
    one["From"] = "jo@example.com"
    if plain:
        one.set_content(plain)
    if html:
        (one.add_alternative if plain else one.set_content)(html, subtype="html")
    one.add_attachment(b"key", maintype="text", subtype="plain", filename="key.txt")
    return one.as_bytes()


def read(tmp_path, raw: bytes, name: str = "ticket.eml") -> str:
    (file := tmp_path / name).write_bytes(raw)
    return read_ticket(str(file))


def test_a_mail_is_its_subject_and_its_text(tmp_path):
    text = read(tmp_path, mail(plain="no key\n", html="<p>another</p>"))
    assert text.splitlines() == [f"Subject: {SUBJECT}", "", "no key"]


def test_a_mail_of_html_alone_is_what_its_reader_sees(tmp_path):
    page = "<head><style>p {}</style></head><p>one<br>two <b>words</b></p><div>three</div><script>x</script>"
    text = read(tmp_path, mail(html=page))
    assert text == f"Subject: {SUBJECT}\n\none\ntwo words\n\nthree"


def test_lines_end_as_in_a_text_field(tmp_path):
    assert read(tmp_path, b"\xef\xbb\xbfone\r\ntwo\rthree", "a.txt") == "one\ntwo\nthree"


def test_a_mail_is_known_by_its_head_on_standard_input(monkeypatch):
    for raw, text in {
        mail(plain="no key\n"): f"Subject: {SUBJECT}\n\nno key\n",
        b"Subject: laptop\n\nno key": "Subject: laptop\n\nno key",  # a text, as it is
    }.items():
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert read_ticket("-") == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_as_an_editor_or_powershell_wrote_it(tmp_path, encoding):
    path = tmp_path / "ticket.txt"
    path.write_text("the motherboard, 0xC004F211, größer\n", encoding=encoding)
    assert read_ticket(str(path)) == "the motherboard, 0xC004F211, größer\n"


def test_what_cannot_be_read_is_told_with_its_name_and_what_to_do(tmp_path):
    with pytest.raises(NotRead, match=r"nothing\.txt: No such file.*\nfix: name a text"):
        read_ticket(str(tmp_path / "nothing.txt"))
    for raw in (b" \n", mail(html=" ")):
        with pytest.raises(NotRead, match=r"ticket\.eml: there is no text in it\nfix: give"):
            read(tmp_path, raw.replace(SUBJECT.encode(), b""))


def run(text: str, file: str = "-") -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "guidekit", "suggest", file]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, encoding="utf-8")


@pytest.mark.thorough
def test_the_command_prints_json_alone_and_nothing_private():
    done = run(f"Subject: {SUBJECT}\n\n{BODY}")
    told = json.loads(done.stdout)
    assert (told["tier"], told["os"], told["codes"]) == ("sure", "windows-10", ["0xC004F211"])
    first = told["guides"][0]
    assert (first["id"], first["short_url"], first["os"]) == (152, "152/", "windows-10")
    assert set(first) == {"id", "title", "short_url", "os", "anchor", "because"}
    assert not [private for private in PRIVATE if private in done.stdout + done.stderr]


@pytest.mark.thorough
def test_another_subject_gets_no_guide_and_a_code_its_row():
    assert json.loads(run("my printer is offline, the queue is stuck").stdout)["guides"] == []
    guides = json.loads(run("error 0xC004D302 after a rearm").stdout)["guides"]
    assert [one["anchor"] for one in guides if one["id"] == 148] == ["0xc004d302"]


@pytest.mark.thorough
def test_the_command_fails_with_one_sentence():
    done = run("", "no-such-file.txt")
    assert done.returncode == 1 and done.stdout == ""
    assert done.stderr.startswith("no-such-file.txt: No such file or directory\nfix: ")


@pytest.mark.thorough
def test_other_programs_get_the_same_over_stdio():
    from mcp import Client, StdioServerParameters, stdio_client

    async def use() -> dict:
        started = StdioServerParameters(
            command=sys.executable, args=["-m", "guidekit", "mcp"], cwd=ROOT
        )
        async with Client(stdio_client(started)) as client:

            async def ask(tool: str, **given: object):
                answer = await client.call_tool(tool, given)
                return answer.content[0].text if answer.is_error else answer.structured_content

            return {
                "tools": [tool.name for tool in (await client.list_tools()).tools],
                "ticket": await ask("suggest_for_ticket", ticket=BODY),
                "found": await ask(
                    "search_guides", query="tie my windows key to my email", limit=3
                ),
                "guide": await ask("get_guide", number=101),
                "code": await ask("explain_code", code=f"c004 f211, {KEY}"),
                "lost": await ask("explain_code", code="0xC004F21"),
                "bad": [
                    await ask("explain_code", code=f"what of {KEY}"),
                    await ask("get_guide", number=9),
                    await ask("suggest_for_ticket", ticket=" "),
                ],
            }

    with ThreadPoolExecutor(
        1
    ) as apart:  # a test before may have left its browser's loop in this one
        told = apart.submit(lambda: asyncio.run(use())).result()
    assert told["tools"] == ["search_guides", "get_guide", "explain_code", "suggest_for_ticket"]
    assert told["ticket"] == json.loads(run(BODY).stdout)
    assert told["found"]["guides"][0]["id"] == 101 and len(told["found"]["guides"]) == 3
    assert "\n1. Select **Start** > **Settings**." in told["guide"]["markdown"]
    assert told["guide"]["steps"][0]["anchor"] == "windows-11-select-start-settings"
    (code,) = told["code"]["codes"]
    assert (code["code"], code["guide"]) == ("0xC004F211", 152) and code["meaning"] and code["do"]
    assert "0xC004F211" in told["lost"]["mistyped"][0]["codes"]
    for part, bad in zip(("[product key]", "no guide 9", "is empty"), told["bad"], strict=True):
        assert part in bad
    assert KEY not in json.dumps(told)

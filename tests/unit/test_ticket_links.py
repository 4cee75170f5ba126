"""Links in exported tickets are found through gateways, counted once a ticket, and told with their new place."""

from __future__ import annotations

import json
import mailbox
from base64 import urlsafe_b64encode
from email.message import EmailMessage
from urllib.parse import quote

import pytest

from guidekit.model.address_lock import Place
from tests.unit.pages import FRONT_MATTER, coded, guide
from tools import ticket_links
from tools.ticket_links.count import counted, report
from tools.ticket_links.read import NotRead, tickets
from tools.ticket_links.resolve import Addresses, Opened
from tools.ticket_links.unwrap import addresses_in, unwrapped

SITE = "https://guides.example/win/"
STEP = f"{SITE}101/?os=windows-10#windows-10-sign-in"
PAGES = [
    coded("moved_from: [how-to/old/, 102/]\nmoved_anchors: {old-step: a}"),
    guide(
        front_matter=FRONT_MATTER.replace("id: 101", 'id: 148\ncodes: ["0xC004F211"]'),
        name="reference/codes.md",
    ),
    guide(front_matter="---\ntitle: About\ndescription: d\nlayout: page\n---\n", name="about.md"),
]
LOCK = {
    "101/": Place("101/", numbers={"a": 1, "old-step": 2}),
    "102/": Place("102/", numbers={"a": 5}),
}
ADDRESSES = Addresses(SITE, LOCK, PAGES)


def safe_link(address: str) -> str:
    return f"https://nam02.safelinks.protection.outlook.com/?url={quote(address, '')}&data=05%7C01&reserved=0"


def proofpoint_2(address: str) -> str:
    written = (
        quote(address.replace("-", "%2D").replace("_", "%5F"), "/")
        .replace("%252D", "-2D")
        .replace("%255F", "-5F")
    )
    return f"https://urldefense.proofpoint.com/v2/url?u={written.replace('%', '-').replace('/', '_')}&d=DwM&c=x"


def proofpoint_3(address: str) -> str:
    kept = "".join(sign for sign in address if sign in "#?=")
    for sign in "#?=":
        address = address.replace(sign, "*")
    return f"https://urldefense.com/v3/__{address}__;{urlsafe_b64encode(kept.encode()).decode().rstrip('=')}!!AbC!x$"


@pytest.mark.parametrize("wrap", [safe_link, proofpoint_2, proofpoint_3])
def test_what_a_gateway_made_of_an_address_is_undone(wrap):
    assert unwrapped(wrap(STEP)) == STEP and wrap(STEP) != STEP
    assert unwrapped(safe_link(wrap(STEP))) == STEP


def test_a_run_of_signs_and_a_lost_slash_are_put_back():
    kept = urlsafe_b64encode(b"??").decode().rstrip("=")
    assert (
        unwrapped(f"https://urldefense.com/v3/__https:/a.example/**A__;{kept}!!x$")
        == "https://a.example/??"
    )


def test_addresses_are_found_in_html_and_without_the_signs_behind_them():
    text = f'(see {SITE}101/). <a href="{SITE}101/?os=windows-10&amp;x=1">x</a> „{SITE}102/“'
    assert list(addresses_in(text)) == [
        f"{SITE}101/",
        f"{SITE}101/?os=windows-10&x=1",
        f"{SITE}102/",
    ]


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("101/", Opened(101, "", "right", "101/")),
        ("101", Opened(101, "", "right", "101/")),
        ("101/1/", Opened(101, "a", "right", "101/1/")),
        ("101/?os=windows-10#a", Opened(101, "a", "right", "101/1/")),
        ("101/%23a", Opened(101, "a", "right", "101/1/")),
        ("101/?os=windows-10%23A", Opened(101, "a", "right", "101/1/")),
        ("how-to/link-it/index.html#old-step", Opened(101, "a", "moved", "101/1/")),
        ("101/2/", Opened(101, "a", "moved", "101/1/")),
        ("102/5/", Opened(101, "a", "moved", "101/1/")),
        ("how-to/old/", Opened(101, "", "moved", "101/")),
        ("c004f211/", Opened(148, "", "right", "148/")),
        ("101/9/", Opened(None, "", "dead", "101/")),
        ("101/#gone", Opened(101, "", "dead", "101/")),
        ("how-to/never/", Opened(None, "", "dead", "")),
        ("about/", Opened(None, "", "other", "")),
        ("assets/social.png", Opened(None, "", "other", "")),
    ],
)
def test_an_address_opens_what_it_opens_on_the_site(path, opened):
    assert ADDRESSES.opened(SITE + path) == opened


def test_addresses_of_other_sites_are_left_alone():
    assert ADDRESSES.opened("https://other.example/win/101/") is None
    assert ADDRESSES.opened("https://guides.example/other/101/") is None


def test_a_ticket_counts_once_and_no_word_of_it_is_told():
    texts = [
        f"Jo Doe {SITE}101/1/ {SITE}101/#a, guide 101, step 3 fails",
        f"{safe_link(SITE + '101/1/')} {SITE}how-to/old/ {SITE}999/?secret=Jo",
        "Guide 150 is unknown here",
    ]
    found = counted(texts, ADDRESSES)
    assert (found.tickets, found.linked, dict(found.guides)) == (3, 2, {101: 2})
    assert found.steps == {(101, "a"): 2} and found.said == {(101, 3): 1}
    told = report(found, ADDRESSES)
    assert told.startswith("3 tickets, 2 with a guide (66.7 %).")
    assert "2  101/1/  a of guide 101, Link it" in told and "1  “guide 101, step 3”" in told
    assert "/win/how-to/old/  ->  101/" in told and "/win/999/  ->  nothing" in told
    assert "1 guides never linked:\n  148  Link it" in told and "Jo" not in told


def test_a_link_that_a_gateway_hid_is_told():
    hidden = "https://protect-eu.mimecast.com/s/AbCd?domain=guides.example"
    assert "1 links were hidden by Mimecast" in report(counted([hidden], ADDRESSES), ADDRESSES)


ROWS = [
    {"Ticket": "7", "text": "a"},
    {"Ticket": "8", "text": "b;c"},
    {"Ticket": "7", "text": "d\ne"},
]
READ = ["7\na\n7\nd\ne", "8\nb;c"]


def test_messages_of_one_ticket_are_one_ticket_in_every_format(tmp_path):
    (tmp_path / "a.csv").write_text('\ufeffTicket;text\n7;a\n8;"b;c"\n7;"d\ne"\n', encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"count": 3, "tickets": ROWS}))
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, ROWS)))
    for name in ("a.csv", "a.json", "a.jsonl"):
        assert tickets(tmp_path / name) == READ, name


def mail(number: str, text: str, answers: str = "") -> EmailMessage:
    """Return a mail with its words in plain text and, encoded, in HTML."""
    message = EmailMessage()
    message["Subject"], message["Message-ID"] = "Help", number
    if answers:
        message["References"] = answers
    message.set_content(text)
    message.add_alternative(f'<a href="{text}">x</a>', subtype="html", cte="base64")
    return message


def test_a_thread_of_a_mailbox_is_one_ticket(tmp_path):
    box = mailbox.mbox(tmp_path / "a.mbox")
    for one in (mail("<1@x>", f"{SITE}101/"), mail("<2@x>", "hi", "<1@x>"), mail("<3@x>", "yo")):
        box.add(one)
    box.close()
    first, second = tickets(tmp_path / "a.mbox")
    assert set(addresses_in(first)) == {f"{SITE}101/"} and "hi" in first and "yo" in second
    strange = bytes(mail("<4@x>", "hi")).replace(b'charset="utf-8"', b'charset="unknown-8"', 1)
    (tmp_path / "b.eml").write_bytes(strange)
    assert "hi" in tickets(tmp_path / "b.eml")[0]
    (tmp_path / "a.eml").write_bytes(bytes(mail("<1@x>", f"{SITE}101/")))
    assert len(tickets(tmp_path / "a.eml")) == 1


@pytest.mark.parametrize(("name", "text"), [("a.json", "{"), ("a.pdf", "x"), ("a.mbox", "")])
def test_a_file_that_is_no_export_is_named(tmp_path, name, text):
    if text:
        (tmp_path / name).write_text(text)
    with pytest.raises(NotRead, match=name):
        tickets(tmp_path / name)


def test_the_command_needs_to_know_the_site(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SITE_URL", "")
    assert ticket_links.run([tmp_path / "a.txt"]) == 1 and "SITE_URL=" in capsys.readouterr().err
    monkeypatch.setenv("SITE_URL", SITE)
    assert ticket_links.run([tmp_path / "gone.txt"]) == 1 and "gone.txt" in capsys.readouterr().err
    (tmp_path / "a.txt").write_text(f"see {SITE}101/")
    assert ticket_links.run([tmp_path / "a.txt"]) == 0
    assert capsys.readouterr().out.startswith("1 tickets, 1 with a guide (100.0 %).")

"""Read a ticket from a file or from standard input: plain text or a mail (RFC 5322, MIME)."""

from __future__ import annotations

import re
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from email import message_from_bytes, policy
from pathlib import Path

from lxml import html

from tools.ticket_links.read import NotRead, words_of

MAIL = re.compile(rb"^(?:mime-version|message-id|received):", re.IGNORECASE | re.MULTILINE)
BLOCKS = ("p", "div", "li", "tr", "blockquote", "h1", "h2", "h3", "pre", "table", "ul", "ol")
UNSEEN = ("script", "style", "head", "title")


def text_of_html(source: str) -> str:
    """Return the words of an HTML mail, each block and each line on a line of its own."""
    root = html.document_fromstring(source)
    for element in root.xpath("|".join(f"//{name}" for name in UNSEEN)):
        element.drop_tree()
    for element in root.iter("br", *BLOCKS):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_of_mail(raw: bytes) -> str:
    """Return subject and text of a mail; of one that is HTML alone, what its reader sees."""
    mail = message_from_bytes(raw, policy=policy.default)
    part = mail.get_body(preferencelist=("plain", "html"))
    body = words_of(part) if part else ""
    if part and part.get_content_subtype() == "html" and body.strip():
        body = text_of_html(body)
    subject = " ".join(str(mail["Subject"] or "").split())
    return f"Subject: {subject}\n\n{body}" if subject else body


def text_of_file(raw: bytes) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 as PowerShell writes it (RFC 2781)."""
    wide = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    return raw.decode("utf-16" if wide else "utf-8-sig", "replace")


def is_mail(name: str, raw: bytes) -> bool:
    """Tell whether bytes are a mail as it was sent: by the name, or by a line of its head."""
    head = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    return name.lower().endswith(".eml") or bool(MAIL.search(head))


def read_ticket(name: str) -> str:
    """Return the text of a ticket, lines ended as in a text field.

    Args:
        name: a file; `-` is standard input.

    Raises:
        NotRead: when there is no file, or no text in it.
    """
    try:
        raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise NotRead(f"{name}: {error.strerror}\nfix: name a text or .eml file, or -") from error
    text = text_of_mail(raw) if is_mail(name, raw) else text_of_file(raw)
    if not text.strip():
        where = "standard input" if name == "-" else name
        raise NotRead(f"{where}: there is no text in it\nfix: give the words of the customer")
    return re.sub(r"\r\n?", "\n", text)

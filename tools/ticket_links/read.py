"""Take an export of a help desk apart: one text for each ticket."""

from __future__ import annotations

import csv
import json
import mailbox
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

# What exports call the number of a ticket; several messages with one number are one ticket.
NUMBERS = ("ticket", "ticket_id", "ticket id", "ticketid", "ticket number", "ticket_number")


class NotRead(Exception):
    """A file that is no export known here; says which and why."""


def joined(messages: Iterable[tuple[object, str]]) -> list[str]:
    """Return the texts of tickets from their messages: number, or None for a ticket of its own."""
    found: dict[object, list[str]] = defaultdict(list)
    for place, (number, text) in enumerate(messages):
        found[("alone", place) if number in (None, "") else str(number)].append(text)
    return ["\n".join(texts) for texts in found.values()]


def number_in(entry: dict) -> object:
    """Return the number of the ticket that an entry belongs to, None when it does not say."""
    named = {str(key).strip().lower(): value for key, value in entry.items()}
    numbers = (named[name] for name in NUMBERS if isinstance(named.get(name), str | int))
    return next(numbers, None)


def strings(content: object) -> Iterator[str]:
    """Yield every text in a piece of JSON."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for one in content.values() if isinstance(content, dict) else content:
            yield from strings(one)


def from_csv(text: str) -> list[str]:
    """Return the tickets of a table with a head, its cells apart by comma, semicolon or tab."""
    csv.field_size_limit(2**31 - 1)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter)
    return joined((number_in(row), "\n".join(strings(list(row.values())))) for row in rows)


def from_json(text: str) -> list[str]:
    """Return the tickets of a list, of the longest list in an object, or of an entry a line."""
    try:
        content = json.loads(text)
    except json.JSONDecodeError:
        content = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(content, dict):
        lists = [value for value in content.values() if isinstance(value, list)]
        content = max(lists, key=len, default=[content])
    entries = content if isinstance(content, list) else [content]
    return joined(
        (number_in(one) if isinstance(one, dict) else None, "\n".join(strings(one)))
        for one in entries
    )


def words_of(part: EmailMessage) -> str:
    """Return the text of a part, also when its encoding has a name that nobody knows."""
    try:
        return part.get_content()
    except LookupError:
        return part.get_payload(decode=True).decode("latin-1")


def from_mail(mail: EmailMessage) -> tuple[str, str]:
    """Return the first mail of the thread that a mail belongs to, and its words and links."""
    first = (mail["References"] or mail["In-Reply-To"] or mail["Message-ID"] or "").split()
    parts = [
        words_of(part)
        for part in mail.walk()
        if part.get_content_maintype() == "text" and not part.is_attachment()
    ]
    return (first[0] if first else ""), "\n".join([str(mail["Subject"] or ""), *parts])


def from_mbox(file: Path) -> list[str]:
    """Return the tickets of a mailbox: each thread is one."""
    with closing(mailbox.mbox(file, create=False)) as box:
        raw = [box.get_bytes(key) for key in box.keys()]  # noqa: SIM118 (a mailbox is no mapping)
    return joined(from_mail(message_from_bytes(one, policy=policy.default)) for one in raw)


def tickets(file: Path) -> list[str]:
    """Return the text of each ticket in an export.

    Raises:
        NotRead: when it cannot be read as what its name says.
    """
    kind = file.suffix.lower()
    try:
        if kind == ".mbox":
            return from_mbox(file)
        if kind == ".eml":
            return [from_mail(message_from_bytes(file.read_bytes(), policy=policy.default))[1]]
        text = file.read_text(encoding="utf-8-sig", errors="replace")
        if kind in (".csv", ".tsv"):
            return from_csv(text)
        if kind in (".json", ".jsonl"):
            return from_json(text)
    except (OSError, ValueError, csv.Error, mailbox.Error) as error:
        raise NotRead(f"{file}: {error}") from error
    if kind != ".txt":
        raise NotRead(f"{file}: a csv, json, jsonl, mbox, eml or txt file is wanted")
    return [text]

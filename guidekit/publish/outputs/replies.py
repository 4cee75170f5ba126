"""Canned replies as files that help desks read: one reply for each guide, desk/replies/.

What each desk wants was read in its source; docs/desk/canned-replies.md says which were run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import dataclass
from html import escape

import yaml

from guidekit.model.address_lock import locked, number_of
from guidekit.model.project import SITE_NAME
from guidekit.model.windows import NAMES
from guidekit.publish.context import PublishContext
from guidekit.publish.outputs.feed import changed
from guidekit.publish.record import PageRecord

FOLDER = "desk/replies/"
SENTENCE = re.compile(r"(?:[^.?!]+\?\s+)?.+?[.?!](?=\s|$)")  # a question with its answer
DJANGO_KEYS = 9_010_000  # above what a desk gives to its own replies; guide 101 is 9010101


@dataclass(frozen=True)
class Reply:
    """The reply that links one guide.

    Args:
        number: of the guide.
        name: by which a desk knows the reply again; it never changes.
        title: of the guide.
        sentence: what it does.
        url: its short address.
        links: the address for each Windows version where they differ, else one without a version.
        codes: the error codes that it is about.
    """

    number: int
    name: str
    title: str
    sentence: str
    url: str
    links: list[tuple[str, str]]
    codes: list[str]

    @property
    def keywords(self) -> str:
        """Return what an agent may type; never empty: some desks skip what is."""
        return " ".join([str(self.number), *self.codes])

    @property
    def told(self) -> list[str]:
        """Return number and title in words, and what the guide does."""
        return [f"Guide {self.number}: {self.title}", self.sentence]

    @property
    def plain(self) -> str:
        """Return the reply as text, each address alone on its line."""
        links = [line for link in self.links for line in link if line]
        return "\n".join([*self.told, "", *links])

    @property
    def html(self) -> str:
        """Return it as HTML on one line: desks make paragraphs of line ends."""
        lines = [escape(line, quote=False) for line in self.told]
        links = [
            part
            for name, url in self.links
            for part in (name, f'<a href="{escape(url)}">{escape(url)}</a>')
            if part
        ]
        return f"<p>{'<br>'.join(lines)}</p><p>{'<br>'.join(links)}</p>"


def links_of(record: PageRecord, url: str) -> list[tuple[str, str]]:
    """Return the addresses of a guide: of the part for each Windows, or of all where all is one."""
    guide = record.page.meta["id"]
    numbers = [number_of(guide, version) for version in NAMES]
    if record.page.type == "how-to" and all(numbers) and set(NAMES) <= set(record.anchors):
        parts = zip(NAMES.values(), numbers, strict=True)
        return [(f"{name}:", f"{url}{number}/") for name, number in parts]
    return [("", url)]


def reply_of(record: PageRecord, root: str) -> Reply:
    """Return the reply that links a guide of the site at this address."""
    meta = record.page.meta
    place, sentence = locked().get(record.page.short_url), SENTENCE.match(meta["description"])
    url = root + record.page.short_url
    return Reply(
        number=meta["id"],
        name=place.reply if place and place.reply else f"WL {meta['id']} {meta['title']}",
        title=meta["title"],
        sentence=sentence[0] if sentence else meta["description"],
        url=url,
        links=links_of(record, url),
        codes=meta.get("codes") or [],
    )


def csv_text(head: str, rows: list[tuple], delimiter: str = ",") -> str:
    """Return a table as RFC 4180 has it, below its head."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([head.split(), *rows])
    return out.getvalue()


def json_text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def osticket(replies: list[Reply]) -> str:
    """Return rows for the SQL: osTicket has no import of canned responses."""

    def quoted(text: str) -> str:
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"

    rows = [(one.name, one.html, one.keywords) for one in replies]
    return ",\n".join(f"({', '.join(map(quoted, row))})" for row in rows)


def django_helpdesk(one: Reply) -> dict:
    """Return an entry of a fixture; without `queues`, so that what a desk chose there stays."""
    fields = {"name": one.name, "body": one.plain}
    return {"model": "helpdesk.presetreply", "pk": DJANGO_KEYS + one.number, "fields": fields}


def rt(one: Reply) -> dict:
    """Return an article for REST 2; the script beside it adds or updates it by its name."""
    head = {"Class": "General", "Name": one.name, "Summary": one.keywords}
    return head | {"CustomFields": {"Content": one.plain}}


def macro(one: Reply) -> dict:
    """Return a macro of Zendesk."""
    return {"title": one.name, "actions": [{"field": "comment_value_html", "value": one.html}]}


def freshdesk(one: Reply) -> dict:
    """Return a canned response for all agents; the folder's number is the account's own."""
    return {"title": one.name, "content_html": one.html, "visibility": 0, "folder_id": 0}


def espanso(one: Reply) -> dict:
    """Return a match; the colon at the end keeps a trigger from being the start of another."""
    label = " | ".join([one.name, *one.codes])
    return {"trigger": f":wl{one.number}:", "label": label, "replace": one.plain}


def files(replies: list[Reply], sql: str) -> dict[str, str]:
    """Return the text of each file by its name; the rows of osTicket go into its SQL."""
    matches = {"matches": list(map(espanso, replies))}
    return {
        "zammad.csv": csv_text(
            "name keywords content active",
            [(one.name, one.keywords, one.html, "true") for one in replies],
        ),
        "osticket.sql": sql.replace("{rows}", osticket(replies)),
        "django-helpdesk.json": json_text(list(map(django_helpdesk, replies))),
        "rt.json": json_text(list(map(rt, replies))),
        "zendesk.json": json_text([{"macro": macro(one)} for one in replies]),
        "freshdesk.json": json_text({"canned_responses": list(map(freshdesk, replies))}),
        "glpi.csv": csv_text("name content", [(one.name, one.html) for one in replies], ";"),
        "espanso.yml": yaml.safe_dump(matches, sort_keys=False, width=1000, allow_unicode=True),
        "replies.csv": csv_text(
            "number name title short_url plain html keywords",
            [
                (one.number, one.name, one.title, one.url, one.plain, one.html, one.keywords)
                for one in replies
            ],
        ),
    }


def zendesk_app(replies: list[Reply], version: str, site_url: str) -> bytes:
    """Return a private app that brings macros and nothing else; same replies, same bytes."""
    author = {"name": SITE_NAME, "url": site_url}
    manifest = {"name": SITE_NAME, "author": author, "version": version, "defaultLocale": "en"}
    parts = {
        "manifest.json": manifest | {"private": True, "requirementsOnly": True},
        "requirements.json": {"macros": {f"wl_{one.number}": macro(one) for one in replies}},
        "translations/en.json": {"app": {"name": SITE_NAME}},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(entry, json_text(content), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_replies(context: PublishContext, records: list[PageRecord]) -> None:
    """Write the files; without an address there is nothing to link."""
    if not context.site_url or not records:
        return
    replies = [reply_of(record, context.site_url) for record in records]
    sql, script = (
        (context.docs / "assets" / "replies" / name).read_text(encoding="utf-8")
        for name in ("osticket.sql", "rt.py")
    )
    for name, text in (files(replies, sql) | {"rt.py": script}).items():
        context.write(FOLDER + name, text)
    version = max(map(changed, context.guides)).replace("-", ".")
    app = zendesk_app(replies, version, context.site_url)
    (context.site / FOLDER / "zendesk.zip").write_bytes(app)

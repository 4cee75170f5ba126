"""Canned replies as files that help desks read: one reply for each guide, desk/replies/.

What each desk wants was read in its source; docs/desk/canned-replies.md says which were run.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable
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
RT_SCRIPT = "rt.py"  # adds or updates the articles of rt.json
SENTENCE = re.compile(r"(?:[^.?!]+\?\s+)?.+?[.?!](?=\s|$)")  # a question with its answer
DJANGO_KEYS = 9_010_000  # above what a desk gives to its own replies; guide 101 is 9010101


@dataclass(frozen=True)
class Reply:
    """The reply that links one guide.

    Args:
        number: of the guide.
        name: by which a desk knows the reply again; it never changes.
        head: number and title in words.
        sentence: what the guide does.
        links: the address for each Windows version where they differ, else one without a version.
        codes: the error codes that it is about.
    """

    number: int
    name: str
    head: str
    sentence: str
    links: list[tuple[str, str]]
    codes: list[str]

    @property
    def keywords(self) -> str:
        """Return what an agent may type: number and codes. Never empty: a desk may skip that."""
        return " ".join([str(self.number), *self.codes])

    @property
    def plain(self) -> str:
        """Return the reply as text, each address alone on its line."""
        links = [line for name, url in self.links for line in filter(None, [name, url])]
        return "\n".join([self.head, self.sentence, "", *links])

    @property
    def html(self) -> str:
        """Return it as HTML on one line: desks make paragraphs of line ends."""
        links = [
            "<br>".join([*([name] if name else []), f'<a href="{escape(url)}">{escape(url)}</a>'])
            for name, url in self.links
        ]
        told = f"{escape(self.head, quote=False)}<br>{escape(self.sentence, quote=False)}"
        return f"<p>{told}</p><p>{'<br>'.join(links)}</p>"


def links_of(record: PageRecord, root: str) -> list[tuple[str, str]]:
    """Return the addresses of a guide: of the part for each Windows, or of all where all is one."""
    guide = record.page.meta["id"]
    numbers = [number_of(guide, version) for version in NAMES]
    if record.page.type == "how-to" and all(numbers) and set(NAMES) <= set(record.anchors):
        parts = zip(NAMES.values(), numbers, strict=True)
        return [(f"{name}:", f"{root}{guide}/{number}/") for name, number in parts]
    return [("", f"{root}{guide}/")]


def reply_of(record: PageRecord, root: str) -> Reply:
    """Return the reply that links a guide of the site at this address."""
    meta = record.page.meta
    place = locked().get(f"{meta['id']}/")
    sentence = SENTENCE.match(meta["description"])
    return Reply(
        number=meta["id"],
        name=place.reply if place and place.reply else f"WL {meta['id']} {meta['title']}",
        head=f"Guide {meta['id']}: {meta['title']}",
        sentence=sentence[0] if sentence else meta["description"],
        links=links_of(record, root),
        codes=meta.get("codes") or [],
    )


def csv_text(rows: Iterable[Iterable[object]], delimiter: str = ",") -> str:
    """Return a table as RFC 4180 has it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def json_text(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def zammad(replies: list[Reply]) -> str:
    """Return text modules; Zammad finds one again by its name."""
    rows = [(one.name, one.keywords, one.html, "true") for one in replies]
    return csv_text([("name", "keywords", "content", "active"), *rows])


OSTICKET = """\
-- Canned responses for osTicket. Run it again to update them: they are known by their titles.
-- If your tables do not start with ost_, change it here:
SET @prefix = 'ost_';

SET NAMES utf8;
CREATE TEMPORARY TABLE wl_replies (title varchar(255), response text, notes text) CHARSET utf8;
INSERT INTO wl_replies (title, response, notes) VALUES
{rows};
SET @add = CONCAT('INSERT INTO `', @prefix, 'canned_response` ',
  '(dept_id, isenabled, title, response, lang, notes, created, updated) ',
  'SELECT 0, 1, title, response, ''en_US'', notes, NOW(), NOW() FROM wl_replies ',
  'ON DUPLICATE KEY UPDATE response = VALUES(response), notes = VALUES(notes), updated = NOW()');
PREPARE add_replies FROM @add;
EXECUTE add_replies;
DEALLOCATE PREPARE add_replies;
DROP TEMPORARY TABLE wl_replies;
"""


def osticket(replies: list[Reply]) -> str:
    """Return SQL that inserts or updates; osTicket has no import of canned responses."""

    def quoted(text: str) -> str:
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"

    rows = [f"({', '.join(map(quoted, (one.name, one.html, one.keywords)))})" for one in replies]
    return OSTICKET.format(rows=",\n".join(rows))


def django_helpdesk(replies: list[Reply]) -> str:
    """Return a fixture; without `queues`, so that what a desk chose there stays."""
    return json_text(
        [
            {
                "model": "helpdesk.presetreply",
                "pk": DJANGO_KEYS + one.number,
                "fields": {"name": one.name, "body": one.plain},
            }
            for one in replies
        ]
    )


def rt(replies: list[Reply]) -> str:
    """Return articles for REST 2; the script beside it adds or updates them by their names."""
    return json_text(
        [
            {
                "Class": "General",
                "Name": one.name,
                "Summary": one.keywords,
                "CustomFields": {"Content": one.plain},
            }
            for one in replies
        ]
    )


def macro(one: Reply) -> dict:
    """Return a macro of Zendesk."""
    return {
        "title": one.name,
        "actions": [{"field": "comment_value_html", "value": one.html}],
    }


def zendesk(replies: list[Reply]) -> str:
    """Return the bodies for POST /api/v2/macros, one at a time."""
    return json_text([{"macro": macro(one)} for one in replies])


def freshdesk(replies: list[Reply]) -> str:
    """Return the body for POST /api/v2/canned_responses/create_multiple."""
    listed = [
        {"title": one.name, "content_html": one.html, "visibility": 0, "folder_id": 0}
        for one in replies
    ]
    return json_text({"canned_responses": listed})


def glpi(replies: list[Reply]) -> str:
    """Return follow-up templates for the Data Injection plug-in."""
    return csv_text([("name", "content"), *((one.name, one.html) for one in replies)], ";")


def espanso(replies: list[Reply]) -> str:
    """Return matches; the colon at the end keeps a trigger from being the start of another."""
    matches = [
        {
            "trigger": f":wl{one.number}:",
            "label": " | ".join([one.name, *one.codes]),
            "replace": one.plain,
        }
        for one in replies
    ]
    return yaml.safe_dump({"matches": matches}, sort_keys=False, width=1000, allow_unicode=True)


def table(replies: list[Reply]) -> str:
    """Return all there is, for every other desk."""
    head = ("number", "name", "title", "short_url", "plain", "html", "keywords")
    rows = [
        (one.number, one.name, one.head, one.links[0][1], one.plain, one.html, one.keywords)
        for one in replies
    ]
    return csv_text([head, *rows])


FILES: dict[str, Callable[[list[Reply]], str]] = {
    "zammad.csv": zammad,
    "osticket.sql": osticket,
    "django-helpdesk.json": django_helpdesk,
    "rt.json": rt,
    "zendesk.json": zendesk,
    "freshdesk.json": freshdesk,
    "glpi.csv": glpi,
    "espanso.yml": espanso,
    "replies.csv": table,
}


def zendesk_app(replies: list[Reply], version: str, site_url: str) -> bytes:
    """Return a private app that brings macros and nothing else; the same replies, the same bytes.

    Args:
        version: of the app.
        site_url: where the site is.
    """
    manifest = {
        "name": SITE_NAME,
        "author": {"name": SITE_NAME, "url": site_url},
        "defaultLocale": "en",
        "private": True,
        "requirementsOnly": True,
        "version": version,
    }
    files = {
        "manifest.json": manifest,
        "requirements.json": {"macros": {f"wl_{one.number}": macro(one) for one in replies}},
        "translations/en.json": {"app": {"name": SITE_NAME}},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            archive.writestr(entry, json_text(content), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_replies(context: PublishContext, records: list[PageRecord]) -> None:
    """Write the files; without an address there is nothing to link."""
    if not context.site_url or not records:
        return
    replies = [reply_of(record, context.site_url) for record in records]
    for file, made in FILES.items():
        context.write(FOLDER + file, made(replies))
    version = max(map(changed, context.guides)).replace("-", ".")
    app = zendesk_app(replies, version, context.site_url)
    (context.site / FOLDER / "zendesk.zip").write_bytes(app)
    script = context.docs / "assets" / "replies" / RT_SCRIPT
    context.write(FOLDER + RT_SCRIPT, script.read_text(encoding="utf-8"))

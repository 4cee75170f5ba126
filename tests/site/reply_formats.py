"""What each help desk takes as canned replies, written from its source: a reader for every file.

Each reads the text of a file as its desk does and returns the replies in it by their names: what an
agent gets. It raises ValueError with what the desk would refuse or change.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable

import yaml
from jsonschema import Draft7Validator

BASIC_PLANE = re.compile(r"[\x20-\x7e\u00a0-\uffff\n]*")
# What some desk takes for code or throws away: templates of Django, Twig, Liquid, Zammad, osTicket,
# Espanso, Markdown links, references to tickets.
CODE = re.compile(r"\{\{|\{%|\{#|#\{|%\{|\$\||\$\{|~~~|#\d|\*\*|\]\(")
TAGS = re.compile(r"</?(\w+)([^>]*)>")
HREF = re.compile(r' href="(https?://[^"<>\s]+)"')


def demand(holds: object, problem: str) -> None:
    """Raise ValueError with a problem unless something holds."""
    if not holds:
        raise ValueError(problem)


def once(pairs: Iterable[tuple[str, str]], longest: int) -> dict[str, str]:
    """Return replies by name; a desk knows them by it, so none may be there twice or be cut off."""
    found: dict[str, str] = {}
    for name, text in pairs:
        demand(3 <= len(name) <= longest, f"{name}: the name has more than {longest} characters")
        demand(name == name.strip() and "\n" not in name, f"{name}: blanks around, or a line end")
        demand(name not in found, f"{name} is there twice")
        demand(text.strip(), f"{name} is empty")
        demand(BASIC_PLANE.fullmatch(name + text), f"{name}: characters outside the basic plane")
        demand(not CODE.search(text), f"{name}: a desk takes a part of this for code")
        found[name] = text
    demand(found, "there are no replies")
    return found


def html(text: str) -> str:
    """Return a reply in HTML when it is what desks pass on unharmed."""
    demand("\n" not in text and "\r" not in text, "a line end becomes a paragraph of its own")
    for tag, attributes in TAGS.findall(text):
        demand(tag in ("p", "br", "a"), f"<{tag}> is dropped or changed")
        demand(not attributes or HREF.fullmatch(attributes), f"<{tag}{attributes}> is dropped")
    demand("<" not in TAGS.sub("", text), "a bare < swallows what follows")
    for address in HREF.findall(text):
        demand(f">{address}</a>" in text, "an address behind other words is lost in text mails")
    return text


def plain(text: str) -> str:
    """Return a reply in plain text when it survives where it is put into HTML unescaped."""
    demand("<" not in text, "a bare < swallows what follows")
    demand("\r" not in text, "line ends are \\n")
    return text


def zammad(data: bytes) -> dict[str, str]:
    """CanCsvImport, TextModule: header stripped and lower-cased, unknown columns refused."""
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8")))
    header = [column.strip().lower() for column in header]
    known = {"name", "keywords", "content", "note", "active", "foreign_id"}
    demand(set(header) <= known, f"unknown attribute in {header}")
    demand("name" in header, "no lookup column like id,name")
    for row in rows:
        demand(len(row) == len(header), f"{row[:1]}: {len(row)} cells")
        demand(all(row), f"{row[0]}: an empty cell leaves an old value")
        one = dict(zip(header, row, strict=True))
        demand(len(one["keywords"]) <= 250, f"{one['name']}: keywords are too long for the form")
        demand(len(one["content"]) <= 2000, f"{one['name']}: the form takes 2,000 characters")
        demand(re.search("<.+?>", one["content"]), f"{one['name']}: taken for plain text")
        demand(one["active"] == "true", f"{one['name']} is switched off")
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    return once(((one["name"], html(one["content"])) for one in cells), 100)


STRING = re.compile(r"'((?:[^'\\]|''|\\.)*)'")
OSTICKET_COLUMNS = {
    "dept_id",
    "isenabled",
    "title",
    "response",
    "lang",
    "notes",
    "created",
    "updated",
}


def osticket(data: bytes) -> dict[str, str]:
    """install-mysql.sql: title varchar(255) unique, response text, utf8 of three bytes."""
    text = re.sub(r"^--.*\n", "", data.decode("utf-8"), flags=re.MULTILINE)
    head, values = text.split("INSERT INTO wl_replies (title, response, notes) VALUES\n")
    rows, tail = values.split(";\n", 1)
    demand("SET @prefix = 'ost_';" in head and "@prefix" in tail, "the prefix is not set once")
    added = re.search(r"canned_response` ',\s+'\(([^)]+)\)", tail)
    demand(added and set(added[1].split(", ")) == OSTICKET_COLUMNS, "columns of another table")
    demand("ON DUPLICATE KEY UPDATE response" in tail, "a second run would be refused")
    pairs = []
    for row in rows.split(",\n"):
        cells = [re.sub(r"''|\\(.)", lambda m: m[1] or "'", cell) for cell in STRING.findall(row)]
        demand(
            re.fullmatch(rf"\({STRING.pattern}(?:, {STRING.pattern}){{2}}\)", row), f"{row[:60]}"
        )
        demand(len(cells[1].encode()) <= 65_535, f"{cells[0]}: more than the column takes")
        pairs.append((cells[0], html(cells[1])))
    return once(pairs, 255)


def django_helpdesk(data: bytes) -> dict[str, str]:
    """PreSetReply: name 100 characters, body text; a key of its own, far above the desk's."""
    entries = json.loads(data)
    keys = [one["pk"] for one in entries]
    demand(len(set(keys)) == len(keys) and min(keys) > 1_000_000, "keys that a desk may have given")
    for one in entries:
        demand(one["model"] == "helpdesk.presetreply", f"{one['model']} is another model")
        demand(set(one["fields"]) == {"name", "body"}, "`queues` would undo what the desk chose")
    return once(((one["fields"]["name"], plain(one["fields"]["body"])) for one in entries), 100)


def rt(data: bytes) -> dict[str, str]:
    """REST 2, RT::Article: Name 200, Summary 255, Class and the custom field by their names."""
    entries = json.loads(data)
    for one in entries:
        demand(set(one) == {"Class", "Name", "Summary", "CustomFields"}, f"keys {sorted(one)}")
        demand(len(one["Summary"]) <= 255, f"{one['Name']}: the summary is too long")
        demand(set(one["CustomFields"]) == {"Content"}, f"{one['Name']}: another custom field")
    return once(((one["Name"], plain(one["CustomFields"]["Content"])) for one in entries), 200)


def macro(one: dict) -> tuple[str, str]:
    """Macros: `title` and `actions` are mandatory; the comment as HTML."""
    demand(set(one) == {"title", "actions"}, f"keys {sorted(one)}")
    ((field, value),) = ((action["field"], action["value"]) for action in one["actions"])
    demand(field == "comment_value_html", f"{field} is another action")
    return one["title"], html(value)


def zendesk(data: bytes) -> dict[str, str]:
    """POST /api/v2/macros, one body each."""
    return once((macro(one["macro"]) for one in json.loads(data)), 255)


def zendesk_app(data: bytes) -> dict[str, str]:
    """zendesk_apps_support, validations of manifest, requirements and translations."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: json.loads(archive.read(name)) for name in archive.namelist()}
    manifest, asked = files["manifest.json"], files["requirements.json"]
    demand(manifest["requirementsOnly"] is True, "an app with nothing to show needs a location")
    demand(not {"location", "frameworkVersion"} & set(manifest), "banned where requirementsOnly")
    demand(all(isinstance(value, str) for value in manifest["author"].values()), "author")
    demand(re.fullmatch("https?://.+", manifest["author"]["url"]), "the author's address")
    demand(isinstance(manifest["version"], str), "the version is no text")
    locale = manifest["defaultLocale"]
    demand(re.fullmatch(r"[a-z]{2}(-\w{2,3})?", locale), f"{locale} is no locale")
    demand("name" in files[f"translations/{locale}.json"]["app"], "a private app needs a name")
    demand(set(asked) == {"macros"} and len(asked["macros"]) <= 5000, "requirements")
    return once(map(macro, asked["macros"].values()), 255)


def freshdesk(data: bytes) -> dict[str, str]:
    """POST /api/v2/canned_responses/create_multiple."""
    body = json.loads(data)
    demand(set(body) == {"canned_responses"}, f"keys {sorted(body)}")
    for one in body["canned_responses"]:
        demand(set(one) == {"title", "content_html", "visibility", "folder_id"}, f"{sorted(one)}")
        demand(one["visibility"] == 0, "0 is for all agents")
        demand(isinstance(one["folder_id"], int), "a folder is named by its number")
    return once(
        ((one["title"], html(one["content_html"])) for one in body["canned_responses"]), 255
    )


def glpi(data: bytes) -> dict[str, str]:
    """Data Injection reads with fgetcsv, where a backslash before a quote hides it; name 255."""
    text = data.decode("utf-8")
    demand("\\" not in text, "a backslash hides the quote behind it")
    header, *rows = csv.reader(io.StringIO(text), delimiter=";")
    demand(header == ["name", "content"], f"columns {header}")
    demand(all(len(row) == 2 for row in rows), "a row with another number of cells")
    return once(((name, html(content)) for name, content in rows), 255)


# match.schema.json of Espanso, of it what a text replacement uses.
ESPANSO = Draft7Validator(
    {
        "type": "object",
        "additionalProperties": False,
        "required": ["matches"],
        "properties": {
            "matches": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["trigger", "replace"],
                    "properties": {
                        "trigger": {"type": "string", "minLength": 3},
                        "label": {"type": "string"},
                        "replace": {"type": "string"},
                    },
                },
            }
        },
    }
)


def espanso(data: bytes) -> dict[str, str]:
    """A trigger fires once it is complete, so none may be the start of another, nor stand in one."""
    content = yaml.safe_load(data.decode("utf-8"))
    for error in ESPANSO.iter_errors(content):
        raise ValueError(f"{error.json_path}: {error.message}")
    triggers = [one["trigger"] for one in content["matches"]]
    for one in triggers:
        demand(
            not [other for other in triggers if one in other and one is not other],
            f"{one} fires early",
        )
    names = [one["label"].split(" | ")[0] for one in content["matches"]]
    return once(zip(names, (plain(one["replace"]) for one in content["matches"]), strict=True), 100)


def table(data: bytes) -> dict[str, str]:
    """replies.csv: RFC 4180, and no cell that a spreadsheet takes for a formula."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    columns = ["number", "name", "title", "short_url", "plain", "html", "keywords"]
    demand(list(rows[0]) == columns, f"columns {list(rows[0])}")
    for row in rows:
        demand(
            not [cell for cell in row.values() if cell[:1] in "=+-@"], f"{row['name']}: a formula"
        )
        demand(row["short_url"] in row["plain"], f"{row['name']}: another address")
        demand(row["title"] in row["plain"], f"{row['name']}: another title")
        plain(row["plain"])
    return once(((row["name"], html(row["html"])) for row in rows), 100)


READERS: dict[str, Callable[[bytes], dict[str, str]]] = {
    "zammad.csv": zammad,
    "osticket.sql": osticket,
    "django-helpdesk.json": django_helpdesk,
    "rt.json": rt,
    "zendesk.json": zendesk,
    "zendesk.zip": zendesk_app,
    "freshdesk.json": freshdesk,
    "glpi.csv": glpi,
    "espanso.yml": espanso,
    "replies.csv": table,
}

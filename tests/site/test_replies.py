"""Canned replies as files: each is what its help desk takes, and links every guide."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from guidekit.model.address_lock import read_lock
from tests.conftest import GUIDES, SITE_URL
from tests.site.reply_formats import READERS

FOLDER = "desk/replies"
ADDRESS = re.compile(r"https?://[^\s\"<]+")


def replies(site, file: str) -> dict[str, str]:
    """Return the replies of a file by name."""
    return READERS[file]((site.folder / FOLDER / file).read_bytes())


def test_the_files_are_there_and_no_other(site, root_site):
    assert {path.name for path in (site.folder / FOLDER).iterdir()} == {*READERS, "rt.py"}
    assert not (root_site.folder / FOLDER).exists(), "replies without an address link nothing"


@pytest.mark.parametrize("file", READERS)
def test_a_file_has_one_reply_for_each_guide_under_the_name_of_the_lock(site, file):
    lock = read_lock()
    names = {lock[page.short_url].reply: page for page in GUIDES}
    found = replies(site, file)
    assert set(found) == set(names)
    for name, page in names.items():
        assert f"Guide {page.meta['id']}: {page.meta['title']}" in found[name].replace("&amp;", "&")


@pytest.mark.parametrize("file", READERS)
def test_every_address_in_a_file_opens_its_guide(site, file):
    for name, text in replies(site, file).items():
        number = re.search(r"WL (\d+) ", name)[1]
        for address in set(ADDRESS.findall(text)):
            assert re.fullmatch(rf"{re.escape(SITE_URL)}{number}/(?:\d+/)?", address), name
            assert site.target(address), f"{name}: {address} opens nothing"


def test_a_reply_names_both_windows_where_the_steps_differ(site):
    found = replies(site, "rt.json")
    lines = next(text for name, text in found.items() if name.startswith("WL 101 ")).splitlines()
    anchors = read_lock()["101/"].numbers
    assert lines[-4:] == [
        *("Windows 11:", f"{SITE_URL}101/{anchors['windows-11']}/"),
        *("Windows 10:", f"{SITE_URL}101/{anchors['windows-10']}/"),
    ]


def test_an_app_that_wants_a_place_on_the_screen_is_found(site):
    data, out = (site.folder / FOLDER / "zendesk.zip").read_bytes(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"private"', b'"location"'))
    with pytest.raises(ValueError, match="banned"):
        READERS["zendesk.zip"](out.getvalue())


def test_the_codes_of_a_guide_are_in_its_keywords(site):
    text = (site.folder / FOLDER / "zammad.csv").read_text(encoding="utf-8")
    for page in GUIDES:
        assert (
            ",".join(["", " ".join([str(page.meta["id"]), *(page.meta.get("codes") or [])]), ""])
            in text
        )


# What each desk refuses or changes: a piece of its file, and what is in its place.
DEFECTS = [
    ("zammad.csv", b"name,keywords", b"title,keywords"),
    ("zammad.csv", b"<p>Guide 101", b"<ol><p>Guide 101"),
    ("zammad.csv", b"Guide 101:", b"~~~ Guide 101:"),
    ("zammad.csv", b",101,", b",,"),
    ("osticket.sql", b"('WL 102 Check", b"('WL 102 Check's"),
    ("osticket.sql", b"Guide 101:", "Guide 101: \U0001f600".encode()),
    ("osticket.sql", b"notes, created", b"note, created"),
    ("django-helpdesk.json", b"9010101", b"101"),
    ("django-helpdesk.json", b"9010101", b"9010102"),
    ("django-helpdesk.json", b"Guide 101:", b"{{ticket}} Guide 101:"),
    ("django-helpdesk.json", b"Guide 101:", b"#101:"),
    ("rt.json", b'"Content"', b'"Text"'),
    ("rt.json", b"Guide 101:", b"<Guide 101>"),
    ("zendesk.json", b"comment_value_html", b"comment_value"),
    ("zendesk.json", b"</a>", b" </a>"),
    ("freshdesk.json", b'"folder_id": 0', b'"folder": 0'),
    ("glpi.csv", b"Guide 101:", b"Guide 101\\\\:"),
    ("glpi.csv", b"Guide 101:", b"{% raw %}"),
    ("espanso.yml", b"':wl101:'", b"':wl101'"),
    ("espanso.yml", b"Guide 101:", b"{{guide}}"),
    ("replies.csv", b"WL 101 ", b"=WL 101 "),
    (
        "replies.csv",
        b"WL 102 Check that your license is linked",
        b"WL 101 Link your Windows license to your Microsoft account",
    ),
]


@pytest.mark.parametrize(("file", "right", "wrong"), DEFECTS)
def test_what_a_desk_refuses_is_found(site, file, right, wrong):
    data = (site.folder / FOLDER / file).read_bytes()
    assert right in data
    if wrong == b"':wl101'":
        data = data.replace(b"':wl102:'", b"':wl1012'")
    with pytest.raises(ValueError):
        READERS[file](data.replace(right, wrong, 1))

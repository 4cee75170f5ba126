"""Descriptions of screens are closed, pictures are known to be fresh or not."""

from __future__ import annotations

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from guidekit.checks.source import pictures
from guidekit.model.screens import (
    caption,
    load_screen,
    picture_file,
    read_manifest,
    schema_findings,
)
from guidekit.publish.parts.pictures import figure
from tests.unit.pages import BODY, FRONT_MATTER, element, guide, lines
from tools.screens import manifest
from tools.screens.render import icon, page

GOOD = 'window: windows-11\nalt: "A window of Windows 11 with one card, which says that all is well."\nbody:\n  - group: Hello\n'


@pytest.mark.parametrize(
    ("change", "line", "allowed"),
    [
        (("group", "grupp"), 4, "card"),
        (("windows-11", "windows-12"), 1, "windows-10"),
        (("  - group: Hello\n", "  - card: {text: x}\n"), 4, "add it"),
        (("A window of Windows 11 with one card, which says that all is well.", "Short."), 2, "40"),
    ],
)
def test_a_wrong_description_is_found_on_its_line(tmp_path, change, line, allowed):
    (tmp_path / "good.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yml").write_text(GOOD.replace(*change), encoding="utf-8")
    assert list(schema_findings("good", tmp_path)) == []
    findings = list(schema_findings("bad", tmp_path))
    assert [finding.line for finding in findings] == [line]
    assert allowed in findings[0].fix


def test_a_screen_that_changed_or_was_never_drawn_is_found():
    known = read_manifest()
    name = next(iter(known["screens"]))
    assert list(manifest.stale_pictures(name, known)) == []
    known["screens"][name]["inputs"] = "old"
    (finding,) = manifest.stale_pictures(name, known)
    assert f"dev.py screens {name}" in finding.fix
    (finding,) = manifest.stale_pictures(name, {"screens": {}})
    assert "never drawn" in finding.problem


def test_missing_changed_and_left_over_pictures_are_found(tmp_path):
    known = read_manifest()
    name = next(iter(known["screens"]))
    assert len(list(manifest.stale_pictures(name, known, tmp_path))) == 4
    for variant in known["screens"][name]["pictures"]:
        (tmp_path / picture_file(name, variant)).write_bytes(b"another picture")
    assert len(list(manifest.stale_pictures(name, known, tmp_path))) == 4
    (tmp_path / "nobody.light.wide.webp").write_bytes(b"x")
    (finding,) = manifest.orphans(known, tmp_path)
    assert "nobody" in finding.file


def test_every_screen_says_which_browser_drew_it():
    """Some screens may be drawn again with a newer browser, and the others not."""
    assert all(entry["chromium"].isdigit() for entry in read_manifest()["screens"].values())


def test_unknown_and_squeezed_pictures_are_found_with_the_nearest_name():
    assert list(pictures.unknown_screens(guide("# A\n\n![](screen:win11-system)\n"))) == []
    (finding,) = pictures.unknown_screens(guide("# A\n\n![](screen:win11-sistem)\n"))
    assert finding.line == BODY + 2 and "win11-system" in finding.fix
    assert lines(pictures.unknown_screens(guide("# A\n\nSee ![](screen:win11-system)\n"))) == [
        BODY + 2
    ]
    assert lines(pictures.unknown_screens(guide("# A\n\n![x](photo.png)\n"))) == [BODY + 2]


def test_a_how_to_shows_a_picture_or_says_why_not():
    reason = FRONT_MATTER.replace("id: 101", "id: 101\npictures: none because it is one command")
    assert len(list(pictures.unexplained_absence(guide()))) == 1
    assert list(pictures.unexplained_absence(guide(front_matter=reason))) == []
    assert lines(
        pictures.unexplained_absence(guide("![](screen:win11-system)\n", front_matter=reason))
    ) == [3]


def test_a_caption_names_system_and_way_and_says_that_it_is_no_capture():
    assert caption(load_screen("win10-activation-linked")) == (
        "Windows 10: Settings > Update & Security > Activation. Illustration, not a screen capture."
    )


def test_the_caption_of_a_real_capture_says_so():
    screen = {"source": "capture", "build": "Windows 11 25H2, build 26200", "date": "2026-12-01"}
    assert caption(screen) == "Screen capture, Windows 11 25H2, build 26200, 1 December 2026."


def test_a_capture_needs_what_a_picture_cannot_tell(tmp_path):
    drawn = 'window: windows-11\nalt: "A window of Windows 11 with one card, which says that all is well."\nsource: capture\n'
    (tmp_path / "bad.yml").write_text(drawn, encoding="utf-8")
    (tmp_path / "good.yml").write_text(
        drawn + 'build: "25H2, build 26200"\ndate: "2026-12-01"\nlabels: [Next]\n', encoding="utf-8"
    )
    assert list(schema_findings("good", tmp_path)) == []
    assert {finding.problem for finding in schema_findings("bad", tmp_path)} == {
        "missing key build, date, labels"
    }


def test_a_capture_with_metadata_or_without_its_other_variants_is_found(tmp_path):
    for theme, width in manifest.variants():
        Image.new("RGB", (8, 8)).save(tmp_path / f"one.{theme}.{width}.png")
    assert list(manifest.capture_findings(tmp_path)) == []
    told = PngInfo()
    told.add_text("Author", "Somebody")
    Image.new("RGB", (8, 8)).save(tmp_path / "two.light.wide.png", pnginfo=told)
    found = [finding.problem for finding in manifest.capture_findings(tmp_path)]
    assert found == ["metadata: Author", "is missing", "is missing", "is missing"]


def test_an_alt_text_without_a_number_is_found():
    screen = load_screen("sign-in")
    assert list(pictures.unexplained_numbers(screen)) == []
    (finding,) = pictures.unexplained_numbers(screen | {"alt": "The sign-in window. 1: the field."})
    assert "number 2" in finding.problem


def test_a_card_is_a_picture_that_opens_nothing():
    assert figure(element("<img>"), "win11-card-linked", "../../").find("a") is None


def test_a_figure_has_four_pictures_with_their_sizes():
    drawn = figure(element('<img width="1" height="1">'), "win11-system", "../../")
    assert [source.get("srcset") for source in drawn.iter("source")] == [
        f"../../assets/screens/win11-system.{variant}.webp"
        for variant in ("dark.narrow", "light.narrow", "dark.wide")
    ]
    assert all(
        tag.get("width") and tag.get("height")
        for tag in (*drawn.iter("source"), *drawn.iter("img"))
    )


def test_every_screen_is_drawn_in_text_and_nothing_is_left_to_fill_in():
    html = page(load_screen("win11-activation-not-linked"), "dark", "narrow")
    assert 'data-theme="dark"' in html and "Add an account" in html and "{{" not in html


def test_an_icon_takes_the_colour_of_its_text():
    assert 'fill="currentColor"' in icon("key") and 'width="30"' in icon("key", 30)

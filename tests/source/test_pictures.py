"""Pictures are described, drawn, fresh and light, without a browser."""

from __future__ import annotations

import pytest
from PIL import Image

from guidekit.checks.source import labels, pictures
from guidekit.model.finding import Finding
from guidekit.model.screens import (
    PICTURES,
    load_screen,
    names,
    picture_file,
    read_manifest,
    schema_findings,
)
from tests.conftest import every_guide, every_page, report
from tools.screens import manifest

every_screen = pytest.mark.parametrize("name", names())
HEAVIEST = 80_000  # bytes


@every_screen
def test_a_screen_follows_its_closed_schema(name):
    report(schema_findings(name))


@every_screen
def test_the_pictures_of_a_screen_are_fresh(name):
    report(manifest.stale_pictures(name, read_manifest()))


def test_no_picture_is_left_over():
    report(manifest.orphans(read_manifest()))


@every_screen
def test_a_picture_is_light_of_the_listed_size_and_without_metadata(name):
    for variant, listed in read_manifest()["screens"][name]["pictures"].items():
        path = PICTURES / picture_file(name, variant)
        image = Image.open(path)
        problems = [f"{path.stat().st_size} bytes"] if path.stat().st_size > HEAVIEST else []
        if image.size != (2 * listed["width"], 2 * listed["height"]):
            problems.append(f"{image.size} pixels")
        problems += sorted(set(image.info) & {"exif", "xmp", "icc_profile"})
        report(
            Finding(
                f"docs/assets/screens/{path.name}", 1, problem, f"run python3 dev.py screens {name}"
            )
            for problem in problems
        )


@every_page
def test_every_picture_is_of_a_known_screen(page):
    report(pictures.unknown_screens(page))


@every_guide
def test_a_how_to_has_a_picture_or_says_why_not(page):
    report(pictures.unexplained_absence(page))


@every_page
def test_every_label_of_a_step_is_drawn_beside_it_or_listed(page):
    report(labels.undrawn_labels(page))


@every_page
def test_every_number_in_a_picture_is_named_by_a_step(page):
    report(labels.unnamed_callouts(page))


@every_screen
def test_an_alt_text_names_every_number(name):
    report(pictures.unexplained_numbers(load_screen(name)))


def test_a_real_capture_is_whole_and_without_metadata():
    report(manifest.capture_findings())

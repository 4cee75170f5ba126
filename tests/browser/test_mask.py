"""What is private is masked in every shape, and what is nobody's is not."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from guidekit.model.finding import Finding
from tests.browser.conftest import Reader
from tests.conftest import report

KEY_SIGNS = "BCDFGHJKMPQRTVWXY2346789"
SEPARATORS = [
    *("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212", " - ", "- ", "-\n> "),
    *(".", "·", "_", "/", ":", " ", "  ", "\t", "\n", "\u00a0", "\u200b-", ""),
]
NAMES = [
    "jo",
    "andré",
    "josé.m",
    "jürgen_92",
    "zoë-ann",
    "o'neil",
    "a.b+c",
    "ŁUKASZ",
    "e\u0301mile",
]
HOSTS = ["example.com", "müller.de", "mail.example.co.uk", "exámple.fr", "пример.рф"]
AROUND = [("", ""), ("my key is ", "."), ("(", ")"), ("„", "“"), ("key=", ", thanks"), ("\n", "\n")]
SHAPES = 4_000
HARMLESS = [
    *(
        "10.0.19045.4412",
        "2026-11-21",
        "21.11.2026",
        "2026-11-21 10:15",
        "2019-2026",
        "192.168.0.1",
    ),
    *(
        "0xC004F211",
        "80070005",
        "8007 0005",
        "3221549585",
        "-1073417711",
        "KB5034441",
        "KB 5034441",
    ),
    *(
        "24H2",
        "1607",
        "26100.1742",
        "build 26100",
        "00330-80000-00000-AA123",
        "order 12",
        "guide 101",
    ),
    "which right press under about these 12345",
    *("C004-F211 / C004-F213", "22H2/23H2/24H2", "\u22121073417711", "(3221549585)"),
    *("3221549585 2026-11-21", "serial number error 0xC004F211", "partial product key means"),
]
# Shapes that people's programs make of what is private; the groups are no key.
GROUPS = ["B2BBB", "C3CCC", "D4DDD", "F6FFF", "G7GGG"]
ODD = {
    "key" + "-".join(GROUPS): "key[product key]",
    "-".join(GROUPS) + "thanks": "[product key]thanks",
    **{mark.join(GROUPS): "[product key]" for mark in ("--", ", ", ";", "*", "\\", "]-[", "”-“")},
    f"typed it three times. {'-'.join(GROUPS)}. Error five": (
        "typed it three times. [product key]. Error five"
    ),
    "Partial Product Key: B2BBB License Status: ok": (
        "Partial Product Key: [end of the key] License Status: ok"
    ),
    '"PartialProductKey":"B2BBB"': '"PartialProductKey":"[end of the key]"',
    "*****-*****-*****-*****-B2BBB": "*****-*****-*****-*****-[end of the key]",
    "Gedeeltelijke productcode: B2BBB": "Gedeeltelijke productcode: [end of the key]",
    "プロダクト キーの一部： B2BBB": "プロダクト キーの一部： [end of the key]",
    "jo%40example.com": "[e-mail address]",
    "jo (at) example (dot) com": "[e-mail address]",
    "jo_b.com#EXT#@example.onmicrosoft.com": "[e-mail address]",
    '"jo b"@example.com': "[e-mail address]",
    "phone5550142770": "phone[phone number]",
    "555-0142-77x12": "[phone number]x12",
    "555\u22120142\u22127712": "[phone number]",
    "2026-11-21 5550142": "[phone number]",
    "call me at 3221549585": "call me at [phone number]",
    "call 7784650000": "call [phone number]",
    "3221549585 0301234567": "3221549585 [phone number]",
    "serial number PF2ABC12": "serial number [number]",
    "S/N: 5CD1234XYZ": "S/N: [number]",
}


def key(chance: random.Random) -> list[str]:
    """Return five groups as keys have them; no key, only its shape."""
    return ["".join(chance.choices(KEY_SIGNS, k=5)) for _ in range(5)]


def full_width(text: str) -> str:
    return "".join(chr(ord(sign) + 0xFEE0) if sign in KEY_SIGNS else sign for sign in text)


def keys(chance: random.Random) -> tuple[str, list[str]]:
    groups = key(chance)
    separator = chance.choice(SEPARATORS)
    written = separator.join(groups)
    change = chance.choice([str, str.lower, full_width])
    return change(written), [change(group) for group in groups]


def addresses(chance: random.Random) -> tuple[str, list[str]]:
    name, host = chance.choice(NAMES), chance.choice(HOSTS)
    return f"{name}@{host}", [f"{name}@", f"@{host}"]


def telephones(chance: random.Random) -> tuple[str, list[str]]:
    digits = "".join(chance.choices("123456789", k=chance.randint(9, 13)))
    cuts = sorted(chance.sample(range(2, len(digits) - 2), 2))
    parts = [digits[: cuts[0]], digits[cuts[0] : cuts[1]], digits[cuts[1] :]]
    written = chance.choice([" ", "-", "/", ".", "\u00a0", "\u2013"]).join(parts)
    return chance.choice(["", "+", "00", "("]) + written, [parts[2]] if len(parts[2]) > 3 else []


def orders(chance: random.Random) -> tuple[str, list[str]]:
    word = chance.choice(["order", "Order no.", "invoice number", "reference:", "Bestellnummer"])
    number = chance.choice(["", "SO-", "MS"]) + "".join(chance.choices(string.digits[1:], k=9))
    return f"{word} {number}", [number]


def masker(reader) -> Callable[[list[str]], list[str]]:
    """Return what masks texts as search and desk do."""
    page = reader().open("desk/")
    return lambda texts: page.evaluate("texts => texts.map((text) => self.guideMask(text))", texts)


@pytest.mark.parametrize("made", [keys, addresses, telephones, orders])
def test_nothing_private_is_left_in_thousands_of_shapes(reader, made):
    chance = random.Random(made.__name__)
    cases = [(made(chance), chance.choice(AROUND)) for _ in range(SHAPES)]
    texts = [before + written + after for (written, _), (before, after) in cases]
    masked = masker(reader)(texts)
    report(
        Finding("docs/assets/js/mask.js", 1, f"{text!r} becomes {told!r}", "cover this shape")
        for text, told, ((_, private), _) in zip(texts, masked, cases, strict=True)
        if "[" not in told or any(part in told for part in private)
    )


def test_what_is_private_is_called_by_its_name(reader):
    wanted = {
        "call 555-0142-77 now": "call [phone number] now",
        "call (0161) 496 0123 now": "call [phone number] now",
        "my id is " + " ".join(["1234567"] * 9): "my id is [number]",
        "write to a.b+c@mail.example.co.uk!": "write to [e-mail address]!",
        "ABCDE 12345 FGHIJ 67890 KLMNO": "[product key]",
        "-".join(["abcde", "12345", "fghij", "67890", "klmno"]): "[product key]",
        **ODD,
    }
    found = masker(reader)(list(wanted))
    assert dict(zip(wanted, found, strict=True)) == wanted


def test_what_is_nobodys_is_not_masked(reader):
    texts = [f"It says {text} here." for text in HARMLESS]
    assert masker(reader)(texts) == texts


@dataclass
class Watched:
    """A reader who has a key, and every address that their browser has shown or asked for."""

    one: Reader
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.one.context.on("request", lambda request: self.addresses.append(request.url))
        self.one.page.on("framenavigated", lambda frame: self.addresses.append(frame.url))

    def told(self, groups: list[str]) -> list[str]:
        """Return the addresses that hold a part of the key."""
        seen = [*self.addresses, self.one.page.url]
        return [url for url in seen if any(group.lower() in url.lower() for group in groups)]


def test_a_key_that_is_searched_for_never_reaches_the_address_bar(reader):
    watched = Watched(reader())
    separators = ("-", "\u2011", "\u2013", ".", " ", "\u00a0", "")
    for start, separator in [("", "-"), *(("search/", separator) for separator in separators)]:
        groups = key(random.Random(start + separator))
        written = separator.join(groups)
        page = watched.one.open(start)
        box = page.locator('article input[name="q"]').first
        box.fill(f"my key {written if start else written.lower()} is refused")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        page.wait_for_selector("[data-search-status]:not(:empty)")
        assert watched.told(groups) == [], written
        shown = page.locator('article input[name="q"]').input_value()
        assert shown == "my key [product key] is refused"


def test_a_key_in_an_address_is_taken_out_of_it(reader):
    groups = key(random.Random(7))
    page = reader().open(f"search/?q={'-'.join(groups)}{'+x' * 1500}")
    page.wait_for_selector("[data-search-status]:not(:empty)")
    assert not any(group in page.url for group in groups)


def test_a_key_on_the_desk_never_reaches_the_address_bar(reader):
    watched = Watched(reader(permissions=["clipboard-write"]))
    groups = key(random.Random(8))
    page = watched.one.open("desk/")
    page.locator("#ticket").fill(f"My Windows key {'-'.join(groups)} is refused, c004f211")
    page.locator("[data-results] input").nth(1).check()
    page.locator("#point").select_option(index=1)
    for name in ("Copy reply", "Copy as Markdown", "Copy link"):
        page.get_by_role("button", name=name).click()
        page.locator("[data-copy-status]:not(:empty)").wait_for()
    assert groups[0] not in page.locator("#reply").input_value()
    page.locator("[data-results] a").first.click()
    page.locator("article .facts").wait_for()
    assert watched.told(groups) == []

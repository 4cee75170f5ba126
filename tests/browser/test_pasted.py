"""What people paste is read: codes in every spelling, what slmgr prints, words of ten languages."""

from __future__ import annotations

import pytest

from guidekit.model.project import DATA, read_yaml

CODE = "0xC004F211"
SPELLINGS = [
    *("0xC004F211", "0XC004F211", "c004f211", "Oxc004f211", "0x C004 F211", "0xC004-F211"),
    *("0xC004\u2013F211", "0x-C004F211", "0xC0 04 F2 11", "3221549585", "-1073417711"),
    *("0x\u0421004F211", "0\u0445\u0441004f211", "\uff10\uff58\uff23\uff10\uff10\uff14F211"),
    *("code0xC004F211", "codeC004F211", "0xC004F211when", "%200xC004F211", "\u0421004\u0424211"),
    *("0xC004F2I1", "0xC004F2ll", "0xC0\u00ad04F211", "0xC004\u200bF211"),
    *("(3221549585)", "\u22121073417711", "\u20131073417711", "3221549585 2026-11-21"),
]
BOTH = ["0xC004F211", "0xC004F213"]
TWO_CODES = ["C004-F211 / C004-F213", "3221549585 3221549587", "0xC004F211, then codeC004F213"]
# One digit lost, or one too many: the nearest is asked for, not opened.
MISTYPED = {
    "0x803F701": "0x803F7001",
    "0xC004F2111": "0xC004F211",
    "0xC04C003": "0xC004C003",
    "0x8007007BB": "0x8007007B",
    "803F701": "0x803F7001",
    "C004F2111": "0xC004F211",
}
# Lines as Windows prints them in several languages, made up but for what none translates.
READOUTS = [
    (
        "Name: Windows(R), Professional edition\nBeschreibung: Windows(R) Operating System, "
        "VOLUME_KMSCLIENT channel\nTeil-Product Key: T83GX\nLizenzstatus: Benachrichtigung",
        ["Pro", "looks for a server"],
        "company-license-at-home",
    ),
    (
        "Nom : Windows(R), Core edition\nDescription : Windows(R) Operating System, OEM_DM channel\n"
        "Clé de produit partielle : ABCDE\nÉtat de la licence : avec licence",
        ["Home", "firmware"],
        "see-your-license-type",
    ),
    (
        "LicenseStatus : 5\nLicenseStatusReason : 3221549585\nProductKeyChannel : Retail\n"
        "PartialProductKey : ABCDE",
        ["bought key", "not activated"],
        "see-your-license-type",
    ),
    (
        "Имя: Windows(R), EnterpriseSN edition\nОписание: Windows(R) Operating System, "
        "TIMEBASED_EVAL channel",
        ["Enterprise LTSC N", "evaluation copy"],
        "evaluation-copy",
    ),
    ("slmgr /xpr: The machine is permanently activated.", ["for good"], "check-the-link"),
    (
        "Name: Windows(R), Core edition\nLicense Status: Initial grace period",
        ["Home", "A grace period runs"],
        "suddenly-not-activated",
    ),
    (  # of two products the one that is activated
        "Name : Windows(R), Client-ESU-Year1 add-on\nDescription : Windows(R) Operating System, "
        "VOLUME_MAK channel\nLicenseStatus : 0\nName : Windows(R), Core edition\nDescription : "
        "Windows(R) Operating System, OEM_DM channel\nLicenseStatus : 1",
        ["Home", "firmware", "Windows is activated."],
        "see-your-license-type",
    ),
]
# What is printed around a code, and the code that the question is about.
REASONS = {
    "Name : Windows(R), Core edition\nLicenseStatus : 5\nLicenseStatusReason : 0xC004F213": (
        "0xC004F213"
    ),
    "First error 0x80070005.\nName: Windows(R), Professional edition\n"
    "License Status: Notification\nNotification Reason: 0xC004F034.": "0xC004F034",
}
UNPRINTED = [
    "my key is OEM and windows 11 pro",
    "Name: Tim\nProblem: retail key refused",
    "is my windows permanently activated",
    "My PC is not permanently activated any more",
    "wann ist Windows dauerhaft aktiviert",
    "our other program is permanently activated, the printer is not",
]
OWN_WORDS = "Question: how do I move this to another PC?"
FOREIGN = {
    "Windows Lizenzschlüssel finden": "Windows license key find",
    "Produktschluessel": "product key",
    "carte-mère": "motherboard",
    "clé de produit": "product key",
    "placa base": "motherboard",
    "слетела активация": "not activated",
    "klucza produktu": "product key",
    "anakart": "motherboard",
    "płytę główną": "motherboard",
}


@pytest.fixture
def tools(reader):
    """Return a page that has searched, with the scripts in it."""
    page = reader().open("search/?q=activation")
    page.wait_for_selector("[data-results] li")
    return page


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_code_is_read_in_every_spelling(tools, written):
    find = "text => self.guideCodes.find(self.guideMask(text), self.guideSearchData.codes).codes"
    assert tools.evaluate(find, f"error {written} today") == [CODE]


@pytest.mark.parametrize("written", TWO_CODES)
def test_two_codes_are_read_as_two(tools, written):
    find = "text => self.guideCodes.find(self.guideMask(text), self.guideSearchData.codes).codes"
    assert tools.evaluate(find, f"error {written} today") == BOTH


def test_a_guid_is_no_code(tools):
    find = "text => self.guideCodes.find(text, self.guideSearchData.codes).codes"
    assert tools.evaluate(find, "Activation ID: c004f211-cdf1-4de9-8ae8-e3cce27b9f2c") == []


def test_an_apostrophe_is_one_however_it_is_typed(tools):
    said = [f"can{mark}t" for mark in "'’‘`´"]
    assert set(tools.evaluate("said => said.map(self.guideText.plain)", said)) == {"cant"}


@pytest.mark.parametrize("written", MISTYPED)
def test_a_code_with_a_digit_lost_or_doubled_is_asked_for(reader, written):
    page = reader().open(f"search/?q={written}")
    page.wait_for_selector("[data-search-status]:not(:empty)")
    asked = page.get_by_text("a digit too few or too many").inner_text()
    assert MISTYPED[written] in asked


@pytest.mark.parametrize(("printed", "said", "guide"), READOUTS)
def test_what_windows_prints_of_a_license_is_explained_in_any_language(
    reader, printed, said, guide
):
    page = reader().open("desk/")
    page.locator("#ticket").fill(f"Hello,\n{printed}\n")
    box = page.locator(".readout")
    box.wait_for()
    told = box.inner_text()
    assert [part for part in said if part not in told] == []
    assert guide in box.locator("a").get_attribute("href")


def test_the_end_of_a_key_is_masked_in_what_windows_prints(tools):
    for printed, _, _ in READOUTS:
        masked = tools.evaluate("text => self.guideMask(text)", printed)
        assert "T83GX" not in masked and "ABCDE" not in masked, masked


def test_text_about_licenses_is_no_printed_state(tools):
    for text in UNPRINTED:
        assert tools.evaluate("text => self.guideReadout.read(text)", text) is None, text


@pytest.mark.parametrize("printed", REASONS)
def test_the_code_that_windows_prints_is_asked_for(tools, printed):
    assert REASONS[printed] in tools.evaluate("text => self.guideReadout.read(text).ask", printed)


def test_a_persons_own_words_above_what_windows_prints_are_kept(tools):
    text = f"{OWN_WORDS}\n{READOUTS[0][0]}"
    assert tools.evaluate("text => self.guideReadout.read(text).rest", text) == OWN_WORDS


def test_a_word_of_the_language_of_scripts_is_no_edition_and_no_state(tools):
    text = "Windows(R), constructor edition\nLicense Status: constructor"
    assert tools.evaluate("text => self.guideReadout.read(text).lines", text) == []


@pytest.mark.parametrize("said", FOREIGN)
def test_words_of_other_languages_become_ours(tools, said):
    read = "text => self.guideForeign(self.guideSearchData.foreign)(text)"
    assert tools.evaluate(read, said) == FOREIGN[said]


def test_no_list_of_words_changes_an_english_question(tools):
    """Whatever people ask in English is read as it stands."""
    questions = [line for page in (DATA.parent / "docs").glob("*/*.md") for line in asked_in(page)]
    read = "texts => texts.map(self.guideForeign(self.guideSearchData.foreign))"
    changed = [
        (said, got)
        for said, got in zip(questions, tools.evaluate(read, questions), strict=True)
        if said != got
    ]
    assert changed == []


def asked_in(page):
    front = page.read_text(encoding="utf-8").split("---")[1]
    return [line.strip()[2:] for line in front.splitlines() if line.startswith("  - ")]


def test_no_list_of_words_is_empty_or_names_our_word_for_itself():
    for path in sorted((DATA / "words").glob("*.yml")):
        for ours, said in read_yaml(path).items():
            assert said and ours not in said, f"{path.name}: {ours}"


def test_no_word_of_the_lists_stands_for_two_of_ours():
    meant: dict[str, tuple[str, str]] = {}
    for path in sorted((DATA / "words").glob("*.yml")):
        for ours, said in read_yaml(path).items():
            for word in said:
                other = meant.setdefault(word, (path.name, ours))
                assert other[1] == ours, (
                    f"{path.name}: {word!r} is {ours!r}, {other[1]!r} in {other[0]}"
                )

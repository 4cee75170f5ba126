"""The ticket desk finds the guide, masks what is private, sends and keeps nothing, and takes anything as text."""

from __future__ import annotations

import re

import pytest

from guidekit.model.address_lock import number_of
from guidekit.model.finding import Finding
from tests.browser.test_every_page import COLORS, LEVELS, violations
from tests.conftest import GUIDES, report
from tools.search_quality.evaluate import FOLDER, ask_page, miss
from tools.search_quality.measure import measured
from tools.search_quality.rates import intents_of, rank
from tools.train.texts import read_texts

ALLOWED = {"permissions": ["clipboard-read", "clipboard-write"]}
TICKET = """Subject: laptop not activated

Hi team,
the shop put another motherboard in. Windows 10 says it is not activated, c004f211. The key is {key},
my address is jo@example.com and my number +44 20 7946 0958.

Kind regards
Jo

On Mon, 2 Nov 2026 at 10:11, Support wrote:
> Your printer is ready. Windows 11 drivers are attached.
"""
KEY = "-".join(["ABCDE", "12345", "FGHIJ", "67890", "KLMNO"])  # no key, only its shape
# of sets that nothing learns from: first, among three, refused at most; other subjects not sure
FLOORS = {"judge.tickets": (0.7, 0.82, 0.06, 0.5), "fresh.dev": (0.53, 0.75, 0.06, 0.5)}


@pytest.fixture
def desk(reader):
    """Return the desk, open in a browser that lets it use the clipboard."""
    one = reader(**ALLOWED)
    one.open("desk/").evaluate("Promise.all(['search', 'desk'].map(self.guideLoad))")
    return one


def paste(page, text: str) -> None:
    page.locator("#ticket").fill(text)
    page.wait_for_selector("[data-desk-status]:not(:empty)")


def quote_the_second_step(page) -> str:
    """Choose guide 101, Windows 10 and a step by hand, and return the reply."""
    paste(page, "How do I link my license to my Microsoft account?")
    page.locator('[data-results] input[value="101"]').check()
    page.locator('input[name="desk-os"][value="windows-10"]').check(force=True)
    page.get_by_text("Quote steps").click()
    page.locator("[data-steps] input").nth(1).check()
    return page.locator("#reply").input_value()


def test_three_actions_lead_from_a_ticket_to_a_reply(desk):
    page = desk.page
    paste(page, TICKET.format(key=KEY))
    page.get_by_role("button", name="Copy reply").click()
    page.get_by_text("Reply copied").wait_for()
    told = page.evaluate("navigator.clipboard.readText()")
    assert told.splitlines()[1].startswith(f"{desk.address}152/?os=windows-10")
    rich = page.evaluate("""async () => {
        const [item] = await navigator.clipboard.read();
        return (await item.getType("text/html")).text();
    }""")
    link = f"{desk.address}152/?os=windows-10"
    assert f'<a href="{link}">{link}</a>' in rich


def test_what_is_private_is_masked_in_the_field_too(desk):
    page = desk.page
    paste(page, TICKET.format(key=KEY))
    shown = page.locator("#ticket").input_value()
    for private in (KEY, "jo@example.com", "7946"):
        assert private not in shown and private not in page.content()
    for masked in ("[product key]", "[e-mail address]", "[phone number]"):
        assert masked in shown


def test_greeting_signature_and_older_mails_are_left_out(desk):
    parts = desk.page.evaluate("text => self.guideTicket.parts(text)", TICKET.format(key=""))
    assert parts["subject"] == "laptop not activated"
    assert "motherboard" in parts["body"]
    for left_out in ("Hi team", "Jo\n", "regards", "printer", "Windows 11"):
        assert left_out not in parts["body"]


OWN = "I put a new SSD into my Lenovo. Do I need a product key?"
OLDER = "> Error 0xC004F074 means\n> that your company's server was not found on Windows 10."


@pytest.mark.parametrize(
    "mail",
    [
        f"Hello,\n{OWN}\nVon: Support\nGesendet: Montag\nAn: Jo\nBetreff: 0xC004F074\nfrom us",
        f"{OWN}\nDe : Support\nEnvoyé : lundi\nÀ : Jo\nObjet : 0xC004F074\nmessage",
        f"On Mon, 23 Nov 2026, Support wrote:\n{OLDER}\n\n{OWN}",
        f"El lun, 23 nov 2026, Support escribió:\n{OLDER}\n\n{OWN}",
    ],
)
def test_an_older_mail_above_or_below_is_not_the_ticket(desk, mail):
    assert desk.page.evaluate("text => self.guideTicket.parts(text).body", mail) == OWN


def test_answers_between_quoted_lines_are_the_ticket(desk):
    mail = f"Thank you, see my answers below.\nOn Mon, Support wrote:\n> Which?\n{OWN}\n> Since?\n"
    said = desk.page.evaluate("text => self.guideTicket.parts(text).body", mail)
    assert said == f"Thank you, see my answers below.\n{OWN}"


def test_the_windows_version_is_found_when_the_ticket_names_it(desk):
    told = {
        "win10 says not activated": "windows-10",
        "W11 Home, 24H2": "windows-11",
        "I put Windows 11 on 10/11/2026": "windows-11",
        "It has 8 GB, can I activate Windows 11?": "windows-11",
        "win 10/11 in our office": "both",
        "I went from Windows 10 to Windows 11 and now it asks for a key": "windows-11",
        "Windows 10 here. Can I upgrade to Windows 11 with my key?": "windows-10",
        "Do the steps differ on Windows 10 or 11?": "both",
        "I have 10 PCs to activate": "both",
        "he had 10 on it": "windows-10",
    }
    found = desk.page.evaluate("texts => texts.map(self.guideTicket.windowsOf)", list(told))
    assert dict(zip(told, found, strict=True)) == told


def test_nothing_is_asked_for_stored_or_put_into_the_address(desk):
    page = desk.page
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    desk.context.on("request", lambda request: asked.append(request.url))
    paste(page, TICKET.format(key=KEY))
    page.locator("[data-results] input").nth(1).check()
    page.get_by_role("button", name="Copy reply").click()
    page.get_by_text("Reply copied").wait_for()
    assert asked == []
    assert page.evaluate(
        "[location.href, history.length, localStorage.length, sessionStorage.length, document.cookie, history.state]"
    ) == [f"{desk.address}desk/", page.evaluate("history.length"), 0, 0, "", None]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    page.reload()
    assert page.locator("#ticket").input_value() == ""


def test_the_reply_follows_the_chosen_guide_windows_and_steps(desk):
    page = desk.page
    written = quote_the_second_step(page)
    assert f"\n{desk.address}101/8/\n\nOn Windows 10:\nStep 2: Select " in written
    assert "**" not in written
    page.get_by_role("button", name="Copy as Markdown").click()
    page.get_by_text("Copied", exact=True).wait_for()
    markdown = page.evaluate("navigator.clipboard.readText()")
    assert (
        markdown.startswith("Guide 101: Link your Windows license to your Microsoft account")
        and "Select **" in markdown
    )
    page.locator("#point").select_option(label="Before you start")
    assert page.locator("#reply").input_value().splitlines()[1] == f"{desk.address}101/19/"


def test_a_code_without_a_page_is_linked_to_its_row(desk):
    page = desk.page
    paste(page, "error 0xC004D302 after a rearm")
    assert page.locator('[data-results] input[value="148"]').is_checked()
    assert "Because of: 0xC004D302" in page.locator("[data-results]").inner_text()
    number = number_of(148, "0xc004d302")
    assert page.locator("#reply").input_value().splitlines()[1] == f"{desk.address}148/{number}/"
    page.locator("#point").select_option(label="the whole guide")
    assert page.locator("#reply").input_value().splitlines()[1] == f"{desk.address}148/"


def test_a_ticket_about_something_else_gets_no_guide(desk):
    page = desk.page
    for text in (
        "My printer is offline since we moved desks. The queue is stuck and the scanner is dead.",
        "Excel says unlicensed product. Windows itself is fine and activated.",
        "hi, forgot my netflix password",
    ):
        page.reload()
        paste(page, text)
        assert page.locator("[data-no-match]").is_visible(), text
        assert page.locator("[data-results] a").count() == 0
        assert not page.locator("[data-composer]").is_visible()


@pytest.mark.parametrize("judge", FLOORS)
def test_the_rates_of_the_judges_tickets_do_not_fall(desk, judge):
    """Floors, not aims: below them the lost tickets are named."""
    known = intents_of(GUIDES)
    texts = [text for text in read_texts(FOLDER / f"{judge}.jsonl") if text.kind == "ticket"]
    said = ask_page(desk.page, texts)
    found = measured(said, known)
    reached = (found.first / found.ours, found.three / found.ours, -found.refused / found.ours)
    first, three, refused, left = FLOORS[judge]
    floors = (first, three, -refused)
    open_ = found.others_open / found.others
    if any(one < floor for one, floor in zip(reached, floors, strict=True)) or open_ < left:
        report(
            Finding(
                f"tests/search/{judge}.jsonl",
                1,
                f"{one.tier}: {miss(one.answer, rank(one.answer, known))}",
                "see what was changed last; nothing may be tuned to this text",
            )
            for one in said
            if rank(one.answer, known) != 1
        )


def test_perhaps_shows_guides_and_a_reply_only_after_a_choice(desk):
    page = desk.page
    page.evaluate("""() => {
        const answer = self.guideTicket.answer;
        self.guideTicket.answer = (text) => answer(text).then((found) => ({ ...found, tier: "perhaps", told: 4 }));
    }""")
    paste(page, "windows is not activated after a new motherboard")
    assert page.locator("[data-perhaps]").is_visible()
    assert page.get_by_text("right in 4 of 10 such tickets").is_visible()
    assert not page.locator("#reply").is_visible()
    page.locator("[data-results] input").nth(1).check()
    assert page.locator("#reply").is_visible() and page.locator("#reply").input_value()


def test_an_edit_of_the_ticket_keeps_what_was_chosen(desk):
    page = desk.page
    written = quote_the_second_step(page)
    paste(page, "My Windows 11 is not activated after a new motherboard")
    page.locator('[data-results] input[value="103"]').wait_for()
    assert page.locator("#reply").input_value() == written
    assert page.locator("[data-steps] input").nth(1).is_checked()
    page.locator("#ticket").fill("")
    page.locator("[data-composer]").wait_for(state="hidden")
    paste(page, "My Windows 11 is not activated after a new motherboard")
    page.locator("[data-composer]").wait_for()
    assert not page.locator('[data-results] input[value="101"]:checked').count()


FATHER = "My father died and his computer asks for a PIN that none of us knows."


@pytest.mark.parametrize("emptied", [False, True])
def test_a_ticket_pasted_over_another_keeps_nothing_of_it(desk, emptied):
    page = desk.page
    quote_the_second_step(page)
    before = page.locator("#reply").input_value()
    page.evaluate("text => navigator.clipboard.writeText(text)", FATHER)
    page.locator("#ticket").focus()
    page.keyboard.press("Control+A")
    if emptied:
        page.keyboard.press("Delete")
    page.keyboard.press("Control+V")
    page.locator('[data-results] input[value="201"]').wait_for()
    assert page.locator("[data-results] li").count() <= 3
    assert page.locator("#reply").input_value() != before
    assert page.locator("[data-steps] input:checked").count() == 0


def test_a_changed_windows_keeps_the_quoted_steps(desk):
    page = desk.page
    paste(page, "error 0xC004F211 on Windows 11")
    page.get_by_text("Quote steps").click()
    page.locator("[data-steps] input").first.check()
    written = page.locator("#reply").input_value()
    page.locator('[name="desk-os"][value="windows-10"]').check(force=True)
    assert page.locator("[data-steps] input").first.is_checked()
    assert page.locator("#reply").input_value() == written


def test_the_whole_guide_may_be_linked_beside_quoted_steps(desk):
    page = desk.page
    quote_the_second_step(page)
    assert page.locator("#point").input_value()  # what the reply links stands in the field
    page.locator("#point").select_option("")
    assert f"\n{desk.address}101/?os=windows-10\n" in page.locator("#reply").input_value()


@pytest.mark.parametrize("width", [320, 390])
def test_no_step_is_wider_than_a_phone(reader, width):
    page = reader(viewport={"width": width, "height": 844}).open("desk/")
    paste(page, "Where is my product key? I want to read it with PowerShell.")
    page.locator('[data-results] input[value="116"]').check()
    page.get_by_text("Quote steps").click()
    page.locator("[data-steps] .tick", has_text="CimInstance").wait_for()
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_a_quoted_step_has_the_line_to_type(desk):
    steps = desk.page.evaluate("self.guideDeskData.steps[116].map(({ text }) => text)")
    assert "Type this line, or paste it: (Get-CimInstance" in "\n".join(steps)


def test_enter_copies_nothing_while_no_guide_is_chosen(desk):
    page = desk.page
    page.evaluate("""() => {
        const answer = self.guideTicket.answer;
        self.guideTicket.answer = async (text) => ({ ...await answer(text), tier: "perhaps" });
    }""")
    paste(page, TICKET.format(key=""))
    page.locator('[name="desk-os"]').first.focus()
    page.keyboard.press("Enter")
    assert page.locator("[data-copy-status]").inner_text() == ""


def test_the_agents_own_windows_stays_out_of_the_links(desk):
    page = desk.page
    page.evaluate("localStorage.setItem('os', 'windows-10')")
    page.reload()
    paste(page, "not activated after a new motherboard")
    page.locator("[data-results] input").first.check()
    assert "os=" not in page.locator("#reply").input_value()
    assert not page.locator('[data-results] a[href*="os="]').count()


def test_the_desk_says_when_a_guide_was_checked(desk):
    paste(desk.page, "How do I link my license to my Microsoft account?")
    told = desk.page.locator("[data-results] small").last.inner_text()
    assert re.search(r"\. Checked \d{1,2} [A-Z][a-z]+ 20\d\d\.", told)


# Pastes a text; returns the longest time that the page stood still until the desk has answered.
STANDSTILL = """async (text) => {
  let [longest, last, on] = [0, performance.now(), true];
  const beat = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (on) setTimeout(beat);
  };
  beat();
  const status = document.querySelector("[data-desk-status]");
  status.textContent = "";
  const field = document.getElementById("ticket");
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
  while (!status.textContent) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  on = false;
  return longest;
}"""


def test_a_hostile_ticket_is_text_and_does_not_freeze(desk):
    """Half a second is the aim; a busy machine takes longer."""
    page = desk.page
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.evaluate("self.guideTicket.answer('windows key')")
    for text in (
        "<img src=x onerror=alert(1)> windows not activated",
        "</textarea><script>alert(1)</script> my windows license",
        "\u202e\u0000\ufeff windows key \u202d",
        "(((((" * 2000 + " windows key",
        "a@" * 20_000,
        "1 " * 40_000,
        "AAAAA-" * 30_000,
        "> " * 5_000 + "\n" * 5_000,
        "windows license " * 65_000,  # one megabyte
        "From: " * 10_000,
        "\n" * 59_000 + "windows key",
        "The machine is permanently activated.\n" + " " * 19_000 + "x",
        "windows " + "lizenz" * 5_000,  # no word is so long
    ):
        longest = page.evaluate(STANDSTILL, text)
        assert not dialogs and page.locator("article img, article script").count() == 0, text[:60]
        assert longest < 3000, f"the page stood still with {text[:60]}"


def test_what_was_pasted_is_masked_before_it_is_drawn(desk):
    desk.page.locator("#ticket").focus()
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", f"my key {KEY} is refused")
    desk.page.evaluate("""() => {
        self.drawn = [];
        const field = document.getElementById("ticket");
        const look = () => { self.drawn.push(field.value); requestAnimationFrame(look); };
        look();
    }""")
    desk.page.keyboard.press("Control+V")
    desk.page.locator("[data-results] a").first.wait_for()
    assert not [value for value in desk.page.evaluate("self.drawn") if KEY in value]


def test_what_was_pasted_before_the_scripts_came_is_masked_and_answered(reader):
    one = reader()
    held = []
    one.context.route("**/assets/js/tools.*.js", lambda route: held.append(route))
    one.page.goto("desk/", wait_until="commit")
    one.page.locator("#ticket").fill(TICKET.format(key=KEY))
    while not held:
        one.page.wait_for_timeout(50)
    held[0].continue_()
    one.page.locator("[data-results] a").first.wait_for()
    assert KEY not in one.page.locator("#ticket").input_value()


def test_a_ticket_that_cannot_be_read_leaves_no_older_reply(desk):
    page = desk.page
    paste(page, TICKET.format(key=KEY))
    page.locator("[data-answer]").wait_for()
    page.evaluate("void (self.guideTicket.answer = () => Promise.reject(new Error('planted')))")
    page.locator("#ticket").fill("another ticket about a windows license")
    page.get_by_text("The desk could not read this").wait_for()
    assert not page.locator("[data-composer]").is_visible()


def test_the_desk_answers_after_its_first_load_failed(reader):
    one = reader()
    one.context.route("**/assets/js/tools.*.js", lambda route: route.abort(), times=1)
    page = one.open("desk/")
    page.locator(".site-header input[name=q]").fill("license")  # asks for the scripts again
    page.get_by_role("option").first.wait_for()
    page.locator("#ticket").fill(TICKET.format(key=KEY))
    page.locator("[data-results] a").first.wait_for()
    one.problems = [problem for problem in one.problems if "ERR_FAILED" not in problem]


def test_a_refused_clipboard_leaves_the_selected_reply(desk):
    page = desk.page
    page.evaluate("void (navigator.clipboard.write = () => Promise.reject(new Error('no')))")
    quote_the_second_step(page)
    page.get_by_role("button", name="Copy reply").click()
    page.get_by_text("press Ctrl+C").wait_for()
    assert page.evaluate("document.activeElement.id") == "reply"


def test_the_desk_works_with_the_keyboard_alone(desk):
    page = desk.page
    page.locator("#ticket").focus()
    page.keyboard.insert_text("windows is not activated after a new motherboard")
    page.locator("[data-results] a").first.wait_for()
    page.locator("[data-results] input").first.focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[data-results] li").nth(1).locator("a").text_content()
    assert page.locator("#reply").input_value().splitlines()[0].endswith(chosen)


@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.thorough)])
def test_axe_finds_nothing_on_the_desk_with_an_answer(reader, width):
    """Everything in one color scheme, and in the other again what colors can break."""
    page = reader(
        viewport={"width": width, "height": 844}, color_scheme="light", reduced_motion="reduce"
    ).open("desk/")
    paste(page, "windows is not activated after a new motherboard")
    page.get_by_text("Quote steps").click()
    found = list(violations(page, LEVELS, f"desk/ (light, {width} px)"))
    page.emulate_media(color_scheme="dark")
    report([*found, *violations(page, COLORS, f"desk/ (dark, {width} px)")])


def test_without_script_the_desk_says_how_to_browse(reader):
    page = reader(java_script_enabled=False).open("desk/")
    assert page.locator("[data-unready] a").first.is_visible()
    assert not page.locator("[data-composer]").is_visible()

"""The command says to every labelled text what the desk page says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from guidekit.model.address_lock import number_of
from guidekit.model.finding import Finding
from guidekit.model.project import ROOT
from tests.conftest import report
from tools.train.texts import AT_ONCE, INVENTED, PEOPLE, read_texts

pytestmark = pytest.mark.thorough

# What the page shows for each text: pasted into its field, each guide chosen in turn.
PASTE = """async (texts) => {
  const [field, status, point, reply] = ["#ticket", "[data-desk-status]", "#point", "#reply"].map((one) => document.querySelector(one));
  const shown = (name) => !document.querySelector(`[data-${name}]`).hidden;
  const answers = [];
  for (const text of texts) {
    for (const pasted of ["", text]) {   /* an empty field forgets what was chosen */
      field.value = pasted;
      field.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste" }));
    }
    while (!status.textContent) await new Promise((resolve) => setTimeout(resolve));
    const guides = [...document.querySelectorAll("[data-results] li")].map((line) => {
      const radio = line.querySelector("input");
      radio.click();
      return { id: +radio.value, title: line.querySelector("a").textContent, because: line.querySelector("small:last-of-type").textContent.split(". Checked")[0],
        anchor: point.value || null, link: reply.value.split("\\n")[1] };
    });
    answers.push({
      tier: shown("no-match") ? "none" : shown("perhaps") ? "perhaps" : "sure",
      os: guides.length ? document.querySelector('[name="desk-os"]:checked').value : null,
      codes: guides.length ? status.textContent.match(/0x[0-9A-F]+/g) ?? [] : null, guides,
    });
  }
  return answers;
}"""


def as_shown(told: dict, root: str) -> dict:
    """Return what the command told as the page shows it; of no guide it shows neither os nor codes."""

    def link(guide: dict) -> str:
        if guide["anchor"]:
            return f"{root}{guide['id']}/{number_of(guide['id'], guide['anchor'])}/"
        os = "" if guide["os"] == "both" else f"?os={guide['os']}"
        return f"{root}{guide['short_url']}{os}"

    guides = [
        {key: guide[key] for key in ("id", "title", "anchor")}
        | {"because": f"Because of: {', '.join(guide['because']) or 'its subject'}"}
        | {"link": link(guide)}
        for guide in told["guides"]
    ]
    about = {key: told[key] if guides else None for key in ("os", "codes")}
    return {"tier": told["tier"], **about, "guides": guides}


@pytest.fixture
def engine(site):
    """The scripts of the site in V8, in a thread of its own: the browser's loop runs in this one."""
    from tools.suggest.engine import Engine  # V8, which only `--all` installs

    with ThreadPoolExecutor(1) as apart:
        running = apart.submit(Engine, site.folder).result()
        yield running
        apart.submit(running.close).result()


def test_the_command_says_to_every_labelled_text_what_the_page_says(reader, engine):
    desk = reader()
    page = desk.open("desk/")
    page.evaluate("Promise.all(['search', 'desk'].map(self.guideLoad))")
    for file in sorted([*INVENTED.glob("*.jsonl"), *PEOPLE.glob("*.jsonl")]):
        texts = [text.words for text in read_texts(file)]
        assert texts
        for start in range(0, len(texts), AT_ONCE):
            part = texts[start : start + AT_ONCE]
            told = [as_shown(engine.suggest(text), desk.address) for text in part]
            report(
                Finding(
                    file.relative_to(ROOT).as_posix(),
                    1,
                    f"{text[:60]!r}: the command says {said}, the page {shown}",
                    "let both ask docs/assets/js/ticket.js; see what tools/suggest/browser.js lacks",
                )
                for text, said, shown in zip(part, told, page.evaluate(PASTE, part), strict=True)
                if said != shown
            )

"""How each type of page sounds: what a screen reader says, beside what was last listened to.

A transcript in heard/ is a golden file for people: read it aloud, and mend what sounds wrong. Spoken
by Guidepup's virtual screen reader, which reads the names, roles and states that a browser computes.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guidekit.model.project import ROOT
from tools import npm_tools

pytestmark = pytest.mark.thorough
GOLDEN = Path(__file__).parent / "heard"
ANEW = ROOT / ".sites" / "heard"
PAGES = {
    "home": "",
    "how-to": "how-to/check-the-link/?os=windows-11",
    "error-code": "troubleshooting/0xc004f211/?os=windows-11",
    "reference": "reference/license-types/",
    "explanation": "explanation/why-link-a-license/",
    "search": "search/?q=motherboard",
    "desk": "desk/",
    "not-found": "404.html",
}
READY = {"search": "[data-results] li"}  # what a page says later, once it is there
READER = "virtual-screen-reader.js"
READ = """async (script) => {
  const { virtual } = await import(script);
  await virtual.start({ container: document.body });
  while (await virtual.lastSpokenPhrase() !== "end of document") await virtual.next();
  const told = await virtual.spokenPhraseLog();
  await virtual.stop();
  return told;
}"""
# Parts of a sentence, of which a reader hears the words only.
INLINE = re.compile(r"(?:end of )?(?:strong|emphasis|code|time|mark|term|definition)")
ROLES = """document banner main article navigation contentinfo region search list listitem heading
paragraph group figure caption image link button radio checkbox textbox searchbox status blockquote
table row cell columnheader rowheader rowgroup combobox listbox option complementary note"""
BLOCK = re.compile(rf"(?:end(?: of .*)?|{'|'.join(ROLES.split())})(?:, .*)?")


def readable(phrases: list[str]) -> str:
    """Return what is spoken as lines: a role or a whole sentence each, ends of parts left out."""
    lines, sentence = [], []
    for phrase in phrases:
        if INLINE.fullmatch(phrase) or phrase.startswith("<"):  # what stands in noscript
            continue
        if BLOCK.fullmatch(phrase):
            lines += [" ".join(sentence)] if sentence else []
            sentence = []
            lines += [] if phrase.startswith("end") or phrase == "paragraph" else [phrase]
        else:
            sentence.append(phrase)
    return "\n".join([*lines, *([" ".join(sentence)] if sentence else [])]) + "\n"


def test_what_is_spoken_becomes_lines_for_people():
    spoken = ["paragraph", "Open", "strong", "A", "end of strong", ".", "end of paragraph", "list"]
    assert readable(spoken) == "Open A .\nlist\n"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_sounds_as_it_was_last_listened_to(reader, name):
    if not shutil.which("npm"):
        pytest.skip(npm_tools.NO_NODE)
    assert npm_tools.install(), "npm could not install the screen reader; fix: read what it says"
    module = npm_tools.MODULES / "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
    one = reader(bypass_csp=True, viewport={"width": 390, "height": 844})
    served = {"path": module, "content_type": "text/javascript"}
    one.context.route(f"**/{READER}", lambda route: route.fulfill(**served))
    page = one.open(PAGES[name])
    page.wait_for_selector(READY.get(name, "body"))
    anew = readable(page.evaluate(READ, f"{one.address}{READER}"))
    golden = GOLDEN / f"{name}.txt"
    ANEW.mkdir(parents=True, exist_ok=True)
    (ANEW / golden.name).write_text(anew, encoding="utf-8")
    known = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if anew != known:
        changed = set(anew.splitlines()) ^ set(known.splitlines())
        first = "\n".join(
            line for line in [*anew.splitlines(), *known.splitlines()] if line in changed
        )
        pytest.fail(
            f"tests/browser/heard/{golden.name}:1: sounds different: {first[:600]}\n"
            f"fix: read .sites/heard/{golden.name} aloud; when it is right, copy it there",
            pytrace=False,
        )

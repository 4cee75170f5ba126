"""Plain English: words to avoid, one action a step, short sentences, short pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guidekit.model.finding import Finding
from guidekit.model.guide import Page

# What Microsoft's style guide for procedures says instead; an empty word means: leave it out.
AVOID = {
    "click": "select",
    "tap": "select",
    "hit": "press",
    "simply": "",
    "just": "",
    "please": "",
    "easily": "",
    "obviously": "",
    "log in": "sign in",
    "login": "sign-in",
    "licence": "license",
    "e.g.": "for example",
    "i.e.": "that is",
    "tested on": "checked against Microsoft's documentation",
}
AVOIDED = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, AVOID))})(?![\w-])", re.IGNORECASE)

STEP = re.compile(r"^\d+\. (?:\[ \] )?")
ACTION = r"(?:select|type|press|open|choose|turn off|turn on|clear|set up|write down|save|print)"
# An action at the start of a sentence, or joined to the one before.
ACTIONS = re.compile(rf"(?:^|(?<=[.!?] )|, then |(?<!,) then | and ){ACTION}\b", re.IGNORECASE)
CONDITION = re.compile(r"(?:^|(?<=[.!?] ))(?:If|For|To)\b[^.!?]*[.!?]")

LONGEST = 900  # words of a guide, tables left out
HARDEST = 6.0  # readability index, about years at school
BEFORE_STEPS = 40  # words of a paragraph above the first step of a how-to guide
CONDITION_WORDS = 20  # words of an entry of "Before you start": a line or two on a phone
FOLD = re.compile(r"<details\b.*?</details>", re.DOTALL)


def words_to_avoid(page: Page) -> Iterator[Finding]:
    """Yield words that a plain guide does without."""
    for number, line in page.lines():
        for match in AVOIDED.finditer(re.sub(r"`[^`]*`|\]\([^)]*\)|\{[#.][^}]*\}", " ", line)):
            instead = AVOID[match[1].lower()]
            fix = f"write {instead}" if instead else "leave it out"
            yield page.finding(number, f"the word “{match[1]}”", fix)


def crowded_steps(page: Page) -> Iterator[Finding]:
    """Yield steps that ask for more than one action; what holds under a condition is no action."""
    for number, line in page.lines():
        if not STEP.match(line):
            continue
        plain = re.sub(r"\]\([^)]*\)|[*\[\]`]", "", STEP.sub("", line))
        actions = ACTIONS.findall(CONDITION.sub("", plain))
        if len(actions) > 1:
            yield page.finding(number, f"{len(actions)} actions in one step", "make a step of each")


def prose(page: Page) -> str:
    """Return the sentences of a guide: no headings, tables, quotes; label or code is one word."""
    kept = []
    for line in page.body.splitlines():
        text = STEP.sub("", line.strip()).removeprefix("- ")
        if not text or re.match(r"[#|>{<!]|\[Open ", text):
            continue
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
        text = re.sub(r"\*\*[^*]*\*\*|`[^`]*`|<kbd>[^<]*</kbd>|\{[#.][^}]*\}|\b0x\w+", "it", text)
        kept.append(text if text[-1] in ".!?" else f"{text}.")
    return " ".join(kept)


def words_in(text: str) -> int:
    """Return how many words a text has without link targets, marks and tags."""
    plain = re.sub(r"\]\([^)]*\)|\{[^}]*\}|<[^>]*>", " ", text)
    return len(re.findall(r"[A-Za-z0-9'’]+(?:-[A-Za-z0-9'’]+)*", plain))


def word_count(page: Page) -> int:
    """Return how many words a guide has outside tables."""
    return sum(words_in(line) for line in page.body.splitlines() if not line.startswith("|"))


def slow_starts(page: Page) -> Iterator[Finding]:
    """Yield what keeps a reader of a how-to guide from its first step; what is folded does not."""
    folded = FOLD.sub(lambda fold: "\n" * fold[0].count("\n"), page.body)
    heading = ""
    for number, line in enumerate(folded.splitlines(), page.body_line):
        if STEP.match(line):
            return
        heading = line if line.startswith("#") else heading
        most = CONDITION_WORDS if heading == "## Before you start" else BEFORE_STEPS
        count = words_in(line)
        if count > most:
            fix = f"at most {most}: move it to the step where it matters, or fold it"
            yield page.finding(number, f"{count} words before the first step", fix)


def readability(text: str) -> float:
    """Return the Automated Readability Index of a text: about the years at school it asks for.

    Source: E. A. Smith and R. J. Senter, Automated Readability Index, 1967.
    """
    words = re.findall(r"[A-Za-z0-9'’-]+", text)
    sentences = max(1, len(re.findall(r"[.!?:](?:\s|$)", text)))
    letters = sum(map(len, words))
    return 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43 if words else 0.0


def too_long(page: Page) -> Iterator[Finding]:
    """Yield a guide with more words than one reads beside a broken PC."""
    count = word_count(page)
    if count > LONGEST:
        fix = f"at most {LONGEST}: cut, or make two guides"
        yield page.finding(page.body_line, f"{count} words", fix)


def too_hard(page: Page) -> Iterator[Finding]:
    """Yield a guide whose sentences or words are too long."""
    level = readability(prose(page))
    if level > HARDEST:
        fix = f"at most {HARDEST}: shorter sentences, shorter words"
        yield page.finding(page.body_line, f"reading level {level:.1f}", fix)

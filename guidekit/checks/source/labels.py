"""The words of the steps and the pictures beside them name the same controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guidekit.checks.source.pictures import PICTURE
from guidekit.checks.source.ui_text import BOLD, STEP, nearest
from guidekit.model import settings
from guidekit.model.finding import Finding
from guidekit.model.guide import Page
from guidekit.model.screens import drawn, known_names, screen_of


@dataclass
class Step:
    """One step of a numbered list.

    Args:
        line: its line in the file.
        text: all its lines.
        pictures: (line, screen) of each picture that stands in it.
    """

    line: int
    text: str
    pictures: list[tuple[int, str]] = field(default_factory=list)

    @property
    def labels(self) -> list[str]:
        """Return the bold words of its first line: what it tells to select."""
        return BOLD.findall(self.text.splitlines()[0])


def step_lists(page: Page) -> Iterator[list[Step]]:
    """Yield the steps below each heading, in order: a variant is one heading."""
    steps: list[Step] = []
    for number, line in page.lines():
        if line.startswith("#"):
            yield steps
            steps = []
        elif STEP.match(line):
            steps.append(Step(number, line))
        elif steps and (line.startswith("    ") or not line.strip()):
            steps[-1].text += f"\n{line}"
            steps[-1].pictures += [
                (number, match[2].removeprefix("screen:")) for match in PICTURE.finditer(line)
            ]
    yield steps


def labels_of(name: str) -> set[str]:
    """Return the labels that the pictures of a screen draw."""
    return set(drawn().get(name, {}).get("labels", []))


def labels_beside(steps: list[Step], index: int) -> set[str]:
    """Return the labels of the step's pictures, of the one before and of the next one."""
    own = [name for _, name in steps[index].pictures]
    before = [name for step in steps[:index] for _, name in step.pictures][-1:]
    after = [name for step in steps[index + 1 :] for _, name in step.pictures][:1]
    return {label for name in own + before + after for label in labels_of(name)}


def undrawn_labels(page: Page) -> Iterator[Finding]:
    """Yield labels of steps that neither a picture beside them nor data/settings.yml knows."""
    anywhere = settings.captions()
    for steps in step_lists(page):
        for index, step in enumerate(steps):
            beside = labels_beside(steps, index)
            for label in step.labels:
                if label not in anywhere | beside and not label.startswith("Settings > "):
                    fix = "show the picture, or list the caption in data/settings.yml"
                    fix = f"drawn are {nearest(label, sorted(beside))}" if beside else fix
                    problem = f"the picture beside this step draws no {label}"
                    yield page.finding(step.line, problem, fix)


def unnamed_callouts(page: Page) -> Iterator[Finding]:
    """Yield numbers in pictures whose control no step names."""
    in_steps = set()
    for steps in step_lists(page):
        words = "\n".join(step.text for step in steps)
        for number, name in (picture for step in steps for picture in step.pictures):
            in_steps.add(number)
            yield from unnamed(page, number, name, words)
    for number, line in page.lines():
        if number not in in_steps and (match := PICTURE.search(line)):
            yield from unnamed(page, number, match[2].removeprefix("screen:"), page.body)


def unnamed(page: Page, number: int, name: str, words: str) -> Iterator[Finding]:
    """Yield the callouts of one picture that these words do not name."""
    for callout in screen_of(name).get("callouts", []) if name in known_names() else []:
        word = callout if isinstance(callout, str) else callout.get("named", callout["target"])
        if word.lower() not in re.sub(r"!\[[^\]]*\]\([^)]*\)", "", words).lower():
            fix = "name it, or show another picture"
            yield page.finding(number, f"no step names “{word}”, which has a number in {name}", fix)

"""Headings of a built page: one title, no level skipped, sentence case, the parts a type needs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import Tag

from guidekit.checks.built.site import BuiltPage
from guidekit.model.finding import Finding
from guidekit.model.guide import REQUIRED_HEADINGS, WITH_STEPS
from guidekit.model.project import load

LEVELS = ["h1", "h2", "h3", "h4", "h5", "h6"]

WORD = re.compile(r"\b[A-Za-z][A-Za-z'-]*")
MARKS = re.compile(r"[*`]|\s*\{[^}]*\}\s*$")
ACRONYM = re.compile(r"[A-Z]{2,}s?$")


def words_of(heading: Tag) -> str:
    return heading.get_text(" ", strip=True)


def headings(page: BuiltPage) -> list[Tag]:
    """Return the headings of the article, in order."""
    article = page.soup.find("article")
    return article.find_all(LEVELS) if article else []


def line_of(page: BuiltPage, heading: Tag) -> int:
    """Return the Markdown line of a heading; of two that are alike, each its own."""
    wanted = f"{'#' * int(heading.name[1])} {words_of(heading)}"
    same = heading.name, words_of(heading)
    alike = [other for other in headings(page) if (other.name, words_of(other)) == same]
    lines = page.markdown.lines()
    hits = [number for number, line in lines if MARKS.sub("", line).strip() == wanted]
    position = next(index for index, other in enumerate(alike) if other is heading)
    return hits[min(position, len(hits) - 1)] if hits else page.markdown.body_line


def one_title(page: BuiltPage) -> Iterator[Finding]:
    """Yield pages without exactly one h1 that equals the title of the front matter."""
    titles = [heading for heading in headings(page) if heading.name == "h1"]
    for heading in titles[1:]:
        fix = "make it an h2 (##)"
        yield page.finding(line_of(page, heading), f"a second h1: {words_of(heading)}", fix)
    wanted = page.markdown.meta.get("title")
    if not titles or words_of(titles[0]) != wanted:
        found = f"is “{words_of(titles[0])}”" if titles else "is missing"
        line = line_of(page, titles[0]) if titles else page.markdown.body_line
        yield page.finding(line, f"the h1 {found}", f"write it like the title: # {wanted}")


def skipped_levels(page: BuiltPage) -> Iterator[Finding]:
    """Yield headings more than one level below the heading before."""
    before = 1
    for heading in headings(page):
        level = int(heading.name[1])
        if level > before + 1:
            problem = f"h{level} after h{before}: {words_of(heading)}"
            yield page.finding(line_of(page, heading), problem, f"make it an h{before + 1}")
        before = level


def repeated_ids(page: BuiltPage) -> Iterator[Finding]:
    """Yield ids that stand on a page more than once."""
    for name, count in Counter(page.ids).items():
        if count > 1:
            second = page.soup.find_all(id=name)[1]
            line = page.line(f"#{name}", second.get_text()[:30])
            line = line_of(page, second) if second.name in LEVELS else line
            fix = "give one of them another id: {#other-id}"
            yield page.finding(line, f"the id {name} stands {count} times", fix)


def repeated_headings(page: BuiltPage) -> Iterator[Finding]:
    """Yield headings that stand on a page twice."""
    seen: set[str] = set()
    for heading in headings(page):
        words = words_of(heading).lower()
        if words in seen:
            problem = f"the heading stands twice: {words_of(heading)}"
            yield page.finding(line_of(page, heading), problem, "say how the two differ")
        seen.add(words)


def not_sentence_case(page: BuiltPage) -> Iterator[Finding]:
    """Yield headings with a capital inside that belongs to no name."""
    names = set(load("screen-text")["names"])
    for heading in headings(page):
        bold = heading.find_all(["strong", "code"])
        labels = {word for label in bold for word in WORD.findall(label.get_text())}
        for sentence in re.split(r"[:?.!]\s", words_of(heading)):
            for word in WORD.findall(sentence)[1:]:
                if word[0].isupper() and word not in names | labels and not ACRONYM.match(word):
                    fix = f"write {word.lower()}, or add the name to data/screen-text.yml"
                    problem = f"{word} in “{words_of(heading)}”"
                    yield page.finding(line_of(page, heading), problem, fix)


def missing_parts(page: BuiltPage) -> Iterator[Finding]:
    """Yield headings and steps that a page of its type must have and this one has not."""
    present = [words_of(heading) for heading in headings(page)]
    for wanted in REQUIRED_HEADINGS.get(page.markdown.type, ()):
        if wanted not in present:
            problem, fix = f"the heading “{wanted}” is missing", f"add ## {wanted}"
            yield page.finding(page.markdown.body_line, problem, fix)
    has_steps = bool(page.soup.select("article ol.steps > li"))
    if has_steps != (page.markdown.type in WITH_STEPS):
        problem, fix = "no steps", "write them as a numbered list"
        if has_steps:
            problem, fix = "steps on a page that has none", "move them to a how-to guide"
        yield page.finding(page.markdown.body_line, problem, fix)


def repeated_titles(pages: list[BuiltPage]) -> Iterator[Finding]:
    """Yield pages whose title another page has already."""
    first: dict[str, BuiltPage] = {}
    for page in pages:
        title = page.soup.title.get_text(strip=True) if page.soup.title else ""
        if first.setdefault(title.lower(), page) is not page:
            problem = f"{first[title.lower()].file} has this title too"
            yield page.finding(page.markdown.key_line("title"), problem, "say how the pages differ")

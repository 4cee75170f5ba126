"""Make data/spam.yml and data/wording.yml from the two articles, keeping hashes and not their texts."""

from __future__ import annotations

import re
import textwrap
from urllib.parse import parse_qsl, urlsplit

from guidekit.checks import spam, wording
from guidekit.checks.words import runs
from guidekit.source import ROOT

BLOCKS = re.compile(
    r"<!-- affiliate ads begin -->.*?<!-- affiliate ads end -->"
    r"|<span class=\"atpl-.*?</ul>\s*</div>"
    r"|<ins\b.*?</ins>",
    re.DOTALL,
)
URL = re.compile(r"(?:https?:)?//[^\s\"'<>)\\]+")
ATTRIBUTE = re.compile(r"\b(?:class|id|data-ad-client|data-ad-slot)=\"([^\"]+)\"")
NAME = re.compile(r"\b(data-ad-)[a-z]+=")
HEAD = "# Made from the two articles by `python3 dev.py fingerprint FOLDER`. Do not edit."


def advertising(article: str) -> str:
    """Return the parts of an article that advertise: ad slots, the also-read block."""
    return "\n".join(BLOCKS.findall(article))


def site_of(host: str) -> str:
    """Return the last two labels of a host, which its owner controls."""
    return ".".join(host.split(".")[-2:])


def hosts(article: str) -> set[str]:
    """Return every site that an article links to or loads from."""
    return {
        site_of(host) for url in URL.findall(article) if (host := urlsplit(url, "https").hostname)
    }


def marks(adverts: str) -> set[str]:
    """Return ids, classes, slot names and the comments around the ads."""
    names = {word for value in ATTRIBUTE.findall(adverts) for word in value.split()}
    comments = {text.strip() for text in re.findall(r"<!--(.*?)-->", adverts)}
    return names | comments | set(NAME.findall(adverts))


def parameters(adverts: str) -> set[str]:
    """Return the query parameters of the advertised addresses."""
    return {name for url in URL.findall(adverts) for name, _ in parse_qsl(urlsplit(url).query)}


def hashes(texts: list[str], length: int) -> list[str]:
    """Return the hashes of all runs of so many words, without repeats."""
    return sorted({mark for text in texts for mark, _, _ in runs(text, length)})


def titles(adverts: str) -> list[str]:
    """Return the advertised titles one by one, so that no run joins two of them."""
    return re.findall(r">([^<>]{12,})<", adverts)


def block(name: str, items: list[str]) -> str:
    """Return a YAML list with one item a line."""
    return f"{name}:\n" + "".join(f'  - "{item}"\n' for item in items)


def folded(name: str, words: list[str]) -> str:
    """Return a YAML text of many words, several a line."""
    return f"{name}: |\n" + textwrap.indent(textwrap.fill(" ".join(words), 100), "  ") + "\n"


def spam_file(articles: list[str]) -> str:
    """Return data/spam.yml as text."""
    adverts = [advertising(article) for article in articles]
    found = {
        "hosts": {host for article in articles for host in hosts(article)},
        "marks": {mark for text in adverts for mark in marks(text)},
        "parameters": {name for text in adverts for name in parameters(text)},
    }
    lists = "".join(block(name, sorted(items)) for name, items in found.items())
    texts = [title for text in adverts for title in titles(text)]
    return f"{HEAD}\n{lists}{folded('runs', hashes(texts, spam.RUN))}"


def wording_file(articles: list[str]) -> str:
    """Return data/wording.yml as text."""
    return f"{HEAD}\n{folded('runs', hashes(articles, wording.RUN))}"


def write_fingerprints(articles: list[str]) -> str:
    """Write both files and return what was done, in a sentence."""
    for name, text in (("spam", spam_file(articles)), ("wording", wording_file(articles))):
        (ROOT / "data" / f"{name}.yml").write_text(text, encoding="utf-8", newline="\n")
    return f"data/spam.yml and data/wording.yml made from {len(articles)} articles"

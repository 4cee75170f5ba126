"""The searches to measure, in the tests' browser: the real page, plain MiniSearch, Material's."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import material
from lxml import html as lxml_html
from playwright.sync_api import Page as Tab

from guidekit.model.guide import Page
from guidekit.model.project import DOCS
from guidekit.publish.html import words
from tools.http_server import Handler

WORKER = next(
    (Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers").glob(
        "search.*.min.js"
    )
)
BASELINES = Path(__file__).with_name("baselines.js")


class WithWorker(Handler):
    """Send a folder's files, and Material's search worker beside them."""

    def translate_path(self, path: str) -> str:
        return str(WORKER) if path == "/material-search.js" else super().translate_path(path)


def below(address: str, root: str) -> str:
    """Return an address below a root, without query and hash."""
    return urlsplit(address.removeprefix(root)).path


def ask_page(tab: Tab, root: str, question: str) -> list[str]:
    """Return the guides that /search/ lists for a question, as a reader gets them."""
    tab.goto(f"{root}search/?q={quote(question)}")
    tab.locator("[data-search-status]").filter(
        has_text="guide"
    ).wait_for()  # "3 guides", "No guide fits"
    links = tab.locator("[data-results] h2 a").evaluate_all("links => links.map(link => link.href)")
    return [below(link, root) for link in links]


def documents(site: Path, pages: list[Page]) -> list[dict]:
    """Return the guides as a stock search sees them: one document per heading, title and text."""
    found = []
    for page in pages:
        article = lxml_html.parse(str(site / page.file)).getroot().xpath("//article")[0]
        sections = [(page.meta["title"], "", [])]
        for block in article.iter("h2", "h3", "p", "li", "dt", "dd", "blockquote"):
            if block.tag in ("h2", "h3"):
                sections.append((words(block), f"#{block.get('id')}", []))
            elif not block.xpath("ancestor::li|ancestor::blockquote"):
                sections[-1][2].append(words(block))
        found += [
            {"location": page.url + anchor, "title": title, "text": " ".join(text)}
            for title, anchor, text in sections
        ]
    return found


class Baseline:
    """A stock search over the same pages: `minisearch` or `material`."""

    def __init__(self, tab: Tab, root: str, kind: str, documents: list[dict]) -> None:
        self.tab, self.kind = tab, kind
        tab.goto(f"{root}404.html")
        tab.evaluate("document.querySelectorAll('script').forEach(script => script.remove())")
        tab.evaluate(BASELINES.read_text(encoding="utf-8"))
        if kind == "minisearch":
            tab.add_script_tag(path=DOCS / "assets" / "vendor" / "minisearch.js")
        tab.evaluate("([kind, docs]) => self.baselines[kind].build(docs)", [kind, documents])

    def ask(self, question: str) -> list[str]:
        """Return the guides for a question, best first, each once."""
        found = self.tab.evaluate(
            "([kind, question]) => self.baselines[kind].ask(question)", [self.kind, question]
        )
        return list(dict.fromkeys(location.split("#")[0] for location in found))

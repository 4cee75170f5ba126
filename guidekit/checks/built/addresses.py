"""Published addresses: each still opens its place, and each that is new is in the lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bs4 import Tag

from guidekit.checks.built.site import BuiltPage, Site
from guidekit.model.address_lock import Place, digest
from guidekit.model.codes import spellings
from guidekit.model.finding import Finding
from guidekit.model.guide import Page

FILE = "data/addresses.lock"
# Read by programs, at the top of the site.
FILES = ("guides.json", "guides.schema.json", "changes.xml", "llms.txt")
MEND = "put it back, or run `python3 dev.py lock --mend` and look at what it changed"

AGAIN = "build again; if two anchors have one number, take it from the one not published yet"


def current(site: Site, pages: list[Page], codes: Iterable[str]) -> dict[str, Place]:
    """Return the places of a built site; these codes have addresses, as `0xC004F211`."""
    places = {f"{code}/": Place(f"{code}/") for code in codes}
    for page in pages:
        place = Place(f"{page.meta['id']}/", [page.url]) if page.type else Place(page.url or "./")
        built = site.pages[page.file]
        place.anchors, place.changes = anchors_of(built), len(page.meta.get("changes") or [])
        if page.type:
            place.reply = f"WL {page.meta['id']} {page.meta['title']}"
            steps = built.soup.select("article ol.steps > li")
            place.steps = {str(step["id"]): digest(words_of_step(step)) for step in steps}
        places[place.name] = place
    return places | {name: Place(name) for name in FILES}


def anchors_of(page: BuiltPage) -> list[str]:
    """Return the names of places in the article of a built page; the insides of forms are none."""
    named = page.soup.select("article [id]")
    apart = [one for one in named if not one.find_parent("form") and one.name != "textarea"]
    return list(dict.fromkeys(str(element["id"]) for element in apart))


def words_of_step(step: Tag) -> str:
    """Return what a step tells to do."""
    told = step.find("p", recursive=False) or step
    return told.get_text()


def opened(site: Site, url: str) -> BuiltPage | None:
    """Return the page that an address opens, a forwarding page followed; None when it is dead."""
    page = site.page(f"{url.removeprefix('./')}index.html")
    if page and page.soup.article is None and page.soup.a:
        return site.page(site.linked(page, str(page.soup.a["href"])) or "")
    return page


def leads_to(site: Site, url: str) -> tuple[str | None, str]:
    """Return the file and the anchor that a forwarding page leads to."""
    page = site.page(f"{url}index.html")
    link = str(page.soup.a["href"]) if page and page.soup.a else ""
    return (site.linked(page, link) if page and link else None), link.partition("#")[2]


def names_of(place: Place) -> list[str]:
    """Return every address of a place, a code in all its spellings."""
    name = place.name.rstrip("/")
    words = [f"{word}/" for word in spellings(name)] if name.startswith("0x") else [place.name]
    return words + place.urls


def lost_addresses(site: Site, place: Place) -> Iterator[Finding]:
    """Yield the addresses and anchors of one place that no longer open it."""
    if not place.name.endswith("/"):
        if not (site.folder / place.name).is_file():
            yield Finding(FILE, place.line, f"the file {place.name} is gone", MEND)
        return
    targets = {name: opened(site, name) for name in names_of(place)}
    home = targets[names_of(place)[0]]
    same = all(target is home for target in targets.values())
    for name, target in targets.items():
        if target is None:
            yield Finding(FILE, place.line, f"{name} opens nothing", MEND)
        elif target is not home and home is not None:
            problem = f"{name} opens {target.url}, but {place.name} opens {home.url}"
            yield Finding(FILE, place.line, problem, MEND)
    if home and same:  # what is missing on a wrong page would hide that it is the wrong one
        ids = set(home.ids)
        for anchor in place.anchors:
            if anchor not in ids:
                yield Finding(FILE, place.line, f"{home.url}#{anchor} is not on the page", MEND)
        for anchor, number in place.numbers.items():
            at = f"{place.name}{number}/"
            if leads_to(site, at) != (home.name, anchor):
                problem = f"{at} does not open {home.url}#{anchor}"
                yield Finding(FILE, place.line, problem, AGAIN)


def untold_changes(lock: dict[str, Place], now: dict[str, Place]) -> Iterator[Finding]:
    """Yield guides whose steps say something else than the lock knows, with no change told."""
    for name, place in now.items():
        known = lock.get(name)
        if known is None or not known.steps or place.changes > known.changes:
            continue
        anchors = [*place.steps, *(step for step in known.steps if step not in place.steps)]
        other = [step for step in anchors if known.steps.get(step) != place.steps.get(step)]
        if other:
            fix = (
                "if readers must do something else, tell it in `changes` of the front matter; "
                "if only the words changed, run `python3 dev.py lock`"
            )
            problem = f"{name}: steps changed: {', '.join(other)}"
            yield Finding(FILE, known.line, problem, fix)


def unlocked_addresses(lock: dict[str, Place], now: dict[str, Place]) -> Iterator[Finding]:
    """Yield what a site has and the lock does not."""
    for name, place in now.items():
        known = lock.get(name)
        if known is None:
            new = [name]
        else:
            there = known.numbers if known.number else known.anchors
            new = [url for url in place.urls if url not in known.urls]
            new += [f"#{anchor}" for anchor in place.anchors if anchor not in there]
            new += [place.reply] if place.reply and not known.reply else []
        if new:
            line = known.line if known else 1
            fix = "run `python3 dev.py lock`"
            yield Finding(FILE, line, f"{name}: not in the lock yet: {', '.join(new)}", fix)

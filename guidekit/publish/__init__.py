"""Turn what either engine built into the site that is published.

Reads and writes the built HTML, never the engine's insides, so that MkDocs and Zensical give the
same pages. `publish(site)` is all there is to call.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guidekit.checks import gate
from guidekit.checks.finding import Finding
from guidekit.publish import (
    article,
    chrome,
    desk_data,
    feed,
    llms,
    machine_list,
    open_search,
    policy,
    search_data,
    short_addresses,
    styles,
    well_known,
)
from guidekit.publish.page import Job, Told, finish_all
from guidekit.source import DOCS, read_pages


def publish(
    site: Path, *, docs: Path = DOCS, site_url: str = "", repo_url: str = "", final: bool = True
) -> list[Finding]:
    """Finish a built site in place and return what is wrong with it.

    Args:
        site: folder that an engine has written.
        docs: folder of the Markdown sources.
        site_url: address the site is published at; empty when unknown.
        repo_url: address of the repository, for "Something wrong here?"; empty for none.
        final: False while serving: no policy, because live reload needs an inline script.
    """
    site_url = site_url and site_url.rstrip("/") + "/"
    sources = read_pages(docs)
    if broken := list(gate.findings(sources, date.today())):
        return broken
    which = next((page for page in sources if page.meta.get("id") == article.WHICH_WINDOWS), None)
    job = Job(site, {page.file: page for page in sources}, which, site_url, repo_url, final)
    told = finish_all(job, sorted(site.rglob("*.html")))
    if final:
        seal(site, told)
    chrome.remove_unused_files(site, keep_sitemap=bool(site_url))
    well_known.write_robots(site, site_url)
    if site_url:
        open_search.write_description(site, site_url)
        well_known.write_sitemap(site, sources, site_url)
    if repo_url:
        well_known.write_security(site, sources, repo_url)
    guides = sorted((one for one in told if one.entry), key=lambda one: one.entry["id"])
    listed = [job.pages[one.name] for one in guides]
    machine_list.write_list(site, [one.entry for one in guides])
    feed.write_feed(site, listed, site_url)
    llms.write_llms(site, listed, site_url)
    search_data.write_data(site, list(zip(listed, (one.sections for one in guides), strict=True)))
    desk_data.write_data(site, {one.entry["id"]: one.steps for one in guides})
    short_addresses.write_all(site, sources, site_url)
    return [finding for one in guides for finding in one.findings]


def seal(site: Path, told: list[Told]) -> None:
    """Put styles and policy into the finished pages, as text: nothing is parsed twice."""
    names: dict[bool, set[str]] = {True: set(), False: set()}   # of guides, of other pages
    for one in told:
        names[bool(one.entry)] |= one.names
    css = styles.inlined(site, names)
    for one in told:
        path = site / one.name
        text = styles.with_styles(path.read_text(encoding="utf-8"), css[bool(one.entry)])
        path.write_text(policy.with_policy(text), encoding="utf-8", newline="\n")

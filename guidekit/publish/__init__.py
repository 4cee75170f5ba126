"""Turn what either engine built into the site that is published.

Reads and writes the built HTML, never the engine's insides, so that MkDocs and Zensical give the
same pages. `publish(site)` is all there is to call on a built site; whoever has the pages one by
one calls `prepare`, `finish` and `conclude`.
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
    search_data,
    short_addresses,
    well_known,
)
from guidekit.publish.page import Job, Told, finish_all, seal_all
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
    job, broken = prepare(site, docs=docs, site_url=site_url, repo_url=repo_url, final=final)
    return broken or conclude(job, finish_all(job, sorted(site.rglob("*.html"))))


def prepare(
    site: Path, *, docs: Path, site_url: str, repo_url: str, final: bool
) -> tuple[Job, list[Finding]]:
    """Return what is the same for all pages, and what in the sources no build may pass over.

    Args:
        as those of `publish`.
    """
    site_url = site_url and site_url.rstrip("/") + "/"
    sources = read_pages(docs)
    which = next((page for page in sources if page.meta.get("id") == article.WHICH_WINDOWS), None)
    job = Job(site, {page.file: page for page in sources}, which, site_url, repo_url, final)
    return job, gate.findings(tuple(sources), date.today())


def conclude(job: Job, told: list[Told]) -> list[Finding]:
    """Write what is made from all pages together, and return what is wrong inside the guides.

    Args:
        job: what is the same for all pages.
        told: what the finished pages told.
    """
    site, site_url, sources = job.site, job.site_url, list(job.pages.values())
    if job.final:
        seal_all(site, told)
    chrome.remove_unused_files(site, keep_sitemap=bool(site_url))
    well_known.write_robots(site, site_url)
    if site_url:
        open_search.write_description(site, site_url)
        well_known.write_sitemap(site, sources, site_url)
    if job.repo_url:
        well_known.write_security(site, sources, job.repo_url)
    guides = sorted((one for one in told if one.entry), key=lambda one: one.entry["id"])
    listed = [job.pages[one.name] for one in guides]
    machine_list.write_list(site, [one.entry for one in guides])
    feed.write_feed(site, listed, site_url)
    llms.write_llms(site, listed, site_url)
    search_data.write_data(site, list(zip(listed, (one.sections for one in guides), strict=True)))
    desk_data.write_data(site, {one.entry["id"]: one.steps for one in guides})
    short_addresses.write_all(site, sources, site_url)
    return [finding for one in guides for finding in one.findings]

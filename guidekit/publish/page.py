"""Finish one built page after the other, and tell what the lists of all guides need of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from guidekit.checks.finding import Finding
from guidekit.cores import on_all_cores
from guidekit.publish import (
    article,
    chrome,
    desk_data,
    head,
    machine_list,
    markdown_twin,
    open_search,
    policy,
    qr,
    scripts,
    search_data,
    styles,
)
from guidekit.publish.html import parse, text_of
from guidekit.publish.problems import anchor_findings
from guidekit.source import Page


@dataclass(frozen=True)
class Job:
    """What is the same for all pages.

    Args:
        site: folder that an engine has written.
        pages: the sources by the file that is built from them.
        which: the guide that tells which Windows one has, if there is one.
        site_url: the site's address with a slash at the end; empty when unknown.
        repo_url: address of the repository; empty for none.
        final: False while serving: no policy, because live reload needs an inline script.
    """

    site: Path
    pages: dict[str, Page]
    which: Page | None
    site_url: str
    repo_url: str
    final: bool


@dataclass
class Told:
    """What the lists need of a page; only a guide has more than names.

    Args:
        name: the built file below the site's folder.
        names: every tag, class, id and attribute that stands on it.
    """

    name: str
    names: set[str] = field(default_factory=set)
    entry: dict | None = None
    sections: list[dict] = field(default_factory=list)
    steps: list[dict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def finish(job: Job, name: str, built: str) -> tuple[str, Told]:
    """Return a page as it is published, all but its styles and policy, and what the lists need of it.

    Args:
        job: what is the same for all pages.
        name: the file it is built for, below the site's folder.
        built: the HTML that the engine made.
    """
    html = parse(built)
    alive = list(
        html.iter()
    )  # lxml makes an element's Python side anew each time that nobody holds it # noqa: F841
    told = Told(name)
    chrome.remove_dead_parts(
        html, keep_canonical=bool(job.site_url), keep_inline_scripts=not job.final
    )
    chrome.point_skip_link_at_content(html)
    if not job.site_url:
        open_search.remove_link(html)
    page = job.pages.get(name)
    if page and page.type:
        article.complete(
            html.xpath("//article")[0],
            page,
            job.which,
            site_url=job.site_url,
            repo_url=job.repo_url,
        )
        markdown_twin.link_twin(html)
        head.add_structured(page, html, job.site_url)
        if job.site_url:
            qr.write_code(job.site, page, job.site_url)
            chrome.cite(html, f"{job.site_url}{page.meta['id']}/")
    elif page:
        article.add_moved_anchors(html.xpath("//article")[0], page)
    if page and job.site_url:
        head.add_preview(page, html, job.site_url)
    if job.final:
        policy.inline_start_script(html, job.site)
        scripts.join(html, job.site)
    chrome.reach_by_keyboard(html)
    chrome.squeeze_white_space(html)
    told.names = styles.names_on(html)
    if page and page.type:
        told.entry = machine_list.entry(page, html)
        told.sections = search_data.sections(page, html)
        told.steps = desk_data.steps(html)
        told.findings = list(anchor_findings(page, html))
    text = text_of(html)
    if page and page.type:
        markdown_twin.write_twin(job.site, page, html)
    return text, told


def finish_file(job: Job, path: Path) -> Told:
    """Finish a built file in place and return what the lists need of it."""
    text, told = finish(
        job, path.relative_to(job.site).as_posix(), path.read_text(encoding="utf-8")
    )
    path.write_text(text, encoding="utf-8", newline="\n")
    return told


def seal(site: Path, css: dict[bool, str], one: Told) -> None:
    """Put styles and policy into a finished page, as text: nothing is parsed twice."""
    path = site / one.name
    text = styles.with_styles(path.read_text(encoding="utf-8"), css[bool(one.entry)])
    path.write_text(policy.with_policy(text), encoding="utf-8", newline="\n")


def finish_all(job: Job, paths: list[Path]) -> list[Told]:
    """Finish all files that an engine has built."""
    return on_all_cores(partial(finish_file, job), paths)


def seal_all(site: Path, told: list[Told]) -> None:
    """Put styles and policy into all finished pages."""
    names: dict[bool, set[str]] = {True: set(), False: set()}  # of guides, of other pages
    for one in told:
        names[bool(one.entry)] |= one.names
    on_all_cores(partial(seal, site, styles.inlined(site, names)), told)

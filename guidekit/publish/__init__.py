"""Turn what either engine built into the site that is published.

Reads and writes the built HTML, never the engine's insides, so that MkDocs and Zensical give the
same pages. `publish(site)` is all there is to call.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from guidekit.checks import gate
from guidekit.checks.finding import Finding
from guidekit.publish import article, chrome, desk_data, feed, head, llms, machine_list, markdown_twin, open_search, policy, qr, scripts, search_data, short_addresses, styles, well_known
from guidekit.publish.html import parse, write
from guidekit.publish.problems import anchor_findings
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
    pages = {page.file: page for page in sources}
    which = next((p for p in pages.values() if p.meta.get("id") == article.WHICH_WINDOWS), None)
    guides, names = [], {True: set(), False: set()}
    paths = sorted(site.rglob("*.html"))
    for path in paths:
        html = parse(path)
        chrome.remove_dead_parts(html, keep_canonical=bool(site_url), keep_inline_scripts=not final)
        chrome.point_skip_link_at_content(html)
        if not site_url:
            open_search.remove_link(html)
        page = pages.get(path.relative_to(site).as_posix())
        if page and page.type:
            article.complete(html.xpath("//article")[0], page, which, site_url=site_url, repo_url=repo_url)
            guides.append((page, html))
            markdown_twin.link_twin(html)
            head.add_structured(page, html, site_url)
            if site_url:
                qr.write_code(site, page, site_url)
                chrome.cite(html, f"{site_url}{page.meta['id']}/")
        elif page:
            article.add_moved_anchors(html.xpath("//article")[0], page)
        if page and site_url:
            head.add_preview(page, html, site_url)
        if final:
            policy.inline_start_script(html, site)
            scripts.join(html, site)
        chrome.reach_by_keyboard(html)
        chrome.squeeze_white_space(html)
        names[bool(page and page.type)] |= styles.names_on(html)
        write(path, html)
    if final:
        seal(site, {path: bool((page := pages.get(path.relative_to(site).as_posix())) and page.type) for path in paths}, names)
    guides.sort(key=lambda guide: guide[0].meta["id"])
    chrome.remove_unused_files(site, keep_sitemap=bool(site_url))
    if site_url:
        open_search.write_description(site, site_url)
        well_known.write_sitemap(site, sources, site_url)
    if repo_url:
        well_known.write_security(site, sources, repo_url)
    listed = [page for page, _ in guides]
    machine_list.write_list(site, guides)
    feed.write_feed(site, listed, site_url)
    llms.write_llms(site, listed, site_url)
    for page, html in guides:
        markdown_twin.write_twin(site, page, html)
    search_data.write_data(site, guides)
    desk_data.write_data(site, guides)
    short_addresses.write_all(site, sources, site_url)
    return [finding for page, html in guides for finding in anchor_findings(page, html)]


def seal(site: Path, paths: dict[Path, bool], names: dict[bool, set[str]]) -> None:
    """Put styles and policy into the finished pages, as text: nothing is parsed twice.

    Args:
        site: the site's folder.
        paths: its pages; True for those that are guides.
        names: every tag, class, id and attribute that stands on guides, and on other pages.
    """
    css = styles.inlined(site, names)
    for path, is_guide in paths.items():
        text = styles.with_styles(path.read_text(encoding="utf-8"), css[is_guide])
        path.write_text(policy.with_policy(text), encoding="utf-8", newline="\n")

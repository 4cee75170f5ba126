"""Links inside the site resolve; links to others are known, safe and clean."""

from __future__ import annotations

import pytest

from guidekit.checks.built import links
from guidekit.checks.built.site import Site
from guidekit.model.guide import read_pages
from tests.conftest import built, named, report

# Every page with a source, and the one without that people do reach.
FILES = [page.file for page in read_pages()] + ["404.html"]
every_file = pytest.mark.parametrize("name", FILES)


@every_file
def test_every_internal_link_and_image_resolves(site, name):
    report(links.broken_files(site, site.pages[name]))


@every_file
def test_every_anchor_exists(site, name):
    report(links.broken_anchors(site, site.pages[name]))


@every_file
def test_external_links_are_https(site, name):
    report(links.unsafe_links(site, site.pages[name]))


@every_file
def test_external_links_lead_to_known_hosts(site, name):
    report(links.unknown_hosts(site, site.pages[name]))


@every_file
def test_external_links_carry_no_tracking_parameters(site, name):
    report(links.tracked_links(site, site.pages[name]))


@every_file
def test_nothing_is_loaded_from_another_host(site, name):
    report(links.foreign_files(site, site.pages[name]))


@pytest.fixture(params=named(["root", "offline", "zensical"]))
def other_site(request) -> Site:
    """Return the site as it is read elsewhere: at a host's root, from a folder, by the other engine."""
    if request.param == "offline":
        return Site(request.getfixturevalue("offline_copy"))
    return built(request.param)


def test_every_link_and_anchor_resolves_wherever_the_site_is_read(other_site):
    pages = [other_site.pages[name] for name in FILES if name in other_site.pages]
    assert len(pages) >= len(FILES) - 1  # a folder has no 404 page
    report(
        finding
        for page in pages
        for check in (links.broken_files, links.broken_anchors, links.foreign_files)
        for finding in check(other_site, page)
    )


def test_every_forwarding_page_leads_to_a_page(site):
    forwarding = [
        page for page in site.pages.values() if page.source is None and page.name != "404.html"
    ]
    report(finding for page in forwarding for finding in links.broken_files(site, page))

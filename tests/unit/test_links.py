"""The link checks follow every kind of link, below any path, and find it in the Markdown."""

from __future__ import annotations

import pytest

from guidekit.checks.built import links
from guidekit.checks.built.site import BuiltPage
from tests.unit.pages import BODY, guide, lines, site

GOOD = '<h1 id="top">A</h1><a href="../b/#here">B</a><a href="#top">up</a><a href="https://support.microsoft.com/x">S</a>'
PAGE_B = '<h1 id="here">B</h1>'


def check(tmp_path, function, html: str, markdown: str = "# A\n", base: str = "/"):
    """Run a check on page a of a site that has the pages a and b."""
    built_site = site(tmp_path, base=base, a=html, b=PAGE_B)
    return list(function(built_site, BuiltPage("a/index.html", html, guide(markdown))))


ALL = [
    links.broken_files,
    links.broken_anchors,
    links.unsafe_links,
    links.unknown_hosts,
    links.tracked_links,
    links.foreign_files,
]


@pytest.mark.parametrize("base", ["/", "/sub/path/"])
@pytest.mark.parametrize("function", ALL)
def test_good_links_pass_at_the_root_and_below_a_path(tmp_path, function, base):
    assert check(tmp_path, function, GOOD, base=base) == []


@pytest.mark.parametrize(
    ("function", "html", "markdown"),
    [
        (links.broken_files, '<a href="../c/">Words here</a>', "# A\n\n[Words here](c.md)"),
        (links.broken_files, '<img src="no.png" alt="x">', "# A\n\n![x](no.png)"),
        (
            links.broken_anchors,
            '<a href="../b/#gone">Words here</a>',
            "# A\n\n[Words here](b.md#gone)",
        ),
        (
            links.unsafe_links,
            '<a href="http://support.microsoft.com/">S</a>',
            "# A\n\n[S](http://support.microsoft.com/)",
        ),
        (
            links.unsafe_links,
            '<a href="javascript:alert(1)">S</a>',
            "# A\n\n[S](javascript:alert(1))",
        ),
        (
            links.unknown_hosts,
            '<a href="https://evil.example/">E</a>',
            "# A\n\n[E](https://evil.example/)",
        ),
        (links.unknown_hosts, '<a href="//evil.example/">E</a>', "# A\n\n[E](//evil.example/)"),
        (
            links.tracked_links,
            '<a href="https://support.microsoft.com/?utm_source=x">S</a>',
            "# A\n\n[S](https://support.microsoft.com/?utm_source=x)",
        ),
        (
            links.foreign_files,
            '<img src="https://support.microsoft.com/x.png" alt="">',
            "# A\n\n![](https://support.microsoft.com/x.png)",
        ),
    ],
)
def test_a_bad_link_is_found_on_its_line(tmp_path, function, html, markdown):
    assert lines(check(tmp_path, function, html, markdown)) == [BODY + 2]


def test_a_broken_anchor_lists_the_anchors_that_exist(tmp_path):
    (finding,) = check(tmp_path, links.broken_anchors, '<a href="../b/#gone">B</a>')
    assert "here" in finding.fix


def test_an_address_from_the_root_breaks_below_a_path(tmp_path):
    assert check(tmp_path, links.broken_files, '<a href="/b/">B</a>') == []
    assert len(check(tmp_path, links.broken_files, '<a href="/b/">B</a>', base="/sub/")) == 1


def test_a_broken_picture_is_found_on_its_own_line(tmp_path):
    found = check(
        tmp_path,
        links.broken_files,
        '<h1>A</h1><img src="../lost.webp" alt="">',
        "# A\n\nGood.\n\n![](lost.webp)\n",
    )
    assert lines(found) == [BODY + 4]

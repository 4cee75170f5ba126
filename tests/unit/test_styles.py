"""The published styles are those the site uses, and no others."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from guidekit.publish import policy, styles

PAGE = '<html><body><p class="lead" id="top">x</p><a href="#">y</a><ul><li><b>z</b></li></ul></body></html>'


def used(tmp_path, css: str) -> str:
    file = tmp_path / "main.css"
    file.write_text(css, encoding="utf-8")
    return styles.used_styles([file], {True: styles.names_on(lxml_html.document_fromstring(PAGE))})[
        True
    ]


@pytest.mark.parametrize(
    "css",
    [
        ".lead{color:red}",
        "#top{color:red}",
        "[id=top]{color:red}",
        '[id = "top"]{color:red}',
        "a[href='#']{color:red}",
        "[id^=t]{color:red}",
        "a[href]:hover::after{color:red}",
        "p:not(.gone){color:red}",
        ":is(.gone,.lead){color:red}",
        "li:has(b){color:red}",
        "[data-arrived]{color:red}",
        "@media (min-width:1px){.lead{color:red}}",
        "@supports not (color:light-dark(#fff,#000)){p{color:red}}",
    ],
)
def test_a_rule_that_can_match_stays(tmp_path, css):
    assert "color:red" in used(tmp_path, css)


@pytest.mark.parametrize(
    "css",
    [
        ".gone{color:red}",
        "[dir=rtl] p{color:red}",
        "[id=gone]{color:red}",
        ".lead .gone{color:red}",
        "table{color:red}",
        "#other{color:red}",
        "a[target]{color:red}",
        ":is(.gone,.lost) p{color:red}",
        "li:has(table){color:red}",
        "@media print{.gone{color:red}}",
        "@font-face{font-family:x;src:url(x)}",
        "@keyframes spin{to{color:red}}",
    ],
)
def test_a_rule_that_cannot_match_goes(tmp_path, css):
    assert used(tmp_path, css) == ""


def test_of_several_selectors_the_used_ones_stay(tmp_path):
    assert used(tmp_path, ".gone,.lead{color:red}") == ".lead{color:red}"


def test_variables_that_nothing_reads_go_with_those_only_they_read(tmp_path):
    css = ":root{--a:1px;--b:var(--a);--c:url('data:x;y{}')}.lead{margin:var(--d)}p{--d:2px}"
    assert used(tmp_path, css) == ".lead{margin:var(--d)}p{--d:2px}"


def test_the_styles_take_the_place_of_the_first_link():
    page = '<head><link rel="stylesheet" href="a.css">\n<title>x</title><link rel="stylesheet" href="b.css">\n</head>'
    assert styles.with_styles(page, "p{}") == "<head><style>p{}</style><title>x</title></head>"


def test_the_policy_allows_exactly_what_is_inline():
    page = policy.with_policy(
        '<meta charset="utf-8"><style>p{}</style><script>go()</script><script src="a.js"></script>'
    )
    assert policy.source_hash("p{}") in page and policy.source_hash("go()") in page
    assert page.count("sha256-") == 2

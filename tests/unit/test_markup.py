"""Weak policies, inline code that no policy names, and attributes it stops are found."""

from __future__ import annotations

import pytest

from guidekit.checks.built import markup
from guidekit.checks.built.site import BuiltPage
from guidekit.publish.assets import source_hash
from tests.unit.pages import BODY, built, guide, lines, problems


def page(policy: str, html: str = "") -> BuiltPage:
    """Return a page with this policy and this HTML."""
    return BuiltPage(
        "a/index.html",
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"><article>{html}</article>',
        guide(),
    )


@pytest.mark.parametrize(
    "policy", ["", "script-src 'self'", "default-src 'none'; script-src 'unsafe-inline'"]
)
def test_a_weak_policy_is_found(policy):
    assert problems(markup.weak_policy(page(policy)))


def test_a_page_without_a_policy_is_found_and_a_strict_one_is_not():
    assert "missing" in problems(markup.weak_policy(built("<p>x</p>")))
    assert list(markup.weak_policy(page("default-src 'none'; script-src 'self'"))) == []


def test_inline_code_must_be_named():
    known, strange = "let a = 1", "let b = 2"
    told = problems(
        markup.unnamed_inline(
            page(
                f"script-src {source_hash(known)}",
                f"<script>{known}</script><script>{strange}</script>",
            )
        )
    )
    assert strange in told and known not in told
    assert "no inline script" in problems(markup.unnamed_inline(page("default-src 'none'")))


def test_attributes_are_found_on_their_line():
    source = guide("# Link it\n\nGood.\n\nRed words.\n")
    found = list(
        markup.attributes_against_policy(
            built('<p>Good.</p><p style="color: red" onclick="go()">Red words.</p>', source)
        )
    )
    assert (
        lines(found) == [BODY + 4, BODY + 4]
        and "style" in problems(found)
        and "onclick" in problems(found)
    )


def test_parts_that_run_together_are_found():
    bad = built("<p><span>Windows 11</span><a>Guide 101</a></p>")
    assert "Windows 11|Guide 101" in problems(markup.glued_parts(bad))
    good = built("<p><span>Windows 11</span> <a>Guide 101</a><b>.</b></p>")
    assert list(markup.glued_parts(good)) == []


def test_a_host_that_is_not_this_sites_is_found():
    page = built("<pre>https://guides.example/101/</pre>")
    assert "guides.example" in problems(markup.strange_hosts(page, set()))
    assert list(markup.strange_hosts(page, {"guides.example"})) == []

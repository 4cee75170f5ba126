"""Steps that destroy are found without their warning, and links that jump past one."""

from __future__ import annotations

from bs4 import BeautifulSoup
from markdown import markdown

from guidekit.checks.built import warnings
from tests.unit.pages import built, problems, site

EXTENSIONS = ["admonition", "attr_list", "guidekit.markdown.steps"]
WARNED = (
    '<h2 id="erase">Erase</h2><div class="admonition warning"><p>Save.</p></div><ol class="steps">'
    '<li id="one"><p>Look.</p></li>'
    '<li id="two" class="destructive"><p>Select Reset. Your files are erased.</p></li></ol>'
)


def test_a_step_is_marked_by_what_stands_at_its_end():
    html = markdown(
        "1. Go. {#go .destructive}\n\n2. Stay. {.destructive}\n\n3. End. {#end}\n",
        extensions=EXTENSIONS,
    )
    steps = BeautifulSoup(html, "lxml").find_all("li")
    assert [(step["id"], step.get("class")) for step in steps] == [
        ("go", ["destructive"]),
        ("stay", ["destructive"]),
        ("end", None),
    ]
    assert "{" not in html


def test_a_destructive_step_needs_a_warning_in_its_own_section():
    assert list(warnings.unwarned_steps(built(WARNED))) == []
    elsewhere = WARNED.replace("<ol", "<h2>Other</h2><ol")
    assert "no warning before" in problems(warnings.unwarned_steps(built(elsewhere)))
    vague = WARNED.replace("Your files are erased.", "Go on.")
    assert "does not say what is lost" in problems(warnings.unwarned_steps(built(vague)))


def test_a_step_that_speaks_of_a_loss_must_be_marked():
    assert list(warnings.unmarked_steps(built(WARNED))) == []
    plain = WARNED.replace(' class="destructive"', "")
    assert "unmarked" in problems(warnings.unmarked_steps(built(plain)))
    harmless = WARNED.replace("Look.", "Remove it. This erases nothing.")
    assert list(warnings.unmarked_steps(built(harmless))) == []


def test_a_link_past_the_warning_is_found(tmp_path):
    pages = site(
        tmp_path,
        target=f"<article>{WARNED}</article>",
        good='<article><a href="../target/#erase">x</a></article>',
        bad='<article><a href="../target/#one">x</a></article>',
    )
    assert list(warnings.past_warnings(pages, pages.pages["good/index.html"])) == []
    (finding,) = warnings.past_warnings(pages, pages.pages["bad/index.html"])
    assert "lands below a warning" in finding.problem and "Erase" in finding.fix

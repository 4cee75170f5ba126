"""Defects of the built site, and sources that a build must refuse."""

from __future__ import annotations

import json
import random
import re

from tests.mutations.plant import GUIDE, PAGE, Copy, Defect, Place

HTML = f"{GUIDE}/index.html"
TITLE = "Link your Windows license to your Microsoft account"
LOCK = "data/addresses.lock"


def of(file: str, test: str, what: str = f"{GUIDE}.md") -> str:
    """Return the name of a test of the built site, for one page."""
    return f"tests/site/test_{file}.py::test_{test}" + (f"[{what}]" if what else "")


def link(test: str) -> str:
    """Return the name of a test of links, for the guide."""
    return of("links", test, HTML)


def adds(markdown: str, html: str):
    """Return what writes something below the guide and its built page."""
    return lambda copy: copy.both(markdown, html)


def changes(old: str, new: str, html: str, built: str):
    """Return what changes words of the guide and of its built page."""

    def plant(copy: Copy) -> Place:
        copy.replace(copy.built(HTML), html, built)
        return copy.replace(PAGE, old, new)

    return plant


def only_source(old: str, new: str):
    """Return what changes words of the guide, for a build to refuse."""
    return lambda copy: copy.replace(PAGE, old, new)


def missing_part(copy: Copy) -> Place:
    """Call a part that every how-to has otherwise."""
    copy.replace(copy.built(HTML), ">Check that it worked</h2>", ">See whether it worked</h2>")
    copy.replace(PAGE, "## Check that it worked", "## See whether it worked")
    return Place(PAGE, copy.line(PAGE, f"# {TITLE}"))


def same_title(copy: Copy) -> Place:
    """Give the guide the title of another one."""
    other = re.search(
        "<title>.*?</title>", copy.read(copy.built("how-to/check-the-link/index.html"))
    )[0]
    own = re.search("<title>.*?</title>", copy.read(copy.built(HTML)))[0]
    copy.replace(copy.built(HTML), own, other)
    return Place(PAGE, copy.line(PAGE, "title: "))


def lonely(copy: Copy) -> Place:
    """Add a guide that nothing leads to."""
    copy.write("docs/how-to/lonely.md", copy.read(PAGE).replace("id: 101", "id: 999"))
    copy.write(copy.built("how-to/lonely/index.html"), copy.read(copy.built(HTML)))
    return Place("docs/how-to/lonely.md", 1)


def in_lock(copy: Copy) -> Place:
    """Return where the lock names the guide."""
    return Place(LOCK, copy.line(LOCK, "101/"))


def no_short_address(copy: Copy) -> Place:
    copy.delete(copy.built("101/index.html"))
    return in_lock(copy)


def no_step_address(copy: Copy) -> Place:
    copy.delete(copy.built("101/2/index.html"))
    return in_lock(copy)


def short_address_elsewhere(copy: Copy) -> Place:
    """Let the number of the guide open another one."""
    name = copy.built("101/index.html")
    copy.write(name, copy.read(name).replace(f"../{GUIDE}/", "../how-to/check-the-link/"))
    return in_lock(copy)


def short_address_elsewhere_in_page(copy: Copy) -> Place:
    short_address_elsewhere(copy)
    return Place(PAGE, copy.line(PAGE, "id: 101"))


def forward_to_nowhere(copy: Copy) -> Place:
    """Let a number lead to a page that does not exist."""
    name = copy.built("101/index.html")
    copy.write(name, copy.read(name).replace(f"../{GUIDE}/", "../how-to/gone/"))
    return Place("site/101/index.html", 1)


def renamed_anchor(copy: Copy) -> Place:
    copy.replace(copy.built(HTML), 'id="before-you-start"', 'id="before-you-begin"')
    return in_lock(copy)


def new_anchor(copy: Copy) -> Place:
    copy.in_article('<h2 id="a-new-place">A new place</h2>')
    return in_lock(copy)


def no_code_page(copy: Copy) -> Place:
    """Take away one spelling of the address of a code."""
    copy.delete(copy.built("c004f211/index.html"))
    return Place(LOCK, copy.line(LOCK, "0xC004F211/"))


def wrong_list(copy: Copy) -> Place:
    """Write something into the machine list that its schema does not know."""
    name = copy.built("guides.json")
    listed = json.loads(copy.read(name))
    listed["guides"][0]["checked"] = "soon"
    copy.write(name, json.dumps(listed))
    return Place("docs/guides.schema.json", 1)


def no_copy(copy: Copy) -> Place:
    link = re.search(r'<link[^>]*type="text/markdown"[^>]*>', copy.read(copy.built(HTML)))[0]
    name = re.search(r'href="([^"]*)"', link)[1]
    copy.delete(copy.built(f"{GUIDE}/{name}"))
    return Place(PAGE, 1)


def no_policy(copy: Copy) -> Place:
    text = copy.read(copy.built(HTML))
    copy.write(
        copy.built(HTML), re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    )
    return Place(PAGE, 1)


def lax_policy(copy: Copy) -> Place:
    copy.replace(copy.built(HTML), "script-src 'self'", "script-src 'self' 'unsafe-inline'")
    return Place(PAGE, 1)


def unnamed_script(copy: Copy) -> Place:
    """Write a script into the page that its policy does not name."""
    copy.in_article("<script>document.title = 1</script>")
    return Place(PAGE, 1)


def heavy(copy: Copy) -> Place:
    """Write words that cannot be packed."""
    chance = random.Random(1)
    copy.in_article(
        "<p>"
        + "".join(chance.choice("abcdefghijklmnopqrstuvwxyz ") for _ in range(40_000))
        + "</p>"
    )
    return Place(PAGE, 1)


def advert_in_script(copy: Copy) -> Place:
    """Bring the ad network's slot into a script of the site, where no page shows it."""
    name = "assets/search/data.js"
    copy.append(copy.built(name), "(self.adsbygoogle = []).push({})")
    return Place(name, copy.read(copy.built(name)).count("\n"))


def key_in_built_file(copy: Copy) -> Place:
    """Show something of the shape of a product key in a file for programs."""
    copy.append(copy.built("llms.txt"), "-".join(letter * 5 for letter in "BCDFG"))
    return Place("llms.txt", copy.read(copy.built("llms.txt")).count("\n"))


DEFECTS = [
    Defect(
        "broken link",
        link("every_internal_link_and_image_resolves"),
        adds("[The lost page](lost.md)", '<p><a href="../lost/">The lost page</a></p>'),
        "leads nowhere",
    ),
    Defect(
        "broken anchor",
        link("every_anchor_exists"),
        adds(
            "[The lost place](check-the-link.md#lost)",
            '<p><a href="../check-the-link/#lost">The lost place</a></p>',
        ),
        "no anchor lost there",
    ),
    Defect(
        "dead fragment of the page itself",
        link("every_anchor_exists"),
        adds("[Further down](#lost)", '<p><a href="#lost">Further down</a></p>'),
        "#lost",
    ),
    Defect(
        "broken picture",
        link("every_internal_link_and_image_resolves"),
        adds("![](../assets/lost.webp)", '<p><img src="../../assets/lost.webp" alt=""></p>'),
        "leads nowhere",
    ),
    Defect(
        "external link without https",
        link("external_links_are_https"),
        adds(
            "[Help](http://support.microsoft.com/help)",
            '<p><a href="http://support.microsoft.com/help">Help</a></p>',
        ),
        "is not https",
    ),
    Defect(
        "link to an unknown host",
        link("external_links_lead_to_known_hosts"),
        adds("[Shop](https://shop.example/)", '<p><a href="https://shop.example/">Shop</a></p>'),
        "is no known host",
    ),
    Defect(
        "tracking parameter",
        link("external_links_carry_no_tracking_parameters"),
        adds(
            "[Help](https://support.microsoft.com/?utm_source=x)",
            '<p><a href="https://support.microsoft.com/?utm_source=x">Help</a></p>',
        ),
        "tracking parameter utm_source",
    ),
    Defect(
        "script of another host",
        link("nothing_is_loaded_from_another_host"),
        lambda copy: copy.both(s := '<script src="https://cdn.example/x.js"></script>', s),
        "<script> loads",
    ),
    Defect(
        "font of another host",
        link("nothing_is_loaded_from_another_host"),
        lambda copy: copy.both(
            s := '<link rel="stylesheet" href="https://fonts.example/x.css">', s
        ),
        "<link> loads",
    ),
    Defect(
        "forwarding page that leads nowhere",
        of("links", "every_forwarding_page_leads_to_a_page", ""),
        forward_to_nowhere,
        "leads nowhere",
    ),
    Defect(
        "skipped heading level",
        of("headings", "no_heading_level_is_skipped"),
        adds("#### Deep down", '<h4 id="deep-down">Deep down</h4>'),
        "h4 after h2",
    ),
    Defect(
        "two h1",
        of("headings", "one_h1_equals_the_title"),
        adds("# Another title", '<h1 id="another-title">Another title</h1>'),
        "a second h1",
    ),
    Defect(
        "h1 unlike the title",
        of("headings", "one_h1_equals_the_title"),
        changes(f"# {TITLE}", "# Tie it", f">{TITLE}</h1>", ">Tie it</h1>"),
        "the h1 is “Tie it”",
    ),
    Defect(
        "heading twice",
        of("headings", "no_heading_stands_twice_on_a_page"),
        adds("## Before you start", '<h2 id="before-you-start-2">Before you start</h2>'),
        "stands twice",
    ),
    Defect(
        "heading not in sentence case",
        of("headings", "headings_are_in_sentence_case"),
        adds("## All About Keys", '<h2 id="all-about-keys">All About Keys</h2>'),
        "About in",
    ),
    Defect(
        "missing required heading",
        of("headings", "a_guide_has_the_parts_of_its_type"),
        missing_part,
        "“Check that it worked” is missing",
    ),
    Defect(
        "id twice",
        of("headings", "ids_are_unique"),
        adds(
            "## On Windows 11 again {#windows-11}", '<h2 id="windows-11">On Windows 11 again</h2>'
        ),
        "the id windows-11 stands",
    ),
    Defect(
        "title twice",
        of("headings", "no_title_stands_twice_on_the_site", ""),
        same_title,
        "has this title too",
    ),
    Defect(
        "page that nothing leads to",
        of("navigation", "every_page_is_within_two_clicks_of_home", ""),
        lonely,
        "not reached from home",
    ),
    Defect(
        "dead short address",
        of("addresses", "every_published_address_opens_its_place", "101/"),
        no_short_address,
        "101/ opens nothing",
    ),
    Defect(
        "dead address of a step",
        of("addresses", "every_published_address_opens_its_place", "101/"),
        no_step_address,
        f"101/2/ does not open {GUIDE}/#windows-11-select-system-activation",
    ),
    Defect(
        "short address of another page",
        of("addresses", "every_published_address_opens_its_place", "101/"),
        short_address_elsewhere,
        f"{GUIDE}/ opens {GUIDE}/, but 101/ opens how-to/check-the-link/",
    ),
    Defect(
        "short address of another page (contract)",
        of("contracts", "short_addresses_lead_to_their_guide"),
        short_address_elsewhere_in_page,
        "101/",
    ),
    Defect(
        "dead spelling of a code",
        of("addresses", "every_published_address_opens_its_place", "0xC004F211/"),
        no_code_page,
        "c004f211/ opens nothing",
    ),
    Defect(
        "renamed anchor",
        of("addresses", "every_published_address_opens_its_place", "101/"),
        renamed_anchor,
        f"{GUIDE}/#before-you-start is not on the page",
    ),
    Defect(
        "anchor that is not in the lock",
        of("addresses", "every_address_is_in_the_lock", ""),
        new_anchor,
        "not in the lock yet: #a-new-place",
    ),
    Defect(
        "machine list against its schema",
        of("contracts", "the_machine_list_follows_its_published_schema", ""),
        wrong_list,
        "$.guides[0].checked",
    ),
    Defect(
        "missing Markdown copy",
        of("contracts", "every_guide_has_a_markdown_copy_with_all_its_steps"),
        no_copy,
        "Markdown",
    ),
    Defect(
        "style attribute",
        of("contracts", "no_page_has_style_attributes_or_handlers"),
        lambda copy: copy.both(s := '<p style="color: red">Red words</p>', s),
        "style",
    ),
    Defect(
        "inline handler",
        of("contracts", "no_page_has_style_attributes_or_handlers"),
        lambda copy: copy.both(s := '<p onclick="go()">Select me</p>', s),
        "onclick",
    ),
    Defect("no policy", of("contracts", "every_page_has_a_strict_policy"), no_policy, "policy"),
    Defect(
        "lax policy", of("contracts", "every_page_has_a_strict_policy"), lax_policy, "unsafe-inline"
    ),
    Defect(
        "script that the policy does not name",
        of("contracts", "the_policy_names_every_inline_script_and_style"),
        unnamed_script,
        "document.title",
    ),
    Defect(
        "page too heavy",
        f"tests/site/test_contracts.py::test_a_page_is_light[{GUIDE}.md]",
        heavy,
        "bytes HTML",
    ),
    Defect(
        "advertising in a built script",
        "tests/site/test_spam.py::test_no_built_file_carries_the_articles_advertising",
        advert_in_script,
        "advertising mark",
    ),
    Defect(
        "product key in a built file",
        "tests/site/test_spam.py::test_no_built_file_shows_a_full_product_key",
        key_in_built_file,
        "full product key",
    ),
    # From the sources through the build.
    Defect(
        "built: link to a lost page",
        link("every_internal_link_and_image_resolves"),
        only_source("(check-the-link.md)", "(lost.md)"),
        "lost.md",
        builds=True,
    ),
    Defect(
        "built: lost anchor",
        link("every_anchor_exists"),
        only_source("activation-messages.md#not-activated", "activation-messages.md#lost"),
        "#lost",
        builds=True,
    ),
    Defect(
        "built: two steps of one id",
        of("headings", "ids_are_unique"),
        only_source(
            "{#follow-the-windows .destructive}",
            "{#select-accounts-your-info .destructive}",
        ),
        "two steps have the id",
        builds=True,
    ),
    Defect(
        "built: unknown settings address",
        of("headings", "ids_are_unique"),
        only_source("ms-settings:yourinfo", "ms-settings:lost"),
        "is not in data/settings.yml",
        builds=True,
    ),
    Defect(
        "built: heading not in sentence case",
        of("headings", "headings_are_in_sentence_case"),
        only_source("## If it does not work", "## If it does not Work"),
        "Work in “If it does not Work”",
        builds=True,
    ),
]

"""What the policy of a built page allows, and what in its markup the policy would stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from guidekit.checks.built.site import BuiltPage
from guidekit.model.finding import Finding
from guidekit.publish.assets import source_hash

INLINE = ["a", "abbr", "b", "button", "code", "em", "kbd", "small", "span", "strong", "time"]
WRITTEN_ADDRESS = re.compile(r"(https?://([a-z0-9.-]+))", re.IGNORECASE)


def policy_of(page: BuiltPage) -> str:
    """Return the policy of a page, empty when it has none."""
    tag = page.soup.select_one("meta[http-equiv=Content-Security-Policy]")
    return str(tag["content"]) if tag else ""


def weak_policy(page: BuiltPage) -> Iterator[Finding]:
    """Yield a page whose policy is missing or allows what it need not."""
    policy = policy_of(page)
    if "default-src 'none'" not in policy:
        fix = "begin with default-src 'none', see guidekit/publish/assets.py"
        yield page.finding(1, f"the policy is {policy or 'missing'}", fix)
    if "unsafe" in policy:
        yield page.finding(1, f"the policy says unsafe: {policy}", "name hashes instead")


def unnamed_inline(page: BuiltPage) -> Iterator[Finding]:
    """Yield inline scripts and styles that the policy does not name; data in a script is none."""
    policy = policy_of(page)
    both = page.soup.find_all(["script", "style"])
    inline = [tag for tag in both if not tag.get("src") and not tag.get("type")]
    if not inline:
        yield page.finding(1, "no inline script and no style", "the build puts both into each page")
    for tag in inline:
        if source_hash(tag.get_text()) not in policy:
            words = tag.get_text().strip()[:50]
            problem = f"the policy does not name this <{tag.name}>: {words}"
            yield page.finding(page.line(words), problem, "take it out, or let the build write it")


def glued_parts(page: BuiltPage) -> Iterator[Finding]:
    """Yield inline parts that stand side by side without a space: only styles hold them apart."""
    for tag in page.soup.find_all(INLINE):
        after = tag.next_sibling
        if isinstance(after, Tag) and after.name in INLINE:
            one, other = tag.get_text(), after.get_text()
            if one[-1:].isalnum() and other[:1].isalnum():
                problem = f"two parts run together: {one[-20:]}|{other[:20]}"
                yield page.finding(page.line(one), problem, "put a space between them")


def strange_hosts(page: BuiltPage, known: set[str]) -> Iterator[Finding]:
    """Yield words of a page that name an address which is neither its own site nor a known host.

    Links are for the checks of links; this finds what stands in examples and commands.
    """
    for address, host in WRITTEN_ADDRESS.findall(page.soup.get_text(" ")):
        if host not in known:
            fix = "leave the host out, or write a placeholder such as {{site}}"
            yield page.finding(page.line(address), f"names the host {host}", fix)


def attributes_against_policy(page: BuiltPage) -> Iterator[Finding]:
    """Yield style attributes and inline handlers, which the policy stops."""
    for tag in page.soup.find_all():
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                line = page.line(f'{name}="{tag[name]}"', tag.get_text(" ", strip=True)[:40])
                fix = "use a class, or a script in docs/assets/js/"
                yield page.finding(line, f"<{tag.name}> has the attribute {name}", fix)

"""What the policy of a built page allows, and what in its markup the policy would stop."""

from __future__ import annotations

from collections.abc import Iterator

from guidekit.checks.finding import Finding
from guidekit.checks.site import BuiltPage
from guidekit.publish.policy import source_hash


def policy_of(page: BuiltPage) -> str:
    """Return the policy of a page, empty when it has none."""
    tag = page.soup.select_one("meta[http-equiv=Content-Security-Policy]")
    return tag["content"] if tag else ""


def weak_policy(page: BuiltPage) -> Iterator[Finding]:
    """Yield a page whose policy is missing or allows what it need not."""
    policy = policy_of(page)
    if "default-src 'none'" not in policy:
        yield Finding(
            page.file,
            1,
            f"the policy is {policy or 'missing'}",
            "begin with default-src 'none', see guidekit/publish/policy.py",
        )
    if "unsafe" in policy:
        yield Finding(page.file, 1, f"the policy says unsafe: {policy}", "name hashes instead")


def unnamed_inline(page: BuiltPage) -> Iterator[Finding]:
    """Yield inline scripts and styles that the policy does not name; data in a script is none."""
    policy = policy_of(page)
    inline = [
        tag
        for tag in page.soup.find_all(["script", "style"])
        if not tag.get("src") and not tag.get("type")
    ]
    if not inline:
        yield Finding(
            page.file, 1, "no inline script and no style", "the build puts both into each page"
        )
    for tag in inline:
        if source_hash(tag.get_text()) not in policy:
            words = tag.get_text().strip()[:50]
            yield Finding(
                page.file,
                page.line(words),
                f"the policy does not name this <{tag.name}>: {words}",
                "take it out, or let the build write it",
            )


def attributes_against_policy(page: BuiltPage) -> Iterator[Finding]:
    """Yield style attributes and inline handlers, which the policy stops."""
    for tag in page.soup.find_all():
        for name in tag.attrs:
            if name == "style" or name.startswith("on"):
                line = page.line(f'{name}="{tag[name]}"', tag.get_text(" ", strip=True)[:40])
                yield Finding(
                    page.file,
                    line,
                    f"<{tag.name}> has the attribute {name}",
                    "use a class, or a script in docs/assets/js/",
                )

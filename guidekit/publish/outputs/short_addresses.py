"""The short addresses: /101/ for a guide, /101/7/ for a place on it, /0xC004F211/ for a code."""

from __future__ import annotations

from html import escape

import rjsmin

from guidekit.model.address_lock import locked
from guidekit.model.codes import places, spellings
from guidekit.publish.context import PublishContext
from guidekit.publish.html import up

# Keeps ?os= and the hash. The target is the link of the page, never anything from the address.
SCRIPT = rjsmin.jsmin("""
const to = new URL(document.querySelector("a").href);
to.search = location.search;
if (location.hash) to.hash = location.hash;
location.replace(to);
""")


def forwarding_page(context: PublishContext, target: str, title: str, at: str, cite: str) -> str:
    """Return the page that leads on to a place; with or without script it opens by itself.

    Args:
        target: the place, relative to the site's root, with or without an anchor.
        title: what stands there.
        at: where the page stands below the site's root, `101/`.
        cite: the permanent address of the place, relative to the site's root (RFC 8574).
    """
    root, named = up(at), ""
    if context.site_url:
        named = (
            f'<link rel="canonical" href="{context.site_url}{target.split("#")[0]}">\n'
            f'<link rel="cite-as" href="{context.site_url}{cite}">\n'
        )
    policy = escape(context.assets.forwarding_policy(SCRIPT), quote=False)
    target, title = root + target, escape(title)
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
{named}<link rel="icon" href="{root}assets/favicon.svg">
<title>{title}</title>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
<p><a href="{target}">{title}</a></p>
<script>{SCRIPT}</script>
</html>
"""


def forwarding_pages(context: PublishContext) -> dict[str, str]:
    """Return the text of each forwarding page by its address below the site's root."""
    found: dict[str, str] = {}
    for name, (target, title) in places(context.sources).items():
        at = f"{name}/"
        # One text for all spellings: file systems that fold case keep only one of them.
        text = forwarding_page(context, target, title, at, at)
        words = spellings(name) if name.startswith("0x") else [name]
        found |= dict.fromkeys((f"{word}/" for word in words), text)
    for page in context.sources:
        for at in page.meta.get("moved_from") or []:
            title = page.meta["title"]
            found[at] = forwarding_page(context, page.url, title, at, page.short_url)
    return found


def place_page(context: PublishContext, target: str, title: str, at: str) -> str:
    """Return the page that leads on to one place of a guide.

    There are thousands, so each holds what it needs and no more: no query is kept, so no script.
    """
    url, title = up(at) + target, escape(title)
    page = target.partition("#")[0]
    canonical = f'<link rel="canonical" href="{context.site_url}{page}">\n'
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
{canonical if context.site_url else ""}<meta http-equiv="refresh" content="0; url={url}">
<title>{title}</title>
<a href="{url}">{title}</a>
</html>
"""


def place_pages(context: PublishContext) -> dict[str, str]:
    """Return the page of each number in the lock; those of a guide that went lead to its heir."""
    owners = {at: page for page in context.guides for at in page.meta.get("moved_from") or []}
    owners |= {page.short_url: page for page in context.guides}
    return {
        (at := f"{name}{number}/"): place_page(
            context, f"{page.url}#{anchor}", page.meta["title"], at
        )
        for name, place in locked().items()
        if (page := owners.get(name))
        for anchor, number in place.numbers.items()
    }


def write_all(context: PublishContext) -> None:
    """Write a forwarding page for each short address and each old one."""
    for at, text in (forwarding_pages(context) | place_pages(context)).items():
        file = f"{at}index.html"
        # A server empties the folder when what they are made from changes; writing takes longer.
        if not (context.serving and (context.site / file).is_file()):
            context.write(file, text)

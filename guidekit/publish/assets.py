"""Scripts, styles and policy of all pages: styles and the start script stand in the page, the other
scripts in a few files, and one policy allows no more than that.

Sources: W3C Content Security Policy Level 3, Trusted Types.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import rcssmin
import rjsmin
from lxml.html import HtmlElement

BOOT = "boot"
# What each bundle holds, in order. Each page loads the first, those with pictures the second, those
# with long lists and the one for addresses that do not exist the third, search and desk the last:
# other pages load that one when somebody searches.
BUNDLES = {
    "reading": (
        *("dom", "loader", "theme-menu", "search-start", "os-switch", "arrive", "reply"),
        "copy",
    ),
    "pictures": ("picture-dialog",),
    "lists": ("list-filter", "not-found"),
    "tools": (
        *("mask", "minisearch", "codes", "readout", "foreign", "text", "matcher", "engine"),
        *("search-box", "ticket", "report", "search", "desk"),
    ),
}
KINDS = ("guide", "other")  # of pages: each has a stylesheet, which imports what they share
IMPORT = re.compile(r'^@import "([a-z-]+\.css)";$', re.MULTILINE)


def source_hash(text: str) -> str:
    """Return the source expression that allows one inline script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return a policy that allows files of this site and these inline scripts and styles.

    Icons are data: pictures in the styles, which counts as img-src.
    """
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *scripts]),
            " ".join(["style-src", *(styles or ["'none'"])]),
            "img-src 'self' data:",
            # No script of ours asks for anything; tools that look at a page read robots.txt.
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            # Nothing that comes as text may become script; loader.js alone names files to add.
            "require-trusted-types-for 'script'",
            "trusted-types guides",
        ]
    )


def guarded(name: str, text: str) -> str:
    """Return a script that takes only its own comfort away when it fails."""
    return f"try{{\n{text.strip()}\n}}catch(error){{console.error({name!r},error)}}\n"


class Assets:
    """What is made from docs/assets/ once for all pages.

    Args:
        folder: docs/assets.
        serving: allow the reload script of MkDocs's server.
    """

    def __init__(self, folder: Path, *, serving: bool = False) -> None:
        self.folder = folder
        self.serving = serving

    def script(self, name: str) -> str:
        """Return one script as it is published."""
        here = self.folder / "js" / f"{name}.js"
        file = here if here.is_file() else self.folder / "vendor" / f"{name}.js"
        return rjsmin.jsmin(file.read_text(encoding="utf-8"), keep_bang_comments=True)

    @cached_property
    def boot(self) -> str:
        """Return the script that stands in the head of each page, before anything is drawn."""
        return self.script(BOOT)

    @cached_property
    def styles(self) -> dict[str, str]:
        """Return the styles of each kind of page."""
        return {
            kind: rcssmin.cssmin(self._imported(f"{kind}.css"), keep_bang_comments=True)
            for kind in KINDS
        }

    def _imported(self, name: str) -> str:
        text = (self.folder / "css" / name).read_text(encoding="utf-8")
        return IMPORT.sub(lambda match: self._imported(match[1]), text)

    @cached_property
    def bundles(self) -> dict[str, tuple[str, str]]:
        """Return the file name and the text of each bundle; the name tells what is in it."""
        made = {}
        for bundle, names in BUNDLES.items():
            text = "".join(guarded(name, self.script(name)) for name in names)
            made[bundle] = (f"{bundle}.{sha256(text.encode()).hexdigest()[:8]}.js", text)
        return made

    @cached_property
    def policies(self) -> dict[str, str]:
        """Return the policy of each kind of page."""
        boot = ["'unsafe-inline'"] if self.serving else [source_hash(self.boot)]
        return {kind: policy(boot, [source_hash(text)]) for kind, text in self.styles.items()}

    def forwarding_policy(self, script: str) -> str:
        """Return the policy of pages that hold one script and no styles."""
        return policy(["'unsafe-inline'"] if self.serving else [source_hash(script)], [])

    def put_into(self, root: HtmlElement) -> None:
        """Put styles, scripts and policy into the place of the links to their sources."""
        (link,) = root.xpath("head/link[@rel='stylesheet']")
        kind = link.get("href").rpartition("/")[2].removesuffix(".css")
        link.text = self.styles[kind]
        link.tag = "style"
        link.attrib.clear()
        for script in root.xpath(f"head/script[contains(@src, 'assets/js/{BOOT}.js')]"):
            script.text = self.boot
            del script.attrib["src"]
        for bundle, (file, _) in self.bundles.items():
            for script in root.xpath(f"body/script[contains(@src, 'assets/js/{bundle}.js')]"):
                folder = script.get("src").removesuffix(f"{bundle}.js")
                script.set("src", folder + file)
                if bundle == "reading":
                    script.set("data-tools", folder + self.bundles["tools"][0])
        charset = root.find("head/meta[@charset]")
        attributes = {"http-equiv": "Content-Security-Policy", "content": self.policies[kind]}
        charset.addnext(charset.makeelement("meta", attributes))

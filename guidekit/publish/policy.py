"""The content security policy, as a meta element with the hashes of the page's own scripts.

Source: W3C Content Security Policy Level 3.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from lxml.html import HtmlElement

START = "assets/js/boot.js"
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CHARSET = re.compile(r'<meta charset="[^"]*">')


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
            " ".join(["script-src 'self'", *map(source_hash, scripts)]),
            " ".join(["style-src", *(map(source_hash, styles) if styles else ["'none'"])]),
            "img-src 'self' data:",
            # No script of ours asks for anything; tools that look at a page read robots.txt under its policy.
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            # Nothing that comes as text may become script; loader.js alone names files to add.
            "require-trusted-types-for 'script'",
            "trusted-types guides",
        ]
    )


def meta_tag(scripts: list[str], styles: list[str]) -> str:
    """Return the policy as a meta element."""
    content = escape(policy(scripts, styles), quote=False)
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def inline_start_script(root: HtmlElement, site: Path) -> None:
    """Put the small start script into the page, so that nothing blocks the first paint."""
    for script in root.xpath(f"//script[contains(@src, '{START}')]"):
        script.text = (site / START).read_text(encoding="utf-8").strip()
        del script.attrib["src"]


def with_policy(page: str) -> str:
    """Return a page with its policy behind the charset, before anything is loaded."""
    tag = meta_tag(SCRIPT.findall(page), STYLE.findall(page))
    return CHARSET.sub(lambda match: f"{match[0]}\n{tag}", page, count=1)

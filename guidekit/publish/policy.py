"""The content security policy, as a meta element with the hashes of the page's own scripts.

Source: W3C Content Security Policy Level 3.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from lxml.html import HtmlElement

from guidekit.publish.html import E

START = "assets/js/start.js"


def script_hash(code: str) -> str:
    """Return the source expression that allows one inline script."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def policy(hashes: list[str]) -> str:
    """Return a policy that allows files of this site and the inline scripts with these hashes.

    Icons are data: pictures in the stylesheet, which counts as img-src.
    """
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def meta_tag(hashes: list[str]) -> str:
    """Return the policy as a meta element in text."""
    content = escape(policy(hashes), quote=False)
    return f'<meta http-equiv="Content-Security-Policy" content="{content}">'


def inline_start_script(root: HtmlElement, site: Path) -> list[str]:
    """Put the small start script into the page, so that nothing blocks the first paint.

    Returns:
        the hashes of the inline scripts.
    """
    hashes = []
    for script in root.xpath(f"//script[contains(@src, '{START}')]"):
        code = (site / START).read_text(encoding="utf-8").strip()
        script.text = code
        del script.attrib["src"]
        hashes.append(script_hash(code))
    return hashes


def add_policy(root: HtmlElement, hashes: list[str]) -> None:
    """Set the policy behind the charset, before anything is loaded."""
    head = root.find("head")
    tag = E.meta({"http-equiv": "Content-Security-Policy", "content": policy(hashes)})
    tag.tail = "\n"
    charset = head.find("meta[@charset]")
    head.insert(head.index(charset) + 1, tag)

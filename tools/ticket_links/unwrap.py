"""Undo what mail gateways make of addresses: Safe Links of Microsoft, URL Defense of Proofpoint."""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from html import unescape
from string import ascii_lowercase, ascii_uppercase, digits
from urllib.parse import parse_qs, unquote, urlsplit

ADDRESS = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
BEHIND = ".,;:!?)]}'*_»”“’…"  # what stands behind an address in a sentence, and is none of it
SAFE_LINK = re.compile(r"^https://[\w.-]+\.safelinks\.protection\.outlook\.com/", re.IGNORECASE)
PROOFPOINT_2 = re.compile(r"^https://urldefense\.proofpoint\.com/v2/url\?", re.IGNORECASE)
PROOFPOINT_3 = re.compile(r"^https://urldefense\.(?:com|us|proofpoint\.com)/v3/__(.+?)__;([\w-]*)!")
RUN = re.compile(r"\*(?:\*(.))?")
LENGTHS = {
    sign: length for length, sign in enumerate(ascii_uppercase + ascii_lowercase + digits + "-_", 2)
}
MOST = 5  # gateways one behind the other


def proofpoint_3(wrapped: str, kept: str) -> str:
    """Return an address in which `*` stands for the next character that was kept apart.

    Args:
        wrapped: with `*` for one character, and `**` and a sign for as many as the sign says.
        kept: those characters in Base64.
    """
    text = urlsafe_b64decode(kept + "=" * (-len(kept) % 4)).decode("utf-8", "replace")
    at = 0

    def put_back(match: re.Match) -> str:
        nonlocal at
        length = LENGTHS.get(match[1], 1) if match[1] else 1
        at += length
        return text[at - length : at]

    return re.sub(r"^(\w+:/)(?=[^/])", r"\1/", RUN.sub(put_back, wrapped))


def unwrapped(address: str) -> str:
    """Return the address that somebody wrote, before a gateway changed it."""
    for _ in range(MOST):
        if SAFE_LINK.match(address):
            inner = parse_qs(urlsplit(address).query).get("url", [""])[0]
        elif PROOFPOINT_2.match(address):
            inner = parse_qs(urlsplit(address).query).get("u", [""])[0]
            inner = unquote(inner.replace("-", "%").replace("_", "/"))
        elif match := PROOFPOINT_3.match(address):
            inner = proofpoint_3(match[1], match[2])
        else:
            return address
        if not inner:
            return address
        address = inner
    return address


def addresses_in(text: str) -> Iterator[str]:
    """Yield every address in a text or in HTML, as it was written."""
    for match in ADDRESS.finditer(unescape(text)):
        yield unwrapped(match[0].rstrip(BEHIND))

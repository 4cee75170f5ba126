"""What each browser is told about the panel: as few permissions as it works with.

Sources: Chrome's and Mozilla's documentation of manifest.json; the checks of addons-linter.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from guidekit.model.project import SITE_NAME
from guidekit.publish.assets import policy

DESK = "desk/index.html"
NAME = f"{SITE_NAME}: panel"
SHARED = ["contextMenus", "activeTab", "scripting"]  # no host, no storage
# What a browser is told beside what both are told.
BROWSERS: dict[str, dict[str, Any]] = {
    "chromium": {
        "permissions": ["sidePanel", *SHARED],
        "background": {"service_worker": "background.js"},
        "action": {"default_title": SITE_NAME},
        "side_panel": {"default_path": DESK},
        "minimum_chrome_version": "116",  # sidePanel.open
    },
    "firefox": {
        "permissions": SHARED,
        "background": {"scripts": ["background.js"]},
        "sidebar_action": {
            "default_title": SITE_NAME,
            "default_panel": DESK,
            "default_icon": "icon.png",
            "open_at_install": False,
        },
    },
}


def gecko(site_url: str) -> dict[str, Any]:
    """Return what Firefox alone wants to know; the id tells the panels of two sites apart."""
    return {
        "id": f"guide-panel@{urlsplit(site_url).hostname}",
        "strict_min_version": "142.0",  # data_collection_permissions, on Android too
        "data_collection_permissions": {"required": ["none"]},
    }


def manifest(browser: str, site_url: str, version: str) -> dict[str, Any]:
    """Return the manifest for one browser.

    Args:
        browser: a key of BROWSERS.
        site_url: the address that the site is published at.
        version: up to four numbers with dots between them.
    """
    pages = policy([], ["'self'"]).replace("connect-src 'self'", "connect-src 'none'")
    told = {
        "manifest_version": 3,
        "name": NAME,
        "version": version,
        "description": "Select text in a ticket: the guide that answers it, and a reply to copy.",
        "icons": {"128": "icon.png"},
        "content_security_policy": {"extension_pages": f"{pages}; frame-src 'self'"},
        **BROWSERS[browser],
    }
    if browser == "firefox":
        told["browser_specific_settings"] = {"gecko": gecko(site_url)}
    return told

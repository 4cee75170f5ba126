"""Weigh and time pages, ours beside stock Material: bytes, Lighthouse on a simulated slow phone."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import brotli

from guidekit.model.project import ROOT, TOOLS
from tools.http_server import Handler, served

LIGHTHOUSE = "lighthouse@12.8.2"
INSTALLED = TOOLS / "lighthouse"
RUNS = 5
PAGES = ("", "how-to/link-your-license/", "troubleshooting/0xc004f211/", "search/", "desk/")
STOCK_PAGES = PAGES[:3]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first-contentful-paint": "first paint",
    "largest-contentful-paint": "largest",
    "total-blocking-time": "blocking",
    "cumulative-layout-shift": "shift",
}
STOCK = """site_name: Windows License Guides
docs_dir: {docs}
site_dir: {site}
theme: {{name: material}}
plugins: [search]
markdown_extensions: [admonition, attr_list, md_in_html, tables, {{toc: {{permalink: true}}}}]
"""


@cache
def packed(path: str) -> bytes:
    """Return a file as a server sends it, Brotli."""
    return brotli.compress(Path(path).read_bytes(), quality=11)


class WithBrotli(Handler):
    """Send files with Brotli, as deploy/nginx.conf does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        text = path.suffix in (".html", ".js", ".css", ".svg", ".json", ".xml", ".txt")
        body = packed(str(path)) if text else path.read_bytes()
        self.send_response(200)
        self.send_header(
            "Content-Type", self.guess_type(str(path)) + ("; charset=utf-8" if text else "")
        )
        self.send_header("Cache-Control", "max-age=86400")
        if text:
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def lighthouse() -> list[str]:
    """Return the command of Lighthouse, installed on first use.

    Raises:
        RuntimeError: when Node is missing.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        raise RuntimeError("Lighthouse needs Node and npm")
    command = INSTALLED / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not command.is_file():
        subprocess.run(
            [
                npm,
                "install",
                "--prefix",
                str(INSTALLED),
                "--no-audit",
                "--no-fund",
                "--silent",
                LIGHTHOUSE,
            ],
            check=True,
        )
    return [node, str(command)]


def once(command: list[str], address: str) -> dict:
    """Return what one run of Lighthouse tells of a page."""
    sandbox = [] if getattr(os, "geteuid", lambda: 1)() else ["--no-sandbox"]  # root has none
    flags = " ".join(
        [
            "--headless=new",
            "--disable-background-networking",
            "--disable-component-update",
            *sandbox,
        ]
    )
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "told.json"
        environment = {**os.environ, "CHROME_PATH": os.environ.get("GUIDEKIT_BROWSER", "")}
        subprocess.run(
            [
                *command,
                address,
                "--quiet",
                "--output=json",
                f"--output-path={out}",
                f"--chrome-flags={flags}",
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            check=True,
            capture_output=True,
            env=environment,
        )
        return json.loads(out.read_text(encoding="utf-8"))


def line(name: str, told: list[dict]) -> str:
    """Return the median of several runs as one line."""
    scores = "/".join(
        f"{100 * statistics.median(one['categories'][category]['score'] or 0 for one in told):.0f}"
        for category in CATEGORIES
    )

    def middle(key: str) -> float:
        return statistics.median(one["audits"][key]["numericValue"] for one in told)

    times = "  ".join(
        f"{label} {middle(key):.{2 if 'shift' in key else 0}f}" for key, label in TIMES.items()
    )
    requests = told[0]["audits"]["network-requests"]["details"]["items"]
    sent = sum(item["transferSize"] for item in requests) / 1000
    return f"{name:42} {scores:16} {times}  {sent:6.1f} KB in {len(requests)} requests"


def stock_site(folder: Path) -> Path:
    """Build the same Markdown with Material as it comes, and return its site."""
    config = folder / "mkdocs.yml"
    config.write_text(STOCK.format(docs=ROOT / "docs", site=folder / "site"), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)],
        check=True,
        capture_output=True,
    )
    return folder / "site"


def run(site: Path) -> None:
    """Print scores, times and weights of our pages and of stock Material's.

    Args:
        site: the built site.
    """
    command = lighthouse()
    print(
        f"{'page':42} {'scores':16} milliseconds, simulated slow phone, median of {RUNS}",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        for label, root, pages in (
            ("", site, PAGES),
            ("stock Material: ", stock_site(Path(folder)), STOCK_PAGES),
        ):
            with served(root, WithBrotli) as address:
                for page in pages:
                    print(
                        line(
                            label + (page or "home"),
                            [once(command, address + page) for _ in range(RUNS)],
                        ),
                        flush=True,
                    )

"""Draw the picture that chats show beside a shared address."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from guidekit.model.project import DOCS, ROOT

FILE = DOCS / "assets" / "social.png"
SIZE = {"width": 1200, "height": 630}  # as Open Graph readers want it
FONT = next((ROOT / "tools" / "screens" / "font").glob("*sans-latin*.woff2"))
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: drawn; src: url("{font}"); font-weight: 100 900 }}
body {{ margin: 0; display: grid; align-content: center; gap: 56px; height: 630px; padding: 0 96px;
  box-sizing: border-box;
  font-family: drawn; color: #17201d; background: #fff; border-bottom: 28px solid #0b5f53 }}
svg {{ width: 132px }}
h1 {{ margin: 0; font-size: 84px; font-weight: 400; line-height: 1.15 }} b {{ font-weight: 700 }}
p {{ margin: 0; font-size: 40px; color: #53605b }}
</style>{logo}<h1>Windows <b>License Guides</b></h1>
<p>How to keep your Windows 10 or 11 license.</p>"""


def draw_social(browser: Browser, folder: Path) -> bool:
    """Draw the picture and tell whether it changed.

    Args:
        browser: the one that draws the screens.
        folder: for the page that is photographed; a file may load the font.
    """
    logo = (DOCS / "assets" / "favicon.svg").read_text(encoding="utf-8")
    page = folder / "social.html"
    page.write_text(PAGE.format(font=FONT.as_uri(), logo=logo), encoding="utf-8")
    tab = browser.new_page(viewport=SIZE, color_scheme="light")
    tab.goto(page.as_uri())
    tab.evaluate("document.fonts.ready")
    before = FILE.read_bytes() if FILE.is_file() else b""
    tab.screenshot(path=FILE)
    tab.close()
    return FILE.read_bytes() != before

"""Tell search engines and chats what a page is: the same that its readers see."""

from __future__ import annotations

import json

from lxml.html import HtmlElement

from guidekit.model.guide import Page
from guidekit.model.project import SITE_NAME
from guidekit.publish.html import E, words

PICTURE = "assets/social.png"  # 1200 × 630, drawn by tools/screens/social.py


def structured(page: Page, html: HtmlElement, site_url: str) -> dict:
    """Return TechArticle and BreadcrumbList (schema.org); addresses only when the site has one.

    The heading and the task line of the built page are what is told.
    """
    shown = html.xpath("//article//h1")  # none: the heading check says so, with the line
    title = words(shown[0]) if shown else page.meta["title"]
    task = [words(line) for line in html.xpath("//p[@class='eyebrow']")]
    about = {
        "@type": "TechArticle",
        "headline": title,
        "description": page.meta["description"],
        "dateModified": page.meta["checked"],
        "inLanguage": "en",
        "isAccessibleForFree": True,
    }
    crumbs = [
        ("Home", ""),
        *((name, f"#task-{name.lower().replace(' ', '-')}") for name in task),
        (title, page.url),
    ]
    items = [
        {"@type": "ListItem", "position": place, "name": name}
        for place, (name, _) in enumerate(crumbs, 1)
    ]
    if site_url:
        about |= {"url": site_url + page.url, "image": site_url + PICTURE}
        for item, (_, url) in zip(items, crumbs, strict=True):
            item["item"] = site_url + url
    return {
        "@context": "https://schema.org",
        "@graph": [about, {"@type": "BreadcrumbList", "itemListElement": items}],
    }


def add_addresses(page: Page, html: HtmlElement, site_url: str) -> None:
    """Name the address of a page; of a guide also the permanent one (RFC 8574) and its Markdown."""
    head = html.find("head")
    if page.type:
        head.append(E.link(rel="alternate", type="text/markdown", href="index.md"))
    if site_url:
        head.append(E.link(rel="canonical", href=site_url + page.url))
    if site_url and page.type:
        head.append(E.link(rel="cite-as", href=site_url + page.short_url))
    if site_url and not page.url:
        head.append(E.link(rel="sitemap", type="application/xml", href="sitemap.xml"))


def add_structured(page: Page, html: HtmlElement, site_url: str) -> None:
    """Write the structured data into the head of a guide."""
    text = json.dumps(
        structured(page, html, site_url), ensure_ascii=False, separators=(",", ":")
    ).replace("</", "<\\/")
    html.find("head").append(E.script(text, type="application/ld+json"))


def add_preview(page: Page, html: HtmlElement, site_url: str) -> None:
    """Write what chats show when somebody shares the address of a page: Open Graph (ogp.me)."""
    told = {
        "og:site_name": SITE_NAME,
        "og:type": "article" if page.type else "website",
        "og:title": page.meta["title"],
        "og:description": page.meta["description"],
        "og:url": site_url + page.url,
        "og:image": site_url + PICTURE,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": f"{SITE_NAME}: how to keep a Windows license",
    }
    for name, content in told.items():
        html.find("head").append(E.meta(property=name, content=content))
    html.find("head").append(E.meta(name="twitter:card", content="summary_large_image"))

"""Turn one page as an engine built it into the page that is published."""

from __future__ import annotations

from guidekit.publish.context import PublishContext
from guidekit.publish.html import article_of, parse, text_of
from guidekit.publish.parts import head, qr
from guidekit.publish.parts.access import keep_words, reach_by_keyboard, say_lists
from guidekit.publish.parts.actions import add_actions, add_step_numbers, open_form
from guidekit.publish.parts.changes import add_changes
from guidekit.publish.parts.facts import add_facts
from guidekit.publish.parts.moved_anchors import add_moved_anchors
from guidekit.publish.parts.offline_offer import offer_copy
from guidekit.publish.parts.pictures import add_pictures
from guidekit.publish.parts.reply_files import link_reply_files
from guidekit.publish.parts.settings_buttons import add_settings_buttons
from guidekit.publish.parts.sources import add_sources
from guidekit.publish.record import PageRecord, record_of


def transform_page(context: PublishContext, name: str, built: str) -> tuple[str, PageRecord | None]:
    """Return a page as it is published, and the record of a guide.

    Its name is the file that it is built for, below the site's folder.
    """
    root = parse(built)
    # lxml makes an element's Python side anew each time that nobody holds it.
    alive = list(root.iter())  # noqa: F841
    page = context.pages.get(name)
    article = article_of(root)
    guide = page is not None and bool(page.type)
    if page:
        head.add_addresses(page, root, context.site_url)
        add_pictures(article, page)
        add_moved_anchors(article, page)
        link_reply_files(article, there=bool(context.site_url))
        offer_copy(article, there=bool(context.site_url))
        open_form(article, context.repo_url)
    if page and guide:
        add_facts(article, page, context)
        add_settings_buttons(article)
        add_changes(article, page)
        add_step_numbers(article, page)
        add_actions(article, page, context.repo_url)
        add_sources(article, page)
        head.add_structured(page, root, context.site_url)
        if context.site_url:
            qr.add_code(article, page, context)
    if page and context.site_url:
        head.add_preview(page, root, context.site_url)
    reach_by_keyboard(article)
    say_lists(article)
    keep_words(article)
    context.assets.put_into(root)
    return text_of(root), record_of(page, root) if page and guide else None

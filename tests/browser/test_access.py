"""Small screens, large letters, the keyboard and quiet eyes: what axe cannot see (WCAG 2.2 AA)."""

from __future__ import annotations

import pytest

from guidekit.model.finding import Finding
from tests.browser.test_every_page import (
    COLORS,
    FRAMES,
    GUIDE,
    LEVELS,
    SHAPES,
    URLS,
    WIDE,
    every_frame,
    narrow_and_wide,
    violations,
)
from tests.conftest import report

PHONE = {"viewport": {"width": 390, "height": 844}}

# What goes over the edge of a narrow screen.
TOO_WIDE = """() => document.documentElement.scrollWidth <= 320 ? []
  : [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > 321)
    .filter((element) => !element.closest("pre, table"))
    .map((element) => `${element.tagName.toLowerCase()}.${element.className}: `
      + element.textContent.trim().slice(0, 40))"""

# What the keyboard should reach: visible, not switched off, one radio button of each group.
REACHABLE = """() => {
  const groups = new Set();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(element => {
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({visibilityProperty: true})) return false;
    if (element.type !== "radio") return true;
    if (groups.has(element.name)) return false;
    return groups.add(element.name);
  }).length;
}"""

# Where the keyboard is: how to tell the place from others, whether it is marked, and what lies over it.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  element.dataset.met = "";
  const marked = element.matches("input[type=radio], input[type=checkbox]") ? element.closest("label") ?? element : element;
  const [box, style] = [marked.getClientRects()[0] ?? marked.getBoundingClientRect(), getComputedStyle(marked)];   // a link's first line
  const own = getComputedStyle(element);
  const [x, y] = [Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 20))), box.top + Math.min(box.height / 2, 10)];
  const top = document.elementFromPoint(x, y);
  const beside = style.outlineStyle !== "none" || own.outlineStyle !== "none" || [style, own, getComputedStyle(marked.firstElementChild ?? marked),
    getComputedStyle(element.nextElementSibling ?? element)].some(one => one.boxShadow !== "none" || one.outlineStyle !== "none");
  return {
    name: `${element.tagName.toLowerCase()} “${(element.getAttribute("aria-label") || element.textContent || element.name || "").trim().slice(0, 40)}”`,
    marked: beside,
    over: top && !marked.contains(top) && !top.contains(marked) && !element.contains(top) ? (top.className || top.tagName).toString() : "",
    seen: box.bottom > 0 && box.top < innerHeight,
  };
}"""


def test_every_page_fits_a_screen_of_320_pixels(reader):
    """WCAG 1.4.10: nothing but tables and commands scrolls sideways."""
    one = reader(viewport={"width": 320, "height": 640})
    found = []
    for url in URLS:
        one.see(url, wait_until="domcontentloaded")
        found += [(url, wide) for wide in one.page.evaluate(TOO_WIDE)]
    report(
        Finding(url or "home", 1, f"{wide} is wider than the screen", "let it wrap or scroll")
        for url, wide in found
    )


@every_frame
def test_a_page_can_be_read_with_letters_of_twice_the_size(reader, url):
    """WCAG 1.4.4: no word is cut and the page does not scroll sideways."""
    page = reader(viewport={"width": 1280, "height": 900}).see(url)
    page.evaluate(
        "() => { const root = document.documentElement; root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`; }"
    )
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)")
        >= 29
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, li, label, button, summary, a, dt, dd")]
          .filter(element => element.checkVisibility() && !element.closest(".visually-hidden, table, pre, svg") && !element.classList.contains("visually-hidden")
            && getComputedStyle(element).overflow === "hidden" && (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2))
          .map(element => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""
    )
    assert cut == []


@pytest.mark.parametrize(
    ("url", "width"),
    narrow_and_wide(SHAPES, SHAPES, {(url, 390) for url in FRAMES} | {(url, 1280) for url in WIDE}),
)
def test_the_keyboard_reaches_everything_and_always_sees_where_it_is(reader, url, width):
    """WCAG 2.1.1, 2.4.7, 2.4.11: in view, marked, under nothing."""
    page = reader(viewport={"width": width, "height": 700}, reduced_motion="reduce").see(url)
    wanted = page.evaluate(REACHABLE)
    found = []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        place = page.evaluate(FOCUSED)
        if place is None:  # past the end; from there it begins anew
            continue
        if not place["seen"]:
            found.append((place["name"], "has the focus out of view"))
        elif place["over"]:
            found.append((place["name"], f"has the focus under {place['over']}"))
        elif not place["marked"]:
            found.append((place["name"], "is not marked when it has the focus"))
    met = page.evaluate("document.querySelectorAll('[data-met]').length")
    report(
        Finding(
            f"{url or 'home'} ({width} px)",
            1,
            f"{name} {problem}",
            "see :focus-visible and scroll-padding in site.css",
        )
        for name, problem in found
    )
    assert met >= wanted


@every_frame
def test_nothing_moves_for_who_asked_for_quiet(reader, url):
    """WCAG 2.3.3: no transition, animation or gliding scroll with reduced motion."""
    page = reader(reduced_motion="reduce", **PHONE).see(url)
    moving = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("body *")].flatMap(element => ["", "::before", "::after"].map(part => {
            const style = getComputedStyle(element, part || undefined);
            const longest = times => Math.max(...times.split(",").map(parseFloat));
            return style.scrollBehavior === "smooth" || longest(style.transitionDuration) > 0.01 || (style.animationName !== "none" && longest(style.animationDuration) > 0.01)
              ? `${element.tagName.toLowerCase()}.${element.className}${part}` : "";
          })).filter(Boolean)"""
    )
    assert moving == []


def menu(page):
    page.locator(".menu summary").click()


def picture(page):
    page.locator(".screen-zoom").first.click()
    page.locator("dialog").wait_for()


def step(page):
    page.locator(".step-link").first.click()
    page.locator(".step-more").first.wait_for()


def choosing(page):
    page.get_by_role("button", name="Choose steps").first.click()


@pytest.mark.parametrize("opened", [menu, picture, step, choosing])
def test_axe_finds_nothing_with_it_open(reader, opened):
    """Everything in one color scheme, and in the other again what colors can break."""
    page = reader(
        color_scheme="light", reduced_motion="reduce", permissions=["clipboard-write"], **PHONE
    ).open(GUIDE)
    opened(page)
    page.wait_for_timeout(50)
    found = list(violations(page, LEVELS, f"{GUIDE} (light)"))
    page.emulate_media(color_scheme="dark")
    report([*found, *violations(page, COLORS, f"{GUIDE} (dark)")])


# Commands whose words do not stand on one line each.
BROKEN = """() => [...document.querySelectorAll("article code")].filter((code) => code.textContent.includes(" ")).flatMap((code) => {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts.flatMap((text) => [...text.data.matchAll(/\\S+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  }).map((word) => word[0]));
})"""


def test_no_command_breaks_inside_a_word(reader):
    one = reader(**PHONE)
    found = []
    for url in URLS:
        one.see(url, wait_until="domcontentloaded")
        found += [(url, word) for word in one.page.evaluate(BROKEN)]
    report(
        Finding(
            url,
            1,
            f"{word} is broken in two on a phone",
            "make the command a block, indented by four spaces",
        )
        for url, word in found
    )


def test_a_translating_browser_leaves_labels_codes_and_commands(reader):
    page = reader().open("how-to/find-your-product-key/")
    for kept in ("ol.steps strong", "pre > code"):
        assert page.locator(kept).first.evaluate("element => element.translate === false"), kept

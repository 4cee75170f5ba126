"""Put into each page the styles that the site uses of Material's and our own stylesheet.

A rule stays when every name in its selector (class, id, tag, attribute) stands on some page of the
kind; rules for what scripts add are named in KEPT. There are two kinds, guides and other pages.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import tinycss2
from lxml.html import HtmlElement

from guidekit.source import TOOLS

# Names that only scripts and browsers write.
KEPT = {
    *("js", "on-windows", "data-theme", "data-os", "data-arrived", "data-copied", "data-suggested"),
    *("copy-field", "open", "hidden", "result", "zoom", "offers", "aria-selected", "mark"),
    *("step-more", "pick", "text-button", "aria-pressed", "tick"),
}
VALUED = (
    "dir",
    "id",
    "role",
)  # attributes whose values count: half of the theme is for what is written from right to left
# Functional pseudo-classes whose arguments are alternatives, not requirements.
ALTERNATIVES = {"is", "where", "not", "matches", "-webkit-any", "-moz-any", "any"}
SETTING = re.compile(r"(?<=[{;])(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|[^;{}\"'])*(?:;|(?=\}))")
STYLESHEET = re.compile(r'<link rel="stylesheet" href="[^"]*">\n?')
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def names_on(root: HtmlElement) -> set[str]:
    """Return every tag, class, id and attribute name of a page."""
    names: set[str] = set()
    for element in root.iter():
        if isinstance(element.tag, str):
            names.add(element.tag)
            names.update(element.keys())
            names.update((element.get("class") or "").split())
            names.add(element.get("id", ""))
            names.update(f"{name}={element.get(name)}" for name in VALUED if element.get(name))
    return names


def split_on(tokens: list, literal: str) -> list[list]:
    """Split a list of CSS tokens at a literal such as the comma."""
    parts: list[list] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == literal:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def needs(selector: list) -> Iterable[str]:
    """Yield the names that a page must have for a selector to match anything on it."""
    before = None
    for token in selector:
        if token.type == "hash":
            yield token.value
        elif token.type == "ident" and not is_pseudo(before):
            yield token.value if is_class(before) else token.lower_value
        elif token.type == "[] block":
            yield attribute(token.content)
        elif token.type == "function" and is_pseudo(before) and token.lower_name == "has":
            yield from needs(token.arguments)
        before = token


def attribute(tokens: list) -> str:
    """Return what an attribute selector needs: the attribute, with its value where pages are asked for that."""
    name, *rest = (token for token in tokens if token.type not in ("whitespace", "comment"))
    exact = name.value in VALUED and len(rest) == 2 and rest[0].value == "="
    return f"{name.value}={rest[1].value}" if exact else name.value


def is_class(token) -> bool:
    return token is not None and token.type == "literal" and token.value == "."


def is_pseudo(token) -> bool:
    return token is not None and token.type == "literal" and token.value == ":"


def can_match(selector: list, names: set[str]) -> bool:
    """Tell whether a selector can match an element of the site; of `:is(a, b)` one is enough."""
    if not all(name in names for name in needs(selector)):
        return False
    for before, token in zip([None, *selector], selector, strict=False):
        if (
            token.type == "function"
            and is_pseudo(before)
            and token.lower_name in ALTERNATIVES - {"not"}
        ):
            if not any(can_match(part, names) for part in split_on(token.arguments, ",")):
                return False
    return True


def kept_rules(rules: list, names: set[str]) -> list[str]:
    """Return the rules that can match something, as text, in order."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            parts = [part for part in split_on(rule.prelude, ",") if can_match(part, names)]
            if parts:
                selector = ",".join(tinycss2.serialize(part).strip() for part in parts)
                kept.append(f"{selector}{{{squeezed(rule.content)}}}")
        elif rule.type == "at-rule":
            kept += kept_at_rule(rule, names)
    return kept


def kept_at_rule(rule, names: set[str]) -> list[str]:
    """Return an at-rule with what stays inside it; nothing when that is nothing."""
    if rule.lower_at_keyword in ("charset", "font-face", "page") or rule.content is None:
        return []
    head = f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude).rstrip()}"
    if rule.lower_at_keyword.endswith("keyframes"):
        return [f"{head}{{{squeezed(rule.content)}}}"]
    inner = kept_rules(
        tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), names
    )
    return [f"{head}{{{''.join(inner)}}}"] if inner else []


def squeezed(tokens: list) -> str:
    """Return declarations as short as they go without changing them."""
    written = []
    for item in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if item.type == "declaration":
            important = "!important" if item.important else ""
            written.append(f"{item.name}:{tinycss2.serialize(item.value).strip()}{important}")
    return ";".join(written)


def without_unused_variables(css: str) -> str:
    """Drop custom properties that nothing reads, until none is left."""
    while True:
        used = set(VARIABLE.findall(css))
        slim = SETTING.sub(lambda match: match[0] if match[1] in used else "", css)
        slim = re.sub(r"[^{}]*\{\}", "", slim)
        if slim == css:
            return css
        css = slim


def without_unused_keyframes(css: str) -> str:
    """Drop animations that no rule plays."""
    played = " ".join(re.findall(r"animation(?:-name)?:([^;}]*)", css))
    pattern = r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}"
    return re.sub(pattern, lambda m: m[0] if m[1] in played.split() else "", css)


def used_styles(files: list[Path], names: dict[bool, set[str]]) -> dict[bool, str]:
    """Return, for each kind of page, one stylesheet with the rules of several files that it uses.

    Args:
        files: the stylesheets, in order.
        names: for each kind of page, the names that stand on pages of that kind.
    """
    parsed = [
        tinycss2.parse_stylesheet(
            file.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
        )
        for file in files
    ]
    found = {}
    for kind, there in names.items():
        css = "".join(rule for rules in parsed for rule in kept_rules(rules, there | KEPT))
        found[kind] = without_unused_variables(without_unused_keyframes(css))
    return found


def remembered(files: list[Path], names: dict[bool, set[str]]) -> dict[bool, str]:
    """Return `used_styles` of the last build when nothing that it is made from has changed since."""
    made_from = [
        Path(__file__).read_text(encoding="utf-8"),
        *(file.read_text(encoding="utf-8") for file in files),
        *(" ".join(sorted(there)) for there in names.values()),
    ]
    key = sha256("\0".join(made_from).encode()).hexdigest()
    file = TOOLS / "styles.json"
    if file.is_file() and (known := json.loads(file.read_text(encoding="utf-8")))["key"] == key:
        return dict(zip(names, known["css"], strict=True))
    css = used_styles(files, names)
    TOOLS.mkdir(exist_ok=True)
    mine = TOOLS / f"styles.{os.getpid()}"  # builds run side by side in the tests
    mine.write_text(json.dumps({"key": key, "css": list(css.values())}), encoding="utf-8")
    mine.replace(file)
    return css


def inlined(site: Path, names: dict[bool, set[str]]) -> dict[bool, str]:
    """Return the styles for each kind of page, and delete the files they come from."""
    files = [
        *sorted(site.glob("assets/stylesheets/**/main.*.css")),
        *sorted(site.glob("assets/css/*.css")),
    ]
    css = remembered(files, names)
    for file in files:
        file.unlink()
        if not any(file.parent.iterdir()):
            file.parent.rmdir()
    return css


def with_styles(page: str, css: str) -> str:
    """Return a page with the styles in the place of its first stylesheet link, without the others."""
    links = iter(STYLESHEET.findall(page))
    first = next(links, None)
    if first is None:
        return page
    page = page.replace(first, f"<style>{css}</style>", 1)
    return STYLESHEET.sub("", page)

"""Pictures of screens: `![](screen:NAME)` becomes the picture in `assets/screens/` with its text.

The address begins at the site's root: `absolute_links: relative_to_docs` makes it relative.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from guidekit.markdown.extension import extension
from guidekit.model import screens

SCHEME = "screen:"
VARIANT = "light.wide"


def show(image: Element) -> None:
    """Point an image at the light, wide picture of its screen; one that was never drawn stays."""
    name = image.get("src", "").removeprefix(SCHEME)
    if name not in screens.known_names() or name not in screens.drawn():
        return
    size = screens.drawn()[name]["pictures"][VARIANT]
    image.set("src", f"/assets/screens/{screens.picture_file(name, VARIANT)}")
    image.set("alt", screens.screen_of(name)["alt"])
    for side in ("width", "height"):
        image.set(side, str(size[side]))
    image.set("loading", "lazy")
    image.set("decoding", "async")


class ScreenProcessor(Treeprocessor):
    """Show every screen that a page names."""

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            if image.get("src", "").startswith(SCHEME):
                show(image)


# After inline marks (20), before links are resolved (0).
makeExtension = extension(ScreenProcessor, "guide-screens", 10)

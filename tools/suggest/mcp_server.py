"""`dev.py mcp`: search and desk for programs that speak the Model Context Protocol, over stdio.

Nothing is sent, and no text is ranked or shown before what is private in it is masked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from guidekit.model.codes import all_codes
from guidekit.model.project import SITE_NAME
from tools.suggest.engine import Engine, fresh_site

ABOUT = """Guides about keeping a Windows 10 or 11 license. short_url is below the address of the \
site; put ?os= and #anchor behind it. Send a guide with its steps as they are; do not add steps."""
READS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
Limit = Annotated[int, Field(ge=1, le=10)]
TOLD = ("meaning", "do", "advice", "for", "name")  # of a code, as data/codes.yml says them


def read_guides(site: Path) -> dict[int, dict]:
    """Return the guides of a built site by number, each with its text as Markdown."""
    listed = json.loads((site / "guides.json").read_text(encoding="utf-8"))["guides"]
    return {
        one["id"]: one | {"markdown": (site / one["url"] / "index.md").read_text(encoding="utf-8")}
        for one in listed
    }


def explained(code: str, guides: dict[int, dict]) -> dict:
    """Return what is known of an error code, and the number of the guide that is its page."""
    known = all_codes().get(code)
    if known is None:
        return {"code": code, "known": False}
    page = next((id for id, guide in guides.items() if code in guide["codes"]), None)
    told = {key: known[key] for key in TOLD if key in known}
    return {"code": code, "known": True, **told, "guide": page, "short_url": f"{code}/"}


def server(site: Path) -> MCPServer:
    """Return the server of a built site."""
    engine, guides = Engine(site), read_guides(site)
    made = MCPServer(SITE_NAME, instructions=ABOUT, log_level="WARNING")

    @made.tool(annotations=READS)
    def search_guides(query: str, limit: Limit = 5) -> dict[str, Any]:
        """Find guides for a short question. right is how likely the first one fits, 0 to 1."""
        return engine.search(query, limit)

    @made.tool(annotations=READS)
    def get_guide(number: int) -> dict[str, Any]:
        """Return a guide: its text as Markdown with numbered steps, and the anchor of each step."""
        if number not in guides:
            raise ToolError(f"There is no guide {number}. search_guides finds the numbers.")
        return guides[number]

    @made.tool(annotations=READS)
    def explain_code(code: str) -> dict[str, Any]:
        """Say what error codes mean and what to do, however they are typed."""
        found = engine.codes(code)
        if not found["codes"] and not found["mistyped"]:
            problem = f"There is no error code in “{found['masked'][:80]}”."
            raise ToolError(f"{problem} Write it as Windows shows it: 0xC004F211.")
        told = [explained(one, guides) for one in found["codes"]]
        return {"codes": told, "mistyped": found["mistyped"]}

    @made.tool(annotations=READS)
    def suggest_for_ticket(ticket: str) -> dict[str, Any]:
        """Name up to three guides for a ticket, best first.

        tier: sure (send the first), perhaps (choose or ask back), none (another subject).
        """
        if not ticket.strip():
            raise ToolError("The ticket is empty. Give the words of the customer.")
        return engine.suggest(ticket)

    return made


def run() -> None:
    """Serve until the other program ends."""
    server(fresh_site()).run("stdio")

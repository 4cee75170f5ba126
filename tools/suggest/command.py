"""`dev.py suggest`: print the guides for a ticket, as JSON."""

from __future__ import annotations

import json
import sys

from tools.suggest.engine import Engine, fresh_site
from tools.suggest.ticket import read_ticket
from tools.ticket_links.read import NotRead


def run(file: str) -> int:
    """Print what the desk says to a ticket, as JSON; return the exit code.

    Args:
        file: a text or a mail; `-` is standard input.
    """
    try:
        text = read_ticket(file)
    except NotRead as problem:
        print(problem, file=sys.stderr)
        return 1
    print(json.dumps(Engine(fresh_site()).suggest(text), ensure_ascii=False, indent=1))
    return 0

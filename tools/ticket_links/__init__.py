"""Count the links to guides in the tickets of a help desk. Nothing leaves this machine.

`read` takes an export apart into tickets, `unwrap` undoes what mail gateways made of addresses,
`resolve` says what an address opens, `count` puts it together.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from guidekit.model.address_lock import read_lock
from guidekit.model.guide import read_pages
from tools.ticket_links.count import counted, report
from tools.ticket_links.read import NotRead, tickets
from tools.ticket_links.resolve import Addresses


def run(files: list[Path]) -> int:
    """Print what the exports say about links; return the exit code."""
    site = os.environ.get("SITE_URL", "")
    if not site:
        print("Say where your site is: SITE_URL=https://… python3 dev.py links …", file=sys.stderr)
        return 1
    addresses = Addresses(site, read_lock(), read_pages())
    try:
        texts = [text for file in files for text in tickets(file)]
    except NotRead as problem:
        print(problem, file=sys.stderr)
        return 1
    print(report(counted(texts, addresses), addresses))
    return 0

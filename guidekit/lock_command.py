"""Add new addresses to data/addresses.lock, and propose what keeps lost ones alive."""

from __future__ import annotations

import shutil
import sys

from guidekit.checks.built.address_fixes import mend_anchors, mend_pages
from guidekit.checks.built.addresses import current, lost_addresses
from guidekit.checks.built.site import Site
from guidekit.engines.build import python
from guidekit.model.address_lock import LOCK, Place, grown, lock_text, read_lock
from guidekit.model.codes import all_codes
from guidekit.model.finding import listing
from guidekit.model.guide import read_pages
from guidekit.model.project import DOCS, SITES

LOOK = "Look at each: a guess is right only if a reader of the old place finds the same there."


def built() -> tuple[Site, dict[str, Place]]:
    """Build the site without an address; return it and its places, none when it failed."""
    out = SITES / "lock"
    shutil.rmtree(out, ignore_errors=True)
    # What is wrong inside the pages is for the tests to say; addresses are there all the same.
    quiet = ("--quiet", "--no-strict", "--clean")
    python("mkdocs", "build", *quiet, SITE_DIR=str(out), SITE_URL="")
    site = Site(out)
    whole = (out / "guides.json").is_file()
    return site, current(site, read_pages(), all_codes()) if whole else {}


def lock(mend: bool) -> int:
    """Mend lost addresses when asked to, add every new one to the lock, return the exit code."""
    known = read_lock()
    done = mend_pages(DOCS, read_pages(), known) if mend else []
    site, now = built()
    if not now:
        print("The site could not be built; see above.", file=sys.stderr)
        return 1
    if mend:
        done += mend_anchors(DOCS, read_pages(), known, now)
        site, now = built() if done else (site, now)
        print("\n".join([*done, LOOK] if done else ["Nothing to mend."]))
    lost = [finding for place in known.values() for finding in lost_addresses(site, place)]
    if lost:
        print(listing(lost, most=len(lost)), file=sys.stderr)
        return 1
    whole = grown(known, now)
    LOCK.write_text(lock_text(whole.values()), encoding="utf-8", newline="\n")
    print(f"{LOCK.name}: {len(whole)} places.")
    return 0

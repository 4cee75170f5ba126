"""What each command does, in the order of a day's work."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

from click import ClickException

from guidekit import npm
from guidekit.checks import gate
from guidekit.checks.finding import listing
from guidekit.data import load
from guidekit.publish import publish
from guidekit.source import DOCS, ROOT, read_pages

# The theme prints its end of life, and advice about MkDocs 2, into every build.
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def python(*arguments: str, **environment: str) -> int:
    """Run a Python module at the top of the project and return its exit code."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **QUIET, **environment}).returncode


def refused() -> bool:
    """Print what in the sources no build may pass over; tell whether there is any."""
    found = gate.findings(tuple(read_pages()), date.today())
    if found:
        print(listing(found), file=sys.stderr)
    return bool(found)


def port_is_free(port: int) -> bool:
    """Tell whether a server could listen on this port of the machine itself."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def serve(port: int) -> int:
    """Serve the site with live reload; findings are printed, they do not stop the server."""
    if not port_is_free(port):
        print(
            f"Port {port} is in use. Choose another: python3 dev.py serve --port {port + 1}",
            file=sys.stderr,
        )
        return 1
    print(f"Open http://127.0.0.1:{port}/ (Ctrl+C stops)", flush=True)
    address = f"127.0.0.1:{port}"
    return python("mkdocs", "serve", "--no-strict", "-a", address)


def mkdocs_build(out: Path) -> int:
    """Build with MkDocs in this process: what was read for the checks is not read again."""
    os.chdir(ROOT)
    os.environ.update(QUIET, SITE_DIR=str(out))
    from mkdocs.__main__ import cli  # reads the environment

    try:
        return cli(["build", "--strict", "--clean"], standalone_mode=False) or 0
    except ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as ended:
        return int(ended.code or 0)


def build(out: Path, engine: str = "mkdocs") -> int:
    """Build the site with one of the engines.

    Args:
        out: folder to write, inside the project (Zensical takes no other).
        engine: `mkdocs` or `zensical`.
    """
    if refused():
        return 1
    if engine == "mkdocs":
        return mkdocs_build(out)
    if code := python(engine, "build", "--strict", "--clean", SITE_DIR=str(out)):
        return code
    # Zensical runs no hooks, so the publish step is called here.
    settings = {key: os.environ.get(key.upper(), "") for key in ("site_url", "repo_url")}
    found = publish(ROOT / out, **settings)
    if found:
        print(listing(found), file=sys.stderr)
    return 1 if found else 0


def offline(out: Path) -> int:
    """Build the site and write its offline copy beside it."""
    from guidekit.publish.offline import FOLDER, write_zip

    if build(out):
        return 1
    file = ROOT / f"{FOLDER}.zip"
    print(f"{file.name}: {write_zip(ROOT / out, file) / 1e6:.1f} MB")
    return 0


def compress(out: Path) -> int:
    """Write the compressed copies of a built site."""
    from guidekit.publish.compress import compress as copies

    count, plain, brotli, gzip = copies(ROOT / out)
    print(
        f"{count} files compressed: {plain / 1e6:.2f} MB, Brotli {brotli / 1e6:.2f} MB, gzip {gzip / 1e6:.2f} MB"
    )
    return 0


def test(arguments: list[str]) -> int:
    """Run pytest with the arguments given, on as many processes as there are cores."""
    npm.install()
    return python(
        "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal", *arguments
    )


def defects(words: list[str]) -> int:
    """Plant defects in a copy of the project, all or those whose name or test holds a word, and see each caught."""
    return python("tests.defects", *words)


def screens(names: list[str]) -> int:
    """Draw the pictures of Windows."""
    from guidekit.screens.draw import draw

    return draw(names)


def external_links() -> int:
    """Ask every external link of docs/ and data/sources.yml for an answer; print those that give none."""
    from guidekit.checks.external import dead_links

    found = list(dead_links(read_pages()))
    print(listing(found, most=len(found)) or "Every external link answers.")
    return 1 if found else 0


def review() -> int:
    """Print the facts of data/dates.yml that are due for another look."""
    from guidekit.checks.dates import due_dates

    found = list(due_dates(load("dates"), date.today()))
    print(listing(found, most=len(found)) or "No fact is due for another look.")
    return 1 if found else 0


def lock(mend: bool) -> int:
    """Add every new address to data/addresses.lock; with `mend`, first propose what keeps lost ones alive."""
    from guidekit.addresses.lock import LOCK, grown, lock_text, read_lock
    from guidekit.addresses.mend import mend_anchors, mend_pages
    from guidekit.checks.addresses import current, lost_addresses
    from guidekit.checks.site import Site
    from guidekit.publish.short_addresses import every_code

    def built() -> tuple[Site, dict]:
        out = ROOT / ".sites" / "lock"
        shutil.rmtree(out, ignore_errors=True)
        # What is wrong inside the pages is for the tests to say; addresses are there all the same.
        python(
            "mkdocs", "build", "--quiet", "--no-strict", "--clean", SITE_DIR=str(out), SITE_URL=""
        )
        site = Site(out)
        return site, current(site, read_pages(), every_code()) if (
            out / "guides.json"
        ).is_file() else {}

    known = read_lock()
    told = mend_pages(DOCS, read_pages(), known) if mend else []
    site, now = built()
    if not now:
        print("The site could not be built; see above.", file=sys.stderr)
        return 1
    if mend:
        told += mend_anchors(DOCS, read_pages(), known, now)
        site, now = built() if told else (site, now)
        print(
            "\n".join(
                [
                    *told,
                    "Look at each: a guess is right only if a reader of the old place finds the same there.",
                ]
                if told
                else ["Nothing to mend."]
            )
        )
    lost = [finding for place in known.values() for finding in lost_addresses(site, place)]
    if lost:
        print(listing(lost, most=len(lost)), file=sys.stderr)
        return 1
    LOCK.write_text(lock_text(grown(known, now).values()), encoding="utf-8", newline="\n")
    print(f"{LOCK.name}: {len(grown(known, now))} places.")
    return 0


def search_eval(files: list[Path]) -> int:
    """Print how often the search finds the right guide, over files of questions."""
    from guidekit.search.evaluate import evaluate

    out = Path(".sites/search-eval")
    if build(out, "mkdocs"):
        return 1
    evaluate(ROOT / out, files)
    return 0


def bench(what: str) -> int:
    """Measure what a part of the site costs, or what a server gives under load."""
    if what == "build":
        from guidekit.bench.build import bench as measure_builds

        measure_builds()
        return 0
    from guidekit.bench import load, pages, search

    out = Path(".sites/bench")
    if build(out, "mkdocs"):
        return 1
    return {"load": load, "pages": pages, "search": search}[what].bench(ROOT / out) or 0


def fingerprint(folder: Path) -> int:
    """Remake data/spam.yml and data/wording.yml from the two articles."""
    from guidekit.checks.fingerprints import write_fingerprints

    articles = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not articles:
        print(f"{folder} holds no .txt files", file=sys.stderr)
        return 1
    print(write_fingerprints(articles))
    return 0

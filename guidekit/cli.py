"""The command line: one subcommand per job, each handed to the module that does it."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from importlib import import_module as load_module
from pathlib import Path

from guidekit.checks.source.dates import due_dates
from guidekit.engines.build import ENGINES, build
from guidekit.engines.serve import serve
from guidekit.model.finding import listing
from guidekit.model.project import ROOT, SITES, DataError, load


def parser() -> argparse.ArgumentParser:
    """Return the commands with their options."""
    main = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    jobs = main.add_subparsers(dest="job", required=True, metavar="COMMAND")

    one = jobs.add_parser("serve", help="show the site and reload it when a file changes")
    one.add_argument("--port", type=int, default=8000)
    one.set_defaults(run=lambda options: serve(options.port))

    one = jobs.add_parser("build", help="write the site to site/")
    one.add_argument("--engine", choices=ENGINES, default="mkdocs")
    one.add_argument("--out", type=Path, default=Path("site"), help="folder inside the project")
    one.add_argument("--offline", action="store_true", help="also a zip that works from a folder")
    one.add_argument("--panel", action="store_true", help="also the browser's side panel")
    one.add_argument("--compress", action="store_true", help="also .br and .gz copies for servers")
    one.set_defaults(run=run_build)

    one = jobs.add_parser("test", help="run the tests; what follows goes to pytest")
    one.add_argument("--all", action="store_true", help="the slow ones as well")
    one.set_defaults(run=run_tests)

    one = jobs.add_parser("lint", help="format and lint the code, check its types")
    one.set_defaults(run=lambda options: run_tool("lint"))

    one = jobs.add_parser("screens", help="draw the pictures of Windows, all or those named")
    one.add_argument("names", nargs="*")
    one.set_defaults(run=lambda options: run_tool("screens.command", options.names))

    one = jobs.add_parser("start-pages", help="write docs/start/ from data/diagnosis.yml")
    one.set_defaults(run=lambda options: run_tool("start_pages"))

    one = jobs.add_parser("material-css", help="remake Material's share of the styles")
    one.set_defaults(run=lambda options: run_tool("material_css", build))

    one = jobs.add_parser("lock", help="add new addresses to the lock that keeps them alive")
    one.add_argument("--mend", action="store_true", help="first write what keeps lost ones alive")
    # It reads the built site with what only the tests are installed with.
    one.set_defaults(run=lambda options: load_module("guidekit.lock_command").lock(options.mend))

    one = jobs.add_parser("review", help="list the facts that expire and are due for another look")
    one.set_defaults(run=lambda options: review())

    one = jobs.add_parser("search-eval", help="print how often the search finds the right guide")
    one.add_argument("files", nargs="*", type=Path, help="questions, one JSON object a line")
    one.set_defaults(
        run=lambda options: run_tool("search_quality.evaluate", built(), options.files)
    )

    one = jobs.add_parser("links", help="count the links to guides in exported tickets")
    one.add_argument("files", nargs="+", type=Path, help="csv, json, jsonl, mbox, eml or txt")
    one.set_defaults(run=lambda options: run_tool("ticket_links", options.files))

    one = jobs.add_parser("suggest", help="name the guides for a ticket, as JSON")
    one.add_argument("file", help="a text or .eml file; - reads standard input")
    one.set_defaults(run=lambda options: run_tool("suggest.command", options.file))

    one = jobs.add_parser("mcp", help="offer search and desk to a program, over stdio (MCP)")
    one.set_defaults(run=lambda options: run_tool("suggest.mcp_server"))

    one = jobs.add_parser("train", help="learn anew what the search and the desk weigh by")
    one.set_defaults(run=lambda options: run_tool("train.command", built()))

    one = jobs.add_parser("label", help="add reported texts to those that are learned from")
    one.add_argument("file", type=Path, help="lines as search or desk copied them")
    one.set_defaults(run=lambda options: run_tool("train.label", options.file))

    one = jobs.add_parser("bench", help="measure bytes and milliseconds")
    one.add_argument("what", choices=["build", "pages", "search"])
    one.set_defaults(run=lambda options: run_tool(f"bench.{options.what}", built()))
    return main


def main(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    commands = parser()
    options, rest = commands.parse_known_args(arguments)
    if rest and options.job != "test":
        commands.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return options.run(options)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1


def run_tool(name: str, *arguments: object) -> int:
    """Run a program of tools/; none of them is needed to build the site."""
    return load_module(f"tools.{name}").run(*arguments) or 0


def run_tests(options: argparse.Namespace) -> int:
    """Run the tests."""
    return run_tool("tests", options.rest, options.all)


def built() -> Path:
    """Return a site built for measuring.

    Raises:
        SystemExit: when it cannot be built.
    """
    out = SITES / "measured"
    if code := build(out.relative_to(ROOT)):
        sys.exit(code)
    return out


def run_build(options: argparse.Namespace) -> int:
    """Build the site, and what was asked for beside it."""
    site_url = os.environ.get("SITE_URL", "")
    if options.panel and not site_url:
        print(
            "Replies in the panel link the published site, so say where it is: "
            "SITE_URL=https://… python3 dev.py build --panel",
            file=sys.stderr,
        )
        return 1
    if code := build(options.out, options.engine):
        return code
    if options.panel:
        run_tool("panel", ROOT / options.out, site_url)
    if options.offline:
        from guidekit.publish.outputs.offline import write_zip
        from guidekit.publish.parts.offline_offer import FILE

        file = ROOT / FILE
        print(f"{file.name}: {write_zip(ROOT / options.out, file) / 1e6:.1f} MB")
    if options.compress:
        from whitenoise.compress import main as compress

        return compress([str(ROOT / options.out), "--quiet"]) or 0
    return 0


def review() -> int:
    """Print the facts of data/dates.yml that are due for another look."""
    found = list(due_dates(load("dates"), date.today()))
    print(listing(found, most=len(found)) or "No fact is due for another look.")
    return 1 if found else 0

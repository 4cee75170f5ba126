"""Commands of the project; dev.py at the top sets everything up and calls them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from guidekit import commands


def parser() -> argparse.ArgumentParser:
    """Return the command line: one subcommand per job."""
    main = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    jobs = main.add_subparsers(dest="job", required=True, metavar="COMMAND")

    serve = jobs.add_parser("serve", help="show the site and reload it when a file changes")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=lambda options: commands.serve(options.port))

    build = jobs.add_parser("build", help="write the site to site/")
    build.add_argument("--engine", choices=("mkdocs", "zensical"), default="mkdocs")
    build.add_argument("--out", type=Path, default=Path("site"), help="folder inside the project")
    build.add_argument(
        "--offline", action="store_true", help="also write a zip that works from a folder"
    )
    build.add_argument(
        "--compress",
        action="store_true",
        help="also write .br and .gz copies for servers that send them",
    )
    build.set_defaults(
        run=lambda options: (
            (
                commands.offline(options.out)
                if options.offline
                else commands.build(options.out, options.engine)
            )
            or (commands.compress(options.out) if options.compress else 0)
        )
    )

    test = jobs.add_parser("test", help="run the tests; what follows goes to pytest")
    test.add_argument(
        "--defects",
        action="store_true",
        help="plant defects one at a time and see each caught; what follows chooses some",
    )
    test.add_argument("pytest", nargs=argparse.REMAINDER)
    test.set_defaults(
        run=lambda options: (
            commands.defects(options.pytest) if options.defects else commands.test(options.pytest)
        )
    )

    screens = jobs.add_parser("screens", help="draw the pictures of Windows, all or those named")
    screens.add_argument("names", nargs="*")
    screens.set_defaults(run=lambda options: commands.screens(options.names))

    lock = jobs.add_parser("lock", help="add new addresses to the lock that keeps them alive")
    lock.add_argument(
        "--mend",
        action="store_true",
        help="first write into front matter what keeps lost addresses alive",
    )
    lock.set_defaults(run=lambda options: commands.lock(options.mend))

    links = jobs.add_parser(
        "external-links", help="ask every external link whether it still answers"
    )
    links.set_defaults(run=lambda options: commands.external_links())

    review = jobs.add_parser(
        "review", help="list the facts that expire and are due for another look"
    )
    review.set_defaults(run=lambda options: commands.review())

    rates = jobs.add_parser("search-eval", help="print how often the search finds the right guide")
    rates.add_argument(
        "files",
        nargs="*",
        type=Path,
        help="questions, one JSON object a line; tests/search/ if none",
    )
    rates.set_defaults(run=lambda options: commands.search_eval(options.files))

    bench = jobs.add_parser("bench", help="measure bytes and milliseconds")
    bench.add_argument("what", choices=["build", "load", "pages", "search"])
    bench.set_defaults(run=lambda options: commands.bench(options.what))

    prints = jobs.add_parser(
        "fingerprint", help="remake the hashes in data/ from a folder of the two articles"
    )
    prints.add_argument("folder", type=Path)
    prints.set_defaults(run=lambda options: commands.fingerprint(options.folder))
    return main


if __name__ == "__main__":
    arguments = parser().parse_args()
    sys.exit(arguments.run(arguments))

"""Plant every defect, one at a time, and tell whether the tests catch it."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from guidekit.model.project import ROOT
from tests.conftest import REPO_URL, SITE_URL
from tests.mutations import browser, site, source
from tests.mutations.plant import Copy, Defect, copy_project, python

DEFECTS = [*source.DEFECTS, *site.DEFECTS, *browser.DEFECTS]
COPIES = 2
PYTEST = ("pytest", "-n0", "-q", "-p", "no:cacheprovider", "--tb=short")
FAILED = 1  # pytest's exit code when a test is red; the others mean that it ran none


def run_tests(copy: Copy, tests: Iterable[str], builds: bool = False) -> tuple[int, str]:
    """Run these tests in a copy; return the exit code and what was printed."""
    done = python(copy, *PYTEST, *tests, **({} if builds else {"GUIDEKIT_SITE": str(copy.site)}))
    return done.returncode, done.stdout


def miss(defect: Defect, copy: Copy) -> tuple[str, str]:
    """Plant a defect, run its test, put everything back; return where it was and why it was missed, empty when it was caught."""
    try:
        place = defect.plant(copy)
        if not copy.before:
            return str(place), "nothing was planted"
        code, told = run_tests(copy, [defect.test], defect.builds)
    except (ValueError, OSError) as error:
        return "", str(error)
    finally:
        copy.restore()
    if code == 0:
        return str(place), "the test stays green"
    if code != FAILED:
        return str(place), f"pytest ended with {code}:\n{told}"
    lost = [words for words in (str(place), defect.says) if words not in told]
    return str(place), f"the message does not say {' and '.join(lost)}:\n{told}" if lost else ""


def prepared(folder: Path) -> Copy:
    """Return a copy of the project with its site built, or end when it cannot be built."""
    copy = copy_project(ROOT, folder)
    settings = {"SITE_URL": SITE_URL, "REPO_URL": REPO_URL}
    done = python(
        copy, "guidekit", "build", "--out", copy.site.relative_to(folder).as_posix(), **settings
    )
    if done.returncode:
        sys.exit(f"The project cannot be built as it is:\n{done.stdout}")
    return copy


def all_green(copies: list[Copy], defects: list[Defect], pool: ThreadPoolExecutor) -> bool:
    """Tell whether every named test is green before anything is planted; print those that are not."""
    tests = sorted({defect.test for defect in defects})
    parts = [tests[start :: len(copies)] for start in range(min(len(copies), len(tests)))]
    done = list(pool.map(run_tests, copies, parts))
    for code, told in done:
        if code or "skipped" in told:
            print(told, file=sys.stderr)
    return not any(code or "skipped" in told for code, told in done)


def results(
    copies: list[Copy], defects: list[Defect], pool: ThreadPoolExecutor
) -> Iterator[tuple[Defect, str, str]]:
    """Yield each defect with its place and why it was missed, in order; every copy has one at a time."""
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def one(defect: Defect) -> tuple[str, str]:
        copy = free.get()
        try:
            return miss(defect, copy)
        finally:
            free.put(copy)

    for defect, (place, why) in zip(defects, pool.map(one, defects), strict=True):
        yield defect, place, why


def table(found: Iterable[tuple[Defect, str, str]], tell: Callable[[str], object]) -> int:
    """Print a line for each defect and the sums; return how many were missed."""
    planted, missed = 0, []
    tell(f"| {'Defect':<46} | {'Test':<72} | {'Where':<52} | Caught |\n| --- | --- | --- | --- |")
    for defect, place, why in found:
        planted += 1
        test = defect.test.removeprefix("tests/").split("[")[0]
        tell(
            f"| {defect.name:<46} | {test:<72} | {place.rstrip(':'):<52} | {'NO' if why else 'yes':<6} |"
        )
        if why:
            missed.append(f"\nMissed: {defect.name} ({defect.test}): {why}")
    tell("\n".join(missed))
    tell(f"planted {planted}, caught {planted - len(missed)}")
    return len(missed)


def main(words: list[str]) -> int:
    """Plant all defects, or those whose name or test holds one of these words."""
    defects = [
        defect
        for defect in DEFECTS
        if not words or any(word in f"{defect.name} {defect.test}" for word in words)
    ]
    began = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="defects-", ignore_cleanup_errors=True) as folder,
        ThreadPoolExecutor(COPIES) as pool,
    ):
        copies = list(
            pool.map(prepared, [Path(folder).resolve() / str(number) for number in range(COPIES)])
        )
        if not all_green(copies, defects, pool):
            print(
                "A named test is not green before anything is planted; see above.", file=sys.stderr
            )
            return 1
        print(
            f"Every named test is green on the untouched copy ({time.monotonic() - began:.0f} seconds).",
            flush=True,
        )
        missed = table(results(copies, defects, pool), lambda line: print(line, flush=True))
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if missed or not defects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

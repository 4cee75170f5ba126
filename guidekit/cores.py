"""Do the same to many things on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

Thing, Result = TypeVar("Thing"), TypeVar("Result")
WORTH_IT = 40  # things; below this starting processes takes longer than they save


def cores(things: int) -> int:
    """Return how many processes are worth having for so many things; 1 where none can be forked."""
    if things < WORTH_IT or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return min(4, os.cpu_count() or 1)


def on_all_cores(do: Callable[[Thing], Result], things: list[Thing]) -> list[Result]:
    """Return what a function returns for each thing, in order; everything it knows is inherited, not sent."""
    if (workers := cores(len(things))) < 2:
        return [do(thing) for thing in things]
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        return list(pool.map(do, things, chunksize=8))

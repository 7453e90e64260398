"""Running a function over many pieces of work: in order, in one process or in several, with bounded memory."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Pieces of work waiting for each process; enough to keep it busy, few enough to keep memory flat.
WAITING = 4


def ordered(function: Callable[[T], R], tasks: Iterable[T], jobs: int) -> Iterator[R]:
    """`map(function, tasks)` over `jobs` processes: results in the order of the tasks, at most a few in flight.

    `function` must be importable (a module's own function). With one job nothing is started.
    """
    if jobs <= 1:
        yield from map(function, tasks)
        return
    from concurrent.futures import Future, ProcessPoolExecutor

    end_well_when_told()
    waiting: deque[Future[R]] = deque()
    pool = ProcessPoolExecutor(jobs, initializer=quiet_worker)
    try:
        for task in tasks:
            waiting.append(pool.submit(function, task))
            if len(waiting) >= jobs * WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def end_well_when_told() -> None:
    """Have SIGTERM take the way out that Ctrl-C takes: for what must be cleaned up, files or processes."""
    import signal  # not above: `convert` in a pipe, which leaves nothing behind, can do without

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def quiet_worker() -> None:
    """Leave Ctrl-C to the parent, or each worker would print a traceback of its own."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1

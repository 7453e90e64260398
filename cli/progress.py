"""A progress bar for a person at a terminal; nothing at all in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Work smaller than this (bytes) is done before a bar can be read.
WORTH_SHOWING = 2_000_000
MANY_FILES = 50


def wanted(size: int, files: int, quiet: bool) -> bool:
    """Whether a bar is worth showing: standard error is a terminal and the work is long."""
    return not quiet and sys.stderr.isatty() and (size > WORTH_SHOWING or files > MANY_FILES)


@contextmanager
def bar(label: str, total: int, shown: bool) -> Iterator[Callable[[int], None]]:
    """A function to call with how much more is done (in the unit of `total`); it draws only when `shown`."""
    if not shown:
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total or None)
        yield lambda done: progress.advance(task, done)

"""The registry: each cleaner once, with all that options, help, `hzclean steps`, docs and explanations need.

How to add one: write `cleaners/<damage>.py` with a function `(Page, Settings) -> Page` and a `CLEANER`; name it in
`CLEANERS` below, at the place where it must run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from hzclean.cleaners.page import Page


@dataclass(frozen=True)
class Settings:
    """What a user can set for `fix`; the defaults are the reasoned ones.

    `steps`: names of the cleaners to run, None for those that are on by default. `min_confidence` (0 to 1): moves
    and joins that are less sure than this are reported and not made. `half_width`: full-width Latin letters and
    digits become half-width. `markup`: the lines of marked-up text (Markdown, HTML, LaTeX) are repaired, too.
    """

    steps: frozenset[str] | None = None
    min_confidence: float = 0.5
    half_width: bool = False
    markup: bool = False


@dataclass(frozen=True)
class Example:
    """Raw text and what the cleaner makes of it; run as a test."""

    before: str
    after: str


@dataclass(frozen=True)
class Cleaner:
    """One kind of damage and its repair: a pure function over the page model.

    `of_lines`: it moves, joins or removes lines as they were printed, so what is marked up is not for it.
    """

    name: str
    function: Callable[[Page, Settings], Page]
    what: str
    why: str
    example: Example
    default: bool = True
    of_lines: bool = False


class UnknownStepError(ValueError):
    """A step was asked for that is not in the registry."""


@cache
def cleaners() -> tuple[Cleaner, ...]:
    """All cleaners in the order in which they run. Imported here, not above: they import this module's types."""
    from hzclean.cleaners import (
        articles,
        brackets,
        characters,
        columns,
        copies,
        displaced,
        gutters,
        mojibake,
        overprint,
        repeats,
        spacing,
        strips,
        wraps,
    )

    return (
        mojibake.CLEANER,
        characters.CLEANER,
        gutters.CLEANER,
        overprint.CLEANER,
        copies.CLEANER,
        strips.CLEANER,
        columns.CLEANER,
        spacing.CLEANER,
        wraps.CLEANER,
        brackets.CLEANER,
        repeats.CLEANER,
        displaced.CLEANER,
        articles.CLEANER,
    )


def choose(only: Iterable[str] = (), skip: Iterable[str] = ()) -> frozenset[str]:
    """The names of the steps to run: `only` these if any are given, else those on by default, less `skip`.

    Raises `UnknownStepError`, with the names there are, where a name is not in the registry.

    >>> sorted(choose(only=["characters"]))
    ['characters']
    """
    known = {c.name: c for c in cleaners()}
    wanted = set(only) or {name for name, c in known.items() if c.default}
    for name in (*only, *skip):
        if name not in known:
            raise UnknownStepError(f"no step is called “{name}”; there are {', '.join(known)}")
    return frozenset(wanted - set(skip))

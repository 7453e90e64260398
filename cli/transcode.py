"""Blocks from bytes to bytes by C libraries that let go of Python's lock, in threads side by side.

What only the encoding or OpenCC's variant changes is done by iconv and OpenCC alone. What they refuse is done again in
Python, which can say why.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import cycle

from hzclean.cleaners.libc_iconv import converter
from hzclean.cli.streams import AHEAD, Block, Done, Recipe

Step = Callable[["bytes | memoryview"], "bytes | memoryview | None"]


def steps(recipe: Recipe, charset: str) -> list[Step] | None:
    """What makes of a block in `charset` what `recipe` asks for, one after another; None where Python must do it.

    The steps are for one thread: iconv's handles must not be shared.
    """
    if recipe.lines:
        return None
    if not recipe.changes:
        return _iconv(charset, recipe.target)
    ((change, arguments), *more) = recipe.changes
    if change != "variant" or len(arguments) > 1 or more:
        return None
    from hzclean.cleaners import libopencc

    variant = libopencc.converter(arguments[0])
    before = [] if charset == "utf-8" else _iconv(charset, "utf-8")
    after = [] if recipe.target == "utf-8" else _iconv("utf-8", recipe.target)
    return None if variant is None or before is None or after is None else [*before, variant, *after]


def _iconv(source: str, target: str) -> list[Step] | None:
    convert = converter(source, target)
    return None if convert is None else [convert]


class _Place:
    """Where a block is handed to a thread, and what becomes of it is handed back. Each lock is let go by the giver."""

    def __init__(self) -> None:
        self.block: Block | None = None
        self.result: Done | BaseException | None = None
        self.given, self.done = threading.Lock(), threading.Lock()
        self.given.acquire()
        self.done.acquire()

    def give(self, block: Block) -> None:
        """Have a block worked on."""
        self.block = block
        self.given.release()

    def take(self) -> Done:
        """What became of it, once it is there. Raises what went wrong."""
        self.done.acquire()
        result, self.result = self.result, None
        if isinstance(result, BaseException):
            raise result
        assert result is not None
        return result


class _Worker(threading.Thread):
    """A thread with steps of its own for each charset, room to read blocks into, and places for AHEAD blocks."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__(daemon=True)
        self._recipe = recipe
        self.places = [_Place() for _ in range(AHEAD)]
        self._steps: dict[str, list[Step] | None] = {}
        self._dismissed = False
        self._room = bytearray()

    def do(self, block: Block) -> Done:
        """Convert one block."""
        if block.charset not in self._steps:
            self._steps[block.charset] = steps(self._recipe, block.charset)
        chosen = self._steps[block.charset]
        try:
            data: bytes | memoryview | None = self._bytes_of(block) if chosen else None
        except OSError:
            data = None
        for step in chosen or ():
            data = None if data is None else step(data)
        if data is None:
            from hzclean.cli.changes import convert_block

            return convert_block(self._recipe, block)
        return Done(data)

    def _bytes_of(self, block: Block) -> bytes | memoryview:
        """The bytes of a block, read over those of the last one: fresh memory for each would cost more than reading."""
        if not block.path:
            return block.data
        if len(self._room) < block.length:
            self._room = bytearray(block.length)
        return block.read_into(memoryview(self._room))

    def dismiss(self) -> None:
        """Let it end; what it still works on is of no interest."""
        self._dismissed = True
        for place in self.places:
            with suppress(RuntimeError):  # it was let go already
                place.given.release()

    def run(self) -> None:
        """Work until it is dismissed."""
        for place in cycle(self.places):
            place.given.acquire()
            if self._dismissed:
                return
            assert place.block is not None
            try:
                place.result = self.do(place.block)
            except BaseException as error:  # handed to the thread that waits for the result
                place.result = error
            place.done.release()


def transcode(blocks: Iterable[Block], recipe: Recipe, jobs: int) -> Iterator[Done]:
    """The blocks converted, in their order; with more than one job, in that many threads."""
    if jobs <= 1:
        yield from map(_Worker(recipe).do, blocks)
        return
    workers = [_Worker(recipe) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    # Block by block to one thread after the other, and round again.
    places = cycle([worker.places[turn] for turn in range(AHEAD) for worker in workers])
    waiting: deque[_Place] = deque()
    try:
        for block in blocks:
            if len(waiting) == AHEAD * jobs:
                yield waiting.popleft().take()
            place = next(places)
            place.give(block)
            waiting.append(place)
        while waiting:
            yield waiting.popleft().take()
    finally:
        for worker in workers:
            worker.dismiss()

"""Blocks from bytes to bytes by C libraries that let go of Python's lock, in threads side by side.

What only the encoding or OpenCC's variant changes is done by iconv and OpenCC alone. What they refuse is done again in
Python, which can say why.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue

from hzclean.cleaners.libc_iconv import converter
from hzclean.cli.streams import Block, Done, Recipe

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


class _Worker(threading.Thread):
    """A thread with steps of its own for each charset, and room to read blocks into."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__(daemon=True)
        self._recipe = recipe
        self.tasks: SimpleQueue[Block | None] = SimpleQueue()
        self.results: SimpleQueue[Done | BaseException] = SimpleQueue()
        self._steps: dict[str, list[Step] | None] = {}
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

    def run(self) -> None:
        """Work until there is None to do."""
        while (block := self.tasks.get()) is not None:
            try:
                self.results.put(self.do(block))
            except BaseException as error:  # handed to the thread that waits for the result
                self.results.put(error)


def transcode(blocks: Iterable[Block], recipe: Recipe, jobs: int) -> Iterator[Done]:
    """The blocks converted, in their order; with more than one job, in that many threads."""
    if jobs <= 1:
        yield from map(_Worker(recipe).do, blocks)
        return
    workers = [_Worker(recipe) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    waiting: deque[_Worker] = deque()
    try:
        for number, block in enumerate(blocks):
            if len(waiting) >= 2 * jobs:
                yield _result(waiting)
            worker = workers[number % jobs]
            worker.tasks.put(block)
            waiting.append(worker)
        while waiting:
            yield _result(waiting)
    finally:
        for worker in workers:
            worker.tasks.put(None)


def _result(waiting: deque[_Worker]) -> Done:
    result = waiting.popleft().results.get()
    if isinstance(result, BaseException):
        raise result
    return result

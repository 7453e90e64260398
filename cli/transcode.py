"""From encoding to encoding and nothing else: the C library's iconv where it has both, in threads side by side."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from queue import SimpleQueue

from hzclean.cleaners.libc_iconv import Converter, converter
from hzclean.cli.streams import Block, Done, Recipe


class _Worker(threading.Thread):
    """A thread with converters of its own (iconv's handles must not be shared), and room to read blocks into."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__(daemon=True)
        self._recipe = recipe
        self.tasks: SimpleQueue[Block | None] = SimpleQueue()
        self.results: SimpleQueue[Done | BaseException] = SimpleQueue()
        self._converters: dict[str, Converter | None] = {}
        self._room = bytearray()

    def do(self, block: Block) -> Done:
        """Convert one block; what iconv refuses is done again in Python, which can say why."""
        if block.charset not in self._converters:
            self._converters[block.charset] = converter(block.charset, self._recipe.target)
        convert = self._converters[block.charset]
        try:
            data = convert(self._bytes_of(block)) if convert else None
        except OSError:
            data = None
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

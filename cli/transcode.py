"""Blocks from bytes to bytes by C libraries that let go of Python's lock, in threads side by side.

What only the encoding or OpenCC's variant changes is done by iconv and OpenCC alone; UTF-32, that is code points as
they are, by Python's own codec, which takes half of iconv's time but keeps the lock: there are two processes for it.
What they refuse is done again in Python, which can say why.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain, cycle, islice

from hzclean.cli.streams import AHEAD, ROOM, Block, Done, Recipe

Step = Callable[["bytes | memoryview"], "bytes | memoryview | None"]


def steps(recipe: Recipe, charset: str) -> list[Step] | None:
    """What makes of a block in `charset` what `recipe` asks for, one after another; None where Python must do it.

    The steps are for one thread: iconv's handles must not be shared.
    """
    if recipe.lines:
        return None
    if not recipe.changes:
        return [_by_codec(charset)] if by_codec(recipe, charset) else _iconv(charset, recipe.target)
    ((change, arguments), *more) = recipe.changes
    if change != "variant" or len(arguments) > 1 or more:
        return None
    from hzclean.cleaners import libopencc

    variant = libopencc.converter(arguments[0])
    before = [] if charset == "utf-8" else _iconv(charset, "utf-8")
    after = [] if recipe.target == "utf-8" else _iconv("utf-8", recipe.target)
    return None if variant is None or before is None or after is None else [*before, variant, *after]


def by_codec(recipe: Recipe, charset: str) -> bool:
    """Whether Python's codec does it best; it never lets go of the lock, so threads would only wait."""
    return charset.startswith("utf-32") and recipe.target == "utf-8" and not (recipe.changes or recipe.lines)


def _by_codec(charset: str) -> Step:
    def convert(data: bytes | memoryview) -> bytes | None:
        try:
            return str(data, charset).encode()
        except UnicodeError:
            return None

    return convert


def _iconv(source: str, target: str) -> list[Step] | None:
    from hzclean.cleaners.libc_iconv import converter

    convert = converter(source, target)
    return None if convert is None else [convert]


class _Place:
    """Where a block is handed to a worker, and what becomes of it is handed back. Each lock is let go by the giver."""

    def __init__(self, worker: _Worker) -> None:
        import threading

        self.worker = worker
        self._block: Block | None = None
        self._result: Done | Exception | None = None
        self.given, self.done = threading.Lock(), threading.Lock()
        self.given.acquire()
        self.done.acquire()

    def give(self, block: Block) -> None:
        """Have a block worked on."""
        self._block = block
        self.given.release()

    def work(self) -> None:
        """Work on the block."""
        assert self._block is not None
        try:
            self._result = self.worker.do(self._block)
        except Exception as error:  # for the thread that wants the result
            self._result = error
        self.done.release()

    def take(self) -> Done:
        """What became of it, once it is there. Raises what went wrong."""
        self.done.acquire()
        result, self._result = self._result, None
        if isinstance(result, Exception):
            raise result
        assert result is not None
        return result


class _Worker:
    """Steps for each charset, room to read blocks into, and places for AHEAD blocks; for one thread at a time."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self.places: list[_Place] = []  # for what other threads hand it
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

    def run(self) -> None:
        """Work until it is dismissed: the life of a thread."""
        for place in cycle(self.places):
            place.given.acquire()
            if self._dismissed:
                return
            place.work()

    def dismiss(self) -> None:
        """Let its thread end; what it still works on is of no interest."""
        self._dismissed = True
        for place in self.places:
            with suppress(RuntimeError):  # it was let go already
                place.given.release()


def transcode(blocks: Iterable[Block], recipe: Recipe, jobs: int) -> Iterator[Done]:
    """The blocks converted, in their order, by so many threads, of which the caller's is one.

    So no processor has more than one thread to run, and none must wait until it has its turn to hand out or take back.
    """
    import threading

    own = _Worker(recipe)
    others = [_Worker(recipe) for _ in range(jobs - 1)]
    for worker in (own, *others):
        worker.places = [_Place(worker) for _ in range(AHEAD)]
    for worker in others:
        threading.Thread(target=worker.run, daemon=True).start()
    # Block by block to one worker after the other, and round again.
    places = cycle([worker.places[turn] for turn in range(AHEAD) for worker in (*others, own)])
    waiting: deque[_Place] = deque()
    undone: deque[_Place] = deque()  # those of them that the caller's thread has to work on
    try:
        for block in blocks:
            if len(waiting) == AHEAD * jobs:
                yield _first(waiting, undone)
            place = next(places)
            place.give(block)
            waiting.append(place)
            if place.worker is own:
                undone.append(place)
        while waiting:
            yield _first(waiting, undone)
    finally:
        for worker in others:
            worker.dismiss()


def one_by_one(blocks: Iterable[Block], recipe: Recipe) -> Iterator[Done]:
    """The blocks converted, in their order, by the caller's thread."""
    return map(_Worker(recipe).do, blocks)


def in_two_processes(blocks: Iterable[Block], recipe: Recipe, ahead: int) -> Generator[Done, None, None]:
    """The blocks converted, in their order, by this process and another; for what keeps Python's lock.

    `ahead` more are asked for before the first is converted; where that is all, one process does it sooner.
    """
    from hzclean.cli import crew

    do = _Worker(recipe).do
    rest = iter(blocks)
    first = list(islice(rest, ahead + 1))
    if len(first) <= ahead or not crew.AVAILABLE:
        yield from map(do, chain(first, rest))
    else:
        yield from crew.by_two(do, chain(first, rest), ROOM)


def _first(waiting: deque[_Place], undone: deque[_Place]) -> Done:
    """What became of the oldest block; while that is not there, this thread does its own share."""
    place = waiting.popleft()
    while undone and place.done.locked():
        undone[0].given.acquire()
        undone.popleft().work()
    return place.take()

"""Processes beside this one that share memory with it, for work that turns many bytes into as many others.

`work.ordered` sends all bytes through pipes, which with 50 MB takes a third as long as changing them. Here each
process has room for a block and for what becomes of it in memory that both sides see; through the pipes go only the
places. Processes are forked, so that dictionaries which are loaded already are not loaded again.
"""

from __future__ import annotations

import mmap
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from typing import BinaryIO, NamedTuple

from hzclean.cli.errors import Failure
from hzclean.cli.streams import Block, Done
from hzclean.cli.work import end_well_when_told, quiet_worker

AVAILABLE = sys.platform == "linux"
_UNDER_WAY = 3  # blocks that a process has at a time: under work, and waiting on either side


class _Told(NamedTuple):
    """What a process says of a block: what became of it, without the bytes, or the error; how many bytes they are."""

    done: Done | BaseException
    length: int = 0


class _Member:
    """One process. `size`: the most bytes of a block, and of what becomes of it."""

    def __init__(self, function: Callable[[Block], Done], size: int) -> None:
        self._size = size
        self._memory = mmap.mmap(-1, 2 * _UNDER_WAY * size)  # pages that are never used cost nothing
        self._view = memoryview(self._memory)
        self._sent = self._received = 0
        tasks, self._tasks = _pipe()
        self._results, results = _pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self._pid = os.fork()
        if not self._pid:
            code = 1
            try:
                self._tasks.close()
                self._results.close()
                quiet_worker()
                self._serve(function, tasks, results)
                code = 0
            finally:
                os._exit(code)  # nothing of the other process is cleaned up here
        tasks.close()
        results.close()

    def _room(self, number: int, result: bool) -> memoryview:
        """The room of the block of that number, or of what becomes of it."""
        start = (2 * (number % _UNDER_WAY) + result) * self._size
        return self._view[start : start + self._size]

    def _serve(self, function: Callable[[Block], Done], tasks: BinaryIO, results: BinaryIO) -> None:
        """The life of the process: until there are no more tasks, or nobody who wants results."""
        number = 0
        while True:
            try:
                block, length = pickle.load(tasks)
            except EOFError:
                return
            if length:
                block = block._replace(data=bytes(self._room(number, False)[:length]))
            try:
                done = function(block)
            except Exception as error:
                told = _Told(error)
            else:
                told = _Told(done._replace(data=b""), len(done.data))
                if told.length <= self._size:
                    self._room(number, True)[: told.length] = done.data
            pickle.dump(told, results)
            results.flush()
            number += 1

    def takes(self, block: Block) -> bool:
        """Whether the block fits in."""
        return max(len(block.data), block.length) <= self._size

    def send(self, block: Block) -> None:
        """Have a block worked on."""
        length = len(block.data)
        self._room(self._sent, False)[:length] = block.data
        self._sent += 1
        try:
            pickle.dump((block._replace(data=b""), length), self._tasks)
            self._tasks.flush()
        except BrokenPipeError as error:
            raise _died() from error

    def receive(self) -> Done | None:
        """What became of the oldest block sent, None where there is no room for it; it stays until the next `send`."""
        try:
            told: _Told = pickle.load(self._results)
        except EOFError as error:
            raise _died() from error
        room = self._room(self._received, True)
        self._received += 1
        if isinstance(told.done, BaseException):
            raise told.done
        return told.done._replace(data=room[: told.length]) if told.length <= self._size else None

    def dismiss(self) -> None:
        """Let the process end; what it still works on is of no interest."""
        self._results.close()
        with suppress(BrokenPipeError):  # it has ended by itself
            self._tasks.close()

    def wait(self) -> None:
        """Wait for its end. All must be dismissed before: each holds the pipes of those before it open."""
        os.waitpid(self._pid, 0)


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    read, write = os.pipe()
    return os.fdopen(read, "rb"), os.fdopen(write, "wb")


def _died() -> Failure:
    return Failure("a process that converted has been ended from outside, perhaps for want of memory (--jobs 1)")


def share_out(
    function: Callable[[Block], Done], blocks: Iterable[Block], jobs: int, size: int
) -> Generator[Done, None, None]:
    """`map(function, blocks)` by `jobs` processes: results in the order of the blocks.

    The bytes of a result must be used before the next is asked for. Blocks with more than `size` bytes, before or
    after, are worked on here. Raises `Failure` where a process is killed.
    """
    end_well_when_told()
    members = [_Member(function, size) for _ in range(jobs)]
    waiting: deque[tuple[_Member | None, Block]] = deque()
    try:
        for number, block in enumerate(blocks):
            if len(waiting) >= _UNDER_WAY * jobs:
                yield _next(waiting, function)
            member = members[number % jobs]
            fits = member.takes(block)
            if fits:
                member.send(block)
            waiting.append((member if fits else None, block))
        while waiting:
            yield _next(waiting, function)
    finally:
        for member in members:
            member.dismiss()
        for member in members:
            member.wait()


def _next(waiting: deque[tuple[_Member | None, Block]], function: Callable[[Block], Done]) -> Done:
    member, block = waiting.popleft()
    done = member.receive() if member else None
    return function(block) if done is None else done

"""Processes beside this one that share memory with it, for work that turns many bytes into as many others.

`work.ordered` sends all bytes through pipes, which with 50 MB takes a third as long as changing them. Here each
process has room for a block and for what becomes of it in memory that both sides see; through the pipes go only the
places. Processes are forked, so that dictionaries which are loaded already are not loaded again. What goes through the
pipes is plain, for `marshal` is there when Python starts; only errors, and what is said of bad bytes, are pickled.
"""

from __future__ import annotations

import marshal
import mmap
import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from typing import BinaryIO

from hzclean.cli.errors import Failure
from hzclean.cli.streams import Block, Done
from hzclean.cli.work import end_well_when_told, quiet_worker

AVAILABLE = sys.platform == "linux"
_UNDER_WAY = 3  # blocks that a process has at a time: under work, and waiting on either side
_AHEAD = 8  # blocks begun before the oldest is done, where two processes share them
_NOTHING_SAID = Done(b"")


class _Member:
    """One process. `size`: the most bytes of a block, and of what becomes of it; `rooms`: how many have room."""

    def __init__(self, function: Callable[[Block], Done], size: int, rooms: int) -> None:
        self._size = size
        self._rooms = rooms
        self._memory = mmap.mmap(-1, 2 * rooms * size + 1)  # pages that are never used cost nothing
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
        start = (2 * (number % self._rooms) + result) * self._size
        return self._view[start : start + self._size]

    def _serve(self, function: Callable[[Block], Done], tasks: BinaryIO, results: BinaryIO) -> None:
        """The life of the process: until there are no more tasks, or nobody who wants results."""
        number = 0
        while True:
            try:
                block, length = marshal.load(tasks)
            except EOFError:
                return
            block = Block(*block)
            if length:
                block = block._replace(data=bytes(self._room(number, False)[:length]))
            told, length = self._work(function, block, number)
            marshal.dump((told, length), results)
            results.flush()
            number += 1
            self._memory[-1] = number % 256

    def _work(self, function: Callable[[Block], Done], block: Block, number: int) -> tuple[bytes, int]:
        """What there is to say of a block: beside its bytes (pickled, b"" if nothing), and how many bytes they are."""
        told: Done | Exception
        try:
            done = function(block)
        except Exception as error:
            told, length = error, 0
        else:
            length = len(done.data)
            if length <= self._size:
                self._room(number, True)[:length] = done.data
            told = done._replace(data=b"")
            if told == _NOTHING_SAID:
                return b"", length
        import pickle

        return pickle.dumps(told), length

    def takes(self, block: Block) -> bool:
        """Whether the block fits in."""
        return max(len(block.data), block.length) <= self._size

    def has_room(self) -> bool:
        """Whether it soon has nothing to do, and room for a block beside those whose results are used or to be used."""
        under_work = (self._sent - self._memory[-1]) % 256
        return under_work < _UNDER_WAY and self._sent - self._received < self._rooms - 1

    def has_done_what_is_next(self) -> bool:
        """Whether `receive` need not wait."""
        return (self._memory[-1] - self._received) % 256 > 0

    def send(self, block: Block) -> None:
        """Have a block worked on."""
        length = len(block.data)
        self._room(self._sent, False)[:length] = block.data
        self._sent += 1
        try:
            marshal.dump((tuple(block._replace(data=b"")), length), self._tasks)
            self._tasks.flush()
        except BrokenPipeError as error:
            raise _died() from error

    def receive(self) -> Done | None:
        """What became of the oldest block sent, None where there is no room for it; it stays until the next `send`."""
        try:
            told, length = marshal.load(self._results)
        except EOFError as error:
            raise _died() from error
        room = self._room(self._received, True)
        self._received += 1
        done = _NOTHING_SAID
        if told:
            import pickle

            done = pickle.loads(told)
        if isinstance(done, Exception):
            raise done
        return done._replace(data=room[:length]) if length <= self._size else None

    def no_more(self) -> None:
        """Let the process end when it has done what it was sent."""
        with suppress(BrokenPipeError):  # it has ended by itself
            self._tasks.close()

    def dismiss(self) -> None:
        """Let the process end; what it still works on is of no interest."""
        self._results.close()
        self.no_more()

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
    members = [_Member(function, size, _UNDER_WAY) for _ in range(jobs)]
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


class _Piece:
    """A block, whether the other process has it, and what has become of it here."""

    def __init__(self, block: Block, given: bool) -> None:
        self.block = block
        self.given = given
        self.done: Done | None = None


def by_two(function: Callable[[Block], Done], blocks: Iterable[Block], size: int) -> Generator[Done, None, None]:
    """`map(function, blocks)` by this process and one beside it; for blocks that take next to no time.

    Neither waits as long as there is work: a process that is woken by another may be put on the same processor, and
    then has half of it. What `function` returns must stay as it is; the rest is as in `share_out`.
    """
    end_well_when_told()
    other = _Member(function, size, _AHEAD)
    waiting: deque[_Piece] = deque()
    own: deque[_Piece] = deque()  # those of them that are this process's, and undone

    def work() -> None:
        piece = own.popleft()
        piece.done = function(piece.block)

    def oldest() -> Done:
        piece = waiting.popleft()
        if piece.given:
            while own and not other.has_done_what_is_next():
                work()
            piece.done = other.receive()
        elif piece.done is None:
            work()
        return piece.done or function(piece.block)

    try:
        for block in blocks:
            if len(waiting) >= _AHEAD:
                yield oldest()
            given = other.takes(block) and other.has_room()
            if given:
                other.send(block)
            waiting.append(_Piece(block, given))
            if not given:
                own.append(waiting[-1])
        other.no_more()
        while waiting:
            yield oldest()
    finally:
        other.dismiss()
        other.wait()

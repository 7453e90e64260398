"""Files of any size, block by block, in memory that does not grow with the file: where they are cut, who converts."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from hzclean.cleaners.blocks import after_line, after_sentence, cut
from hzclean.cli.errors import Failure, not_text
from hzclean.cli.inputs import COMPRESSED, Input, reading_errors, unreadable

if TYPE_CHECKING:
    from typing import Protocol

    class Readable(Protocol):
        """All that is asked of an input: bytes, at most so many, b"" at the end."""

        def read(self, size: int, /) -> bytes:
            """The next bytes."""


BLOCK = 3 << 17  # bytes
AHEAD = 2  # blocks given to each thread or process, at the least, before results are asked for; at most iconv's ROOMS
ROOM = 1 << 22  # bytes of a block, or of what becomes of it, that another process has room for
HEAD = 1 << 18  # bytes that detection looks at
LONGEST_LINE = 1 << 20  # bytes; a longer line is cut after a sentence, whatever is done with it
_WINDOW = 1 << 12  # bytes that are looked through for a line end
_BOMS = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\0\0",
    "utf-32-be": b"\0\0\xfe\xff",
}
Errors = Literal["strict", "replace", "keep"]


class RefusedError(Failure):
    """Nothing of an input may be written, even of its first blocks, whose conversion has begun."""


class Recipe(NamedTuple):
    """What is to be done with each block; as plain as it can travel to another process.

    `source` is None where it is to be found; `changes` are (name of a change, its arguments), see `changer`.
    """

    source: str | None
    target: str
    errors: Errors = "strict"
    lines: bool = False
    changes: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Block(NamedTuple):
    """Bytes of one input, cut where they may be; `offset` is its place in the input, in bytes from 0.

    `line` counts the lines before it where the input cannot be read again (standard input), else it is -1. With a
    `path`, the bytes are not here yet: `length` of them are to be read from that file, by whoever needs them.
    """

    data: bytes
    charset: str
    offset: int = 0
    line: int = -1
    path: str = ""
    length: int = 0

    def loaded(self) -> Block:
        """The block with its bytes. Raises OSError where the file is gone."""
        if not self.path:
            return self
        with open(self.path, "rb", buffering=0) as stream:
            stream.seek(self.offset)
            return self._replace(data=_read(stream, self.length), path="")

    def read_into(self, room: memoryview) -> memoryview:
        """Read the block from its file into `room`, and return the part of it that was filled. Raises OSError."""
        filled = 0
        with open(self.path, "rb", buffering=0) as stream:
            stream.seek(self.offset)
            while filled < self.length and (count := stream.readinto(room[filled : self.length])):
                filled += count
        return room[:filled]


class Problem(NamedTuple):
    """What stopped a block: `offset` in bytes and `line` are within the block (from 0; -1: not known)."""

    block: Block
    offset: int
    line: int
    what: str


class Done(NamedTuple):
    """A block after its changes. `undecodable` counts bytes, `unwritable` characters that were replaced."""

    data: bytes | memoryview
    problem: Problem | None = None
    undecodable: int = 0
    unwritable: int = 0


def blocks(source: Input, stream: Readable, recipe: Recipe, ahead: int = 0) -> Iterator[Block]:
    """The blocks of an input, without a BOM, each with the charset it is in.

    `ahead`: how many more blocks are sure to be asked for before what becomes of the first is used.
    Raises `Failure` for what cannot be read (a damaged archive), `NotTextError` for what is no text.
    """
    try:
        yield from _blocks(source, stream, recipe, ahead)
    except reading_errors() as error:
        raise unreadable(source.name, error) from error


def _blocks(source: Input, stream: Readable, recipe: Recipe, ahead: int) -> Iterator[Block]:
    size = BLOCK if recipe.source else HEAD
    waiting = _read(stream, size)
    charset, check = (recipe.source, None) if recipe.source else recognise(waiting, source.name, recipe)
    bom = _BOMS.get(charset, b"")
    offset = len(bom) if bom and waiting.startswith(bom) else 0
    if charset != "ascii" and len(waiting) == size and _plain_file(source):
        parts = _segments(source.path or "", charset, offset, BLOCK, LONGEST_LINE if recipe.changes else BLOCK)
    else:
        parts = _parts(waiting[offset:], stream, source, charset, offset, recipe)
    del waiting
    for number, part in enumerate(parts):
        if number == ahead and check:  # while the first blocks are under work
            check()
            check = None
        yield part
    if check:
        check()


def _parts(
    waiting: bytes, stream: Readable, source: Input, charset: str, offset: int, recipe: Recipe
) -> Iterator[Block]:
    """The blocks of what can be read once, from first to last; `waiting` has been read."""
    line = -1 if source.path else 0
    while True:
        if charset == "ascii" and recipe.source is None and not waiting.isascii():
            charset, check = recognise(waiting, source.name, recipe)
            check()
        # OpenCC's phrases must not be cut in two, encodings may be changed character by character.
        if not recipe.changes:
            end = cut(waiting, charset)
        else:
            end = after_line(waiting, charset)
            if not end and len(waiting) >= LONGEST_LINE:
                end = after_sentence(waiting, charset)
        more = _read(stream, BLOCK)
        if not more:
            end = len(waiting)
        elif not end:
            waiting += more
            continue
        yield Block(waiting[:end], charset, offset, line)
        if not more:
            return
        if line >= 0:
            line += waiting.count(b"\n", 0, end)
        offset += end
        waiting = b"".join((memoryview(waiting)[end:], more))


def _plain_file(source: Input) -> bool:
    """Whether any part of it can be read at any time, as it stands: no pipe, nothing compressed."""
    return source.path is not None and not source.path.lower().endswith(COMPRESSED) and os.path.isfile(source.path)


def _segments(path: str, charset: str, offset: int, size: int, longest: int) -> Iterator[Block]:
    """The rest of a file in blocks of about `size` bytes that are not read here, only cut after line ends."""
    with open(path, "rb", buffering=0) as stream:
        total = stream.seek(0, 2)
        while offset < total:
            length = _lines_from(stream, charset, offset, size, total, longest)
            yield Block(b"", charset, offset, -1, path, length)
            offset += length


def _lines_from(stream: BinaryIO, charset: str, offset: int, size: int, total: int, longest: int) -> int:
    """The length of about `size` bytes of whole lines; more where a line is longer, up to `longest`."""
    reach = size
    while offset + reach < total:
        start = max(offset, offset + reach - _WINDOW)
        stream.seek(start)
        if end := after_line(stream.read(offset + reach - start), charset):
            return start + end - offset
        if reach >= longest:
            stream.seek(offset)
            data = stream.read(reach)
            return (cut if longest == size else after_sentence)(data, charset) or total - offset
        reach += _WINDOW
    return total - offset


def _read(stream: Readable, size: int) -> bytes:
    """`size` bytes, fewer only at the end: pipes give what they have."""
    data = stream.read(size)
    while 0 < len(data) < size:
        more = stream.read(size - len(data))
        if not more:
            break
        data += more
    return data


def recognise(head: bytes, name: str, recipe: Recipe) -> tuple[str, Callable[[], None]]:
    """The encoding of a file that begins with `head`, and a check to be made before anything of it is written.

    Raises `NotTextError`; the check, `RefusedError` where lines are in two encodings and that was not allowed for.
    """
    from hzclean.cleaners.encodings import encoding_of

    encoding, other_lines = encoding_of(head)
    if encoding is None:
        raise not_text(name, head, " in any encoding known (--from NAME says which it is)")

    def check() -> None:
        if recipe.lines or recipe.errors != "strict":
            return
        if found := other_lines():
            others = "; ".join(f"{other}: line {_some(numbers)}" for other, numbers in found.items())
            raise RefusedError(f"{name}: lines in two encodings ({encoding}; {others}); --lines reads each in its own")

    return encoding, check


def _some(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers[:5])) + (f" and {len(numbers) - 5} more" if len(numbers) > 5 else "")


def convert_all(parts: Iterable[Block], recipe: Recipe, jobs: int, alike: bool = False) -> Generator[Done, None, None]:
    """`convert_block` over all blocks in their order, over `jobs` processors; `alike`: all are in one charset.

    Where C libraries can do all of it there are threads, else processes. The bytes of a result must be used before the
    next is asked for: their memory is used again.
    """
    from hzclean.cli.transcode import by_codec, in_two_processes, one_by_one, steps, transcode

    rest = iter(parts)
    first = next(rest, None)
    if first is None:
        return
    parts = chain((first,), rest)
    if (not recipe.changes and not recipe.lines) or steps(recipe, first.charset):
        if jobs <= 1:
            yield from one_by_one(parts, recipe)
        elif alike and by_codec(recipe, first.charset):
            yield from in_two_processes(parts, recipe, ahead(jobs))
        else:
            yield from transcode(parts, recipe, jobs)
        return
    from hzclean.cli.changes import changer, convert_block

    changer(recipe.changes)  # dictionaries are loaded once, before there are several processes
    convert = partial(convert_block, recipe)
    if jobs <= 1:
        yield from map(convert, parts)
        return
    from hzclean.cli import crew

    if crew.AVAILABLE:
        yield from crew.share_out(convert, parts, jobs, ROOM)
    else:
        from hzclean.cli.work import ordered

        yield from ordered(convert, parts, jobs)


def ahead(jobs: int) -> int:
    """How many more blocks are asked for, at the least, before what becomes of the first is used."""
    return AHEAD * jobs if jobs > 1 else 0


def bom_of(charset: str) -> bytes:
    """The byte order mark of a charset, b"" where it has none."""
    return _BOMS.get(charset, b"")

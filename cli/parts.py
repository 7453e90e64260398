"""What a process reads: many small inputs, one, or a range of a large one; where to cut, and the text in blocks."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hzclean.cli import texts
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import COMPRESSED, Input, reading_errors, unreadable
from hzclean.cli.records import JSON_SUFFIXES
from hzclean.stats.census import Plan
from hzclean.stats.documents import Unit

SMALL = 8 << 20
"""Bytes up to which a file is read at once; a larger one is read block by block."""

BLOCK = 1 << 20
RANGE = 4 << 20
SAMPLE = 1 << 20
BATCH_BYTES = 2 << 20
BATCH_FILES = 200

COUNTED = "; what stands before is counted"

_BLANK_LINE = re.compile(rb"\n(?:[ \t\r\x0b]|\xe3\x80\x80|\xc2\xa0|\xef\xbb\xbf)*\n")

_JSON_NAMES = tuple(suffix + packed for suffix in JSON_SUFFIXES for packed in ("", *COMPRESSED))


@dataclass(frozen=True)
class Reading:
    """How inputs are read. unit: what a document is.  field: of JSON lines, None for what it mostly is.
    by: the field that groups, or None.

    strict: whether the first input that cannot be read ends the run.
    json: whether inputs are JSON lines; None: a file by its suffix, standard input by its first line.
    """

    unit: Unit = "article"
    encoding: str | None = None
    errors: str = "strict"
    field: str | None = None
    by: str | None = None
    json: bool | None = None
    strict: bool = False


class Part(NamedTuple):
    """An input to read, or a range of its bytes. continues, ends: whether documents cross its borders.

    size: its bytes on disk, 0 where that is not known.  lines: how many stand before it, where that was counted.
    """

    source: Input
    number: int
    size: int = 0
    order: int = 0
    start: int = 0
    stop: int | None = None
    continues: bool = False
    ends: bool = True
    lines: int = 0


class Task(NamedTuple):
    """What a process is given at a time: inputs that follow one another, by number and size, or a range of one.

    There are as many tasks as megabytes; the inputs, which may be a hundred times as many, are not sent.
    """

    first: int
    sizes: tuple[int, ...] = ()
    range: Part | None = None

    @property
    def size(self) -> int:
        """Its bytes on disk."""
        return self.range.size if self.range else sum(self.sizes)

    def parts(self, inputs: Sequence[Input]) -> Iterator[Part]:
        """The parts to read; `inputs` are all inputs."""
        if self.range is not None:
            yield self.range
        for number, size in enumerate(self.sizes, self.first):
            yield Part(inputs[number], number, size)


def tasks_of(inputs: Sequence[Input], plan: Plan, reading: Reading, jobs: int) -> Iterator[Task]:
    """All inputs as tasks, large ones in ranges where several processes share the work and no places are noted.

    Standard input, which only one process can read, is a task of its own.
    """
    to_cut = 2 * RANGE if jobs > 1 and not plan.needs_places else None
    first, sizes = 0, list[int]()
    for number, source in enumerate(inputs):
        size = source.size
        alone = source.path is None
        cut = to_cut is not None and size > to_cut and _can_be_cut(source, reading)
        if sizes and (alone or cut or sum(sizes) >= BATCH_BYTES or len(sizes) >= BATCH_FILES):
            yield Task(first, tuple(sizes))
            sizes = []
        if not sizes:
            first = number
        if alone:
            yield Task(number, (0,))
        elif cut:
            for part in ranges(source, number, is_records(source, reading), plan.needs_lines):
                yield Task(number, range=part)
        else:
            sizes.append(size)
    if sizes:
        yield Task(first, tuple(sizes))


def _can_be_cut(source: Input, reading: Reading) -> bool:
    """Whether a line's end is the byte 0A and nothing else is: not in compressed files, not in UTF-16 or -32."""
    if source.name.lower().endswith(COMPRESSED):
        return False
    if reading.encoding:
        return "\n".encode(reading.encoding) == b"\n" if _known(reading.encoding) else False
    with source.open() as stream:
        return b"\0" not in stream.read(SAMPLE)


def _known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def ranges(source: Input, number: int, records: bool, count_lines: bool = False) -> Iterator[Part]:
    """Ranges of about RANGE bytes, from line to line. With `count_lines`, and of records always, they know theirs."""
    part = Part(source, number, source.size)
    with source.open() as stream:
        while source.size - part.start > 2 * RANGE:
            stream.seek(part.start + RANGE)
            window = stream.read(SAMPLE)
            border = None if records else _BLANK_LINE.search(window)
            at = border.end() if border else window.find(b"\n") + 1
            if not at:
                break  # a line so long that the rest is read in one go
            stop = part.start + RANGE + at
            part = part._replace(size=stop - part.start, stop=stop, ends=records or border is not None)
            yield part
            lines = part.lines
            if records or count_lines:
                stream.seek(part.start)
                lines += stream.read(part.size).count(b"\n")
            part = Part(source, number, 0, part.order + 1, stop, None, not part.ends, lines=lines)
    if part.order:
        part = part._replace(size=source.size - part.start, stop=source.size)
    yield part


def is_records(source: Input, reading: Reading) -> bool:
    """Whether a file is taken for JSON lines."""
    return has_json_suffix(source) if reading.json is None else reading.json


def has_json_suffix(source: Input) -> bool:
    """Whether its name says JSON lines, compressed or not."""
    return source.name.lower().endswith(_JSON_NAMES)


def decoded(part: Part, reading: Reading, advance: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """The text of a part in blocks; `advance` is told the bytes gone by between them.

    Raises `Failure` as `texts.decode` does, also for a file that breaks off.
    """
    path = part.source.path
    if path is None or part.stop is not None or not 0 < part.size <= SMALL or path.lower().endswith(COMPRESSED):
        return _block_by_block(part, reading, advance)
    try:
        data = _whole(path, part.size)
    except OSError as error:
        raise unreadable(part.source.name, error) from error
    return iter((texts.decode(data, part.source.name, reading.encoding, reading.errors),))


def _whole(path: str, size: int) -> bytes:
    """The bytes of a file of about `size` bytes. With many small files, Python's streams would cost most."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(handle, size + 1)
        while len(data) != size and (more := os.read(handle, BLOCK)):
            data += more
        return data
    finally:
        os.close(handle)


def _block_by_block(part: Part, reading: Reading, advance: Callable[[int], None]) -> Iterator[str]:
    name, at = part.source.name, part.start
    try:
        with part.source.open() as stream:
            sample = stream.read(SMALL + 1 if part.stop is None else SAMPLE)
            if part.stop is None and len(sample) <= SMALL:
                yield texts.decode(sample, name, reading.encoding, reading.errors)
                return
            encoding = reading.encoding or _recognised(sample, name)
            if not _known(encoding):  # one that is decoded as a whole only, or none
                yield texts.decode(sample + stream.read(), name, encoding, reading.errors)
                return
            if part.stop is not None:
                stream.seek(part.start)
                sample = stream.read(min(BLOCK, part.stop - part.start))
            left = None if part.stop is None else part.stop - part.start - len(sample)
            decoder = codecs.getincrementaldecoder(encoding)(reading.errors)
            while sample:
                text = _decode(decoder, sample, name, at, False)
                yield text if at else text.removeprefix("\ufeff")
                at += len(sample)
                advance(len(sample))
                sample = stream.read(BLOCK if left is None else min(BLOCK, left))
                left = None if left is None else left - len(sample)
            yield _decode(decoder, b"", name, at, True)
    except reading_errors() as error:
        raise unreadable(name, error, COUNTED if at > part.start else "") from error


def _decode(decoder: codecs.IncrementalDecoder, data: bytes, name: str, at: int, final: bool) -> str:
    try:
        return decoder.decode(data, final)
    except UnicodeDecodeError as error:
        raise Failure(
            f"{name}, near byte {at + error.start}: not valid {error.encoding}"
            f" (--encoding NAME says which it is, --errors replace goes on with �){COUNTED if at else ''}"
        ) from error


def _recognised(sample: bytes, name: str) -> str:
    """The encoding of a long text, by its beginning."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return texts.recognise(sample[: sample.rfind(b"\n") + 1] or sample, name)
    return "utf-8-sig"

"""Reading a corpus and counting it, in one process or several, with memory bounded and every loss named.

Work goes to the processes as tasks: a batch of small files, or a range of a large one. Ranges begin after a
blank line where there is one, so that documents lie in one range; where there is none, the document's parts are
put together in the end. Each process keeps one census a group and hands it over when there is no more to do.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hzclean.cli import progress, texts, work
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import COMPRESSED, Input
from hzclean.cli.records import JSON_SUFFIXES, BadRecordError, looks_like_records, record_texts
from hzclean.stats.census import Census, Plan
from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece, Splitter, Unit

SMALL = 8 << 20
"""Bytes up to which a file is read at once; a larger one is read block by block."""

BLOCK = 1 << 20
RANGE = 4 << 20
SAMPLE = 1 << 20
BATCH_BYTES = 2 << 20
BATCH_FILES = 200

# Numbers of documents: the input, its range, then the document in the range.
_INPUT, _RANGE, _LAST = 1 << 40, 1 << 24, (1 << 24) - 1

_BLANK_LINE = re.compile(rb"\n(?:[ \t\r\x0b]|\xe3\x80\x80|\xc2\xa0|\xef\xbb\xbf)*\n")


@dataclass(frozen=True)
class Reading:
    """How inputs are read. unit: what a document is.  field: of JSON lines, None for what it mostly is.
    by: the field that groups, or None.

    json: whether inputs are JSON lines; None: a file by its suffix, standard input by its first line.
    """

    unit: Unit = "article"
    encoding: str | None = None
    errors: str = "strict"
    field: str | None = None
    by: str | None = None
    json: bool | None = None


class Part(NamedTuple):
    """An input to read, or a range of its bytes. continues, ends: whether documents cross its borders."""

    source: Input
    number: int
    order: int = 0
    start: int = 0
    stop: int | None = None
    continues: bool = False
    ends: bool = True


@dataclass
class Outcome:
    """What counting gave: a census a group (the one group is "" without --by), and what could not be read."""

    groups: dict[str, Census] = field(default_factory=dict)
    same: dict[int, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    inputs: int = 0
    by: str = ""  # the field that groups, or nothing

    def __iadd__(self, other: Outcome) -> Outcome:
        for name, census in other.groups.items():
            if name in self.groups:
                self.groups[name] += census
            else:
                self.groups[name] = census
        self.same |= other.same
        self.failed += other.failed
        self.skipped += other.skipped
        self.inputs += other.inputs
        return self

    def settle(self) -> None:
        """Put together the documents that were cut apart."""
        for number in list(self.same):
            target = self.same[number]
            while target in self.same:
                target = self.same[target]
            self.same[number] = target
        for census in self.groups.values():
            census.settle(self.same)


class Counter:
    """Counts parts of a corpus into one outcome."""

    def __init__(self, plan: Plan, reading: Reading, store: Store | None) -> None:
        self.plan = plan
        self.reading = reading
        self.store = store
        self.outcome = Outcome()

    def count(self, part: Part) -> None:
        """Count one part; what cannot be read is noted in the outcome."""
        try:
            self._count(part)
            self.outcome.inputs += part.order == 0
        except texts.NotTextError as error:
            named = self.outcome.failed if part.source.root is None else self.outcome.skipped
            named.append(error.format_message())
        except Failure as error:
            self.outcome.failed.append(error.format_message())

    def _count(self, part: Part) -> None:
        first = part.number * _INPUT + part.order * _RANGE
        blocks = decoded(part, self.reading)
        head = next(blocks, "")
        is_json = self.reading.json
        if is_json is None:
            is_json = _has_json_suffix(part.source) or (part.source.path is None and looks_like_records(head))
        if is_json:
            self._count_records(_with(head, blocks), part, first)
            return
        if self.reading.unit == "file":
            # All ranges of a file are one document.
            splitter = Splitter("file", part.number * _INPUT, None, part.stop is None)
        else:
            splitter = Splitter("article", first, first - _RANGE + _LAST if part.continues else None, part.ends)
        self._census("").count(splitter.pieces(_with(head, blocks)), part.source.name)
        if not part.ends and splitter.document is not None and self.reading.unit == "article":
            self.outcome.same[first + _LAST] = splitter.document

    def _count_records(self, blocks: Iterable[str], part: Part, first: int) -> None:
        for number, record in enumerate(record_texts(blocks, self.reading.field, self.reading.by)):
            if isinstance(record, BadRecordError):
                self.outcome.failed.append(f"{part.source.name}, {record}")
                continue
            pieces: Iterator[Piece] = Splitter("file", first + number).pieces([record.text])
            self._census(record.group).count(pieces, f"{part.source.name}:{record.line}")

    def _census(self, group: str) -> Census:
        if group not in self.outcome.groups:
            self.outcome.groups[group] = Census(self.plan, self.store)
        return self.outcome.groups[group]


def count_inputs(
    inputs: list[Input], plan: Plan, reading: Reading, jobs: int, store: Store | None, quiet: bool = False
) -> Outcome:
    """Count the inputs; the outcome is settled. Raises `Failure` where a process dies."""
    parts = list(_parts(inputs, plan, reading, jobs))
    size = sum(source.size for source in inputs)
    shown = progress.wanted(size, len(inputs), quiet)
    own = [part for part in parts if part.source.path is None]
    if jobs <= 1 or len(parts) - len(own) <= 1:
        counter = Counter(plan, reading, store)
        with progress.bar("stats", size, shown) as advance:
            for part in parts:
                counter.count(part)
                advance(_bytes(part))
        outcome = counter.outcome
    else:
        outcome = _count_in_processes(parts, plan, reading, jobs, store, size, shown)
    outcome.by = reading.by or ""
    if not outcome.groups:
        outcome.groups[""] = Census(plan, store)
    outcome.settle()
    return outcome


def _count_in_processes(
    parts: list[Part], plan: Plan, reading: Reading, jobs: int, store: Store | None, size: int, shown: bool
) -> Outcome:
    import multiprocessing
    from queue import Empty

    tasks: Any = multiprocessing.Queue()
    results: Any = multiprocessing.Queue()
    arguments = (plan, reading, store, tasks, results)
    workers = [multiprocessing.Process(target=_work, args=arguments, daemon=True) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    try:
        for batch in _batches(part for part in parts if part.source.path is not None):
            tasks.put(batch)
        for _ in workers:
            tasks.put(None)
        # Standard input cannot be shared out; this process reads it while the others work.
        mine = Counter(plan, reading, store)
        for part in parts:
            if part.source.path is None:
                mine.count(part)
        outcome, waiting = mine.outcome, jobs
        with progress.bar("stats", size, shown) as advance:
            while waiting:
                try:
                    result = results.get(timeout=1)
                except Empty:
                    if any(worker.exitcode for worker in workers):
                        raise Failure("a process died (out of memory?); --jobs 1 uses less") from None
                    continue
                if isinstance(result, int):
                    advance(result)
                elif isinstance(result, Outcome):
                    outcome += result
                    waiting -= 1
                else:
                    raise Failure(str(result))
        return outcome
    finally:
        for worker in workers:
            worker.terminate()
            worker.join()


def _work(plan: Plan, reading: Reading, store: Store | None, tasks: Any, results: Any) -> None:
    """A process: count tasks until there are no more, then hand over the outcome."""
    work._quiet_worker()
    try:
        counter = Counter(plan, reading, store)
        while (batch := tasks.get()) is not None:
            for part in batch:
                counter.count(part)
            results.put(sum(map(_bytes, batch)))
        results.put(counter.outcome)
    except OSError as error:  # the disk for the runs is full
        results.put(f"{error.filename or 'working files'}: {error.strerror}")


def _bytes(part: Part) -> int:
    return part.source.size if part.stop is None else part.stop - part.start


def _batches(parts: Iterable[Part]) -> Iterator[list[Part]]:
    batch: list[Part] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += _bytes(part)
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _parts(inputs: list[Input], plan: Plan, reading: Reading, jobs: int) -> Iterator[Part]:
    for number, source in enumerate(inputs):
        if jobs > 1 and not plan.needs_places and source.size > 2 * RANGE and _can_be_cut(source, reading):
            yield from _ranges(source, number, records=_is_records(source, reading))
        else:
            yield Part(source, number)


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


def _ranges(source: Input, number: int, records: bool) -> Iterator[Part]:
    """Ranges of about RANGE bytes, from line to line."""
    start, order, continues = 0, 0, False
    with source.open() as stream:
        while source.size - start > 2 * RANGE:
            stream.seek(start + RANGE)
            window = stream.read(SAMPLE)
            border = None if records else _BLANK_LINE.search(window)
            at = border.end() if border else window.find(b"\n") + 1
            if not at:
                break  # a line so long that the rest is read in one go
            ends = records or border is not None
            stop = start + RANGE + at
            yield Part(source, number, order, start, stop, continues, ends)
            start, order, continues = stop, order + 1, not ends
    yield Part(source, number, order, start, source.size if order else None, continues)


def _is_records(source: Input, reading: Reading) -> bool:
    return _has_json_suffix(source) if reading.json is None else reading.json


def _has_json_suffix(source: Input) -> bool:
    stem, suffix = os.path.splitext(source.name.lower())
    return (os.path.splitext(stem)[1] if suffix in COMPRESSED else suffix) in JSON_SUFFIXES


def _with(head: str, blocks: Iterator[str]) -> Iterator[str]:
    yield head
    yield from blocks


def decoded(part: Part, reading: Reading) -> Iterator[str]:
    """The text of a part in blocks. Raises `Failure` as `texts.decode` does, also for a file that breaks off."""
    name = part.source.name
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
            at = part.start
            while sample:
                text = _decode(decoder, sample, name, at, False)
                yield text if at else text.removeprefix("\ufeff")
                at += len(sample)
                sample = stream.read(BLOCK if left is None else min(BLOCK, left))
                left = None if left is None else left - len(sample)
            yield _decode(decoder, b"", name, at, True)
    except (OSError, EOFError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Failure(f"{name}: {reason}") from error


def _decode(decoder: codecs.IncrementalDecoder, data: bytes, name: str, at: int, final: bool) -> str:
    try:
        return decoder.decode(data, final)
    except UnicodeDecodeError as error:
        raise Failure(
            f"{name}, near byte {at + error.start}: not valid {error.encoding}"
            " (--encoding NAME says which it is, --errors replace goes on with �)"
        ) from error


def _recognised(sample: bytes, name: str) -> str:
    """The encoding of a long text, by its beginning."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return texts._recognise(sample[: sample.rfind(b"\n") + 1] or sample, name)
    return "utf-8-sig"

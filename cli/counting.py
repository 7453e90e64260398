"""Reading a corpus and counting it, in one process or several, with memory bounded and every loss named.

Work goes to the processes as tasks: some hundred small files, or a range of a large one. Ranges begin after a
blank line where there is one, so that documents lie in one range; where there is none, the document's parts are
put together in the end. Each process keeps one census a group and hands it over when there is no more to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from hzclean.cli import progress, work
from hzclean.cli.errors import Failure, NotTextError
from hzclean.cli.inputs import Input
from hzclean.cli.parts import Part, Reading, Task, decoded, has_json_suffix, tasks_of
from hzclean.cli.records import BadRecordError, looks_like_records, record_texts
from hzclean.stats.census import Census, Plan
from hzclean.stats.counts import Store
from hzclean.stats.documents import Piece, Splitter


@dataclass
class Outcome:
    """What counting gave: a census a group (the one group is "" without --by), and what could not be read."""

    groups: dict[str, Census] = field(default_factory=dict)
    same: dict[int, int] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
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


# Numbers of documents: the input, its range, then the document in the range.
_INPUT, _RANGE, _LAST = 1 << 40, 1 << 24, (1 << 24) - 1


NAMED = 3
"""Bad lines of a file of JSON lines that are named one by one."""

STEP = 1 << 18
"""Bytes after which progress is told."""


class Counter:
    """Counts parts of a corpus into one outcome. advance: is told the bytes read, some hundred thousand at a time."""

    def __init__(
        self, plan: Plan, reading: Reading, store: Store | None, advance: Callable[[int], None] = lambda _: None
    ) -> None:
        self.plan = plan
        self.reading = reading
        self.store = store
        self.outcome = Outcome()
        self.advance = advance
        self._left = 0  # bytes of the part that are not read yet
        self._read = 0  # bytes that are not told yet

    def count(self, part: Part) -> None:
        """Count one part; what cannot be read is noted in the outcome (raises `Failure` where reading is strict)."""
        self._left = part.size
        try:
            self._count(part)
        except NotTextError as error:
            named = self.outcome.failed if part.source.root is None else self.outcome.skipped
            named.append(error.format_message())
        except Failure as error:
            self._fail(error)
        self._tell(self._left)

    def _fail(self, error: Failure) -> None:
        if self.reading.strict:
            raise error
        self.outcome.failed.append(error.format_message())

    def _tell(self, read: int) -> None:
        read = min(read, self._left)  # of a compressed part more comes out
        self._left -= read
        self._read += read
        if self._read >= STEP:
            self.advance(self._read)
            self._read = 0

    def _count(self, part: Part) -> None:
        first = part.number * _INPUT + part.order * _RANGE
        blocks = decoded(part, self.reading, self._tell)
        head = next(blocks, "")
        blocks = chain((head,), blocks)
        is_json = self.reading.json
        if is_json is None:
            unnamed = part.source.path is None or self.reading.by is not None
            is_json = has_json_suffix(part.source) or (unnamed and looks_like_records(head))
        if is_json:
            self._count_records(blocks, part, first)
            return
        if self.reading.by is not None and head.strip():
            by = self.reading.by
            raise Failure(f"{part.source.name}: not JSON lines, which alone have a field “{by}” to group --by")
        if self.reading.unit == "file":
            # All ranges of a file are one document.
            splitter = Splitter("file", part.number * _INPUT, None, part.stop is None, part.lines)
        else:
            continues = first - _RANGE + _LAST if part.continues else None
            splitter = Splitter("article", first, continues, part.ends, part.lines)
        self._census("").count(splitter.pieces(blocks), part.source.name)
        if not part.ends and splitter.document is not None and self.reading.unit == "article":
            self.outcome.same[first + _LAST] = splitter.document

    def _count_records(self, blocks: Iterable[str], part: Part, first: int) -> None:
        bad = 0
        records = record_texts(blocks, self.reading.field, self.reading.by, part.lines)
        for number, record in enumerate(records):
            if isinstance(record, BadRecordError):
                bad += 1
                if bad <= NAMED:
                    self._fail(Failure(f"{part.source.name}, {record}"))
                continue
            pieces: Iterator[Piece] = Splitter("file", first + number).pieces([record.text])
            self._census(record.group).count(pieces, f"{part.source.name}:{record.line}")
        if bad > NAMED:
            self._fail(Failure(f"{part.source.name}: {bad - NAMED} more such lines"))

    def _census(self, group: str) -> Census:
        if group not in self.outcome.groups:
            self.outcome.groups[group] = Census(self.plan, self.store)
        return self.outcome.groups[group]


def count_inputs(
    inputs: list[Input], plan: Plan, reading: Reading, jobs: int, store: Store | None, quiet: bool = False
) -> Outcome:
    """Count the inputs; the outcome is settled. Raises `Failure` where a process dies."""
    tasks = list(tasks_of(inputs, plan, reading, jobs))
    size = sum(task.size for task in tasks)
    jobs = min(jobs, len(tasks))
    with progress.bar("stats", size, progress.wanted(size, len(inputs), quiet)) as advance:
        if jobs <= 1:
            outcome = _count_here(tasks, inputs, Counter(plan, reading, store, advance))
        else:
            outcome = _count_in_processes(tasks, inputs, plan, reading, jobs, store, advance)
    outcome.by = reading.by or ""
    if not outcome.groups:
        outcome.groups[""] = Census(plan, store)
    outcome.settle()
    return outcome


def _count_here(tasks: Iterable[Task], inputs: Sequence[Input], counter: Counter) -> Outcome:
    for task in tasks:
        for part in task.parts(inputs):
            counter.count(part)
    return counter.outcome


def _count_in_processes(
    tasks: list[Task],
    inputs: Sequence[Input],
    plan: Plan,
    reading: Reading,
    jobs: int,
    store: Store | None,
    advance: Callable[[int], None],
) -> Outcome:
    import multiprocessing
    from queue import Empty

    to_do: Any = multiprocessing.Queue()
    results: Any = multiprocessing.Queue()
    arguments = (inputs, plan, reading, store, to_do, results)
    workers = [multiprocessing.Process(target=_work, args=arguments, daemon=True) for _ in range(jobs)]
    for worker in workers:
        worker.start()
    try:
        # Standard input cannot be shared out; this process reads it while the others work.
        own = [task for task in tasks if inputs[task.first].path is None]
        for task in tasks:
            if task not in own:
                to_do.put(task)
        for _ in workers:
            to_do.put(None)
        outcome, waiting = _count_here(own, inputs, Counter(plan, reading, store)), jobs
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


def _work(inputs: Sequence[Input], plan: Plan, reading: Reading, store: Store | None, to_do: Any, results: Any) -> None:
    """A process: count tasks until there are no more, then hand over the outcome."""
    work.quiet_worker()
    try:
        results.put(_count_here(iter(to_do.get, None), inputs, Counter(plan, reading, store, results.put)))
    except Failure as failure:
        results.put(failure.format_message())
    except OSError as error:  # the disk for the runs is full
        results.put(f"{error.filename or 'working files'}: {error.strerror}")

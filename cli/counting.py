"""Reading a corpus and counting it, in one process or several, with memory bounded and every loss named.

Work goes to the processes as tasks: a batch of small files, or a range of a large one. Ranges begin after a
blank line where there is one, so that documents lie in one range; where there is none, the document's parts are
put together in the end. Each process keeps one census a group and hands it over when there is no more to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from hzclean.cli import progress, work
from hzclean.cli.errors import Failure, NotTextError
from hzclean.cli.inputs import Input
from hzclean.cli.parts import Part, Reading, batches, decoded, has_json_suffix, part_size, parts_of
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


# Numbers of documents: the input, its range, then the document in the range.
_INPUT, _RANGE, _LAST = 1 << 40, 1 << 24, (1 << 24) - 1


class Counter:
    """Counts parts of a corpus into one outcome."""

    def __init__(self, plan: Plan, reading: Reading, store: Store | None) -> None:
        self.plan = plan
        self.reading = reading
        self.store = store
        self.outcome = Outcome()

    def count(self, part: Part) -> None:
        """Count one part; what cannot be read is noted in the outcome (raises `Failure` where reading is strict)."""
        try:
            self._count(part)
            self.outcome.inputs += part.order == 0
        except NotTextError as error:
            named = self.outcome.failed if part.source.root is None else self.outcome.skipped
            named.append(error.format_message())
        except Failure as error:
            if self.reading.strict:
                raise
            self.outcome.failed.append(error.format_message())

    def _count(self, part: Part) -> None:
        first = part.number * _INPUT + part.order * _RANGE
        blocks = decoded(part, self.reading)
        head = next(blocks, "")
        is_json = self.reading.json
        if is_json is None:
            is_json = has_json_suffix(part.source) or (part.source.path is None and looks_like_records(head))
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
    parts = list(parts_of(inputs, plan, reading, jobs))
    size = sum(source.size for source in inputs)
    shown = progress.wanted(size, len(inputs), quiet)
    own = [part for part in parts if part.source.path is None]
    if jobs <= 1 or len(parts) - len(own) <= 1:
        counter = Counter(plan, reading, store)
        with progress.bar("stats", size, shown) as advance:
            for part in parts:
                counter.count(part)
                advance(part_size(part))
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
        for batch in batches(part for part in parts if part.source.path is not None):
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
    work.quiet_worker()
    try:
        counter = Counter(plan, reading, store)
        while (batch := tasks.get()) is not None:
            for part in batch:
                counter.count(part)
            results.put(sum(map(part_size, batch)))
        results.put(counter.outcome)
    except Failure as failure:
        results.put(failure.format_message())
    except OSError as error:  # the disk for the runs is full
        results.put(f"{error.filename or 'working files'}: {error.strerror}")


def _with(head: str, blocks: Iterator[str]) -> Iterator[str]:
    yield head
    yield from blocks

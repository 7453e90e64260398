"""Pages cleaned batch by batch, in this process or in others, and what is told of each batch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hzclean.cleaners.page import LINE_END, Page
from hzclean.cleaners.registry import Settings
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import Input
from hzclean.cli.texts import PageText, pages

# Pages travel to the workers in batches of about this many code points.
BATCH = 60_000


@dataclass(frozen=True)
class Order:
    """What the user asked for, as the workers need it."""

    settings: Settings
    page_break: str
    encoding: str | None
    errors: str
    explain: bool
    format: str = "text"


class Task(NamedTuple):
    """Pages of one input, or the news that there will be no more of it because it could not be read."""

    source: Input
    pages: tuple[PageText, ...]
    failure: Failure | None
    order: Order


class Explained(NamedTuple):
    """One repair, removal or doubt with its place, for a person to read."""

    line: int
    column: int
    step: str
    change: str
    why: str


class Cleaned(NamedTuple):
    """What became of a task."""

    source: Input
    text: str
    failure: Failure | None
    pages: int
    paragraphs: int
    counts: Counter[str]
    removed: int
    doubts: int
    explained: list[Explained]


def tasks(inputs: Iterable[Input], order: Order) -> Iterator[Task]:
    """The inputs' pages in batches; a file that cannot be read ends in a task that says so."""
    break_ = re.compile(order.page_break, re.MULTILINE)
    for source in inputs:
        batch: list[PageText] = []
        size = 0
        try:
            for page in pages(source, break_, order.encoding, order.errors):
                batch.append(page)
                size += len(page.text)
                if size >= BATCH:
                    yield Task(source, tuple(batch), None, order)
                    batch, size = [], 0
        except Failure as failure:
            yield Task(source, (), failure, order)
            continue
        # Also when it is empty: an empty file in is an empty file out.
        yield Task(source, tuple(batch), None, order)


def clean_task(task: Task) -> Cleaned:
    """Clean the pages of a task (runs in the workers)."""
    from hzclean.cleaners.pipeline import clean_page

    out: list[str] = []
    counts: Counter[str] = Counter()
    paragraphs = removed = doubts = 0
    explained: list[Explained] = []
    for part in task.pages:
        page, rendered = clean_page(part.text, task.order.settings, part.number)
        if task.order.format == "text":
            out += (rendered.text, part.separator)
        else:
            out.append(_structured(page, part, task))
        counts.update(r.step for r in page.repairs)
        paragraphs += rendered.text.count("\n") + (not rendered.text.endswith("\n") and rendered.text != "")
        removed += sum(r.end - r.start for r in page.removals)
        doubts += len(page.doubts)
        if task.order.explain:
            explained += explain(page, part.first_line)
    return Cleaned(
        task.source, "".join(out), task.failure, len(task.pages), paragraphs, counts, removed, doubts, explained
    )


def _structured(page: Page, part: PageText, task: Task) -> str:
    """One cleaned page in the format asked for; offsets count from the start of the input."""
    from hzclean.cleaners.page import shift
    from hzclean.cleaners.structured import json_lines, markdown

    if task.order.format == "jsonl":
        return json_lines(shift(page, part.start), task.source.path and task.source.name)
    said = markdown(page)
    return said and "\n" * (part.number > 1) + said


def explain(page: Page, first_line: int) -> list[Explained]:
    """What was repaired, removed and left in doubt on a page, in the order of its lines."""
    starts = [0, *(m.end() for m in LINE_END.finditer(page.text))]

    def place(at: int) -> tuple[int, int]:
        n = bisect_right(starts, at) - 1
        return first_line + n, at - starts[n] + 1

    out = [Explained(*place(r.start), r.step, f"{r.before} → {r.after}", r.why) for r in page.repairs]
    for removal in page.removals:
        gone = page.text[removal.start : removal.end]
        out.append(Explained(*place(removal.start), removal.step, f"{gone} → (removed)", removal.reason))
    for doubt in page.doubts:
        said = f"left as it is (confidence {doubt.confidence:.2f})"
        out.append(Explained(*place(doubt.start), doubt.step, said, doubt.why))
    return sorted(out)

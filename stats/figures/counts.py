"""Counting figures over many documents, in parts that can be added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from hzclean.stats.figures.find import find
from hzclean.stats.figures.mention import Mention

By = Literal["unit", "kind", "noun", "value", "document"]
Sort = Literal["count", "documents", "name", "minimum", "median", "maximum", "sum"]
Document = str | int
Key = tuple[Document, str, str | None, str | None, "float | int | str | tuple[float | int, ...]"]

# Kinds whose amounts can be added up; rates of them (元/吨) and all others can not.
_ADDED = frozenset(["money", "count", "area", "mass", "length", "volume", "energy", "power", "duration"])


@dataclass(frozen=True)
class FigureRow:
    """One row of the table of figures.

    kind, unit, noun, value and document say what is counted and are None where the row is for all of them; count is the
    number of mentions, documents the number of documents they stand in. minimum, median, maximum and sum are of the
    amounts, in the unit, and None where the row mixes units or its values are no amounts (dates). A range gives its
    ends to minimum and maximum and its middle to median and sum.
    """

    kind: str | None
    unit: str | None
    noun: str | None
    value: float | int | str | None
    document: Document | None
    count: int
    documents: int
    minimum: float | int | None
    median: float | int | None
    maximum: float | int | None
    sum: float | int | None


class FigureCounts:
    """How often which figures occur in which documents: a value that adds up, for many files and processes.

    >>> first, second = FigureCounts(), FigureCounts()
    >>> first.add("a.txt", "投资3亿元，增长5%")
    >>> second.add("b.txt", "投资2亿元和100万美元")
    >>> for row in (first + second).rows():
    ...     print(row.kind, row.unit, row.count, row.documents, row.median, row.sum)
    money 元 2 2 250000000 500000000
    money 美元 1 1 1000000 1000000
    percent % 1 1 5 None
    """

    __slots__ = ("_counts",)

    def __init__(self) -> None:
        self._counts: Counter[Key] = Counter()

    def add(self, document: Document, text: str) -> None:
        """Count the figures of a text that is (part of) the document named."""
        self.add_mentions(document, find(text))

    def add_mentions(self, document: Document, mentions: Iterable[Mention]) -> None:
        """Count figures already found in the document named."""
        for mention in mentions:
            value = tuple(mention.value) if isinstance(mention.value, list) else mention.value
            self._counts[document, mention.kind, mention.unit, mention.noun, value] += 1

    def __add__(self, other: FigureCounts) -> FigureCounts:
        if not isinstance(other, FigureCounts):
            return NotImplemented
        result = FigureCounts()
        result._counts = self._counts + other._counts
        return result

    def __iadd__(self, other: FigureCounts) -> FigureCounts:
        self._counts.update(other._counts)
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FigureCounts) and self._counts == other._counts

    __hash__ = None  # type: ignore[assignment]

    def rename(self, names: Mapping[Document, Document]) -> None:
        """Count documents under other names, as where parts of one document were counted apart."""
        renamed: Counter[Key] = Counter()
        for (document, kind, unit, noun, value), count in self._counts.items():
            renamed[names.get(document, document), kind, unit, noun, value] += count
        self._counts = renamed

    @property
    def total(self) -> int:
        """The number of mentions counted."""
        return sum(self._counts.values())

    def rows(
        self, by: By | None = "unit", *, sort: Sort | None = "count", top: int | None = None, min_count: int = 1
    ) -> list[FigureRow]:
        """The table of figures, one row for each kind and unit, or as by says.

        by: "unit" (a row for each kind and unit), "kind", "noun" (with kind and unit), "value" (with kind and unit) or
        "document". sort: "count", "documents" or a statistic, highest first (rows without one last), or "name" for the
        order of what is counted. top: only the first so many rows. min_count: leave out rows with fewer mentions.
        Rows by noun leave out figures without one. Raises ValueError for an unknown by or sort.
        """
        by, sort = by or "unit", sort or "count"
        if by not in get_args(By):
            raise ValueError(f"cannot count figures by {by!r}; choose one of {', '.join(get_args(By))}")
        if sort not in get_args(Sort):
            raise ValueError(f"cannot sort figures by {sort!r}; choose one of {', '.join(get_args(Sort))}")
        groups: dict[tuple[object, ...], list[tuple[Key, int]]] = {}
        for key, count in self._counts.items():
            if by != "noun" or key[3] is not None:
                groups.setdefault(_GROUPS[by](key), []).append((key, count))
        rows = [_row(by, members) for members in groups.values()]
        rows = sorted((row for row in rows if row.count >= min_count), key=_name)
        if sort != "name":
            rows.sort(key=lambda row: _rank(getattr(row, sort)))
        return rows[:top]


_GROUPS: dict[str, Callable[[Key], tuple[object, ...]]] = {
    "unit": lambda key: (key[1], key[2]),
    "kind": lambda key: (key[1],),
    "noun": lambda key: (key[3], key[1], key[2]),
    "value": lambda key: (key[1], key[2], key[4]),
    "document": lambda key: (key[0],),
}


def _row(by: str, members: list[tuple[Key, int]]) -> FigureRow:
    document, kind, unit, noun, value = members[0][0]
    measures = {(key[1], key[2]) for key, _ in members}
    one_kind, one_measure = len({kind for kind, _ in measures}) == 1, len(measures) == 1
    shown = None if by != "value" else "-".join(map(str, value)) if isinstance(value, tuple) else value
    minimum = median = maximum = total = None
    amounts = [(key[4], count) for key, count in members if not isinstance(key[4], str)]
    if one_measure and len(amounts) == len(members):
        spans = [(span if isinstance(span, tuple) else (span, span), count) for span, count in amounts]
        minimum, maximum = min(span[0] for span, _ in spans), max(span[-1] for span, _ in spans)
        middles = sorted(
            (_tidy((span[0] + span[-1]) / 2) if span[0] != span[-1] else span[0], count) for span, count in spans
        )
        median = _median(middles)
        if kind in _ADDED and "/" not in (unit or ""):
            total = _tidy(sum(middle * count for middle, count in middles))
    return FigureRow(
        kind if one_kind or by != "document" else None,
        unit if one_measure else None,
        noun if by == "noun" else None,
        shown,
        document if by == "document" else None,
        sum(count for _, count in members),
        len({key[0] for key, _ in members}),
        minimum,
        median,
        maximum,
        total,
    )


def _median(values: list[tuple[float | int, int]]) -> float | int:
    """The median of values, each with how often it occurs, in ascending order."""
    total = sum(count for _, count in values)
    below, middle = 0, []
    for value, count in values:
        for place in ((total - 1) // 2, total // 2):
            if below <= place < below + count:
                middle.append(value)
        below += count
    return middle[0] if middle[0] == middle[-1] else _tidy((middle[0] + middle[-1]) / 2)


def _tidy(number: float | int) -> float | int:
    """A whole number as int, others without the noise of binary fractions."""
    number = round(number, 9)
    return int(number) if number == int(number) else number


def _name(row: FigureRow) -> tuple[str, ...]:
    return tuple("" if cell is None else str(cell) for cell in (row.document, row.noun, row.kind, row.unit, row.value))


def _rank(number: float | int | None) -> tuple[bool, float | int]:
    return number is None, -(number or 0)

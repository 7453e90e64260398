"""A table as data: what every count comes out as, before anyone prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Literal

Cell = str | int | float | None | list[float | int]
"""A value as it is, never rounded or shortened; a list is a range of figures."""

Kind = Literal["text", "path", "count", "number", "left"]
"""text: words; path: where something stands, its end telling most; count: whole numbers; number: any number;
left: text set flush right (the left of a concordance)."""


@dataclass(frozen=True)
class Column:
    """One column: its name in machine formats (snake_case) and how people are shown it.

    digits: decimals shown to people; None: as many as the number has, four at most.
    bar: drawn beside the number at a terminal.
    rank: how soon the column goes where room is short (0 never, higher sooner).
    around: name of the column whose text stands inside this one's, and stays visible where this one is shortened.
    """

    name: str
    kind: Kind = "text"
    digits: int | None = 2
    bar: bool = False
    rank: int = 0
    around: str = ""


@dataclass
class Table:
    """A named table; each row has one cell a column. The rows can be walked once only.

    note: one line for people: what was counted and what was left out.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[tuple[Cell, ...]] = ()
    note: str = ""

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as name → value.

        >>> list(Table("terms", (Column("term"), Column("count", "count")), [("图书", 2)]).records())
        [{'term': '图书', 'count': 2}]
        """
        names = [column.name for column in self.columns]
        for row in self.rows:
            yield dict(zip(names, row, strict=True))


def sort_key(columns: Sequence[Column], name: str) -> Callable[[tuple[Cell, ...]], Any]:
    """A key that puts rows with the highest number in column `name` first, ties by the first column.

    ValueError where no column of numbers has that name.

    >>> sorted([("天", 1), ("地", 2)], key=sort_key((Column("term"), Column("count", "count")), "count"))
    [('地', 2), ('天', 1)]
    """
    names = [column.name for column in columns if column.kind in ("count", "number")]
    if name not in names:
        raise ValueError(f"no column “{name}” to sort by; there are: {', '.join(names)}")
    at = [column.name for column in columns].index(name)

    def key(row: tuple[Cell, ...]) -> Any:
        number = row[at]
        return (-number if isinstance(number, int | float) else inf), row[0]

    return key

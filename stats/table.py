"""A table as data: what every count comes out as, before anyone prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

Cell = str | int | float | None | list[float] | list[str]
"""A value as it is, never rounded or shortened; a list is a range of figures."""

Kind = Literal["text", "count", "number", "left"]
"""text: words; count: whole numbers; number: any number; left: text set flush right (the left of a concordance)."""


@dataclass(frozen=True)
class Column:
    """One column: its name in machine formats (snake_case) and how people are shown it.

    digits: decimals shown to people.  bar: drawn beside the number at a terminal.
    rank: how soon the column goes where room is short (0 never, higher sooner).
    """

    name: str
    kind: Kind = "text"
    digits: int = 2
    bar: bool = False
    rank: int = 0


@dataclass
class Table:
    """A named table; each row has one cell a column.

    note: one line for people: what was counted and what was left out.
    """

    name: str
    columns: Sequence[Column]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    note: str = ""

    def records(self) -> list[dict[str, Cell]]:
        """The rows as name → value.

        >>> Table("terms", (Column("term"), Column("count", "count")), [("图书", 2)]).records()
        [{'term': '图书', 'count': 2}]
        """
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

"""Tables as a person at a terminal sees them: fitted into its columns by display width, with bars where room is left.

Where a table is too wide, paths lose the folder that all have in common, columns go by their rank (first those that
are empty in all rows), then texts are shortened.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from math import isfinite
from typing import TYPE_CHECKING, TextIO

from hzclean.cli.tables import FLUSH_LEFT, label, shown
from hzclean.stats.table import Cell, Column, Table

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST = {"text": 8, "path": 12, "left": 12}
"""Cells that a column of text keeps before another column goes, by the column's kind."""

NARROWEST_AROUND = 24
"""The same of a passage that stands around something."""

BAR = 20
"""Cells of the longest bar; bars shrink to a quarter of it before they go."""

CUT_AT_THE_LEFT = ("path", "left")

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def draw(tables: Sequence[Table], stream: TextIO) -> None:
    """Draw tables to a terminal."""
    from rich.console import Console

    # rich takes a dumb terminal for 80 columns wide, unless both sizes are given.
    columns = _columns(stream)
    console = Console(file=stream, highlight=False, width=columns, height=columns and 25)
    for number, table in enumerate(tables):
        if number:
            console.print()
        _draw_one(table, console)


def _columns(stream: TextIO) -> int | None:
    """The width of the terminal; None where only the environment tells it."""
    if os.environ.get("COLUMNS", "").isdigit():
        return None
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


def _draw_one(table: Table, console: Console) -> None:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    rows = list(table.rows)
    fit = _Fit(table.columns, rows, console.width)
    # One cell of padding and the box's own blank: two cells between columns, as _Fit reckons.
    drawn = RichTable(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, 1, 0, 0),
        title=table.name,
        title_justify="left",
        title_style="bold",
    )
    for at in fit.kept:
        column = table.columns[at]
        right = column.kind not in FLUSH_LEFT
        drawn.add_column(label(column), justify="right" if right else "left", width=fit.widths[at], no_wrap=True)
    if fit.bar:
        drawn.add_column("", width=fit.bar, no_wrap=True)
    blocks = console.encoding.startswith("utf")
    for row, cells in zip(rows, fit.cells, strict=True):
        line = [fit.shortened(cells, at) for at in fit.kept]
        texts = [Text(cell, style="bold" if at == 0 else "") for at, cell in enumerate(line)]
        if fit.bar:
            texts.append(Text(bar(fit.share(row), fit.bar, blocks), style="cyan"))
        drawn.add_row(*texts)
    console.print(drawn)
    notes = [table.note] if table.note else []
    if fit.dropped:
        names = ", ".join(label(table.columns[at]) for at in fit.dropped)
        notes.append(f"too narrow for: {names} (--format csv has all)")
    if notes:
        console.print(Text("; ".join(notes), style="dim"))


def bar(share: float, width: int, blocks: bool = True) -> str:
    """A bar of `share` (0 to 1) of `width` cells, in eighths of a cell where block characters can be printed.

    >>> bar(0.5, 5), bar(0.5, 6, blocks=False), bar(0.001, 5)
    ('██▌', '###', '▏')
    """
    if not blocks:
        return "#" * max(round(share * width), share > 0)
    eighths = max(round(share * width * 8), share > 0)
    return "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")


def _cut_after(text: str, width: int) -> str:
    """`text` in `width` cells."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _cut_before(text: str, width: int) -> str:
    """The end of `text` in `width` cells."""
    from rich.cells import cell_len

    if cell_len(text) <= width:
        return text
    while cell_len(text) > width - 1:
        text = text[1:]
    return "…" + text


def _cut_around(text: str, middle: str, width: int) -> str:
    """`text` in `width` cells, with `middle` and what stands beside it.

    >>> _cut_around("清晨6时40分，第一班定制公交准时停在柿子坪村口。", "第一", 20)
    '…40分，第一班定制公…'
    """
    from rich.cells import cell_len

    at = text.find(middle)
    if cell_len(text) <= width or at < 0:
        return _cut_after(text, width)
    after = (width - cell_len(middle)) // 2
    before = _cut_before(text[:at], width - cell_len(middle) - min(after, cell_len(text[at + len(middle) :])))
    return _cut_after(before + text[at:], width)


class _Fit:
    """What of a table fits into so many cells: columns go by rank, then texts are shortened; bars take what is left."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], room: int) -> None:
        self.columns = columns
        self.cells = [[shown(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
        self.kept = list(range(len(columns)))
        self.widths = [self._width(at) for at in self.kept]
        if self._used() > room:
            self._leave_out_the_common_folder()
        self.barred = next((at for at, column in enumerate(columns) if column.bar), None)
        self.most = max((abs(_number(row[self.barred])) for row in rows), default=0.0) if self.barred is not None else 0
        empty = {at for at in self.kept if not any(row[at] for row in self.cells)}
        by_rank = sorted(self.kept, key=lambda at: (at not in empty or not columns[at].rank, -columns[at].rank, -at))
        while self._least() > room and columns[by_rank[0]].rank > 0:
            self.kept.remove(by_rank.pop(0))
        self.dropped = [at for at in range(len(columns)) if at not in self.kept]
        self._shorten(room)
        spare = room - self._used() - 2
        self.bar = min(BAR, spare) if self.most and spare >= BAR // 4 else 0

    def _width(self, at: int) -> int:
        from rich.cells import cell_len

        return max([cell_len(label(self.columns[at])), *(cell_len(row[at]) for row in self.cells)])

    def _leave_out_the_common_folder(self) -> None:
        for at, column in enumerate(self.columns):
            folders = {os.path.dirname(row[at]) for row in self.cells} if column.kind == "path" else {""}
            if "" in folders or len({(os.path.isabs(folder), os.path.splitdrive(folder)[0]) for folder in folders}) > 1:
                continue
            start = len(os.path.join(os.path.commonpath(folders), ""))
            for row in self.cells:
                row[at] = row[at][start:]
            self.widths[at] = self._width(at)

    def _least(self) -> int:
        narrow = sum(min(self.widths[at], self._floor(at)) for at in self.kept)
        return narrow + self._gaps()

    def _floor(self, at: int) -> int:
        return NARROWEST_AROUND if self.columns[at].around else NARROWEST.get(self.columns[at].kind, self.widths[at])

    def _gaps(self) -> int:
        return 2 * (len(self.kept) - 1)

    def _used(self) -> int:
        return sum(self.widths[at] for at in self.kept) + self._gaps()

    def _shorten(self, room: int) -> None:
        """Take cells from the widest text again and again until the table fits."""
        texts = [at for at in self.kept if self.columns[at].kind in NARROWEST]
        while self._used() > room and texts:
            widest = max(texts, key=lambda at: self.widths[at])
            if self.widths[widest] <= 2:
                return
            self.widths[widest] -= 1

    def shortened(self, cells: Sequence[str], at: int) -> str:
        """One cell of a row in the width of its column."""
        column, cell, width = self.columns[at], cells[at], self.widths[at]
        if column.around:
            names = [column.name for column in self.columns]
            return _cut_around(cell, cells[names.index(column.around)], width)
        return _cut_before(cell, width) if column.kind in CUT_AT_THE_LEFT else _cut_after(cell, width)

    def share(self, row: tuple[Cell, ...]) -> float:
        """The length of the row's bar, 0 to 1."""
        assert self.barred is not None
        return abs(_number(row[self.barred])) / self.most


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) and isfinite(cell) else 0.0

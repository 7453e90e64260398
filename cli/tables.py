"""The one place that prints tables: for people at a terminal, for pipes, and for other programs.

Machine formats (csv, tsv, json, jsonl) carry raw numbers and full text under stable names. `table` is drawn with
bars at a terminal, shortened there by display width; in a pipe it is plain text in aligned columns, unshortened.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Sequence
from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING, TextIO

from hzclean.stats.table import Cell, Column, Table

if TYPE_CHECKING:
    from rich.console import Console

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")
SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown"}

NARROWEST_TEXT = 8
"""Cells that a text column keeps before another column goes."""

BAR = 20
"""Cells of the longest bar; bars shrink to a quarter of it before they go."""

FLUSH_LEFT = ("text", "path")
TEXTS = ("text", "path", "left")
CUT_AT_THE_LEFT = ("path", "left")

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def write(tables: Sequence[Table], form: str, stream: TextIO) -> None:
    """Write tables in one of FORMATS to a text stream; where that is a terminal, `table` is drawn."""
    if form == "table":
        if stream.isatty():
            _draw(tables, stream)
        else:
            _write_plain(tables, stream)
    elif form == "markdown":
        _write_markdown(tables, stream)
    elif form == "json":
        _write_json(tables, stream)
    elif form == "jsonl":
        _write_json_lines(tables, stream)
    else:
        _write_separated(tables, form, stream)


# Machine formats


def _raw(cell: Cell) -> str:
    """A cell in CSV or TSV: nothing for None, JSON for a range."""
    if cell is None:
        return ""
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list) else str(cell)


def _write_separated(tables: Sequence[Table], form: str, stream: TextIO) -> None:
    """CSV (RFC 4180) or TSV (tabs, line ends and backslashes escaped); a blank line between tables."""
    writer = csv.writer(stream, lineterminator="\n")
    for number, table in enumerate(tables):
        if number:
            stream.write("\n")
        head = tuple(column.name for column in table.columns)
        for row in chain([head], table.rows):
            if form == "csv":
                writer.writerow([_raw(cell) for cell in row])
            else:
                stream.write("\t".join(_escaped(_raw(cell)) for cell in row) + "\n")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _write_json(tables: Sequence[Table], stream: TextIO) -> None:
    """One object: the name of each table → its rows as objects; written row by row."""
    stream.write("{")
    for number, table in enumerate(tables):
        stream.write(("," if number else "") + f"\n{_json(table.name)}: [")
        for at, record in enumerate(table.records()):
            stream.write(("," if at else "") + "\n  " + _json(_finite(record)))
        stream.write("\n]")
    stream.write("\n}\n")


def _write_json_lines(tables: Sequence[Table], stream: TextIO) -> None:
    """One object a row; with several tables the first field, `table`, tells which."""
    for table in tables:
        head = {"table": table.name} if len(tables) > 1 else {}
        for record in table.records():
            stream.write(_json({**head, **_finite(record)}) + "\n")


def _finite(record: dict[str, Cell]) -> dict[str, Cell]:
    """JSON has no infinity: null stands for it."""
    return {name: None if isinstance(v, float) and not isfinite(v) else v for name, v in record.items()}


def _write_markdown(tables: Sequence[Table], stream: TextIO) -> None:
    for number, table in enumerate(tables):
        if number:
            stream.write("\n")
        if len(tables) > 1:
            stream.write(f"## {table.name}\n\n")
        stream.write("| " + " | ".join(label(column) for column in table.columns) + " |\n")
        stream.write(
            "|" + "|".join(" --- " if column.kind in FLUSH_LEFT else " ---: " for column in table.columns) + "|\n"
        )
        for row in table.rows:
            cells = (shown(cell, column) for cell, column in zip(row, table.columns, strict=True))
            stream.write("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n")
        if table.note:
            stream.write(f"\n{table.note}\n")


# For people


def label(column: Column) -> str:
    """The name of a column for people.

    >>> label(Column("per_million"))
    'per million'
    """
    return column.name.replace("_", " ")


def shown(cell: Cell, column: Column) -> str:
    """A cell for people: thousands parted, decimals as the column says.

    >>> shown(1234567, Column("count", "count")), shown(0.126, Column("dp", "number", 2))
    ('1,234,567', '0.13')
    >>> shown([10.0, 50.5], Column("value", "number", None))
    '10–50.5'
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.split()) if column.kind != "left" else cell.replace("\n", " ")
    if isinstance(cell, list):
        return "–".join(shown(part, column) for part in cell)
    if isinstance(cell, int):
        return f"{cell:,}"
    if column.digits is None:
        return f"{cell:.4g}" if abs(cell) < 0.001 else f"{cell:,.4f}".rstrip("0").rstrip(".")
    return f"{cell:,.{column.digits}f}"


def _cells(table: Table) -> list[list[str]]:
    return [[shown(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]


def _write_plain(tables: Sequence[Table], stream: TextIO) -> None:
    """Aligned by display width, two spaces between columns, the names of the columns first."""
    from rich.cells import cell_len

    for number, table in enumerate(tables):
        if number:
            stream.write("\n")
        if len(tables) > 1:
            stream.write(f"{table.name}\n")
        rows = [[label(column) for column in table.columns], *_cells(table)]
        widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
        for row in rows:
            parts = []
            for cell, width, column in zip(row, widths, table.columns, strict=True):
                fill = " " * (width - cell_len(cell))
                parts.append(cell + fill if column.kind in FLUSH_LEFT else fill + cell)
            stream.write("  ".join(parts).rstrip() + "\n")


def _draw(tables: Sequence[Table], stream: TextIO) -> None:
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
        line = [_shortened(cells[at], fit.widths[at], table.columns[at].kind in CUT_AT_THE_LEFT) for at in fit.kept]
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


def _shortened(text: str, width: int, from_left: bool) -> str:
    """`text` in `width` cells: cut at its end, or (the left of a concordance) at its beginning."""
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    if not from_left:
        return set_cell_size(text, width - 1).rstrip() + "…"
    while cell_len(text) > width - 1:
        text = text[1:]
    return "…" + text


class _Fit:
    """What of a table fits into so many cells: columns go by rank, then texts are shortened; bars take what is left."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[tuple[Cell, ...]], room: int) -> None:
        from rich.cells import cell_len

        self.columns = columns
        self.cells = [[shown(cell, column) for cell, column in zip(row, columns, strict=True)] for row in rows]
        self.widths = [
            max([cell_len(label(column)), *(cell_len(row[at]) for row in self.cells)])
            for at, column in enumerate(columns)
        ]
        self.barred = next((at for at, column in enumerate(columns) if column.bar), None)
        self.most = max((abs(_number(row[self.barred])) for row in rows), default=0.0) if self.barred is not None else 0
        self.kept = list(range(len(columns)))
        by_rank = sorted(self.kept, key=lambda at: (-columns[at].rank, -at))
        while self._least() > room and columns[by_rank[0]].rank > 0:
            self.kept.remove(by_rank.pop(0))
        self.dropped = [at for at in range(len(columns)) if at not in self.kept]
        self._shorten(room)
        spare = room - self._used() - 2
        self.bar = min(BAR, spare) if self.most and spare >= BAR // 4 else 0

    def _least(self) -> int:
        narrow = sum(min(self.widths[at], self._floor(at)) for at in self.kept)
        return narrow + self._gaps()

    def _floor(self, at: int) -> int:
        return NARROWEST_TEXT if self.columns[at].kind in TEXTS else self.widths[at]

    def _gaps(self) -> int:
        return 2 * (len(self.kept) - 1)

    def _used(self) -> int:
        return sum(self.widths[at] for at in self.kept) + self._gaps()

    def _shorten(self, room: int) -> None:
        """Take cells from the widest text again and again until the table fits."""
        texts = [at for at in self.kept if self.columns[at].kind in TEXTS]
        while self._used() > room and texts:
            widest = max(texts, key=lambda at: self.widths[at])
            if self.widths[widest] <= 2:
                return
            self.widths[widest] -= 1

    def share(self, row: tuple[Cell, ...]) -> float:
        """The length of the row's bar, 0 to 1."""
        assert self.barred is not None
        return abs(_number(row[self.barred])) / self.most


def _number(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) and isfinite(cell) else 0.0


def format_for(path: str | None, form: str | None) -> str:
    """The format asked for, else the one that the output's suffix names, else `table`.

    >>> format_for("terms.csv", None), format_for(None, None)
    ('csv', 'table')
    """
    return form or SUFFIXES.get(os.path.splitext(path or "")[1].lower(), "table")

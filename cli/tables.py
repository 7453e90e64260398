"""The one place that prints tables: for people at a terminal, for pipes, and for other programs.

Machine formats (csv, tsv, json, jsonl) carry raw numbers and full text under stable names. `table` is drawn at a
terminal (`drawn_tables`); in a pipe it is plain text in aligned columns, unshortened.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Sequence
from itertools import chain
from math import isfinite
from typing import TextIO

from hzclean.stats.table import Cell, Column, Table

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")
SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown"}

FLUSH_LEFT = ("text", "path")


def write(tables: Sequence[Table], form: str, stream: TextIO) -> None:
    """Write tables in one of FORMATS to a text stream; where that is a terminal, `table` is drawn."""
    if form == "table":
        if stream.isatty():
            from hzclean.cli.drawn_tables import draw

            draw(tables, stream)
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


def format_for(path: str | None, form: str | None) -> str:
    """The format asked for, else the one that the output's suffix names, else `table`.

    >>> format_for("terms.csv", None), format_for(None, None)
    ('csv', 'table')
    """
    return form or SUFFIXES.get(os.path.splitext(path or "")[1].lower(), "table")

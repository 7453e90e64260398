"""One self-contained page of the tables, with charts: works offline, in any browser, and prints.

The page is report.html with the tables put in as JSON; all drawing is done by the small script in it, as SVG. It
loads nothing, so it can be kept beside the corpus and read in twenty years.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from itertools import islice
from math import isfinite
from typing import Any

from hzclean.cli.tables import label
from hzclean.stats.table import Cell, Table

MOST_ROWS = 1000
"""Rows of a table that go into the page; it says so where there are more."""


def page(tables: Sequence[Table], title: str) -> str:
    """The page as HTML text.

    >>> from hzclean.stats.table import Column
    >>> "图书" in page([Table("terms", (Column("term"),), [("图书",)])], "a corpus")
    True
    """
    template = (files("hzclean.cli") / "report.html").read_text(encoding="utf-8")
    data = {"title": title, "tables": [_data(table) for table in tables]}
    # A table may hold any text; “<” must not end the script it stands in.
    script = json.dumps(data, ensure_ascii=False, allow_nan=False).replace("<", "\\u003c")
    return template.replace("/*DATA*/null", script).replace("<!--TITLE-->", _escaped(title))


def _data(table: Table) -> dict[str, Any]:
    rows = list(islice(table.rows, MOST_ROWS + 1))
    columns = [
        {"name": label(column)} | {name: getattr(column, name) for name in ("kind", "digits", "bar", "around")}
        for column in table.columns
    ]
    cut = len(rows) > MOST_ROWS
    note = "; ".join(filter(None, [table.note, f"the first {MOST_ROWS} rows" if cut else ""]))
    return {
        "name": table.name,
        "columns": columns,
        "rows": [[_finite(cell) for cell in row] for row in rows[:MOST_ROWS]],
        "note": note,
    }


def _finite(cell: Cell) -> Cell:
    return None if isinstance(cell, float) and not isfinite(cell) else cell


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")

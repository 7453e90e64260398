"""JSON lines as a corpus: each line is a record, and one of its fields is a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

JSON_SUFFIXES = (".jsonl", ".ndjson")

_HALF_PAIR = re.compile("[\ud800-\udfff]")  # JSON may escape one half of a surrogate pair


class Record(NamedTuple):
    """A document: its text, the line it stands on (1-based) and the group it belongs to."""

    text: str
    line: int
    group: str


class BadRecordError(ValueError):
    """A line that is no record, or lacks the field; says which line and why."""


def looks_like_records(head: str) -> bool:
    """Whether a text begins with a line that is a JSON object.

    >>> looks_like_records('{"text": "天"}\\n'), looks_like_records("{天}\\n")
    (True, False)
    """
    line = head.lstrip("\ufeff \t\r\n").split("\n", 1)[0]
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def record_texts(
    blocks: Iterable[str], field: str | None, by: str | None = None, lines: int = 0
) -> Iterator[Record | BadRecordError]:
    """The records of a text in blocks; blank lines are left out, bad lines come as errors in their place.

    field: the field that is the text; None: `text`, or all paragraphs of an article that `fix` wrote.
    lines: how many stand before the text.

    >>> list(record_texts(['{"text": "天", "page": 2}\\n'], None, "page"))
    [Record(text='天', line=1, group='2')]
    """
    for number, line in enumerate(_lines(blocks), lines + 1):
        if line.strip():
            try:
                yield _record(line, number, field, by)
            except BadRecordError as error:
                yield error
            except RecursionError:
                yield BadRecordError(f"line {number}: nested too deeply")


def _record(line: str, number: int, field: str | None, by: str | None) -> Record:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadRecordError(f"line {number}: not JSON ({error})") from error
    if not isinstance(record, dict):
        raise BadRecordError(f"line {number}: not a JSON object")
    if field is None and "text" not in record and "blocks" in record:
        text = _text([record["blocks"], record.get("loose", [])])
    elif (name := field or "text") in record:
        text = _text(record[name])
    else:
        raise BadRecordError(f"line {number}: no field “{name}” (--field NAME; there are: {', '.join(record)})")
    if by is not None and by not in record:
        raise BadRecordError(f"line {number}: no field “{by}” to group by (there are: {', '.join(record)})")
    group = "" if by is None else _name(record[by])
    if half := _HALF_PAIR.search(text) or _HALF_PAIR.search(group):
        raise BadRecordError(f"line {number}: \\u{ord(half[0]):04x} is half a character")
    return Record(text, number, group)


def _name(value: Any) -> str:
    """A field as the name of a group: what is neither text nor number as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else _text(value)


def _text(value: Any) -> str:
    """A field as text: a list's members become paragraphs, an object gives its `text`."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return _text(value.get("text", ""))
    return "" if value is None else str(value)


def _lines(blocks: Iterable[str]) -> Iterator[str]:
    rest = ""
    for block in blocks:
        *lines, rest = (rest + block).split("\n")
        yield from lines
    if rest:
        yield rest

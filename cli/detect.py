"""`hzclean detect`: what encoding and script files are in, and what `fix` would repair in them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import click

from hzclean.cleaners.encodings import Detection, detect
from hzclean.cli import work
from hzclean.cli.errors import Failure
from hzclean.cli.inputs import Input, find, reading_errors, unreadable
from hzclean.cli.options import Command

if TYPE_CHECKING:
    from hzclean.stats.table import Kind

HEAD = 1 << 22  # bytes that the encoding is told from
LOOKED_AT = 1 << 18  # characters in which the repairs of `fix` are counted
_COLUMNS = ("file", "encoding", "confidence", "bom", "newline", "script", "region", "undecodable", "lines", "repairs")
_KINDS: dict[str, Kind] = {"file": "path", "confidence": "number", "undecodable": "number"}
# How soon a column goes at a narrow terminal.
_RANKS = {"bom": 8, "newline": 7, "region": 6, "undecodable": 5, "lines": 4, "confidence": 3, "script": 2, "repairs": 1}


class Found(NamedTuple):
    """What one input is. `failure` says why it could not be read; `sampled`: repairs are counted in its beginning."""

    name: str
    detection: Detection | None = None
    repairs: dict[str, int] = {}  # noqa: RUF012  (never changed)
    sampled: bool = False
    failure: str = ""


@click.command(cls=Command, short_help="Tell encoding, script and the damage that `fix` would repair.")
@click.argument("files", nargs=-1)
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "jsonl", "tsv", "csv", "markdown"]),
    help="[default: table at a terminal, jsonl in a pipe]",
)
@click.option("--no-repairs", is_flag=True, help="Only the encoding and the script, which is much faster.")
@click.option(
    "-j", "--jobs", type=click.IntRange(0), default=1, show_default=True, help="Processes; 0: one a processor."
)
def command(files: tuple[str, ...], style: str | None, no_repairs: bool, jobs: int) -> None:
    """Tell encoding, script and the damage that `fix` would repair.

    Reads FILES, folders, quoted globs, or standard input. One row a file: encoding and how sure that is (0 to 1),
    byte order mark, newline style, script (and Taiwan or Hong Kong where the text tells), the share of bytes that
    do not decode, lines in another encoding, and how many repairs each step of `fix` would make.

    \b
    hzclean detect raw/
    hzclean detect raw/ --format tsv | cut -f1,2
    """
    inputs = find(files)
    named = [Found(name, failure=reason) for name, reason in inputs.failed]
    jobs = 1 if any(source.path is None for source in inputs.inputs) else jobs or work.processors()
    look = partial(examine, repairs=not no_repairs)
    rows = work.ordered(look, inputs.inputs, jobs)
    failed = [f"{row.name}: {row.failure}" for row in named]
    _print(_telling(rows, failed), style or ("table" if sys.stdout.isatty() else "jsonl"))
    if failed:
        raise Failure(failed[0] if len(failed) == 1 else f"{len(failed)} inputs failed: " + "; ".join(failed))


def _telling(rows: Iterable[Found], failed: list[str]) -> Iterator[Found]:
    for row in rows:
        if row.failure:
            failed.append(row.failure)
        else:
            yield row


def examine(source: Input, repairs: bool) -> Found:
    """What one input is; a failure comes back in the result, so that it can cross processes."""
    try:
        with source.open() as stream:
            return _examine(source, stream, repairs)
    except Failure as error:
        return Found(source.name, failure=error.format_message())
    except reading_errors() as error:
        return Found(source.name, failure=unreadable(source.name, error).format_message())


def _examine(source: Input, stream: BinaryIO, repairs: bool) -> Found:
    head = stream.read(HEAD)
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    found = detect(head)
    encoding = found.encoding
    if encoding is None:
        return Found(source.name, found)
    more_bytes = 0
    if len(head) == HEAD:
        more_bytes, bad = _rest(source, stream, head, encoding)
        share = (found.undecodable * len(head) + bad) / (len(head) + more_bytes)
        found = found._replace(undecodable=share)
    counts, sampled = _repairs(head, encoding) if repairs else ({}, False)
    return Found(source.name, found, counts, sampled or (repairs and more_bytes > 0))


class _Resumed:
    """A stream from where its beginning was left."""

    def __init__(self, left: bytes, stream: BinaryIO) -> None:
        self._left, self._stream = left, stream

    def read(self, size: int) -> bytes:
        """At most `size` bytes, fewer where what was left ends."""
        data = self._left[:size] or self._stream.read(size)
        self._left = self._left[size:]
        return data


def _rest(source: Input, stream: BinaryIO, head: bytes, encoding: str) -> tuple[int, int]:
    """How many bytes follow `head`, and how many of them do not decode."""
    from hzclean.cleaners.blocks import cut
    from hzclean.cli.changes import convert_block
    from hzclean.cli.streams import Recipe, blocks

    end = cut(head, encoding)
    size = bad = 0
    recipe = Recipe(encoding, "utf-8", "replace")
    for block in blocks(source, _Resumed(head[end:], stream), recipe):
        size += len(block.data)
        bad += convert_block(recipe, block).undecodable
    return size - (len(head) - end), bad


def _repairs(head: bytes, encoding: str) -> tuple[dict[str, int], bool]:
    """How many repairs each step of `fix` would make in the beginning of a text, and whether there is more of it."""
    from hzclean.cleaners.charsets import decode
    from hzclean.cleaners.pipeline import clean_page, split_pages
    from hzclean.cleaners.registry import Settings

    text = decode(head, encoding, "replace").removeprefix("\ufeff")
    counts: Counter[str] = Counter()
    for number, (page, _) in enumerate(split_pages(text[:LOOKED_AT]), 1):
        counts.update(repair.step for repair in clean_page(page, Settings(), number)[0].repairs)
    return dict(counts), len(text) > LOOKED_AT


def _print(rows: Iterable[Found], style: str) -> None:
    if style == "jsonl":
        for row in rows:
            click.echo(json.dumps(_record(row), ensure_ascii=False))
        return
    from hzclean.cli.tables import write
    from hzclean.stats.table import Column, Table

    columns = [Column(name, _KINDS.get(name, "text"), 3, rank=_RANKS.get(name, 0)) for name in _COLUMNS]
    write([Table("detect", columns, [_cells(row) for row in rows])], style, sys.stdout)


def _record(row: Found) -> dict[str, object]:
    """One JSON object: raw numbers, lines by encoding, repairs by step."""
    found = row.detection
    assert found is not None
    return {
        "file": row.name,
        "encoding": found.encoding,
        "confidence": found.confidence,
        "bom": found.bom,
        "newline": found.newline,
        "script": found.script,
        "region": found.region or None,
        "undecodable": found.undecodable,
        "lines": {name: list(numbers) for name, numbers in found.lines.items()},
        "repairs": row.repairs,
        "sampled": row.sampled,
    }


def _cells(row: Found) -> tuple[str | float | None, ...]:
    found = row.detection
    assert found is not None
    lines = "; ".join(f"{name}: {', '.join(map(str, numbers))}" for name, numbers in found.lines.items())
    repairs = ", ".join(f"{step} {count}" for step, count in row.repairs.items())
    return (
        row.name,
        found.encoding or "not text",
        found.confidence,
        "yes" if found.bom else "no",
        found.newline,
        found.script,
        found.region,
        found.undecodable,
        lines,
        repairs + (" (in its beginning)" if row.sampled and repairs else ""),
    )

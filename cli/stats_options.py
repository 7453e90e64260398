"""The options of `hzclean stats` and what they mean for the library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hzclean.cli.errors import Failure
from hzclean.cli.inputs import Input
from hzclean.cli.parts import Reading
from hzclean.cli.tables import format_for
from hzclean.cli.texts import decode, read
from hzclean.stats.census import Plan
from hzclean.stats.counts import Store
from hzclean.stats.tables import Request
from hzclean.stats.tokens import Entry, Segmenter, TermFilter, chinese_stopwords, read_dictionary, read_words

FIGURE_GROUPS = ("unit", "kind", "noun", "value", "document")
ROWS_FOR_PEOPLE = 20


@dataclass(frozen=True)
class Options:
    """The options as click parsed them; the defaults stand there."""

    files: tuple[str, ...]
    tables: tuple[str, ...]
    form: str | None
    output: str | None
    html: str | None
    top: int | None
    min_count: int
    sort: str | None
    by: str | None
    dictionary: str | None
    stopwords: str
    pos: bool
    min_length: int
    keep_latin: bool
    hmm: bool
    fold_variants: bool
    n: tuple[int, int]
    unit: str
    node: str | None
    window: tuple[int, int]
    context: int
    relative_dates: bool
    against: tuple[str, ...]
    documents: str
    field: str | None
    input_format: str
    encoding: str | None
    errors: str
    jobs: int
    strict: bool
    quiet: bool


def plan_of(options: Options) -> Plan:
    """What to count. Raises `Failure` for a dictionary that cannot be read."""
    entries: tuple[Entry, ...] = ()
    if options.dictionary:
        try:
            entries = read_dictionary(_lines(options.dictionary))
        except ValueError as error:
            raise Failure(f"{options.dictionary}, {error}") from error
    if options.node and "collocations" in options.tables and options.node not in {entry.word for entry in entries}:
        entries += (Entry(options.node, None, None),)  # the node is one token, whatever the dictionary says
    return Plan(
        options.tables,
        Segmenter(entries, options.hmm, options.fold_variants),
        options.n,
        options.unit == "words",
        options.node or "",
        options.window,
        options.context,
        figures_by=options.by if options.by in FIGURE_GROUPS else "unit",
        relative_dates=options.relative_dates,
    )


def reading_of(options: Options) -> Reading:
    """How to read the inputs. To group by a field, they must be JSON lines, whatever their names."""
    by = options.by if options.by not in FIGURE_GROUPS else None
    is_json = {"auto": None, "text": False, "jsonl": True}[options.input_format]
    unit: Any = options.documents
    return Reading(unit, options.encoding, options.errors, options.field, by, is_json, options.strict)


def request_of(options: Options, store: Store) -> Request:
    """How to make the tables. Raises `Failure` for a list of stop-words that cannot be read."""
    stopwords: frozenset[str] = frozenset()
    if options.stopwords == "zh":
        stopwords = chinese_stopwords()
    elif options.stopwords != "none":
        stopwords = read_words(_lines(options.stopwords))
    for_people = form_of(options) in ("table", "markdown")
    top = options.top if options.top is not None else (ROWS_FOR_PEOPLE if for_people else 0)
    return Request(
        top or None,
        options.min_count,
        options.sort,
        TermFilter(stopwords, options.min_length, options.keep_latin),
        Segmenter().tagger() if options.pos else None,
        store,
    )


def form_of(options: Options) -> str:
    """The format of the tables."""
    return format_for(options.output, options.form)


def _lines(path: str) -> list[str]:
    """The lines of a small file the user named."""
    return decode(read(Input(path, path)), path).splitlines()

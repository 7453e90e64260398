"""`hzclean stats`: terms, figures, and what makes a corpus characteristic."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from hzclean.cli.errors import Failure, refuse_if_none_was_text, tell_skipped
from hzclean.cli.options import Command, decoding_options, running_options

if TYPE_CHECKING:
    from hzclean.cli.counting import Outcome
    from hzclean.cli.parts import Reading
    from hzclean.cli.stats_options import Options
    from hzclean.stats.census import Census, Plan
    from hzclean.stats.counts import Store
    from hzclean.stats.table import Table
    from hzclean.stats.tables import Request

TABLE_NAMES = (
    "overview",
    "terms",
    "characters",
    "ngrams",
    "collocations",
    "keyness",
    "dispersion",
    "new-words",
    "concordance",
    "figures",
    "mentions",
)
MOST_ROWS = 1000  # of a table in the page
ONE_ORDER = {"overview", "characters", "new-words", "concordance", "mentions"}
DEFAULT_TABLES = ("overview", "terms", "figures")
FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")


def _span(_ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    """`2-5` or `3` as two numbers."""
    low, dash, high = value.partition("-")
    if low.isdigit() and (high.isdigit() or not dash) and 1 <= int(low) <= int(high or low):
        return int(low), int(high or low)
    raise click.BadParameter(f"“{value}” is not N or LOW-HIGH", param=parameter)


def _node(_ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter("it must have a character", param=parameter)
    return value


def _window(_ctx: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int]:
    """`5` or `2,3` as words to the left and to the right."""
    left, comma, right = value.partition(",")
    if left.isdigit() and (right.isdigit() or not comma):
        if int(left) or int(right if comma else left):
            return int(left), int(right if comma else left)
        raise click.BadParameter("there is no word in a window of 0", param=parameter)
    raise click.BadParameter(f"“{value}” is not N or LEFT,RIGHT", param=parameter)


@click.command(cls=Command, short_help="Count terms and figures.")
@click.argument("files", nargs=-1)
@click.option(
    "-t", "--table", "tables", multiple=True, type=click.Choice(TABLE_NAMES), help="Table to print; repeatable."
)
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), help="Format.  [default: table, or by -o's suffix]")
@click.option("-o", "--output", metavar="FILE", help="Where to write; whole or not at all.")
@click.option("--html", metavar="FILE", help="Also write one self-contained page with charts.")
@click.option("--top", type=click.IntRange(0), help="Rows a table, 0 for all.  [default: 20; machine formats: all]")
@click.option("--min-count", type=click.IntRange(1), default=1, show_default=True, help="Leave out what is rarer.")
@click.option("--sort", metavar="COLUMN", help="Sort by this column, where the table has more than one order.")
@click.option("--by", metavar="WHAT", help="Figures by unit, kind, noun, value or document; JSON lines by any FIELD.")
@click.option(
    "--documents",
    type=click.Choice(["article", "file"]),
    default="article",
    show_default=True,
    help="What a document is: the lines between blank lines, or a whole file.",
)
@click.option("--dict", "dictionary", metavar="FILE", help="More words for the segmentation, in jieba's format.")
@click.option("--stopwords", default="zh", show_default=True, metavar="FILE|zh|none", help="Words that are no terms.")
@click.option("--min-length", type=click.IntRange(1), default=2, show_default=True, help="Characters of a term.")
@click.option("--keep-latin", is_flag=True, help="Words of other letters are terms too.")
@click.option("--pos", is_flag=True, help="Terms with their part of speech (jieba's tags).")
@click.option("--no-hmm", "hmm", flag_value=False, default=True, help="Only words of the dictionary.")
@click.option("--fold-variants", is_flag=True, help="Count 國 and 国 together, as Simplified.")
@click.option("-n", "--n", default="2-3", show_default=True, metavar="N|N-N", callback=_span, help="Length of n-grams.")
@click.option(
    "--unit",
    type=click.Choice(["characters", "words"]),
    default="characters",
    show_default=True,
    help="N-grams of what.",
)
@click.option("--node", metavar="WORD", callback=_node, help="The word of collocations and concordance.")
@click.option(
    "--window", default="5", show_default=True, metavar="N|L,R", callback=_window, help="Words near the node."
)
@click.option("--context", type=click.IntRange(0), default=20, show_default=True, help="Characters around a hit.")
@click.option("--relative-dates", is_flag=True, help="Figures: 今年, 上月 and 昨天 are dates, too.")
@click.option("--against", multiple=True, metavar="FILES", help="Reference corpus of keyness; repeatable.")
@click.option("--field", metavar="NAME", help="The text in JSON lines.  [default: text, or an article of fix]")
@click.option(
    "--input-format",
    type=click.Choice(["auto", "text", "jsonl"]),
    default="auto",
    show_default=True,
    help="auto: .jsonl by its name, standard input by its first line.",
)
@decoding_options
@running_options("No hints, no progress bar.")
def command(**options: Any) -> None:
    """Count terms and figures.

    Reads FILES, folders, quoted globs, or standard input: text, or JSON lines as `fix --format jsonl` writes
    them. Alone it prints an overview, the top terms and the top figures.

    \b
    cat page.txt | hzclean fix | hzclean stats
    hzclean stats clean/ --table figures --by unit
    hzclean stats clean/ --table keyness --against reference/ -o key.csv
    hzclean stats clean/ --table collocations --node 创新
    """
    from hzclean.cli.stats_options import Options

    default = (*DEFAULT_TABLES, "dispersion") if options["html"] else DEFAULT_TABLES
    chosen = Options(**{**options, "tables": options["tables"] or default})
    _check(chosen)
    run(chosen)


def run(options: Options) -> None:
    """Count, print the tables and write the page."""
    from hzclean.cli import stats_options as given
    from hzclean.cli.counting import count_inputs
    from hzclean.cli.inputs import find
    from hzclean.cli.work import end_well_when_told
    from hzclean.stats.counts import Store

    found = find(options.files)
    failed = [f"{name}: {reason}" for name, reason in found.failed]
    _stop(failed, options.strict)
    plan, reading = given.plan_of(options), given.reading_of(options)
    end_well_when_told()
    with tempfile.TemporaryDirectory(prefix="hzclean-") as folder:
        store = Store(folder)
        request = given.request_of(options, store)
        outcome = count_inputs(found.inputs, plan, reading, options.jobs, store, options.quiet)
        failed += outcome.failed
        _stop(failed, options.strict)
        reference = _reference(options, plan, reading, store, failed)
        _stop(failed, options.strict)
        try:
            tables = _tables(outcome, request, reference, options)
        except ValueError as error:
            raise click.UsageError(f"--sort: {error}") from error
        _print(tables, given.form_of(options), options.output)
        if options.html:
            many = replace(request, top=options.top or MOST_ROWS)
            _write_page(_tables(outcome, many, reference, options), options.html, options.files)
        if not options.quiet:
            _hints(outcome, reference)
    if failed:
        raise Failure(failed[0] if len(failed) == 1 else f"{len(failed)} failures: " + "; ".join(failed))
    refuse_if_none_was_text(len(outcome.skipped), len(found.inputs))


def _check(options: Options) -> None:
    """Raise click.UsageError for options that need another one, or a name."""
    for name in ("output", "html", "dictionary", "stopwords", "encoding", "field", "by"):
        if getattr(options, name) == "":
            raise click.UsageError(f"--{'dict' if name == 'dictionary' else name} needs a name")
    if {"collocations", "concordance"} & set(options.tables) and not options.node:
        raise click.UsageError("collocations and concordance need --node WORD")
    if "keyness" in options.tables and not options.against:
        raise click.UsageError("keyness needs --against FILES, the corpus to compare with")
    if options.sort and set(options.tables) <= ONE_ORDER:
        raise click.UsageError(f"--sort: there is only one order of {' and '.join(sorted(set(options.tables)))}")
    read = [*(options.files or ("-",)), *(options.against if "keyness" in options.tables else ())]
    if read.count("-") > 1:
        raise click.UsageError("standard input is named twice, and can be read once")
    _check_outputs(options)


def _check_outputs(options: Options) -> None:
    """Raise click.UsageError for outputs without a name, or that would go over what is read, or over the other."""
    if options.html == "-":
        raise click.UsageError("--html needs the name of a file")
    written = [path for path in (options.output, options.html) if path and path != "-"]
    if len(written) == 2 and os.path.realpath(written[0]) == os.path.realpath(written[1]):
        raise click.UsageError("-o and --html name the same file")
    read = {*options.files, *options.against, options.dictionary or "", options.stopwords}
    for path in written:
        if os.path.isfile(path) and any(os.path.isfile(other) and os.path.samefile(path, other) for other in read):
            raise click.UsageError(f"{path}: the output is an input")


def _stop(failed: list[str], strict: bool) -> None:
    if strict and failed:
        raise Failure(failed[0])


def _reference(options: Options, plan: Plan, reading: Reading, store: Store, failed: list[str]) -> Census | None:
    """The counts of the corpus to compare with; what of it cannot be read is added to `failed`."""
    from hzclean.cli.counting import count_inputs
    from hzclean.cli.inputs import find

    if "keyness" not in options.tables:
        return None
    found = find(options.against)
    failed += [f"{name}: {reason}" for name, reason in found.failed]
    one_group = replace(reading, by=None)
    only_tokens = replace(plan, tables=("keyness",))
    outcome = count_inputs(found.inputs, only_tokens, one_group, options.jobs, store, options.quiet)
    failed += outcome.failed
    return outcome.groups[""]


def _tables(outcome: Outcome, request: Request, reference: Census | None, options: Options) -> list[Table]:
    """The tables in the order asked for; with groups, each has a first column that tells the group."""
    from hzclean.stats.tables import Maker, joined

    makers = {name: Maker(census, request, reference) for name, census in sorted(outcome.groups.items())}
    if not outcome.by:
        return [makers[""].table(name) for name in options.tables]
    return [
        joined(outcome.by, {group: maker.table(name) for group, maker in makers.items()}) for name in options.tables
    ]


def _print(tables: list[Table], form: str, output: str | None) -> None:
    from hzclean.cli import outputs
    from hzclean.cli.tables import write

    if output is None or output == "-":
        write(tables, form, sys.stdout)
        return
    with outputs.whole(output) as stream, io.TextIOWrapper(stream, encoding="utf-8", newline="") as text:
        write(tables, form, text)


def _write_page(tables: list[Table], path: str, files: tuple[str, ...]) -> None:
    from hzclean.cli import outputs
    from hzclean.cli.report_html import page

    named = ", ".join(files[:3]) + (", …" if len(files) > 3 else "")
    with outputs.whole(path) as stream:
        stream.write(page(tables, f"hzclean stats: {named or 'standard input'}").encode())


def _hints(outcome: Outcome, reference: Census | None) -> None:
    """Say once, on standard error, what makes the tables worth less than they could be."""
    from hzclean.stats.collocations import Neighbours
    from hzclean.stats.mentions import CutFigures

    tell_skipped(outcome.skipped)
    collectors = [collector for census in outcome.groups.values() for collector in census.collectors.values()]
    if any(isinstance(collector, CutFigures) and collector.found for collector in collectors):
        click.echo("hzclean: figures seem to be cut by line ends; `hzclean fix` joins the lines first", err=True)
    if reference and not reference["tokens"].documents:
        click.echo("hzclean: nothing is key: the corpus to compare with (--against) has no text", err=True)
    near = [collector for collector in collectors if isinstance(collector, Neighbours)]
    if near and not any(collector.node_count or collector.inside for collector in near):
        click.echo(f"hzclean: {near[0].node} does not occur", err=True)
    if inside := sum(collector.inside for collector in near):
        node = near[0].node
        click.echo(
            f"hzclean: {inside} more {node} inside other words; a --dict FILE with the line “{node} 1000000000”"
            " cuts most of them out, and --table concordance shows them all",
            err=True,
        )

"""`hzclean fix`: raw pages in, clean paragraphs out."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import groupby
from typing import BinaryIO

import click

from hzclean.cleaners.registry import Settings
from hzclean.cli import outputs, progress, work
from hzclean.cli.batches import Cleaned, Explained, Order, clean_task, tasks
from hzclean.cli.errors import Failure, NotTextError, refuse_if_none_was_text, tell_skipped
from hzclean.cli.inputs import Found, Input, find
from hzclean.cli.options import Command, decoding_options, input_output_options, step_names

_SUFFIXES = {"markdown": ".md", "jsonl": ".jsonl"}


@dataclass
class Total:
    """What a run did, added up."""

    pages: int = 0
    paragraphs: int = 0
    removed: int = 0
    doubts: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    skipped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    # One stream for several inputs: what parts them, whether one was written, whether its last line is open.
    between: bytes = b""
    begun: bool = False
    open_line: bool = False

    def add(self, done: Cleaned) -> None:
        """Take in what one task did."""
        self.pages += done.pages
        self.paragraphs += done.paragraphs
        self.removed += done.removed
        self.doubts += done.doubts
        self.counts += done.counts


def _page_break(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    try:
        found = re.compile(value, re.MULTILINE)
    except re.error as error:
        raise click.UsageError(f"--page-break: no regular expression: {error}") from error
    if found.search(""):
        raise click.UsageError("--page-break needs an expression that matches some text; this one matches none as well")
    return value


@click.command(cls=Command, short_help="Repair pages: raw text in, clean paragraphs out.")
@input_output_options
@click.option("--only", multiple=True, callback=step_names, metavar="STEP,…", help="Run these steps alone.")
@click.option("--skip", multiple=True, callback=step_names, metavar="STEP,…", help="Leave these steps out.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=Settings.min_confidence,
    show_default=True,
    help="Joins and moves less sure than this are reported, not made.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "jsonl"]),
    default="text",
    show_default=True,
    help="One paragraph a line, Markdown, or one JSON record an article.",
)
@click.option("--no-articles", is_flag=True, help="Keep the order of the page: as --skip articles.")
@click.option("--half-width", is_flag=True, help="Make full-width Latin letters and digits half-width.")
@click.option(
    "--markup", is_flag=True, help="Repair the lines of Markdown, HTML and LaTeX, too; else they stay as they are."
)
@click.option(
    "--page-break",
    default="\f",
    callback=_page_break,
    metavar="REGEX",
    help="What stands between pages; ^ and $ match at lines' ends.  [default: form feed]",
)
@decoding_options
@click.option("--explain", is_flag=True, help="Name each repair on standard error: place, before → after, why.")
@click.option("--dry-run", is_flag=True, help="Count the repairs of each step; write nothing.")
def command(
    files: tuple[str, ...],
    output: str | None,
    in_place: bool,
    backup: str,
    jobs: int,
    strict: bool,
    quiet: bool,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    min_confidence: float,
    format_: str,
    no_articles: bool,
    half_width: bool,
    markup: bool,
    page_break: str,
    encoding: str | None,
    errors: str,
    explain: bool,
    dry_run: bool,
) -> None:
    """Repair pages: raw text in, clean paragraphs out.

    Reads FILES, folders, quoted globs, or standard input. Writes UTF-8: one paragraph, headline, subhead or caption
    a line, a blank line between articles, a form feed between pages. Text that needs no repair comes back as it is,
    and Markdown, HTML and LaTeX keep their lines (--markup).
    `hzclean steps` lists the repairs.

    \b
    cat page.txt | hzclean fix
    hzclean fix raw/ -o clean/ --jobs 2
    hzclean fix page.txt --explain --only overprint,spacing
    hzclean fix raw/ --format jsonl > articles.jsonl
    """
    from hzclean.cleaners.registry import UnknownStepError, choose

    if format_ != "text" and in_place:
        raise click.UsageError(f"--in-place keeps texts as texts; --format {format_} goes with -o")
    if no_articles:
        skip = (*skip, "articles")
    try:
        steps = choose(only, skip) if only or skip else None
    except UnknownStepError as error:
        raise click.UsageError(str(error)) from error
    order = Order(Settings(steps, min_confidence, half_width, markup), page_break, encoding, errors, explain, format_)
    found = find(files)
    target = outputs.choose_target(output, in_place, backup, found.inputs, _SUFFIXES.get(format_, ""))
    own = outputs.leave_own(found.inputs, target)
    total = _run(found, order, target, jobs, strict, quiet, dry_run)
    if dry_run:
        _print_counts(total)
    elif not quiet and sys.stderr.isatty():
        _print_summary(total)
    if not quiet:
        tell_skipped([*own, *total.skipped])
    if total.failed:
        raise Failure(_failures(total))
    refuse_if_none_was_text(len(total.skipped), len(found.inputs))


def _failures(total: Total) -> str:
    n = len(total.failed)
    return total.failed[0] if n == 1 else f"{n} inputs failed: " + "; ".join(total.failed)


def _run(found: Found, order: Order, target: outputs.Target, jobs: int, strict: bool, quiet: bool, dry: bool) -> Total:
    """Clean every input and write it; what fails is named in the total, or ends the run when `strict`."""
    total = Total(failed=[f"{name}: {reason}" for name, reason in found.failed])
    # Else the last article of one page and the first of the next would be one.
    total.between = b"\f" if order.format == "text" else b""
    if strict and total.failed:
        raise Failure(total.failed[0])
    size = sum(i.size for i in found.inputs)
    results = work.ordered(clean_task, tasks(found.inputs, order), jobs)
    shown = progress.wanted(size, len(found.inputs), quiet)
    with progress.bar("fix", size, shown) as advance, _one_stream(target, dry) as stream:
        for source, parts in groupby(results, key=lambda r: r.source):
            try:
                _write(source, parts, target, stream, total, dry)
            except NotTextError as error:
                if strict or source.root is None:
                    _fail(total, error, strict)
                else:
                    total.skipped.append(error.format_message())
            except Failure as error:
                _fail(total, error, strict)
            advance(source.size)
    return total


def _fail(total: Total, error: Failure, strict: bool) -> None:
    if strict:
        raise error
    total.failed.append(error.format_message())


@contextmanager
def _one_stream(target: outputs.Target, dry: bool) -> Iterator[BinaryIO | None]:
    """The one stream that all inputs go to, or None where each has a file of its own (or nothing is written)."""
    if dry or target.in_place or target.folder is not None:
        yield None
    else:
        with outputs.open_for(target, None) as stream:
            yield stream


def _write(
    source: Input, parts: Iterable[Cleaned], target: outputs.Target, stream: BinaryIO | None, total: Total, dry: bool
) -> None:
    """Write what became of one input and add it up. Raises its failure; then its own file is not written."""
    own: AbstractContextManager[BinaryIO | None] = nullcontext(stream)
    if stream is None and not dry:
        own = outputs.open_for(target, source)
    written = False
    with own as out:
        for done in parts:
            if done.failure is not None:
                if written and stream is not None and target.file is not None:
                    raise click.ClickException(f"{done.failure.format_message()}; {target.file} is not written")
                raise done.failure
            if out is not None and done.text:
                if not written and stream is not None and total.begun:
                    out.write(b"\n" * total.open_line + total.between)
                out.write(done.text.encode("utf-8", "surrogatepass"))
                written = True
                total.begun = True
                total.open_line = not done.text.endswith("\n")
            total.add(done)
            _print_explained(source, done.explained)


def _print_explained(source: Input, explained: Iterable[Explained]) -> None:
    """One line a repair on standard error: FILE:LINE:COLUMN: STEP: BEFORE → AFTER (WHY)."""
    for one in explained:
        change = one.change.replace("\n", "⏎")
        click.echo(f"{source.name}:{one.line}:{one.column}: {one.step}: {change} ({one.why})", err=True)


def _print_counts(total: Total) -> None:
    """The table of --dry-run on standard output: repairs a step, tab between."""
    for name in _step_order():
        if total.counts[name]:
            click.echo(f"{name}\t{total.counts[name]}")
    for label, number in (("removed characters", total.removed), ("doubtful places", total.doubts)):
        if number:
            click.echo(f"{label}\t{number}")


def _print_summary(total: Total) -> None:
    """A few lines on standard error for a person."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    steps = ", ".join(f"{name} {total.counts[name]:,}" for name in _step_order() if total.counts[name])
    console.print(
        f"[bold]{total.pages:,}[/] pages, [bold]{total.paragraphs:,}[/] paragraphs; repairs: {steps or 'none'}"
    )
    if total.removed:
        console.print(f"{total.removed:,} characters removed as copies or debris (--explain names them)")
    if total.doubts:
        console.print(f"[yellow]{total.doubts:,} doubtful places left as they are[/] (--explain names them)")


def _step_order() -> list[str]:
    from hzclean.cleaners.registry import cleaners

    return [c.name for c in cleaners()]

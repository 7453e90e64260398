"""`hzclean convert`: another encoding, script variant, width, punctuation, newline."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from typing import BinaryIO, NamedTuple

import click

from hzclean.cli import convert_options as given
from hzclean.cli import outputs, progress
from hzclean.cli.errors import Failure, NotTextError, refuse_if_none_was_text, tell_skipped
from hzclean.cli.inputs import Found, Input, find
from hzclean.cli.options import Command, input_output_options
from hzclean.cli.streams import Block, Done, Recipe, RefusedError, ahead, blocks, bom_of, convert_all


class Tally(NamedTuple):
    """What went wrong and what was replaced, in sentences, added up over a run."""

    failed: list[str]
    skipped: list[str]
    replaced: list[str]


@click.command(cls=Command, short_help="Change encoding, script variant, width or punctuation.")
@input_output_options
@click.option(
    "--from",
    "source",
    default="auto",
    show_default=True,
    callback=given.charset,
    metavar="NAME|auto",
    help="Encoding to read; auto finds it out.",
)
@click.option(
    "--to",
    "target",
    default="utf-8",
    show_default=True,
    callback=given.target,
    metavar="NAME",
    help="Encoding to write: utf-8, gb18030, gbk, big5, big5-hkscs, euc-tw, utf-16, hz …",
)
@click.option(
    "--variant",
    callback=given.variant,
    metavar="NAME",
    help="Any of OpenCC's: s2t (to Traditional), t2s (to Simplified), s2tw (Taiwan), s2twp (and its words), tw2sp …",
)
@click.option(
    "--protect", callback=given.words, metavar="FILE", help="Words that --variant leaves as they are, one a line."
)
@click.option(
    "--width",
    multiple=True,
    callback=given.widths,
    metavar="half|full|CLASS=…",
    help="Width of Latin letters and digits, or of one class: latin, digits, punctuation.",
)
@click.option("--punctuation", type=click.Choice(["chinese", "ascii"]), help="Punctuation to write: ，。 or ,.")
@click.option("--quotes", type=click.Choice(["curly", "corner"]), help="Quotation marks to write: “” or 「」.")
@click.option("--normalize", type=click.Choice(["nfc", "nfkc"]), help="Unicode normal form.")
@click.option("--newline", type=click.Choice(["lf", "crlf", "cr"]), help="Line ends to write.  [default: as they are]")
@click.option("--bom/--no-bom", default=None, help="Begin with a byte order mark.  [default: not]")
@click.option("--lines", is_flag=True, help="Lines are in two encodings: read each in its own.")
@click.option(
    "--errors",
    type=click.Choice(["strict", "replace", "keep"]),
    default="strict",
    show_default=True,
    help="Bytes that do not decode: stop the file, write �, or write them as they are.",
)
def command(
    files: tuple[str, ...],
    output: str | None,
    in_place: bool,
    backup: str,
    jobs: int,
    strict: bool,
    quiet: bool,
    source: str | None,
    target: given.Written,
    variant: str | None,
    protect: tuple[str, ...],
    width: tuple[str, ...],
    punctuation: str | None,
    quotes: str | None,
    normalize: str | None,
    newline: str | None,
    bom: bool | None,
    lines: bool,
    errors: str,
) -> None:
    """Change encoding, script variant, width or punctuation.

    Reads FILES, folders, quoted globs, or standard input, finds out their encoding, and writes UTF-8 or what --to
    says. Files of any size are converted block by block. A byte order mark is dropped unless --bom asks for one.

    \b
    hzclean convert old.txt -o new.txt
    hzclean convert --from big5 --variant tw2sp page.txt
    hzclean convert raw/ -o utf8/ --newline lf --width half --jobs 2
    """
    if protect and not variant:
        raise click.UsageError("--protect goes with --variant")
    changes = (
        ("variant", (variant, *protect) if variant else ()),
        ("normalize", (normalize,) if normalize else ()),
        ("width", width),
        ("punctuation", (punctuation,) if punctuation else ()),
        ("quotes", (quotes,) if quotes else ()),
        ("newline", (newline,) if newline else ()),
    )
    chosen = tuple((name, arguments) for name, arguments in changes if arguments)
    recipe = Recipe(source, target.charset, errors, lines, chosen)  # type: ignore[arg-type]
    mark = bom_of(target.charset) if (target.bom if bom is None else bom) else b""
    found = find(files)
    where = outputs.choose_target(output, in_place, backup, found.inputs)
    own = outputs.leave_own(found.inputs, where)
    tally = _run(found, recipe, where, mark, jobs, strict, quiet)
    if not quiet:
        for sentence in tally.replaced:
            click.echo(f"hzclean: {sentence}", err=True)
        tell_skipped([*own, *tally.skipped])
    if tally.failed:
        count = len(tally.failed)
        raise Failure(tally.failed[0] if count == 1 else f"{count} inputs failed: " + "; ".join(tally.failed))
    refuse_if_none_was_text(len(tally.skipped), len(found.inputs))


class _Feed:
    """The blocks of all inputs as one stream of work, and the results taken apart again, input by input."""

    def __init__(self, inputs: Sequence[Input], recipe: Recipe, jobs: int) -> None:
        self._inputs = inputs
        self._recipe = recipe
        self._ahead = ahead(jobs)
        # One for each piece of work that is under way: whether it is to be written, or how its input ended, which an
        # empty block stands for.
        self._under_way: deque[bool | _End] = deque()
        alike = recipe.source is not None or len(inputs) == 1
        self._results = convert_all(self._blocks(), recipe, jobs, alike)
        self._inside = False

    def _blocks(self) -> Iterator[Block]:
        for source in self._inputs:
            problem: Failure | None = None
            count = 0
            try:
                with source.open() as stream:
                    for block in blocks(source, stream, self._recipe, self._ahead):
                        self._under_way.append(True)
                        count += 1
                        yield block
            except Failure as error:
                problem = error
                if isinstance(error, RefusedError):
                    for _ in range(count):
                        self._under_way.pop()
                    self._under_way.extend([False] * count)
            self._under_way.append(_End(problem))
            yield Block(b"", "ascii")

    def next_input(self, name: str) -> Iterator[Done]:
        """What became of the blocks of the next input, `name`. Raises `Failure` where it was not read to its end."""
        self._inside = True
        for done in self._results:
            what = self._under_way.popleft()
            if isinstance(what, _End):
                self._inside = False
                if what.problem:
                    raise what.problem
                return
            if what:
                yield done
        self._inside = False
        raise Failure(f"{name}: not converted, since the work broke off before")

    def leave(self, name: str) -> None:
        """Let the rest of the input go by, after a failure."""
        while self._inside:
            with suppress(Failure):  # the first failure of an input is the one that is told
                for _ in self.next_input(name):
                    pass

    def close(self) -> None:
        """Let go of the threads or processes that work."""
        self._results.close()


class _End(NamedTuple):
    """That an input has ended: well, or with a failure to read it."""

    problem: Failure | None


def _run(
    found: Found, recipe: Recipe, target: outputs.Target, mark: bytes, jobs: int, strict: bool, quiet: bool
) -> Tally:
    """Convert every input and write it; what fails is named in the tally, or ends the run when `strict`."""
    tally = Tally([f"{name}: {reason}" for name, reason in found.failed], [], [])
    if strict and tally.failed:
        raise Failure(tally.failed[0])
    size = sum(source.size for source in found.inputs)
    shown = progress.wanted(size, len(found.inputs), quiet)
    with (
        closing(_Feed(found.inputs, recipe, jobs)) as feed,
        progress.bar("convert", size, shown) as advance,
        _one_stream(target, mark) as stream,
    ):
        for source in found.inputs:
            try:
                _write(source, feed.next_input(source.name), target, stream, mark, tally)
            except Failure as error:
                feed.leave(source.name)
                _note(source, error, strict, tally)
            advance(source.size)
        if tally.failed and target.file is not None:
            # One file out of all inputs: whole or not at all.
            raise Failure("; ".join(tally.failed) + f"; {target.file} is not written")
    return tally


def _note(source: Input, error: Failure, strict: bool, tally: Tally) -> None:
    if strict:
        raise error
    if isinstance(error, NotTextError) and source.root is not None:
        tally.skipped.append(error.format_message())
    else:
        tally.failed.append(error.format_message())


@contextmanager
def _one_stream(target: outputs.Target, mark: bytes) -> Iterator[BinaryIO | None]:
    """The one stream that all inputs go to, or None where each has a file of its own."""
    if target.in_place or target.folder is not None:
        yield None
    else:
        with outputs.open_for(target, None) as stream:
            if mark:  # an unbuffered full disk refuses no bytes too
                stream.write(mark)
            yield stream


def _write(
    source: Input,
    parts: Iterator[Done],
    target: outputs.Target,
    stream: BinaryIO | None,
    mark: bytes,
    tally: Tally,
) -> None:
    """Write one input's blocks. Raises `Failure` for the first that could not be converted."""
    undecodable = unwritable = written = 0
    own = nullcontext(stream) if stream is not None else outputs.open_for(target, source)
    with own as out:
        if stream is None:
            out.write(mark)
        try:
            for done in parts:
                if done.problem:
                    from hzclean.cli.changes import failure

                    raise failure(source, done.problem)
                out.write(done.data)
                written += len(done.data)
                undecodable += done.undecodable
                unwritable += done.unwritable
        except Failure as error:
            if written and target.is_standard_output:
                thrown = (
                    f"{written:,} bytes of it are on standard output already: throw them away (-o writes all or none)"
                )
                raise Failure(f"{error.format_message()}; {thrown}") from error
            raise
    if undecodable:
        tally.replaced.append(f"{source.name}: {undecodable} bytes did not decode")
    if unwritable:
        tally.replaced.append(f"{source.name}: {unwritable} characters that the encoding lacks became ?")

"""Options that several commands share, said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class WithHelp:
    """A command's -h and --help, as click makes them, but for its look for a translation of that one line.

    That costs a millisecond or more at each start, and the other lines have none.
    """

    _help: click.Option | None = None

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option, made once."""
        if self._help is None:
            self._help = click.Option(
                ["-h", "--help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                help="Show this message and exit.",
            )
        return self._help


class Command(WithHelp, click.Command):
    """A command of `hzclean`."""


def _show_help(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


def input_output_options(function: F) -> F:
    """FILES, -o, --in-place, --backup, --jobs, --strict and --quiet, the same for `fix` and `convert`."""
    function = running_options("No summary, no progress bar.")(function)
    for option in reversed(
        (
            click.argument("files", nargs=-1),
            click.option("-o", "--output", metavar="FILE|DIR", help="Where to write; a folder in gives the same tree."),
            click.option("--in-place", is_flag=True, help="Write over the inputs."),
            click.option("--backup", default="", metavar="SUFFIX", help="With --in-place: keep the old file so named."),
        )
    ):
        function = option(function)
    return function


def running_options(quiet: str) -> Callable[[F], F]:
    """--jobs, --strict and --quiet, the same for all commands that read many files; `quiet` is the help of the last."""

    def add(function: F) -> F:
        for option in reversed(
            (
                click.option(
                    "-j",
                    "--jobs",
                    type=click.IntRange(0),
                    default=1,
                    show_default=True,
                    callback=_jobs,
                    help="Processes to use; 0: one a processor.",
                ),
                click.option("--strict", is_flag=True, help="Stop at the first input that cannot be read."),
                click.option("-q", "--quiet", is_flag=True, help=quiet),
            )
        ):
            function = option(function)
        return function

    return add


def decoding_options(function: F) -> F:
    """--encoding and --errors, the same for `fix` and `stats`."""
    function = click.option(
        "--errors",
        type=click.Choice(["strict", "replace"]),
        default="strict",
        show_default=True,
        help="What to do with bytes that do not decode.",
    )(function)
    return click.option("--encoding", metavar="NAME", help="Encoding of the input.  [default: found]")(function)


def _jobs(_ctx: click.Context, _parameter: click.Parameter, value: int) -> int:
    if value:
        return value
    from hzclean.cli.work import processors

    return processors()


def step_names(_ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """`--only a,b --only c` as ("a", "b", "c")."""
    names = tuple(name.strip() for value in values for name in value.split(",") if name.strip())
    if values and not names:
        from hzclean.cleaners.registry import cleaners

        known = ", ".join(step.name for step in cleaners())
        raise click.UsageError(f"--{parameter.name} needs the name of a step; there are {known}")
    return names

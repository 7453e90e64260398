"""`hzclean steps`: what `fix` can repair, why such damage occurs, and an example of each."""

from __future__ import annotations

import sys

import click

from hzclean.cleaners.registry import Cleaner
from hzclean.cli.options import Command

# Code points of an example in the README's table.
_CELL = 44


@click.command(cls=Command, short_help="List the cleaners: what each repairs, why, an example.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "tsv", "markdown"]),
    help="[default: table at a terminal, tsv in a pipe]",
)
def command(style: str | None) -> None:
    """List the cleaners in the order in which they run: what each repairs, why such damage occurs, an example.

    \b
    hzclean steps
    hzclean fix page.txt --skip articles
    """
    from hzclean.cleaners.registry import cleaners

    style = style or ("table" if sys.stdout.isatty() else "tsv")
    if style == "table":
        _print_table(cleaners())
    elif style == "markdown":
        click.echo(markdown(cleaners()), nl=False)
    else:
        click.echo("step\tdefault\twhat\twhy\tbefore\tafter")
        for c in cleaners():
            row = (c.name, "on" if c.default else "off", c.what, c.why, c.example.before, c.example.after)
            click.echo("\t".join(cell.replace("\n", "⏎").replace("\t", " ") for cell in row))


def markdown(steps: tuple[Cleaner, ...]) -> str:
    """The table of the README; a test holds the README against it."""
    lines = ["| step | repairs | because | before | after |", "|---|---|---|---|---|"]
    for c in steps:
        before, after = (_beginning(text) for text in (c.example.before, c.example.after))
        cells = (f"`{c.name}`", c.what, c.why, before, after)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _beginning(text: str) -> str:
    """As much of an example as a table cell holds; `hzclean steps` has the whole."""
    cell = text.rstrip("\n").replace("\n\n", "\n").replace("\n", "⏎")
    return cell if len(cell) <= _CELL else cell[:_CELL] + "…"


def _print_table(steps: tuple[Cleaner, ...]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    for heading in ("step", "what it repairs, and why such damage occurs", "before → after"):
        table.add_column(heading)
    for c in steps:
        what = Text(c.what + ("" if c.default else " (off by default)") + "\n").append(c.why, style="dim")
        before = c.example.before.replace("  ", "␣␣")  # a narrow table would wrap at a gutter, as if it were repaired
        example = Text(before + "\n").append("→ ", style="dim").append(c.example.after, style="green")
        table.add_row(Text(c.name, style="bold"), what, example)
    Console().print(table)

"""`hzclean fix`: raw pages in, clean paragraphs out."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command()
@click.argument("files", nargs=-1)
def command(files: tuple[str, ...]) -> None:
    """Repair pages: raw text in, clean paragraphs out."""
    from hzclean.cleaners import fix

    for name in files or ("-",):
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        sys.stdout.write(fix(data.decode("utf-8-sig")))

"""What the options of `hzclean convert` mean: names checked, lists taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import click

from hzclean.cli.errors import Failure

# --to names that promise a byte order mark.
_WITH_BOM = {"utf-16", "utf16", "utf-32", "utf32", "utf-8-sig"}
_CLASSES = ("latin", "digits", "punctuation")


class Written(NamedTuple):
    """The encoding to write, and whether its name promises a byte order mark."""

    charset: str
    bom: bool


def charset(_ctx: click.Context, _parameter: click.Parameter, value: str) -> str | None:
    """The canonical name of an encoding; None for auto."""
    if value == "auto":
        return None
    from hzclean.cleaners.charsets import canonical

    try:
        return canonical(value)
    except LookupError as error:
        raise click.BadParameter(f"no encoding is called “{value}”; say utf-8, gb18030, gbk, big5, euc-tw …") from error


def target(ctx: click.Context, parameter: click.Parameter, value: str) -> Written:
    """What --to asks for."""
    name = charset(ctx, parameter, value)
    if name is None:
        raise click.BadParameter("say the name of an encoding, not “auto”")
    return Written(name, value.lower() in _WITH_BOM)


def variant(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """The name of a conversion that the installed OpenCC has."""
    if value is None:
        return None
    from hzclean.cleaners.variants import configurations

    if value not in configurations():
        raise click.BadParameter(f"“{value}” is none of {', '.join(configurations())}")
    return value


def widths(_ctx: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """`half` or `full` for letters and digits, `punctuation=full` and the like for one class; "" where untouched."""
    wanted = dict.fromkeys(_CLASSES, "")
    for part in ",".join(values).split(",") if values else ():
        name, _, width = part.strip().rpartition("=")
        if width not in ("half", "full") or name not in ("", *_CLASSES):
            raise click.BadParameter(f"“{part}”: say half, full, or CLASS=half with one of {', '.join(_CLASSES)}")
        wanted.update({name: width} if name else {"latin": width, "digits": width})
    return tuple(wanted.values()) if any(wanted.values()) else ()


def words(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The words of a --protect file: UTF-8, one a line, # begins a comment."""
    if value is None:
        return ()
    try:
        with open(value, encoding="utf-8-sig") as stream:
            lines = [line.split("#")[0].strip() for line in stream]
    except (OSError, UnicodeDecodeError) as error:
        raise Failure(f"{value}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    return tuple(line for line in lines if line)

"""Where to write: standard output, one file, a folder with the same tree, or in place; whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import BinaryIO, NamedTuple

import click

from hzclean.cli.errors import Failure
from hzclean.cli.inputs import COMPRESSED, Input


class Target(NamedTuple):
    """Where a command's texts go. `folder` and `file` are None for standard output and for `in_place`.

    `suffix`: what the names in `folder` end in instead of their own, "" to keep it.
    """

    file: str | None = None
    folder: str | None = None
    in_place: bool = False
    backup: str = ""
    suffix: str = ""

    @property
    def is_standard_output(self) -> bool:
        """Whether texts go where they cannot be taken back."""
        return not self.in_place and self.folder is None and self.file is None

    def path_for(self, source: Input) -> str | None:
        """The path that the text of `source` is written to; None where all go to one stream."""
        if self.in_place:
            return source.path
        if self.folder is None:
            return None
        name = os.path.basename(source.path) if source.path else "stdin.txt"
        if source.path and source.root:
            name = os.path.relpath(source.path, source.root)
        stem, suffix = os.path.splitext(name)
        name = stem if suffix.lower() in COMPRESSED else name
        if self.suffix:
            name = os.path.splitext(name)[0] + self.suffix
        return os.path.join(self.folder, name)


def choose_target(output: str | None, in_place: bool, backup: str, inputs: Iterable[Input], suffix: str = "") -> Target:
    """What the options mean for these inputs.

    `output` is a folder where it is one already, ends in a slash, or an input was found by walking a folder;
    else a file. Raises `click.UsageError` (exit 2) for options that do not go together, for an output that is an
    input, and for two inputs that would be written to one path.
    """
    inputs = list(inputs)
    if output == "":
        raise click.UsageError("-o needs the name of a file or a folder")
    if output and os.path.isfile(output.rstrip(os.sep)) and output.endswith(os.sep):
        raise click.UsageError(f"{output} is a file, not a folder")
    if os.path.basename(backup) != backup:
        raise click.UsageError("--backup needs a suffix such as .bak, not a path")
    if backup and not in_place:
        raise click.UsageError("--backup goes with --in-place")
    if in_place:
        if output:
            raise click.UsageError("--in-place writes over the inputs; it does not go with -o")
        return _in_place(backup, inputs)
    if output is None or output == "-":
        return Target()
    folder = os.path.isdir(output) or output.endswith(os.sep) or any(i.root for i in inputs)
    target = Target(folder=output, suffix=suffix) if folder else Target(file=output)
    _refuse_collisions(target, inputs)
    return target


def _in_place(backup: str, inputs: list[Input]) -> Target:
    for source in inputs:
        if source.path is None:
            raise click.UsageError("--in-place needs files: standard input has no place")
        if source.path.lower().endswith(COMPRESSED):
            raise click.UsageError(f"{source.name}: --in-place does not write compressed files; use -o")
    return Target(in_place=True, backup=backup)


def _refuse_collisions(target: Target, inputs: list[Input]) -> None:
    taken: dict[str, str] = {}
    for source in inputs:
        path = target.path_for(source) or target.file
        assert path is not None
        if source.path and os.path.exists(path) and os.path.samefile(path, source.path):
            raise click.UsageError(f"{source.name}: the output is the input; use --in-place")
        if target.folder is not None:
            key = os.path.normpath(path)
            if key in taken:
                raise click.UsageError(f"{source.name} and {taken[key]} would both be written to {path}")
            taken[key] = source.name


def leave_own(inputs: list[Input], target: Target) -> list[str]:
    """Take out of the inputs found in folders what an earlier run wrote: backups, and the output folder if it is
    below the folder that was named. A sentence for each."""
    left = {i: reason for i in inputs if i.root and (reason := _own(i, target))}
    inputs[:] = [i for i in inputs if i not in left]
    return [f"{i.name}: {reason}" for i, reason in left.items()]


def _own(source: Input, target: Target) -> str:
    path, backup = source.path or "", target.backup
    if backup and path.endswith(backup) and os.path.exists(path[: -len(backup)]):
        return "a backup"
    if target.folder is not None and source.root is not None and (folder := _below(target.folder, source.root)):
        return "in the output folder" if os.path.realpath(path).startswith(folder) else ""
    return ""


@lru_cache(maxsize=1)
def _below(folder: str, root: str) -> str:
    """The real path of a folder that is below `root`, a slash at its end; "" where it is not."""
    real, above = os.path.realpath(folder) + os.sep, os.path.realpath(root) + os.sep
    return real if real.startswith(above) and real != above else ""


@contextmanager
def whole(path: str, backup: str = "", in_place: bool = False) -> Iterator[BinaryIO]:
    """A file to write that takes its name only once everything is written; on any failure nothing is left behind.

    With `backup`, the file that had the name is kept under the name plus that suffix, which must be free.
    `in_place`: where the file holds the same already, it is not touched. Missing folders are made.
    The mode of a file that is written over is kept, and of a link the file it leads to is written. What is no file
    (/dev/stdout, a named pipe) is written to as it stands. Raises `Failure` where it cannot be written.
    """
    if path.startswith("/dev/") or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)):
        with _as_it_stands(path) as stream:
            yield stream
        return
    from hzclean.cli.work import end_well_when_told

    end_well_when_told()
    path = os.path.realpath(path) if os.path.islink(path) else path
    # Named before it is made, as Ctrl-C may come at any moment.
    temporary = os.path.join(os.path.dirname(path) or ".", f".hzclean-{os.urandom(8).hex()}.part")
    try:
        with _made(temporary, path) as stream:
            yield stream
        if in_place and _are_equal(temporary, path):
            return
        os.chmod(temporary, _mode(path))
        if backup and os.path.exists(path):
            if os.path.lexists(path + backup):
                sentence = "is there already and is not written over; move it away, or give another --backup"
                raise Failure(f"{path}: the backup {path}{backup} {sentence}")
            os.replace(path, path + backup)
        os.replace(temporary, path)
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from error
    finally:
        # Also on Ctrl-C: a half-written file must not stay.
        if os.path.exists(temporary):
            os.unlink(temporary)


def _made(temporary: str, path: str) -> BinaryIO:
    """The file in which is written what is to be `path`; its folder is made if it is missing."""
    folder = os.path.dirname(temporary)
    try:
        os.makedirs(folder, exist_ok=True)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except (FileExistsError, NotADirectoryError) as error:
        raise Failure(f"{path}: {_file_above(folder)} is a file, not a folder; give -o another name") from error
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from error
    return os.fdopen(handle, "wb")


def _are_equal(one: str, other: str) -> bool:
    import filecmp  # not above: only --in-place needs it

    return os.path.exists(other) and filecmp.cmp(one, other, shallow=False)


def _file_above(folder: str) -> str:
    """The part of a path that is there and is no folder."""
    while folder and not os.path.exists(folder):
        folder = os.path.dirname(folder)
    return folder


@contextmanager
def _as_it_stands(path: str) -> Iterator[BinaryIO]:
    try:
        with open(path, "wb") as stream:
            yield stream
    except OSError as error:
        raise Failure(f"{path}: {error.strerror or error}") from error


def _mode(path: str) -> int:
    try:
        return os.stat(path).st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


@contextmanager
def open_for(target: Target, source: Input | None) -> Iterator[BinaryIO]:
    """The stream that a text goes to: standard output, or a file that is whole or not there."""
    path = target.file if source is None else target.path_for(source)
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        with whole(path, target.backup, target.in_place) as stream:
            yield stream

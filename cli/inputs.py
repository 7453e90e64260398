"""What to read: files, folders, globs and standard input, found once for every command.

A folder is walked in the order of its names; hidden files and folders are left out. Globs are for shells that do
not expand them, and for quoted ones (`'raw/**/*.txt'`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple, cast

import click

from hzclean.cli.errors import Failure, NotTextError

# Suffixes of files that hold a compressed text; the suffix goes when the output is written.
COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
STDIN = "-"


class Input(NamedTuple):
    """One text to read. `path` is None for standard input; `root` is the folder it was found under, if any."""

    name: str
    path: str | None = None
    root: str | None = None

    def open(self) -> BinaryIO:
        """Its bytes, decompressed where the name says so. The caller closes it.

        Raises `Failure` where it cannot be opened, `NotTextError` for what a folder may hold besides files.
        """
        if self.path is None:
            return cast(BinaryIO, sys.stdin.buffer)
        if self.root is not None and not os.path.isfile(self.path) and os.path.exists(self.path):
            what = "a link to a folder; name it to have it read" if os.path.isdir(self.path) else "a device or a pipe"
            raise NotTextError(f"{self.name}: not text but {what}")
        try:
            return open_binary(self.path)
        except OSError as error:
            raise Failure(f"{self.name}: {error.strerror or error}") from error

    @property
    def size(self) -> int:
        """Bytes on disk, 0 where that is not known."""
        try:
            return os.stat(self.path).st_size if self.path else 0
        except OSError:
            return 0


class Found(NamedTuple):
    """The inputs found, and what was named but cannot be read: (name, reason)."""

    inputs: list[Input]
    failed: list[tuple[str, str]]


def open_binary(path: str) -> BinaryIO:
    """Open a file for reading bytes, decompressing `.gz`, `.bz2`, `.xz` and `.zst` by suffix.

    Raises `OSError` as `open` does, and `Failure` where `.zst` needs a package that is not there.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix == ".gz":
        import gzip

        return cast(BinaryIO, gzip.open(path, "rb"))
    if suffix == ".bz2":
        import bz2

        return cast(BinaryIO, bz2.open(path, "rb"))
    if suffix == ".xz":
        import lzma

        return cast(BinaryIO, lzma.open(path, "rb"))
    if suffix == ".zst":
        return _open_zstd(path)
    return open(path, "rb")


def _open_zstd(path: str) -> BinaryIO:
    from hzclean.cli.zstd import reader

    try:
        return reader(path)
    except ImportError as error:
        raise Failure(f"{path}: .zst needs the package zstandard: pip install 'hzclean[zstd]'") from error


def reading_errors() -> tuple[type[Exception], ...]:
    """What reading an open file may raise where it is damaged; to be called once something was raised.

    Compressions have errors of their own that share no base; one whose module is not loaded raised none.
    """
    own = (("zlib", "error"), ("lzma", "LZMAError"), ("zstandard", "ZstdError"))
    return (OSError, EOFError, *(getattr(sys.modules[module], name) for module, name in own if module in sys.modules))


def unreadable(name: str, error: Exception, more: str = "") -> Failure:
    """The sentence for one of `reading_errors`; `more` is said at its end."""
    cause = getattr(error, "strerror", None)  # what the system says; else a compressed file is not as it should be
    if not cause:
        cause = f"a compressed file that {'breaks off' if isinstance(error, EOFError) else 'is damaged'} ({error})"
    return Failure(f"{name}: {cause}{more}")


def find(arguments: Sequence[str]) -> Found:
    """The inputs that the arguments name, in their order; none at all means standard input.

    What does not exist goes into `failed`, never away: the caller names it and ends with exit code 1.
    """
    if list(arguments).count(STDIN) > 1:
        raise click.UsageError("standard input is named twice, and can be read once")
    found = Found([], [])
    for argument in arguments or (STDIN,):
        if argument == STDIN:
            found.inputs.append(Input("standard input"))
        elif os.path.isdir(argument):
            _add_folder(argument, found)
        elif os.path.exists(argument):
            found.inputs.append(Input(argument, argument))
        else:
            matches = _matches(argument)
            for match in matches or ():
                if os.path.isdir(match):
                    continue
                found.inputs.append(Input(match, match))
            if matches is None:
                found.failed.append((argument, "no such file or folder"))
            elif not matches:
                found.failed.append((argument, "no file matches"))
    return found


def _matches(argument: str) -> list[str] | None:
    """The paths that a glob stands for; None where it is no glob."""
    import glob  # not above: it is seldom needed

    if not glob.has_magic(argument):
        return None
    return sorted(path for path in glob.glob(argument, recursive=True) if not _in_circle(path))


def _in_circle(path: str) -> bool:
    """Whether a path goes through a link that leads back to a folder it stands in: there `**` finds all again."""
    folder = os.path.dirname(path)
    while folder and folder != os.path.dirname(folder):
        above = os.path.dirname(folder)
        if os.path.islink(folder) and (os.path.realpath(above) + os.sep).startswith(os.path.realpath(folder) + os.sep):
            return True
        folder = above
    return False


def _add_folder(folder: str, found: Found) -> None:
    before = len(found.inputs)
    for path in walk(folder):
        found.inputs.append(Input(path, path, folder))
    if len(found.inputs) == before:
        found.failed.append((folder, "no file in this folder"))


def walk(folder: str) -> Iterator[str]:
    """The paths of all that is below `folder`, by name, but for folders and what is hidden.

    Links to folders are not followed, but named as they are.
    """
    entries: Iterable[os.DirEntry[str]]
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda e: e.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from walk(entry.path)
        else:
            yield entry.path

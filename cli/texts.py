"""From bytes to pages of text: what an input's encoding is, and where its pages end."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from hzclean.cli.errors import Failure, not_text
from hzclean.cli.inputs import COMPRESSED, Input, reading_errors, unreadable


class PageText(NamedTuple):
    """One page as it was read: its text, the break after it, the line it starts on (1-based), its number, and where
    it starts in the text of the input (code points).
    """

    text: str
    separator: str
    first_line: int
    number: int
    start: int = 0


# A byte of its own in all encodings but UTF-16 and UTF-32, which have NUL bytes beside it.
FORM_FEED = b"\f"
# Enough of a file to tell its encoding from, in bytes.
HEAD = 1 << 20
# Files of more bytes are read piece by piece.
_LARGE = 1 << 24
_PIECE = 1 << 20


def decode(data: bytes, name: str, encoding: str | None = None, errors: str = "strict") -> str:
    """The text of `data`, in the encoding given or found; a BOM goes.

    Pages of several encodings in one stream (`cat raw/*.txt`), parted by form feeds, are decoded each in its own.
    Raises `NotTextError` for binary data and `Failure` for bytes that do not decode, with their place.
    """
    # HZ and ISO-2022 hide hanzi in ASCII bytes after one of these; all else that reads as UTF-8 is UTF-8.
    if encoding is None and b"\0" not in data and b"~{" not in data and b"\x1b" not in data:
        try:
            return data.decode().removeprefix("\ufeff")
        except UnicodeDecodeError:
            pass  # not UTF-8, or not wholly: look closer
    from hzclean.cleaners import charsets

    named = encoding is not None
    encoding = encoding or recognise(data, name)
    try:
        return charsets.decode(data, encoding, errors).removeprefix("\ufeff")
    except LookupError as error:
        raise Failure(
            f"{name}: no encoding is called “{encoding}” (--encoding NAME; hzclean detect tells it)"
        ) from error
    except UnicodeDecodeError as error:
        if not named and FORM_FEED in data and b"\0" not in data:
            try:
                return "\f".join(decode(page, name, None, errors) for page in data.split(FORM_FEED))
            except Failure:
                pass  # the place in the whole tells more
        line = data.count(b"\n", 0, error.start) + 1
        hint = "--encoding NAME says which it is, --errors replace goes on with �"
        if not named and _mixed(data):
            hint = "its lines are in two encodings: hzclean convert --lines reads each in its own"
        raise Failure(f"{name}, line {line}, byte {error.start}: not valid {encoding} ({hint})") from error


def recognise(data: bytes, name: str) -> str:
    """The encoding of `data`, judged by its head. Raises `NotTextError` for what is no text."""
    from hzclean.cleaners.encodings import detect

    found = detect(data[:HEAD])
    if found.encoding is None:
        raise not_text(name, data)
    return found.encoding


def _mixed(data: bytes) -> bool:
    from hzclean.cleaners.encodings import detect

    return detect(data[:HEAD]).mixed


def read(source: Input) -> bytes:
    """All bytes of an input. Raises `Failure` where it cannot be opened or is damaged."""
    try:
        with source.open() as stream:
            return stream.read()
    except reading_errors() as error:
        raise unreadable(source.name, error) from error


def pages(source: Input, page_break: re.Pattern[str], encoding: str | None, errors: str) -> Iterator[PageText]:
    """The pages of an input in order. Raises as `decode` and `read` do.

    A large file of plain UTF-8 with form feeds between its pages, or none, is read twice rather than held in memory:
    once to be sure that all of it decodes, as else nothing of it may be written.
    """
    from hzclean.cleaners.pipeline import PAGE_BREAK, split_pages, split_stream

    if encoding is None and page_break.pattern == PAGE_BREAK.pattern and source.size > _LARGE and is_utf_8(source):
        parts = split_stream(_pieces(source))
    else:
        data = read(source)
        parts = split_pages(decode(data, source.name, encoding, errors), page_break)
        del data
    line, start = 1, 0
    for number, (text, separator) in enumerate(parts, 1):
        yield PageText(text, separator, line, number, start)
        start += len(text) + len(separator)
        line += text.count("\n") + separator.count("\n")


def is_utf_8(source: Input) -> bool:
    """Whether a file, which is not compressed, is UTF-8 from end to end and nothing else, as `decode` tells it."""
    if source.path is None or source.path.lower().endswith(COMPRESSED):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    last = b""
    with source.open() as stream:
        try:
            while data := stream.read(_PIECE):
                if b"\0" in data or b"\x1b" in data or b"~{" in data or (last == b"~" and data[:1] == b"{"):
                    return False
                decoder.decode(data)
                last = data[-1:]
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _pieces(source: Input) -> Iterator[str]:
    """The text of a file that `is_utf_8`, piece by piece, without its BOM."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    begun = False
    with source.open() as stream:
        try:
            while data := stream.read(_PIECE):
                text = decoder.decode(data)
                yield text if begun else text.removeprefix("\ufeff")
                begun = begun or bool(text)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise Failure(f"{source.name}: was changed while it was read") from error

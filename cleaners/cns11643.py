"""CNS 11643, the character set of Taiwan's government, in its EUC-TW clothes; Python has no codec for it.

EUC-TW: a byte below 0x80 is ASCII; two bytes A1–FE are a character of plane 1; 8E, A1–B0 (the plane) and two bytes
A1–FE are one of planes 1 to 16. The table is data/cns11643.zlib, made from glibc's iconv by
tests/make_cns11643.py, so that both give the same characters.
"""

from __future__ import annotations

import codecs
import re
import sys
import zlib
from functools import cache
from operator import itemgetter

from hzclean.cleaners import data_files

PLANES = (1, 2, 3, 4, 5, 6, 7, 15)
_SIDE = 94
_HIGH = bytes(range(0x80, 0x100))
_TOKEN = re.compile(rb"[\x00-\x7f]+|(?:[\xa1-\xfe][\xa1-\xfe])+|\x8e[\xa1-\xb0][\xa1-\xfe][\xa1-\xfe]|[\x80-\xff]")
# What may stand at the end of a block without being an error yet.
UNFINISHED = re.compile(rb"(?:[\xa1-\xfe]|\x8e[\xa1-\xb0]?[\xa1-\xfe]?)\Z")


@cache
def _planes() -> str:
    return zlib.decompress(data_files.read("cns11643.zlib")).decode("utf-32-le")


@cache
def _pairs() -> str:
    """Plane 1, indexed by the two bytes of a code read as one number in the byte order of this machine."""
    table = ["\0"] * 0x10000
    # Plane 1 comes first; to tell an encoding nothing else is needed.
    size = 4 * _SIDE * _SIDE
    plane = zlib.decompressobj().decompress(data_files.read("cns11643.zlib"), size).decode("utf-32-le")
    for row in range(_SIDE):
        cells = plane[row * _SIDE : (row + 1) * _SIDE]
        first, step = (
            ((0xA1 << 8) + row + 0xA1, 0x100) if sys.byteorder == "little" else (((row + 0xA1) << 8) + 0xA1, 1)
        )
        table[first : first + _SIDE * step : step] = cells
    return "".join(table)


def character(plane: int, row: int, cell: int) -> str:
    """The character at 1-based row and cell of `plane`; "" where there is none.

    >>> character(1, 36, 1)
    '一'
    """
    if plane not in PLANES:
        return ""
    place = (PLANES.index(plane) * _SIDE + row - 1) * _SIDE + cell - 1
    return _planes()[place].replace("\0", "")


@cache
def codes() -> dict[str, tuple[int, int, int]]:
    """Each character's plane, row and cell (1-based); the lowest plane where it has two."""
    table: dict[str, tuple[int, int, int]] = {}
    for place, found in enumerate(_planes()):
        if found != "\0":
            plane, rest = divmod(place, _SIDE * _SIDE)
            table.setdefault(found, (PLANES[plane], rest // _SIDE + 1, rest % _SIDE + 1))
    return table


@cache
def _euc() -> dict[str, bytes]:
    table = {chr(byte): bytes([byte]) for byte in range(0x80)}
    for found, (plane, row, cell) in codes().items():
        pair = bytes([row + 0xA0, cell + 0xA0])
        table[found] = pair if plane == 1 else bytes([0x8E, plane + 0xA0]) + pair
    return table


def decode_euc_tw(data: bytes, errors: str = "strict") -> str:
    """EUC-TW bytes to text; `errors` as in bytes.decode: strict, replace or surrogateescape.

    Raises UnicodeDecodeError, as Python's own codecs do.

    >>> decode_euc_tw(bytes.fromhex("c4a1a4a1"))
    '一０'
    """
    parts: list[str] = []
    for found in _TOKEN.finditer(data):
        token, start = found.group(), found.start()
        if token[0] < 0x80:
            parts.append(token.decode("ascii"))
        elif len(token) == 1:
            parts.append(_bad(data, start, start + 1, errors))
        elif token[0] == 0x8E:
            one = character(token[1] - 0xA0, token[2] - 0xA0, token[3] - 0xA0)
            parts.append(one or _bad(data, start, start + 4, errors))
        else:
            units = memoryview(token).cast("H")
            text = "".join(itemgetter(*units)(_pairs()))
            if "\0" in text:
                places = range(start, found.end(), 2)
                text = "".join(
                    one if one != "\0" else _bad(data, place, place + 2, errors)
                    for one, place in zip(text, places, strict=True)
                )
            parts.append(text)
    return "".join(parts)


def unfinished(data: bytes) -> int:
    """How many bytes at the end of EUC-TW are a character that is not whole yet, 0 to 3.

    >>> unfinished(bytes.fromhex("c4a1a4")), unfinished(bytes.fromhex("8ea2a1")), unfinished(b"a")
    (1, 3, 0)
    """
    tail = data[len(data.rstrip(_HIGH)) :]
    last = _last_unfinished(tail)
    alone = (found.start() for found in _TOKEN.finditer(tail) if found.end() == found.start() + 1)
    return next((len(tail) - start for start in alone if start >= last), 0)


def _last_unfinished(data: bytes) -> int:
    """From where on a byte that stands alone may be the beginning of a character whose end is missing."""
    found = UNFINISHED.search(data, max(0, len(data) - 4))
    return found.start() if found else len(data)


def _bad(data: bytes, start: int, end: int, errors: str) -> str:
    cut = end == start + 1 and start >= _last_unfinished(data)
    reason = "incomplete multibyte sequence" if cut else "no such character"
    error = UnicodeDecodeError("euc-tw", data, start, end, reason)
    return str(codecs.lookup_error(errors)(error)[0])


def encode_euc_tw(text: str, errors: str = "strict") -> bytes:
    """Text to EUC-TW; `errors`: strict, replace (writes ?) or surrogateescape. Raises UnicodeEncodeError.

    >>> encode_euc_tw("一0").hex()
    'c4a130'
    """
    table = _euc()
    try:
        return b"".join(map(table.__getitem__, text))
    except KeyError:
        return b"".join(table.get(one) or _unwritable(text, place, errors, table) for place, one in enumerate(text))


def _unwritable(text: str, place: int, errors: str, table: dict[str, bytes]) -> bytes:
    error = UnicodeEncodeError("euc-tw", text, place, place + 1, "not in CNS 11643")
    instead = codecs.lookup_error(errors)(error)[0]
    return instead if isinstance(instead, bytes) else b"".join(table[one] for one in instead)

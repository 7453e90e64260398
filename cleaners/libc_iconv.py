"""The C library's iconv, called in place: the same tables as charsets.py at several times the speed.

Only glibc's is used, and only for a charset where it gives the very characters that charsets.py gives, so that a
result never depends on the machine; elsewhere `converter` returns None and Python's codecs do the work. It lets
go of Python's lock, so that threads convert side by side. The codes that tell whose table it is are in
data/charset_probes.txt, made by tests/make_charset_differences.py.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from itertools import cycle
from typing import Any

from hzclean.cleaners import data_files

_NAMES = {
    "ascii": "ASCII",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "utf-32-le": "UTF-32LE",
    "utf-32-be": "UTF-32BE",
    "gb2312": "GB2312",
    "gbk": "GBK",
    "gb18030": "GB18030",
    "big5": "BIG5",
    "big5-hkscs": "BIG5-HKSCS",
    "euc-tw": "EUC-TW",
}
# glibc has tables of its own from the one to the other, which swap Simplified and Traditional characters or say other
# marks than the way over Unicode does.
_APART = (frozenset({"gb2312", "big5"}), frozenset({"gb2312", "gbk"}))
ROOMS = 2
_ERROR = ctypes.c_size_t(-1).value
Converter = Callable[["bytes | memoryview"], "memoryview | None"]


@cache
def _library() -> ctypes.CDLL | None:
    try:
        if not sys.platform.startswith("linux") or not (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc"):
            return None
    except (AttributeError, ValueError, OSError):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    library.iconv_open.restype = ctypes.c_void_p
    library.iconv_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
    library.iconv.restype = ctypes.c_size_t
    library.iconv.argtypes = [ctypes.c_void_p] * 5
    library.iconv_close.argtypes = [ctypes.c_void_p]
    return library


@cache
def _brief() -> Any:
    """`iconv` as it is for calls that take next to no time: it keeps Python's lock."""
    iconv = ctypes.PyDLL(None, use_errno=True).iconv
    iconv.restype = ctypes.c_size_t
    iconv.argtypes = [ctypes.c_void_p] * 5
    return iconv


def converter(source: str, target: str) -> Converter | None:
    """A function that converts whole blocks from one charset to another; None where that must be done in Python.

    The function returns None for a block that has errors, or ends within a character: do that block in Python, which
    can say where. What it returns stays as it is for ROOMS - 1 more calls; then its memory is used again, since fresh
    memory costs as much as a third of the conversion. What it is given, a memoryview must be of memory that
    can be written, stays as it is. One thread at a time may call it. Names as in charsets.py.

    >>> convert = converter("gb18030", "utf-8")
    >>> convert is None or bytes(convert("汉字".encode("gb18030"))) == "汉字".encode()
    True
    """
    library = _library()
    if library is None or source not in _NAMES or target not in _NAMES or not (agrees(source) and agrees(target)):
        return None
    if {source, target} not in _APART:
        return _open(library, _NAMES[source], _NAMES[target])
    first, second = _open(library, _NAMES[source], "UTF-8"), _open(library, "UTF-8", _NAMES[target])
    return _both(first, second) if first and second else None


def _both(first: Converter, second: Converter) -> Converter:
    def convert(data: bytes | memoryview) -> memoryview | None:
        between = first(data)
        return None if between is None else second(between)

    return convert


def _open(library: ctypes.CDLL, source: str, target: str) -> Converter | None:
    handle = library.iconv_open(target.encode(), source.encode())
    if handle is None or handle == _ERROR:
        return None

    # Three bytes for two are enough for most (GBK to UTF-8), two for one in UTF-16; else the rest goes into more rooms.
    halves = 4 if target.startswith(("UTF-16", "UTF-32")) else 3
    rooms = [ctypes.create_string_buffer(64)] * ROOMS
    turns = cycle(range(ROOMS))
    iconv, brief = library.iconv, _brief()

    def convert(data: bytes | memoryview) -> memoryview | None:
        brief(handle, None, None, None, None)
        start, left = _address(data), ctypes.c_size_t(len(data))
        parts: list[memoryview] = []
        while True:
            turn = next(turns)
            needed = halves * left.value // 2 + 64
            if len(rooms[turn]) < needed or parts:
                rooms[turn] = ctypes.create_string_buffer(needed)
            room = rooms[turn]
            out, free = ctypes.c_void_p(ctypes.addressof(room)), ctypes.c_size_t(len(room))
            done = iconv(handle, *map(ctypes.byref, (start, left, out, free)))
            problem = ctypes.get_errno()
            if done == _ERROR and problem != errno.E2BIG:
                return None
            # Big5-HKSCS keeps the last character back, as a mark may follow that it makes one with.
            if done != _ERROR and brief(handle, None, None, *map(ctypes.byref, (out, free))) == _ERROR:
                return None
            parts.append(memoryview(room).cast("B")[: len(room) - free.value])
            if done != _ERROR:
                break
        if left.value:
            return None
        return parts[0] if len(parts) == 1 else memoryview(b"".join(parts))

    return convert


def _address(data: bytes | memoryview) -> ctypes.c_char_p | ctypes.c_void_p:
    if isinstance(data, bytes):
        return ctypes.c_char_p(data)
    return ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(data)) if data else None)


@cache
def agrees(charset: str) -> bool:
    """Whether glibc's table has what charsets.py has, at all the codes where Python's own codec differs from it."""
    library = _library()
    back = library and _open(library, _NAMES[charset], "UTF-8")
    if not back:
        return False
    if charset in ("euc-tw", "gb2312", "ascii") or charset.startswith("utf"):
        return True
    for line in data_files.read("charset_probes.txt").splitlines():
        name, codes, text = line.split(b" ")
        if name == charset.encode():
            found = back(bytes.fromhex(codes.decode()))
            return found is not None and bytes(found) == text
    return False

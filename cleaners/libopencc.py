"""OpenCC called in place, bytes to bytes: the conversions of variants.py without a Python string on either side.

OpenCC's Python package holds its whole library in one file, with the C interface (opencc.h) beside Python's. Through
that a call spares two thirds of what Python's takes beside the conversion itself, and lets go of Python's lock, so
that threads convert side by side with one set of dictionaries. Where the installed OpenCC is built otherwise,
`converter` returns None and variants.py does the work; the results are the same.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from functools import cache
from threading import Lock

_FAILED = ctypes.c_void_p(-1).value
_opening = Lock()


@cache
def _library() -> ctypes.CDLL | None:
    import opencc

    try:
        library = ctypes.CDLL(opencc.opencc_clib.__file__)  # type: ignore[attr-defined]
        library.opencc_open.restype = ctypes.c_void_p
        library.opencc_open.argtypes = [ctypes.c_char_p]
        library.opencc_convert_utf8.restype = ctypes.c_void_p
        library.opencc_convert_utf8.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
        library.opencc_convert_utf8_free.argtypes = [ctypes.c_void_p]
    except (AttributeError, TypeError, OSError):
        return None
    return library


@cache
def _dictionaries(name: str) -> int | None:
    import opencc

    library = _library()
    path = os.path.join(os.path.dirname(opencc.__file__), "clib", "share", "opencc", f"{name}.json")
    if library is None or not os.path.isfile(path):
        return None
    handle: int | None = library.opencc_open(os.fsencode(path))
    return None if handle == _FAILED else handle


def converter(name: str) -> Callable[[bytes | memoryview], bytes | None] | None:
    """A function that converts UTF-8 to UTF-8 as OpenCC's `name` ("s2t", "tw2sp" …) does; None where there is none.

    The function returns None for what it cannot do, bytes that are not UTF-8 and bytes with a NUL among them:
    variants.py can do that, or tell what is wrong. A memoryview must be of memory that can be written. Any number of
    threads may call it. The first call for a name loads its dictionaries, which stay.

    >>> convert = converter("s2t")
    >>> convert is None or convert("汉字".encode()).decode() == "漢字"
    True
    """
    library = _library()
    with _opening:
        handle = _dictionaries(name)
    if library is None or handle is None:
        return None

    def convert(data: bytes | memoryview) -> bytes | None:
        try:
            if "\0" in str(data, "utf-8"):  # the C interface ends a text there
                return None
        except UnicodeDecodeError:
            return None
        start = data if isinstance(data, bytes) else ctypes.addressof(ctypes.c_char.from_buffer(data)) if data else b""
        result = library.opencc_convert_utf8(handle, start, len(data))
        if not result:
            return None
        try:
            return ctypes.string_at(result)
        finally:
            library.opencc_convert_utf8_free(result)

    return convert

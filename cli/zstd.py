"""Reading `.zst` files, which may be several frames one after another; one that breaks off is an error."""

from __future__ import annotations

import io
from typing import Any, BinaryIO, cast

CHUNK = 1 << 17


def reader(path: str) -> BinaryIO:
    """The decompressed bytes of a file. ImportError without the package zstandard.

    Reading raises `EOFError` where the last frame is cut (zstandard's own reader takes that for the end), and
    `zstandard.ZstdError` for what is no such file.
    """
    import zstandard

    return cast(BinaryIO, io.BufferedReader(_Frames(open(path, "rb"), zstandard.ZstdDecompressor())))


class _Frames(io.RawIOBase):
    def __init__(self, packed: BinaryIO, decompressor: Any) -> None:
        self._packed = packed
        self._decompressor = decompressor
        self._frame: Any = None  # the frame that is being read
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        while not self._ready:
            data = self._frame.unused_data if self._frame and self._frame.eof else b""
            data = data or self._packed.read(CHUNK)
            if not data:
                if self._frame and not self._frame.eof:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
                return 0
            if self._frame is None or self._frame.eof:
                self._frame = self._decompressor.decompressobj()
            self._ready = self._frame.decompress(data)
        view = memoryview(room)
        given = min(len(view), len(self._ready))
        view[:given] = self._ready[:given]
        self._ready = self._ready[given:]
        return given

    def close(self) -> None:
        self._packed.close()
        super().close()

"""Make cleaners/data/cns11643.zlib: the characters of CNS 11643 planes 1 to 7 and 15, as glibc's iconv maps them.

    python tests/make_cns11643.py

Source: the EUC-TW converter of the iconv on this machine (glibc 2.36 was used), asked for every code. It follows the
mapping tables that Unicode and the CNS 11643 authority publish. The file, unpacked, holds eight planes of 94 × 94
characters in UTF-32 LE, row by row; U+0000 stands where a code means nothing.
"""

from __future__ import annotations

import subprocess
import zlib
from pathlib import Path

PLANES = (1, 2, 3, 4, 5, 6, 7, 15)
TARGET = Path(__file__).resolve().parent.parent / "cleaners" / "data" / "cns11643.zlib"


def row(plane: int, lead: int) -> str:
    """The 94 characters of one row, U+0000 for holes; one call of iconv a row, more where it has holes."""
    text = ""
    codes = [bytes([0x8E, 0xA0 + plane, lead, trail]) + b"\n" for trail in range(0xA1, 0xFF)]
    whole = subprocess.run(["iconv", "-f", "EUC-TW", "-t", "UTF-8"], input=b"".join(codes), capture_output=True)
    if whole.returncode == 0:
        return whole.stdout.decode().replace("\n", "")
    for code in codes:
        one = subprocess.run(["iconv", "-f", "EUC-TW", "-t", "UTF-8"], input=code, capture_output=True)
        text += one.stdout.decode()[0] if one.returncode == 0 else "\0"
    return text


def main() -> None:
    """Ask iconv, pack, write."""
    table = "".join(row(plane, lead) for plane in PLANES for lead in range(0xA1, 0xFF))
    assert len(table) == len(PLANES) * 94 * 94
    TARGET.write_bytes(zlib.compress(table.encode("utf-32-le"), 9))
    print(len(table.replace("\0", "")), "characters,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

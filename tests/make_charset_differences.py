"""Make cleaners/data/charset_differences.txt: where Python's codecs and glibc's iconv tables differ.

Beside it charset_probes.txt, which libc_iconv.py looks at to see whether an iconv is such a one: a line for each
charset, with its name, all codes that differ and can be read and written, in hexadecimal, and what they are.

    python tests/make_charset_differences.py

Run on a machine with glibc (2.36 was used). Each line: charset, then
`swap WRONG RIGHT` (code points: Python reads WRONG where iconv reads RIGHT),
`extra CODE CHARACTER` (bytes that Python does not know), or `deny CHARACTER` (Python writes it, iconv refuses).
"""

from __future__ import annotations

import subprocess
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "cleaners" / "data"
TARGET = DATA / "charset_differences.txt"
CODECS = {"gbk": ("GBK", "gbk"), "gb18030": ("GB18030", "gb18030"), "big5": ("BIG5", "cp950"),
          "big5-hkscs": ("BIG5-HKSCS", "big5hkscs")}  # fmt: skip


def iconv(data: bytes, source: str, target: str) -> bytes | None:
    """What iconv makes of `data`, None where it refuses."""
    run = subprocess.run(["iconv", "-f", source, "-t", target], input=data, capture_output=True)
    return run.stdout if run.returncode == 0 else None


def known(codes: list[bytes], source: str) -> dict[bytes, str]:
    """Which of `codes` are one character each; halves the list where iconv refuses a part of it."""
    answer = iconv(b"".join(code + b"\n" for code in codes), source, "UTF-8")
    if answer is not None:
        lines = answer.decode().split("\n")[:-1]
        if len(lines) == len(codes):
            return {code: line for code, line in zip(codes, lines, strict=True) if len(line) == 1}
    if len(codes) == 1:
        return {}
    half = len(codes) // 2
    return known(codes[:half], source) | known(codes[half:], source)


def writable(characters: list[str], target: str) -> set[str]:
    """Which of `characters` iconv can write; halves the list where it refuses a part."""
    if iconv("".join(characters).encode(), "UTF-8", target) is not None:
        return set(characters)
    if len(characters) == 1:
        return set()
    half = len(characters) // 2
    return writable(characters[:half], target) | writable(characters[half:], target)


def python(code: bytes, codec: str) -> str | None:
    """What Python makes of one code."""
    try:
        return code.decode(codec)
    except UnicodeDecodeError:
        return None


def main() -> None:
    """Compare all codes of one and two bytes and all characters of the first three Unicode planes."""
    rows = []
    everything = [chr(c) for c in range(0xA0, 0x30000) if not 0xD800 <= c < 0xE000]
    for charset, (name, codec) in CODECS.items():
        codes = [bytes([lead]) for lead in range(0x80, 0x100)]
        codes += [bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x30, 0xFF)]
        for code, character in known(codes, name).items():
            ours = python(code, codec)
            if ours is None:
                rows.append(f"{charset} extra {code.hex()} {ord(character):x}")
            elif ours != character and len(ours) == 1:
                rows.append(f"{charset} swap {ord(ours):x} {ord(character):x}")
        swapped = {int(row.split(" ")[2], 16) for row in rows if row.startswith(f"{charset} swap")}
        candidates = [c for c in everything if c.encode(codec, "ignore")]
        refused = set(candidates) - writable(candidates, name)
        # Where iconv can write what Python reads wrongly, the two have changed places.
        pairs = [row.split(" ")[2:] for row in rows if row.startswith(f"{charset} swap")]
        rows += [f"{charset} swap {right} {wrong}" for wrong, right in pairs if chr(int(wrong, 16)) not in refused]
        rows += [f"{charset} deny {ord(c):x}" for c in sorted(refused)]
        print(charset, len(swapped), "swapped", len(refused), "denied")
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "rows")
    (DATA / "charset_probes.txt").write_text(probes(), encoding="utf-8")


def probes() -> str:
    """What is in charset_probes.txt, from charset_differences.txt."""
    from hzclean.cleaners.charsets import decode, difference, encode

    lines = []
    for charset in CODECS:
        table = difference(charset)
        text = "".join(sorted({*table.swapped.values(), *table.extra.values()} - table.denied))
        codes = encode(text, charset, "ignore")
        lines.append(f"{charset} {codes.hex()} {decode(codes, charset)}\n")
    return "".join(lines)


if __name__ == "__main__":
    main()

"""Files whose lines are in two encodings: pasted together, or appended to by another program.

A line is suspected where bytes do not decode, or where hanzi follow each other that hardly ever occur; only then is
it read in the other encodings, and only a reading that is clearly better than the file's own counts.
"""

from __future__ import annotations

import codecs
import re

from hzclean.cleaners.charsets import decode
from hzclean.cleaners.likelihood import cost, odd_lines

# The encodings that read almost any bytes as some hanzi, so that a wrong line need not show by its bytes.
MISREAD = frozenset({"gb18030", "big5", "big5-hkscs", "euc-tw"})
_OTHERS = ("utf-8", "gb18030", "big5")
_CLEARLY = 64  # quarter bits by which another reading must be cheaper
ESCAPED = re.compile("[\udc80-\udcff]")


def mixed_lines(data: bytes, name: str, text: str, bad: int) -> tuple[dict[str, tuple[int, ...]], int]:
    """Line numbers (from 1) by encoding for lines not in `name`, and how many bytes still do not decode.

    `text` is `data` read as `name` with surrogateescape, `bad` the number of bytes that did not decode in it.

    >>> data = "汉字编码\\n".encode() + "汉字编码\\n".encode("gb18030")
    >>> mixed_lines(data, "utf-8", data.decode("utf-8", "surrogateescape"), 6)
    ({'gb18030': (2,)}, 0)
    """
    suspected = odd_lines(text)
    if not suspected:
        return {}, bad
    found: dict[str, list[int]] = {}
    lines, raw = text.split("\n"), data.split(b"\n")
    for number in suspected:
        other = line_encoding(raw[number], name, lines[number])
        if other != name:
            found.setdefault(other, []).append(number + 1)
            bad -= len(ESCAPED.findall(lines[number]))
    return {other: tuple(numbers) for other, numbers in found.items()}, bad


def line_encoding(raw: bytes, name: str, line: str) -> str:
    """The encoding of one line of a file in `name`; `line` is how it reads in `name` with surrogateescape.

    >>> line_encoding("漢字編碼".encode("big5"), "gb18030", "簗俹絪絏")
    'big5'
    """
    if name == "utf-8" and has_surrogates(raw):
        return name
    best, price = name, cost(line) - _CLEARLY
    for other in _OTHERS:
        if other == name:
            continue
        try:
            other_price = cost(decode(raw, other))
        except UnicodeDecodeError:
            continue
        if other_price < price:
            best, price = other, other_price
    return best


def has_surrogates(data: bytes) -> bool:
    """Whether `data` is UTF-8 but for halves of UTF-16's pairs, each encoded by itself, as faulty programs write them.

    UTF-8 has no such codes, so they do not decode; but no other encoding is meant.

    >>> has_surrogates("\\ud83d\\ude00".encode("utf-8", "surrogatepass"))
    True
    """
    if b"\xed" not in data:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")("surrogatepass").decode(data)  # which may end within a character
    except UnicodeDecodeError:
        return False
    return True


def decode_lines(data: bytes, name: str, errors: str = "strict") -> str:
    """Bytes in `name`, each line that is clearly in another encoding read in that.

    Raises UnicodeDecodeError for a line that is in none (strict), with its place in `data`.

    >>> decode_lines("汉字\\n".encode() + "编码\\n".encode("gb18030"), "utf-8")
    '汉字\\n编码\\n'
    """
    text = decode(data, name, "surrogateescape")
    suspected = odd_lines(text)
    if not suspected:
        return text
    lines, raw = text.split("\n"), data.split(b"\n")
    for number in suspected:
        other = line_encoding(raw[number], name, lines[number])
        try:
            lines[number] = decode(raw[number], other, errors)
        except UnicodeDecodeError as error:
            start = sum(map(len, raw[:number])) + number
            error.object, error.start, error.end = data, start + error.start, start + error.end
            raise
    return "\n".join(lines)

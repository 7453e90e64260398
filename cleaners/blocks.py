"""Where a stream of bytes may be cut, so that each block can be decoded by itself.

After a line's end where there is one, else between two characters. Charsets that carry a state from line to line
(ISO-2022-KR, UTF-7) cannot be cut; nor can HZ and ISO-2022-CN within a line.
"""

from __future__ import annotations

import codecs

from hzclean.cleaners.charsets import CHARSETS, decode, encode

_WHOLE = frozenset({"iso-2022-kr", "utf-7"})
_SENTENCE_ENDS = "。！？；"
_NEWLINES = {
    "utf-16-le": b"\n\0",
    "utf-16-be": b"\0\n",
    "utf-32-le": b"\n\0\0\0",
    "utf-32-be": b"\0\0\0\n",
}


def cut(data: bytes, charset: str) -> int:
    """How many bytes of `data` make a block: up to its last line end, else its last whole character; 0 if none can.

    `charset` is a canonical name. What does not decode counts as whole.

    >>> cut("一行\\n半".encode(), "utf-8"), cut("半行".encode()[:5], "utf-8")
    (7, 3)
    >>> cut("字\\n字".encode("utf-16-le"), "utf-16-le")
    4
    """
    return after_line(data, charset) or (0 if charset in _WHOLE else _last_character(data, charset))


def after_line(data: bytes, charset: str) -> int:
    """How many bytes of `data` are whole lines; 0 where there is no line end, or it does not tell.

    `data` begins where a character does.

    >>> after_line("一行\\n半".encode(), "utf-8"), after_line("半行".encode(), "utf-8")
    (7, 0)
    """
    if charset in _WHOLE:
        return 0
    newline = _NEWLINES.get(charset, b"\n")
    width = len(newline)
    place = data.rfind(newline)
    while place >= 0 and place % width:
        place = data.rfind(newline, 0, place + width - 1)
    return place + width if place >= 0 else 0


def after_sentence(data: bytes, charset: str) -> int:
    """How many bytes of `data`, which is part of a long line, are whole sentences; as `cut` where none ends.

    Phrases, which conversions look up, do not reach over the end of a sentence. `data` begins where a character does.

    >>> after_sentence("一句。半".encode("gb18030"), "gb18030"), after_sentence("半句".encode(), "utf-8")
    (6, 6)
    """
    end = cut(data, charset)
    try:
        text = decode(data[:end], charset)
        sentences = encode(text[: max(map(text.rfind, _SENTENCE_ENDS)) + 1], charset)
    except UnicodeError:
        return end
    return len(sentences) if sentences and data.startswith(sentences) else end


def _last_character(data: bytes, charset: str) -> int:
    if charset in ("hz", "iso-2022-cn", "iso-2022-jp"):
        return 0
    if charset == "euc-tw":
        from hzclean.cleaners.cns11643 import unfinished

        end = len(data) - unfinished(data)
    else:
        decoder = codecs.getincrementaldecoder(CHARSETS.get(charset, charset))("replace")
        decoder.decode(data)
        end = len(data) - len(decoder.getstate()[0])
    # A carriage return may be half of a line end.
    return end - 1 if data[end - 1 : end] == b"\r" and end > 1 and charset not in _NEWLINES else end

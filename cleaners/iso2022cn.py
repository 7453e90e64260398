"""ISO-2022-CN (RFC 1922): 7-bit bytes that switch between ASCII, GB 2312 and CNS 11643; Python has no codec for it.

ESC $ ) A and ESC $ ) G say what SO (0x0E) switches to, GB 2312 or CNS 11643 plane 1; SI (0x0F) goes back to ASCII.
ESC $ * H says that ESC N before two bytes means CNS plane 2. All this is forgotten at the end of a line.
"""

from __future__ import annotations

import codecs

from hzclean.cleaners.cns11643 import character, codes

_SO, _SI = 0x0E, 0x0F
_DESIGNATIONS = {b"\x1b$)A": "gb2312", b"\x1b$)G": "cns1", b"\x1b$*H": "cns2"}
_ESCAPES = {charset: escape for escape, charset in _DESIGNATIONS.items()}


def decode_iso_2022_cn(data: bytes, errors: str = "strict") -> str:
    """ISO-2022-CN bytes to text; `errors` as in bytes.decode. Raises UnicodeDecodeError.

    >>> decode_iso_2022_cn(b"\\x1b$)A\\x0eVP9z\\x0f.")
    '中国.'
    """
    parts: list[str] = []
    so_charset, ss2, shifted, place = "", False, False, 0
    while place < len(data):
        byte = data[place]
        step, text = 1, ""
        if byte == 0x1B:
            charset = _DESIGNATIONS.get(data[place : place + 4])
            if charset:
                step = 4
                so_charset, ss2 = (so_charset, True) if charset == "cns2" else (charset, ss2)
            elif ss2 and data[place + 1 : place + 2] == b"N":
                step, text = 4, _pair("cns2", data[place + 2 : place + 4])
                text = text or _bad(data, place, min(place + 4, len(data)), errors)
            else:
                text = _bad(data, place, place + 1, errors)
        elif byte == _SO:
            shifted = True
            text = "" if so_charset else _bad(data, place, place + 1, errors)
        elif byte == _SI:
            shifted = False
        elif byte == 0x0A:
            so_charset, ss2, shifted, text = "", False, False, "\n"
        elif shifted and 0x20 < byte < 0x7F:
            step, text = 2, _pair(so_charset, data[place : place + 2])
            text = text or _bad(data, place, min(place + 2, len(data)), errors)
        else:
            text = chr(byte) if byte < 0x80 else _bad(data, place, place + 1, errors)
        parts.append(text)
        place += step
    return "".join(parts)


def _pair(charset: str, pair: bytes) -> str:
    if len(pair) < 2 or not all(0x20 < byte < 0x7F for byte in pair):
        return ""
    if charset == "gb2312":
        return bytes(byte | 0x80 for byte in pair).decode("gb2312", "ignore")
    return character(1 if charset == "cns1" else 2, pair[0] - 0x20, pair[1] - 0x20)


def _bad(data: bytes, start: int, end: int, errors: str) -> str:
    error = UnicodeDecodeError("iso-2022-cn", data, start, end, "not ISO-2022-CN")
    return str(codecs.lookup_error(errors)(error)[0])


def encode_iso_2022_cn(text: str, errors: str = "strict") -> bytes:
    """Text to ISO-2022-CN: GB 2312 where it has the character, else CNS 11643 plane 1 or 2.

    What is designated stays in use as long as it has the next character too. Raises UnicodeEncodeError.

    >>> encode_iso_2022_cn("中国.")
    b'\\x1b$)A\\x0eVP9z\\x0f.'
    """
    parts: list[bytes] = []
    so_charset, ss2, shifted = "", False, False
    for place, one in enumerate(text):
        if one < "\x80":
            parts.append((b"\x0f" if shifted else b"") + one.encode())
            shifted = False
            if one == "\n":
                so_charset, ss2 = "", False
            continue
        charset, pair = _find(one, so_charset)
        if not charset:
            error = UnicodeEncodeError("iso-2022-cn", text, place, place + 1, "not in ISO-2022-CN")
            instead = codecs.lookup_error(errors)(error)[0]
            plain = instead if isinstance(instead, bytes) else instead.encode("ascii", "replace")
            parts.append((b"\x0f" if shifted else b"") + plain)
            shifted = False
        elif charset == "cns2":
            parts.append((b"" if ss2 else _ESCAPES["cns2"]) + b"\x1bN" + pair)
            ss2 = True
        else:
            if charset != so_charset:
                parts.append(_ESCAPES[charset])
                so_charset = charset
            parts.append((b"" if shifted else b"\x0e") + pair)
            shifted = True
    return b"".join(parts) + (b"\x0f" if shifted else b"")


def _find(one: str, current: str) -> tuple[str, bytes]:
    """The charset to write `one` in and its two bytes; ("", b"") where none has it."""
    found: dict[str, bytes] = {}
    gb = one.encode("gb2312", "ignore")
    if gb:
        found["gb2312"] = bytes(byte & 0x7F for byte in gb)
    plane, row, cell = codes().get(one, (0, 0, 0))
    if plane in (1, 2):
        found[f"cns{plane}"] = bytes([row + 0x20, cell + 0x20])
    # glibc's order: a single shift into plane 2 is preferred to leaving plane 1.
    for charset in (current, "cns2" if current == "cns1" else "", "gb2312", "cns1", "cns2"):
        if charset in found:
            return charset, found[charset]
    return "", b""

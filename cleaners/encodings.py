"""Which encoding bytes are in, and which script the text is.

Some encodings show by a mark, by escapes or by what alone decodes; the others are compared by how likely the text is
that they make of the bytes: see candidates.py. That the whole decodes, and whether single lines are in another
encoding, is looked at afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from hzclean.cleaners.candidates import CONTROL, SUPERSETS, likeliest, read
from hzclean.cleaners.charsets import decode
from hzclean.cleaners.mixed_lines import ESCAPED, MISREAD, has_surrogates, mixed_lines
from hzclean.cleaners.patterns import late

if TYPE_CHECKING:
    from hzclean.cleaners.script import Region, Script

Newline = Literal["none", "lf", "crlf", "cr", "mixed"]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_ISO_2022 = late(rb"\x1b\$(?:(?P<cn>\)[AGE]|\*H)|(?P<kr>\)C)|(?P<jp>\(?[@BD]))|(?P<roman>\x1b\(J)")
_BEYOND_LATIN = late("[^\0-\u07ff]")
_HZ = late(rb"~\{(?:[\x21-\x77][\x21-\x7e])+(?:~\}|\n|\Z)")


class Detection(NamedTuple):
    """What bytes were found to be.

    `encoding` is a name that `charsets.decode` knows, or None for what is not text. `confidence` runs from 0 to 1.
    `bom` tells whether a byte order mark stands first; `undecodable` is the share of bytes (0 to 1) that do not
    decode. `script` is the writing, `region` the place where its forms or words tell one. `lines` is empty unless
    lines are in another encoding than `encoding`: then it gives the 1-based numbers of these lines by encoding.
    """

    encoding: str | None
    confidence: float
    bom: bool = False
    newline: Newline = "none"
    undecodable: float = 0.0
    script: Script = "none"
    region: Region = ""
    lines: dict[str, tuple[int, ...]] = {}  # noqa: RUF012

    @property
    def mixed(self) -> bool:
        """Whether lines are in two encodings or more.

        >>> detect("第一行。\\n".encode() + "第二行也是中文。\\n".encode("gb18030")).mixed
        True
        """
        return bool(self.lines)


def detect(data: bytes) -> Detection:
    """What `data`, a whole file or its beginning, is encoded in.

    An unfinished character at the very end is not counted as an error.

    >>> found = detect("汉字编码".encode("gb18030"))
    >>> found.encoding, found.script
    ('gb18030', 'simplified')
    >>> detect("漢字編碼".encode("utf-16-be")).encoding
    'utf-16-be'
    >>> detect(b"plain words").encoding
    'ascii'
    """
    from hzclean.cleaners.script import script_of  # which `encoding_of` has no need of

    name, confidence, text, bom = _guess_or_mark(data)
    if name is None:
        return Detection(None, 0.0)
    data = data[bom:]
    encoding, text, bad = (name, text, 0) if text is not None else _read_all(data, name)
    if _is_binary(data, encoding, bad):
        return Detection(None, 0.0)
    lines, bad = _other_lines(data, encoding, text, bad)
    script, region = script_of(text, gb2312=encoding == "hz")
    share = bad / len(data) if data else 0.0
    return Detection(encoding, confidence, bom > 0, _newline(text), share, script, region, lines)


def encoding_of(data: bytes) -> tuple[str | None, Callable[[], dict[str, tuple[int, ...]]]]:
    """The encoding of `data` as `detect` tells it, and a function that looks for lines in another encoding.

    That takes longer than all the rest, and can be done while the conversion has begun.

    >>> encoding, other_lines = encoding_of("第一行。\\n".encode() + "第二行也是中文。\\n".encode("gb18030"))
    >>> encoding, other_lines()
    ('utf-8', {'gb18030': (2,)})
    """
    name, _, text, bom = _guess_or_mark(data)
    if name is None:
        return None, dict
    data = data[bom:]
    encoding, read, bad = (name, text, 0) if text is not None else _read_all(data, name)
    if _is_binary(data, encoding, bad):
        return None, dict
    return encoding, lambda: _other_lines(data, encoding, read, bad)[0]


def _guess_or_mark(data: bytes) -> tuple[str | None, float, str | None, int]:
    """As `_guess`, and how many bytes the byte order mark has, which is not in the text."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, 1.0, None, len(mark)
    return *_guess(data), 0


def _guess(data: bytes) -> tuple[str | None, float, str | None]:
    """The encoding, how sure it is, from 0 to 1, and the text where it has been read as a whole."""
    if data.isascii():
        return _seven_bit(data)
    controls = CONTROL.search(data, 0, 4096)
    wide = _utf_32(data)
    if wide:
        return wide, 1.0, None
    if not controls:
        text = read(data, "utf-8")
        if text is not None and _BEYOND_LATIN.search(text, 0, 4096):
            return "utf-8", 1.0, text
        if text is None and has_surrogates(data):
            return "utf-8", 1.0, None
    return *likeliest(data), None


def _seven_bit(data: bytes) -> tuple[str | None, float, str | None]:
    """As `_guess`, of bytes below 0x80: an encoding that makes hanzi of them, ASCII, UTF-16 or -32 of Latin text."""
    if b"\x1b" in data:
        found = _ISO_2022.search(data)
        if found:
            return "iso-2022-cn" if found["cn"] else "iso-2022-kr" if found["kr"] else "iso-2022-jp", 1.0, None
    if b"~{" in data and _HZ.search(data):
        text = read(data, "hz")
        if text is not None and not text.isascii():
            return "hz", 1.0, text
    if not CONTROL.search(data, 0, 4096):
        return "ascii", 1.0, None
    wide = _utf_32(data)
    if wide:
        return wide, 1.0, None
    name, sure = likeliest(data)
    if name == "utf-8" or (name is None and b"\0" not in data):
        return "ascii", 1.0, None
    return name, sure, None


def _utf_32(data: bytes) -> str:
    """ "utf-32-le" or -be where every fourth byte is 0 and the rest decodes, else ""."""
    head = data[: min(len(data), 4096) // 4 * 4]
    for name, place in (("utf-32-le", 3), ("utf-32-be", 0)):
        if len(head) >= 8 and not any(head[place::4]) and read(head, name) is not None:
            return name
    return ""


_BIG5_PRIVATE = late("[\uf6b1-\uf848]")  # what rows C6–C8 are where neither ETEN nor HKSCS is meant


def _other_lines(data: bytes, encoding: str, text: str, bad: int) -> tuple[dict[str, tuple[int, ...]], int]:
    """As `mixed_lines`, where it may be that lines are in another encoding."""
    if encoding in MISREAD or (bad and encoding == "utf-8"):
        return mixed_lines(data, encoding, text, bad)
    return {}, bad


def _read_all(data: bytes, name: str) -> tuple[str, str, int]:
    """The name (of a superset, where only that decodes all), the text, and how many bytes do not decode."""
    text = read(data, name)
    wider = SUPERSETS.get(name)
    if wider and (text is None or (name == "big5" and _BIG5_PRIVATE.search(text))):
        other = read(data, wider)
        if other is not None:
            return wider, other, 0
    if text is not None:
        return name, text, 0
    if name.startswith(("utf-16", "utf-32")):
        text = data.decode(name, "replace")
        unit = 2 if name.startswith("utf-16") else 4
        return name, text, min(text.count("\ufffd") * unit, len(data))
    text = decode(data, name, "surrogateescape")
    return name, text, len(ESCAPED.findall(text))


def _is_binary(data: bytes, encoding: str, bad: int) -> bool:
    """Whether it is no text after all: a fifth of its bytes mean nothing in that encoding, and some are controls."""
    wide = encoding.startswith(("utf-16", "utf-32"))
    return 5 * bad > len(data) and not wide and CONTROL.search(data, 0, 4096) is not None


def _newline(text: str) -> Newline:
    """Which newline the text uses.

    >>> _newline("a\\r\\nb"), _newline("a\\nb\\rc")
    ('crlf', 'mixed')
    """
    if "\r" not in text:
        return "lf" if "\n" in text else "none"
    pairs = text.count("\r\n")
    feeds, returns = text.count("\n") - pairs, text.count("\r") - pairs
    if (pairs > 0) + (feeds > 0) + (returns > 0) > 1:
        return "mixed"
    return "crlf" if pairs else "lf" if feeds else "cr"

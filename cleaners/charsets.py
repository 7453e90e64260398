"""Names of encodings, and decoding and encoding of whole texts with the tables that iconv uses.

Python's own codecs do the work. Where their tables differ from glibc's iconv (GB 18030-2005's 25 codes that were
private use before, Big5's rows C6–C8, HKSCS-2008's additions, the euro sign of GBK) the differences stand in
data/charset_differences.txt, made by tests/make_charset_differences.py. EUC-TW and ISO-2022-CN, for which Python
has no codec, are in cns11643.py and iso2022cn.py.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from hzclean.cleaners import data_files

# Name as we say it → Python's codec ("" where it has none).
CHARSETS = {
    "ascii": "ascii",
    "utf-8": "utf-8",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
    "gb2312": "gb2312",
    "gbk": "gbk",
    "gb18030": "gb18030",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "euc-tw": "",
    "hz": "hz",
    "iso-2022-cn": "",
    "euc-jp": "euc_jp",
    "shift_jis": "shift_jis",
    "cp932": "cp932",
    "iso-2022-jp": "iso2022_jp",
    "euc-kr": "euc_kr",
    "cp949": "cp949",
    "iso-2022-kr": "iso2022_kr",
}
# Other names people use, by ours.
_ALSO = {
    "utf-8": "utf8 utf-8-sig u8",
    "ascii": "us-ascii",
    "utf-16-le": "utf16le utf-16le ucs-2le utf16 utf-16",
    "utf-16-be": "utf16be utf-16be ucs-2be",
    "utf-32-le": "utf32 utf-32 utf-32le utf32le ucs-4le",
    "utf-32-be": "utf-32be utf32be ucs-4be",
    "gb2312": "euc-cn euccn gb-2312",
    "gbk": "cp936 ms936 936",
    "gb18030": "gb-18030 gb18030-2000 gb18030-2005 54936",
    "big5": "cp950 950 big-5 big5-tw big5-eten cn-big5",
    "big5-hkscs": "big5hkscs hkscs big5-hk cp951",
    "euc-tw": "euctw",
    "hz": "hz-gb-2312 hzgb",
    "iso-2022-cn": "iso2022-cn iso2022cn",
    "euc-jp": "eucjp ujis",
    "shift_jis": "sjis shift-jis",
    "cp932": "ms932 windows-31j",
    "iso-2022-jp": "iso2022-jp jis",
    "euc-kr": "euckr ks-c-5601",
    "cp949": "uhc ms949",
    "iso-2022-kr": "iso2022-kr",
}
_ALIASES = {alias: name for name, aliases in _ALSO.items() for alias in aliases.split(" ")}
# What Python calls text encodings, but no file of text is in.
_NOTATIONS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})


@lru_cache
def canonical(name: str) -> str:
    """The one name we use for an encoding, whatever it was called. Raises LookupError for an unknown one.

    >>> canonical("CP936"), canonical("UTF8"), canonical("latin-1")
    ('gbk', 'utf-8', 'iso8859-1')
    """
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    if name.lower() in CHARSETS:
        return name.lower()
    if plain in CHARSETS:
        return plain
    if plain in _ALIASES:
        return _ALIASES[plain]
    info = codecs.lookup(name)
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("_", "-") in _NOTATIONS:
        raise LookupError(f"unknown encoding: {name}")
    return info.name


_SHORT = 1000  # code points up to which a pattern takes longer to compile than they take to look at


class Difference:
    """How iconv's table of one charset differs from Python's codec."""

    def __init__(self) -> None:
        self.swapped: dict[int, str] = {}  # what Python reads → what it should be
        self.extra: dict[bytes, str] = {}  # codes that Python does not know
        self.denied: set[str] = set()  # what Python writes although the charset has not got it

    @cached_property
    def encoded(self) -> dict[str, bytes]:
        """The codes of the extra characters."""
        return {character: code for code, character in self.extra.items()}

    @cached_property
    def unswapped(self) -> dict[int, str]:
        """`swapped` the other way round."""
        return {ord(right): chr(wrong) for wrong, right in self.swapped.items()}

    def reads_right(self, text: str) -> bool:
        """Whether nothing is in `text` that `swapped` changes. (str.translate costs as much as decoding itself.)"""
        if len(text) < _SHORT:
            return self.swapped.keys().isdisjoint(map(ord, text))
        return not self.has_swapped.search(text)

    # Sets cost as much as decoding itself, and what they look for hardly ever occurs.
    @cached_property
    def has_swapped(self) -> re.Pattern[str]:
        """Finds what `swapped` changes."""
        return _any(chr(code) for code in self.swapped)

    @cached_property
    def has_unswapped(self) -> re.Pattern[str]:
        """Finds what `unswapped` changes."""
        return _any(self.swapped.values())

    @cached_property
    def has_denied(self) -> re.Pattern[str]:
        """Finds what is denied."""
        return _any(self.denied)


def _any(characters: Iterable[str]) -> re.Pattern[str]:
    inside = "".join(sorted(characters))
    return re.compile(f"[{inside}]" if inside else r"(?!)")


@cache
def difference(charset: str) -> Difference:
    """What data/charset_differences.txt says of one charset."""
    found = Difference()
    for line in data_files.lines("charset_differences.txt"):
        if not line.startswith(f"{charset} "):
            continue
        _, kind, code, *value = line.split(" ")
        if kind == "swap":
            found.swapped[int(code, 16)] = chr(int(value[0], 16))
        elif kind == "extra":
            found.extra[bytes.fromhex(code)] = chr(int(value[0], 16))
        else:
            found.denied.add(chr(int(code, 16)))
    return found


def decode(data: bytes, charset: str, errors: str = "strict") -> str:
    """Bytes to text. `charset`: any name that `canonical` knows; `errors`: as in bytes.decode.

    Raises UnicodeDecodeError (strict) and LookupError. A BOM is left as U+FEFF.

    >>> decode(b"\\xd6\\xd0\\xb9\\xfa", "gbk"), decode(b"\\xc4\\xe3", "euc-tw")
    ('中国', '中')
    """
    name = canonical(charset)
    if own := _own_codec(name):
        return own.decode(data, errors)
    codec = CHARSETS.get(name, name)
    if name not in _PATCHED or data.isascii():
        return data.decode(codec, errors)
    differs = difference(name)
    text = data.decode(codec, _handler(name, errors) if differs.extra else errors)
    return text if differs.reads_right(text) else text.translate(differs.swapped)


def encode(text: str, charset: str, errors: str = "strict") -> bytes:
    """Text to bytes. Raises UnicodeEncodeError (strict) and LookupError; no BOM is added.

    >>> encode("€", "gbk"), encode("世", "euc-tw")
    (b'\\x80', b'\\xc5\\xe0')
    """
    name = canonical(charset)
    if own := _own_codec(name):
        return own.encode(text, errors)
    codec = CHARSETS.get(name, name)
    if name not in _PATCHED or text.isascii():
        return text.encode(codec, errors)
    differs = difference(name)
    if differs.has_denied.search(text):
        return b"".join(_encode_one(text, place, name, errors) for place in range(len(text)))
    if differs.has_unswapped.search(text):
        text = text.translate(differs.unswapped)
    return text.encode(codec, _handler(name, errors) if differs.extra else errors)


class _OwnCodec(NamedTuple):
    """How a charset is read and written for which Python has no codec; both take errors as Python's do."""

    decode: Callable[[bytes, str], str]
    encode: Callable[[str, str], bytes]


@cache
def _own_codec(name: str) -> _OwnCodec | None:
    if name == "euc-tw":
        from hzclean.cleaners.cns11643 import decode_euc_tw, encode_euc_tw

        return _OwnCodec(decode_euc_tw, encode_euc_tw)
    if name == "iso-2022-cn":
        from hzclean.cleaners.iso2022cn import decode_iso_2022_cn, encode_iso_2022_cn

        return _OwnCodec(decode_iso_2022_cn, encode_iso_2022_cn)
    return None


_PATCHED = ("gbk", "gb18030", "big5", "big5-hkscs")


def _encode_one(text: str, place: int, name: str, errors: str) -> bytes:
    character = text[place]
    if character not in difference(name).denied:
        return encode(character, name, errors)
    error = UnicodeEncodeError(name, text, place, place + 1, "not in this charset")
    instead = codecs.lookup_error(errors)(error)[0]
    return instead if isinstance(instead, bytes) else encode(instead, name)


@cache
def _handler(name: str, errors: str) -> str:
    """The name of an error handler that knows the extra codes and leaves the rest to `errors`."""
    extra, encoded = difference(name).extra, difference(name).encoded
    longest = max(map(len, extra))
    otherwise: Callable[[UnicodeError], tuple[str | bytes, int]] = codecs.lookup_error(errors)

    def handle(error: UnicodeError) -> tuple[str | bytes, int]:
        if isinstance(error, UnicodeDecodeError):
            for length in range(1, longest + 1):
                found = extra.get(error.object[error.start : error.start + length])
                if found is not None:
                    return found, error.start + length
        elif isinstance(error, UnicodeEncodeError):
            code = encoded.get(error.object[error.start])
            if code is not None:
                return code, error.start + 1
        return otherwise(error)

    handler = f"hzclean-{name}-{errors}"
    codecs.register_error(handler, handle)
    return handler

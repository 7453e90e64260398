"""Text that was decoded in the wrong encoding: ÖÐ¹ú, 涓枃, ä¸­æ–‡ for 中国, 中文, 中文.

What was done is undone, once or twice: the characters are encoded as they were wrongly read and decoded as they
should have been. A repair is made only when it is proved: the right text, encoded and wrongly read again, must give
the very characters that stand there, and it must be clearly likelier as Chinese (see likelihood.py).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from hzclean.cleaners.charsets import decode, encode
from hzclean.cleaners.likelihood import cost, costs_at_most, odd_runs
from hzclean.cleaners.patterns import late


class Misreading(NamedTuple):
    """Bytes in `right` that were decoded as `wrong`."""

    right: str
    wrong: str


class Mojibake(NamedTuple):
    """Characters `start` to `end` should be `text`; `kind` says what happened, the last misreading first."""

    start: int
    end: int
    text: str
    kind: tuple[Misreading, ...]


_Result = tuple[int, str, tuple[Misreading, ...]]  # cost, text, what was undone


LATIN = "latin-1"  # with CP1252's marks where Latin-1 has controls, as programs mix the two
_LATIN_KINDS = tuple(Misreading(right, LATIN) for right in ("utf-8", "gb18030", "big5"))
_HANZI_KINDS = (
    Misreading("utf-8", "gb18030"),
    Misreading("big5", "gb18030"),
    Misreading("gb18030", "big5"),
    Misreading("utf-8", "big5"),
)
_MARKS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"  # CP1252's characters at 0x80 to 0x9F
_LATIN_RUN = late(f"[\x20-\x7e\x80-\xff{_MARKS}]*[\x80-\xff{_MARKS}][\x20-\x7e\x80-\xff{_MARKS}]*")
# Two in a row, or a code of four bytes as GB 18030 has it: byte, digit, byte, digit; or three codes of Big5 that end in
# letters. What is rare stands first, so that the search runs over other text at once.
_TWO_LATIN = late(
    f"[\x80-\xff](?:[0-9]?[\x80-\xff{_MARKS}]|(?<=[{_MARKS}][\x80-\xff])|[\x40-\x7e](?:\\s*[\xa1-\xf9][\x40-\x7e]){{2}})"
)
# What Latin-1's characters become in GBK when their UTF-8 is taken for it: among ASCII they are never two in a row.
_LATIN_IN_GBK = bytes(byte for low in range(0x80, 0x100) for byte in chr(low).encode()).decode("gbk")
_LATIN_AS_HANZI = late(f"[{_LATIN_IN_GBK}](?:[\x20-\x7e]{{0,3}}[{_LATIN_IN_GBK}]){{2}}")
_UTF_8 = re.compile(
    rb"(?:(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2})[\x20-\x7e]*){2,}"
)
# Where a character outside ASCII begins that is not foreign (see _FOREIGN), and a few others.
_NATIVE = re.compile(rb"\xc2[\xa0-\xbf]|[\xc3\xe2-\xe9\xef]")
# The next are compiled when they are needed: ranges so large take as long to compile as all other patterns here.
# What Chinese text does not have: controls, other alphabets, kana, hangul, private use.
_FORMS = "\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef\ufeff"
_FOREIGN = f"[^\t\x20-\x7e\xa0-\xff\u2000-\u2027\u202a-\u2bff\u3000-\u303f\u3400-\u9fff{_FORMS}]"
_HANZI = "[\u3400-\u9fff\ue000-\uf8ff]"
_ALPHABET = "[\u0370-\u052f\u3041-\u30ff\uac00-\ud7a3]"
_NOT_ASCII = late("[^\x00-\x7f]")
_ASCII = late("[\x00-\x7f]+")
# Quarter bits. A repair must gain this much, and more where no byte pattern proves it (Big5 and GBK).
_GAIN = 60
_UNPROVED = 24
_SHORTEST_RUN = 6  # bytes: two hanzi
_FEWEST = 2  # characters outside ASCII that UTF-8 read as GBK or Big5 must give: 甯孖 is a name, and no 希I
_DISTINCT = 3  # different hanzi that such a result must have: 嘟嘟哝哝 is right
_LAYER = 32  # a second layer must gain this much more than one
_LIKELY = 50  # what a character of the result may cost on average; right text costs 34 to 42
_SUSPECT = 46  # what the characters of a wrong line cost at least


def find_mojibake(text: str) -> Iterator[Mojibake]:
    """The proved repairs of `text`, line by line, in order; never overlapping.

    >>> [(found.text, found.kind[0].wrong) for found in find_mojibake("他说：ÖÐ¹úÈË")]
    [('中国人', 'latin-1')]
    >>> list(find_mojibake("naïve café, 東京都"))
    []
    """
    latin = dict(_lines_with((found.span() for found in _TWO_LATIN.finditer(text)), text))
    hanzi = dict(_lines_with((found.span() for found in _LATIN_AS_HANZI.finditer(text)), text))
    for start, end in sorted({**dict(_lines_with(odd_runs(text), text)), **hanzi, **latin}.items()):
        line = text[start:end]
        if start in latin:
            yield from _in_latin(line, start)
        elif _mostly_hanzi(line):
            yield from _in_hanzi(line.rstrip("\r"), start)


def _lines_with(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end in which `spans` begin; quick where there are few."""
    end = -1
    for at, last in spans:
        if at > end:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", last)
            end = len(text) if end < 0 else end
            yield start, end


def _in_latin(line: str, offset: int) -> Iterator[Mojibake]:
    """Repairs of the runs of a line that could be bytes read as Latin-1."""
    for found in _LATIN_RUN.finditer(line):
        start, end = found.span()
        best = _undo(found.group())
        if best:
            yield Mojibake(offset + start, offset + end, *best)
        elif part := list(_utf_8_parts(found.group(), LATIN)):
            yield from (Mojibake(offset + start + m.start, offset + start + m.end, m.text, m.kind) for m in part)


def _in_hanzi(line: str, offset: int) -> Iterator[Mojibake]:
    """The repair of a whole line of wrong hanzi, or of those parts of it that are UTF-8 read as GBK or Big5."""
    best = _undo(line) if not costs_at_most(_without_ascii(line), _SUSPECT) else None
    if best:
        yield Mojibake(offset, offset + len(line), *best)
        return
    for wrong in ("gb18030", "big5"):
        parts = list(_utf_8_parts(line, wrong))
        if parts:
            yield from (m._replace(start=offset + m.start, end=offset + m.end) for m in parts)
            return


def _undo(text: str) -> tuple[str, tuple[Misreading, ...]] | None:
    """The likeliest text that `text` is a proved misreading of, in one layer or two, and which; else None."""
    best: _Result | None = None
    before = cost(text)
    for once, kind in _readings(text):
        results: list[_Result] = [(cost(once) + _GAIN, once, (kind,))]
        results += [(cost(twice) + _GAIN + _LAYER, twice, (kind, inner)) for twice, inner in _readings(once)]
        for result in results:
            if (best is None or result[0] < best[0]) and _proved(text, before, result):
                best = result
    return best and best[1:]


def _proved(text: str, before: int, result: _Result) -> bool:
    """Whether the result is Chinese text, is likely in itself, and is clearly likelier than what stands there."""
    price, after, kinds = result
    if not any(kind.right == "utf-8" for kind in kinds):
        if len(set(re.findall(_HANZI, after))) < _DISTINCT:
            return False
        price += _UNPROVED
    elif kinds[0].wrong != LATIN and len(_NOT_ASCII.findall(after)) < _FEWEST:
        return False
    return price <= before and not re.search(_FOREIGN, after) and costs_at_most(_without_ascii(after), _LIKELY)


def _mostly_hanzi(line: str) -> bool:
    """Whether it can be hanzi wrongly read: not Russian or Korean, nor Japanese with its kana."""
    others = len(re.findall(_ALPHABET, line))
    return not others or 3 * others <= 2 * len(_NOT_ASCII.findall(line))


def _without_ascii(text: str) -> str:
    return _ASCII.sub("", text)


def _readings(text: str) -> Iterator[tuple[str, Misreading]]:
    """Each way to undo one misreading of the whole text that gives back the same characters when it is redone."""
    latin = _LATIN_RUN.fullmatch(text.replace("\t", " "))
    for kind in _LATIN_KINDS if latin else _HANZI_KINDS:
        try:
            data = _as_read(text, kind.wrong)
            after = decode(data, kind.right)
            if encode(after, kind.right) == data:
                yield after, kind
        except UnicodeError:
            continue


def _as_read(text: str, wrong: str) -> bytes:
    """The bytes that give `text` when read as `wrong`. Raises UnicodeEncodeError where there are none."""
    data = _written(text, wrong)
    if wrong != LATIN and decode(data, wrong) != text:
        raise UnicodeEncodeError(wrong, text, 0, len(text), "has another code too")
    return data


def _written(text: str, wrong: str) -> bytes:
    """The bytes that `text` is in `wrong`; another text may be written so too. Raises UnicodeEncodeError."""
    return codecs.charmap_encode(text, "strict", _latin_bytes())[0] if wrong == LATIN else encode(text, wrong)


@cache
def _latin_bytes() -> dict[int, int]:
    table = {code: code for code in range(0x100)}
    for mark in _MARKS:
        table[ord(mark)] = mark.encode("cp1252")[0]
    return table


def _utf_8_parts(text: str, wrong: str) -> Iterator[Mojibake]:
    """Parts of `text` that are UTF-8 read as `wrong`, where right text or losses stand between them."""
    try:
        data = _written(text, wrong)
        runs = [found.span() for found in _UTF_8.finditer(data) if found.end() - found.start() >= _SHORTEST_RUN]
        if wrong != LATIN:
            # Right text makes such runs by chance, of Greek, Hebrew and Korean.
            runs = [span for span in runs if len(_NATIVE.findall(data, *span)) >= _FEWEST]
        if not runs or (wrong != LATIN and decode(data, wrong) != text):
            return
        sizes = [_size(character, wrong) for character in text]
    except UnicodeError:
        return
    places = {0: 0}
    at = 0
    for index, size in enumerate(sizes, 1):
        at += size
        places[at] = index
    for start, end in runs:
        # Only what begins and ends where characters of both readings do; after a loss they are out of step.
        borders = [at for at in _borders(data, start, end) if at in places]
        if len(borders) < 2 or borders[-1] - borders[0] < _SHORTEST_RUN:
            continue
        low, high = borders[0], borders[-1]
        before, after = text[places[low] : places[high]], data[low:high].decode("utf-8", "replace")
        kind = (Misreading("utf-8", wrong),)
        if _proved(before, cost(before), (cost(after) + _GAIN, after, kind)):
            yield Mojibake(places[low], places[high], after, kind)


@lru_cache(maxsize=8192)
def _size(character: str, wrong: str) -> int:
    """How many bytes of `wrong` the character is."""
    return len(_as_read(character, wrong))


def _borders(data: bytes, start: int, end: int) -> Iterator[int]:
    """Where the characters of UTF-8 begin in data[start:end], and where the last one ends."""
    yield from (at for at in range(start, end) if data[at] & 0xC0 != 0x80)
    yield end

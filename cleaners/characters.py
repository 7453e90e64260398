"""Characters that only look right, or cannot be seen: radicals, compatibility ideographs, controls, odd blanks.

>>> from hzclean.cleaners.page import Page
>>> from hzclean.cleaners.registry import Settings
>>> characters(Page("⻘年⼯\\u200b⼈\\xa0王健"), Settings()).lines[0].text
'青年工人 王健'
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from hzclean.cleaners.page import Line, Page, Removal, Repair, Slice
from hzclean.cleaners.patterns import late
from hzclean.cleaners.registry import Cleaner, Example, Settings
from hzclean.cleaners.script import script_of
from hzclean.cleaners.slices import edit, source_offset

_STEP = "characters"
_RADICALS = "\u2e80-\u2fdf"
# Canonical singletons, which NFC maps to the unified ideograph; the twelve unified ones among them it leaves.
_COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
_LIGATURES = "\ufb00-\ufb06"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f"
# C0 and C1 but tab, the line ends and the page break; zero-width space, word joiner, BOM, interlinear marks, the
# object replacement and what is no character at all.
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
_JOINERS = "\u200c\u200d"
_BIDI = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SOFT_HYPHEN = "\xad"
_DAMAGE = late(
    f"[{_RADICALS}{_COMPATIBILITY}{_LIGATURES}{_BLANKS}{_CONTROLS}{_JOINERS}{_BIDI}{_SELECTORS}{_SOFT_HYPHEN}]+"
)
_FULL_WIDTH = late("[０-９Ａ-Ｚａ-ｚ]+(?:[．：][０-９]+)*[％]?")
_NO_BREAK = frozenset("\xa0\u202f")
# As wide as a hanzi: fonts give it out for the blank that parts the halves of a headline.
_EM_SPACE = "\u2003"
_BLANK = late(f"[{_BLANKS}]")
_INVISIBLE = late(f"[{_CONTROLS}]")
# Where a joiner cannot mean anything: beside Han, kana, Latin, digits, blanks, Chinese and ASCII marks.
_NO_JOINING = late(
    "[\x00-\u02ff\u2010-\u203a\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
# Unicode unifies this radical with 戶; simplified fonts draw 户 with it.
_DOOR = "⼾"
# Fonts draw —— with one glyph, and a full-width slash and 胶 with those of others (㬵 is the one of these pairs in the
# Noto and Source Han fonts of which one is common). Where radicals show that glyphs were traced back to the wrong
# characters, these are such.
_TRACED = {
    "⸺": ("——", "the font's glyph for two dashes"),
    "∕": ("／", "the font's glyph for a full-width slash"),
    "㬵": ("胶", "the font's glyph for 胶"),
}
_RADICAL = late(f"[{_RADICALS}]")
_WHY_RADICAL = "a radical for a character"
_WHY = {
    "radical": _WHY_RADICAL,
    "blank": "a blank of another kind",
    "invisible": "a character that cannot be seen",
    "width": "full-width Latin or digits",
}


def characters(page: Page, settings: Settings) -> Page:
    """The page with spoiled characters mended.

    - Kangxi radicals and CJK radicals become the ideographs they look like (Unicode's Equivalent_Unified_Ideograph),
      compatibility ideographs their canonical equivalents, Latin ligatures their letters;
    - controls, zero-width spaces, byte-order marks and what is no character go; a soft hyphen, too, but where it was
      printed, at a line's end within a Latin word, it becomes a hyphen;
    - on a page with radicals ⸺ becomes the —— that was typed, 㬵 胶, and ∕ ／ unless beside a figure or a letter;
    - typographic blanks become spaces, no-break ones unless they keep a figure or a Latin word with its neighbour;
      an em space among hanzi the ideographic one, which is as wide;
    - full-width Latin letters and digits become half-width only where `settings.half_width` asks.

    Left alone: Chinese punctuation, the ideographic space, joiners, direction marks and variation selectors where
    they mean something (emoji, Indic and Arabic scripts, variants of an ideograph), U+FFFD, private-use characters.
    """
    if not _DAMAGE.search(page.text) and not (settings.half_width and _FULL_WIDTH.search(page.text)):
        return page
    lines: list[Line] = []
    repairs: list[Repair] = []
    removals: list[Removal] = []
    simplified = _DOOR in page.text and script_of(page.text)[0] == "simplified"
    traced = [c for c in _TRACED if c in page.text]
    traced = traced if traced and _RADICAL.search(page.text) else []
    for line in page.lines:
        wrong = {c for c in traced if c in line.text}
        if not (_DAMAGE.search(line.text) or settings.half_width or wrong):
            lines.append(line)
            continue
        edits = _edits(line.text, settings.half_width)
        if wrong:
            at = (n for n, c in enumerate(line.text) if c in wrong and not (c == "∕" and _is_fraction(line.text, n)))
            edits = sorted([*edits, *((n, n + 1, *_TRACED[line.text[n]]) for n in at)])
        if _DOOR in line.text and simplified:
            edits = [(a, b, "户" if line.text[a:b] == _DOOR else after, why) for a, b, after, why in edits]
        for start, end, after, why in edits:
            place = _place(line, start, end)
            repairs.append(Repair(_STEP, *place, line.text[start:end], after, why))
            if not after:
                removals.append(Removal(*place, _STEP, why))
        after_line = _edited(line, page.text, edits) if edits else line
        if after_line.text or not edits:
            lines.append(after_line)
    if not repairs:
        return page
    return page.with_lines(lines).noting(repairs, removals)


def hides_lines(text: str) -> bool:
    """Whether there are blanks of other kinds, or characters that cannot be seen, which patterns do not reckon with.

    >>> hides_lines("同\\xa0比\\xa0增\\xa0长"), hides_lines("⽥埂上")
    (True, False)
    """
    return _BLANK.search(text) is not None or _INVISIBLE.search(text) is not None


def mended(text: str) -> str:
    """`text` with its spoiled characters mended, as one line.

    >>> mended("⽥埂上\\ufeff")
    '田埂上'
    """
    out: list[str] = []
    at = 0
    for start, end, after, _ in _edits(text, False):
        out += (text[at:start], after)
        at = end
    return "".join((*out, text[at:]))


def _edits(text: str, half_width: bool) -> list[tuple[int, int, str, str]]:
    """What to change: (start, end, replacement, why), in order."""
    edits: list[tuple[int, int, str, str]] = []
    for found in _DAMAGE.finditer(text):
        for at in range(*found.span()):
            after, why = _mend(text, at)
            if after != text[at]:
                edits.append((at, at + 1, after, why))
    if half_width:
        for found in _FULL_WIDTH.finditer(text):
            edits.append((*found.span(), unicodedata.normalize("NFKC", found.group()), _WHY["width"]))
        edits.sort()
    return edits


def _mend(text: str, at: int) -> tuple[str, str]:
    """What stands in place of character `at` (itself if nothing is to be done), and why."""
    char = text[at]
    if "\u2e80" <= char <= "\u2fdf":
        return radicals().get(char, char), _WHY_RADICAL
    if char in _NO_BREAK:
        return (char if _keeps_together(text, at) else " "), _WHY["blank"]
    if char == _EM_SPACE and _among_hanzi(text, at):
        return "\u3000", _WHY["blank"]
    if _BLANK.match(char):
        return " ", _WHY["blank"]
    if _INVISIBLE.match(char):
        return "", _WHY["invisible"]
    if char == _SOFT_HYPHEN:
        broken = at == len(text) - 1 and at > 0 and text[at - 1].isascii() and text[at - 1].isalpha()
        return ("-" if broken else ""), _WHY["invisible"]
    if char in "\u200c\u200d":
        return (char if _joins(text, at) else ""), _WHY["invisible"]
    if "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0100":
        bare = at == 0 or text[at - 1].isspace()
        return ("" if bare else char), _WHY["invisible"]
    if "\ufb00" <= char <= "\ufb06":
        return unicodedata.normalize("NFKC", char), "a ligature for its letters"
    if char >= "\uf900":
        return unicodedata.normalize("NFC", char), "a compatibility ideograph"
    return (char if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text) else ""), _WHY["invisible"]


def _among_hanzi(text: str, at: int) -> bool:
    """Whether Chinese stands on both sides of the em spaces about `at`."""
    before, after = text[:at].rstrip(_EM_SPACE), text[at:].lstrip(_EM_SPACE)
    return "\u2e80" <= before[-1:] <= "\uffef" and "\u2e80" <= after[:1] <= "\uffef"


def _keeps_together(text: str, at: int) -> bool:
    """Whether the no-break space at `at` does its work: a figure or a Latin word stands at one side of it."""
    return any((c.isascii() and c.isalnum()) or c in ".,)]→" for c in (text[at - 1 : at], text[at + 1 : at + 2]) if c)


def _is_fraction(text: str, at: int) -> bool:
    """Whether the slash at `at` stands beside a figure or a Latin letter."""
    return any(c.isascii() and c.isalnum() for c in text[max(at - 1, 0) : at + 2])


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at `at` stands between characters that joining means something to (emoji, Indic, Arabic)."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before and after) and not (_NO_JOINING.match(before) and _NO_JOINING.match(after))


@lru_cache(maxsize=1)
def radicals() -> dict[str, str]:
    """The ideograph for each radical, from Unicode's EquivalentUnifiedIdeograph.txt.

    >>> radicals()["⼴"], radicals()["⻘"], radicals()["⺠"]
    ('广', '青', '民')
    """
    text = (Path(__file__).parent / "data" / "radicals.txt").read_text(encoding="utf-8")
    return dict(row.split("\t") for row in text.splitlines() if not row.startswith("#"))


def _place(line: Line, start: int, end: int) -> tuple[int, int]:
    """Where characters `start` to `end` of a line stand in the source; fast for a line in one piece."""
    piece = line.slices[0]
    if len(line.slices) == 1 and piece.text is None:
        return piece.start + start, piece.start + end
    return source_offset(line, start), source_offset(line, end - 1) + 1


def _edited(line: Line, text: str, edits: list[tuple[int, int, str, str]]) -> Line:
    """The line with the edits made; fast for a line in one piece."""
    first = line.slices[0]
    if len(line.slices) > 1 or first.text is not None:
        return edit(line, text, [e[:3] for e in edits])
    slices: list[Slice] = []
    said: list[str] = []
    at = 0
    for start, end, after, _ in edits:
        if at < start:
            slices.append(Slice(first.start + at, first.start + start))
            said.append(line.text[at:start])
        if after:
            slices.append(Slice(first.start + start, first.start + end, after))
            said.append(after)
        at = end
    if at < len(line.text):
        slices.append(Slice(first.start + at, first.end))
        said.append(line.text[at:])
    whole = line._replace(text="".join(said), slices=tuple(slices) or line.slices)
    return whole if whole.text == whole.text.strip() else edit(whole, text, [])


CLEANER = Cleaner(
    name=_STEP,
    function=characters,
    what="radicals, compatibility ideographs, invisible characters, odd blanks",
    why="A PDF's font maps a glyph back to the first character that is drawn with it; typesetting leaves its marks.",
    example=Example("⼴州的⻘年\u200b⼯⼈", "广州的青年工人"),
)

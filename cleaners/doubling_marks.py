"""Half-width marks among hanzi, judged as the full-width ones they stand for.

Some newsrooms type `,` `:` `?` in Chinese text. Printed twice they prove as much as full-width ones (一碗豆浆,,早起);
between Latin letters, or in code, they prove nothing and are left as they are.
"""

from __future__ import annotations

from hzclean.cleaners.doubling import HAN
from hzclean.cleaners.patterns import late

_OPEN, _CLOSE = "“‘「『《〈（【", "”’」』》〉）】"
_MARKS = ",:;?!()"
_FULL_WIDTH = str.maketrans(_MARKS, "，：；？！（）")
# After a hanzi, and not before a blank or a letter; at a line's beginning before a hanzi. A line that ends in :: is
# markup, which begins an example with it.
_AMONG_HANZI = late(
    f"(?<=[{HAN}{_CLOSE}])(?!::$)[{_MARKS}]{{1,2}}(?=[{HAN}{_OPEN}{_CLOSE}0-9]|$)|^[{_MARKS}]{{1,2}}(?=[{HAN}{_OPEN}])"
)


def with_full_width_marks(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts, of the same lengths, with each half-width mark among hanzi as a full-width one; the very tuple where
    there is none. A mark alone on its line is what the line before ends in.

    >>> with_full_width_marks(("一碗豆浆,,三代人的早起", ",,早起", "std::vector", "12:30,15:00"))
    ('一碗豆浆，，三代人的早起', '，，早起', 'std::vector', '12:30,15:00')
    >>> with_full_width_marks(("一碗豆浆", "一碗豆浆,", ",", "三代人的早起"))
    ('一碗豆浆', '一碗豆浆，', '，', '三代人的早起')
    """
    changed = None
    said = "\n".join(texts)
    marks = [mark for mark in _MARKS if mark in said]
    for n, text in enumerate(texts if marks else ()):
        if not any(mark in text for mark in marks):
            continue
        if not text.isascii():
            after = _AMONG_HANZI.sub(lambda found: found[0].translate(_FULL_WIDTH), text)
        elif changed and len(text) == 1:
            after = text.translate(_FULL_WIDTH)
            after = after if changed[n - 1][-1] == after else text
        else:
            continue
        if after != text:
            changed = changed or list(texts)
            changed[n] = after
    return tuple(changed) if changed else texts

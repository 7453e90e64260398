"""Regular expressions that are compiled when they are first used, not when their module loads.

A class with a large range of characters in it, such as all hanzi, takes Python (before 3.12) one or two milliseconds,
and the cleaners have a hundred of them, most of which a text without damage never needs: together half the start of
`fix`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Final, cast

_NO_FLAG: Final = re.RegexFlag(0)  # re.NOFLAG is of Python 3.11
_METHODS: Final = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "scanner")


class _Late:
    """Stands for a pattern. The first thing asked of it compiles it; its methods are the pattern's own from then on."""

    def __init__(self, pattern: Any, flags: re.RegexFlag) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> object:
        # Only for names not found: so not for `_source`, and no more for a method once it is set.
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: AnyStr, flags: re.RegexFlag = _NO_FLAG) -> re.Pattern[AnyStr]:
    """As `re.compile`, but compiled at the first use; what is wrong with a pattern is told only then.

    >>> hanzi = late("[一-鿿]+")
    >>> hanzi.findall("共12家、3处")
    ['共', '家', '处']
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))

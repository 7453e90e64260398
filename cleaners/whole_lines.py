"""Lines that are whole paragraphs: most of those with prose in them end a sentence, whatever stands between them.

Writers of clean text set blanks beside Latin words and figures, as narrow gutters do, and have short lines (titles,
items, names) that break off, as printed lines do. But their lines of prose end where a paragraph ends; a column's end
in the middle of a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hzclean.cleaners.patterns import late

_SHORTEST: Final = 15  # code points; a shorter line may be a paragraph's last
_FEWEST: Final = 20  # lines
# Share of them that end a sentence, a clause or a remark in brackets: .65 at most on 1,710 pages of printed lines, in
# whatever order, .77 and more in clean texts that seemed to be such.
_MOST: Final = 0.7
_PROSE: Final = late("[，。；、：].")
_ENDS: Final = late("(?:[。！？…][”’」』）)]*|[；：）)])$")


def are_whole(texts: Sequence[str]) -> bool:
    """Whether most lines of prose, where there are many, end as paragraphs do.

    >>> lines = ["早市设在城东，摊位一共六十个，", "雨天也开张。街坊们天不亮就来，", "天大亮时就散了。"]
    >>> are_whole(lines * 20), are_whole(["".join(lines)] * 20)
    (False, True)
    """
    prose = [text for text in texts if len(text) >= _SHORTEST and _PROSE.search(text)]
    return len(prose) >= _FEWEST and sum(_ENDS.search(text) is not None for text in prose) >= _MOST * len(prose)

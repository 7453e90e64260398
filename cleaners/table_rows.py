"""Rows of tables that an extractor printed on one line, their cells parted by wide blanks (pdftotext -layout).

Cells below one another are no column of text, so a row is not cut; and what stands on the lines above and below it
does not go on in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from hzclean.cleaners.patterns import late

_APART: Final = late("  +")
# 18,562, -8.1%, (603), 2024E, 14.8 倍, 3.12元, 14-16, and what stands for none.
_FIGURE: Final = late(
    "[-+−(（]?[¥￥$]?[0-9][0-9,.]*(?:[-/~～][0-9.,]+)?[ ]?[%％‰AEF]?[)）]?[ ]?[年月元倍万萬亿億个個]{0,2}"
    "|[-–—/－]+|N/?A|不适用|不適用"
)
_PROSE: Final = late("[，。；]")
# Of so many cells so many are figures; a label in front of them is no longer than this, in code points.
_FEWEST_CELLS, _FEWEST_FIGURES = 3, 2
_LONGEST_LABEL: Final = 24
# Blanks between cells of text; where there are but two cells.
_GAPS: Final = late("(?<=[^ ]) {3,}(?=[^ ])")
_SAYING: Final = late("[\u4e00-\u9fff0-9](?:[^ ]| (?! ))*")  # cells that are no noise of recognition: E      E
_OPEN: Final = late("[（(【〔][^）)】〕]*$")
_WIDE_GAP: Final = late("(?<=[^ ]) {8,}(?=[^ ])")


def is_row_of_figures(text: str) -> bool:
    """Whether a line is a row of a table: three cells or more, two of them figures, and no text with marks.

    >>> is_row_of_figures("营业收入(百万元)          18,562   21,528   21,021"), is_row_of_figures("项目   2022   2023")
    (True, True)
    >>> is_row_of_figures("合计 3 项，比上年少 2 项"), is_row_of_figures("他说，今年的秤   2022   2023")
    (False, False)
    """
    if "  " not in text:
        return False
    cells = _APART.split(text.strip())
    if len(cells) < _FEWEST_CELLS or any(len(cell) > _LONGEST_LABEL or _PROSE.search(cell) for cell in cells):
        return False
    return sum(_FIGURE.fullmatch(cell) is not None for cell in cells) >= _FEWEST_FIGURES


def is_row(text: str) -> bool:
    """Whether a line that was not cut at its wide blanks is a row of cells, of figures or of words.

    Not where prose stands before a blank, or a bracket is open there, as in datelines spread to fill their line:
    本报讯（记者   柳小禾   闻人笛）.

    >>> is_row("姓名      职务      任期"), is_row("证券代码：002594             简称：青埕水务"), is_row("姓名  职务")
    (True, True, False)
    >>> is_row("2020 年 0 1.20 0 134,971.12 33.23"), is_row("比上年多 3 项，少 2 项")
    (True, False)
    """
    if _are_figures(text):
        return True
    if "  " not in text:
        return False
    *cells, _ = _APART.split(text)  # the last one may be text
    if any(_OPEN.search(cell) or _PROSE.search(cell) for cell in cells) or len(_SAYING.findall(text)) < _FEWEST_FIGURES:
        return False
    return is_row_of_figures(text) or len(_GAPS.findall(text)) > 1 or _WIDE_GAP.search(text) is not None


def _are_figures(text: str) -> bool:
    """Whether a line is figures for the most part, single blanks between them (pdftotext -raw)."""
    if text.count(" ") < _FEWEST_CELLS:
        return False
    cells = text.split()
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    return figures >= _FEWEST_CELLS and 2 * figures > len(cells) and not _PROSE.search(text)


def is_figure(text: str) -> bool:
    """Whether a line is nothing but a figure, as the cell of a table that came out on a line of its own.

    >>> is_figure("18,562"), is_figure("-8.1%"), is_figure("2024E"), is_figure("第3")
    (True, True, True, False)
    """
    return text[0] in _BEGIN_FIGURES and _FIGURE.fullmatch(text) is not None


_BEGIN_FIGURES: Final = frozenset("0123456789-+−(（¥￥$–—/－N不")
# A cell and wide blanks: 柳小禾     2012 年至今任……
_BEGUN: Final = late("[^ ，。；：]{2,6} {4,}(?=[^ ])")
# 引言 ⋅ ⋅ ⋅ ⋅ 7
_LEADER: Final = late("(?:[.·…⋅．‥・] ?){4}[0-9IVXivx]{0,5}$")
# 投资评级：优于大市 ⏎ 合理估值：6.50元 ⏎ 收盘价：5.65元; three at least, as two may be halves of a headline.
_FIELD: Final = late("[\u4e00-\u9fff]{2,8}[：:] ?[^，。；：:“「]{1,12}")
# So many of them on lines of their own make a table.
_AMOUNT: Final = late("-?[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?|-?[0-9]+\\.[0-9]+[%％]?")
_FEWEST_AMOUNTS: Final = 3
APART: Final = 50.0  # nats


def let_rows_stand(texts: Sequence[str], weights: list[float], on: list[float]) -> None:
    """Make sure that no row of a table goes on in the line above or below, nor figures or fields below one another.

    Nor does an entry of contents go on behind its leader (引言 …… 7), nor any text in an amount (14,007,253.75), where
    there are several on lines of their own. A row whose last cell is text may go on below, and nothing goes on in a row
    that begins with a short cell.

    `texts`: the printed lines; `weights`: what speaks for a paragraph's begin at each line, in nats; `on`: what speaks
    against a heading's going on behind each line. Both are changed in place.
    """
    rows = [is_row(text) for text in texts]
    begun = [_BEGUN.match(text) is not None for text in texts]
    amounts = [_AMOUNT.fullmatch(text) is not None for text in texts]
    if sum(amounts) >= _FEWEST_AMOUNTS:
        rows = [row or amount for row, amount in zip(rows, amounts, strict=True)]
    figures = [is_figure(text) for text in texts]
    for n, (before, here) in enumerate(pairwise(figures), 1):
        if before and here:
            rows[n - 1] = rows[n] = True
    fields = [_FIELD.fullmatch(text) is not None for text in texts]
    for n in range(2, len(fields)):
        if all(fields[n - 2 : n + 1]):
            rows[n - 2 : n + 1] = [True] * 3
    for n in range(1, len(texts)):
        if rows[n] or rows[n - 1] or begun[n] or _LEADER.search(texts[n - 1]):
            weights[n] = APART
            on[n - 1] = APART

"""Figures: numerals with what they measure (1026亿元, 7.7%, 281个, 2021年1-11月), found and counted.

What a numeral is worth is told in numerals.py; amounts, proportions, dates and ranks are read in modules of these
names; names.py tells 5G and 一批 from figures, qualifiers.py and nouns.py read the words around. To add a unit, a
measure word, a name or a qualifier, add a line to its file in data/ (and its Traditional characters to fold.txt).
"""

from hzclean.stats.figures.counts import FigureCounts, FigureRow
from hzclean.stats.figures.find import find
from hzclean.stats.figures.mention import Mention
from hzclean.stats.figures.wraps import cut_at

__all__ = ["FigureCounts", "FigureRow", "Mention", "cut_at", "find"]

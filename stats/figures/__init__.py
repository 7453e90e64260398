"""Figures: numerals with what they measure (1026亿元, 7.7%, 281个, 2021年1-11月), found and counted."""

from hzclean.stats.figures.counts import FigureCounts, FigureRow
from hzclean.stats.figures.find import find
from hzclean.stats.figures.mention import Mention
from hzclean.stats.figures.wraps import cut_at

__all__ = ["FigureCounts", "FigureRow", "Mention", "cut_at", "find"]

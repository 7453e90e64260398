"""A typesetter in pure Python: clean texts become printed pages, and pages what extractors make of them, with gold.

It is the independent witness of the tests, so it imports nothing of hzclean: its widths, its kinsoku and its tables
are its own, and where the two disagree one of them is wrong.

    texts -> widths, kinsoku (printed lines) -> columns (places on the page) -> spoil (damage) -> interleave (order)

>>> from typesetter import Damage, Style, stories, typeset
>>> page = typeset(stories()[:2], Style(columns=3, measure=14), Damage(overprint="runs"), order="side by side", seed=7)
>>> page.paragraphs[0].kind in ("kicker", "headline")
True
"""

from typesetter.page import Order, Piece, Typeset, typeset
from typesetter.spoil import Damage
from typesetter.style import Style
from typesetter.texts import Block, Story, stories

__all__ = ["Block", "Damage", "Order", "Piece", "Story", "Style", "Typeset", "stories", "typeset"]

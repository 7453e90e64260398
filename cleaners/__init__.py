"""Repairing what printing, scanning and extraction did to Chinese text. Knows nothing of files.

>>> from hzclean.cleaners import fix
>>> fix("⼴州")
'广州'
"""

from hzclean.cleaners.page import Article, Line, Page, Paragraph, Slice
from hzclean.cleaners.pipeline import clean, fix
from hzclean.cleaners.registry import Cleaner, Settings

__all__ = ["Article", "Cleaner", "Line", "Page", "Paragraph", "Settings", "Slice", "clean", "fix"]

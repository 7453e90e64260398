"""Repairing what printing, scanning and extraction did to Chinese text. Knows nothing of files.

>>> from hzclean.cleaners import fix
>>> fix("⼴州")
'广州'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hzclean.cleaners.page import Article, Line, Page, Paragraph, Slice
    from hzclean.cleaners.pipeline import clean, fix
    from hzclean.cleaners.registry import Cleaner, Settings

__all__ = ["Article", "Cleaner", "Line", "Page", "Paragraph", "Settings", "Slice", "clean", "fix"]

_HOME = {
    **dict.fromkeys(("Article", "Line", "Page", "Paragraph", "Slice"), "page"),
    **dict.fromkeys(("clean", "fix"), "pipeline"),
    **dict.fromkeys(("Cleaner", "Settings"), "registry"),
}


def __getattr__(name: str) -> object:
    """Import a name when it is first asked for: `convert` and `stats` need none of the page model."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value

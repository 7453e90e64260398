"""`inspect`, loaded when it is needed: click imports it, and asks it only to take the indents out of help texts.

With what it imports itself it is a tenth of the time that `hzclean convert` takes to start.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _Inspect(ModuleType):
    """Stands for `inspect`, and becomes it when it is asked for more than a line's help."""

    def cleandoc(self, doc: str) -> str:
        """As `inspect.cleandoc`, at once where there is nothing to take out."""
        if "\n" in doc or "\t" in doc:
            return str(self.__getattr__("cleandoc")(doc))
        return doc.lstrip()

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@contextmanager
def late_inspect() -> Iterator[None]:
    """What is imported here gets `inspect` only when it uses it.

    >>> with late_inspect():
    ...     import inspect
    >>> inspect.cleandoc(" a line"), inspect.isfunction(print), inspect.getdoc(len) is not None
    ('a line', False, True)
    """
    if "inspect" in sys.modules:
        yield
        return
    stand_in = _Inspect("inspect")
    sys.modules["inspect"] = stand_in
    try:
        yield
    finally:
        if sys.modules.get("inspect") is stand_in:
            del sys.modules["inspect"]

"""Modules that click imports and hardly uses, loaded when they are needed.

With what they import themselves they are a tenth of the time that `hzclean convert` takes to start: `inspect` takes the
indents out of help texts, `gettext` has the words of errors in other languages, and `uuid` asks `platform` for one
name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    """Stands for a module, and becomes it when it is asked for more than it has."""

    def __getattr__(self, name: str) -> Any:
        if name == "__path__":  # asked for by `from … import`; only packages have one
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        __import__(self.__name__)
        return getattr(sys.modules[self.__name__], name)


class _Inspect(_Late):
    def cleandoc(self, doc: str) -> str:
        """As `inspect.cleandoc`, at once where there is nothing to take out."""
        if "\n" in doc or "\t" in doc:
            return str(self.__getattr__("cleandoc")(doc))
        return doc.lstrip()


class _Platform(_Late):
    def system(self) -> str:
        """As `platform.system`, at once where the system says its name as it is."""
        return os.uname().sysname if sys.platform == "linux" else str(self.__getattr__("system")())


class _Gettext(_Late):
    def gettext(self, message: str) -> str:
        """As `gettext.gettext`."""
        return str(self.__getattr__("gettext")(message))

    def ngettext(self, one: str, more: str, number: int) -> str:
        """As `gettext.ngettext`."""
        return str(self.__getattr__("ngettext")(one, more, number))


_STAND_INS = {"inspect": _Inspect, "platform": _Platform, "gettext": _Gettext}


@contextmanager
def late_modules() -> Iterator[None]:
    """What is imported here gets `inspect`, `platform` and `gettext` only when it uses them.

    >>> with late_modules():
    ...     import gettext, inspect, platform
    >>> inspect.cleandoc(" a line"), inspect.isfunction(print), inspect.getdoc(len) is not None
    ('a line', False, True)
    >>> gettext.gettext("a line"), platform.system() == platform.uname().system
    ('a line', True)
    """
    made = {name: kind(name) for name, kind in _STAND_INS.items() if name not in sys.modules}
    sys.modules.update(made)
    try:
        yield
    finally:
        for name, stand_in in made.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]

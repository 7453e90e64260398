"""Modules that click imports and hardly uses, loaded when they are needed.

With what they import themselves they are a fifth of the time that `hzclean convert` takes to start: `inspect` takes the
indents out of help texts, `gettext` has the words of errors in other languages, `datetime` and `uuid` have a class each
for kinds of options that no command here has.
"""

from __future__ import annotations

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


class _LateClass(type):
    """Stands for a class of a late module; what is asked of it, the true one answers."""

    def __call__(cls, *args: Any, **named: Any) -> Any:
        return cls._true()(*args, **named)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls._true())

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):  # asked for by `typing`, of any class
            raise AttributeError(name)
        return getattr(cls._true(), name)

    def _true(cls) -> type:
        if isinstance(sys.modules.get(cls.__module__), _Late):
            del sys.modules[cls.__module__]
        found: type = getattr(__import__(cls.__module__), cls.__name__)
        return found


class _OfClasses(_Late):
    """Stands for a module of which others take a class when they are loaded, as a base or for a type."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _LateClass(name, (), {"__module__": self.__name__})


class _Gettext(_Late):
    def gettext(self, message: str) -> str:
        """As `gettext.gettext`."""
        return str(self.__getattr__("gettext")(message))

    def ngettext(self, one: str, more: str, number: int) -> str:
        """As `gettext.ngettext`."""
        return str(self.__getattr__("ngettext")(one, more, number))


_STAND_INS = {"inspect": _Inspect, "gettext": _Gettext, "datetime": _OfClasses, "uuid": _OfClasses}


@contextmanager
def late_modules() -> Iterator[None]:
    """What is imported here gets `inspect`, `gettext`, `datetime` and `uuid` only when it uses them.

    >>> with late_modules():
    ...     import gettext, inspect
    ...     from datetime import date
    >>> inspect.cleandoc(" a line"), inspect.isfunction(print), inspect.getdoc(len) is not None
    ('a line', False, True)
    >>> gettext.gettext("a line"), isinstance(date(1998, 5, 1), date), date.fromisoformat("1998-05-01").day
    ('a line', True, 1)
    """
    made = {name: kind(name) for name, kind in _STAND_INS.items() if name not in sys.modules}
    sys.modules.update(made)
    try:
        yield
    finally:
        for name, stand_in in made.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]

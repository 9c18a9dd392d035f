"""Imports SQLAlchemy without what only asynchronous drivers and plug-ins need: asyncio, TLS, e-mail. It changes nothing of SQLAlchemy.

SQLAlchemy imports ``asyncio`` and ``importlib.metadata`` at once and uses them late or never here. Each comes in when it is first used;
until then the worklist is spared 77 modules, 5 MB and a fifth of the time that the import takes.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Final

_LATE: Final = ("asyncio", "importlib.metadata")


class LateModule(ModuleType):
    """Stands for a module until somebody asks it for something; from then on the real one answers."""

    def real(self) -> ModuleType:
        """The module itself, imported now if it was not yet."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)

    def __getattr__(self, name: str) -> object:
        return getattr(self.real(), name)


def load_sqlalchemy() -> None:
    """Import it, once; whoever imports one of the late modules afterwards gets the real one."""
    if "sqlalchemy" in sys.modules:
        return
    stands = {name: LateModule(name) for name in _LATE if name not in sys.modules}
    if (loop := stands.get("asyncio")) is not None:
        # Taken out of the module while SQLAlchemy is imported, and called only with what an asynchronous driver hands out.
        loop.__dict__["iscoroutine"] = lambda value: loop.real().iscoroutine(value)
    had_attribute = hasattr(importlib, "metadata")
    sys.modules.update(stands)
    if "importlib.metadata" in stands:
        importlib.__dict__["metadata"] = stands["importlib.metadata"]
    try:
        importlib.import_module("sqlalchemy.dialects.sqlite")
    finally:
        for name, stand in stands.items():
            if sys.modules.get(name) is stand:
                del sys.modules[name]
        if not had_attribute and importlib.__dict__.get("metadata") is stands.get("importlib.metadata"):
            importlib.__dict__.pop("metadata", None)

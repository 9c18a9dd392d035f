"""Loads Qt and takes away again the hook that it puts before every import of the program. Knows nothing else."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Import PySide6 first of all, and put back the interpreter's own import.

    PySide6 (6.11) replaces ``builtins.__import__`` to find modules that ask for its ``__feature__`` switches; it reads the source of
    every module imported afterwards, and Python keeps the lines of all of them. Nobody asks for such a switch here, and the sources
    of SQLAlchemy alone would hold 14 MB and delay the first page.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415 -- this is what sets the hook

    builtins.__import__ = plain

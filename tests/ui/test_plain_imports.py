"""Qt's hook before every import is taken away again, so that no source is read and kept for nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_KEPT_LINES = (
    "import builtins, linecache\n"
    "plain = builtins.__import__\n"
    "{load}\n"
    "from PySide6.QtCore import QObject\n"
    "import json.tool, sqlite3\n"
    "print(builtins.__import__ is plain, any('json' in name for name in linecache.cache), QObject().objectName() == '')\n"
)


def told(load: str) -> str:
    """What a new interpreter says that loads Qt in this way."""
    code = _KEPT_LINES.format(load=load)
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout.strip()


def test_that_qt_leaves_the_import_of_the_interpreter_in_place():
    assert told("from procedure_assistant.ui.plain_imports import load_qt; load_qt()") == "True False True"


def test_that_without_it_the_sources_of_other_modules_would_be_kept():
    assert told("import PySide6.QtCore") == "False True True"

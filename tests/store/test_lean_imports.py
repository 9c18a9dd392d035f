"""SQLAlchemy comes in without what only asynchronous drivers and plug-ins use, and finds it when it asks for it."""

from __future__ import annotations

import json
import subprocess
import sys

_UNUSED = ("asyncio", "importlib.metadata", "ssl", "email")
_ASKING = """
import json, sys
import procedure_assistant.store
from procedure_assistant.store import warm_up
warm_up(sys.argv[1]).close()
before = [name for name in {unused} if name in sys.modules]
from sqlalchemy.util import compat, concurrency
told = [concurrency.is_exit_exception(KeyboardInterrupt()), concurrency.is_exit_exception(ValueError())]
import asyncio, importlib.metadata
real = [
    concurrency.asyncio.CancelledError is asyncio.CancelledError, concurrency.iscoroutine(1), type(asyncio).__name__,
    compat.importlib_metadata.version("sqlalchemy") == importlib.metadata.version("sqlalchemy"),
]
print(json.dumps([before, told, real]))
"""


def test_that_opening_the_store_loads_nothing_that_only_asynchronous_drivers_and_plug_ins_use(tmp_path):
    asked = [sys.executable, "-c", _ASKING.format(unused=_UNUSED), str(tmp_path / "day.db")]

    said = subprocess.run(asked, capture_output=True, text=True, check=True)

    before, told, real = json.loads(said.stdout)
    assert before == []
    assert told == [True, False]
    assert real == [True, False, "module", True]

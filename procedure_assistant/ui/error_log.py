"""Keeps a trace of errors of our own in a file, without a single value from a patient's chart. Shows nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from procedure_assistant.services.problem import Problem
from procedure_assistant.version import VERSION

FILE = "errors.log"
CRASHES = "crashes.log"
# Beyond this the file starts anew; one older file is kept.
LARGEST = 512 * 1024


class ErrorLog:
    """Appends to ``errors.log`` in a folder. A folder that cannot be written must not make things worse: then to standard error."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def path(self) -> Path:
        """Where the log lies."""
        return self._folder / FILE

    def add(self, when: str, error: BaseException) -> None:
        """Write down one error: when (UTC, ISO), version, types and places, never the messages, which may quote what was typed."""
        text = "\n".join((f"{when} Procedure Assistant {VERSION}", *trace(error), "", ""))
        try:
            self._make_room()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            if sys.stderr is not None:
                sys.stderr.write(text)

    def watch_crashes(self) -> None:
        """Have the interpreter write where it was when it is killed by a fault of native code."""
        import faulthandler  # noqa: PLC0415 -- after the first paint

        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = (self._folder / CRASHES).open("a", encoding="utf-8")  # stays open as long as the program runs
        except OSError:
            if sys.stderr is not None:
                faulthandler.enable()
            return
        faulthandler.enable(file)

    def _make_room(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.path.exists() and self.path.stat().st_size > LARGEST:
            self.path.replace(self.path.with_suffix(".old.log"))


def trace(error: BaseException) -> Iterator[str]:
    """The chain of an error as lines: the cause first, each with its type and places; of a ``Problem`` also code and detail."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from trace(before)
    yield from _places(error.__traceback__)
    told = f" {error.code} {error.detail}" if isinstance(error, Problem) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{told}"


def _places(place: TracebackType | None) -> Iterator[str]:
    while place is not None:
        code = place.tb_frame.f_code
        # The last two parts of the path: the whole would hold the name of whoever is logged in.
        yield f"  {'/'.join(Path(code.co_filename).parts[-2:])}:{place.tb_lineno} in {code.co_qualname}"
        place = place.tb_next

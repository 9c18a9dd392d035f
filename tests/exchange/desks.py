"""Every visit of ``visits.py``, each in a clinic of its own that is opened when it is first asked for. Holds no test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from procedure_assistant.services.export import VisitExport
from tests.exchange.visits import Desk, clinic


class Desks:
    """``export("gon")`` is what leaves with that visit, collected anew each time."""

    def __init__(self, folder: Path, open_ones: ExitStack) -> None:
        self._folder = folder
        self._open_ones = open_ones
        self._desks: dict[str, Desk] = {}

    def export(self, name: str) -> VisitExport:
        if name not in self._desks:
            folder = self._folder / name
            folder.mkdir()
            self._desks[name] = self._open_ones.enter_context(clinic(folder))
        return self._desks[name].export(name)


@contextmanager
def all_desks(folder: Path) -> Iterator[Desks]:
    """The clinics, closed behind the block."""
    with ExitStack() as open_ones:
        yield Desks(folder, open_ones)

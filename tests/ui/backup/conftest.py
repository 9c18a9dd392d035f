"""A clinic with three visits and the door to its backups; answers for folder dialogs; work at once on the same thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from procedure_assistant.services.access import Access
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.safekeeping import Safekeeping
from procedure_assistant.store.salvage import DatabaseFiles
from tests.services.backups import derive
from tests.services.test_access import Clinic
from tests.store.samples import SAVED, add_visit, patient
from tests.ui.access.conftest import access, clinic, on_screen
from tests.ui.access.doors import AtOnce

__all__ = ["access", "clinic", "on_screen"]


class LongAtOnce(AtOnce):
    """A ``LongRunner`` on the same thread. ``stop_at``: so many per cent, at which somebody presses Stop."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []
        self.stop_at = 101

    def run_long(
        self, work: Callable[..., Any], told: Callable[[int], None], done: Callable[[Any], None], failed: Callable[[Problem], None]
    ) -> Event:
        stop = Event()

        def progress(parts: int, total: int) -> None:
            percent = 100 * parts // total
            self.told.append(percent)
            told(percent)
            if percent >= self.stop_at:
                stop.set()

        self.run(lambda: work(progress, stop), done, failed)
        return stop


class Answers:
    """``PathDialogs`` that answers with :attr:`path`, or gives up when it is None."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def ask_folder(self, _parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
        self._answer(title, chosen)

    def ask_file(self, _parent: QWidget, title: str, chosen: Callable[[Path], None]) -> None:
        self._answer(title, chosen)

    def ask_new_file(self, _parent: QWidget, title: str, name: str, chosen: Callable[[Path], None]) -> None:
        self._answer(f"{title}: {name}", chosen)

    def _answer(self, title: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        if self.path is not None:
            chosen(self.path)


@pytest.fixture
def runner() -> LongAtOnce:
    return LongAtOnce()


@pytest.fixture
def dialogs() -> Answers:
    return Answers()


@pytest.fixture
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for backups, away from the records."""
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture
def safe(clinic: Clinic, access: Access) -> Safekeeping:
    """Three visits of three patients, the administrator in."""
    for number in range(3):
        access.store.save_patient(patient(f"p{number}"), SAVED)
        add_visit(access.store, f"v{number}", 5, patient_id=f"p{number}")
    return safe_of(clinic, access)


def safe_of(clinic: Clinic, access: Access) -> Safekeeping:
    """The door to the backups of a clinic, as ``app.open_safe`` makes it."""
    ring = KeyRing(clinic.folder / KEY_FILE, clinic.clock)
    return Safekeeping(access, clinic.folder / "procedures.db", DatabaseFiles(), ring, clinic.clock, "room 2", derive)

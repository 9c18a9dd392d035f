"""Practice visits: an invented patient in records of their own, in a folder that goes when practice ends. Never touches real records."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:  # loaded when somebody practises, not before the first paint
    from procedure_assistant.domain.injection_map import Site
    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.ports import Clock
    from procedure_assistant.services.visits import Visit


class Practice:
    """One practice visit, open, with the records it lies in. :meth:`end` throws both away; called again it does nothing."""

    def __init__(self, services: Services, visit: Visit, folder: Path) -> None:
        self.services = services
        self.visit = visit
        self._folder = folder

    def end(self) -> None:
        """Close the records and remove them from the disk."""
        self.services.store.close()
        shutil.rmtree(self._folder, ignore_errors=True)  # what another program holds open is an invented patient's


class PracticeRoom:
    """Opens practice visits. ``build`` makes services on an empty plain database; they know no accounts and no real records.

    ``sites`` gives the planned sites of the map for a picture. Both are slow at first, so called on a worker.
    """

    def __init__(self, build: Callable[[Path, Clock], Services], sites: Callable[[], tuple[Site, ...]], clock: Clock) -> None:
        self._build = build
        self._clock = clock
        self.sites = sites

    def open(self) -> Practice:
        """A visit of the invented patient, who was treated once before. Raises ``Problem``; nothing is left then."""
        from procedure_assistant.services.practice_patient import ClockAfter, begin  # noqa: PLC0415 -- slow import

        folder = self._folder()
        services: Services | None = None
        begun = False
        try:
            clock = ClockAfter(self._clock)
            services = self._build(folder, clock)
            practice = Practice(services, begin(services, clock), folder)
            begun = True
            return practice
        finally:
            if not begun:
                if services is not None:
                    services.store.close()
                shutil.rmtree(folder, ignore_errors=True)

    def _folder(self) -> Path:
        try:
            return Path(tempfile.mkdtemp(prefix="procedure-assistant-practice-"))
        except OSError as error:
            raise Problem(
                "PRACTICE-FOLDER",
                say("There is no room for a practice visit on this computer. Nothing else was touched."),
                hint=say("Free some space, then start it again."),
                detail=repr(error),
            ) from error

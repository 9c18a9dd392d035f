"""A practice with something on every page: people of every role, visits of every kind and stage, a held picture, a backup. No tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from procedure_assistant.app import open_safe, practice_room
from procedure_assistant.domain.commands import course, products
from procedure_assistant.domain.patient import Allergy, Patient, Sex
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.services.backup_plan import BackupPlan
from procedure_assistant.services.delivery import Kind
from procedure_assistant.services.demo import CLINIC, Player
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.people import Role
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.main_window import MainWindow
from tests.services import regenerative_visits as regenerative
from tests.ui.access.practice import PEOPLE, Practice
from tests.ui.clinic import bundle
from tests.ui.images import invented
from tests.ui.visit.playing import play

AFTERNOON = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
"""14:00 in the clinic."""
LONG_NUMBER = "7f9c2e41-88b0-4d6e-a0f3-5d2b6c1e9a44"
"""A record number as some charts make them."""

ALONE = ("preempt_botox", "gon_block", "gon_block_ultrasound", "prp_occipital", "msc_occipital", "exosome_occipital")
VISITS = (
    *(f"{protocol}, begun" for protocol in ALONE),
    *(f"both, {stage}" for stage in ("prepared", "half", "given", "finished", "signed")),
    *(f"{kind}, given" for kind in ("prp", "msc", "exosome", "ultrasound block")),
)
"""The visits by their protocol and how far they are."""


class Fresh(Practice):
    """Nobody is set up yet; there is a room to practise in."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, people=False)

    def open(self, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        window = MainWindow(self.clock, self.dialogs, idle_time=self.idle.time())
        window.make_practice = partial(practice_room, self.clock)
        self.windows.append(window)
        window.resize(*size)
        window.show()
        window.meet(self.access, open_safe(self.chosen, self.access))
        window.activateWindow()
        self.settle()
        return window


class FullHouse(Practice):
    """``visits`` by a name of their stage; the physician was in while they were made."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder
        self.fhir = bundle("freya_ashdown")
        self.clock.at = AFTERNOON
        save_settings(self.services.store, CLINIC)
        self.visits: dict[str, Visit] = {}
        self.patients_made = self._make_patients()
        for number, protocol in enumerate(ALONE):
            who = self.patients_made[number % len(self.patients_made)]
            self.visits[f"{protocol}, begun"] = self.services.visits.begin(who.id, (protocol,))
        self._play()
        assert tuple(self.visits) == VISITS
        self._fill_shelf()
        self._queue()
        self._hold_picture()
        self._back_up()

    # -- who and what --------------------------------------------------------------------------------------------------

    def _make_patients(self) -> list[Patient]:
        """An ordinary one, one with long names and a long number, a child, one of whom nothing is known."""
        forms = (
            PatientForm("Larson", "Jacob", "14 Feb 1981", Sex.MALE, "0048 2917", "82", "23 Nov 2026", (Allergy("Penicillin", "hives"),)),
            PatientForm(
                "Featherstonehaugh-Montmorency",
                "Maximiliana Wilhelmina Alexandrine",
                "3 Sep 1938",
                Sex.FEMALE,
                LONG_NUMBER,
                "61.5",
                "2 Nov 2026",
                (Allergy("Lidocaine", "anaphylaxis"), Allergy("Latex", "contact dermatitis"), Allergy("Chlorhexidine", "rash")),
            ),
            PatientForm("Ng", "Li", "1 Oct 2010", Sex.OTHER, "0051 0002", allergies=()),
            PatientForm("Haddad", "Samira", "30 Jun 1990", Sex.FEMALE, "0051 0003", allergies=None),
        )
        return [self.services.patients.new_patient(form) for form in forms]

    def _begin(self, protocols: tuple[str, ...]) -> Visit:
        """A visit of a patient of its own, so that no limit and no interval counts from one to the other."""
        number = len(self.visits)
        form = PatientForm(f"Sample-Person-{number}", "Maximiliana", "14 Feb 1981", Sex.FEMALE, f"{LONG_NUMBER}-{number}", allergies=())
        return self.services.visits.begin(self.services.patients.new_patient(form).id, protocols)

    def _play(self) -> None:
        """Toxin with block half way, given, finished, signed and void; a biologic of each kind injected; a nerve block under ultrasound."""
        both = ("preempt_botox", "gon_block")
        stages = {"prepared": ("prepare",), "half": ("prepare", "half", "landmarks", "plan", "left"), "given": ("prepare", "inject")}
        for name, steps in stages.items():
            self.visits[f"both, {name}"] = self._player(both, *steps).visit
        self.visits["both, finished"] = self._player(both, "prepare", "inject", "finish").visit
        self.visits["both, signed"] = self._player(both, "prepare", "inject", "finish", "sign").visit
        for kind in ("prp", "msc", "exosome"):
            visit = self._begin((regenerative.OFFER[kind],))
            regenerative.answer_required(visit)
            regenerative.do(visit, course.score_pain, "before", 7, self.clock.at)
            regenerative.give(visit, kind)
            self.visits[f"{kind}, given"] = visit
        visit = self._begin(("gon_block_ultrasound",))
        regenerative.answer_required(visit)
        regenerative.give_block(visit)
        self.visits["ultrasound block, given"] = visit

    def _player(self, protocols: tuple[str, ...], *steps: str) -> Player:
        player = Player(self.services, self.clock, self._begin(protocols))  # type: ignore[arg-type]
        return play(player, *steps)

    def _fill_shelf(self) -> None:
        """A lot that is used, one that expires soon, one of a long name; the lots of the other visits were never received."""
        stock = self.services.stock
        assert stock is not None
        stock.receive(Delivery("botox_200", "C8812C3", date(2027, 12, 31), 60, source="Wholesaler, note 4711"))
        stock.receive(Delivery("botox_100", "LONGLOT-2026-11-000482-B", date(2026, 12, 31), 2))
        stock.receive(Delivery("methylprednisolone_40_1ml", "MP00218", date(2028, 1, 31), 12))
        stock.set_level("botox_100", 3)
        stock.adjust("botox_200", "C8812C3", -1, "broken: fell from the tray")

    def _queue(self) -> None:
        """A signed visit for a share that is gone, and for one where it is held. Nobody sends before the window is open."""
        outbox, signed = self.services.outbox, self.visits["both, signed"]
        assert outbox is not None
        self.enter(Role.ADMINISTRATOR)
        for name in ("Meridian", "Scanning inbox of the neurological ward, second floor"):
            made = outbox.new_destination(Kind.FOLDER)
            settings = {"folder": str(self.folder / "a share that is gone")}
            outbox.save_destination(replace(made, name=name, settings=settings, enabled=True), {})
        self.enter(Role.PHYSICIAN)
        for place in outbox.destinations():
            (one,) = outbox.send(signed.id, (place.id,))
            if place.name != "Meridian":
                outbox.hold(one.id, "The ward moves to another floor this week, and its folder moves with it")

    def _hold_picture(self) -> None:
        """A picture of somebody who is not known here."""
        images = self.services.images
        assert images is not None
        images.take_in_file(invented.write(self.folder / "other.dcm", invented.dicom(1, mrn="999")))

    def _back_up(self) -> None:
        """One backup, by the administrator; the physician is in again."""
        shelf = self.folder.with_name(f"{self.folder.name} a shelf with a name that is rather long, so that it must be shortened somewhere")
        shelf.mkdir()
        self.enter(Role.ADMINISTRATOR)
        safe = open_safe(self.chosen, self.access)
        safe.choose(BackupPlan(folder=str(shelf)))
        safe.back_up()
        self.enter(Role.PHYSICIAN)

    @contextmanager
    def fresh(self) -> Iterator[Practice]:
        """The window of a program that was installed just now, in place of the practice's own until it is left."""
        folder = self.folder / "fresh"
        folder.mkdir()
        made = Fresh(folder)
        made.open((self.window.width(), self.window.height()))
        self.windows.append(made.window)
        try:
            yield made
        finally:
            self.windows.remove(made.window)
            made.window.close()
            made.window.drain()
            made.window.deleteLater()
            made.access.close()
            self.window.activateWindow()
            self.settle()

    def photograph(self) -> Path:
        """The back of a head, as a file."""
        path = self.folder / "head.png"
        picture = QImage(800, 600, QImage.Format.Format_RGB32)
        picture.fill(QColor("#5c4434"))
        assert picture.save(str(path))
        return path

    def close(self) -> None:
        """As a practice is closed, and what reads pictures with it."""
        everything = [self.services, *(window._services for window in self.windows)]
        for services in everything:
            if services is not None and services.image_station is not None and services.images is not None:
                services.image_station.end()
                services.images.reader.close()
        super().close()

    def enter(self, role: Role) -> None:
        """Somebody of this role is in, without the window."""
        self.access.log_in(PEOPLE[role].login, PEOPLE[role].password)


def wasted(visit: Visit) -> None:
    """What is left of every vial is away."""
    regenerative.do(visit, products.waste_all, "Rest of a single-dose vial", "K. Osei")

"""Counts pointer actions and keystrokes of whole visits, from the patient open on the screen to the page printed. Asserts nothing.

The visits are those of the budgets: an established patient, whose last visit is on record, in the real window on a real database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from procedure_assistant.domain.commands import block, checklist, course, products
from procedure_assistant.domain.commands import injection_map as sites
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.protocol import Phase
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.demo import ANSWERS, CLINIC, EXTRA_PLACES, MASTOID_LEFT, MASTOID_RIGHT, PROTUBERANCE, Player
from procedure_assistant.services.settings import save_settings
from procedure_assistant.services.visits import Person
from procedure_assistant.ui.main_window import MainWindow
from tests.journeys.bedside import Bedside
from tests.ui.clinic import Clinic

BUDGETS = {"preempt": 12, "deviation": 3, "gon": 15, "prp": 25}
"""Presses of the pointer; for a deviation those beyond the visit as planned, for PRP those beyond the fields of measured values."""
WEEKS = 13
SIDES = {"planned_side": "both", "consent_side": "both", "time_out_side": "both"}


@dataclass(frozen=True)
class Count:
    """What a visit took: presses of the pointer, keystrokes, and what of both went into values that had to be measured or read."""

    pointer: int
    keys: int
    typed_fields: int = 0


class Hands(Bedside):
    """Hands in the main window: before the visit is open there is no screen of it yet."""

    def __init__(self, window: MainWindow) -> None:
        self.window_ = window
        self.pointer = 0
        self.keys = 0
        self.typed_fields = 0

    @property
    def screen(self):  # type: ignore[no-untyped-def, override]
        """The visit, or what else fills the window."""
        return self.window_._visit or self.window_

    @property
    def count(self) -> Count:
        """So far."""
        return Count(self.pointer, self.keys, self.typed_fields)


class CountedClinic(Clinic):
    """A clinic with one established patient and a printer that writes to a file."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "procedures.db")
        self.folder = folder
        save_settings(self.services.store, CLINIC)
        self.services.visits.person = Person(CLINIC.physician, CLINIC.credentials)
        self.printed = folder / "printed.pdf"

    def printer(self) -> QPrinter:
        """The one printer of this computer."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.printed))
        return printer

    def earlier_visit(self, patient: Patient, protocols: tuple[str, ...]) -> None:
        """Thirteen weeks ago, signed: the whole plan was given."""
        with self.at(7 * WEEKS, "09:00"):
            player = Player(self.services, self.clock, self.services.visits.begin(patient.id, protocols))  # type: ignore[arg-type]
            for section in player.visit.record.protocol.sections:
                if section.phase in (Phase.INJECT, Phase.AFTER, Phase.FINISH):
                    continue
                for step in section.steps:
                    value = {**ANSWERS, **SIDES}.get(step.id)
                    if value is not None and not step.id.startswith("last_") and player.visit.record.asks(step):
                        player.do(checklist.answer, step.id, (value,))
                if section.quick_label:
                    player.do(checklist.quick_answers, section.id)
            _inject(player)
            player.do(products.waste_all, "Rest of a single-dose vial", "")
            for section in player.visit.record.protocol.sections:
                if "numbness" in {step.id for step in section.steps}:
                    player.do(checklist.answer, "numbness", ("all",))
                if section.quick_label:
                    player.do(checklist.quick_answers, section.id)
            refusal = player.visit.do(course.sign, CLINIC.physician, CLINIC.credentials, player.visit.head)
            assert refusal is None, refusal

    def at_patient(self, patient: Patient) -> Hands:
        """The window, the patient open in it."""
        window = self.open()
        window.show_patient(patient.id)
        self.settle()
        return Hands(window)

    def press(self, hands: Hands, name: str) -> None:
        """One press of the pointer, and everything that follows from it."""
        hands.click(name)
        self.settle()


def _inject(player: Player) -> None:
    record = player.visit.record
    expiry = player.visit.record.day.replace(year=player.visit.record.day.year + 2)
    if record.map is not None:
        player.do(products.open_product, "botox_200", "C8812C3", expiry)
        player.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl, preservative-free")
        player.do(sites.give, tuple(record.sites))
    if record.protocol.nerves:
        player.do(course.score_pain, "before", 7, player._clock.now())
        player.do(products.open_product, "bupivacaine_0_5_10ml", "HB7730", expiry)
        container = list(player.visit.record.containers)[-1]
        player.do(block.place_landmarks, PROTUBERANCE, MASTOID_LEFT, MASTOID_RIGHT)
        player.do(block.plan, ("gon",), (Side.LEFT, Side.RIGHT), ((container, Volume.ml(Decimal(2))),), "per_side")
        for side in (Side.LEFT, Side.RIGHT):
            player.do(block.give_block, "gon", side, aspiration=block.NEGATIVE)
        player.do(course.score_pain, "after", 3, player._clock.now())


def omit(hands: Hands) -> None:
    """A site was not given, for the first reason of its card."""
    hands.click_site("occipitalis_right_2")
    hands.click("site_card.omit_0")


def other_dose(hands: Hands) -> None:
    """A site got 2.5 units less."""
    hands.click_site("frontalis_left_2")
    hands.click("site_card.dose.less")


def move(hands: Hands) -> None:
    """A site was given 6 mm further back."""
    site = hands.screen.presenter.record.sites["temporalis_left_1"]
    hands.click_site(site.id)
    hands.click("site_card.move")
    hands.drag_on_map(site.figure, (site.x, site.y), (site.x + 12, site.y))


def extra(hands: Hands) -> None:
    """One site more, inside the temporalis."""
    hands.click_map("lateral_right", *EXTRA_PLACES[0])


DEVIATIONS: dict[str, Callable[[Hands], None]] = {"omit": omit, "other dose": other_dose, "move": move, "extra": extra}


def preempt(clinic: CountedClinic, deviate: Callable[[Hands], None] = lambda _hands: None) -> Hands:
    """PREEMPT 155 units exactly as planned, ready to sign; nothing typed. ``deviate``: what was otherwise, after all was given."""
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("preempt_botox",))
    hands = clinic.at_patient(patient)

    def press(name: str) -> None:
        clinic.press(hands, name)

    press("patients.start.preempt_botox")
    press("primary")  # both identifiers match
    press("primary")  # the history of the headache as last time, no imaging, baseline: as shown
    press("primary")  # none of the safety questions apply
    press("primary")  # consent
    press("products.offer.botox_200")  # the lot is chosen
    press("primary")  # preparation
    press("primary")  # time-out
    press("map.give_all")
    deviate(hands)
    clinic.settle()
    press("primary")  # on to what follows the injections
    press("primary")  # the rest discarded, no complication, ready, after-care: as shown
    return hands


def gon(clinic: CountedClinic) -> Hands:
    """Both greater occipital nerves with time-out, landmarks and pain scores, ready to sign; nothing typed."""
    patient = clinic.patient()
    clinic.earlier_visit(patient, ("gon_block",))
    hands = clinic.at_patient(patient)

    def press(name: str) -> None:
        clinic.press(hands, name)

    press("patients.start.gon_block")
    press("primary")  # both identifiers match
    press("primary")  # indication and side as last time, weight, imaging: as shown
    press("primary")  # none of the safety questions apply
    press("together.both")  # consent, for both sides
    press("scores.pain.7")
    press("products.offer.bupivacaine_0_5_10ml")  # the lot is chosen, the block planned as last time
    press("primary")  # preparation
    press("together.both")  # time-out: all agreed, both sides
    press("primary")  # landmarks
    press("primary")  # left
    press("primary")  # right
    clinic.clock.advance(minutes=25)
    press("scores.pain.3")
    press("together.all")  # numb on each side; the rest discarded, no complication, ready
    return hands


def sign_and_print(clinic: CountedClinic, hands: Hands) -> None:
    """The last press: signed, and on paper."""
    clinic.window._visit.paper.default_printer = clinic.printer  # type: ignore[union-attr]
    clinic.press(hands, "primary")

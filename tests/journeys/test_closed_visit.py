"""What comes after the last needle, in the real window with accounts: sign, amend, print, co-sign, void, hand over; the PDF read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from procedure_assistant.app import Options, build, open_access
from procedure_assistant.domain.amendments import signed_record
from procedure_assistant.domain.totals import balance, map_total
from procedure_assistant.services.access import NewPerson
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.demo import CLINIC, PlayedClock, Player, sample_patient
from procedure_assistant.services.people import Role
from procedure_assistant.services.settings import save_settings
from procedure_assistant.ui.visit.view import VisitScreen
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import BOTH, play

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard")

ADMIN = NewPerson("anna", "Anna Keeper", "", Role.ADMINISTRATOR, "harbour-lantern-42")
MARSH = NewPerson("elena", "Elena Marsh", "MD", Role.PHYSICIAN, "willow-copper-77")
ELLERY = NewPerson("ruth", "Ruth Ellery", "MD", Role.PHYSICIAN, "seven-quiet-otters")
NURSE = NewPerson("tomas", "Tomas Rivera", "RN", Role.NURSE, "marble-sparrow-19")


class Clinic:
    """A window on a visit behind the door, and whoever logs in at it."""

    def __init__(self, services: Services, clock: PlayedClock, qtbot) -> None:
        self.services = services
        self.clock = clock
        self.qtbot = qtbot
        self.screens: list[VisitScreen] = []

    def log_in(self, person: NewPerson) -> None:
        """Somebody takes the workstation over, as the lock screen lets them."""
        self.services.access.log_in(person.login, person.password)
        for screen in self.screens:
            screen.user_changed()
        QApplication.processEvents()

    def open(self, *stages: str) -> Bedside:
        visit = self.services.visits.begin(self.services.patients.search("Ashdown")[0].id, BOTH)
        play(Player(self.services, self.clock, visit), *stages)
        return self.show(visit.id)

    def show(self, visit_id: str) -> Bedside:
        screen = VisitScreen(self.services, self.services.visits.resume(visit_id))
        self.qtbot.addWidget(screen)
        screen.resize(1440, 900)
        with self.qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        self.screens.append(screen)
        return Bedside(screen)

    def confirm(self, hands: Bedside, person: NewPerson, until: Callable[[], bool]) -> None:
        """Type the password into the bar that asks for it."""
        hands.type_into("sign.confirm.password", person.password, Qt.Key.Key_Return)
        self.qtbot.waitUntil(until, timeout=20_000)
        QApplication.processEvents()

    def sign(self, hands: Bedside, person: NewPerson) -> None:
        hands.go_to("sign")
        hands.primary()
        self.confirm(hands, person, lambda: hands.screen.presenter.record.signed)

    def begin_to_amend(self, hands: Bedside, person: NewPerson) -> None:
        hands.go_to("sign")
        hands.click("sealed.amend")
        self.confirm(hands, person, lambda: hands.screen.presenter.content().primary.title == "Done amending")

    def paper(self, hands: Bedside, path: Path) -> list[str]:
        """Save the record from the window, and read its pages."""
        hands.go_to("sign")
        with self.qtbot.waitSignal(hands.screen.paper.copied, timeout=20_000):
            hands.screen.paper.save_to(path)
        return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def because(hands: Bedside, reason: str) -> None:
    hands.type_into("reason.reason", reason, Qt.Key.Key_Return)


@pytest.fixture
def clinic(tmp_path: Path, qtbot) -> Iterator[Clinic]:
    clock = PlayedClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    chosen = Options(tmp_path / "procedures.db", clock)
    access = open_access(chosen)
    access.set_up(ADMIN, (MARSH, ELLERY, NURSE))
    services = build(chosen, access)
    save_settings(services.store, CLINIC)
    access.log_in(MARSH.login, MARSH.password)
    sample_patient(services)
    made = Clinic(services, clock, qtbot)
    yield made
    for screen in made.screens:
        screen.before_lock()
        screen.tasks.drain()
    services.store.close()


def test_that_a_signed_dose_is_amended_and_the_paper_shows_both_values(clinic: Clinic, tmp_path: Path):
    hands = clinic.open("prepare", "inject", "finish")
    clinic.sign(hands, MARSH)
    record = hands.screen.presenter.record
    assert (record.signature.event.name, record.signature.event.credentials) == ("Elena Marsh", "MD")
    seal = hands.screen.visit.seal
    before = clinic.paper(hands, tmp_path / "signed.pdf")
    assert not any("amended" in page.lower() for page in before)
    clinic.begin_to_amend(hands, MARSH)
    hands.go_to("map")
    hands.click_site("frontalis_left_2")
    hands.click("site_card.dose_2_5")
    assert hands.screen.reason.isVisible()
    assert hands.screen.presenter.record.sites["frontalis_left_2"].given.amount == 5  # nothing before the reason
    because(hands, "Read back from the syringe")
    hands.primary()  # done amending
    record = hands.screen.presenter.record
    assert (record.sites["frontalis_left_2"].given.amount, map_total(record).given_units) == (Decimal("2.5"), Decimal("162.5"))
    assert balance(record, "c1").wasted.amount == Decimal("37.5")
    assert signed_record(record).sites["frontalis_left_2"].given.amount == 5
    assert hands.screen.visit.seal != seal
    pages = clinic.paper(hands, tmp_path / "amended.pdf")
    text = " ".join(pages)
    for said in (
        "Procedure record, amended", "Amended 23 Nov 2026: Frontalis left 2.",
        "Frontalis left 2 5 units 2.5 units", "Read back from the syringe",
        "162.5 units 165", "37.5 units 35", "which changes", "signed as 5 units (amendment 1)", "Follows record",
    ):  # fmt: skip
        assert said in text, said
    assert all("AMENDED, version 2" in page for page in pages)
    hands.click("sign.copy")
    assert list(clinic.services.store.verify()) == []


def test_that_a_wrong_password_signs_nothing(clinic: Clinic):
    hands = clinic.open("prepare", "inject", "finish")
    hands.go_to("sign")
    assert not any(box.isVisible() for box in (hands.screen.sign.name, hands.screen.sign.credentials))
    hands.primary()
    hands.type_into("sign.confirm.password", "not my password", Qt.Key.Key_Return)
    clinic.qtbot.waitUntil(lambda: "not your password" in hands.screen.check.bar.password._problem, timeout=20_000)
    assert not hands.screen.presenter.record.signed


def test_that_a_supervisor_co_signs_and_the_signer_cannot(clinic: Clinic, tmp_path: Path):
    hands = clinic.open("prepare", "inject", "finish")
    clinic.sign(hands, MARSH)
    hands.click("sealed.cosign")
    hands.click("closing.go")
    assert hands.notices == ["A co-signature is by another physician."]
    clinic.log_in(ELLERY)
    hands.click("sealed.cosign")
    hands.click("closing.go")
    clinic.confirm(hands, ELLERY, lambda: bool(hands.screen.presenter.record.cosignatures))
    assert "Co-signed by Ruth Ellery, MD" in " ".join(hands.screen.presenter.content().sign.sealed.lines)
    text = " ".join(clinic.paper(hands, tmp_path / "record.pdf"))
    assert "Co-signed 23 Nov 2026" in text
    assert "Ruth Ellery, MD." in text


def test_that_a_void_record_stays_readable_and_says_so_on_every_page(clinic: Clinic, tmp_path: Path):
    hands = clinic.open("prepare", "inject", "finish")
    clinic.sign(hands, MARSH)
    hands.click("sealed.void")
    hands.type_into("closing.reason", "Charted for the wrong patient")
    assert not hands.widget("closing.go").isEnabled()
    hands.type_into("closing.word", "VOID")
    hands.click("closing.go")
    clinic.confirm(hands, MARSH, lambda: hands.screen.presenter.record.voided is not None)
    for section in ("sign", "map", "safety", "block", "waste"):
        hands.go_to(section)
        content = hands.screen.presenter.content()
        marked = [notice.title for notice in content.standing] + [content.sign.sealed.void if content.sign else ""]
        assert "Charted for the wrong patient" in " ".join(marked), section
    pages = clinic.paper(hands, tmp_path / "void.pdf")
    assert len(pages) >= 2
    assert all("VOID" in page and "Ashdown" in page for page in pages)
    assert clinic.services.store.doses(hands.screen.presenter.record.patient.id) == ()


def test_that_an_unfinished_visit_goes_from_one_physician_to_another(clinic: Clinic, tmp_path: Path):
    hands = clinic.open("prepare", "inject")
    hands.screen.presenter.choose_menu("hand_over")
    hands.pick_words("closing.people", "Ruth Ellery, MD")
    hands.type_into("closing.reason", "End of shift")
    hands.click("closing.go")
    assert [event.to for event, _ in hands.screen.presenter.record.handovers] == ["Ruth Ellery, MD"]
    clinic.log_in(ELLERY)
    assert hands.screen.presenter.content().subtitle.startswith("Handed over to Ruth Ellery, MD by Elena Marsh")
    play(Player(clinic.services, clinic.clock, hands.screen.visit), "finish")
    hands.screen.presenter.show()
    clinic.sign(hands, ELLERY)
    text = " ".join(clinic.paper(hands, tmp_path / "record.pdf"))
    for said in ("Handed over to Ruth Ellery, MD by Elena Marsh", "End of shift", "Also charted: Elena Marsh", "Ruth Ellery, MD"):
        assert said in text, said
    assert {entry.who for entry in hands.screen.presenter.record.entries} == {"Elena Marsh", "Ruth Ellery"}


def test_that_a_nurse_sees_what_only_a_physician_may_and_why(clinic: Clinic):
    hands = clinic.open("prepare", "inject", "finish")
    clinic.log_in(NURSE)
    hands.go_to("sign")
    primary = hands.screen.presenter.content().primary
    why = "Only a physician may sign a record: switch the user."
    assert (primary.title, primary.enabled, primary.why) == ("Sign and print", False, why)
    clinic.log_in(MARSH)
    clinic.sign(hands, MARSH)
    clinic.log_in(NURSE)
    hands.go_to("sign")
    assert [hands.widget(f"sealed.{which}").isEnabled() for which in ("amend", "cosign", "void")] == [False, False, False]
    assert "Only a physician may amend a signed record: switch the user." in [
        action.why_not for action in hands.screen.presenter.content().sign.sealed.actions
    ]

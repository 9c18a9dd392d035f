"""The consent in the real window: read, confirmed, signed by mouse, finger and pen, attested, handed back, and kept through a kill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import sin
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from procedure_assistant.app.data import consent_sample
from procedure_assistant.domain import consent
from procedure_assistant.domain.commands import injection_map
from procedure_assistant.domain.events_consent import ConsentSigned, DrawnBy, Signer
from procedure_assistant.services.codec import entry_of
from procedure_assistant.services.consent_words import WORDS
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.consent.pad import SignaturePad
from procedure_assistant.ui.theme import Theme
from tests.ui.clinic import BOTH, Clinic

TOUCH = QTest.createTouchDevice()


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


@pytest.fixture
def visit(clinic: Clinic) -> Visit:
    """A visit of toxin and block on its consent page."""
    visit = clinic.begin(clinic.patient(), BOTH)
    clinic.open((1280, 800))
    clinic.window.open_visit(visit)
    clinic.settle()
    screen(clinic).presenter.go_to("consent")
    clinic.settle()
    return visit


def screen(clinic: Clinic):
    """The visit that has the window."""
    shown = clinic.window.visit_screen
    assert shown is not None
    return shown


def press_notice(clinic: Clinic, words: str) -> None:
    """Press the button of a message by its words."""
    (found,) = [one for one in clinic.window.findChildren(QAbstractButton) if one.isVisible() and one.text() == words]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    clinic.settle()


def hand_over(clinic: Clinic, *, side: str = "both") -> None:
    """The staff says what is needed, and the patient has the screen."""
    press_notice(clinic, "Sign on the screen")
    if side:
        clinic.click(f"consent.start.side.{side}")
    clinic.click("consent.start.go")


def to_sign(clinic: Clinic) -> None:
    """Read on to the second step and confirm the name."""
    clinic.click("consent.next")
    clinic.click("consent.confirm")


def pad(clinic: Clinic) -> SignaturePad:
    found = clinic.find("consent.pad")
    assert isinstance(found, SignaturePad)
    return found


def wave(box: SignaturePad, part: float = 0.1) -> list[QPoint]:
    """Places of a line that waves."""
    area = box.box()
    return [
        QPoint(
            round(area.left() + area.width() * (part + 0.3 * step / 30)), round(area.top() + area.height() * (0.5 + 0.3 * sin(step / 3)))
        )
        for step in range(30)
    ]


def draw_with_mouse(box: SignaturePad, places: Sequence[QPoint]) -> None:
    QTest.mousePress(box, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(box, place)
    QTest.mouseRelease(box, Qt.MouseButton.LeftButton, pos=places[-1])


def draw_with_finger(box: SignaturePad, places: Sequence[QPoint], *, palm: QPoint | None = None) -> None:
    touch = QTest.touchEvent(box, TOUCH, False)
    touch.press(1, places[0], box)
    touch.commit()
    for place in places[1:]:
        touch.move(1, place, box)
        if palm is not None:
            (touch.press if place == places[1] else touch.move)(2, palm, box)
        touch.commit()
    touch.release(1, places[-1], box)
    if palm is not None:
        touch.release(2, palm, box)
    touch.commit()


PEN = QPointingDevice(
    "test pen",
    4711,
    QInputDevice.DeviceType.Stylus,
    QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
    1,
    1,
)


def draw_with_pen(box: SignaturePad, places: Sequence[QPoint]) -> None:
    def send(kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        where, there = QPointF(at), QPointF(box.mapToGlobal(at))
        event = QTabletEvent(kind, PEN, where, there, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, button, held)
        QApplication.sendEvent(box, event)

    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    send(QEvent.Type.TabletPress, places[0], left, left)
    for place in places[1:]:
        send(QEvent.Type.TabletMove, place, none, left)
    send(QEvent.Type.TabletRelease, places[-1], left, none)


def on_disk(clinic: Clinic, visit: Visit) -> list[ConsentSigned]:
    """The signatures in the log of the visit, read anew from the file."""
    return [event for row in clinic.services.store.log(visit.id) if isinstance(event := entry_of(row).event, ConsentSigned)]


# -- reading and signing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draws", "what"), [(draw_with_mouse, DrawnBy.MOUSE), (draw_with_finger, DrawnBy.TOUCH), (draw_with_pen, DrawnBy.PEN)]
)
def test_that_a_patient_signs_with_mouse_finger_or_pen_and_it_is_on_the_disk_before_it_is_said(clinic, visit, draws, what):
    hand_over(clinic)
    to_sign(clinic)
    box = pad(clinic)
    draws(box, wave(box))
    draws(box, wave(box, 0.5))
    assert on_disk(clinic, visit) == []
    clinic.click("consent.next")
    assert "Thank you. The form is signed." in clinic.texts()
    (form,) = on_disk(clinic, visit)
    assert (form.drawn_by, len(form.strokes), form.side, form.signer) == (what, 2, "both", Signer.PATIENT)
    assert form.name == "Jacob Larson"
    text = consent_sample("combined", "en")
    assert (form.text, form.text_hash, form.version, form.sample) == (text.text, text.sha256, "1", True)
    record = screen(clinic).visit.record
    assert (record.value("consent_given"), record.value("consent_side")) == ("yes", "both")


def test_that_the_palm_beside_the_finger_draws_nothing(clinic, visit):
    hand_over(clinic)
    to_sign(clinic)
    box = pad(clinic)
    places = wave(box)
    draw_with_finger(box, places, palm=QPoint(box.width() - 60, box.height() - 20))
    (stroke,) = box.strokes
    area = box.box()
    assert max(stroke[::2]) / 3000 <= (places[-1].x() - area.left()) / area.width() + 0.01


def test_that_nothing_is_signed_before_the_name_is_confirmed_and_something_is_drawn(clinic, visit):
    hand_over(clinic)
    assert "consent.pad" not in {one.objectName() for one in clinic.window.findChildren(QWidget) if one.isVisible()}
    clinic.click("consent.next")
    sign = clinic.find("consent.next")
    assert not sign.isEnabled()
    assert "Confirm your name first." in clinic.texts()
    clinic.click("consent.confirm")
    assert "Sign in the box first." in clinic.texts()
    assert not sign.isEnabled()
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    assert sign.isEnabled()
    clinic.click("consent.undo_stroke")
    assert not sign.isEnabled()
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    draw_with_mouse(pad(clinic), wave(pad(clinic), 0.6))
    clinic.click("consent.clear")
    assert pad(clinic).strokes == ()
    assert not sign.isEnabled()


def test_that_a_dot_is_refused_in_words_and_stays_to_be_drawn_again(clinic, visit):
    hand_over(clinic)
    to_sign(clinic)
    box = pad(clinic)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    clinic.click("consent.next")
    assert any(text.startswith("The signature is missing.") for text in clinic.texts())
    assert on_disk(clinic, visit) == []
    assert clinic.sees("consent.pad")


def test_that_a_witness_attests_for_a_hand_that_cannot_sign_by_keyboard_alone(clinic, visit):
    hand_over(clinic)
    clinic.click("consent.next")
    clinic.key(Qt.Key.Key_Space)  # the name
    clinic.click("consent.cannot")
    assert not clinic.sees("consent.pad")
    assert QApplication.focusWidget() is clinic.find("consent.why")
    QTest.keyClicks(QApplication.focusWidget(), "Both hands bandaged")
    assert not clinic.find("consent.next").isEnabled()
    clinic.key(Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Kofi Osei")
    for _ in range(8):
        if QApplication.focusWidget() is clinic.find("consent.next"):
            break
        clinic.key(Qt.Key.Key_Tab)
    clinic.key(Qt.Key.Key_Return)
    (form,) = on_disk(clinic, visit)
    assert (form.drawn_by, form.unable, form.witness, form.strokes) == (DrawnBy.NOBODY, "Both hands bandaged", "Kofi Osei", ())


def test_that_a_representative_signs_with_name_and_relation(clinic, visit):
    press_notice(clinic, "Sign on the screen")
    clinic.click("consent.start.side.both")
    clinic.click("consent.start.signer.representative")
    clinic.click("consent.start.go")
    assert "Type the name of who signs." in clinic.texts()
    QApplication.clipboard().setText("Ana Müller \U0001f600 محمد")  # no keyboard of a test has these keys
    clinic.type("consent.start.name", "")
    clinic.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clinic.click("consent.start.go")
    assert "Type the relation to the patient." in clinic.texts()
    clinic.type("consent.start.relation", "mother")
    clinic.click("consent.start.go")
    to_sign(clinic)
    assert "I am Ana Müller \U0001f600 محمد, mother of the patient" in clinic.texts()
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    clinic.click("consent.next")
    (form,) = on_disk(clinic, visit)
    assert (form.signer, form.name, form.relation) == (Signer.REPRESENTATIVE, "Ana Müller \U0001f600 محمد", "mother")


def test_that_no_side_is_guessed(clinic, visit):
    press_notice(clinic, "Sign on the screen")
    clinic.click("consent.start.go")
    assert "Choose the side that the consent names." in clinic.texts()
    assert clinic.sees("consent.start")


# -- the language of the patient ---------------------------------------------------------------------------------------------------


def test_that_the_patient_reads_spanish_while_the_staff_works_in_english(clinic, visit):
    hand_over(clinic)
    clinic.click("consent.language.es")
    sheet = clinic.find("consent.sheet")
    shown = {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}
    spanish = consent_sample("combined", "es")
    assert spanish.title in shown
    english = set(WORDS["en"].values()) - set(WORDS["es"].values())
    assert not english & shown
    buttons = {one.text() for one in sheet.findChildren(QAbstractButton) if one.isVisible() and one.text()}
    assert buttons == {"English", "Español", "Personal", "Continuar para firmar"}
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    clinic.click("consent.next")
    (form,) = on_disk(clinic, visit)
    assert (form.language, form.text) == ("es", spanish.text)
    clinic.click("consent.staff")
    clinic.click("consent.leave")
    assert "Consent is signed" in clinic.texts()


def test_that_switching_the_language_keeps_what_is_drawn(clinic, visit):
    hand_over(clinic)
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    before = pad(clinic).strokes
    clinic.click("consent.language.es")
    assert pad(clinic).strokes == before
    assert clinic.find("consent.next").isEnabled()


# -- nothing else of the chart ------------------------------------------------------------------------------------------------------


def test_that_nothing_of_the_chart_is_seen_or_reached_while_the_patient_has_the_screen(clinic, visit):
    hand_over(clinic)
    sheet, host = clinic.find("consent.sheet"), screen(clinic)
    assert sheet.geometry() == host.rect()
    for x in range(20, host.width(), 60):
        for y in range(20, host.height(), 60):
            hit = host.childAt(QPoint(x, y))
            assert hit is not None
            assert hit is sheet or sheet.isAncestorOf(hit), (x, y, hit.objectName())
    before = host.visit.record
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F3, Qt.Key.Key_Backspace, Qt.Key.Key_1, Qt.Key.Key_G):
        clinic.key(key)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_1):
        clinic.key(key, Qt.KeyboardModifier.ControlModifier)
    assert host.visit.record is before
    assert clinic.window.visit_screen is host
    assert clinic.find("consent.sheet") is sheet
    assert not clinic.sees("help")
    sheet.hide()  # as when the program locks
    clinic.settle()
    sheet.show()
    clinic.settle()
    assert clinic.find("consent.sheet") is sheet


def test_that_escape_never_gives_the_chart_away(clinic, visit):
    hand_over(clinic)
    for _ in range(5):
        clinic.key(Qt.Key.Key_Escape)
        assert clinic.sees("consent.sheet")
    assert clinic.sees("consent.leave")
    assert QApplication.focusWidget() is clinic.find("consent.stay")
    clinic.key(Qt.Key.Key_Return)
    assert not clinic.sees("consent.leave")
    clinic.click("consent.staff")
    clinic.click("consent.leave")
    assert not clinic.sees("consent.sheet")
    assert on_disk(clinic, visit) == []


def test_that_tab_walks_the_sheet_and_nothing_behind_it(clinic, visit):
    hand_over(clinic)
    sheet = clinic.find("consent.sheet")
    seen = set()
    for _ in range(12):
        clinic.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert sheet.isAncestorOf(focus)
        seen.add(focus.objectName())
    assert seen == {"consent.text", "consent.next", "consent.language.en", "consent.language.es", "consent.staff"}


def test_that_the_sheet_follows_the_size_of_the_window(clinic, visit):
    hand_over(clinic)
    for size in ((1000, 640), (1600, 1000)):
        clinic.window.resize(*size)
        clinic.settle()
        assert clinic.find("consent.sheet").geometry() == screen(clinic).rect()


def test_that_reading_tells_how_far_and_forces_nothing(clinic, visit):
    hand_over(clinic)
    area = clinic.find("consent.text")
    (told,) = [text for text in clinic.texts() if text.endswith("% read")]
    assert 0 < int(told.split()[0]) < 100
    assert clinic.find("consent.next").isEnabled()
    area.setFocus()
    for _ in range(30):
        clinic.key(Qt.Key.Key_PageDown)
    assert "100 % read" in clinic.texts()


# -- what stands afterwards ----------------------------------------------------------------------------------------------------------


def signed(clinic: Clinic) -> None:
    hand_over(clinic)
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    clinic.click("consent.next")
    clinic.click("consent.staff")
    clinic.click("consent.leave")


def test_that_the_staff_sees_who_signed_and_can_withdraw_with_a_reason(clinic, visit):
    signed(clinic)
    assert "Signed by Jacob Larson, 08:30" in clinic.messages()
    press_notice(clinic, "Withdraw it")
    clinic.type("reason.reason", "He wants to think about it\n")
    host = screen(clinic)
    assert consent.withdrawn(host.visit.record) is not None
    assert "The patient withdrew the consent: He wants to think about it." in clinic.messages()
    refusal = host.visit.do(injection_map.give, ("frontalis_left_1",))
    assert refusal is not None
    assert refusal.place == "consent_given"
    press_notice(clinic, "Consented again in words")
    clinic.type("reason.reason", "Agreed aloud, heard by Kofi Osei\n")
    assert consent.withdrawn(host.visit.record) is None


def test_that_undo_takes_the_signature_back_and_says_so_before(clinic, visit):
    signed(clinic)
    host = screen(clinic)
    assert host.visit.undo_text == "Consent signed by Jacob Larson"
    clinic.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert host.visit.record.consents.signed == ()
    assert host.visit.record.value("consent_given") == ""


def test_that_a_window_that_dies_after_the_thanks_has_the_signature_and_before_it_has_none(clinic, visit):
    hand_over(clinic)
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    again = Clinic(clinic.database)  # another program on the same file sees what is on the disk, and no more
    try:
        assert again.services.visits.resume(visit.id).record.consents.signed == ()
        clinic.click("consent.next")
        assert [one.event.name for one in again.services.visits.resume(visit.id).record.consents.signed] == ["Jacob Larson"]
    finally:
        again.services.store.close()


def test_that_a_signature_the_disk_refused_is_said_and_what_was_drawn_stays(clinic, visit):
    hand_over(clinic)
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    before = pad(clinic).strokes
    other = Clinic(clinic.database)
    try:
        other.services.visits.resume(visit.id).do(injection_map.note, "frontalis_left_1", "charted elsewhere")
    finally:
        other.services.store.close()
    clinic.click("consent.next")
    assert "Thank you. The form is signed." not in clinic.texts()
    labels = clinic.find("consent.sheet").findChildren(QLabel)
    assert [one.text() for one in labels if one.isVisible() and "was not saved" in one.text()] != []
    assert pad(clinic).strokes == before
    assert on_disk(clinic, visit) == []


def test_that_the_blank_form_is_one_press_from_the_question(clinic, visit):
    press_notice(clinic, "Sign on the screen")
    clinic.click("consent.start.language.es")
    clinic.click("consent.start.print")
    host = screen(clinic)
    assert host.presenter.section.id == "sign"
    assert host.paper._which == "consent-es"
    clinic.settle()


def test_that_two_texts_are_signed_one_after_the_other(clinic):
    visit = clinic.begin(clinic.patient(), ("preempt_botox", "prp_occipital"))
    clinic.open((1280, 800))
    clinic.window.open_visit(visit)
    clinic.settle()
    screen(clinic).presenter.go_to("consent")
    clinic.settle()
    hand_over(clinic)
    for _ in range(2):
        to_sign(clinic)
        draw_with_mouse(pad(clinic), wave(pad(clinic)))
        clinic.click("consent.next")
    assert [form.kind for form in on_disk(clinic, visit)] == ["toxin", "prp"]
    assert screen(clinic).visit.record.value("consent_given") == "yes"
    assert "Thank you. The form is signed." in clinic.texts()


def test_that_with_gloves_everything_pressed_is_as_high_as_a_finger(clinic, visit):
    screen(clinic).presenter.gloved = True
    hand_over(clinic)
    to_sign(clinic)
    draw_with_mouse(pad(clinic), wave(pad(clinic)))
    sheet = clinic.find("consent.sheet")
    heights = {one.objectName(): one.height() for one in sheet.findChildren(QAbstractButton) if one.isVisible()}
    assert set(heights) >= {"consent.confirm", "consent.undo_stroke", "consent.clear", "consent.cannot", "consent.back", "consent.next"}
    assert min(heights.values()) >= 92

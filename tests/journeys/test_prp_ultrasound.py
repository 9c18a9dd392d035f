"""PRP to both greater occipital nerves under ultrasound through the real window, the pictures received from a real DICOM sender.

Pointer actions are counted; those that only put the cursor where a measured or read value is typed are counted apart.
"""

from __future__ import annotations

import io
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from procedure_assistant.domain.events_regenerative import MarkKind
from procedure_assistant.services.demo import CLINIC
from procedure_assistant.services.image_ports import ListenerState
from procedure_assistant.services.image_settings import ImageSettings, Peer, save_image_settings
from procedure_assistant.services.settings import save_settings
from tests.journeys.bedside import Bedside
from tests.ui.clinic import Clinic
from tests.ui.images import invented

pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing the keyboard", "propagateSizeHints")

AE_TITLE = "PROCASSIST"
BUDGET = 25
"""Pointer actions beyond measured numbers (experience.md)."""
PATIENCE_MS = 30_000

Bring = Callable[[Path], None]


class Room(Clinic):
    """The clinic with a listener that takes pictures from this computer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "procedures.db")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        save_settings(self.services.store, CLINIC)
        save_image_settings(
            self.services.store,
            ImageSettings(listener_on=True, ae_title=AE_TITLE, port=self.port, peers=(Peer("STORESCU", "127.0.0.1"),)),
        )
        self.folder = folder
        self.typed = 0

    def begin_visit(self) -> Bedside:
        """The window with a new visit in it, listening."""
        self.who = self.patient()
        window = self.open()
        window.open_visit(self.services.visits.begin(self.who.id, ("prp_occipital",)))
        assert window._visit is not None
        self.hands = Bedside(window._visit)
        self.settle()
        return self.hands

    def listening(self) -> bool:
        station = self.services.image_station
        return station is not None and station.state.listener is ListenerState.LISTENING

    def picture(self, number: int, *, spread: bool = False) -> Path:
        """A calibrated picture of this patient, as the machine would send it."""
        who = self.who
        header = {"PatientName": f"{who.family_name}^{who.given_names}", "PatientBirthDate": who.birth_date.strftime("%Y%m%d")}
        made = invented.dicom(number, mrn=who.mrn, spread=spread, PatientSex="M", **header)
        return invented.write(self.folder / f"{number}.dcm", made)

    def next(self) -> None:
        """What is next: Space or the pedal, the button where a field has the cursor."""
        if isinstance(QApplication.focusWidget(), QLineEdit | QComboBox):
            self.hands.primary()
        else:
            self.hands.key(Qt.Key.Key_Space)
        self.settle()

    def type(self, field: str, text: str) -> None:  # type: ignore[override]
        """A value that was measured or is read from a label."""
        self.hands.type_into(f"field.{field}", text)
        self.typed += 1
        self.settle()

    def choose(self, question: str, answer: str) -> None:
        self.hands.choose(question, answer)
        self.settle()

    def close(self) -> None:
        station = self.services.image_station
        assert station is not None
        for window in self.windows:
            window.drain()
        station.end()
        super().close()


@pytest.fixture
def room(qtbot, tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.close()


def prepare(room: Room) -> None:
    room.next()  # both identifiers match
    room.choose("diagnosis", "g43_719")
    room.type("prp_indication", "occipital pain after two blocks")
    room.choose("planned_side", "both")
    room.next()
    room.next()  # no imaging, none earlier
    room.next()  # none of these apply
    room.choose("consent_side", "both")
    room.next()
    room.hands.click("scores.pain.7")
    room.settle()


PASSPORT = (
    ("type", "fda_status", "Kit cleared for orthopaedic use"),
    ("choose", "route", "cleared_kit"),
    ("type", "clearance_number", "K103456"),
    ("choose", "state", "california"),
    ("quick", "regulatory", ""),
    ("type", "disclosure_version", "PRP 3"),
    ("type", "disclosure_signed_at", "07:00"),
    ("choose", "physician_notified", "yes"),
    ("quick", "disclosure", ""),
    ("type", "drawn_at", "07:40"),
    ("type", "blood_ml", "30"),
    ("choose", "anticoagulant_used", "acd_a"),
    ("type", "anticoagulant_ml", "3"),
    ("type", "wb_platelets", "250"),
    ("type", "kit_maker", "Acme"),
    ("type", "kit_model", "PRP-30"),
    ("type", "kit_lot", "L77"),
    ("type", "kit_expiry", "2027-01-31"),
    ("type", "spun_at", "08:05"),
    ("type", "product_ml", "4"),
    ("type", "platelets", "1250"),
    ("choose", "label_identifiers", "name"),
    ("choose", "label_identifiers", "birth_date"),
    ("type", "labelled_at", "08:06"),
    ("type", "use_by", "11:30"),
    ("quick", "syringe", ""),
)


def describe_product(room: Room) -> None:
    room.next()  # begin the passport
    for act, field, value in PASSPORT:
        if act == "type":
            room.type(field, value)
        elif act == "choose":
            room.choose(field, value)
        else:
            room.hands.click(f"passport.quick.{field}")
            room.settle()
    room.hands.go_to("preparation")
    room.next()
    room.choose("time_out_side", "both")
    room.next()


def inject(room: Room, bring: Bring, qtbot) -> None:
    """Both sides: inject, the picture comes in, the needle is said to be visible, the note."""
    hands = room.hands
    hands.click("ultrasound.target.gon_c2")
    for number, side in enumerate(("left", "right"), start=1):
        assert hands.screen.presenter.place.key == f"gon_c2_{side}"
        room.next()  # inject
        bring(room.picture(number, spread=number == 2))
        qtbot.waitUntil(lambda count=number: len(hands.screen.ultrasound.picture.strip._buttons) >= count, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: not hands.screen.ultrasound.picture.viewer.image.isNull(), timeout=PATIENCE_MS)
        room.settle()
        hands.click("ultrasound.needle")
        qtbot.waitUntil(lambda count=number: len(hands.screen.presenter.record.regenerative.images) == count, timeout=PATIENCE_MS)
        room.settle()
        room.next()  # all as usual, equipment as on the other side
        for field, value in (("machine", "Acme U1"), ("frequency_mhz", "15"), ("needle", "25 G, 50 mm")) if side == "left" else ():
            room.type(field, value)
        room.type("depth_mm", "16.5")
        room.choose("sensory_test", "reduced")
        if side == "left":
            room.next()  # the other side


def finish(room: Room) -> None:
    room.clock.advance(minutes=25)
    room.next()
    room.hands.click("scores.pain.3")
    room.settle()
    room.next()  # no complication
    room.next()  # ready, after-care given
    room.next()  # sign


def run(room: Room, bring: Bring, qtbot) -> None:
    room.begin_visit()
    prepare(room)
    describe_product(room)
    inject(room, bring, qtbot)
    finish(room)
    record = room.hands.screen.presenter.record
    assert record.signed, [item.says for item in room.hands.screen.presenter.content().beside.open]
    images = [image.attached for image in record.regenerative.images.values()]
    assert [(one.target, one.side, one.shows_needle) for one in images] == [("gon_c2", "left", True), ("gon_c2", "right", True)]
    check_paper(room, [one.sha256 for one in images])


def check_paper(room: Room, hashes: list[str]) -> None:
    pdf = room.services.records.pdf(room.hands.screen.visit)
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    pages = [page.extract_text() for page in reader.pages]
    assert all(room.who.mrn.replace(" ", "") in text.replace(" ", "") for text in pages)
    text = " ".join(" ".join(pages).split())
    bare = re.sub(r"\s", "", text)
    for said in ("PRP", "K103456", "2 mL PRP under ultrasound", "L77", "Acme U1", "16.5 mm", "25 G, 50 mm", "Mishra", "PAW", "7 → 3"):
        assert said in text, said
    assert all(one in bare or one[:12] in bare for one in hashes)
    assert sum(len(page.images) for page in reader.pages) >= 2


def test_that_prp_to_both_nerves_with_pictures_from_a_dicom_sender_stays_within_its_budget(room, program, qtbot):
    storescu = program("storescu")

    def send(path: Path) -> None:
        qtbot.waitUntil(room.listening, timeout=PATIENCE_MS)
        command = [storescu, "-aec", AE_TITLE, "127.0.0.1", str(room.port), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)

    run(room, send, qtbot)
    beyond = room.hands.pointer - room.typed
    assert beyond <= BUDGET, f"{beyond} pointer actions beside {room.typed} typed values"
    stored = room.services.images.of_visit(room.hands.screen.visit.id)
    assert [one.origin.source for one in stored] == ["listener", "listener"]


def test_that_dropped_files_go_the_same_way(room, qtbot):
    def drop(path: Path) -> None:
        page = room.hands.screen.ultrasound
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        middle = QPointF(page.rect().center())
        hands = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(page, QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, *hands))
        event = QDropEvent(middle, Qt.DropAction.CopyAction, data, *hands)
        QApplication.sendEvent(page, event)
        room.settle()

    run(room, drop, qtbot)


def test_that_a_picture_is_measured_and_marked_by_the_pointer_and_undone(room, qtbot):
    hands = room.begin_visit()
    hands.screen._go_to("ultrasound")
    room.settle()
    hands.screen.ultrasound_desk.take_files([room.picture(1)])
    viewer = hands.screen.ultrasound.picture.viewer
    qtbot.waitUntil(lambda: not viewer.image.isNull(), timeout=PATIENCE_MS)
    room.settle()
    (name,) = hands.screen.presenter.record.regenerative.images
    for tool, points in (("ruler", ((216, 4), (216, 224))), ("needle_tip", ((250, 226),)), ("nerve", ((216, 224),))):
        hands.click(f"ultrasound.tools.{tool}")
        for x, y in points:
            QTest.mouseClick(viewer, Qt.MouseButton.LeftButton, pos=viewer.on_widget(x, y).toPoint())
    marks = hands.screen.presenter.record.regenerative.images[name].marks
    assert [mark.kind for mark in marks] == [MarkKind.RULER, MarkKind.NEEDLE_TIP, MarkKind.NERVE]
    assert abs(marks[0].length.amount - 16) < 1
    hands.key(Qt.Key.Key_Backspace)
    assert len(hands.screen.presenter.record.regenerative.images[name].marks) == 2

"""The real ultrasound page on a real database: pictures from files and clipboard, marks, clips, warnings; nothing lost or silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.view import VisitScreen
from procedure_assistant.ui.widgets.messages import MessageBar
from tests.domain.regenerative import NOW, WHOLE, tuples
from tests.domain.samples import patient
from tests.journeys.bedside import Bedside
from tests.services import regenerative_visits as visits
from tests.services.regenerative_visits import passport
from tests.ui.images import invented

LARSON = {"PatientName": "Larson^Jacob", "PatientBirthDate": "19810214", "PatientSex": "M"}


class Probe:
    """The page in a real screen, with hands."""

    def __init__(self, screen: VisitScreen, folder: Path) -> None:
        self.screen, self.folder = screen, folder
        self.hands = Bedside(screen)
        screen._go_to("ultrasound")
        self.settle()
        self.page, self.desk = screen.ultrasound, screen.ultrasound_desk
        self.card = self.page.picture

    def settle(self) -> None:
        for _ in range(8):
            self.screen.tasks.drain()
            QApplication.processEvents()

    def file(self, number: int, **more: object) -> Path:
        values = {"mrn": patient().mrn, **LARSON, **more}
        return invented.write(self.folder / f"{number}.dcm", invented.dicom(number, **values))  # type: ignore[arg-type]

    def take(self, *paths: Path) -> None:
        self.desk.take_files(paths)
        self.settle()

    @property
    def record(self):
        return self.screen.presenter.record

    @property
    def names(self) -> list[str]:
        return list(self.record.regenerative.images)

    @property
    def thumbs(self) -> list[str]:
        return [button.accessibleName() for button in self.card.strip._buttons.values()]


@pytest.fixture
def probe(qtbot, light, tmp_path: Path) -> Iterator[Callable[..., Probe]]:
    built = visits.services(tmp_path)
    screens: list[VisitScreen] = []

    def make(size: tuple[int, int] = (1440, 900)) -> Probe:
        visit = visits.begin(built, "prp_occipital")
        visits.do(visit, passport.begin, "prp")
        visits.do(visit, passport.fill, "b1", tuples(WHOLE["prp"]), NOW)
        screen = VisitScreen(built, visit)
        qtbot.addWidget(screen)
        screen.resize(*size)
        with qtbot.waitActive(screen):
            screen.show()
            screen.activateWindow()
        screens.append(screen)
        return Probe(screen, tmp_path)

    yield make
    for screen in screens:
        screen.tasks.drain()
        QApplication.processEvents()
    assert built.image_station is not None
    built.image_station.end()
    built.store.close()


def test_that_a_file_goes_into_the_record_at_the_place_on_the_page(probe):
    one = probe()
    one.hands.click("ultrasound.target.gon_c2")
    one.take(one.file(1))
    (image,) = one.record.regenerative.images.values()
    now = image.attached
    assert (now.target, now.side, now.shows_needle, now.source) == ("gon_c2", Side.LEFT, False, "file")
    assert (now.width, now.height, len(now.sha256)) == (invented.WIDTH, invented.HEIGHT, 64)
    assert one.card.viewer.image.width() == invented.WIDTH
    assert one.thumbs == ["Picture, GON C2 left, 14:31"]


def test_that_the_tick_pins_and_says_needle_and_undo_takes_it_back(probe):
    one = probe()
    one.take(one.file(1))
    one.hands.click("ultrasound.needle")
    one.settle()
    assert one.record.regenerative.images[one.names[0]].shows_needle
    one.hands.key(Qt.Key.Key_Backspace)
    assert not one.record.regenerative.images[one.names[0]].shows_needle


def test_that_what_is_no_picture_is_told_and_the_next_file_still_comes_in(probe):
    one = probe()
    bad = one.folder / "report.png"
    bad.write_bytes(b"not a picture at all")
    cut = one.folder / "cut.png"
    cut.write_bytes(invented.png()[:4000])
    before = bad.read_bytes()
    one.take(bad, cut, one.file(1))
    assert len(one.names) == 1
    assert bad.read_bytes() == before
    assert one.hands.notices == ["2 of the files are not in the visit."]  # though a picture came in after them
    (said,) = [bar.message().body for bar in one.screen.notices.findChildren(MessageBar) if bar.message()]
    assert all(f"{name}: " in said for name in ("report.png", "cut.png"))
    one.take(bad)
    assert one.hands.notices
    assert one.names == list(one.record.regenerative.images)


def test_that_another_patients_picture_is_held_and_said_loudly(probe):
    one = probe()
    one.take(one.file(1, mrn="999", PatientName="Other^Person"))
    assert one.names == []
    (title,) = one.hands.notices
    assert title.startswith("The picture's header is another patient's.")
    assert [image.last.reason for image in one.screen._images.inbox()] != []


def test_that_the_same_file_again_is_told_and_not_doubled(probe):
    one = probe()
    one.take(one.file(1))
    one.take(one.file(1))
    assert len(one.names) == 1
    assert one.hands.notices == ["This picture is in the visit already."]


def test_that_ctrl_v_takes_the_picture_of_the_clipboard(probe):
    one = probe()
    QGuiApplication.clipboard().setImage(QImage.fromData(invented.png()))
    one.page.setFocus()
    QTest.keyClick(one.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    one.settle()
    (image,) = one.record.regenerative.images.values()
    assert (image.attached.source, image.attached.media_type) == ("clipboard", "image/png")


def test_that_the_paste_button_takes_the_picture_of_the_clipboard(probe):
    one = probe()
    QGuiApplication.clipboard().setImage(QImage.fromData(invented.png()))
    one.hands.click("ultrasound.paste")
    one.settle()
    (image,) = one.record.regenerative.images.values()
    assert (image.attached.source, image.attached.target, image.attached.side) == ("clipboard", "gon_nuchal", Side.LEFT)


def test_that_a_copied_file_is_pasted_as_the_file_it_is(probe):
    one = probe()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one.file(1)))])
    QGuiApplication.clipboard().setMimeData(data)
    one.hands.click("ultrasound.paste")
    one.settle()
    (image,) = one.record.regenerative.images.values()
    assert image.attached.media_type == "application/dicom"


@pytest.mark.parametrize("widget", ["viewer", "page"])
def test_that_files_dropped_with_the_mouse_are_taken_in_and_what_is_no_picture_is_told(probe, widget: str):
    one = probe()
    text = one.folder / "notes.png"
    text.write_text("no picture")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (one.file(1), text, one.file(2))])
    target = one.card.viewer if widget == "viewer" else one.page
    place = one.screen.window().windowHandle()
    middle = QPointF(target.mapTo(one.screen.window(), target.rect().center()))
    hands = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, *hands),
        QDragMoveEvent(middle.toPoint(), Qt.DropAction.CopyAction, data, *hands),
        QDropEvent(middle, Qt.DropAction.CopyAction, data, *hands),
    ):
        QApplication.sendEvent(place, event)  # to the window, which finds out over what the pointer is
    one.settle()
    assert [image.attached.source for image in one.record.regenerative.images.values()] == ["drop", "drop"]
    assert one.hands.notices == ["This file is not a picture that is known here. Nothing was added, and the file is as it was."]


def test_that_an_empty_clipboard_is_told(probe):
    one = probe()
    QGuiApplication.clipboard().clear()
    one.hands.click("ultrasound.paste")
    assert one.hands.notices == ["There is no picture on the clipboard. Nothing was added."]


def test_that_a_ruler_without_calibration_is_refused_with_the_reason(probe):
    one = probe()
    one.take(invented.write(one.folder / "shot.png", invented.png()))
    one.hands.click("ultrasound.tools.ruler")
    assert one.hands.notices == ["This picture has no calibration, so nothing can be measured in it."]
    assert (one.card.tools.current_id(), one.card.viewer.tool) == ("look", "")


def test_that_an_arrived_picture_is_shown_and_kept_only_when_somebody_says_so(probe):
    one = probe()
    visit = one.screen.visit
    taken = one.screen._images.take_in_file(one.file(1), visit.id)
    one.screen.picture_arrived()
    one.settle()
    assert one.names == []
    assert one.thumbs == ["New, not kept, 14:31"]
    one.hands.click("ultrasound.pin")
    one.settle()
    assert one.names == [taken.image.id]
    assert not one.record.regenerative.images[taken.image.id].shows_needle


def test_that_a_frame_of_a_clip_is_kept_by_its_number(probe):
    one = probe()
    one.screen._images.take_in_file(one.file(1, frames=4), one.screen.visit.id)
    one.screen.picture_arrived()
    one.settle()
    for _ in range(2):
        one.hands.click("ultrasound.frame_on")
        one.settle()
    one.hands.click("ultrasound.needle")
    one.settle()
    (image,) = one.record.regenerative.images.values()
    assert (image.attached.frame, image.attached.image_id.rpartition("/")[2]) == (2, "2")


def test_that_a_rejected_picture_leaves_record_and_strip_and_stays_kept(probe):
    one = probe()
    one.take(one.file(1))
    one.hands.click("ultrasound.reject")
    one.hands.type_into("reason.reason", "another name is burned in", leave=Qt.Key.Key_Return)
    one.settle()
    assert (one.names, one.thumbs) == ([], [])
    (kept,) = one.screen._images.of_visit(one.screen.visit.id)
    assert (kept.rejected, kept.last.reason) == (True, "another name is burned in")


def test_that_stopping_leaves_the_files_that_still_wait(probe):
    one = probe()
    files = [one.file(number) for number in (1, 2, 3)]
    one.desk.take_files(files)
    one.desk.stop_adding()
    one.settle()
    assert len(one.names) == 1
    assert len(one.screen._images.of_visit(one.screen.visit.id)) == 1


def test_that_note_fields_are_answered_where_they_stand(probe):
    one = probe()
    one.hands.click("field.probe.linear")
    one.hands.click("field.nerve_seen.yes")
    one.hands.type_into("field.depth_mm", "8.0")
    one.hands.click("field.doppler.yes")
    one.hands.click("field.vessels.occipital_artery")
    one.hands.click("field.vessels.none")
    note = one.record.regenerative.notes["gon_nuchal_left"].values
    assert note == {
        "probe": ("linear",), "nerve_seen": ("yes",), "depth_mm": ("8.0",), "doppler": ("yes",), "vessels": ("none",),
    }  # fmt: skip


def test_that_everything_that_takes_the_focus_has_a_name(probe):
    one = probe()
    one.take(one.file(1))
    assert list(unnamed_inputs(one.page)) == []


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_that_the_page_fits_its_window(probe, size):
    one = probe(size)
    one.take(one.file(1), one.file(2))
    assert (one.screen.width(), one.screen.height()) == size
    assert one.page.minimumSizeHint().width() <= one.page.width()

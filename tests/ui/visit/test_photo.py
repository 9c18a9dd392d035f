"""The photograph of the head on the real screen: added by file, drop and paste, measured by mouse and keys, printed and read back.

The picture is 800 × 600 pixels with a light square at each landmark; two points 200 pixels apart are 100 mm: half a millimetre a pixel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.paper import Paper
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.view import VisitScreen
from tests.documents.pdf import page_texts
from tests.journeys.bedside import Bedside
from tests.ui.visit.playing import GON, LANDMARKS

LEFT, RIGHT = Side.LEFT, Side.RIGHT
EOP, MASTOID_LEFT, MASTOID_RIGHT = (400.0, 200.0), (250.0, 280.0), (550.0, 280.0)
SCALE = ((300.0, 500.0), (500.0, 500.0))
WAY = (EOP, MASTOID_LEFT, MASTOID_RIGHT, *SCALE)
NEAR = 2.0
"""A press meets its pixel of the photograph to about the width of a pixel of the screen."""


def head(width: int = 800, height: int = 600) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#5c4434"))
    painter = QPainter(picture)
    for x, y in WAY:
        painter.fillRect(int(x) - 6, int(y) - 6, 12, 12, QColor("white"))
    painter.end()
    return picture


class Desk:
    """A block on the screen with the photograph chosen as its ground."""

    def __init__(self, made: Bedside, folder: Path) -> None:
        self.hands, self.screen, self.folder = made, made.screen, folder
        made.go_to("block")
        made.click("block.ground.photo")

    @property
    def record(self):
        return self.screen.presenter.record

    @property
    def photo(self):
        return self.record.photo

    @property
    def told(self) -> list[str]:
        return [notice.title for notice in self.screen.presenter.content().notices]

    @property
    def prompt(self) -> str:
        return self.screen.block.photo._content.prompt

    def settle(self) -> None:
        for _ in range(6):
            self.screen.tasks.drain()
            QApplication.processEvents()

    def say(self, left: str = "left", use: str = "printed") -> None:
        self.hands.click(f"photo.use.{use}")
        self.hands.click(f"photo.left.{left}")

    def file(self, name: str = "head.png", picture: QImage | None = None) -> Path:
        path = self.folder / name
        assert (picture or head()).save(str(path))
        return path

    def add(self, path: Path | None = None, **said: str) -> None:
        self.say(**said)
        self.screen.photo_desk.take_file(path or self.file())
        self.settle()

    def press(self, *at: float) -> None:
        view = self.screen.block.photo
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.viewport_point(*at))
        QApplication.processEvents()

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        view = self.screen.block.photo
        first, last = view.viewport_point(*start), view.viewport_point(*end)
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first)
        for part in (1, 2, 3):
            QTest.mouseMove(view, first + QPoint((last - first).x() * part // 3, (last - first).y() * part // 3))
            QApplication.processEvents()
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last)
        QApplication.processEvents()

    def measured(self, mm: str = "100", **said: str) -> None:
        self.add(**said)
        for at in WAY:
            self.press(*at)
        self.hands.type_into("photo.scale", mm, Qt.Key.Key_Return)


@pytest.fixture
def desk(hands, on_disk: Services, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    made: list[Desk] = []

    def make(*stages: str, **more: object) -> Desk:
        made.append(Desk(hands("prepare", *stages, protocols=GON, **more), tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.settle()
    on_disk.images.close()  # ends the process that reads pictures
    QGuiApplication.clipboard().clear()


def near(point, wanted) -> bool:
    return point is not None and abs(point[0] - wanted[0]) <= NEAR and abs(point[1] - wanted[1]) <= NEAR


# -- coming in ---------------------------------------------------------------------------------------------------------


def test_that_nothing_is_taken_in_before_permission_and_side_are_said(desk):
    at = desk()
    at.screen.photo_desk.take_file(at.file())
    at.settle()
    assert at.told == ["It is not said what the patient agrees to. Nothing was added."]
    at.hands.click("photo.use.kept")
    at.screen.photo_desk.take_file(at.file())
    at.settle()
    assert at.told == ["It is not said where the patient’s left is seen. Nothing was added."]
    assert at.screen._images.of_visit(at.screen.visit.id) == ()


def test_that_a_file_becomes_the_photograph_with_its_hash(desk):
    at = desk()
    path = at.file()
    at.add(path, use="kept")
    (stored,) = at.screen._images.of_visit(at.screen.visit.id)
    assert (at.photo.chosen.use, at.photo.chosen.left_lies, at.photo.sha256) == (PhotoUse.KEPT, LEFT, stored.sha256)
    assert (at.photo.width, at.photo.height) == (800, 600)
    assert b"".join(at.screen._images.images.content(stored.id)) == path.read_bytes()
    assert at.screen.block.photo.has_picture


def test_that_a_dropped_file_and_a_pasted_picture_go_the_same_way(desk):
    at = desk()
    at.say()
    page = at.screen.block
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(at.file()))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, data, buttons, modifiers))
    at.settle()
    assert at.photo is not None
    at.screen.presenter.undo()
    QGuiApplication.clipboard().setImage(head(700, 500))
    at.say()
    at.hands.click("photo.paste")
    at.settle()
    assert (at.photo.width, at.photo.height) == (700, 500)


def test_that_ctrl_v_on_the_page_pastes_and_an_empty_clipboard_is_told(desk):
    at = desk()
    at.say()
    QGuiApplication.clipboard().clear()
    at.screen.block.photo.setFocus()
    QTest.keyClick(at.screen.block.photo, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    at.settle()
    assert at.told == ["There is no picture on the clipboard. Nothing was added."]
    QGuiApplication.clipboard().setImage(head())
    QTest.keyClick(at.screen.block.photo, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    at.settle()
    assert at.photo is not None


def test_that_what_is_no_picture_is_told_and_leaves_nothing(desk):
    at = desk()
    text = at.folder / "letter.png"
    text.write_text("Dear colleague")
    at.add(text)
    assert len(at.told) == 1
    assert "letter.png" in at.told[0] or "picture" in at.told[0].lower()
    assert (at.photo, at.screen._images.of_visit(at.screen.visit.id)) == (None, ())


def test_that_a_picture_too_small_is_refused_and_stands_nowhere(desk):
    at = desk()
    at.add(at.file(picture=head(200, 150)))
    assert at.told == ["A picture of 200 × 150 pixels is too small to set landmarks on. Nothing was charted."]
    at.settle()
    assert at.photo is None
    assert [image.rejected for image in at.screen._images.of_visit(at.screen.visit.id)] == [True]
    at.screen.presenter.show()
    assert at.screen.block.photo_card._stored.count() == 0


def test_that_a_picture_that_came_by_itself_is_offered(desk):
    at = desk()
    at.screen._images.take_in_file(at.file("from_camera.png"), at.screen.visit.id)
    at.screen.picture_arrived()
    at.say()
    assert at.hands.widget("photo.stored.0").text() == "from_camera.png"
    at.hands.click("photo.stored.0")
    at.settle()
    assert at.photo is not None


# -- measuring ---------------------------------------------------------------------------------------------------------


def test_that_the_whole_construction_is_made_by_pressing_and_typing(desk):
    at = desk()
    at.add()
    prompts = []
    for point in WAY:
        prompts.append(at.prompt)
        at.press(*point)
    assert [prompt.split()[-1] for prompt in prompts] == ["protuberance", "process", "process", "ruler", "distance"]
    assert at.prompt == "Type the distance between the two points"
    assert at.photo.calibration is None
    at.hands.type_into("photo.scale", "100", Qt.Key.Key_Return)
    assert at.photo.calibration.length == Length(Decimal(100))
    assert all(near(one, other) for one, other in zip(
        (at.photo.landmarks.protuberance, at.photo.landmarks.mastoid_left, at.photo.landmarks.mastoid_right), WAY[:3], strict=True
    ))  # fmt: skip
    assert [abs(at.photo.length(side).amount - 85) < 2 for side in (LEFT, RIGHT)] == [True, True]


def test_that_both_sides_stand_in_words_and_numbers_on_the_card(desk):
    at = desk("landmarks")
    at.measured()
    content = at.screen.presenter.content().block.photo
    left, right = (at.photo.length(side).amount for side in (LEFT, RIGHT))
    assert content.rows[0] == ("To the mastoid", f"{left} mm", f"{right} mm")
    assert content.rows[1][0] == "GON, one third"
    assert content.compared.startswith(f"Left {left} mm, right {right} mm: ")
    assert [words.split(":")[0] for words, agrees in content.checks] == ["Left", "Right"]  # the tape of 84 mm agrees
    at.hands.type_into("block.tape_left", "110", Qt.Key.Key_Return)
    (warning,) = at.screen.presenter.content().block.photo.warnings
    assert warning.startswith(f"Left: photograph {left} mm, tape 110.0 mm, ")
    assert warning.endswith("The tape counts.")


def test_that_a_landmark_and_a_scale_point_are_dragged(desk):
    at = desk()
    at.measured()
    at.screen.block.photo.set_close(False)
    at.drag(at.photo.landmarks.mastoid_left, (240.0, 300.0))
    assert near(at.photo.landmarks.mastoid_left, (240.0, 300.0))
    before = at.photo.length(RIGHT).amount
    at.drag(at.photo.calibration.second, (400.0, 500.0))
    assert abs(at.photo.length(RIGHT).amount - 2 * before) < 6  # the same 100 mm on half the pixels
    at.screen.presenter.undo()
    assert at.photo.length(RIGHT).amount == before


def test_that_a_mastoid_dragged_onto_the_protuberance_stays_where_it_was(desk):
    at = desk()
    at.measured()
    before = at.photo.landmarks
    at.drag(before.mastoid_left, before.protuberance)
    assert at.photo.landmarks == before
    assert at.told == ["Protuberance and left mastoid lie on one point, so there is no line between them. They were left as they were."]


def test_that_an_arrow_moves_a_landmark_by_one_millimetre(desk):
    at = desk()
    at.measured()
    view = at.screen.block.photo
    before, scale = at.photo.landmarks.protuberance, at.photo.mm_per_pixel
    view.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    moved = at.photo.landmarks.protuberance
    assert (moved[0] - before[0]) * float(scale) == pytest.approx(1.0, abs=1e-6)
    assert (moved[1] - before[1]) * float(scale) == pytest.approx(1.0, abs=1e-6)


def test_that_every_point_can_be_set_without_a_mouse(desk):
    at = desk()
    at.add()
    view = at.screen.block.photo
    view.setFocus(Qt.FocusReason.TabFocusReason)
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(view, Qt.Key.Key_Up, shift)  # from the middle (400, 300): 20 pixels up
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert at.photo.landmarks.protuberance == (400.0, 280.0)
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left, shift)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert at.photo.landmarks.mastoid_left == (340.0, 300.0)


@pytest.mark.parametrize(("typed", "says"), [
    ("0", "0 mm is not possible between two points on a head. Nothing was charted."),
    ("4000", "4,000 mm is not possible between two points on a head. Nothing was charted."),
    ("ten", None),
])  # fmt: skip
def test_that_an_absurd_distance_is_refused_and_nothing_is_lost(desk, typed: str, says: str | None):
    at = desk()
    at.add()
    for point in WAY:
        at.press(*point)
    at.hands.type_into("photo.scale", typed, Qt.Key.Key_Return)
    assert len(at.told) == 1
    assert says is None or at.told == [says]
    assert (at.photo.calibration, at.photo.landmarks is not None) == (None, True)
    at.hands.type_into("photo.scale", "100", Qt.Key.Key_Return)
    assert at.photo.calibration is not None


def test_that_a_distance_without_its_two_points_is_told(desk):
    at = desk()
    at.add()
    at.hands.type_into("photo.scale", "100", Qt.Key.Key_Return)
    assert at.told == ["The two points of this distance are not set. Nothing was charted."]


# -- how it stands -----------------------------------------------------------------------------------------------------


def test_that_a_turn_shows_the_same_place_of_the_head_elsewhere(desk):
    at = desk()
    at.measured()
    landmarks = at.photo.landmarks
    at.hands.click("photo.turn_on")
    assert (at.photo.chosen.turns, at.photo.landmarks) == (1, landmarks)
    upright = (600 - landmarks.protuberance[1], landmarks.protuberance[0])
    assert at.screen.block.photo._content.landmarks.protuberance == pytest.approx(upright)
    at.hands.click("photo.turn_back")
    assert at.photo.chosen.turns == 0


def test_that_the_patients_left_is_written_where_it_was_said_to_be(desk):
    at = desk()
    at.add(left="right")
    assert at.screen.block.photo._content.mirrored
    at.press(*EOP)
    at.press(*MASTOID_LEFT)  # asked for the left mastoid, which a mirrored picture shows on the right
    assert at.told == ["The left mastoid would not lie on the left. They were left as they were."]
    at.press(*MASTOID_RIGHT)
    assert near(at.photo.landmarks.mastoid_left, MASTOID_RIGHT)
    at.hands.click("photo.left.left")
    assert at.told == ["Left and right have changed places on the photograph."]
    assert at.photo.landmarks is None


def test_that_a_removed_photograph_takes_its_construction_along_and_is_kept_apart(desk):
    at = desk()
    at.measured()
    at.hands.click("photo.remove")
    at.hands.type_into("reason.reason", "another patient", Qt.Key.Key_Return)
    at.settle()
    assert (at.photo, at.record.regenerative.images) == (None, {})
    assert [image.rejected for image in at.screen._images.of_visit(at.screen.visit.id)] == [True]
    at.add()
    assert at.told == ["The picture is rejected already."] or len(at.told) == 1
    assert at.photo is None


def test_that_the_construction_is_there_again_when_the_visit_is_opened_again(desk, on_disk):
    at = desk()
    at.measured()
    before = at.photo
    again = VisitScreen(on_disk, on_disk.visits.resume(at.screen.visit.id))
    assert again.presenter.record.photo == before
    again.deleteLater()


# -- giving and paper --------------------------------------------------------------------------------------------------


def test_that_the_block_is_given_by_pressing_its_target_on_the_photograph(desk):
    at = desk("plan")
    at.measured()
    target = at.photo.line(LEFT).at_third(1)
    at.press(*target)
    block = at.record.block("gon", LEFT)
    assert block is not None
    assert (at.record.landmarks.protuberance, block.event.in_zone) == (LANDMARKS[0], True)
    at.hands.primary()
    assert at.record.block("gon", RIGHT) is not None


def test_that_the_primary_waits_for_the_landmarks_on_the_photograph(desk):
    at = desk("plan")
    assert not at.screen.presenter.content().primary.enabled
    at.add()
    assert at.screen.presenter.content().primary.why == "Press the external occipital protuberance"
    for point in WAY[:3]:
        at.press(*point)
    assert at.screen.presenter.content().primary.action == "give_on_photo:gon/left"


@pytest.mark.parametrize("use", ["printed", "kept"])
def test_that_the_record_says_and_draws_the_photograph(desk, on_disk, use: str):
    at = desk("plan")
    at.measured(use=use)
    left, right = (at.photo.length(side).amount for side in (LEFT, RIGHT))
    text = on_disk.records.text(at.screen.visit)
    assert f"SHA-256 {at.photo.sha256}" in text
    assert f"EOP to mastoid, on the photograph: left {left} mm, right {right} mm" in text
    assert "Back view; the patient’s left is seen on the left." in text
    paper = " ".join(" ".join(page_texts(on_disk.records.pdf(at.screen.visit, Paper.LETTER))).split())
    assert ("Photograph kept, not printed" in paper) is (use == "kept")
    for words in ("patient’s left", "patient’s right", f"{left} mm", f"{right} mm", "100 mm", "Scale: two points 100 mm apart."):
        assert words in paper


def test_that_everything_that_takes_the_focus_has_a_name(desk):
    at = desk()
    at.measured()
    assert list(unnamed_inputs(at.screen)) == []


@pytest.mark.parametrize("size", [(1280, 800), (1440, 900)])
def test_that_the_page_fits_its_window(desk, size):
    at = desk("landmarks", "plan", size=size)
    at.measured()
    card = at.screen.block.photo_card
    for name in ("use", "left", "file", "back", "remove", "scale"):
        widget = getattr(card, name)
        assert not widget.isVisible() or widget.geometry().right() <= card.width()
    assert (at.screen.width(), at.screen.height()) == size

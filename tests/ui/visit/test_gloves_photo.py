"""The photograph of the head under a gloved finger: marks are set by presses, moved by large buttons, the distance typed on large keys.

The picture is the one of test_photo: 800 × 600 pixels, two points 200 pixels apart are 100 mm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.workstation import WorkstationSettings, save_workstation
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.visit.gloves_map import GlovesPhoto
from procedure_assistant.ui.visit.gloves_page import GlovesPage
from tests.ui.visit.playing import GON
from tests.ui.visit.test_photo import EOP, MASTOID_LEFT, MASTOID_RIGHT, SCALE, WAY, Desk, near

LEFT, RIGHT = Side.LEFT, Side.RIGHT
DPI = 92


class GlovedDesk(Desk):
    """Gloved hands on the photograph."""

    def gloves_on(self) -> None:
        self.hands.click("block.gloves")
        self.settle()

    @property
    def page(self) -> GlovesPage:
        page = self.screen.findChild(GlovesPage, "gloves")
        assert page is not None
        return page

    @property
    def view(self) -> GlovesPhoto:
        return self.page.photo

    @property
    def words(self) -> str:
        return self.page.panel.words.accessibleName()

    @property
    def message(self) -> str:
        notice = self.page.message.notice()
        return notice.title if notice is not None and self.page.message.isVisible() else ""

    def touch(self, *at: float) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, pos=self.view.viewport_point(*at))
        QApplication.processEvents()

    def choose(self, which: str) -> None:
        """Press the button of the panel that asks for this."""
        panel = self.page.panel
        (found,) = [one for one in (*panel.buttons, panel.primary) if one.isVisible() and one.content().id == which]
        self.hands.click(found.objectName())

    def keys(self, typed: str) -> None:
        for key in typed:
            self.hands.click(f"gloves.pad.{'point' if key == '.' else key}")


@pytest.fixture
def desk(hands, on_disk: Services, tmp_path) -> Iterator[Callable[..., GlovedDesk]]:
    screen_name = QApplication.primaryScreen().name()
    made: list[GlovedDesk] = []

    def make(*stages: str, dpi: int = DPI, **more: object) -> GlovedDesk:
        save_workstation(on_disk.store, on_disk.visits.workstation, WorkstationSettings(px_per_mm={screen_name: dpi / 25.4}))
        made.append(GlovedDesk(hands("prepare", *stages, protocols=GON, **more), tmp_path))
        return made[-1]

    yield make
    for one in made:
        one.settle()
    on_disk.images.close()


@pytest.fixture
def bare(desk) -> GlovedDesk:
    """A planned block, its photograph with no mark on it, gloves on."""
    at = desk("landmarks", "plan")
    at.add()
    at.gloves_on()
    return at


@pytest.fixture
def measured(desk) -> GlovedDesk:
    """The whole construction stands; gloves on."""
    at = desk("landmarks", "plan")
    at.measured()
    assert at.photo.mm_per_pixel is not None, at.told
    at.gloves_on()
    return at


def test_that_the_photograph_and_its_question_are_there_with_gloves_on(bare: GlovedDesk):
    assert bare.view.isVisible()
    assert bare.view.has_picture
    assert bare.words.startswith("Press the external occipital protuberance")


def test_that_the_whole_construction_is_set_by_presses_and_the_distance_typed_on_large_keys(bare: GlovedDesk):
    for at in WAY:
        bare.touch(*at)
    assert bare.words.startswith("Type the distance between the two points")
    bare.keys("100")
    assert bare.words.startswith("100 mm")
    bare.hands.click("gloves.primary")
    marks = bare.photo.landmarks
    set_ = (marks.protuberance, marks.mastoid_left, marks.mastoid_right)
    assert all(near(at, wanted) for at, wanted in zip(set_, (EOP, MASTOID_LEFT, MASTOID_RIGHT), strict=True))
    assert str(bare.photo.calibration.length.amount) == "100"
    assert bare.record.block("gon", LEFT) is None
    assert bare.record.block("gon", RIGHT) is None


def test_that_no_press_gives_while_a_point_is_asked_for(bare: GlovedDesk):
    for at in WAY[:3]:
        bare.touch(*at)
    bare.touch(*bare.photo.line(LEFT).at_third(1))  # the target of the left side is there already
    assert bare.record.block("gon", LEFT) is None
    assert bare.photo.begun.first == pytest.approx(bare.photo.line(LEFT).at_third(1), abs=2)


def test_that_a_distance_that_cannot_be_is_told_and_what_was_typed_stays(bare: GlovedDesk):
    for at in WAY:
        bare.touch(*at)
    bare.keys("5.5")
    bare.hands.click("gloves.primary")
    assert bare.message == "5.5 mm is not possible between two points on a head. Nothing was charted."
    assert bare.words.startswith("5.5 mm")
    bare.hands.click("gloves.pad.back")
    assert bare.words.startswith("5. mm")


def test_that_the_distance_can_wait_and_is_asked_for_again_from_a_mark(bare: GlovedDesk):
    for at in WAY:
        bare.touch(*at)
    bare.choose("later")
    assert bare.hands.widget("gloves.primary").isEnabled()
    bare.choose("marks")
    bare.choose("distance")
    bare.keys("100")
    bare.hands.click("gloves.primary")
    assert bare.photo.mm_per_pixel is not None


def test_that_a_press_takes_a_mark_in_hand_and_the_next_one_sets_it(measured: GlovedDesk):
    measured.touch(*MASTOID_LEFT)
    assert measured.words.startswith("Left mastoid process")
    measured.touch(240.0, 300.0)
    assert near(measured.photo.landmarks.mastoid_left, (240.0, 300.0))
    measured.choose("let_go")
    measured.touch(*EOP)
    assert measured.words.startswith("External occipital protuberance")


@pytest.mark.parametrize(("way", "moved"), [("left", (-2.0, 0.0)), ("up", (0.0, -2.0)), ("down", (0.0, 2.0)), ("right", (2.0, 0.0))])
def test_that_a_button_moves_the_mark_in_hand_by_one_millimetre(measured: GlovedDesk, way: str, moved: tuple[float, float]):
    before = measured.photo.landmarks.mastoid_right
    measured.touch(*MASTOID_RIGHT)
    measured.hands.click(f"gloves.nudge.{way}")
    after = measured.photo.landmarks.mastoid_right
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx(moved, abs=0.05)
    measured.hands.click("gloves.undo")
    assert measured.photo.landmarks.mastoid_right == before


def test_that_every_mark_comes_into_the_hand_by_the_button_alone(measured: GlovedDesk):
    measured.choose("marks")
    names = []
    for _mark in range(5):
        names.append(measured.words.split(".")[0])
        measured.choose("next_mark")
    assert names == [
        "External occipital protuberance", "Left mastoid process", "Right mastoid process",
        "First point of known distance", "Second point of known distance",
    ]  # fmt: skip


def test_that_the_pedal_lets_the_mark_go_and_gives_nothing(measured: GlovedDesk):
    measured.touch(*EOP)
    QTest.keyClick(measured.view, Qt.Key.Key_Space)
    assert not measured.words.startswith("External occipital protuberance")
    assert measured.record.block("gon", RIGHT) is None
    QTest.keyClick(measured.view, Qt.Key.Key_Space)
    assert len(measured.record.blocks) == 1


def test_that_a_finger_that_slides_moves_no_mark(measured: GlovedDesk):
    before = measured.photo
    first, last = measured.view.viewport_point(*EOP), measured.view.viewport_point(*MASTOID_LEFT)
    QTest.mousePress(measured.view, Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(measured.view, (first + last) / 2)
    QTest.mouseRelease(measured.view, Qt.MouseButton.LeftButton, pos=last)
    assert measured.photo == before


def test_that_a_press_on_a_target_gives_there_and_one_between_two_things_gives_nothing(measured: GlovedDesk):
    target, mark = measured.photo.line(LEFT).at_third(1), measured.photo.landmarks.protuberance
    measured.view._reach = 200  # so near that a finger meets both
    measured.touch((target[0] + mark[0]) / 2, (target[1] + mark[1]) / 2)
    assert "the press is about as near to both. Nothing was charted." in measured.message
    assert measured.record.block("gon", LEFT) is None
    measured.view.set_density(DPI / 25.4)
    measured.touch(*target)
    assert measured.record.block("gon", LEFT) is not None


def test_that_a_press_beside_everything_is_told(measured: GlovedDesk):
    measured.touch(400.0, 320.0)
    assert measured.message == "Nothing is near the press. Nothing was charted."


def test_that_figure_and_photograph_change_places_with_gloves_on(measured: GlovedDesk):
    measured.touch(*EOP)
    measured.choose("figure")
    assert measured.page.nape.isVisible()
    measured.choose("photo")
    assert measured.view.isVisible()


def targets(at: GlovedDesk) -> dict[str, QRect]:
    buttons = [one for one in at.page.findChildren(QAbstractButton) if one.isVisible()]
    return {one.objectName(): QRect(one.mapTo(at.page, QPoint()), one.size()) for one in buttons}


@pytest.mark.parametrize(("size", "dpi"), [((1280, 800), 100), ((1440, 900), 92), ((1920, 1200), 110)])
def test_that_no_target_is_smaller_than_20_mm_and_none_lies_outside_or_over_another(desk, size: tuple[int, int], dpi: int):
    at = desk("landmarks", "plan", size=size, dpi=dpi)
    at.add()
    at.gloves_on()
    seen = [targets(at)]
    for point in WAY:
        at.touch(*point)
    seen.append(targets(at))
    at.keys("100")
    at.hands.click("gloves.primary")
    seen.append(targets(at))
    at.touch(*EOP)
    seen.append(targets(at))
    for shown in seen:
        small = {name: rect for name, rect in shown.items() if min(rect.width(), rect.height()) < 20 * dpi / 25.4}
        outside = {name: rect for name, rect in shown.items() if not at.page.rect().contains(rect)}
        over = [(a, b) for a in shown for b in shown if a < b and shown[a].intersects(shown[b])]
        assert (small, outside, over) == ({}, {}, [])
    assert at.page.panel.words.fits()
    assert list(unnamed_inputs(at.page)) == []


def test_that_gloves_without_a_photograph_show_the_figure(desk):
    at = desk("landmarks", "plan")
    at.gloves_on()
    assert at.page.nape.isVisible()


def test_that_ends_without_their_distance_stand_again_when_the_visit_is_left_and_opened(desk, on_disk):
    at = desk()
    at.add()
    for point in WAY[:4]:
        at.press(*point)
    again = on_disk.visits.resume(at.screen.visit.id).record.photo
    assert near(again.begun.first, SCALE[0])
    assert again.begun.second is None
    at.press(*SCALE[1])
    again = on_disk.visits.resume(at.screen.visit.id).record.photo
    assert again == at.photo
    assert near(again.begun.second, SCALE[1])
    at.hands.screen.presenter.undo()
    assert at.photo.begun.second is None

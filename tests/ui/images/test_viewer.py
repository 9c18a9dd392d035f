"""The viewer and the thumbnails: points in pixels of the picture, rulers by two presses or by keys, nothing set without a tool."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from procedure_assistant.domain.events_regenerative import ImageMark, MarkKind
from procedure_assistant.domain.units import Length
from procedure_assistant.ui.images.mark_paint import words_of
from procedure_assistant.ui.images.picture import Shown, Thumb, read_picture
from procedure_assistant.ui.images.thumbnails import ThumbStrip
from procedure_assistant.ui.images.viewer import ImageViewer
from tests.ui.images import invented


def viewer(show, **shown: object) -> tuple[ImageViewer, list[tuple[str, tuple]]]:
    made = ImageViewer()
    made.setFixedSize(500, 440)
    show(made)
    made.set_picture(read_picture(invented.png()))
    made.set_shown(Shown(**shown))  # type: ignore[arg-type]
    marked: list[tuple[str, tuple]] = []
    made.marked.connect(lambda kind, points: marked.append((kind, points)))
    return made, marked


def press(made: ImageViewer, x: float, y: float) -> None:
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.on_widget(x, y).toPoint())


def test_that_a_press_without_a_tool_sets_nothing(show):
    made, marked = viewer(show)
    press(made, 100, 100)
    assert marked == []


def test_that_a_mark_is_told_in_pixels_of_the_picture(show):
    made, marked = viewer(show, head="GON C2 left", mm_per_pixel=0.075)
    made.set_tool(MarkKind.NEEDLE_TIP)
    press(made, 240, 200)
    ((kind, ((x, y),)),) = marked
    assert kind == "needle_tip"
    assert (abs(x - 240), abs(y - 200)) < (1.5, 1.5)


def test_that_a_ruler_takes_two_presses_and_none_beside_the_picture(show):
    made, marked = viewer(show)
    made.set_tool(MarkKind.RULER)
    press(made, 10, 10)
    assert marked == []
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert marked == []
    press(made, 10, 210)
    ((kind, points),) = marked
    assert (kind, len(points)) == ("ruler", 2)
    assert abs(points[1][1] - points[0][1] - 200) < 2


def test_that_arrows_and_enter_set_a_mark_without_a_pointer(show):
    made, marked = viewer(show)
    made.set_tool(MarkKind.NERVE)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert marked == [("nerve", ((invented.WIDTH / 2 + 10, invented.HEIGHT / 2 + 1),))]


def test_that_page_keys_leaf_through_a_clip(show):
    made, _ = viewer(show)
    steps: list[int] = []
    made.leafed.connect(steps.append)
    made.setFocus()
    QTest.keyClick(made, Qt.Key.Key_PageDown)
    QTest.keyClick(made, Qt.Key.Key_PageUp)
    assert steps == [1, -1]


def test_that_a_screen_reader_hears_place_and_marks(show):
    mark = ImageMark(MarkKind.RULER, ((0.0, 0.0), (0.0, 10.0)), "", Length(Decimal("17.0")))
    made, _ = viewer(show, head="GON C2 left", foot=("Larson, Jacob",), marks=(mark,))
    assert (made.accessibleName(), made.accessibleDescription()) == ("Picture, GON C2 left", "Larson, Jacob. Marks: 17.0 mm")


def test_that_drawing_marks_changes_no_pixel_of_the_picture(show):
    made, _ = viewer(show, marks=(ImageMark(MarkKind.NEEDLE_TIP, ((240.0, 200.0),)),), mm_per_pixel=0.075)
    made.grab()
    assert made.image == QImage.fromData(invented.png())


def test_that_marks_have_words_of_their_own():
    at = ((1.0, 1.0),)
    kinds = (MarkKind.NEEDLE_TIP, MarkKind.NERVE, MarkKind.VESSEL)
    assert [words_of(ImageMark(kind, at)) for kind in kinds] == ["Needle tip", "Nerve", "Vessel"]
    assert words_of(ImageMark(MarkKind.LABEL, at, "fascia")) == "fascia"


def test_that_a_thumbnail_keeps_its_pixels_and_asks_when_pressed(show):
    strip = ThumbStrip()
    strip.setFixedHeight(300)
    show(strip)
    one = Thumb("i1", "Before, 14:09", "GON C2 left", needle=False, kept=True, warned=False, spoken="Before, 14:09")
    strip.set_thumbs([one], "")
    button = strip.button("i1")
    assert button is not None
    assert strip.without_pixels() == ("i1",)
    button.set_image(read_picture(invented.png(), 112))
    other = Thumb("i2", "New, not kept", "14:11", needle=False, kept=False, warned=True, spoken="New, not kept, 14:11")
    strip.set_thumbs([one, other], "i2")
    assert strip.without_pixels() == ("i2",)
    chosen: list[str] = []
    strip.chosen.connect(chosen.append)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == ["i1"]
    strip.set_thumbs([], "")
    assert strip.button("i1") is None

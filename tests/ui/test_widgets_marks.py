"""The mark of a site: its state is told by shape, its numeral means units given, and it stands out on every skin."""

from __future__ import annotations

import itertools
import json

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.say import say
from procedure_assistant.resources import resource
from procedure_assistant.ui import language, theme
from procedure_assistant.ui.widgets.legend import ALL_STATES, Legend, LegendItem
from procedure_assistant.ui.widgets.marks import MarkState, mark_radius, paint_mark, paint_pip

SKINS = [tone["skin_base"] for tone in json.loads(resource("figures", "palette.json").read_text(encoding="utf-8")).values()]
SIDE = 160
MIDDLE = QPointF(SIDE / 2, SIDE / 2)

pytestmark = pytest.mark.usefixtures("light")


def picture(state: MarkState, text: str = "", diameter: float = 40, ground: str = "", **flags: float) -> QImage:
    """A mark in the middle of an image, on a ground colour or on nothing."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_mark(painter, MIDDLE, diameter, state, text, **flags)  # type: ignore[arg-type]
    painter.end()
    return image


def drawn_area(image: QImage) -> QRect:
    """The smallest rectangle that holds every pixel which is not transparent."""
    places = [(x, y) for x, y in itertools.product(range(image.width()), range(image.height())) if image.pixelColor(x, y).alpha() > 8]
    across, down = [x for x, _y in places], [y for _x, y in places]
    return QRect(min(across), min(down), max(across) - min(across) + 1, max(down) - min(down) + 1)


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_that_a_given_mark_is_filled_and_a_planned_one_is_hollow(light: theme.Theme) -> None:
    beside_the_numeral = (72, 92)
    given = picture(MarkState.GIVEN, "5").pixelColor(*beside_the_numeral)
    planned = picture(MarkState.PLANNED, ground="#e9c9af").pixelColor(*beside_the_numeral)
    assert given.name() == light.colour("given").name()
    assert planned.name() != light.colour("given").name()


def test_that_every_state_has_a_picture_of_its_own() -> None:
    pictures = {state: bytes(picture(state, "5").constBits()) for state in MarkState}
    assert len(set(pictures.values())) == len(MarkState)


@pytest.mark.parametrize("state", [MarkState.PLANNED, MarkState.OMITTED, MarkState.GHOST])
def test_that_a_numeral_is_never_drawn_where_nothing_was_given(state: MarkState) -> None:
    assert picture(state, "5") == picture(state, "")


@pytest.mark.parametrize("state", [MarkState.GIVEN, MarkState.CHANGED, MarkState.EXTRA])
def test_that_the_units_given_stand_in_the_mark(state: MarkState) -> None:
    assert picture(state, "5") != picture(state, "")
    assert picture(state, "5") != picture(state, "7.5")


@pytest.mark.parametrize(("state", "wide", "high"), [(MarkState.GIVEN, 46, 46), (MarkState.CHANGED, 56, 43), (MarkState.EXTRA, 57, 57)])
def test_that_the_outline_has_the_measures_of_the_tokens(state: MarkState, wide: int, high: int) -> None:
    """40 px: disc 1 d, rectangle 1.24 x 0.92 d, half diagonal 0.65 d, each with a halo of 0.075 d (rounded corners reach less)."""
    area = drawn_area(picture(state, "5"))
    assert (area.width(), area.height()) == pytest.approx((wide, high), abs=1.5)


@pytest.mark.parametrize("name", theme.THEME_NAMES)
@pytest.mark.parametrize("state", [MarkState.GIVEN, MarkState.CHANGED, MarkState.EXTRA, MarkState.PLANNED, MarkState.OMITTED])
def test_that_a_mark_or_its_halo_stands_out_on_every_skin(qapp: object, name: theme.ThemeName, state: MarkState) -> None:
    shown = theme.shipped(name)
    for skin in SKINS:
        image = picture(state, "5", ground=skin, theme=shown)  # type: ignore[arg-type]
        row = [image.pixelColor(x, SIDE // 2) for x in range(SIDE)]
        assert max(contrast(pixel, QColor(skin)) for pixel in row) >= 3.0, f"{state} on {skin}"


@pytest.mark.parametrize(
    "flags", [{}, {"is_next": True}, {"selected": True}, {"focus": True}, {"hover": True}, {"is_next": True, "focus": True}]
)
@pytest.mark.parametrize("state", list(MarkState))
@pytest.mark.parametrize("diameter", [17, 40])
def test_that_nothing_is_drawn_outside_the_radius_said(state: MarkState, flags: dict[str, bool], diameter: float) -> None:
    reach = mark_radius(diameter, is_next=flags.get("is_next", False), selected=flags.get("selected", False))
    area = drawn_area(picture(state, "7.5", diameter, **flags))
    furthest = max(MIDDLE.x() - area.left(), area.right() + 1 - MIDDLE.x(), MIDDLE.y() - area.top(), area.bottom() + 1 - MIDDLE.y())
    assert furthest <= reach


def test_that_next_selected_hover_and_focus_each_change_the_picture() -> None:
    plain = picture(MarkState.GIVEN, "5")
    flagged = [picture(MarkState.GIVEN, "5", **{flag: True}) for flag in ("is_next", "selected", "hover", "focus")]
    assert len({bytes(image.constBits()) for image in (plain, *flagged)}) == 5


def test_that_a_mark_which_is_just_filling_shows_no_numeral_yet() -> None:
    assert picture(MarkState.GIVEN, "5", fill=0.5) == picture(MarkState.GIVEN, "", fill=0.5)
    assert picture(MarkState.GIVEN, "", fill=0.5) != picture(MarkState.GIVEN, "", fill=1.0)


def test_that_the_numeral_is_centred_in_its_disc(light: theme.Theme) -> None:
    """The ink of an 8 lies in the middle of the disc to half a pixel at the largest size."""
    image = picture(MarkState.GIVEN, "8", 64)
    ink = light.colour("on_mark").name()
    inside = [(x, y) for x, y in itertools.product(range(56, 105), repeat=2) if image.pixelColor(x, y).name() == ink]
    across, down = [x for x, _y in inside], [y for _x, y in inside]
    middle = ((min(across) + max(across) + 1) / 2, (min(down) + max(down) + 1) / 2)
    assert middle == pytest.approx((80, 80), abs=1.0)


def pip(state: MarkState, *, snug: bool = False) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_pip(painter, QPointF(20, 20), state, snug=snug)
    painter.end()
    return image


def test_that_every_pip_has_a_shape_of_its_own() -> None:
    shapes = {}
    for state in MarkState:
        image = pip(state)
        shapes[state] = bytes(image.pixelColor(x, y).alpha() // 64 for x in range(40) for y in range(40))
    assert len(set(shapes.values())) == len(MarkState)


@pytest.mark.parametrize("state", list(MarkState))
def test_that_pips_of_a_row_do_not_touch_their_neighbours(state: MarkState) -> None:
    assert drawn_area(pip(state, snug=True)).width() <= 14  # the step of a row


def test_that_painting_a_mark_leaves_the_painter_as_it_was() -> None:
    image = QImage(80, 80, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    painter.setPen(QColor("red"))
    paint_mark(painter, QPointF(40, 40), 30, MarkState.OMITTED, "5", selected=True)
    kept = painter.pen().color().name()
    painter.end()
    assert kept == "#ff0000"


def test_that_the_legend_explains_every_state_in_words(qtbot: object) -> None:
    legend = Legend()
    assert legend.accessibleName() == "Legend: planned, given, other dose, omitted, extra, last visit"
    assert [item.state for item in ALL_STATES] == list(MarkState)


def test_that_the_legend_can_say_what_a_screen_means(qtbot: object) -> None:
    legend = Legend((LegendItem(MarkState.PLANNED, "target"), LegendItem(MarkState.GIVEN, "given, mL")))
    widest = Legend().sizeHint().width()
    assert legend.accessibleName() == "Legend: target, given, mL"
    assert legend.minimumSizeHint().width() == legend.sizeHint().width() < widest


def test_that_a_numeral_is_written_in_the_language_of_the_screen(qapp: QApplication):
    """A text stands for "2.5", which is "2,5" only where the country of the machine writes it so."""
    written = say("Left")
    language.set_current(qapp, "es")
    try:
        assert picture(MarkState.GIVEN, written) == picture(MarkState.GIVEN, "Izquierda")
    finally:
        language.set_current(qapp, "en")
    assert picture(MarkState.GIVEN, written) == picture(MarkState.GIVEN, "Left")

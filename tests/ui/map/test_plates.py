"""The pictures of the figures."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.map.layout import Box, Edges
from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.plates import (
    FigureUnreadable,
    Lift,
    Picture,
    PlateStore,
    compose,
    fade_strips,
    group_text,
    layer_stack,
    palette,
    render,
)
from procedure_assistant.ui.map.view import MapView
from procedure_assistant.ui.theme import current

ANTERIOR = Picture("anterior", "base", "1 light", 0, 0, 0.5, 220, 306)
LATERAL = Picture("lateral_left", "muscles", "1 light", 0, 0, 0.5, 255, 306)
pytestmark = pytest.mark.usefixtures("qapp")


def at(image: QImage, picture: Picture, x: float, y: float) -> QColor:
    """The pixel at a figure point."""
    return image.pixelColor(round((x - picture.x) * picture.scale), round((y - picture.y) * picture.scale))


def test_that_the_skin_is_opaque_and_the_paper_beside_it_clear():
    image = render(ANTERIOR)
    assert (image.width(), image.height()) == (220, 306)
    assert at(image, ANTERIOR, 220, 300).alpha() == 255
    assert at(image, ANTERIOR, 6, 40).alpha() == 0


def test_that_a_picture_of_a_part_shows_that_part_at_its_scale():
    whole = Picture("anterior", "base", "1 light", 0, 0, 2.0, 880, 1224)
    part = Picture("anterior", "base", "1 light", 100, 200, 2.0, 200, 160)
    cut = render(whole).copy(200, 400, 200, 160)
    shown = render(part)
    worst = max(abs(cut.pixelColor(x, y).red() - shown.pixelColor(x, y).red()) for x in range(0, 200, 7) for y in range(0, 160, 7))
    assert worst <= 3


def test_that_every_skin_tone_colours_the_skin():
    reds = [at(render(replace(ANTERIOR, tone=tone)), ANTERIOR, 220, 330).red() for tone in palette()]
    assert reds == sorted(reds, reverse=True)
    assert len(set(reds)) == 5


def test_that_an_unknown_tone_is_refused():
    with pytest.raises(KeyError):
        render(replace(ANTERIOR, tone="6 green"))


def test_that_an_unknown_layer_is_refused():
    with pytest.raises(FigureUnreadable):
        render(replace(ANTERIOR, layer="only:masseter_left"))


def test_that_a_group_that_does_not_end_is_refused():
    with pytest.raises(FigureUnreadable):
        group_text('<g id="base"><g id="x"></g>', "base")


@pytest.mark.parametrize("layer", ["muscles", "bones", "only:temporalis_left"])
def test_that_the_ear_stands_in_front_of_muscles_and_bones(layer: str):
    image = render(replace(LATERAL, layer=layer))
    assert at(image, LATERAL, 290, 250).alpha() == 0


def test_that_one_muscle_can_be_drawn_alone():
    image = render(replace(LATERAL, layer="only:temporalis_left"))
    assert at(image, LATERAL, 240, 160).alpha() > 0
    assert at(image, LATERAL, 85, 180).alpha() == 0


def test_that_layers_are_painted_from_bone_to_nerve_with_the_opacities_of_the_tokens():
    layers = Layers(muscles=True, bones=True, nerves=True, vessels=True)
    assert layer_stack("posterior", layers, current().opacity) == [
        ("base", 1.0),
        ("bones", 0.55),
        ("muscles", 0.27),
        ("vessels", 0.5),
        ("nerves", 0.55),
    ]


def test_that_a_figure_without_nerves_shows_none():
    assert layer_stack("anterior", Layers(muscles=False, nerves=True, vessels=True), current().opacity) == [("base", 1.0)]


def test_that_the_muscle_of_the_next_site_is_lifted():
    stack = layer_stack("posterior", Layers(), current().opacity, Lift("trapezius", "left"))
    assert stack[1:] == [("muscles", 0.27), ("only:trapezius_left", 0.22)]


def test_that_an_open_card_lifts_its_muscle_and_lets_the_others_fall_back():
    stack = layer_stack("lateral_left", Layers(), current().opacity, Lift("temporalis", "left", card=True))
    assert stack[1:] == [("muscles", 0.16), ("only:temporalis_left", 0.42)]


@pytest.mark.parametrize(("muscle", "side", "groups"), [("procerus", "mid", ["only:procerus"]), ("temporalis", "right", [])])
def test_that_a_muscle_is_lifted_only_where_the_figure_shows_it(muscle: str, side: str, groups: list[str]):
    stack = layer_stack("lateral_left", Layers(), current().opacity, Lift(muscle, side))
    assert [layer for layer, _ in stack[2:]] == groups


def plain(colour: str) -> QImage:
    """A picture of one colour."""
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(colour))
    return image


def test_that_layers_are_laid_over_each_other_with_their_opacity():
    assert compose([(plain("#ffffff"), 1.0), (plain("#000000"), 0.5)], [], 0.0).pixelColor(30, 20).red() == pytest.approx(127, abs=1)


def test_that_the_dark_theme_dims_by_multiplying_and_leaves_clear_paper_clear():
    image = plain("#c89664")
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    dimmed = compose([(image, 1.0)], [], 0.36)
    assert dimmed.pixelColor(30, 20).getRgb()[:3] == pytest.approx((128, 96, 64), abs=1)
    assert dimmed.pixelColor(0, 0).alpha() == 0


@pytest.mark.parametrize(
    ("edges", "pixel"),
    [
        (Edges(left=True), lambda i: (i, 20)),
        (Edges(right=True), lambda i: (59 - i, 20)),
        (Edges(top=True), lambda i: (30, i)),
        (Edges(bottom=True), lambda i: (30, 39 - i)),
    ],
)
def test_that_a_cut_edge_fades_from_nothing_to_full(edges: Edges, pixel: Callable[[int], tuple[int, int]]):
    image = compose([(plain("#ffffff"), 1.0)], fade_strips(edges, Box(0, 0, 60, 40), 16), 0.0)
    alphas = [image.pixelColor(*pixel(i)).alpha() for i in range(20)]
    assert alphas[0] <= 4
    assert alphas == sorted(alphas)
    assert alphas[16:] == [255] * 4


def test_that_a_picture_comes_later_and_is_then_kept(qtbot: QtBot):
    store = PlateStore()
    store.want("a view", [ANTERIOR])
    assert store.image(ANTERIOR) is None
    with qtbot.waitSignal(store.arrived, timeout=5000):
        pass
    first = store.image(ANTERIOR)
    store.want("a view", [ANTERIOR])
    store.settle()
    assert first is not None
    assert store.image(ANTERIOR) is first


def test_that_waiting_brings_everything_that_is_wanted():
    store = PlateStore()
    wanted = [replace(ANTERIOR, layer=layer) for layer in ("base", "muscles", "bones")]
    store.want("a view", wanted)
    store.settle()
    assert [store.image(picture) is None for picture in wanted] == [False, False, False]


def test_that_a_store_may_go_while_a_picture_is_being_rendered(monkeypatch: pytest.MonkeyPatch):
    errors: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _where: errors.append(error))
    store = PlateStore()
    store.want("a view", [ANTERIOR])
    shiboken6.delete(store)  # as at the end of the program; waits for its workers
    assert errors == []


def test_that_a_view_that_changed_its_mind_does_not_wait_for_what_it_no_longer_wants():
    store = PlateStore()
    never = [replace(ANTERIOR, layer="muscles", x=float(i)) for i in range(30)]
    store.want("a view", never)
    store.want("a view", [ANTERIOR])
    store.settle()
    assert store.image(ANTERIOR) is not None
    assert store.image(never[-1]) is None


def test_that_a_view_that_is_gone_wants_nothing_any_more(qtbot: QtBot):
    store = PlateStore()
    view = MapView(store=store)
    view.resize(500, 400)
    view.show()
    assert store.wanted() != ()
    view.close()
    with qtbot.waitSignal(view.destroyed):
        view.deleteLater()
    store.settle()
    assert store.wanted() == ()

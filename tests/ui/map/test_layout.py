"""Where the figures stand on the canvas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.ui.map.layout import (
    CARD_ROOM,
    CROPS,
    GLOVES_CROPS,
    NAPE_CROP,
    VIEW_BOX,
    Box,
    Edges,
    Zoom,
    cut_edges,
    diameter_px,
    flag_box,
    overview,
    single,
)
from procedure_assistant.ui.map.model import FIGURES, SIDE_WORDS, Figure, count, in_words
from procedure_assistant.ui.map.regions import shipped
from procedure_assistant.ui.map.stage import Stage
from tests.ui.map.samples import LANDMARKS, SITES, planned, with_state

SIZES = [(772, 654), (906, 746), (1386, 926), (2500, 1500), (600, 900)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_that_all_figures_stand_on_the_canvas_at_one_scale_and_apart(width: int, height: int):
    placed = overview(width, height)
    canvas = Box(-0.5, -0.5, width + 1, height + 1)
    assert tuple(p.figure for p in placed) == FIGURES
    assert len({p.scale for p in placed}) == 1
    for i, one in enumerate(placed):
        assert canvas.holds(one.box.x, one.box.y)
        assert canvas.holds(one.box.right, one.box.bottom)
        assert [other.figure for other in placed[i + 1 :] if one.box.meets(other.box)] == []


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_that_all_31_sites_are_on_the_canvas_at_once(width: int, height: int):
    placed = {p.figure: p for p in overview(width, height)}
    hidden = [s["id"] for s in SITES if not placed[s["figure"]].box.holds(*placed[s["figure"]].to_canvas(s["x"], s["y"]))]
    assert (len(SITES), hidden) == (31, [])


def test_that_marks_have_the_sizes_of_the_reference():
    normal, compact = overview(906, 746)[0].scale, overview(772, 654)[0].scale
    assert int(diameter_px(normal, large=False)) == 21
    assert int(diameter_px(compact, large=True)) == 19
    assert [diameter_px(0.1, large=False), diameter_px(9, large=True)] == [17, 64]


def test_that_the_sides_are_shown_whole_on_a_very_wide_canvas():
    heights = {p.figure: p.crop.h for p in overview(2500, 1500)}
    assert heights["lateral_left"] == heights["lateral_right"] == 590


@given(st.sampled_from(SIZES), st.integers(0, 3), st.floats(0, 600), st.floats(0, 600), st.floats(1, 4))
def test_that_a_place_survives_the_way_to_the_canvas_and_back(size: tuple[int, int], n: int, x: float, y: float, factor: float):
    placement = Zoom(factor, 30, 40).applied(overview(*size)[n])
    assert placement.to_figure(*placement.to_canvas(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(st.floats(1, 906), st.floats(1, 746), st.floats(0.1, 9))
def test_that_zooming_keeps_the_place_under_the_pointer_or_the_canvas_edge(px: float, py: float, factor: float):
    before = overview(906, 746)[1]
    zoom = Zoom().about(px, py, factor, 906, 746)
    assert 1 <= zoom.factor <= 4
    assert zoom.applied(before).to_figure(px, py) == pytest.approx(before.to_figure(px, py), abs=1e-6)


def test_that_the_enlarged_canvas_shows_no_empty_border():
    zoom = Zoom().about(0, 0, 3, 906, 746).moved(500, 500, 906, 746)
    assert (zoom.dx, zoom.dy) == (0, 0)
    assert Zoom(3, 5000, 5000).kept_inside(906, 746) == Zoom(3, 1812, 1492)


@pytest.mark.parametrize("figure", ["anterior", "lateral_left"])
def test_that_a_plate_leaves_room_for_the_card_at_the_right(figure: Figure):
    assert single(figure, 1386, 926, left=133).box.right <= 1386 - 12 - CARD_ROOM + 1


def test_that_the_right_lateral_leaves_room_for_the_card_away_from_the_face():
    assert single("lateral_right", 1386, 926, left=133).box.x >= 133 + 12 + CARD_ROOM


def test_that_gloves_show_every_site():
    hidden = [s["id"] for s in SITES if not GLOVES_CROPS[s["figure"]].holds(s["x"], s["y"])]
    assert hidden == []


def test_that_only_edges_that_cut_the_person_fade():
    regions = shipped()
    assert cut_edges(regions, "anterior", CROPS["anterior"]) == Edges(bottom=True)
    assert cut_edges(regions, "posterior", NAPE_CROP) == Edges(left=True, top=True, right=True, bottom=True)
    assert cut_edges(regions, "anterior", Box(0, 0, 440, 300)) == Edges(bottom=True)


def test_that_the_flag_goes_where_it_hides_no_mark():
    mark, canvas = Box(90, 90, 20, 20), Box(0, 0, 200, 200)
    below, above = Box(95, 115, 10, 10), Box(95, 75, 10, 10)
    assert flag_box(mark, 40, 20, [], canvas) == Box(80, 111, 40, 20)
    assert flag_box(mark, 40, 20, [below], canvas) == Box(80, 69, 40, 20)
    assert flag_box(mark, 40, 20, [below, above], canvas) == Box(112, 90, 40, 20)
    right, left = Box(115, 95, 10, 10), Box(75, 95, 10, 10)
    assert flag_box(mark, 40, 20, [Box(98, 115, 10, 10), above, right, left], canvas) == Box(56, 111, 40, 20)


def test_that_the_flag_stays_on_the_canvas():
    assert flag_box(Box(90, 175, 20, 20), 40, 20, [], Box(0, 0, 200, 200)) == Box(80, 154, 40, 20)


def test_that_a_thumbnail_is_no_place_on_a_figure():
    stage = Stage(906, 746, "lateral_left")
    stage.arrange()
    assert stage.thumb_at(60, 60) == "anterior"
    assert stage.figure_point(60, 60) is None


def test_that_the_words_say_the_patients_sides_as_the_figures_declare_them():
    figures = LANDMARKS["figures"]
    assert figures["anterior"]["patient_right_is"] == figures["posterior"]["patient_left_is"] == "viewer_left"
    assert SIDE_WORDS["anterior"] == ("Patient’s right", "Patient’s left")
    assert SIDE_WORDS["posterior"] == ("Patient’s left", "Patient’s right")
    assert {name: figures[name]["patient_side"] for name in ("lateral_left", "lateral_right")} == {
        "lateral_left": "left",
        "lateral_right": "right",
    }


def test_that_every_crop_lies_near_its_figure():
    assert {name: CROPS[name].right <= VIEW_BOX[name][0] for name in FIGURES} == dict.fromkeys(FIGURES, True)


def test_that_the_counts_keep_extra_sites_and_last_visit_apart():
    marks = with_state(with_state(planned(), "procerus_1", "given", "5"), "frontalis_left_1", "omitted")
    marks = with_state(with_state(marks, "trapezius_left_1", "extra", "5"), "trapezius_left_2", "ghost")
    n = count(marks)
    assert (n.decided, n.planned, n.given, n.omitted, n.extra) == (2, 29, 1, 1, 1)
    assert in_words(marks) == "2 of 29 planned sites decided, 1 given, 1 omitted, 27 still planned, 1 extra"

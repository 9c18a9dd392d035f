"""Which muscle lies at a point of a figure."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.resources import resource
from procedure_assistant.ui.map.regions import Outline, Regions, contains, muscle_at, on_skin, shipped
from tests.ui.map.samples import FOLLOW_THE_PAIN, SITES

ROOT = Path(__file__).resolve().parents[3]
SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
HORSESHOE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (7.0, 10.0), (7.0, 3.0), (3.0, 3.0), (3.0, 10.0), (0.0, 10.0))


def test_that_a_point_is_inside_only_within_the_outline():
    assert [contains(SQUARE, *p) for p in ((5, 5), (-1, 5), (11, 5), (5, -1), (5, 11))] == [True, False, False, False, False]


def test_that_the_hollow_of_an_outline_is_outside():
    assert [contains(HORSESHOE, *p) for p in ((1.5, 8), (5, 8), (8.5, 8), (5, 1.5))] == [True, False, True, True]


@given(st.floats(-5, 15), st.floats(-5, 15), st.integers(0, 7))
def test_that_the_start_of_an_outline_does_not_matter(x: float, y: float, turn: int):
    turned = HORSESHOE[turn:] + HORSESHOE[:turn]
    assert contains(turned, x, y) == contains(HORSESHOE, x, y)


@given(st.floats(-20, 20), st.floats(-20, 20))
def test_that_the_box_never_changes_the_answer(x: float, y: float):
    assert Outline.of(HORSESHOE).holds(x, y) == contains(HORSESHOE, x, y)


@pytest.mark.parametrize("place", SITES + FOLLOW_THE_PAIN, ids=lambda s: str(s["id"]))
def test_that_every_site_lies_on_the_muscle_it_is_named_after(place: dict[str, object]):
    named = muscle_at(str(place["figure"]), float(str(place["x"])), float(str(place["y"])))
    assert [m for m in named if m == (place["muscle"], place["side"])] == [(place["muscle"], place["side"])]


@pytest.mark.parametrize(
    ("figure", "x", "y", "muscles"),
    [
        ("anterior", 251, 205, [("frontalis", "left"), ("corrugator", "left")]),
        ("anterior", 220, 219, [("procerus", "mid")]),
        ("anterior", 189, 134, [("frontalis", "right")]),
        ("posterior", 430, 337, [("trapezius", "left"), ("cervical_paraspinal", "left")]),
        ("posterior", 545, 254, [("occipitalis", "right")]),
        ("lateral_left", 261, 175, [("temporalis", "left")]),
        ("anterior", 220, 420, []),
        ("anterior", 2, 2, []),
    ],
)
def test_that_the_most_superficial_muscle_comes_first(figure: str, x: float, y: float, muscles: list[tuple[str, str]]):
    assert muscle_at(figure, x, y) == muscles


def test_that_an_ear_covers_the_muscle_behind_it():
    temporalis = next(m for m in shipped().figures["lateral_left"].muscles if m.muscle == "temporalis")
    assert temporalis.outline.holds(290, 240)
    assert muscle_at("lateral_left", 290, 240) == []


@given(st.floats(0, 510), st.floats(0, 612))
def test_that_the_right_lateral_is_the_mirror_of_the_left_with_the_other_side(x: float, y: float):
    def near_an_edge() -> bool:
        around = [muscle_at("lateral_left", x + dx, y + dy) for dx in (-0.4, 0.4) for dy in (-0.4, 0.4)]
        return any(names != around[0] for names in around)

    if not near_an_edge():
        other = {"left": "right", "mid": "mid"}
        assert muscle_at("lateral_right", 510 - x, y) == [(m, other[side]) for m, side in muscle_at("lateral_left", x, y)]


def test_that_skin_is_told_from_the_paper_beside_it():
    assert [on_skin("anterior", 220, 300), on_skin("anterior", 5, 20), on_skin("posterior", 450, 500)] == [True, False, True]


def test_that_the_width_of_the_head_is_found_at_a_height_and_not_above_it():
    span = shipped().skin_span("anterior", 150)
    assert span is not None
    assert span[0] == pytest.approx(440 - span[1], abs=1.0)
    assert shipped().skin_span("anterior", 1) is None


def test_that_a_muscle_the_figure_does_not_show_has_no_box():
    assert shipped().muscle_box("lateral_left", "temporalis", "right") is None
    assert shipped().muscle_box("anterior", "trapezius", "left") is None


def test_that_a_damaged_file_is_refused():
    with pytest.raises(KeyError):
        Regions.from_json({"figures": {"anterior": {"skin": []}}})


def _builder() -> object:
    spec = importlib.util.spec_from_file_location("build_regions", ROOT / "packaging" / "build_regions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_that_the_shipped_regions_are_those_of_the_shipped_figures():
    builder = _builder()
    assert builder.build(resource("figures")) == resource("figures", "regions.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "outline"),
    [
        ("M0 0c1 0 2 0 3 0c0 1 0 2 0 3z", [(0, 0), (3, 0), (3, 3)]),
        ("M10-2c-.5.5-1 1-1.5 1.5z", [(10, -2), (8.5, -0.5)]),
    ],
)
def test_that_a_path_is_read_as_the_figures_write_it(path: str, outline: list[tuple[float, float]]):
    assert _builder().polygons(path) == [outline]


def test_that_an_unknown_path_command_is_refused():
    builder = _builder()
    with pytest.raises(builder.UnknownPath):
        builder.polygons("M0 0A5 5 0 0 1 5 5")


def test_that_hit_testing_needs_no_window_toolkit():
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "import procedure_assistant.ui.map.hits, procedure_assistant.ui.map.layout, procedure_assistant.ui.map.model\n"
        "import procedure_assistant.ui.map.nape_model, procedure_assistant.ui.map.stage\n"
        "from procedure_assistant.ui.map.regions import muscle_at\n"
        "print(muscle_at('anterior', 220, 219))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout.strip(), done.stderr) == ("[('procerus', 'mid')]", "")

"""The landmark construction on a photograph, with figures worked by hand: 0.5 mm a pixel, 100 mm between the two points of the scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain import head_photo as photos
from procedure_assistant.domain.commands import block, course, head_photo, images
from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.events_regenerative import ImageAttached, ImageKind
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.head_photo import turned
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import gon_block, preempt

LEFT, RIGHT = Side.LEFT, Side.RIGHT
WIDTH, HEIGHT = 800, 600
EOP = (400.0, 200.0)
MASTOID_LEFT = (250.0, 280.0)
"""170 pixels from the protuberance (150, 80): 85.0 mm."""
MASTOID_RIGHT = (550.0, 280.0)
SCALE = ((300.0, 500.0), (500.0, 500.0))
STANDARD = ((450.0, 250.0), (332.0, 330.0), (568.0, 330.0))


def picture(image_id: str = "p1", **changes: object) -> ImageAttached:
    values: dict[str, object] = {
        "image_id": image_id, "sha256": "ab" * 32, "kind": ImageKind.PHOTO, "target": "", "side": None, "shows_needle": False,
        "media_type": "image/jpeg", "width": WIDTH, "height": HEIGHT, "source": "file",
    }  # fmt: skip
    return ImageAttached(**{**values, **changes})  # type: ignore[arg-type]


def mm(text: str) -> Length:
    return Length(Decimal(text))


def with_photo(left_lies: Side = LEFT, turns: int = 0) -> Bedside:
    bedside = ready(gon_block())
    bedside.do(head_photo.choose, picture(), left_lies, PhotoUse.PRINTED, turns)
    return bedside


def measured() -> Bedside:
    bedside = with_photo()
    bedside.do(head_photo.calibrate, *SCALE, mm("100"))
    bedside.do(head_photo.place, EOP, MASTOID_LEFT, MASTOID_RIGHT)
    return bedside


def test_that_two_points_of_a_known_distance_turn_pixels_into_millimetres():
    photo = measured().record.photo
    assert photo is not None
    assert photo.mm_per_pixel == Decimal("0.5")
    assert [photo.length(side) for side in (LEFT, RIGHT)] == [mm("85.0"), mm("85.0")]
    line = photo.line(LEFT)
    assert line is not None
    assert line.at_third(1) == (350.0, pytest.approx(226.6667, abs=1e-3))
    assert [line.distance_at_third(thirds) for thirds in (1, 2)] == [mm("28.3"), mm("56.7")]


def test_that_both_sides_are_compared_in_words_and_numbers():
    bedside = measured()
    assert photos.compared(bedside.record.photo).words == "Left 85.0 mm, right 85.0 mm: both sides are equal."
    bedside.do(head_photo.place, EOP, MASTOID_LEFT, (520.0, 290.0))  # 120, 90: 150 pixels, 75.0 mm
    both = photos.compared(bedside.record.photo)
    assert both is not None
    assert (both.longer, both.difference, both.part) == (LEFT, mm("10.0"), Decimal(10) / Decimal(85))
    assert both.words == "Left 85.0 mm, right 75.0 mm: the left is 10.0 mm (12 %) longer."
    (told,) = [one for one in findings(bedside.record) if one.id == "photo_asymmetry"]
    assert told.says == both.words
    assert told.source.to_confirm


@pytest.mark.parametrize(
    ("tape", "apart"), [("85", None), ("94.4", None), ("77.3", None), ("94.5", "10.1 %"), ("77", "10.4 %"), ("100", "15 %")]
)
def test_that_the_tape_is_compared_with_the_photograph(tape: str, apart: str | None):
    bedside = measured()
    bedside.do(block.measure, LEFT, mm(tape))
    told = [one for one in findings(bedside.record) if one.id == "photo_tape:left"]
    assert bool(told) is (apart is not None)
    if apart == "15 %":
        assert told[0].says == "Left: photograph 85.0 mm, tape 100.0 mm, 15 % apart."
        assert told[0].go_on == "More than 10 %: measure again, or set the two points of known distance again. The tape counts."


def test_that_a_photograph_needs_the_permission_and_where_the_left_is_seen():
    bedside = ready(gon_block())
    assert bedside.refused(head_photo.choose, picture(), LEFT, None).reason == (
        "It is not said whether the patient agrees to the photograph. Nothing was charted."
    )
    refusal = bedside.refused(head_photo.choose, picture(), None, PhotoUse.KEPT)
    assert refusal.reason == "It is not said where the patient’s left is seen. Nothing was charted."
    assert refusal.go_on.startswith("Only a back view can be measured.")
    assert bedside.record.regenerative.images == {}


@pytest.mark.parametrize(("width", "height"), [(299, 800), (800, 299), (1, 1)])
def test_that_a_picture_too_small_for_landmarks_is_refused(width: int, height: int):
    refusal = ready(gon_block()).refused(head_photo.choose, picture(width=width, height=height), LEFT, PhotoUse.KEPT)
    assert refusal.text == (
        f"A picture of {width} × {height} pixels is too small to set landmarks on. Nothing was charted. "
        "Take one with at least 300 on each side."
    )


def test_that_a_visit_without_a_block_takes_no_photograph():
    assert ready(preempt()).refused(head_photo.choose, picture(), LEFT, PhotoUse.KEPT).reason == (
        "This visit has no nerve block. Nothing was charted."
    )


def test_that_nothing_can_be_measured_without_a_photograph():
    bedside = ready(gon_block())
    for refusal in (
        bedside.refused(head_photo.calibrate, *SCALE, mm("100")),
        bedside.refused(head_photo.place, EOP, None, None),
        bedside.refused(head_photo.adjust, LEFT, PhotoUse.KEPT, 1),
        bedside.refused(head_photo.give_on_photo, "gon", LEFT, STANDARD),
    ):
        assert refusal.text == "There is no photograph of the head in this visit. Nothing was charted. Add one first."


@pytest.mark.parametrize(
    ("first", "second", "length", "reason"),
    [
        ((300.0, 500.0), (300.0, 500.0), "100", "The two points of known distance lie on one place, so they give no scale."),
        ((300.0, 500.0), (315.0, 510.0), "100", "The two points of known distance lie on one place, so they give no scale."),
        (*SCALE, "0", "0 mm is not possible between two points on a head."),
        (*SCALE, "9.9", "9.9 mm is not possible between two points on a head."),
        (*SCALE, "301", "301 mm is not possible between two points on a head."),
        (*SCALE, "99.95", "99.95 mm is not possible between two points on a head."),
        ((0.0, 0.0), (800.0, 0.0), "20", "With 20 mm between these points the whole picture would be 20 mm wide."),
        ((0.0, 0.0), (21.0, 0.0), "300", "With 300 mm between these points the whole picture would be 11,429 mm wide."),
        ((-1.0, 500.0), (500.0, 500.0), "100", "A point lies off the picture."),
        ((300.0, 500.0), (500.0, 601.0), "100", "A point lies off the picture."),
        ((float("nan"), 500.0), (500.0, 500.0), "100", "A point lies off the picture."),
    ],
)
def test_that_an_impossible_scale_is_refused(first, second, length: str, reason: str):
    bedside = with_photo()
    assert bedside.refused(head_photo.calibrate, first, second, mm(length)).reason == f"{reason} Nothing was charted."
    assert bedside.record.photo.calibration is None


@pytest.mark.parametrize(
    ("eop", "left", "right", "reason"),
    [
        (EOP, EOP, None, "Protuberance and left mastoid lie on one point, so there is no line between them."),
        (EOP, None, (410.0, 205.0), "Protuberance and right mastoid lie on one point, so there is no line between them."),
        (EOP, MASTOID_RIGHT, None, "The left mastoid would not lie on the left."),
        (EOP, None, MASTOID_LEFT, "The right mastoid would not lie on the right."),
        ((400.0, 600.0), (395.0, 200.0), (410.0, 210.0), "The two mastoids lie on one point."),
        ((300.0, 580.0), (250.0, 280.0), (305.0, 250.0), "The protuberance would lie lateral to the left mastoid."),
        (EOP, (900.0, 10.0), None, "A point lies off the picture."),
    ],
)
def test_that_impossible_landmarks_are_refused(eop, left, right, reason: str):
    bedside = with_photo()
    refusal = bedside.refused(head_photo.place, eop, left, right)
    assert refusal.reason.startswith(reason)
    assert bedside.record.photo.landmarks is None


def test_that_a_mirrored_picture_has_its_left_on_the_right_and_is_never_turned_round_silently():
    bedside = with_photo(left_lies=RIGHT)
    refusal = bedside.refused(head_photo.place, EOP, MASTOID_LEFT, MASTOID_RIGHT)
    assert refusal.go_on == "In this picture the patient’s left is seen on the right."
    bedside.do(head_photo.place, EOP, MASTOID_RIGHT, MASTOID_LEFT)
    bedside.do(head_photo.adjust, LEFT, PhotoUse.PRINTED, 0)
    assert bedside.record.photo.landmarks is None  # left and right changed places: each landmark is placed anew
    bedside.do(course.undo)
    assert bedside.record.photo.landmarks is not None


@pytest.mark.parametrize("turns", range(4))
def test_that_a_turn_shows_the_same_pixel_elsewhere_and_back(turns: int):
    photo = with_photo(turns=turns).record.photo
    for point in (EOP, (0.0, 0.0), (800.0, 600.0), (17.0, 580.0)):
        assert photo.kept(photo.upright(point)) == point
    corner = {0: (0.0, 0.0), 1: (600.0, 0.0), 2: (800.0, 600.0), 3: (0.0, 800.0)}
    assert photo.upright((0.0, 0.0)) == turned((0.0, 0.0), turns, 800, 600) == corner[turns]


def test_that_a_turn_keeps_scale_and_landmarks():
    bedside = measured()
    before = bedside.record.photo
    bedside.do(head_photo.adjust, LEFT, PhotoUse.PRINTED, 5)
    after = bedside.record.photo
    assert (after.chosen.turns, after.calibration, after.landmarks) == (1, before.calibration, before.landmarks)
    assert after.turned_size == (600, 800)


def test_that_a_picture_lying_on_its_side_is_measured_once_it_is_turned():
    bedside = with_photo(turns=1)  # stands upright after a quarter turn clockwise: its left is down in the kept picture
    bedside.do(head_photo.calibrate, *SCALE, mm("100"))
    bedside.do(head_photo.place, (300.0, 300.0), (380.0, 450.0), (380.0, 150.0))
    assert [bedside.record.photo.length(side) for side in (LEFT, RIGHT)] == [mm("85.0"), mm("85.0")]
    assert bedside.record.photo.upright((380.0, 450.0))[0] < bedside.record.photo.upright((300.0, 300.0))[0]


def test_that_every_step_can_be_undone_one_by_one():
    bedside = measured()
    bedside.do(course.undo)
    assert (bedside.record.photo.landmarks, bedside.record.photo.mm_per_pixel) == (None, Decimal("0.5"))
    bedside.do(course.undo)
    assert bedside.record.photo.calibration is None
    bedside.do(course.undo)
    assert (bedside.record.photo, dict(bedside.record.regenerative.images)) == (None, {})
    for _ in range(3):
        bedside.do(course.redo)
    assert bedside.record.photo == measured().record.photo


def test_that_another_photograph_begins_anew_and_a_removed_one_takes_its_construction_along():
    bedside = measured()
    bedside.do(head_photo.choose, picture("p2", sha256="cd" * 32), LEFT, PhotoUse.KEPT)
    assert (bedside.record.photo.calibration, bedside.record.photo.landmarks) == (None, None)
    bedside.do(images.remove, "p1", "blurred")
    assert bedside.record.photo is not None
    bedside.do(images.remove, "p2", "another patient")
    assert bedside.record.photo is None


def test_that_a_length_of_no_head_is_told():
    bedside = measured()
    bedside.do(head_photo.calibrate, *SCALE, mm("220"))
    says = [one.says for one in findings(bedside.record) if one.id.startswith("photo_length")]
    assert says[0] == "On the photograph the left mastoid lies 187.0 mm from the protuberance; adults measure 70 to 90 mm."
    assert len(says) == 2


def test_that_the_block_is_given_at_its_target_on_the_photograph():
    bedside = measured()
    drug = bedside.open("lidocaine_2")
    bedside.plan((drug, "1"))
    bedside.do(head_photo.give_on_photo, "gon", LEFT, STANDARD)
    given = bedside.record.block("gon", LEFT)
    assert given is not None
    assert given.event.in_zone
    assert bedside.record.landmarks == e.LandmarksPlaced(*STANDARD)
    assert (given.event.x, given.event.y) == (pytest.approx(450 - 118 / 3), pytest.approx(250 + 80 / 3))
    bedside.do(course.undo)
    assert (bedside.record.blocks, bedside.record.landmarks) == ((), None)  # one decision, one undo


def test_that_the_photograph_does_not_go_round_the_side_lock():
    bedside = measured()
    drug = bedside.open("lidocaine_2")
    bedside.plan((drug, "1"))
    bedside.answer(consent_side="left")
    assert bedside.refused(head_photo.give_on_photo, "gon", LEFT, STANDARD).finding == "side_mismatch"


def test_that_a_side_without_its_mastoid_is_not_given_on_the_photograph():
    bedside = with_photo()
    bedside.do(head_photo.place, EOP, MASTOID_LEFT, None)
    assert bedside.refused(head_photo.give_on_photo, "gon", RIGHT, STANDARD).reason == (
        "The landmarks of the right side are not placed on the photograph. Nothing was charted."
    )


def test_that_the_same_again_charts_nothing():
    bedside = measured()
    assert bedside.try_to(head_photo.calibrate, *SCALE, mm("100")) == ()
    assert bedside.try_to(head_photo.place, EOP, MASTOID_LEFT, MASTOID_RIGHT) == ()
    assert bedside.try_to(head_photo.adjust, LEFT, PhotoUse.PRINTED, 4) == ()
    assert bedside.try_to(head_photo.choose, picture(), LEFT, PhotoUse.PRINTED) == ()


# -- a known distance that is not typed yet ----------------------------------------------------------------------------


def test_that_ends_of_a_distance_not_typed_yet_stand_in_the_record_and_measure_nothing():
    bedside = with_photo()
    bedside.do(head_photo.place, EOP, MASTOID_LEFT, MASTOID_RIGHT)
    bedside.do(head_photo.begin_scale, SCALE[0], None)
    assert bedside.record.photo.scale_ends == (SCALE[0], None)
    bedside.do(head_photo.begin_scale, *SCALE)
    photo = bedside.record.photo
    assert photo.scale_ends == SCALE
    assert (photo.mm_per_pixel, photo.length(LEFT)) == (None, None)


def test_that_typing_the_distance_makes_the_scale_and_undo_leaves_its_ends():
    bedside = with_photo()
    bedside.do(head_photo.begin_scale, *SCALE)
    bedside.do(head_photo.calibrate, *SCALE, mm("100"))
    assert (bedside.record.photo.mm_per_pixel, bedside.record.photo.begun) == (Decimal("0.5"), None)
    bedside.do(course.undo)
    assert (bedside.record.photo.mm_per_pixel, bedside.record.photo.scale_ends) == (None, SCALE)
    bedside.do(course.undo)
    assert bedside.record.photo.scale_ends == (None, None)


@pytest.mark.parametrize(
    ("ends", "says"),
    [
        ((SCALE[0], SCALE[0]), "The two points of known distance lie on one place, so they give no scale. Nothing was charted."),
        ((SCALE[0], (900.0, 500.0)), "A point lies off the picture. Nothing was charted."),
        (((float("nan"), 500.0), None), "A point lies off the picture. Nothing was charted."),
    ],
)
def test_that_ends_that_cannot_be_are_refused(ends: tuple[object, object], says: str):
    bedside = with_photo()
    refusal = bedside.refused(head_photo.begin_scale, *ends)
    assert refusal.reason == says
    assert bedside.record.photo.begun is None


def test_that_ends_of_a_photograph_with_a_scale_are_moved_and_not_begun_anew():
    bedside = measured()
    refusal = bedside.refused(head_photo.begin_scale, *SCALE)
    assert refusal.reason == "The photograph has its scale already. Nothing was charted."


def test_that_the_same_ends_again_chart_nothing():
    bedside = with_photo()
    bedside.do(head_photo.begin_scale, SCALE[0], None)
    assert bedside.try_to(head_photo.begin_scale, SCALE[0], None) == ()
    assert bedside.try_to(head_photo.begin_scale, None, None) == ()

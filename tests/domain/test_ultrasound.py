"""Injections at targets, the note under the probe, and the pictures: what goes in, what is refused, what signing waits for."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import block, checklist, closing, course, images, passport, products, ultrasound
from procedure_assistant.domain.completeness import open_items, rows
from procedure_assistant.domain.events import Entry, TargetInjected
from procedure_assistant.domain.events_regenerative import (
    Guidance,
    ImageKind,
    ImageMark,
    ImageMarked,
    ImagePinned,
    ImageRemoved,
    MarkKind,
    UltrasoundNoted,
)
from procedure_assistant.domain.findings import findings
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.protocol import Severity, combine
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.record_parts import Stamp
from procedure_assistant.domain.regenerative import Regenerative
from procedure_assistant.domain.regenerative_words import changed, given_words, said
from procedure_assistant.domain.totals import balance, blocks_open
from procedure_assistant.domain.units import Volume
from procedure_assistant.domain.words import describe, describe_group, visit_progress
from tests.domain.bedside import Bedside
from tests.domain.regenerative import NOTE, NOW, answer_required, begun, given, picture, shipped, tuples, visit

LEFT, RIGHT = Side.LEFT, Side.RIGHT


def signed() -> Bedside:
    """A whole visit with PRP at both sides, signed."""
    bedside = given()
    bedside.do(course.score_pain, "before", 7, bedside.now)
    bedside.do(course.score_pain, "after", 3, bedside.now)
    bedside.do(course.sign, "E. Marsh", "MD", "00")
    return bedside


def guided_block() -> Bedside:
    """A block of 1.5 mL lidocaine a side, planned, ready to be given under ultrasound."""
    bedside = visit("gon_block_ultrasound")
    answer_required(bedside)
    lidocaine = bedside.open("lidocaine_2_5ml")
    bedside.plan((lidocaine, "1.5"))
    return bedside


# -- biologic products -------------------------------------------------------------------------------------------------------------


def test_that_an_injection_is_a_fact_with_its_volume_and_guidance():
    bedside, product = begun()
    assert bedside.try_to(
        ultrasound.inject, "gon_c2", LEFT, product, Volume.ml("2"), NOW, aspiration="negative", places=2, reason=" tender "
    ) == (TargetInjected("gon_c2", LEFT, "b1", Volume.ml("2"), (), Guidance.ULTRASOUND, "negative", 2, "tender"),)
    assert bedside.record.regenerative.injected_ml("b1") == 2
    assert bedside.record.last_block_at == bedside.now
    assert visit_progress(bedside.record) == "PRP GON C2 left side"
    assert describe(bedside.record.entries[-1].event, bedside.record) == "GON C2 left, 2 mL PRP under ultrasound"


@pytest.mark.parametrize(
    ("arguments", "named", "words"),
    [
        (("ton2", LEFT, "b1", Volume.ml(1)), {}, "There is no such target in this visit. Nothing was charted."),
        (("gon_c2", Side.MIDLINE, "b1", Volume.ml(1)), {}, "There is no such target in this visit. Nothing was charted."),
        (("gon_c2", LEFT, "b2", Volume.ml(1)), {}, "This product is not in the visit. Nothing was charted."),
        (("gon_c2", LEFT, "b1", Volume.ml("4.1")), {}, "4.1 mL are more than the 4 mL that are left of PRP. Nothing was charted."),
        (("gon_c2", LEFT, "b1", Volume.ml(0)), {}, "0 mL cannot be injected. Nothing was charted."),
        (("gon_c2", LEFT, "b1", Volume.ml("0.00001")), {}, "less than 0.0001 mL cannot be injected. Nothing was charted."),
        (
            ("gon_c2", LEFT, "b1", Volume.ml(1)),
            {"aspiration": "blood"},
            "Only after a negative aspiration is anything injected. Nothing was charted.",
        ),
        (("gon_c2", LEFT, "b1", Volume.ml(1)), {"aspiration": ""}, "The aspiration is not said. Nothing was charted."),
        (("gon_c2", LEFT, "b1", Volume.ml(1)), {"places": 0}, "0 places are not possible. Nothing was charted."),
    ],
)
def test_that_an_impossible_injection_is_refused(arguments: tuple[object, ...], named: dict[str, object], words: str):
    bedside, _ = begun()
    refused = bedside.refused(ultrasound.inject, *arguments, NOW, **{"aspiration": "negative", **named})  # type: ignore[arg-type]
    assert (refused.reason, bool(refused.go_on)) == (words, True)


def test_that_a_target_takes_a_product_once_a_side():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative")
    refused = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative")
    assert refused.text == "GON C2 left is already given. Nothing was charted. Undo it if it was a mistake."
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml(1), NOW, aspiration="negative")


def test_that_only_the_agreed_side_is_injected():
    bedside, product = begun()
    for step in ("planned_side", "consent_side", "time_out_side"):
        bedside.do(checklist.answer, step, ("left",))
    assert bedside.refused(ultrasound.inject, "gon_c2", RIGHT, product, Volume.ml(1), NOW, aspiration="negative").reason == (
        "The right side is not the side agreed. Nothing was charted."
    )


def test_that_no_needle_goes_in_before_the_time_out():
    bedside, product = begun()
    bedside.do(checklist.answer, "time_out_patient", ())
    assert bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative").place == "time_out_patient"


def test_that_no_product_is_used_before_its_status_is_told():
    bedside, product = begun(route=None, clearance_number=None, off_label_nerve=None)
    refused = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative")
    assert refused.text == ("The passport of PRP is not complete. Nothing was charted. Fill in “On what ground may it be used?” first.")
    bedside.do(passport.fill, product, {"fda_status": ()}, NOW)
    assert bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative").reason == (
        "The passport of PRP is not complete, 2 fields open. Nothing was charted."
    )


def test_that_a_needle_before_the_draw_is_refused():
    bedside, product = begun()
    early = NOW.replace(hour=10, minute=20)
    refused = bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), early, aspiration="negative")
    assert refused.reason == "Last spin ended at 23 Nov 2026 10:35 lies after now. Nothing was charted."


def test_that_a_product_that_was_put_aside_is_not_injected():
    bedside, product = begun()
    bedside.do(passport.put_aside, product, "clotted")
    assert bedside.refused(ultrasound.inject, "gon_c2", LEFT, product, Volume.ml(1), NOW, aspiration="negative").reason == (
        "This product is not in the visit. Nothing was charted."
    )


def test_that_muscles_and_nerves_are_offered_only_where_a_source_names_them():
    targets = {kind: [target.id for target in visit(f"{kind}_occipital").protocol.targets] for kind in ("prp", "msc", "exosome")}
    nerves = ["gon_nuchal", "gon_c2", "lon", "ton"]
    assert targets["prp"] == targets["exosome"] == nerves
    assert targets["msc"] == [*nerves, "trapezius", "cervical_paraspinal", "occipitalis", "temporalis", "frontalis"]
    known = {target.id: target.depth_mm for target in visit("prp_occipital").protocol.targets}
    assert known == {"gon_nuchal": 8, "gon_c2": Decimal("17.5"), "lon": None, "ton": None}


# -- the block under ultrasound ----------------------------------------------------------------------------------------------------


def test_that_the_planned_drugs_are_given_at_a_target_and_count_like_any_block():
    bedside = guided_block()
    bedside.do(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative")
    assert blocks_open(bedside.record) == (("gon", RIGHT),)
    assert balance(bedside.record, "c1").given.amount == 30
    assert anaesthetic_load(bedside.record).shares[0].given_mg == 30
    assert (
        bedside.refused(ultrasound.inject_block, "gon_nuchal", LEFT, aspiration="negative").reason
        == "GON nuchal left is already given. Nothing was charted."
    )
    bedside.do(ultrasound.inject_block, "gon_nuchal", RIGHT, aspiration="negative", guidance=Guidance.LANDMARKS)
    assert blocks_open(bedside.record) == ()
    assert describe_group(bedside.record, bedside.record.done[-1]) == "GON nuchal right, 1.5 mL by landmarks"
    assert bedside.refused(ultrasound.inject_block, "gon_nuchal", Side.MIDLINE, aspiration="negative").place == "ultrasound"


def test_that_a_nerve_blocked_by_landmarks_is_not_blocked_again():
    bedside = guided_block()
    bedside.place()
    bedside.do(block.give_block, "gon", LEFT, aspiration="negative")
    assert (
        bedside.refused(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative").reason
        == "GON C2 left is already given. Nothing was charted."
    )


def test_that_a_block_is_planned_before_it_is_given():
    bedside = visit("gon_block_ultrasound")
    answer_required(bedside)
    assert (
        bedside.refused(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative").reason
        == "This block is not planned. Nothing was charted."
    )


def test_that_a_plan_after_one_side_needs_only_the_other():
    bedside = guided_block()
    bedside.do(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative")
    bedside.plan(("c1", "3.5"))
    assert blocks_open(bedside.record) == (("gon", RIGHT),)


def test_that_nothing_is_given_from_an_empty_ampoule():
    bedside = guided_block()
    bedside.do(products.waste_all, "dropped")
    refused = bedside.refused(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative")
    assert refused.reason == "Not enough lidocaine 2 %, 5 mL is left. Nothing was charted."


def test_that_a_diagnostic_block_above_one_millilitre_is_told():
    bedside = guided_block()
    bedside.do(checklist.answer, "block_indication", ("diagnostic",))
    told = [(one.id, one.severity, one.says) for one in findings(bedside.record)]
    assert told == [
        ("diagnostic_volume_ml", Severity.CAUTION, "1.5 mL for each block. A diagnostic block of more is no longer of one nerve alone.")
    ]
    bedside.plan(("c1", "1"))
    assert [one.id for one in findings(bedside.record)] == ["block_volume:gon"]


# -- the note ----------------------------------------------------------------------------------------------------------------------


def test_that_the_note_is_kept_field_by_field_for_each_target_and_side():
    bedside, _ = begun()
    assert bedside.try_to(ultrasound.note, "gon_c2", LEFT, tuples({"depth_mm": "17.50", "spread": "ring"})) == (
        UltrasoundNoted("gon_c2", LEFT, "depth_mm", ("17.50",)),
        UltrasoundNoted("gon_c2", LEFT, "spread", ("ring",)),
    )
    assert bedside.try_to(ultrasound.note, "gon_c2", LEFT, tuples({"spread": "ring"})) == ()
    bedside.do(ultrasound.note, "gon_c2", LEFT, {"spread": ()})
    assert list(bedside.record.regenerative.notes["gon_c2_left"].answers) == ["depth_mm"]
    assert describe(bedside.record.entries[-1].event, bedside.record) == "GON C2 left, Spread: not told"
    assert bedside.folded() == bedside.record


@pytest.mark.parametrize(
    ("target", "side", "values", "words"),
    [
        ("ear", LEFT, {"spread": "ring"}, "There is no such target in this visit. Nothing was charted."),
        ("gon_c2", Side.MIDLINE, {"spread": "ring"}, "There is no such target in this visit. Nothing was charted."),
        ("gon_c2", LEFT, {"colour": "grey"}, "The ultrasound note does not ask “colour”. Nothing was charted."),
        ("gon_c2", LEFT, {"spread": "halo"}, "“Spread” cannot be answered with “halo”."),
        ("gon_c2", LEFT, {"depth_mm": "200"}, "200 mm is not possible here. Nothing was charted."),
    ],
)
def test_that_an_impossible_note_is_refused(target: str, side: Side, values: dict[str, str], words: str):
    bedside, _ = begun()
    assert bedside.refused(ultrasound.note, target, side, tuples(values)).reason == words


def test_that_signing_waits_for_the_note_and_for_a_picture_of_the_needle():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml("4"), NOW, aspiration="negative")
    places = [item.says for item in open_items(bedside.record) if item.place == "ultrasound"]
    assert places == ["GON nuchal left: 10 fields of the note open", "Ultrasound-guided, and no picture shows the needle"]
    bedside.do(ultrasound.note, "gon_nuchal", LEFT, tuples({name: value for name, value in NOTE.items() if name != "spread"}))
    assert next(item.says for item in open_items(bedside.record) if item.place == "ultrasound") == "GON nuchal left: Spread"
    bedside.do(ultrasound.note, "gon_nuchal", LEFT, {"spread": ("ring",)})
    bedside.do(images.attach, picture(shows_needle=False))
    assert [item.says for item in open_items(bedside.record) if item.place == "ultrasound"] == [
        "Ultrasound-guided, and no picture shows the needle"
    ]
    assert [one.says for one in findings(bedside.record)] == ["No picture shows the needle at GON nuchal left."]
    bedside.do(images.pin, "i1", "gon_nuchal", LEFT, shows_needle=True)
    assert [item.says for item in open_items(bedside.record) if item.place == "ultrasound"] == []
    assert findings(bedside.record) == ()
    row = next(row for row in rows(bedside.record) if row.section.id == "ultrasound")
    assert (row.state.value, row.note) == ("done", "1 given")


def test_that_a_photograph_is_no_picture_of_the_needle():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml("4"), NOW, aspiration="negative")
    bedside.do(images.attach, picture(kind=ImageKind.PHOTO))
    assert "Ultrasound-guided, and no picture shows the needle" in [item.says for item in open_items(bedside.record)]


def test_that_without_a_picture_the_claim_is_withdrawn_for_a_reason():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", LEFT, product, Volume.ml("4"), NOW, aspiration="negative")
    change = ultrasound.change_guidance
    assert bedside.refused(change, "gon_nuchal", LEFT, product, Guidance.LANDMARKS, "").reason == (
        "The guidance is changed for a reason. Nothing was charted."
    )
    assert bedside.refused(change, "gon_c2", LEFT, product, Guidance.LANDMARKS, "lost").reason == (
        "This injection is not charted. Nothing was charted."
    )
    assert bedside.try_to(change, "gon_nuchal", LEFT, product, Guidance.ULTRASOUND, "") == ()
    bedside.do(change, "gon_nuchal", LEFT, product, Guidance.LANDMARKS, "storage of the machine failed")
    assert [item.says for item in open_items(bedside.record) if item.place == "ultrasound"] == []
    (one,) = bedside.record.regenerative.given
    assert (one.guidance, one.guidance_reason, one.event.guidance) == (
        Guidance.LANDMARKS,
        "storage of the machine failed",
        Guidance.ULTRASOUND,
    )
    assert describe(bedside.record.entries[-1].event, bedside.record) == "GON nuchal left, by landmarks: storage of the machine failed"
    assert bedside.folded() == bedside.record


def test_that_a_needle_without_its_tip_in_sight_is_told():
    bedside = given()
    bedside.do(ultrasound.note, "gon_nuchal", LEFT, {"tip_seen": ("no",)})
    assert [one.says for one in findings(bedside.record)] == ["The tip of the needle was not seen."]


def test_that_a_note_of_a_target_that_was_not_injected_says_nothing():
    bedside, _ = begun()
    bedside.do(ultrasound.note, "gon_c2", LEFT, {"tip_seen": ("no",)})
    assert findings(bedside.record) == ()


def test_that_a_whole_visit_is_signed_and_survives_a_restart():
    bedside = signed()
    assert open_items(bedside.record) == ()
    assert bedside.folded() == bedside.record
    assert visit_progress(bedside.record) == "PRP GON nuchal both sides, pain 7 to 3"
    for command, arguments in (
        (ultrasound.note, ("gon_nuchal", LEFT, {})), (ultrasound.change_guidance, ("gon_nuchal", LEFT, "b1", Guidance.LANDMARKS, "x")),
        (images.attach, (picture("i9"),)), (images.mark, ("i_left", ())), (images.remove, ("i_left", "wrong")),
    ):  # fmt: skip
        assert bedside.refused(command, *arguments).reason == "The record is signed and closed. Nothing was charted."  # type: ignore[arg-type]
    assert bedside.refused(images.pin, "i_left", "", None, shows_needle=False).reason.startswith("The record is signed")
    assert bedside.refused(ultrasound.inject, "gon_c2", LEFT, "b1", Volume.ml(1), NOW, aspiration="negative").reason.startswith(
        "The record is signed"
    )


def test_that_a_note_and_a_pin_are_amended_with_both_values():
    bedside = signed()
    bedside.do(closing.amend, lambda record: ultrasound.note(record, "gon_nuchal", LEFT, {"depth_mm": ("9",)}), "read again")
    bedside.do(closing.amend, lambda record: images.pin(record, "i_left", "", None, shows_needle=False), "another patient")
    assert [(one.event.what, one.event.was, one.event.now) for one in bedside.record.amendments] == [
        ("GON nuchal left, Depth", "8 mm", "9 mm"), ("Picture", "GON nuchal left, needle shown", "no target, needle not shown"),
    ]  # fmt: skip
    first = UltrasoundNoted("gon_c2", RIGHT, "depth_mm", ("17.5",))
    assert changed(first, bedside.record) == ("GON C2 right, Depth", "not told", "17.5 mm")


# -- pictures ----------------------------------------------------------------------------------------------------------------------


def test_that_a_picture_is_attached_pinned_marked_and_removed():
    bedside, _ = begun()
    attached = picture(target="", side=None)
    assert bedside.try_to(images.attach, attached) == (attached,)
    assert bedside.try_to(images.pin, "i1", "gon_c2", RIGHT, shows_needle=True, caption=" tip ") == (
        ImagePinned("i1", "gon_c2", RIGHT, True, "tip"),
    )
    assert bedside.try_to(images.pin, "i1", "gon_c2", RIGHT, shows_needle=True, caption="tip") == ()
    marks = (ImageMark(MarkKind.NEEDLE_TIP, ((10.0, 20.0),)), ImageMark(MarkKind.RULER, ((0.0, 0.0), (640.0, 480.0)), "depth"))
    assert bedside.try_to(images.mark, "i1", marks) == (ImageMarked("i1", marks),)
    assert bedside.try_to(images.mark, "i1", marks) == ()
    image = bedside.record.regenerative.images["i1"]
    assert (image.marks, image.attached.caption, image.documents("gon_c2", RIGHT)) == (marks, "tip", True)
    assert bedside.folded() == bedside.record
    assert bedside.try_to(images.pin, "i1", "", RIGHT, shows_needle=True, caption="tip") == (ImagePinned("i1", "", None, True, "tip"),)
    assert bedside.try_to(images.remove, "i1", "another patient") == (ImageRemoved("i1", "another patient"),)
    assert bedside.record.regenerative.images == {}
    bedside.do(course.undo)
    assert list(bedside.record.regenerative.images) == ["i1"]
    words = [describe(entry.event, bedside.record) for entry in bedside.record.entries[-6:-1]]
    assert words == [
        "Picture attached", "Picture pinned to GON C2 right", "2 marks on a picture", "Picture taken off its target",
        "Picture removed: another patient",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"sha256": "A" * 64}, "The picture has no id or no hash. Nothing was charted."),
        ({"image_id": ""}, "The picture has no id or no hash. Nothing was charted."),
        ({"width": 0}, "The picture has no size. Nothing was charted."),
        ({"frame": -1}, "The picture has no size. Nothing was charted."),
        ({"target": "ear"}, "There is no such target in this visit. Nothing was charted."),
        ({"side": None}, "There is no such target in this visit. Nothing was charted."),
        ({"image_id": "i2", "sha256": picture().sha256}, "This picture is in the record already. Nothing was charted."),
        ({"sha256": "b" * 64}, "This picture is in the record already. Nothing was charted."),
    ],
)
def test_that_a_picture_that_cannot_be_is_refused(changes: dict[str, object], words: str):
    bedside, _ = begun()
    if words.startswith("This picture"):
        bedside.do(images.attach, picture())
    assert bedside.refused(images.attach, picture(**{"image_id": "i1", **changes})).reason == words


def test_that_another_frame_of_the_same_file_is_another_picture():
    bedside, _ = begun()
    bedside.do(images.attach, picture())
    bedside.do(images.attach, picture("i2", sha256=picture().sha256, frame=1))


def test_that_a_picture_that_is_not_there_is_neither_pinned_nor_marked_nor_removed():
    bedside, _ = begun()
    said_ = "This picture is not in the record. Nothing was charted."
    assert bedside.refused(images.pin, "i1", "", None, shows_needle=False).reason == said_
    assert bedside.refused(images.mark, "i1", ()).reason == said_
    assert bedside.refused(images.remove, "i1", "x").reason == said_
    bedside.do(images.attach, picture())
    assert bedside.refused(images.remove, "i1", "x").reason == "A picture is removed for a reason. Nothing was charted."
    assert bedside.refused(images.pin, "i1", "ear", LEFT, shows_needle=False).place == "ultrasound"


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (ImageMark(MarkKind.RULER, ((1.0, 1.0),)), "A ruler has two ends, every other mark one place. Nothing was charted."),
        (ImageMark(MarkKind.NERVE, ((1.0, 1.0), (2.0, 2.0))), "A ruler has two ends, every other mark one place. Nothing was charted."),
        (ImageMark(MarkKind.NERVE, ((641.0, 1.0),)), "A mark lies off the picture. Nothing was charted."),
        (ImageMark(MarkKind.NERVE, ((1.0, -0.1),)), "A mark lies off the picture. Nothing was charted."),
        (ImageMark(MarkKind.NERVE, ((float("nan"), 1.0),)), "A mark lies off the picture. Nothing was charted."),
    ],
)
def test_that_a_mark_off_the_picture_is_refused(mark: ImageMark, words: str):
    bedside, _ = begun()
    bedside.do(images.attach, picture())
    assert bedside.refused(images.mark, "i1", (mark,)).reason == words


# -- words and the fold ------------------------------------------------------------------------------------------------------------


def test_that_every_fact_has_its_words():
    bedside, product = begun(kit_lot=None)
    record = bedside.record
    assert describe_group(record, record.done[-1]) == "58 fields"
    bedside.do(passport.fill, product, {"kit_lot": ("L9",)}, NOW)
    assert describe(bedside.record.entries[-1].event, bedside.record) == "PRP, Kit, lot: L9"
    bedside.do(ultrasound.inject, "ton", RIGHT, product, Volume.ml(1), NOW, aspiration="negative", guidance=Guidance.LANDMARKS)
    bedside.do(passport.discard, product, None, "rest")
    assert describe(bedside.record.entries[-1].event, bedside.record) == "3 mL of PRP discarded"
    bedside.do(passport.begin, "prp")
    assert describe(bedside.record.entries[-1].event, bedside.record) == "PRP, passport begun"
    bedside.do(passport.put_aside, "b2", "clotted")
    assert describe(bedside.record.entries[-1].event, bedside.record) == "PRP put aside: clotted"


def test_that_an_injection_is_told_with_its_places():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "ton", RIGHT, product, Volume.ml(1), NOW, aspiration="negative", places=3)
    (one,) = bedside.record.regenerative.given
    assert given_words(bedside.record, one) == "1 mL PRP under ultrasound, 3 places"
    block_given = guided_block()
    block_given.do(ultrasound.inject_block, "gon_c2", LEFT, aspiration="negative")
    assert given_words(block_given.record, block_given.record.regenerative.given[0]) == "1.5 mL of the block under ultrasound"
    target = bedside.protocol.target("ton")
    assert target is not None
    assert target.sides == (LEFT, RIGHT)


def test_that_words_are_found_for_what_the_protocol_no_longer_knows():
    other = visit("gon_block_ultrasound").record
    bedside = given()
    for entry in bedside.record.entries:
        if type(entry.event).__module__.endswith("regenerative") or isinstance(entry.event, TargetInjected):
            assert said(entry.event, other).strip()
    noted = UltrasoundNoted("ear", LEFT, "size", ("3", "4"))
    plain = visit("prp_occipital").record
    assert said(noted, plain) == "ear left, size: 3, 4"


def test_that_no_other_event_belongs_to_this_part_of_the_record():
    stamp = Stamp(NOW, "E. Marsh")
    with pytest.raises(TypeError, match="no part of the record knows int"):
        Regenerative().after(3, stamp)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no words for int"):
        said(3, visit().record)


def test_that_a_log_that_fills_a_product_that_never_came_is_refused():
    bedside, _ = begun()
    (opening, *_) = bedside.record.entries
    wrong = Entry(2, opening.at, "x", "y", UltrasoundNoted("gon_c2", LEFT, "spread", ("ring",)), 2)
    assert ProcedureRecord.after((opening, wrong), bedside.protocol, bedside.formulary).regenerative.notes
    broken = Entry(2, opening.at, "x", "y", ImagePinned("i1", "", None, False, ""), 2)
    with pytest.raises(KeyError):
        ProcedureRecord.after((opening, broken), bedside.protocol, bedside.formulary)


def test_that_protocols_of_one_visit_agree_on_note_passports_and_targets():
    one, other = shipped().protocol("prp_occipital", 1), shipped().protocol("gon_block_ultrasound", 1)
    assert other.ultrasound is not None
    with pytest.raises(ValueError, match="one form of the ultrasound note"):
        combine([one, replace(other, ultrasound=replace(other.ultrasound, version=2))])
    moved = tuple(replace(target, depth_mm=Decimal(9)) for target in other.targets)
    with pytest.raises(ValueError, match="target gon_nuchal differs between the combined protocols"):
        combine([one, replace(other, targets=moved)])
    assert one.passport("msc") is None


def test_that_combined_visits_ask_the_passport_once_and_keep_their_targets():
    both = shipped().combined([("prp_occipital", 1), ("gon_block_ultrasound", 1)])
    assert [form.id for form in both.passports] == ["prp"]
    assert [target.id for target in both.targets] == ["gon_nuchal", "gon_c2", "lon", "ton"]
    assert [section.id for section in both.sections if section.id in ("passport", "block", "ultrasound", "identity")] == [
        "identity", "passport", "block", "ultrasound",
    ]  # fmt: skip

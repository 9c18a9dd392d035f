"""Filling in a passport: what is kept, what is refused in words, clocks, and what signing waits for."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain.commands import Refusal, checklist, closing, course, passport, ultrasound
from procedure_assistant.domain.completeness import open_items, rows
from procedure_assistant.domain.events_regenerative import BiologicBegun, BiologicDiscarded, PassportFilled
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.clocks import clocks
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.passport.reporting import completeness
from procedure_assistant.domain.passport.status import Status, regulatory_status
from procedure_assistant.domain.passport.telling import told
from procedure_assistant.domain.protocol import Severity
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.units import Volume
from tests.domain.bedside import Bedside
from tests.domain.regenerative import LAWFUL, NOW, STUDY, at, begun, of, shipped, tuples, visit


def fill(bedside: Bedside, product: str = "b1", **values: object) -> object:
    return bedside.try_to(passport.fill, product, tuples(values), NOW)


def refusal(kind: str = "prp", **values: object) -> Refusal:
    bedside, product = begun(kind)
    return bedside.refused(passport.fill, product, tuples(values), NOW)


# -- beginning and filling in ------------------------------------------------------------------------------------------------------


def test_that_products_are_numbered_and_pinned_to_their_passport():
    bedside = visit()
    assert bedside.try_to(passport.begin, "prp") == (BiologicBegun("b1", "prp", 1),)
    assert bedside.try_to(passport.begin, "prp") == (BiologicBegun("b2", "prp", 1),)
    assert list(bedside.record.regenerative.biologics) == ["b1", "b2"]
    assert (
        bedside.refused(passport.begin, "msc").text
        == "This visit has no product of this kind. Nothing was charted. Choose one of the list."
    )


def test_that_each_field_is_a_fact_of_one_command_and_undo_takes_all_of_it_back():
    bedside = visit()
    bedside.do(passport.begin, "prp")
    decision = fill(bedside, blood_ml="30.0", draw_site="left arm", label_identifiers=("name", "mrn"))
    assert decision == (
        PassportFilled("b1", "blood_ml", ("30.0",)),
        PassportFilled("b1", "draw_site", ("left arm",)),
        PassportFilled("b1", "label_identifiers", ("name", "mrn")),
    )
    assert fill(bedside, draw_site=" left arm ") == ()
    assert fill(bedside, draw_site="") == (PassportFilled("b1", "draw_site", ()),)
    assert "draw_site" not in bedside.record.regenerative.biologics["b1"].answers
    bedside.do(course.undo)
    bedside.do(course.undo)
    assert bedside.record.regenerative.biologics["b1"].answers == {}
    assert bedside.folded() == bedside.record


def test_that_a_moment_is_kept_with_its_zone():
    bedside, _ = begun()
    assert bedside.record.regenerative.biologics["b1"].answers["drawn_at"].values == ("2026-11-23T10:10-08:00",)


def test_that_a_quick_answer_gives_what_is_open_and_applies():
    bedside = visit()
    bedside.do(passport.begin, "prp")
    decision = bedside.try_to(passport.quick, "b1", "disclosure", NOW)
    assert isinstance(decision, tuple)
    assert [(event.field, event.values) for event in decision if isinstance(event, PassportFilled)] == [
        (name, ("yes",)) for name in LAWFUL if name.startswith("told_")
    ]
    assert bedside.refused(passport.quick, "b1", "draw", NOW).reason == "This part has no quick answer."
    assert bedside.refused(passport.quick, "b1", "nowhere", NOW).reason == "This part has no quick answer."
    assert bedside.refused(passport.quick, "b9", "disclosure", NOW).reason == "This product is not in the visit. Nothing was charted."


# -- bad input ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        ("msc", {"viability": "100.1"}, "100.1 % is not possible here. Nothing was charted. Type a number from 0 to 100."),
        ("msc", {"viability": "-1"}, "-1 % is not possible here. Nothing was charted. Type a number from 0 to 100."),
        ("prp", {"platelets": "many"}, "“many” is not a number. Nothing was charted. Type a number, such as 82 or 2.5."),
        (
            "prp",
            {"route": "somehow"},
            "“On what ground may it be used?” cannot be answered with “somehow”. Choose one of the answers shown.",
        ),
        (
            "prp",
            {"route": ("cleared_kit", "ind_irb")},
            "“On what ground may it be used?” takes one answer. Nothing was charted. Choose or type one.",
        ),
        ("prp", {"drawn_at": "ten"}, "“ten” is not a day and time. Nothing was charted. Type the time as 14:05."),
        ("prp", {"drawn_at": "2026-11-23T10:00"}, "“2026-11-23T10:00” is not a day and time. Nothing was charted. Type the time as 14:05."),
        ("prp", {"nsaid_last": "soon"}, "“soon” is not a date. Nothing was charted. Write it as 2026-11-23."),
        ("prp", {"nsaid_last": "1970-01-01"}, "1 Jan 1970 lies before the birth date. Nothing was charted. Type a later day."),
        (
            "prp",
            {"nsaid_last": "2026-11-24"},
            "Last NSAID on 24 Nov 2026 lies in the future. Nothing was charted. Type a time that has been.",
        ),
        (
            "prp",
            {"drawn_at": at("11:01")},
            "Last spin ended at 10:35 lies before blood drawn at 11:01. Nothing was charted. Correct one of the two.",
        ),
        (
            "prp",
            {"spun_at": at("11:01")},
            "Last spin ended at 23 Nov 2026 11:01 lies in the future. Nothing was charted. Type a time that has been.",
        ),
        ("prp", {"use_by": at("10:05")}, "Use by 10:05 lies before blood drawn at 10:10. Nothing was charted. Correct one of the two."),
        ("prp", {"kit_expiry": "2026-11-22"}, "PRP: kit, expiry 22 Nov 2026 has passed. Nothing was charted. Put it aside."),
        ("prp", {"product_ml": "40"}, "40 mL cannot come from 30 mL of blood. Nothing was charted. Correct one of the two volumes."),
        ("exosome", {"expiry": "2026-11-01"}, "Exosomes: expiry 1 Nov 2026 has passed. Nothing was charted. Put it aside."),
        (
            "msc",
            {"expires_at": at("10:00")},
            "Expires at 10:00 lies before harvested at 10:05. Nothing was charted. Correct one of the two.",
        ),
        ("prp", {"colour": "red"}, "The passport of PRP does not ask “colour”. Nothing was charted. Choose a field of the list."),
    ],
)
def test_that_what_cannot_be_is_refused_in_words(kind: str, values: dict[str, object], words: str):
    assert refusal(kind, **values).text == words


def test_that_one_wrong_field_keeps_the_others_out():
    bedside, _ = begun(centrifuge=None)
    before = bedside.record
    bedside.refused(passport.fill, "b1", tuples({"centrifuge": "C2", "platelets": "none"}), NOW)
    assert bedside.record is before


def test_that_less_made_than_was_used_is_refused():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    bedside.do(passport.discard, product, Volume.ml("1"), "spilled")
    refused = bedside.refused(passport.fill, product, tuples({"product_ml": "2.9"}), NOW)
    assert refused.text == (
        "3 mL were injected or discarded, so 2.9 mL cannot be all. Nothing was charted. "
        "Correct the volume, or undo what was charted by mistake."
    )
    assert fill(bedside, product_ml="3") == (PassportFilled("b1", "product_ml", ("3",)),)


def test_that_a_signed_record_takes_no_field_but_by_an_amendment():
    from tests.domain.test_ultrasound import signed

    bedside = signed()
    refused = bedside.refused(passport.fill, "b1", tuples({"draw_site": "right arm"}), NOW)
    assert refused.reason == "The record is signed and closed. Nothing was charted."
    assert bedside.refused(passport.begin, "prp").reason == refused.reason

    def correct(record: ProcedureRecord) -> object:
        return passport.fill(record, "b1", {"draw_site": ("right arm",), "drawn_by": ()}, NOW)

    bedside.do(closing.amend, correct, "read back from the sheet")  # type: ignore[arg-type]
    (amended,) = bedside.record.amendments
    assert (amended.event.what, amended.event.was, amended.event.now) == (
        "PRP, Vein and PRP, Blood drawn by",
        "left antecubital; K. Osei",
        "right arm; not told",
    )


VALUES = st.one_of(
    st.sampled_from(
        [
            "yes",
            "no",
            "cleared_kit",
            "unapproved",
            "0",
            "4",
            "250",
            "1e5",
            "-3",
            "1,000",
            "",
            " ",
            at("10:00"),
            at("23:59"),
            "2026-11-23",
            "2020-01-01",
            "thrombin",
            "two",
            "name",
        ]
    ),
    st.text(max_size=5),
)
FIELDS = st.sampled_from([step.id for form in (shipped().protocol("prp_occipital", 1).passports) for step in form.steps()])


@settings(max_examples=60, deadline=None)
@given(tries=st.lists(st.dictionaries(FIELDS, st.lists(VALUES, max_size=2).map(tuple), max_size=4), max_size=8))
def test_that_whatever_is_typed_is_kept_whole_or_refused_whole_and_survives_a_restart(tries: list[dict[str, tuple[str, ...]]]):
    bedside = visit()
    bedside.do(passport.begin, "prp")
    for values in tries:
        before = bedside.record
        decision = bedside.try_to(passport.fill, "b1", values, NOW)
        if isinstance(decision, Refusal):
            assert bedside.record is before
            assert decision.reason.endswith((".", "”."))
        for finding in findings(bedside.record):
            assert finding.source.text
            assert finding.says.endswith(".")
    assert bedside.folded() == bedside.record
    assert [row.section.id for row in rows(bedside.record)]


# -- putting aside and discarding --------------------------------------------------------------------------------------------------


def test_that_a_product_is_put_aside_for_a_reason_while_nothing_was_injected():
    bedside, product = begun()
    assert bedside.refused(passport.put_aside, product, " x ").reason == "A product is put aside for a reason. Nothing was charted."
    bedside.do(passport.put_aside, product, "clotted")
    assert bedside.refused(passport.put_aside, product, "clotted").reason == "Platelet-rich plasma was put aside. Nothing was charted."
    assert bedside.refused(passport.fill, product, {}, NOW).reason == "Platelet-rich plasma was put aside. Nothing was charted."
    assert [item.says for item in open_items(bedside.record) if item.place == "passport"] == []
    assert bedside.folded() == bedside.record


def test_that_what_was_injected_stays_in_the_record():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("2"), NOW, aspiration="negative")
    assert bedside.refused(passport.put_aside, product, "clotted").text == (
        "Something of it was injected, so it stays in the record. Discard the rest instead."
    )


def test_that_the_rest_is_discarded_and_never_more():
    bedside, product = begun()
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("2.5"), NOW, aspiration="negative")
    assert bedside.refused(passport.discard, product, Volume.ml("1.6"), "rest").text == (
        "1.5 mL of PRP are left. Nothing was charted. Correct the amount."
    )
    for amount in ("0", "-1", "0.00001"):
        assert (
            bedside.refused(passport.discard, product, Volume.ml(amount), "rest").reason
            == "There is nothing to discard. Nothing was charted."
        )
    assert bedside.refused(passport.discard, product, None, " ").reason == "The reason is missing. Nothing was charted."
    assert bedside.try_to(passport.discard, product, None, " rest ", " K. Osei ") == (
        BiologicDiscarded("b1", Volume(Decimal("1.5")), "rest", "K. Osei"),
    )
    assert bedside.refused(passport.discard, product, None, "rest").reason == "There is nothing to discard. Nothing was charted."
    assert bedside.refused(passport.discard, "b7", None, "rest").reason == "This product is not in the visit. Nothing was charted."


def test_that_nothing_is_discarded_before_the_volume_is_told():
    bedside, product = begun(product_ml=None)
    assert bedside.refused(passport.discard, product, None, "rest").reason == "The volume made is not told. Nothing was charted."


# -- regulatory status -------------------------------------------------------------------------------------------------------------


def stop_ids(found: Passport, record: ProcedureRecord) -> list[str]:
    return [stop.id.removeprefix(f"{found.product.id}:") for stop in stops(record)]


UNLAWFUL = {
    "exosome": ({"route": "unapproved"}, "route_exosome_unlawful"),
    "svf": (
        {"route": "same_procedure", "source": "adipose_svf", "processing": "enzymatic", "enzyme": "collagenase", "enzyme_lot": "1"},
        "route_svf_unlawful",
    ),
    "expanded": (
        {"route": "unapproved", "source": "expanded_marrow", "processing": "culture", "medium": "x", "passage": "3"},
        "route_expanded_unlawful",
    ),
    "umbilical": ({"route": "cleared_kit", "source": "umbilical"}, "route_birth_tissue_unlawful"),
}


@pytest.mark.parametrize("case", UNLAWFUL)
def test_that_what_is_unlawful_without_an_ind_is_stopped_and_no_reason_goes_past(case: str):
    changes, rule = UNLAWFUL[case]
    bedside, product = begun("exosome" if case == "exosome" else "msc", **changes, ind_number=None, irb_number=None, study_protocol=None)
    found = passport_of(bedside.record, product)
    assert found is not None
    assert stop_ids(found, bedside.record) == [rule]
    (stop,) = stops(bedside.record)
    assert bedside.refused(checklist.override, stop.id, "a physician’s reason").reason == f"{stop.says} No reason goes past this."
    assert regulatory_status(found).status is Status.UNLAWFUL
    assert regulatory_status(found).words.startswith("Unlawful without an IND")
    refused = bedside.refused(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("1"), NOW, aspiration="negative")
    assert refused.reason == f"{stop.says} Nothing was charted."
    assert stop.says in [item.says for item in open_items(bedside.record)]


def test_that_an_ind_and_an_irb_make_it_lawful():
    found = of("exosome")
    assert regulatory_status(found).words == "IND 12345, IRB IRB-7, protocol OCC-1"
    assert regulatory_status(found).status is Status.IND_IRB


@pytest.mark.parametrize(
    ("kind", "changes", "rule", "words"),
    [
        ("prp", {"route": "unapproved"}, "route_unapproved", "Investigational, without approval or IND"),
        (
            "msc",
            {**dict.fromkeys(STUDY), **LAWFUL, "route": "unapproved", "told_source": "yes"},
            "route_unapproved",
            "Investigational, without approval or IND",
        ),
        (
            "msc",
            {"route": "same_procedure", "source": "bmac", "exception_basis": "counsel"},
            "route_marrow_not_homologous",
            "Same surgical procedure, 21 CFR 1271.15(b): counsel",
        ),
    ],
)
def test_that_an_investigational_use_needs_a_physicians_reason(kind: str, changes: dict[str, object], rule: str, words: str):
    bedside, product = begun(kind, **changes)
    found = passport_of(bedside.record, product)
    assert found is not None
    assert stop_ids(found, bedside.record) == [rule]
    assert regulatory_status(found).words == words
    bedside.do(checklist.override, f"b1:{rule}", "committee of the clinic agreed")
    assert stops(bedside.record) == ()


def test_that_the_exception_of_the_same_procedure_is_not_for_plasma_and_narrow_for_fat():
    bedside, _ = begun("prp", route="same_procedure", exception_basis="none")
    assert [stop.id for stop in stops(bedside.record)] == ["b1:route_prp_same_procedure"]
    bedside, _ = begun("msc", route="same_procedure", exception_basis="counsel")
    assert [(one.id, one.severity) for one in findings(bedside.record)] == [("b1:route_exception_narrow", Severity.CAUTION)]


def test_that_a_cleared_kit_is_named_with_its_number():
    assert regulatory_status(of("prp")).words == "Kit cleared by 510(k) K103456; use at nerves is off-label"
    assert regulatory_status(of("prp", route=None)).status is Status.NOT_TOLD


def test_that_californias_notice_is_asked_where_cells_are_used_without_an_ind_and_only_there():
    asked = {step.id for step in of("msc", route="unapproved").asked()}
    notice = {"state_notice", "state_notice_posted", "state_notice_given", "state_notice_given_by", "state_notice_copy"}
    assert notice <= asked
    assert not notice & {step.id for step in of("msc").asked()}
    assert not notice & {step.id for step in of("prp", route="unapproved").asked()}
    florida = {step.id for step in of("msc", route="unapproved", state="florida").asked()}
    assert {"facility_accredited", "not_from_abortion", "florida_viability_report"} <= florida - asked


# -- rules, clocks and completeness ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "changes", "told_ids"),
    [
        ("prp", {"platelets": "200"}, {"platelets_below_blood"}),
        ("prp", {"platelets": "8000"}, {"recovery_above_all"}),
        ("prp", {"label_identifiers": ("name",)}, {"one_identifier"}),
        ("prp", {"wbc": "8"}, {"poor_but_many_leukocytes"}),
        ("prp", {"spin1_g": "500"}, {"spin1_force"}),
        ("prp", {"spin1_g": "251"}, set()),
        ("prp", {"blood_ml": "9", "product_ml": "1"}, {"blood_little"}),
        ("prp", {"blood_ml": "61"}, {"blood_much"}),
        ("prp", {"nsaid_last": "2026-11-21", "aspirin_last": "2026-11-13"}, {"nsaid_before_prp"}),
        ("prp", {"nsaid_last": "2026-11-20", "aspirin_last": "2026-11-14"}, {"aspirin_before_prp"}),
        ("msc", {"viable_million": "41"}, {"more_viable_than_all"}),
        ("msc", {"viability": "89.9"}, {"viability_low"}),
        ("msc", {"sterility": "positive"}, {"sterility_positive"}),
        ("msc", {"sterility": "pending", "endotoxin": "0.6"}, {"sterility_open", "endotoxin_high"}),
        ("exosome", {"size_mean_nm": "201"}, {"size_large"}),
        ("exosome", {"donor_eligible": "no"}, {"donor_not_eligible"}),
        ("msc", {"source": "adipose_svf", "viability": "69"}, {"viability_low_svf"}),
    ],
)
def test_that_what_is_unusual_is_said_with_its_source(kind: str, changes: dict[str, object], told_ids: set[str]):
    bedside, _ = begun(kind, **changes)
    found = list(told(bedside.record))
    assert {one.id.removeprefix("b1:") for one in found} == told_ids
    assert all(one.source.text and one.go_on for one in found)


def test_that_a_count_below_the_blood_stops_and_a_reason_goes_past():
    bedside, product = begun(platelets="200")
    (stop,) = stops(bedside.record)
    assert stop.says == "The product has fewer platelets than the blood: 200 against 250 × 10^3/uL."
    bedside.do(checklist.override, stop.id, "platelet-poor plasma is meant")
    bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("1"), NOW, aspiration="negative")


def test_that_one_identifier_on_the_syringe_is_put_right_at_once():
    bedside, _ = begun(label_identifiers=("name",))
    (stop,) = stops(bedside.record)
    assert bedside.refused(checklist.override, stop.id, "a reason").reason == "The syringe has one identifier. No reason goes past this."
    fill(bedside, label_identifiers=("name", "mrn"))
    assert stops(bedside.record) == ()


def test_that_clocks_tell_until_when_and_how_long():
    found = {one.clock.id: one for one in clocks(of("exosome"))}
    assert [one.words for one in found.values()] == [
        "Use by 23 Nov 2026 14:00",
        "Expiry 31 Mar 2027",
        "Use after thawing 23 Nov 2026 14:15",
    ]
    assert found["after_thaw"].minutes_left(NOW) == 195
    assert found["expiry"].minutes_left(NOW + timedelta(days=128)) == 13 * 60
    assert not found["expiry"].passed(datetime(2027, 3, 31, 23, 59, tzinfo=NOW.tzinfo))
    assert found["expiry"].passed(datetime(2027, 4, 1, 0, 0, tzinfo=NOW.tzinfo))
    assert not found["after_thaw"].passed(NOW + timedelta(minutes=195))
    assert found["after_thaw"].passed(NOW + timedelta(minutes=196))


def test_that_a_clock_that_is_not_told_says_so_and_never_passes():
    for one in clocks(of("exosome", use_by=None, expiry=None, thawed_at=None)):
        assert one.words.endswith(": not told")
        assert one.minutes_left(NOW) is None
        assert not one.passed(NOW + timedelta(days=9999))


@pytest.mark.parametrize(
    ("kind", "later", "words"),
    [
        ("prp", timedelta(minutes=181), "PRP: Use by 23 Nov 2026 14:00 has passed. Nothing was charted. Discard it, or put it aside."),
        (
            "exosome",
            timedelta(minutes=196),
            "Exosomes: Use by 23 Nov 2026 14:00 has passed. Nothing was charted. Discard it, or put it aside.",
        ),
        ("msc", timedelta(hours=8), "MSC: Use by 23 Nov 2026 14:00 has passed. Nothing was charted. Discard it, or put it aside."),
    ],
)
def test_that_nothing_is_injected_once_a_clock_has_passed(kind: str, later: timedelta, words: str):
    bedside, product = begun(kind)
    refused = bedside.refused(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml("1"), NOW + later, aspiration="negative")
    assert refused.text == words


def test_that_completeness_names_what_is_missing():
    (mibo,) = completeness(of("prp", centrifuge=None, spin2_minutes=None, wb_rbc=None))
    assert (mibo.text, [item.label for item in mibo.missing]) == (
        "MIBO: 21 of 24",
        ["Red cells or haematocrit before", "Centrifuge", "Time of the second spin"],
    )
    (mibo,) = completeness(of("prp", wb_rbc=None, wb_hct="42", spins="one", spin2_g=None, spin2_minutes=None))
    assert mibo.text == "MIBO: 22 of 22"
    (misev,) = completeness(of("exosome", protein_ug=None))
    assert (misev.text, misev.missing[0].label) == ("MISEV 2023: 10 of 11", "Protein")


def test_that_cells_grown_in_culture_are_held_against_the_isct_list():
    grown = of("msc", source="expanded_marrow", processing="culture", medium="alpha-MEM", passage="3", cd73="96", cd90="94", cd45="3")
    found = {one.standard.id: one for one in completeness(grown)}
    assert found["isct"].text == "ISCT 2006: 3 of 10"
    assert "isct" not in {one.standard.id for one in completeness(of("msc"))}


def test_that_signing_waits_for_required_fields_and_for_every_millilitre():
    bedside = visit()
    assert [item.says for item in open_items(bedside.record) if item.place == "passport"] == ["No product described"]
    bedside, _ = begun(kit_lot=None)
    assert [item.says for item in open_items(bedside.record) if item.place == "passport"] == [
        "PRP: Kit, lot",
        "PRP: 4 mL left to account for",
    ]
    fill(bedside, kit_model="")
    assert next(item.says for item in open_items(bedside.record) if item.place == "passport") == "PRP: 2 fields open"
    row = next(row for row in rows(bedside.record) if row.section.id == "passport")
    assert (row.state.value, row.note) == ("open", "29 / 31")


def test_that_what_is_not_in_the_visit_has_no_passport():
    assert passport_of(visit().record, "b1") is None


def test_that_a_field_names_the_standards_that_want_it():
    form = of("prp").form
    assert (form.standards_of("platelets"), form.standards_of("kit_udi")) == (("MIBO",), ())
    assert form.step("colour") is None
    assert of("prp").label("colour") == "colour"


AMOUNTS = st.sampled_from([Volume.ml(text) for text in ("0.5", "1", "1.5", "2", "4", "0", "-1", "0.33333", "1E+9")])
STEPS = st.one_of(
    st.tuples(st.just("inject"), st.sampled_from(["gon_nuchal", "gon_c2", "lon", "ton"]), st.sampled_from(list(Side)), AMOUNTS),
    st.tuples(st.just("discard"), st.sampled_from(["b1", "b2"]), st.just(Side.LEFT), AMOUNTS),
    st.tuples(st.just("made"), st.sampled_from(["0.5", "2", "4", "6", "33", "40"]), st.just(Side.LEFT), AMOUNTS),
    st.tuples(st.just("undo"), st.just(""), st.just(Side.LEFT), AMOUNTS),
)


def _take(bedside: Bedside, step: tuple[str, str, Side, Volume]) -> None:
    kind, name, side, volume = step
    if kind == "inject":
        bedside.try_to(ultrasound.inject, name, side, "b1", volume, NOW, aspiration="negative")
    elif kind == "discard":
        bedside.try_to(passport.discard, name, volume, "rest")
    elif kind == "made":
        bedside.try_to(passport.fill, "b1", {"product_ml": (name,)}, NOW)
    else:
        bedside.try_to(course.undo)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(STEPS, max_size=12))
def test_that_no_more_is_ever_injected_and_discarded_than_was_made(steps: list[tuple[str, str, Side, Volume]]):
    bedside, _ = begun()
    for step in steps:
        _take(bedside, step)
        found = passport_of(bedside.record, "b1")
        if found is not None and found.left_ml is not None:
            assert found.left_ml >= 0
            assert found.injected_ml + found.product.discarded_ml + found.left_ml == found.made_ml
    assert bedside.folded() == bedside.record

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import block, checklist
from procedure_assistant.domain.commands.injection_map import give, give_all, omit
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.limits import (
    anaesthetic_load,
    body_weight,
    last_steroid,
    maximum_mg,
    steroid_doses,
    toxin_window,
)
from procedure_assistant.domain.patient import Weight
from procedure_assistant.domain.units import milligrams, units_of
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import BOTOX, DAY, combined, formulary, gon_block, patient, preempt


def said(bedside: Bedside, finding_id: str) -> list[str]:
    return [finding.says for finding in findings(bedside.record) if finding.id == finding_id]


def stop_ids(bedside: Bedside) -> list[str]:
    return [finding.id for finding in stops(bedside.record)]


# -- local anaesthetic ---------------------------------------------------------------------------------------------------------


def block_visit(**changes: object) -> Bedside:
    """Landmarks placed; c1 lidocaine 2 % 50 mL, c2 bupivacaine 0.5 % 50 mL, c3 lidocaine 2 % with epinephrine 20 mL."""
    bedside = ready(gon_block(), **changes)
    for product in ("lidocaine_2_50", "bupivacaine_05_50", "lidocaine_2_epi"):
        bedside.open(product)
    bedside.place()
    return bedside


def test_that_lidocaine_and_bupivacaine_of_the_sample_visit_come_to_their_shares():
    """82 kg: lidocaine 4.5 mg/kg = 369, so at most 300 mg; bupivacaine 2 mg/kg = 164 mg, below 175."""
    bedside = block_visit()
    bedside.plan(("c1", "1"), ("c2", "1"))
    load = anaesthetic_load(bedside.record)
    lidocaine, bupivacaine = load.shares
    assert (lidocaine.planned_mg, lidocaine.maximum_mg, lidocaine.by_weight) == (40, 300, False)
    assert (bupivacaine.planned_mg, bupivacaine.maximum_mg, bupivacaine.by_weight) == (10, 164, True)
    assert load.fraction == Decimal(40) / 300 + Decimal(10) / 164
    assert load.fraction_given == 0
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    half = anaesthetic_load(bedside.record)
    assert half.fraction == load.fraction
    assert half.fraction_given == Decimal(20) / 300 + Decimal(5) / 164
    assert [(share.given_mg, share.planned_mg) for share in half.shares] == [(20, 20), (5, 5)]


def test_that_plain_and_with_epinephrine_have_their_own_maximum_and_add():
    bedside = block_visit()
    bedside.plan(("c1", "1"), ("c3", "1"), sides=(Side.LEFT,))
    load = anaesthetic_load(bedside.record)
    assert [(share.with_epinephrine, share.planned_mg, share.maximum_mg) for share in load.shares] == [(False, 20, 300), (True, 20, 500)]
    assert load.fraction == Decimal(20) / 300 + Decimal(20) / 500
    assert said(bedside, "mixing_caution") == ["Toxicity adds up."]


@pytest.mark.parametrize(
    ("substance", "with_epinephrine", "kg", "maximum", "by_weight"),
    [
        ("lidocaine", False, "50", "225", True),
        ("lidocaine", False, "66.6", "299.7", True),
        ("lidocaine", False, "82", "300", False),
        ("lidocaine", True, "82", "500", False),
        ("lidocaine", True, "60", "420", True),
        ("bupivacaine", False, "87.5", "175", False),
        ("bupivacaine", False, "81.2471294404367", "162.4", True),
        ("bupivacaine", False, None, "175", False),
    ],
)
def test_that_the_smaller_of_weight_and_absolute_cap_is_the_maximum(
    substance: str, with_epinephrine: bool, kg: str | None, maximum: str, by_weight: bool
):
    limit = formulary().anaesthetic(substance, with_epinephrine=with_epinephrine)
    assert limit is not None
    weight = Weight(Decimal(kg), DAY) if kg else None
    assert maximum_mg(limit, weight) == (Decimal(maximum), by_weight)


def test_that_what_would_be_planned_too_can_be_asked():
    bedside = block_visit()
    bedside.plan(("c1", "1"))
    more = e.DrugPart("c2", bedside.record.plan.parts[0].volume, milligrams(5)) if bedside.record.plan else None
    assert more is not None
    assert anaesthetic_load(bedside.record, (more,)).fraction == Decimal(40) / 300 + Decimal(5) / 164


def test_that_over_the_maximum_stops_and_a_reason_covers_only_the_plan_it_was_given_for():
    bedside = block_visit()
    bedside.plan(("c1", "7.5"))
    assert stop_ids(bedside) == []  # 300 of 300 mg
    bedside.plan(("c1", "7.6"))
    assert said(bedside, "anaesthetic_fraction") == [
        "101 % of the combined maximum with what is planned: lidocaine 304 of 300 mg. "
        "Local anaesthetics together are above their maximum."
    ]  # fmt: skip
    refusal = bedside.refused(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert refusal.finding == "anaesthetic_fraction"
    bedside.do(checklist.override, "anaesthetic_fraction", "two hours apart")
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert stop_ids(bedside) == []
    bedside.plan(("c1", "7.61"))
    assert said(bedside, "anaesthetic_fraction")[0].startswith("101 %")
    assert stop_ids(bedside) == ["anaesthetic_fraction"]


def test_that_a_hair_above_the_maximum_does_not_read_as_the_maximum():
    bedside = block_visit()
    bedside.plan(("c1", "7.5001"))
    assert said(bedside, "anaesthetic_fraction")[0].startswith("100.1 % of the combined maximum with what is planned: lidocaine 300.004")


def test_that_the_parts_of_a_mixture_stop_together_where_none_would_alone():
    bedside = block_visit()
    bedside.plan(("c1", "4.5"), ("c2", "7"))
    load = anaesthetic_load(bedside.record)
    assert [share.fraction < 1 for share in load.shares] == [True, True]
    assert stop_ids(bedside) == ["anaesthetic_fraction"]
    assert said(bedside, "anaesthetic_fraction") == [
        "103 % of the combined maximum with what is planned: lidocaine 180 of 300 mg and bupivacaine 70 of 164 mg. "
        "Local anaesthetics together are above their maximum."
    ]  # fmt: skip


def test_that_without_a_weight_only_a_small_part_of_the_absolute_maximum_is_let_through():
    bedside = block_visit(weight=None)
    bedside.plan(("c1", "3.75"))
    assert (stop_ids(bedside), body_weight(bedside.record)) == ([], None)
    bedside.plan(("c1", "3.76"))
    assert said(bedside, "weight_needed_fraction") == [
        "50 % of the absolute maximum and no weight. Without a weight the maximum is not known."
    ]
    assert stop_ids(bedside) == ["weight_needed_fraction"]
    bedside.answer(weight_kg="70")
    assert stop_ids(bedside) == []


@pytest.mark.parametrize("kg", ["0", "0.29"])
def test_that_a_weight_no_person_has_is_no_weight(kg: str):
    bedside = Bedside(gon_block(), patient=patient(weight=Weight(Decimal(kg), DAY)))
    assert body_weight(bedside.record) is None


def test_that_a_weight_typed_today_counts_before_the_charts():
    bedside = Bedside(gon_block())
    assert body_weight(bedside.record) == Weight(Decimal(82), date(2026, 11, 20))
    bedside.answer(weight_kg="84.5")
    assert body_weight(bedside.record) == Weight(Decimal("84.5"), DAY)
    bedside.answer(weight_on="2026-10-01")
    assert body_weight(bedside.record) == Weight(Decimal("84.5"), date(2026, 10, 1))


@pytest.mark.parametrize(("days", "says"), [(30, []), (31, ["The weight is 31 days old. It sets the maximum."]), (-1, [])])
def test_that_an_old_weight_is_pointed_out(days: int, says: list[str]):
    bedside = Bedside(gon_block(), patient=patient(weight=Weight(Decimal(82), DAY - timedelta(days=days))))
    assert said(bedside, "weight_max_age_days") == says


def test_that_a_drug_without_a_maximum_is_named_as_unknown():
    bedside = block_visit()
    bedside.plan(("c1", "1"))
    bedside.record = replace(bedside.record, formulary=replace(bedside.record.formulary, anaesthetics=()))
    load = anaesthetic_load(bedside.record)
    assert (load.shares, load.unknown, load.fraction) == ((), ("lidocaine",), 0)


# -- steroid -------------------------------------------------------------------------------------------------------------------


def steroid_visit(product: str, ml: str, **changes: object) -> Bedside:
    bedside = ready(gon_block(), **changes)
    bedside.open(product)
    bedside.place()
    bedside.plan((product and "c1", ml))
    return bedside


@pytest.mark.parametrize(
    ("ml", "severity", "mg"),
    [("0.2", "caution", "16"), ("0.25", None, "20"), ("1", None, "80"), ("1.1", "stop", "88")],
)
def test_that_a_steroid_outside_its_usual_range_is_told(ml: str, severity: str | None, mg: str):
    bedside = steroid_visit("methylprednisolone_200", ml)
    (dose,) = steroid_doses(bedside.record)
    assert (dose.substance, dose.given_mg, dose.planned_mg) == ("methylprednisolone acetate", 0, Decimal(mg))
    found = [one for one in findings(bedside.record) if one.id == "steroid_range:methylprednisolone acetate"]
    assert [one.severity.value for one in found] == ([severity] if severity else [])
    if severity:
        assert found[0].says == f"{mg} mg of methylprednisolone acetate in this session; usual is 20 to 80 mg."
    assert said(bedside, "steroid:methylprednisolone acetate") == ["Never near the vertebral artery."]


def test_that_the_given_part_of_a_steroid_stays_in_the_sum():
    bedside = steroid_visit("methylprednisolone_200", "1")
    bedside.do(block.give_block, "gon", Side.LEFT, aspiration="negative")
    assert [(one.given_mg, one.planned_mg) for one in steroid_doses(bedside.record)] == [(40, 40)]
    bedside.do(block.omit_block, "patient fainted")
    assert [(one.given_mg, one.planned_mg) for one in steroid_doses(bedside.record)] == [(40, 0)]


def test_that_a_steroid_without_a_known_range_is_told():
    bedside = steroid_visit("cortivazol", "0.5")
    assert said(bedside, "steroid_unknown:cortivazol") == ["No usual dose of cortivazol is known here; 2.5 mg in this session."]


def test_that_a_steroid_without_a_caution_raises_none():
    bedside = ready(gon_block())
    vial = bedside.open("hydrocortisone_100")
    from procedure_assistant.domain.commands.products import reconstitute
    from procedure_assistant.domain.units import Volume

    bedside.do(reconstitute, vial, Volume.ml(2), "water")
    bedside.plan((vial, "0.5"))
    assert [one.id for one in findings(bedside.record) if one.id.startswith("steroid")] == []


@pytest.mark.parametrize(("days", "says"), [(90, []), (89, ["12 weeks 5 days since the last steroid. Steroids are given further apart."])])
def test_that_a_steroid_too_soon_stops(days: int, says: list[str]):
    earlier = (e.EarlierDose("v0", DAY - timedelta(days=days), "triamcinolone", Kind.STEROID, milligrams(40)),)
    bedside = Bedside(gon_block(), earlier_doses=earlier)
    bedside.answer_all()
    assert said(bedside, "steroid_interval_days") == []
    bedside.open("methylprednisolone_40")
    bedside.plan(("c1", "0.5"))
    assert said(bedside, "steroid_interval_days") == says


def test_that_a_steroid_told_by_the_patient_counts_too():
    bedside = Bedside(gon_block())
    assert last_steroid(bedside.record) is None
    bedside.answer(last_steroid="yes")
    assert last_steroid(bedside.record) is None
    bedside.answer(last_steroid_date="2026-11-01")
    assert last_steroid(bedside.record) == date(2026, 11, 1)
    bedside.answer(last_steroid="none")
    assert last_steroid(bedside.record) is None


# -- toxin ---------------------------------------------------------------------------------------------------------------------


def toxin(days_ago: int, amount: int, product: str = BOTOX) -> e.EarlierDose:
    return e.EarlierDose("v0", DAY - timedelta(days=days_ago), product, Kind.TOXIN, units_of(product, amount))


def toxin_visit(*earlier: e.EarlierDose) -> Bedside:
    bedside = Bedside(preempt(), earlier_doses=earlier)
    bedside.answer_all()
    bedside.open_botox()
    return bedside


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (83, ["11 weeks 6 days since the last toxin. Retreatment is due after 12 weeks. Due from 24 Nov 2026."]),
        (84, []),
        (0, ["0 days since the last toxin. Retreatment is due after 12 weeks. Due from 15 Feb 2027."]),
        (-2, ["The last toxin is dated 25 Nov 2026, after this visit. Retreatment is due after 12 weeks."]),
    ],
)
def test_that_toxin_is_due_84_days_after_the_last(days: int, says: list[str]):
    bedside = toxin_visit(toxin(days, 100))
    assert said(bedside, "toxin_interval_days") == says
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.days_since_last, window.earliest_next) == (days, date(2027, 2, 15))


def test_that_the_first_toxin_has_no_interval():
    window = toxin_window(toxin_visit().record)
    assert window is not None
    assert (window.last, window.last_units, window.days_since_last, window.earlier_units) == (None, None, None, 0)


@pytest.mark.parametrize(
    ("days", "units", "stops_at"),
    [
        (84, 245, None),
        (84, 246, "401 units of onabotulinumtoxinA in 90 days with what is planned. At most 400 units in 3 months."),
        (89, 246, "401 units of onabotulinumtoxinA in 90 days with what is planned. At most 400 units in 3 months."),
        (90, 246, None),
    ],
)
def test_that_400_units_in_90_days_count_what_is_planned(days: int, units: int, stops_at: str | None):
    bedside = toxin_visit(toxin(days, units))
    assert said(bedside, "toxin_window_units") == ([stops_at] if stops_at else [])


def test_that_a_reason_for_400_units_lapses_when_more_is_planned():
    bedside = toxin_visit(toxin(84, 260))
    bedside.do(checklist.override, "toxin_window_units", "spasticity treated elsewhere")
    bedside.do(give_all)
    assert stop_ids(bedside) == []
    from procedure_assistant.domain.commands.injection_map import add_extra

    bedside.do(add_extra, "lateral_right", 300.0, 150.0, "temporalis", Side.RIGHT)
    assert said(bedside, "toxin_window_units")[0].startswith("420 units")
    assert stop_ids(bedside) == ["toxin_window_units"]


def test_that_an_omitted_site_leaves_the_window():
    bedside = toxin_visit(toxin(84, 250))
    assert stop_ids(bedside) == ["toxin_window_units"]
    bedside.do(omit, "procerus_1", "cap of 400 units")
    assert stop_ids(bedside) == []


def test_that_other_toxins_are_named_and_never_added():
    dysport, myobloc = "abobotulinumtoxinA", "rimabotulinumtoxinB"
    bedside = toxin_visit(toxin(84, 500, dysport), toxin(85, 300, dysport), toxin(200, 300, myobloc))
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.units, window.last_units) == (0, 500)
    assert said(bedside, "other_toxin:abobotulinumtoxinA") == [
        "abobotulinumtoxinA was given on 31 Aug 2026 and 30 Aug 2026. Units of different toxins are not interchangeable and are not added."
    ]
    assert said(bedside, "other_toxin:rimabotulinumtoxinB") == []
    assert stop_ids(bedside) == []


def test_that_another_brand_too_soon_stops_as_well():
    assert stop_ids(toxin_visit(toxin(30, 500, "abobotulinumtoxinA"))) == ["toxin_interval_days"]


def told(product: str = BOTOX, on: str = "2026-09-01", units: str = "300") -> Bedside:
    """PREEMPT with a dose told from another clinic."""
    bedside = toxin_visit()
    bedside.answer(last_toxin="yes")
    for step, value in (("last_toxin_date", on), ("last_toxin_product", product), ("last_toxin_units", units)):
        if value:
            bedside.answer(**{step: value})
    return bedside


def test_that_a_dose_told_from_another_clinic_counts():
    bedside = told()
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.earlier_units, window.last, window.last_units, window.incomplete) == (300, date(2026, 9, 1), 300, False)
    assert stop_ids(bedside) == ["toxin_interval_days", "toxin_window_units"]


def test_that_a_dose_told_and_in_our_own_log_counts_once():
    bedside = Bedside(preempt(), earlier_doses=(toxin(84, 155),))
    bedside.answer(last_toxin="yes", last_toxin_date="2026-08-31", last_toxin_product=BOTOX, last_toxin_units="155")
    window = toxin_window(bedside.record)
    assert window is not None
    assert window.earlier_units == 155


def test_that_another_brand_told_for_a_day_of_our_own_is_not_taken_for_the_same():
    bedside = Bedside(preempt(), earlier_doses=(toxin(84, 155),))
    bedside.answer(last_toxin="yes", last_toxin_date="2026-08-31", last_toxin_product="abobotulinumtoxinA", last_toxin_units="300")
    assert len(said(bedside, "other_toxin:abobotulinumtoxinA")) == 1


@pytest.mark.parametrize(("product", "on", "units"), [("", "2026-10-01", "100"), (BOTOX, "2026-10-01", ""), ("", "2026-10-01", "")])
def test_that_the_day_of_a_toxin_counts_even_where_its_dose_is_not_known(product: str, on: str, units: str):
    bedside = told(product, on, units)
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.last, window.last_units, window.earlier_units, window.incomplete) == (date(2026, 10, 1), None, 0, True)
    assert "toxin_interval_days" in stop_ids(bedside)
    assert said(bedside, "last_toxin_incomplete") == [
        "The day, product or units of the last toxin are not told; they are not in the total of 90 days."
    ]


def test_that_a_toxin_told_without_its_day_is_incomplete():
    bedside = told(BOTOX, "", "100")
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.last, window.incomplete) == (None, True)


def test_that_a_toxin_that_was_answered_away_counts_no_more():
    bedside = told()
    bedside.answer(last_toxin="none")
    window = toxin_window(bedside.record)
    assert window is not None
    assert (window.last, window.earlier_units, window.incomplete) == (None, 0, False)
    assert stop_ids(bedside) == []


def test_that_the_label_dose_is_a_caution_and_not_a_stop():
    bedside = toxin_visit()
    bedside.do(give_all)
    assert said(bedside, "label_units") == []
    from procedure_assistant.domain.commands.injection_map import add_extra

    bedside.do(add_extra, "lateral_right", 300.0, 150.0, "temporalis", Side.RIGHT)
    assert said(bedside, "label_units") == ["160 units given. Above the dose of the US label."]
    assert stop_ids(bedside) == []


@pytest.mark.parametrize("missing", ["toxin_window_units", "toxin_window_days", "toxin_interval_days"])
def test_that_without_its_limits_there_is_no_window(missing: str):
    protocol = replace(preempt(), limits=tuple(limit for limit in preempt().limits if limit.id != missing))
    assert toxin_window(Bedside(protocol).record) is None
    assert toxin_window(Bedside(gon_block()).record) is None


def test_that_steroid_and_anaesthetic_of_earlier_visits_are_no_toxin():
    earlier = (e.EarlierDose("v0", DAY - timedelta(days=5), "lidocaine", Kind.LOCAL_ANAESTHETIC, milligrams(40)),)
    window = toxin_window(Bedside(combined(), earlier_doses=earlier).record)
    assert window is not None
    assert window.last is None


def test_that_a_child_is_refused_with_the_source_and_goes_on_by_a_physicians_reason():
    bedside = Bedside(preempt(), patient=patient(birth_date=date(2012, 5, 1)))
    bedside.answer_all()
    bedside.open_botox()
    refusal = bedside.refused(give, ["procerus_1"])
    assert refusal.text == (
        "Not approved below 18 years. This patient is 14 years old. Nothing was charted. "
        "Wait, or go on with a physician’s stated reason. Source: LBL 8.4."
    )
    bedside.do(checklist.override, "minimum_age_years", "two oral preventives failed, parents consent")
    bedside.do(give, ["procerus_1"])


@pytest.mark.parametrize(("born", "stopped"), [(date(2008, 11, 24), True), (date(2008, 11, 23), False)])
def test_that_the_eighteenth_birthday_is_of_age(born: date, stopped: bool):
    bedside = Bedside(preempt(), patient=patient(birth_date=born))
    assert ("minimum_age_years" in stop_ids(bedside)) is stopped


def test_that_a_block_has_no_least_age():
    assert stop_ids(Bedside(gon_block(), patient=patient(birth_date=date(2012, 5, 1)))) == []

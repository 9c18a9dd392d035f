from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from procedure_assistant.domain.commands import course, products
from procedure_assistant.domain.commands.injection_map import give, give_all
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.protocol import Severity
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Volume, milligrams
from tests.domain.bedside import Bedside, ready, ready_to_inject
from tests.domain.samples import DAY, NEXT_YEAR, gon_block, preempt, units

SALINE = "0.9 % NaCl"


def test_that_a_container_is_opened_with_its_lot_and_expiry():
    bedside = Bedside()
    bedside.do(products.open_product, "botox_200", " C8812C3 ", DAY)
    container = bedside.record.containers["c1"]
    assert (container.opened.label, container.opened.lot, container.opened.expiry) == ("BOTOX 200 units", "C8812C3", DAY)
    assert (container.opened.content, container.volume, container.concentration) == (units(200), None, None)
    assert container.opened.ndc == "0023-3921-02"


@pytest.mark.parametrize(
    ("product", "lot", "expiry", "reason", "go_on"),
    [
        ("aspirin", "L1", NEXT_YEAR, "This product is not in the formulary.", "Choose one of the list, or add it to the formulary file."),
        ("botox_200", "  ", NEXT_YEAR, "The lot of BOTOX 200 units is missing. Nothing was charted.", "Scan or type the lot."),
        (
            "botox_200", "C1", date(2026, 11, 22),
            "BOTOX 200 units, lot C1, expired on 22 Nov 2026. Nothing was charted.", "Put it aside and open another one.",
        ),
        (
            "dysport_300", "D1", NEXT_YEAR,
            "The map is written in units of onabotulinumtoxinA; units of abobotulinumtoxinA are not interchangeable.",
            "Open a vial of onabotulinumtoxinA.",
        ),
    ],
)  # fmt: skip
def test_that_a_container_that_must_not_be_used_is_refused(product: str, lot: str, expiry: date, reason: str, go_on: str):
    refusal = Bedside(preempt()).refused(products.open_product, product, lot, expiry)
    assert (refusal.reason, refusal.go_on, refusal.place) == (reason, go_on, "products")


def test_that_containers_are_numbered_once_and_for_all():
    bedside = Bedside()
    bedside.open("botox_200")
    bedside.do(course.undo)
    assert bedside.open("botox_200") == "c2"


def test_that_a_powder_is_dissolved_and_may_be_corrected_before_anything_is_drawn():
    bedside = Bedside()
    vial = bedside.open_botox(ml="8")
    bedside.do(products.reconstitute, vial, Volume.ml(4), SALINE)
    container = bedside.record.containers[vial]
    assert container.reconstituted_at == bedside.now
    assert container.concentration is not None
    assert container.concentration.dose_in(Volume.ml("0.1")) == units(5)


@pytest.mark.parametrize(
    ("container", "ml", "diluent", "expiry", "reason"),
    [
        ("c9", "4", SALINE, None, "There is no powder here to dissolve. Nothing was charted."),
        ("c2", "4", SALINE, None, "There is no powder here to dissolve. Nothing was charted."),
        ("c1", "0", SALINE, None, "A vial cannot be dissolved in 0 mL. Nothing was charted."),
        ("c1", "-4", SALINE, None, "A vial cannot be dissolved in -4 mL. Nothing was charted."),
        ("c1", "4.00001", SALINE, None, "A vial cannot be dissolved in about 4 mL. Nothing was charted."),
        ("c1", "4", " ", None, "The diluent is not named. Nothing was charted."),
        ("c1", "4", SALINE, date(2026, 11, 22), "The diluent expired on 22 Nov 2026. Nothing was charted."),
    ],
)
def test_that_a_vial_is_dissolved_as_it_can_be(container: str, ml: str, diluent: str, expiry: date | None, reason: str):
    bedside = Bedside()
    bedside.open("botox_200")
    bedside.open("lidocaine_2")
    assert bedside.refused(products.reconstitute, container, Volume.ml(ml), diluent, "", expiry).reason == reason


def test_that_a_vial_in_use_is_neither_dissolved_anew_nor_taken_back():
    bedside = ready(preempt())
    vial = bedside.open_botox()
    bedside.do(give, ["procerus_1"])
    assert bedside.refused(products.reconstitute, vial, Volume.ml(2), SALINE).go_on == "Undo them first."
    assert bedside.refused(products.take_back, vial).reason == "Something was drawn from it, so it stays in the record."


def test_that_a_vial_that_was_wasted_from_is_not_taken_back():
    bedside = Bedside()
    vial = bedside.open_botox()
    bedside.do(products.waste, vial, units(1), "dropped")
    bedside.refused(products.take_back, vial)


def test_that_a_container_entered_by_mistake_goes_with_the_plan_that_drew_from_it():
    bedside = ready_to_inject()
    bedside.do(products.take_back, "c2")
    assert list(bedside.record.containers) == ["c1", "c3"]
    assert bedside.record.plan is None
    bedside.do(course.undo)
    assert list(bedside.record.containers) == ["c1", "c2", "c3"]
    assert bedside.record.plan is not None
    bedside.do(products.take_back, "c1")
    assert bedside.record.plan is not None
    assert bedside.refused(products.take_back, "c1").reason == "This container is not in the visit."


def test_that_another_dilution_takes_back_the_plan_that_was_counted_in_the_old_one():
    bedside = ready(gon_block())
    vial = bedside.open("hydrocortisone_100")
    bedside.do(products.reconstitute, vial, Volume.ml(2), "water")
    bedside.plan((vial, "0.5"))
    bedside.do(products.reconstitute, vial, Volume.ml(4), "water")
    assert bedside.record.plan is None


# -- dilution ------------------------------------------------------------------------------------------------------------------


def _dilution(ml: str) -> list[tuple[Severity, str]]:
    bedside = Bedside(preempt())
    bedside.open_botox(ml=ml)
    return [(finding.severity, finding.says) for finding in findings(bedside.record) if finding.id == "dilution:c1"]


@pytest.mark.parametrize("ml", ["1", "2", "4.0", "8", "10"])
def test_that_a_dilution_of_the_label_raises_no_question(ml: str):
    assert _dilution(ml) == []


def test_that_a_dilution_between_those_of_the_label_is_a_caution():
    assert _dilution("2.5") == [(Severity.CAUTION, "BOTOX 200 units was dissolved in 2.5 mL; its label lists 1, 2, 4, 8 or 10 mL.")]


@pytest.mark.parametrize("ml", ["40", "0.5"])
def test_that_a_slip_of_the_decimal_point_in_the_dilution_stops(ml: str):
    assert _dilution(ml) == [(Severity.STOP, f"BOTOX 200 units was dissolved in {ml} mL; its label lists 1, 2, 4, 8 or 10 mL.")]


def test_that_no_dilution_is_judged_without_a_label_list():
    bedside = Bedside()
    vial = bedside.open("hydrocortisone_100")
    bedside.do(products.reconstitute, vial, Volume.ml(50), "water")
    assert stops(bedside.record) == ()


# -- waste and balance ---------------------------------------------------------------------------------------------------------


def test_that_given_wasted_and_left_make_what_was_opened():
    bedside = ready(preempt())
    vial = bedside.open_botox()
    bedside.do(give_all)
    bedside.do(products.waste, vial, units(15), "dropped", " K. Osei ")
    one = balance(bedside.record, vial)
    assert (one.given, one.wasted, one.left, one.opened) == (units(155), units(15), units(30), units(200))
    assert [one.volume_of(dose) for dose in (one.given, one.wasted, one.left)] == [Volume.ml("3.1"), Volume.ml("0.3"), Volume.ml("0.6")]
    waste, stamp = bedside.record.containers[vial].wastes[0]
    assert (waste.reason, waste.witness, stamp.who) == ("dropped", "K. Osei", "E. Marsh")


@pytest.mark.parametrize(
    ("container", "amount", "reason", "says"),
    [
        ("c9", "1", "rest", "This container is not in the visit."),
        ("c1", "0", "rest", "Nothing to discard."),
        ("c1", "-5", "rest", "Nothing to discard."),
        ("c1", "200.5", "rest", "BOTOX 200 units has 200 units left. Nothing was charted."),
        ("c1", "5", " ", "The reason for the waste is missing."),
    ],
)
def test_that_waste_that_cannot_be_is_refused(container: str, amount: str, reason: str, says: str):
    bedside = Bedside()
    bedside.open_botox()
    assert bedside.refused(products.waste, container, units(amount), reason).reason == says


def test_that_the_rest_of_everything_is_wasted_at_once():
    bedside = ready_to_inject()
    bedside.do(give, ["procerus_1"])
    assert bedside.refused(products.waste_all, " ").reason == "The reason for the waste is missing."
    bedside.do(products.waste_all, "rest", "K. Osei")
    assert [balance(bedside.record, one).wasted for one in ("c1", "c2", "c3")] == [units(195), milligrams(40), milligrams(50)]
    assert bedside.try_to(products.waste_all, "rest") == ()


def test_that_a_vial_that_cannot_be_drawn_from_says_what_is_missing():
    bedside = ready(preempt())
    assert bedside.refused(give, ["procerus_1"]).text == (
        "No vial of onabotulinumtoxinA is open. Nothing was charted. Choose the vial and lot first."
    )
    vial = bedside.open("botox_200")
    assert bedside.refused(give, ["procerus_1"]).text == "The vial is not dissolved yet. Nothing was charted. Say in how many mL."
    bedside.do(products.reconstitute, vial, Volume.ml(4), SALINE)
    bedside.do(products.waste, vial, units("197.5"), "dropped")
    assert bedside.refused(give, ["procerus_1"]).text == (
        "The vial has 2.5 units left, 5 units are needed. Nothing was charted. Open another vial."
    )


def test_that_a_second_vial_is_drawn_from_when_the_first_is_empty():
    bedside = ready(preempt())
    first, second = bedside.open_botox("botox_100", "2"), bedside.open_botox("botox_100", "2")
    bedside.do(give_all)
    assert [balance(bedside.record, vial).given for vial in (first, second)] == [units(100), units(55)]


def test_that_a_vial_not_dissolved_has_no_volumes():
    bedside = Bedside()
    vial = bedside.open("botox_200")
    one = balance(bedside.record, vial)
    assert (one.volume_of(units(5)), one.left.amount) == (None, Decimal(200))


def test_that_a_signed_record_takes_no_product():
    from tests.domain.test_course import signed

    bedside = signed()
    for refusal in (
        bedside.refused(products.open_product, "botox_200", "L1", NEXT_YEAR),
        bedside.refused(products.reconstitute, "c1", Volume.ml(4), SALINE),
        bedside.refused(products.take_back, "c1"),
        bedside.refused(products.waste, "c1", units(1), "rest"),
        bedside.refused(products.waste_all, "rest"),
    ):
        assert refusal.reason == "The record is signed and closed. Nothing was charted."

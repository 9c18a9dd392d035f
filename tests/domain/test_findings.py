from __future__ import annotations

from dataclasses import replace

import pytest

from procedure_assistant.domain.commands import products
from procedure_assistant.domain.commands.injection_map import give
from procedure_assistant.domain.findings import findings, stops
from procedure_assistant.domain.patient import Allergy
from procedure_assistant.domain.protocol import Severity
from tests.domain.bedside import Bedside, ready
from tests.domain.samples import gon_block, patient, preempt


def allergic(*allergies: Allergy, protocol: str = "preempt") -> Bedside:
    """A visit of a patient with these charted allergies."""
    return Bedside(preempt() if protocol == "preempt" else gon_block(), patient=patient(allergies=allergies))


@pytest.mark.parametrize(
    "charted",
    ["onabotulinumtoxinA", "OnabotulinumtoxinA 100 UNT Injection", "Botulinum toxin type A", "Botox", "DYSPORT (rash)", "Human albumin"],
)
def test_that_any_name_of_the_toxin_in_the_chart_stops(charted: str):
    (stop,) = stops(allergic(Allergy(charted)).record)
    assert stop.id == "allergy:onabotulinumtoxinA"
    assert stop.says == f"The chart lists an allergy to {charted}; onabotulinumtoxinA is in this visit."
    assert stop.go_on == "Return the product, or go on with a physician’s stated reason."


@pytest.mark.parametrize(
    "allergy",
    [
        Allergy("Penicillin"),
        Allergy("Latex"),
        Allergy("Egg albumin"),
        Allergy("Lidocaine"),
        Allergy("Botox", status="resolved"),
        Allergy("Botox", status="inactive"),
    ],
)
def test_that_other_and_ended_allergies_stop_nothing(allergy: Allergy):
    assert stops(allergic(allergy).record) == ()


@pytest.mark.parametrize("charted", ["Lidocaine Hydrochloride 10 MG/ML", "lidocaine", "Local anesthetics", "Local anaesthetic, amide"])
def test_that_an_allergy_to_what_was_opened_stops_until_it_is_returned(charted: str):
    bedside = allergic(Allergy(charted), protocol="block")
    assert stops(bedside.record) == ()
    bedside.open("lidocaine_2")
    assert [stop.id for stop in stops(bedside.record)] == ["allergy:lidocaine"]
    bedside.do(products.take_back, "c1")
    assert stops(bedside.record) == ()


def test_that_an_allergy_to_the_brand_of_a_liquid_is_found():
    bedside = allergic(Allergy("Depo-Medrol"), protocol="block")
    shelf = bedside.formulary
    named = tuple(replace(one, brand="Depo-Medrol") if one.id == "methylprednisolone_40" else one for one in shelf.products)
    bedside = Bedside(gon_block(), replace(shelf, products=named), bedside.patient)
    bedside.open("methylprednisolone_40")
    assert [stop.id for stop in stops(bedside.record)] == ["allergy:methylprednisolone acetate"]


def test_that_two_entries_for_one_substance_are_one_stop_which_one_reason_passes():
    from procedure_assistant.domain.commands import checklist

    bedside = allergic(Allergy("Botox"), Allergy("botulinum toxin"))
    assert [stop.says for stop in stops(bedside.record)] == [
        "The chart lists an allergy to Botox and botulinum toxin; onabotulinumtoxinA is in this visit."
    ]
    bedside.do(checklist.override, "allergy:onabotulinumtoxinA", "was a haematoma, not an allergy")
    assert stops(bedside.record) == ()


@pytest.mark.parametrize("allergies", [None, ()])
def test_that_no_allergy_stops_nothing(allergies: tuple[Allergy, ...] | None):
    assert stops(Bedside(patient=patient(allergies=allergies)).record) == ()


def test_that_findings_come_loudest_first():
    bedside = ready()
    bedside.open("lidocaine_2")
    bedside.open("bupivacaine_05")
    bedside.place()
    bedside.plan(("c1", "1"), ("c2", "1"))
    bedside.answer(infection="yes", consent_side="left")
    loud = [finding.severity for finding in findings(bedside.record)]
    assert loud == [Severity.STOP, Severity.STOP, Severity.CAUTION]
    assert [finding.id for finding in findings(bedside.record)] == ["infection_yes", "side_mismatch", "mixing_caution"]


@pytest.mark.parametrize(
    ("sides", "says", "place"),
    [
        (("left", "left", "left"), None, ""),
        (("left", "", ""), None, ""),
        (("left", "right", "left"), "planned left, consented right and time-out left", "consent_side"),
        (("both", "both", "left"), "planned both, consented both and time-out left", "time_out_side"),
        (("right", "left", "left"), "planned right, consented left and time-out left", "planned_side"),
        (("left", "right", "both"), "planned left, consented right and time-out both", "time_out_side"),
        (("left", "right", ""), "planned left, consented right and time-out not stated", "consent_side"),
        (("left", "", "right"), "planned left, consented not stated and time-out right", "time_out_side"),
    ],
)
def test_that_a_mismatch_of_sides_names_the_three_and_leads_to_the_odd_one(sides: tuple[str, str, str], says: str | None, place: str):
    bedside = Bedside(gon_block())
    for step, side in zip(("planned_side", "consent_side", "time_out_side"), sides, strict=True):
        if side:
            bedside.answer(**{step: side})
    assert [stop.says for stop in stops(bedside.record)] == ([f"The sides do not agree: {says}."] if says else [])
    assert [stop.place for stop in stops(bedside.record)] == ([place] if says else [])


def test_that_a_mismatch_of_sides_keeps_every_needle_out():
    bedside = ready()
    bedside.open_botox()
    bedside.answer(consent_side="left")
    assert bedside.refused(give, ["procerus_1"]).finding == "side_mismatch"


def test_that_every_finding_has_a_source_and_a_place():
    bedside = ready(birth_date=patient().birth_date.replace(year=2012), allergies=(Allergy("Botox"),))
    bedside.answer(infection="not_known")
    for finding in findings(bedside.record):
        assert finding.source.text
        assert finding.place

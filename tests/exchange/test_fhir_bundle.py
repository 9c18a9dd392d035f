"""Every visit as a FHIR Bundle: valid by the R4 definitions and required bindings, exact, coded only where sure, marked for what it is.

That every fact of a visit is in it stands in ``test_every_fact.py``.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from procedure_assistant.domain.events import AdverseEventNoted, HandedOver, WasteRecorded
from procedure_assistant.domain.patient import Allergy
from procedure_assistant.domain.record import Answer, Override
from procedure_assistant.domain.units import milligrams
from procedure_assistant.exchange import fhir_bundle
from procedure_assistant.exchange.fhir_parts import SYSTEM, kept, narrative, plain_name
from procedure_assistant.exchange.fhir_patient import FhirPatientReader
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.export_facts import missing
from tests.exchange.desks import Desks, all_desks
from tests.exchange.fhir_reading import resources, statements
from tests.exchange.visits import NAMES, clinic, person
from tests.peers.fhir_peer import FhirPeer, peer
from tests.services.regenerative_visits import finished, services

SURE = {
    "http://loinc.org": {"29463-7", "72514-3", "28570-0", "59284-0"},
    "http://snomed.info/sct": {"7771000", "24028007", "56333001", "387480006", "387150008"},
    "http://www.nlm.nih.gov/research/umls/rxnorm": {"6387", "1815", "35780", "6754"},
}
"""Codes that the clinical facts call sure; further ones need a source there first."""
PUBLISHED = (
    "http://hl7.org/fhir/sid/icd-10-cm",
    "http://hl7.org/fhir/sid/ndc",
    "http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category",
)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with all_desks(tmp_path_factory.mktemp("desks")) as made:
        yield made


@pytest.fixture(scope="module")
def server() -> Iterator[FhirPeer]:
    with peer() as made:
        yield made


def of_kind(data: bytes, kind: str) -> list[dict[str, Any]]:
    return [one for one in resources(data) if one["resourceType"] == kind]


def codings(value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if "code" in value and str(value.get("system", "")).startswith(("http", "urn")) and "value" not in value:
            yield value["system"], value["code"]
        for one in value.values():
            yield from codings(one)
    elif isinstance(value, list):
        for one in value:
            yield from codings(one)


@pytest.mark.parametrize("name", NAMES)
def test_that_every_visit_is_valid_fhir_r4_with_all_required_bindings(desks: Desks, server: FhirPeer, name: str):
    assert server.check(fhir_bundle.write(desks.export(name))) == []


@pytest.mark.parametrize("kind", ["exosome", "msc"])
def test_that_every_kind_of_product_is_valid_and_every_fact_of_it_is_there(tmp_path: Path, server: FhirPeer, kind: str):
    built = services(tmp_path)
    assert built.exports is not None
    visit = replace(built.exports.of(finished(built, kind, "gon_block_ultrasound").id), images=())  # they have no file behind them
    data = fhir_bundle.write(visit)
    built.store.close()
    assert server.check(data) == []
    assert missing(visit, statements(data), without=("image",)) == ()


def test_that_the_judge_finds_what_is_not_right(desks: Desks, server: FhirPeer):
    good = json.loads(fhir_bundle.write(desks.export("shortest")))
    at = {entry["resource"]["resourceType"]: number for number, entry in enumerate(good["entry"])}

    def spoiled(kind: str, **values: object) -> str:
        bad = json.loads(json.dumps(good))
        bad["entry"][at[kind]]["resource"].update(values)
        return " ".join(server.check(json.dumps(bad).encode()))

    assert "is not in http://hl7.org/fhir/ValueSet/event-status" in spoiled("Procedure", status="finished")
    assert "Invalid additional property" in spoiled("Consent", patients=[])
    assert "ppc-1" in spoiled("Consent", policyRule=None)
    assert "nothing in the Bundle is urn:uuid:0" in spoiled("Media" if "Media" in at else "Procedure", subject={"reference": "urn:uuid:0"})
    wrong = spoiled("Encounter", serviceProvider={"reference": good["entry"][0]["fullUrl"]})
    assert "a Patient, where Organization belongs" in wrong
    assert "NONE is no code" in spoiled("Encounter", **{"class": {**good["entry"][at["Encounter"]]["resource"]["class"], "code": "NONE"}})


@pytest.mark.parametrize("name", NAMES)
def test_that_only_sure_codes_are_used_and_everything_has_words(desks: Desks, name: str):
    data = fhir_bundle.write(desks.export(name))
    for system, code in codings(resources(data)):
        if system in SURE:
            assert code in SURE[system], system
        elif system not in (SYSTEM, "http://unitsofmeasure.org"):
            assert system in PUBLISHED or system.startswith("http://terminology.hl7.org/CodeSystem/"), system

    def concepts(value: object) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            if isinstance(value.get("coding"), list):
                yield value
            for one in value.values():
                yield from concepts(one)
        elif isinstance(value, list):
            for one in value:
                yield from concepts(one)

    assert [one for one in concepts(resources(data)) if not one.get("text")] == []


def test_that_amounts_are_written_digit_by_digit():
    amounts = {"a": Decimal("0.10"), "b": Decimal("28.0"), "c": Decimal("0.1") * 3, "d": Decimal("12345678901234567.89")}
    sent = fhir_bundle.encoded(kept(amounts))
    assert sent == b'{"a":0.10,"b":28.0,"c":0.3,"d":12345678901234567.89}'


def test_that_nothing_but_emptiness_is_left_out():
    told = {"none": None, "text": "", "list": [None, {}], "zero": 0, "no": False, "exact": Decimal(0), "in": {"x": [{"y": ""}]}}
    assert kept(told) == {"zero": 0, "no": False, "exact": Decimal(0)}


def test_that_every_dose_of_the_map_adds_up_to_what_was_given(desks: Desks):
    visit = desks.export("preempt")
    data = fhir_bundle.write(visit)
    wanted = sum((site.given.amount for site in visit.record.sites.values() if site.given), Decimal(0))
    given = [one for one in of_kind(data, "MedicationAdministration") if one["status"] == "completed"]
    assert sum(one["dosage"]["dose"]["value"] for one in given) == wanted == Decimal("157.5")
    (sites,) = (one for one in of_kind(data, "Observation") if one["code"]["text"] == "Dose at each site")
    told = {one["code"]["coding"][0]["code"]: one["valueQuantity"]["value"] for one in sites["component"] if "valueQuantity" in one}
    assert told == {f"site.{one.id}": one.given.amount for one in visit.record.sites.values() if one.given}
    assert len(told) == 32
    (absent,) = (one for one in sites["component"] if "dataAbsentReason" in one)
    assert (absent["code"]["text"], absent["dataAbsentReason"]["text"]) == ("Trapezius left 3", "tender, patient declined")
    assert {one["dosage"]["dose"]["unit"] for one in given} == {"units of onabotulinumtoxinA"}


def test_that_a_block_says_nerve_side_drugs_and_exact_doses(desks: Desks):
    data = fhir_bundle.write(desks.export("gon"))
    blocks = of_kind(data, "Procedure")
    assert [one["code"]["text"] for one in blocks] == ["Greater occipital nerve block, left", "Greater occipital nerve block, right"]
    assert [one["bodySite"][1]["coding"][0]["code"] for one in blocks] == ["7771000", "24028007"]
    doses = [(one["dosage"]["dose"]["value"], one["dosage"]["dose"]["code"]) for one in of_kind(data, "MedicationAdministration")]
    assert doses == [(Decimal(20), "mg"), (Decimal("7.5"), "mg")] * 2


UDI = "(01)00844588003288(17)141120(10)7654321D"
"""The example of the UDI rule's own guidance: device identifier, expiry, lot."""


def with_udi(visit: VisitExport) -> VisitExport:
    """The kit of the visit has a UDI."""
    part = visit.record.regenerative
    one = part.biologics["b1"]
    answers = {**one.answers, "kit_udi": Answer((UDI,), one.stamp)}
    changed = replace(part, biologics={"b1": replace(one, answers=answers)})
    return replace(visit, record=replace(visit.record, regenerative=changed))


def test_that_a_kit_is_a_device_and_the_pictures_are_there(desks: Desks):
    visit = with_udi(desks.export("prp"))
    data = fhir_bundle.write(visit)
    (kit,) = of_kind(data, "Device")
    passport = visit.record.regenerative.biologics["b1"].values
    assert (kit["manufacturer"], kit["lotNumber"]) == (passport["kit_maker"][0], passport["kit_lot"][0])
    assert kit["udiCarrier"] == [{"deviceIdentifier": "00844588003288", "carrierHRF": UDI}]
    pictures = of_kind(data, "Media")
    assert [base64.b64decode(one["content"]["data"]) for one in pictures] == [image.picture() for image in visit.images]
    assert [one["content"]["contentType"] for one in pictures] == ["image/png"] * 2
    assert {one["medicationReference"]["display"] for one in of_kind(data, "MedicationAdministration")} == {"Platelet-rich plasma"}


def test_that_the_document_holds_the_record_as_pdf_and_as_text_and_its_provenance_the_hash(desks: Desks):
    visit = desks.export("shortest")
    data = fhir_bundle.write(visit)
    (document,) = of_kind(data, "DocumentReference")
    pdf, text = (base64.b64decode(one["attachment"]["data"]) for one in document["content"])
    assert pdf == visit.pdf()
    assert text.decode() == visit.text
    (provenance,) = of_kind(data, "Provenance")
    assert provenance["entity"][0]["what"]["identifier"]["value"] == visit.hash
    assert [one["type"]["text"] for one in provenance["agent"]] == ["Author", "Legal Authenticator", "Enterer", "Assembler"]
    entries = json.loads(data)["entry"]
    mine = {entry["fullUrl"] for entry in entries if visit.visit_id in json.dumps(entry["resource"].get("identifier", ""))}
    assert {one["reference"] for one in provenance["target"]} == mine


def test_that_the_same_visit_gives_the_same_bytes(desks: Desks):
    assert fhir_bundle.write(desks.export("prp")) == fhir_bundle.write(desks.export("prp"))


def test_that_a_draft_says_so_everywhere_and_is_no_transaction(desks: Desks):
    data = fhir_bundle.write(desks.export("draft"))
    told = json.loads(data)
    assert told["type"] == "collection"
    assert not any("request" in entry for entry in told["entry"])
    assert of_kind(data, "DocumentReference")[0]["docStatus"] == "preliminary"
    assert {one["status"] for one in of_kind(data, "Observation")} == {"preliminary"}
    assert {one["status"] for one in of_kind(data, "MedicationAdministration")} == {"in-progress"}
    assert of_kind(data, "Encounter")[0]["status"] == "in-progress"


def test_that_a_void_record_is_entered_in_error_throughout(desks: Desks):
    data = fhir_bundle.write(desks.export("voided"))
    shared = {"Patient", "Practitioner", "Organization", "AllergyIntolerance", "Provenance", "AdverseEvent"}
    states = {one["status"] for one in resources(data) if one["resourceType"] not in shared}
    assert states == {"entered-in-error"}
    (document,) = of_kind(data, "DocumentReference")
    assert document["description"].startswith("VOID: charted in the wrong patient’s record.")
    requests = {entry["resource"]["resourceType"]: entry["request"] for entry in json.loads(data)["entry"]}
    assert requests["Procedure"]["method"] == "PUT"
    assert requests["Patient"]["method"] == "POST"


def test_that_an_amended_record_replaces_its_document_and_marks_what_changed(desks: Desks):
    visit = desks.export("amended")
    data = fhir_bundle.write(visit)
    (document,) = of_kind(data, "DocumentReference")
    signed = visit.record.signature
    assert signed is not None
    assert document["docStatus"] == "amended"
    replaced = [one["target"]["identifier"]["value"] for one in document["relatesTo"]]
    assert replaced[0] == f"{visit.visit_id}.{signed.seq}.document"
    assert len(replaced) == 4  # signed, and after each of three amendments; the co-signature is this state
    states = {one["identifier"][0]["value"].removeprefix(f"{visit.visit_id}."): one["status"] for one in of_kind(data, "Observation")}
    assert states["pain.after.0"] == "amended"
    assert states["sites"] == "amended"
    assert states["pain.before.0"] == "final"
    assert sum("Amendment" in json.dumps(one["text"]) for one in of_kind(data, "Provenance")) == 3


def test_that_no_two_parts_share_an_identity_and_every_one_can_be_asked_for(desks: Desks):
    for name in NAMES:
        told = json.loads(fhir_bundle.write(desks.export(name)))
        urls = [entry["fullUrl"] for entry in told["entry"]]
        assert len(urls) == len(set(urls))
        for entry in told["entry"]:
            asked = entry.get("request", {}).get("ifNoneExist") or entry.get("request", {}).get("url", "x?").partition("?")[2]
            assert not asked or re.fullmatch(r"(identifier|_tag)=urn:uuid:[0-9a-f-]{36}\|[A-Za-z0-9._-]+", asked)


def test_that_a_patient_who_came_from_a_chart_is_looked_for_by_its_number_there(tmp_path: Path):
    came = person(source="FHIR R4 urn:oid:2.999.1", allergies=None, weight=None)
    with clinic(tmp_path, patient=came) as desk:
        visit = desk.export("shortest")
        own = json.loads(fhir_bundle.write(visit))["entry"][0]["request"]["ifNoneExist"]
        told = fhir_bundle.bundle(visit, mrn_system="https://chart.example/mrn")
    assert own == "identifier=urn:oid:2.999.1|0048%202917"
    assert json.loads(fhir_bundle.encoded(told))["entry"][0]["request"]["ifNoneExist"] == "identifier=https://chart.example/mrn|0048%202917"


def test_that_not_asked_none_known_and_some_allergies_are_three_things(tmp_path: Path):
    told = []
    for number, allergies in enumerate((None, (), (Allergy("Latex", criticality="high"), Allergy("Iodine", status="resolved")))):
        folder = tmp_path / str(number)
        folder.mkdir()
        with clinic(folder, patient=person(allergies=allergies)) as desk:
            found = of_kind(fhir_bundle.write(desk.export("shortest")), "AllergyIntolerance")
        told.append([(one["code"]["text"], one["clinicalStatus"]["text"], one.get("criticality", "")) for one in found])
    assert told == [[], [("No known allergies", "active", "")], [("Latex", "active", "high"), ("Iodine", "resolved", "")]]


def hostile(visit: VisitExport) -> VisitExport:
    """The same visit of a patient whose name is an attack."""
    name = '<script>alert("x")</script>\x00\x07 & ]]> \ud800 "; DROP'
    patient = replace(visit.patient, family_name=name, mrn="0|1,2$3&identifier=x")
    record = replace(visit.record, visit=replace(visit.record.visit, patient=patient))
    return replace(visit, record=record, patient=patient)


def test_that_hostile_names_stay_text(desks: Desks, server: FhirPeer):
    data = fhir_bundle.encoded(fhir_bundle.bundle(hostile(desks.export("shortest")), mrn_system="urn:x"))
    patient = of_kind(data, "Patient")[0]
    assert patient["name"][0]["family"] == '<script>alert("x")</script>[U+0000][U+0007] & ]]> [U+D800] "; DROP'
    assert json.loads(data)["entry"][0]["request"]["ifNoneExist"] == "identifier=urn:x|0%5C|1%5C%2C2%5C%243%26identifier=x"
    assert server.check(data) == []


ODD = '<b>&"\'\x00\x1f\u202e\ud800 $ | , \\ {{}} \U0001f600'


def test_that_hostile_words_of_the_record_are_valid_everywhere(desks: Desks, server: FhirPeer):
    visit = desks.export("gon")
    record = visit.record
    stamp = record.opened
    containers = {}
    for key, one in record.containers.items():
        opened = replace(one.opened, lot=ODD, serial=ODD, label=ODD, ndc=ODD)
        containers[key] = replace(one, opened=opened, wastes=((WasteRecorded(key, milligrams(1), ODD, ODD), stamp),))
    answers = {**record.answers, "consent_form": Answer((ODD,), stamp)}
    changed = replace(
        record,
        containers=containers,
        answers=answers,
        standing={**record.standing, "consent_form": (ODD,)},
        adverse=((AdverseEventNoted(ODD, ODD, ODD), stamp),),
        overrides={ODD: Override(ODD, ODD, ODD, stamp)},
        handovers=((HandedOver(ODD, ODD), stamp),),
    )
    data = fhir_bundle.write(replace(visit, record=changed))
    assert server.check(data) == []
    told = ODD.replace("\x00", "[U+0000]").replace("\x1f", "[U+001F]").replace("\ud800", "[U+D800]")
    assert {one["batch"]["lotNumber"] for one in of_kind(data, "Medication")} == {told}
    assert told in of_kind(data, "AdverseEvent")[0]["event"]["text"]
    assert [one["detail"] for one in of_kind(data, "DetectedIssue")] == [told]


def test_that_our_own_bundle_can_be_imported_as_a_chart(desks: Desks):
    visit = desks.export("shortest")
    read = FhirPatientReader().read(fhir_bundle.write(visit), visit.record.day)
    mine, theirs = visit.patient, read.patient
    assert (theirs.name, theirs.birth_date, theirs.sex, theirs.mrn) == (mine.name, mine.birth_date, mine.sex, mine.mrn)
    assert theirs.allergies == mine.allergies
    assert theirs.weight == mine.weight


def test_that_a_narrative_is_xhtml_whatever_it_says():
    told = narrative(["<b>&\x01", "", "two"])["text"]
    assert told == {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml"><p>&lt;b&gt;&amp;[U+0001]</p><p>two</p></div>'}


def test_that_an_identity_needs_no_quoting_and_two_names_stay_two():
    assert plain_name("v1", "site", "frontalis_left_2") == "v1.site.frontalis_left_2"
    odd = {plain_name("v1", one) for one in ("a b", "a|b", "a,b", "ä", "ö")}
    assert len(odd) == 5
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", one) for one in odd)

"""Writes the sample patient bundles of this folder. All people are invented; run it after a change: `python -m tests.bundles.make_bundles`.

The shape is that of the transaction bundles which the Synthea generator makes (FHIR R4), so that they cover what real exports hold:
much that the import does not use, ended and current entries side by side, references by urn:uuid.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid5

FOLDER = Path(__file__).parent
_IDS = UUID("5b0c7c1e-8f43-4d0e-9d6e-2f0d7c5a9b11")
_SNOMED, _RXNORM, _LOINC = "http://snomed.info/sct", "http://www.nlm.nih.gov/research/umls/rxnorm", "http://loinc.org"
_TERMS = "http://terminology.hl7.org/CodeSystem"
_CLINIC = "http://clinic.example.org/mrn"

Json = dict[str, object]


def concept(system: str, code: str, words: str) -> Json:
    """A CodeableConcept as Synthea writes it: the words twice."""
    return {"coding": [{"system": system, "code": code, "display": words}], "text": words}


def _status(system: str, code: str) -> Json:
    return {"coding": [{"system": f"{_TERMS}/{system}", "code": code}]}


@dataclass
class Bundle:
    """A bundle in the making for one invented person."""

    name: str
    entries: list[Json] = field(default_factory=list)

    def id(self, kind: str, number: int) -> str:
        """A stable id for the n-th resource of a kind."""
        return str(uuid5(_IDS, f"{self.name} {kind} {number}"))

    def add(self, kind: str, body: Json) -> str:
        """Add a resource and return its urn."""
        number = sum(1 for entry in self.entries if entry["request"]["url"] == kind)  # type: ignore[index]
        own_id = self.id(kind, number)
        self.entries.append(
            {
                "fullUrl": f"urn:uuid:{own_id}",
                "resource": {"resourceType": kind, "id": own_id, **body},
                "request": {"method": "POST", "url": kind},
            }
        )
        return f"urn:uuid:{own_id}"

    @property
    def subject(self) -> Json:
        """The reference to the person."""
        return {"reference": self.entries[0]["fullUrl"]}

    def person(self, family: str, given: list[str], born: str, gender: str, mrn: str, **more: object) -> None:
        """The Patient with practitioner and clinic behind it. Must come first."""
        self.add(
            "Patient",
            {
                "text": {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">Invented person</div>'},
                "identifier": [
                    {"system": "http://generator.example.org/person", "value": self.id("person", 0)},
                    {
                        "type": {**concept(f"{_TERMS}/v2-0203", "MR", "Medical Record Number")},
                        "system": _CLINIC,
                        "value": mrn,
                    },
                    {
                        "type": {**concept(f"{_TERMS}/v2-0203", "SS", "Social Security Number")},
                        "system": "http://hl7.org/fhir/sid/us-ssn",
                        "value": "999-00-0000",
                    },
                ],
                "name": [{"use": "official", "family": family, "given": given}],
                "gender": gender,
                "birthDate": born,
                "maritalStatus": {"text": "M"},
                "multipleBirthBoolean": False,
                **more,
            },
        )
        self.add("Organization", {"active": True, "name": "Elder Street Headache Clinic"})
        self.add("Practitioner", {"active": True, "name": [{"family": "Vance", "given": ["Orla"], "prefix": ["Dr."]}]})

    def encounter(self, on: str) -> None:
        """A visit with its claim: much of a real bundle, nothing of use here."""
        period = {"start": f"{on}T09:26:38+00:00", "end": f"{on}T09:56:38+00:00"}
        visit = self.add("Encounter", {"status": "finished", "class": {"code": "AMB"}, "subject": self.subject, "period": period})
        self.add(
            "Claim",
            {
                "status": "active",
                "use": "claim",
                "patient": self.subject,
                "created": period["end"],
                "item": [{"sequence": 1, "encounter": [{"reference": visit}]}],
                "total": {"value": 129.16, "currency": "USD"},
            },
        )

    def condition(self, code: str, words: str, onset: str, abated: str = "", status: str = "") -> None:
        """A confirmed problem-list entry, resolved when ``abated``."""
        body: Json = {
            "clinicalStatus": _status("condition-clinical", status or ("resolved" if abated else "active")),
            "verificationStatus": _status("condition-ver-status", "confirmed"),
            "code": concept(_SNOMED, code, words),
            "subject": self.subject,
            "onsetDateTime": f"{onset}T09:26:38+00:00",
        }
        if abated:
            body["abatementDateTime"] = f"{abated}T09:26:38+00:00"
        self.add("Condition", body | {"recordedDate": body["onsetDateTime"]})

    def medication(self, code: str, words: str, since: str, status: str = "active") -> None:
        """An order for a drug."""
        self.add(
            "MedicationRequest",
            {
                "status": status,
                "intent": "order",
                "medicationCodeableConcept": concept(_RXNORM, code, words),
                "subject": self.subject,
                "authoredOn": f"{since}T09:26:38+00:00",
            },
        )

    def allergy(self, code: str, words: str, on: str, **more: object) -> None:
        """A confirmed active allergy."""
        body: Json = {
            "clinicalStatus": _status("allergyintolerance-clinical", "active"),
            "verificationStatus": _status("allergyintolerance-verification", "confirmed"),
            "type": "allergy",
            "category": ["environment"],
            "criticality": "low",
            "code": concept(_SNOMED, code, words),
            "patient": self.subject,
            "recordedDate": f"{on}T09:26:38+00:00",
        }
        self.add("AllergyIntolerance", body | more)

    def observation(self, code: str, words: str, on: str, value: float, unit: str) -> None:
        """A measured value."""
        self.add(
            "Observation",
            {
                "status": "final",
                "code": concept(_LOINC, code, words),
                "subject": self.subject,
                "effectiveDateTime": f"{on}T09:26:38+00:00",
                "issued": f"{on}T09:26:38.397+00:00",
                "valueQuantity": {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
            },
        )

    def check_up(self, on: str, kg: float, cm: float) -> None:
        """A visit with height and weight."""
        self.encounter(on)
        self.observation("8302-2", "Body height", on, cm, "cm")
        self.observation("29463-7", "Body weight", on, kg, "kg")

    def text(self, kind: str = "transaction") -> str:
        """The file's content."""
        bundle = {"resourceType": "Bundle", "type": kind, "entry": self.entries}
        return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def chronic_migraine() -> Bundle:
    """An adult with chronic migraine and hypertension; allergies never told."""
    bundle = Bundle("tobias_lindgren")
    bundle.person("Lindgren", ["Tobias"], "1979-08-03", "male", "4815-2207")
    bundle.condition("38341003", "Hypertension", "2006-03-11")
    bundle.medication("316049", "Hydrochlorothiazide 25 MG", "2006-03-11")
    bundle.condition("124171000119105", "Chronic intractable migraine without aura", "2011-09-20")
    bundle.condition("444814009", "Viral sinusitis (disorder)", "2018-11-11", "2018-11-25")
    bundle.medication("562251", "Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet", "2018-11-11", "stopped")
    bundle.check_up("2025-02-02", 81.2471294404367, 182.2)
    bundle.check_up("2026-02-20", 84.22928477759177, 182.2)
    return bundle


def long_history() -> Bundle:
    """An adult with migraine and eighteen years of visits, a maiden name beside the official one."""
    bundle = Bundle("ottilie_brandvold")
    names = [
        {"use": "maiden", "family": "Thorsen", "given": ["Ottilie"]},
        {"use": "official", "family": "Brandvold", "given": ["Ottilie", "Marie"], "prefix": ["Mrs."]},
    ]
    bundle.person("Brandvold", ["Ottilie"], "1962-04-17", "female", "1190-7734", name=names)
    for year in range(2009, 2027):
        bundle.check_up(f"{year}-05-12", 70 + (year - 2009) * 0.27, 166)
    bundle.condition("162864005", "Body mass index 30+ - obesity (finding)", "1998-01-18")
    bundle.condition("124171000119105", "Chronic intractable migraine without aura", "2007-01-13")
    for year in (2014, 2017, 2021):
        bundle.condition("195662009", "Acute viral pharyngitis (disorder)", f"{year}-03-04", f"{year}-03-14")
    bundle.medication("310325", "ferrous sulfate 325 MG Oral Tablet", "2003-05-15")
    bundle.medication("834102", "Penicillin V Potassium 500 MG Oral Tablet", "2014-07-03", "stopped")
    for year in (2019, 2022, 2025):
        bundle.add("Immunization", {"status": "completed", "patient": bundle.subject, "occurrenceDateTime": f"{year}-10-01"})
    return bundle


_POLLEN = (
    ("419474003", "Allergy to mould"),
    ("232350006", "House dust mite allergy"),
    ("232347008", "Dander (animal) allergy"),
    ("418689008", "Allergy to grass pollen"),
    ("419263009", "Allergy to tree pollen"),
)


def six_allergies() -> Bundle:
    """An adult with six allergies, one with its reaction."""
    bundle = Bundle("marisol_echevarria")
    bundle.person("Echevarría", ["Marisol"], "1998-01-30", "female", "3306-0451")
    hives = concept(_SNOMED, "126485001", "Hives")
    reaction = [{"manifestation": [hives, {"text": "wheezing"}], "severity": "severe"}]
    bundle.allergy("424213003", "Allergy to bee venom", "2004-07-15", criticality="high", reaction=reaction)
    for code, words in _POLLEN:
        bundle.allergy(code, words, "2004-07-15")
    bundle.condition("233678006", "Childhood asthma", "2003-06-23")
    bundle.medication("745679", "200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler", "2003-06-23")
    bundle.check_up("2026-08-16", 67.94505411766802, 163)
    return bundle


def pregnancy_ended() -> Bundle:
    """An adult whose pregnancy ended years ago."""
    bundle = Bundle("freya_ashdown")
    bundle.person("Ashdown", ["Freya"], "1996-12-09", "female", "7702-9918")
    bundle.condition("72892002", "Normal pregnancy", "2021-01-19", "2021-10-02")
    bundle.medication("757594", "Jolivette 28 Day Pack", "2018-06-26", "stopped")
    bundle.medication("316052", "Hydrochlorothiazide 6.25 MG", "2019-09-02")
    bundle.check_up("2025-09-08", 52.10504645932339, 159)
    return bundle


def pregnant() -> Bundle:
    """An adult who is pregnant, with migraine."""
    bundle = Bundle("nadia_okonjo")
    bundle.person("Okonjo", ["Nadia"], "1994-05-27", "female", "5521-3340")
    bundle.condition("72892002", "Normal pregnancy", "2026-07-02")
    bundle.condition("37796009", "Migraine", "2015-02-10")
    bundle.check_up("2026-10-14", 71.5, 168)
    return bundle


def child() -> Bundle:
    """A child of seven with eight allergies and an epinephrine pen."""
    bundle = Bundle("pip_hawthorne")
    bundle.person("Hawthorne", ["Pip"], "2019-06-11", "other", "8840-1126")
    food = (
        ("91930004", "Allergy to eggs"),
        ("420174000", "Allergy to wheat"),
        ("417532002", "Allergy to fish"),
        ("91934008", "Allergy to nut"),
    )
    for code, words in (*_POLLEN[:4], *food):
        bundle.allergy(code, words, "2020-08-04", category=["food"])
    bundle.condition("62106007", "Concussion with no loss of consciousness", "2024-03-17", "2024-04-16")
    bundle.medication("1870230", "0.3 ML Epinephrine 1 MG/ML Auto-Injector", "2020-08-04")
    bundle.medication("312617", "predniSONE 5 MG Oral Tablet", "2020-07-15", "stopped")
    bundle.check_up("2020-07-29", 9.657235934550554, 78)
    bundle.check_up("2026-06-28", 23.30959717862, 121)
    return bundle


def accents() -> Bundle:
    """An adult with accents in the name and no current medication."""
    bundle = Bundle("jose_munoz")
    bundle.person("Muñoz-Ibáñez", ["José", "Ángel"], "1971-10-05", "male", "6613-8082")
    bundle.condition("15777000", "Prediabetes", "1999-05-30")
    bundle.condition("10509002", "Acute bronchitis (disorder)", "2018-06-02", "2018-06-16")
    bundle.medication("834102", "Penicillin V Potassium 500 MG Oral Tablet", "2013-05-14", "stopped")
    bundle.check_up("2026-06-18", 83.85474091039157, 174)
    bundle.add("Goal", {"lifecycleStatus": "accepted", "subject": bundle.subject, "description": {"text": "Less sugar"}})
    return bundle


def latex() -> Bundle:
    """An adult with a latex allergy."""
    bundle = Bundle("walter_pryce")
    bundle.person("Pryce", ["Walter"], "1960-02-22", "male", "2054-6619")
    bundle.allergy("300916003", "Latex allergy", "1966-09-02")
    bundle.allergy("419474003", "Allergy to mould", "1966-09-02")
    bundle.condition("446096008", "Perennial allergic rhinitis", "1966-09-02")
    bundle.medication("477045", "Chlorpheniramine Maleate 2 MG/ML Oral Solution", "1966-09-16")
    bundle.check_up("2026-07-13", 91.63197442921633, 181)
    return bundle


def other_sender() -> Bundle:
    """The same facts as another chart writes them: relative references, pounds, a drug by reference, no known allergies."""
    bundle = Bundle("amos_whitlock")
    bundle.person("Whitlock", ["Amos"], "1985-11-02", "male", "9917-4403")
    patient = bundle.entries[0]["resource"]
    patient["name"] = [{"use": "official", "family": "Whitlock", "given": ["Amos"], "suffix": ["Jr."]}]  # type: ignore[index]
    own = {"reference": f"Patient/{patient['id']}"}  # type: ignore[index]
    bundle.allergy("716186003", "No known allergy", "2026-01-05", patient=own)
    bundle.add("Medication", {"code": {"text": "topiramate 50 mg tablet"}})
    drug = bundle.entries[-1]["resource"]["id"]  # type: ignore[index]
    bundle.add(
        "MedicationStatement",
        {
            "status": "active",
            "medicationReference": {"reference": f"Medication/{drug}"},
            "subject": own,
            "effectivePeriod": {"start": "2026-01-05"},
        },
    )
    bundle.add(
        "Condition",
        {
            "clinicalStatus": _status("condition-clinical", "active"),
            "code": concept("http://hl7.org/fhir/sid/icd-10-cm", "G43.709", "Chronic migraine without aura"),
            "subject": own,
            "onsetDateTime": "2017",
        },
    )
    bundle.add(
        "Observation",
        {
            "status": "final",
            "code": {"coding": [{"system": _LOINC, "code": "29463-7"}]},
            "subject": own,
            "effectiveDateTime": "2026-09-30",
            "valueQuantity": {"value": 176.5, "unit": "lb", "system": "http://unitsofmeasure.org", "code": "[lb_av]"},
        },
    )
    return bundle


def all_bundles() -> dict[str, str]:
    """File name and content of every sample."""
    transactions = (
        chronic_migraine(),
        long_history(),
        six_allergies(),
        pregnancy_ended(),
        pregnant(),
        child(),
        accents(),
        latex(),
    )
    made = {f"{bundle.name}.json": bundle.text() for bundle in transactions}
    return made | {"amos_whitlock.json": other_sender().text("collection")}


def main() -> None:
    """Write every sample beside this file."""
    for name, content in all_bundles().items():
        (FOLDER / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()

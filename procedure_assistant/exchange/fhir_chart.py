"""Reads what FHIR R4 resources tell of one patient: whose they are, conditions, current medications. Keeps the source's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from procedure_assistant.domain.chart import ACTIVE_STATUSES, ENDED_STATUSES, ICD10_CM, SNOMED, folded
from procedure_assistant.domain.patient import Allergy, Condition, Medication, Weight
from procedure_assistant.exchange.fhir_allergies import read_allergies
from procedure_assistant.exchange.fhir_json import Resource
from procedure_assistant.exchange.fhir_values import (
    UNREADABLE,
    Json,
    Notes,
    child,
    children,
    concept_name,
    day,
    is_partial,
    preferred_code,
    status_code,
    text,
)
from procedure_assistant.exchange.fhir_weight import is_weight, newest_weight

_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
_ALLERGY, _CONDITION, _OBSERVATION = "AllergyIntolerance", "Condition", "Observation"
_MEDICATIONS = ("MedicationRequest", "MedicationStatement")

# Statuses of MedicationRequest and MedicationStatement together.
_TAKEN = frozenset({"active", "on-hold"})
_NOT_TAKEN = frozenset({"stopped", "completed", "cancelled", "ended", "entered-in-error", "not-taken"})
_ONLY_PLANNED = frozenset({"draft", "intended"})
_PLANNING_INTENTS = frozenset({"proposal", "plan", "option"})


@dataclass(frozen=True, slots=True)
class Chart:
    """What the resources tell of one patient; the meaning of the fields is that of ``ReadPatient`` and ``Patient``."""

    allergies: tuple[Allergy, ...] | None
    conditions: tuple[Condition, ...]
    medications: tuple[Medication, ...]
    weight: Weight | None
    withdrawn: tuple[Allergy | Condition | Medication, ...]
    tells_conditions: bool
    tells_medications: bool


def read_chart(resources: Sequence[Resource], patient: Resource, birth_date: date, today: date, notes: Notes) -> Chart:
    """Everything the resources tell of ``patient``; what is doubtful or left out goes to ``notes``."""
    own = _own_resources(resources, patient, notes)
    _note_version(own, notes)
    wrong_allergies: list[Allergy] = []
    allergies = read_allergies([item.body for item in own if item.kind == _ALLERGY], wrong_allergies, notes)
    conditions, wrong_conditions = _conditions([item.body for item in own if item.kind == _CONDITION], notes)
    prescribed = [item.body for item in own if item.kind in _MEDICATIONS]
    medications, ended_medications = _medications(prescribed, _medication_index(resources), notes)
    chart = Chart(
        allergies=allergies,
        conditions=conditions,
        medications=medications,
        weight=newest_weight([item.body for item in own if item.kind == _OBSERVATION], birth_date, today, notes),
        withdrawn=(*wrong_allergies, *wrong_conditions, *ended_medications),
        tells_conditions=any(item.kind == _CONDITION for item in own),
        tells_medications=bool(prescribed),
    )
    if UNREADABLE in repr(chart):
        notes.add(f"Some words in the file hold characters that cannot be shown; they stand as “{UNREADABLE}”.")
    return chart


def _own_resources(resources: Sequence[Resource], patient: Resource, notes: Notes) -> list[Resource]:
    """The resources that tell of ``patient``. Other people's are left out; those of nobody are taken with a note, weights are not."""
    own_id = text(patient.body, "id")
    numbers = {(text(entry, "system"), text(entry, "value")) for entry in children(patient.body, "identifier")} - {("", "")}
    names = {patient.full_url, own_id, f"urn:uuid:{own_id}"} | {f"Patient?identifier={one}|{two}" for one, two in numbers}
    names -= {"", "urn:uuid:"}
    own = []
    for resource in resources:
        if resource.kind == _OBSERVATION and not is_weight(resource.body):
            continue
        if resource.kind not in (_ALLERGY, _CONDITION, _OBSERVATION, *_MEDICATIONS):
            continue
        is_own = _tells_of(resource, names, numbers)
        label = concept_name(child(resource.body, "code")) or resource.kind
        if is_own is None and resource.kind == _OBSERVATION:
            # A weight that may be somebody else's must not carry a dose limit.
            notes.under("Left out, since it is not told whose they are", label)
        elif is_own is None:
            notes.under("Taken although it is not told whose they are", label)
            own.append(resource)
        elif is_own:
            own.append(resource)
        else:
            notes.under("Left out, since they belong to somebody else", label)
    return own


def _tells_of(resource: Resource, names: set[str], numbers: set[tuple[str, str]]) -> bool | None:
    """Whether a resource's subject is the patient with these names and numbers; None when it does not say."""
    subject = child(resource.body, "patient") or child(resource.body, "subject")
    reference = text(subject, "reference").split("/_history/")[0]
    if reference:
        *_, kind, last = ["", *reference.split("/")]
        return reference in names or (kind == "Patient" and last in names)
    number = child(subject, "identifier")
    if text(number, "value"):
        return (text(number, "system"), text(number, "value")) in numbers
    return None


def _note_version(own: Sequence[Resource], notes: Notes) -> None:
    """Say it when the shapes are those of another FHIR release, since then a field may mean something else."""
    bodies = [item.body for item in own]
    if any("medication" in body for body in bodies):
        notes.add("Parts of the file have the shape of FHIR R5; they were read as far as they mean the same in R4.")
    if any(isinstance(body.get("clinicalStatus"), str) for body in bodies):
        notes.add("Parts of the file have the shape of FHIR STU3; they were read as far as they mean the same in R4.")


# --- conditions ------------------------------------------------------------------------------------------------------------------


def _conditions(bodies: Sequence[Json], notes: Notes) -> tuple[tuple[Condition, ...], list[Condition]]:
    """All conditions, ended ones too, each once; and those the source calls wrong."""
    found: dict[Condition, None] = {}
    wrong = []
    for body in bodies:
        entry = _condition(body)
        certainty = status_code(body, "verificationStatus")
        if not entry.name:
            notes.add("The file holds a condition without a name; it was left out.")
        elif "entered-in-error" in (certainty, entry.status) or certainty == "refuted":
            reason = "refuted" if certainty == "refuted" else "entered in error"
            notes.under(f"Conditions left out, since the file marks them as {reason}", entry.name)
            wrong.append(entry)
        else:
            _note_doubts(body, entry, notes)
            found[entry] = None
    return tuple(found), wrong


def _condition(body: Json) -> Condition:
    concept = child(body, "code")
    abated = _first_day(body, "abatementDateTime", child(body, "abatementPeriod").get("end"))
    status = status_code(body, "clinicalStatus")
    if not status:
        # Invariant con-4 of FHIR R4: what has abated is not active.
        status = "resolved" if abated is not None or body.get("abatementBoolean") is True else "unknown"
    return Condition(
        name=concept_name(concept),
        status=status,
        onset=_first_day(body, "onsetDateTime", child(body, "onsetPeriod").get("start")),
        abated=abated,
        code=preferred_code(concept, (SNOMED, ICD10_CM)),
    )


def _first_day(body: Json, key: str, otherwise: object) -> date | None:
    return day(body.get(key)) or day(otherwise)


def _note_doubts(body: Json, entry: Condition, notes: Notes) -> None:
    certainty = status_code(body, "verificationStatus")
    if certainty not in ("", "confirmed"):
        notes.under("Conditions that the file does not call confirmed, kept", f"{entry.name} ({certainty})")
    if entry.status not in ACTIVE_STATUSES | ENDED_STATUSES:
        notes.under("Conditions whose status is not told, kept", entry.name)
    for key in ("onsetDateTime", "abatementDateTime"):
        told = body.get(key)
        if is_partial(told):
            notes.under("Dates without a day, left blank", f"{entry.name} {told}")
        elif told is not None and day(told) is None:
            notes.under("Dates that are not dates of the calendar, left blank", entry.name)
    if entry.onset is not None and entry.abated is not None and entry.abated < entry.onset:
        notes.under("Conditions that end before they begin in the file", entry.name)


# --- medications -----------------------------------------------------------------------------------------------------------------


def _medication_index(resources: Sequence[Resource]) -> dict[str, Json]:
    """The code of every Medication resource by each name a reference may use."""
    index: dict[str, Json] = {}
    for resource in resources:
        if resource.kind == "Medication":
            own_id = text(resource.body, "id")
            for name in (resource.full_url, f"Medication/{own_id}", f"urn:uuid:{own_id}"):
                index[name] = child(resource.body, "code")
    index.pop("", None)
    return index


def _medications(bodies: Sequence[Json], index: dict[str, Json], notes: Notes) -> tuple[tuple[Medication, ...], list[Medication]]:
    """What is taken now, each drug once, and what is no longer taken."""
    current: dict[str, Medication] = {}
    ended = []
    for body in bodies:
        entry = _medication(body, index)
        if not entry.name:
            if entry.status not in _NOT_TAKEN:
                notes.add("The file holds a current medication without a name; ask the patient.")
        elif entry.status in _NOT_TAKEN or body.get("doNotPerform") is True:
            # Synthea and many charts hold years of ended courses; only mistakes are worth a note.
            ended.append(entry)
            if entry.status == "entered-in-error":
                notes.under("Medications left out, since the file marks them as entered in error", entry.name)
        elif entry.status in _ONLY_PLANNED or text(body, "intent") in _PLANNING_INTENTS:
            notes.under("Medications left out, since they are only planned", entry.name)
        else:
            _add_once(current, entry, notes)
    return tuple(current.values()), ended


def _medication(body: Json, index: dict[str, Json]) -> Medication:
    concept, words = _drug(body, index)
    told = (body.get("authoredOn"), body.get("effectiveDateTime"), child(body, "effectivePeriod").get("start"), body.get("dateAsserted"))
    return Medication(
        name=words,
        status=text(body, "status") or "unknown",
        since=next((found for found in map(day, told) if found is not None), None),
        code=preferred_code(concept, (_RXNORM, SNOMED)),
    )


def _drug(body: Json, index: dict[str, Json]) -> tuple[Json, str]:
    """Concept and name of the drug, which R4 gives in place or by reference, R5 in one element for both."""
    concept = child(body, "medicationCodeableConcept") or child(child(body, "medication"), "concept")
    if concept_name(concept):
        return concept, concept_name(concept)
    pointer = child(body, "medicationReference") or child(child(body, "medication"), "reference")
    reference = text(pointer, "reference").split("/_history/")[0]
    contained = {f"#{text(item, 'id')}": child(item, "code") for item in children(body, "contained")}
    short = "/".join(reference.split("/")[-2:])
    concept = contained.get(reference) or index.get(reference) or index.get(short) or {}
    return concept, concept_name(concept) or text(pointer, "display")


def _add_once(current: dict[str, Medication], entry: Medication, notes: Notes) -> None:
    """Add a drug, or join it to the same one ordered before: the earliest day counts, and "active" wins over any other status."""
    if entry.status not in _TAKEN:
        notes.under("Medications whose status is not told, kept", entry.name)
    if entry.status == "on-hold":
        notes.under("Medications on hold, kept", entry.name)
    key = folded(entry.name) or entry.name
    before = current.get(key)
    if before is None:
        current[key] = entry
        return
    notes.under("Medications that the file names more than once, shown once with the earliest day", before.name)
    days = [found for found in (before.since, entry.since) if found is not None]
    status = "active" if "active" in (before.status, entry.status) else before.status
    current[key] = replace(before, since=min(days, default=None), status=status)

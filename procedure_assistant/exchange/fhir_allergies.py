"""Reads the allergy list from FHIR R4 AllergyIntolerance resources. "Not told", "none known" and a list stay three different answers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from procedure_assistant.domain.chart import ENDED_STATUSES, SNOMED, folded
from procedure_assistant.domain.patient import Allergy
from procedure_assistant.exchange.fhir_values import (
    Json,
    Notes,
    child,
    children,
    codes,
    concept_name,
    preferred_code,
    status_code,
    text,
)

_RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"

# SNOMED CT, named in FHIR R4 value set allergyintolerance-code: no known allergy, then its narrower kinds (drug, food, environment,
# latex, animal). A narrower one answers for its kind only.
_NO_KNOWN_ALLERGY = "716186003"
_NO_KNOWN_KINDS = frozenset({"409137002", "429625007", "428607008", "716184000", "716220001"})
_NO_KNOWN_WORDS = frozenset({"no known allergies", "no known allergy", "no known allergy situation", "no allergies", "none known", "nka"})


class _Absence(Enum):
    """How far an entry denies allergies."""

    OF_ALL = auto()
    OF_A_KIND = auto()


def read_allergies(bodies: Sequence[Json], withdrawn: list[Allergy], notes: Notes) -> tuple[Allergy, ...] | None:
    """Every allergy in force or ended; empty when the source says that none is known; None when it does not say.

    Entries marked as wrong go to ``withdrawn``, everything doubtful to ``notes``.
    """
    found: list[Allergy] = []
    none_known = False
    for body in bodies:
        entry, is_wrong = _entry(body, notes)
        absence = _absence(child(body, "code"), entry.substance)
        if is_wrong:
            if absence is None:
                withdrawn.append(entry)
        elif absence is None:
            _note_doubts(body, entry, notes)
            found.append(entry)
        elif entry.status in ENDED_STATUSES:
            notes.under("No longer in force, so not used", entry.substance)
        elif absence is _Absence.OF_ALL:
            none_known = True
        else:
            notes.under("The file answers for one kind of allergy only, the others are not told", entry.substance)
    if found:
        if none_known and any(entry.status not in ENDED_STATUSES for entry in found):
            notes.add("The file says both “no known allergies” and names allergies; the named ones are kept.")
        return tuple(dict.fromkeys(found))
    return () if none_known else None


def _entry(body: Json, notes: Notes) -> tuple[Allergy, bool]:
    """The allergy in the source's words, and whether the source calls it wrong."""
    concept = child(body, "code")
    named = concept if concept_name(concept) else _substance_of_a_reaction(body)
    status, certainty = status_code(body, "clinicalStatus"), status_code(body, "verificationStatus")
    entry = Allergy(
        substance=concept_name(named) or "substance not named in the source",
        reaction=_reactions(body),
        criticality=text(body, "criticality"),
        status=status or "active",
        code=preferred_code(named, (SNOMED, _RXNORM)),
    )
    # DSTU2 and some senders put entered-in-error into the one status they have.
    if "entered-in-error" in (certainty, status):
        notes.under("Allergies left out, since the file marks them as entered in error", entry.substance)
    elif certainty == "refuted":
        notes.under("Allergies left out, since the file marks them as refuted", entry.substance)
    else:
        return entry, False
    return entry, True


def _substance_of_a_reaction(body: Json) -> Json:
    return next((child(item, "substance") for item in children(body, "reaction") if child(item, "substance")), {})


def _note_doubts(body: Json, entry: Allergy, notes: Notes) -> None:
    certainty = status_code(body, "verificationStatus")
    if not status_code(body, "clinicalStatus"):
        notes.under("Allergies whose status is not told, taken as active", entry.substance)
    if certainty not in ("", "confirmed"):
        notes.under("Allergies that the file does not call confirmed, kept", f"{entry.substance} ({certainty})")
    if not concept_name(child(body, "code")):
        notes.add("The file holds an allergy whose entry does not name its substance; ask the patient.")


def _absence(concept: Json, substance: str) -> _Absence | None:
    numbers = {code.code for code in codes(concept) if code.system in (SNOMED, "")}
    words = folded(substance)
    if _NO_KNOWN_ALLERGY in numbers or words in _NO_KNOWN_WORDS:
        return _Absence.OF_ALL
    if numbers & _NO_KNOWN_KINDS or words == "nkda" or words.startswith("no known "):
        return _Absence.OF_A_KIND
    return None


def _reactions(body: Json) -> str:
    """ "Hives, wheezing (severe); nausea": manifestations of each reaction with its severity."""
    told = []
    for reaction in children(body, "reaction"):
        # In R5 a manifestation is a CodeableReference, with the concept one level down.
        names = [concept_name(item) or concept_name(child(item, "concept")) for item in children(reaction, "manifestation")]
        words = ", ".join(name for name in names if name) or text(reaction, "description")
        severity = text(reaction, "severity")
        if words or severity:
            told.append(f"{words} ({severity})" if words and severity else words or severity)
    return "; ".join(dict.fromkeys(told))

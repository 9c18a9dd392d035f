"""What a patient's chart says that a headache procedure asks about: migraine, pregnancy, allergies. Reads facts only, decides nothing.

Codes are recognised first, words second, since many charts hold entries without a code. A word can mislead either way, so every
answer here is something to show and ask, never an answer to a safety question by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.patient import Allergy, Condition, Patient
from procedure_assistant.domain.say import joined, say

SNOMED = "http://snomed.info/sct"
ICD10_CM = "http://hl7.org/fhir/sid/icd-10-cm"
ICD10 = "http://hl7.org/fhir/sid/icd-10"

# FHIR R4 value set condition-clinical; the first three are the active ones.
ACTIVE_STATUSES = frozenset({"active", "recurrence", "relapse"})
ENDED_STATUSES = frozenset({"inactive", "remission", "resolved"})

# Only codes that were seen in real charts or stand in the clinical facts; every other entry is recognised by its words.
_MIGRAINE_CODES = frozenset({"37796009", "124171000119105"})  # migraine; chronic intractable migraine without aura
_PREGNANCY_CODES = frozenset({"72892002"})  # normal pregnancy
_LATEX_CODES = frozenset({"300916003"})
_MIGRAINE_ICD = ("G43",)
# Chapter O without labour, delivery and puerperium (O61-O92), which are no longer, or not for long, a pregnancy.
_PREGNANCY_ICD = ("O0", "O1", "O2", "O3", "O4", "O60", "O98", "O99", "O9A", "Z33.1", "Z33.3", "Z34", "Z3A")
# English, German, Dutch, Spanish, Italian, Portuguese, French, after accents are taken off; "migrant" is not a migraine.
_MIGRAINE_WORDS = re.compile(r"migrain|migran(?![tc])|emicrani|enxaqueca|jaqueca")
_PREGNANCY_WORDS = re.compile(r"pregnan|gravid|gestation|eclampsi|schwanger|embaraz|grossesse|zwanger")
_LATEX_WORDS = re.compile(r"\blatex|hevea")
# Words that turn an entry into somebody else's or into its contrary.
_CONTRARY = re.compile(
    r"^(no|not|never)\b|\bfamily\b|\bhistory of\b|\bnot pregnant|test negative|contracept|gestational age|infant of|newborn"
)

# 42 completed weeks end a term pregnancy; beyond it an "active" entry was probably never closed.
LONGEST_PREGNANCY = timedelta(weeks=42)


def folded(text: str) -> str:
    """``text`` for comparing: accents and case taken off, everything but letters and digits turned to single spaces."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return joined(" ", re.sub(r"[\W_]+", " ", plain.casefold()).split())


def is_active(condition: Condition) -> bool:
    """Whether the chart calls the condition active, recurrent or relapsed."""
    return condition.status in ACTIVE_STATUSES


def migraine_conditions(patient: Patient) -> tuple[Condition, ...]:
    """Every migraine entry, active ones first, otherwise in chart order. Family history and "history of" do not count."""
    found = [entry for entry in patient.conditions if _is(entry, _MIGRAINE_CODES, _MIGRAINE_ICD, _MIGRAINE_WORDS)]
    return tuple(sorted(found, key=lambda entry: not is_active(entry)))


class PregnancyState(StrEnum):
    """What the chart says of pregnancy. Never a substitute for asking."""

    NOT_RECORDED = "not recorded"
    CURRENT = "current"
    DOUBTFUL = "doubtful"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Pregnancy:
    """The state and the chart entry it rests on (the newest one); no entry when nothing is recorded.

    DOUBTFUL: the entry is still open although it began longer ago than a pregnancy lasts, or its status is not told.
    """

    state: PregnancyState
    condition: Condition | None = None

    @property
    def words(self) -> str:
        """One clause to show, such as "Pregnancy ended 16 Feb 2019"."""
        if self.condition is None:
            return say("No pregnancy on record")
        since = say(" since {onset}", onset=wording.day(self.condition.onset)) if self.condition.onset else ""
        if self.state is PregnancyState.CURRENT:
            return say("Pregnancy on record{since}", since=since)
        if self.state is PregnancyState.DOUBTFUL:
            return say("Pregnancy on record{since}, its end is not recorded", since=since)
        return (
            say("Pregnancy ended {abated}", abated=wording.day(self.condition.abated)) if self.condition.abated else say("Pregnancy ended")
        )


def pregnancy(patient: Patient, today: date) -> Pregnancy:
    """What the chart says of pregnancy on ``today``: a current entry wins over a doubtful one, that over ended ones."""
    entries = [entry for entry in patient.conditions if _is(entry, _PREGNANCY_CODES, _PREGNANCY_ICD, _PREGNANCY_WORDS)]
    order = (PregnancyState.CURRENT, PregnancyState.DOUBTFUL, PregnancyState.ENDED)
    for state in order:
        of_state = [entry for entry in entries if _pregnancy_state(entry, today) is state]
        if of_state:
            return Pregnancy(state, max(of_state, key=lambda entry: entry.abated or entry.onset or date.min))
    return Pregnancy(PregnancyState.NOT_RECORDED)


def _pregnancy_state(entry: Condition, today: date) -> PregnancyState:
    if entry.abated is not None and entry.abated <= today:
        return PregnancyState.ENDED
    if entry.status in ENDED_STATUSES:
        return PregnancyState.ENDED
    if not is_active(entry) or (entry.onset is not None and today - entry.onset > LONGEST_PREGNANCY):
        return PregnancyState.DOUBTFUL
    return PregnancyState.CURRENT


def active_allergies(patient: Patient) -> tuple[Allergy, ...] | None:
    """Allergies that hold today (not resolved, not inactive); None when nobody asked."""
    if patient.allergies is None:
        return None
    return tuple(entry for entry in patient.allergies if entry.status not in ENDED_STATUSES)


def latex_allergies(patient: Patient) -> tuple[Allergy, ...]:
    """Active allergies to latex, by code or word."""
    return tuple(
        entry
        for entry in active_allergies(patient) or ()
        if (entry.code is not None and entry.code.system == SNOMED and entry.code.code in _LATEX_CODES)
        or _LATEX_WORDS.search(folded(entry.substance))
    )


def allergy_words(patient: Patient) -> str:
    """Allergies in one clause for banner and paper; "not asked", "none known" and a list are three different things."""
    active = active_allergies(patient)
    if active is None:
        return say("Allergies not asked")
    if not active:
        return say("No active allergies") if patient.allergies else say("No known allergies")
    return joined("; ", (_allergy_words(entry) for entry in active))


def _allergy_words(entry: Allergy) -> str:
    told = [entry.reaction] if entry.reaction else []
    if entry.criticality == "high":
        told.append(say("high risk"))
    return say("{substance} ({told})", substance=entry.substance, told=joined(", ", told)) if told else entry.substance


def _is(entry: Condition, codes: frozenset[str], icd: Sequence[str], words: re.Pattern[str]) -> bool:
    """Whether a condition is of a kind: by SNOMED code, by the beginning of its ICD-10 code, or by its words."""
    if entry.code is not None:
        if entry.code.system == SNOMED and entry.code.code in codes:
            return True
        if entry.code.system in (ICD10_CM, ICD10):
            return entry.code.code.upper().startswith(tuple(icd))
    name = folded(entry.name)
    return bool(words.search(name)) and not _CONTRARY.search(name)

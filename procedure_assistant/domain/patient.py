"""Who the procedure is done on: identity and the chart facts a procedure depends on, as they were when last imported or typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from procedure_assistant.domain.say import joined


class Sex(StrEnum):
    """Administrative sex, FHIR R4 value set administrative-gender."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Code:
    """A code from a terminology, kept as the source gave it. ``system`` is the FHIR URI."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Allergy:
    """One allergy or intolerance in the source's words; ``reaction`` and ``criticality`` are empty when not told."""

    substance: str
    reaction: str = ""
    criticality: str = ""
    status: str = "active"
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """One problem-list entry; ``onset`` and ``abated`` are None when not told. Active when ``status`` is active, recurrence or relapse."""

    name: str
    status: str
    onset: date | None = None
    abated: date | None = None
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Medication:
    """One current medication in the source's words; ``since`` is None when not told."""

    name: str
    status: str = "active"
    since: date | None = None
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """Body weight in kg with the day it was measured (always shown together)."""

    kg: Decimal
    on: date


@dataclass(frozen=True, slots=True)
class Patient:
    """A patient as the procedure needs one.

    ``id`` is ours and never changes; ``mrn`` is the medical record number of the clinic the data came from.
    ``allergies`` None means "not asked": an empty tuple is only set when the source says "no known allergies"
    or somebody answered so.
    """

    id: str
    family_name: str
    given_names: str
    birth_date: date
    sex: Sex
    mrn: str
    allergies: tuple[Allergy, ...] | None = None
    conditions: tuple[Condition, ...] = ()
    medications: tuple[Medication, ...] = ()
    weight: Weight | None = None
    source: str = ""
    updated_at: datetime | None = None

    @property
    def name(self) -> str:
        """Name as written on screen and paper, "Larson, Jacob"; the family name alone where there is no given name."""
        return joined(", ", (part for part in (self.family_name, self.given_names) if part))

    def age_on(self, day: date) -> int:
        """Completed years on ``day``."""
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)

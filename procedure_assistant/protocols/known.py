"""The ids that the program computes with, so that a data file cannot lose, misspell or misuse one. No clinical number stands here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from procedure_assistant.domain.protocol import Ask

LIMIT_UNITS: Mapping[str, str] = {
    "minimum_age_years": "years",
    "toxin_interval_days": "days",
    "toxin_window_units": "units",
    "toxin_window_days": "days",
    "label_units": "units",
    "weight_max_age_days": "days",
    "weight_needed_fraction": "",
    "anaesthetic_fraction": "",
    "mixing_caution": "",
    "steroid_interval_days": "days",
    "relief_from_minutes": "minutes",
    "relief_to_minutes": "minutes",
    "zone_width_mm": "mm",
    "photo_tape_fraction": "",
    "photo_sides_fraction": "",
    "diagnostic_volume_ml": "mL",
}
"""Every limit with the unit it is computed in; another limit would be read and never looked at."""

MAP_LIMITS = ("minimum_age_years", "toxin_interval_days", "toxin_window_units", "toxin_window_days", "label_units")
"""Without these an injection map would be unlimited in silence."""

NERVE_LIMITS = (
    "weight_max_age_days",
    "weight_needed_fraction",
    "anaesthetic_fraction",
    "mixing_caution",
    "steroid_interval_days",
    "relief_from_minutes",
    "relief_to_minutes",
    "zone_width_mm",
    "photo_tape_fraction",
    "photo_sides_fraction",
)
"""Without these a nerve block would be unlimited in silence."""


@dataclass(frozen=True, slots=True)
class KnownStep:
    """What a step of this id must ask. ``answers`` are those the program looks for; more are allowed."""

    ask: Ask
    answers: tuple[str, ...] = ()
    unit: str = ""
    blocks: bool = False


_SIDES = ("left", "right", "both")

STEPS: Mapping[str, KnownStep] = {
    "identity_name_birth_date": KnownStep(Ask.CONFIRM, blocks=True),
    "identity_mrn": KnownStep(Ask.CONFIRM, blocks=True),
    "diagnosis": KnownStep(Ask.CHOICE),
    "headache_days": KnownStep(Ask.NUMBER, unit="days"),
    "migraine_days": KnownStep(Ask.NUMBER, unit="days"),
    "failed_preventives": KnownStep(Ask.TEXT),
    "earlier_effect": KnownStep(Ask.TEXT),
    "last_toxin": KnownStep(Ask.CHOICE, ("none", "yes", "not_known"), blocks=True),
    "last_toxin_date": KnownStep(Ask.DATE),
    "last_toxin_units": KnownStep(Ask.NUMBER, unit="units"),
    "last_toxin_product": KnownStep(Ask.CHOICE),
    "last_steroid": KnownStep(Ask.CHOICE, ("none", "yes", "not_known")),
    "last_steroid_date": KnownStep(Ask.DATE),
    "weight_kg": KnownStep(Ask.NUMBER, unit="kg"),
    "weight_on": KnownStep(Ask.DATE),
    "planned_side": KnownStep(Ask.CHOICE, _SIDES, blocks=True),
    "consent_given": KnownStep(Ask.CONFIRM, blocks=True),
    "consent_side": KnownStep(Ask.CHOICE, _SIDES, blocks=True),
    "time_out_patient": KnownStep(Ask.CONFIRM, blocks=True),
    "time_out_procedure": KnownStep(Ask.CONFIRM, blocks=True),
    "time_out_side": KnownStep(Ask.CHOICE, _SIDES, blocks=True),
    "time_out_allergies": KnownStep(Ask.CONFIRM, blocks=True),
    "observation_done": KnownStep(Ask.CHOICE, ("no_complication", "complication")),
    "complication": KnownStep(Ask.TEXT),
    "discharge_ready": KnownStep(Ask.CONFIRM),
    "after_care_given": KnownStep(Ask.CONFIRM),
    "next_visit": KnownStep(Ask.DATE),
}

NEEDED_STEPS = (
    "identity_name_birth_date",
    "identity_mrn",
    "diagnosis",
    "consent_given",
    "time_out_patient",
    "time_out_procedure",
    "time_out_allergies",
    "observation_done",
    "discharge_ready",
)
"""Every protocol asks these."""

MAP_STEPS = ("last_toxin", "last_toxin_date", "last_toxin_units", "last_toxin_product")
"""A protocol with an injection map asks these too."""

NERVE_STEPS = ("planned_side", "consent_side", "time_out_side", "weight_kg", "weight_on", "last_steroid", "last_steroid_date")
"""A protocol with nerves asks these too."""

TARGET_STEPS = ("planned_side", "consent_side", "time_out_side")
"""A protocol with targets asks these too."""

SECTION_SHOWS: Mapping[str, str] = {
    "identity": "form",
    "safety": "form",
    "products": "products",
    "map": "map",
    "block": "block",
    "passport": "passport",
    "ultrasound": "ultrasound",
    "pain_before": "scores",
    "pain_after": "scores",
    "waste": "waste",
    "sign": "sign",
}
"""Sections the program jumps to by id, with the instrument each shows."""

NEEDED_SECTIONS = ("identity", "sign")
"""Every protocol has these; an injection map adds ``map``, nerves ``block``, passports ``passport``, targets ``ultrasound``."""

DRUG_SECTIONS = ("products", "waste")
"""A protocol that draws drugs from containers has these; one with passports alone needs none."""

"""The fields of a passport that the program computes with, so that a data file cannot lose or misuse one. No number stands here."""

from __future__ import annotations

from collections.abc import Mapping

from procedure_assistant.domain.protocol import Ask
from procedure_assistant.protocols.known import KnownStep


def _numbers(**units: str) -> dict[str, KnownStep]:
    return {name: KnownStep(Ask.NUMBER, unit=unit) for name, unit in units.items()}


_EVERY_PRODUCT = {
    "route": KnownStep(Ask.CHOICE, ("cleared_kit", "same_procedure", "ind_irb", "unapproved"), blocks=True),
    "fda_status": KnownStep(Ask.TEXT, blocks=True),
    "disclosure_version": KnownStep(Ask.TEXT, blocks=True),
    "disclosure_signed_at": KnownStep(Ask.MOMENT, blocks=True),
    "label_identifiers": KnownStep(Ask.CHOICES, ("name", "birth_date", "mrn"), blocks=True),
    "label_read": KnownStep(Ask.CONFIRM, blocks=True),
    "use_by": KnownStep(Ask.MOMENT, blocks=True),
    "product_ml": KnownStep(Ask.NUMBER, unit="mL", blocks=True),
}

_SPIN = {"g": "g", "rpm": "rpm", "radius_cm": "cm", "minutes": "minutes"}

FIELDS: Mapping[str, Mapping[str, KnownStep]] = {
    "prp": {
        **_EVERY_PRODUCT,
        "drawn_at": KnownStep(Ask.MOMENT, blocks=True),
        "spun_at": KnownStep(Ask.MOMENT, blocks=True),
        "blood_ml": KnownStep(Ask.NUMBER, unit="mL", blocks=True),
        "anticoagulant_used": KnownStep(Ask.CHOICE, ("none",)),
        "spins": KnownStep(Ask.CHOICE, ("one", "two")),
        "method": KnownStep(Ask.CHOICE, ("automated", "hand")),
        "preparation": KnownStep(Ask.CHOICE, ("prp", "prf")),
        "leukocyte_class": KnownStep(Ask.CHOICE, ("rich", "poor")),
        "red_cell_class": KnownStep(Ask.CHOICE, ("rich", "poor")),
        "activation": KnownStep(Ask.CHOICE, ("none", "endogenous", "calcium_chloride", "calcium_gluconate", "thrombin")),
        "light_activation": KnownStep(Ask.CHOICE, ("no", "yes")),
        **_numbers(
            anticoagulant_ml="mL",
            wb_platelets="× 10^3/uL",
            wb_wbc="× 10^3/uL",
            wb_neutrophil_percent="%",
            platelets="× 10^3/uL",
            wbc="× 10^3/uL",
            neutrophil_percent="%",
            rbc="× 10^6/uL",
            wbc_percent="%",
            rbc_percent="%",
            **{f"spin{number}_{name}": unit for number in (1, 2) for name, unit in _SPIN.items()},
        ),
    },
    "msc": {
        **_EVERY_PRODUCT,
        "origin": KnownStep(Ask.CHOICE, ("autologous", "allogeneic"), blocks=True),
        "source": KnownStep(Ask.CHOICE, ("adipose_svf", "bmac"), blocks=True),
        "processing": KnownStep(Ask.CHOICE, ("enzymatic", "culture"), blocks=True),
        "expires_at": KnownStep(Ask.MOMENT, blocks=True),
        **_numbers(nucleated_million="× 10^6", viable_million="× 10^6", viability="%", passage=""),
        **_numbers(**{f"spin1_{name}": unit for name, unit in _SPIN.items()}),
    },
    "exosome": {
        **_EVERY_PRODUCT,
        "thawed_at": KnownStep(Ask.MOMENT, blocks=True),
        "storage_form": KnownStep(Ask.CHOICE, ("frozen", "lyophilised")),
        **_numbers(particles_per_ml="× 10^9/mL", protein_ug="mcg", vial_ml="mL", use_within_hours="hours", reconstituted_ml="mL"),
    },
    "ultrasound": {
        "nerve_seen": KnownStep(Ask.CHOICE, ("yes", "no")),
        "tip_seen": KnownStep(Ask.CHOICE, ("yes", "no")),
        "spread": KnownStep(Ask.CHOICE, ("ring", "one_side", "none")),
        **_numbers(frequency_mhz="MHz", depth_mm="mm", width_mm="mm", height_mm="mm"),
    },
}
"""Form → field → what it must ask. A form of another id holds no product that the program knows."""

ASKED_ELSEWHERE = ("source", "processing", "origin")
"""What the shared sections look at where a passport asks it, and which is never true where it does not."""

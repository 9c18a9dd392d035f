"""A visit with a biologic product on the shipped protocols, and a complete passport of each kind to change in tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache

from procedure_assistant.domain.commands import checklist, images, passport, ultrasound
from procedure_assistant.domain.events_regenerative import ImageAttached, ImageKind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.protocol import Ask
from procedure_assistant.domain.units import Volume
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue
from procedure_assistant.resources import resource
from tests.domain.bedside import Bedside
from tests.domain.samples import patient

ZONE = timezone(timedelta(hours=-8))
NOW = datetime(2026, 11, 23, 11, 0, tzinfo=ZONE)
"""19:00 UTC, when the sample visit begins, in the clinic's zone."""


@cache
def shipped() -> Catalogue:
    return load_catalogue(resource())


def at(clock: str) -> str:
    """A time of the visit's day as it is kept."""
    return f"2026-11-23T{clock}-08:00"


LAWFUL = {
    "fda_status": "Kit cleared for orthopaedic use", "route": "cleared_kit", "clearance_number": "K103456", "off_label_nerve": "yes",
    "state": "california", "disclosure_version": "PRP 3", "disclosure_signed_at": at("10:00"), "physician_notified": "yes",
    **dict.fromkeys(
        ("told_unapproved", "told_evidence", "told_alternatives", "told_no_guarantee", "told_risks", "told_cost", "told_contact",
         "told_refusal"), "yes",
    ),
}  # fmt: skip
STUDY = {
    **{name: value for name, value in LAWFUL.items() if name not in ("clearance_number", "off_label_nerve")},
    "route": "ind_irb", "ind_number": "12345", "irb_number": "IRB-7", "study_protocol": "OCC-1", "told_source": "yes",
}  # fmt: skip
LABEL = {
    "label_identifiers": ("name", "birth_date"), "labelled_at": at("10:20"), "label_in_presence": "yes", "label_autologous": "yes",
    "label_read": "yes", "use_by": at("14:00"),
}  # fmt: skip
PRP = {
    **LAWFUL,
    "drawn_by": "K. Osei", "draw_site": "left antecubital", "draw_needle": "21 G", "drawn_at": at("10:10"), "blood_ml": "30",
    "anticoagulant_used": "acd_a", "anticoagulant_ml": "3", "wb_platelets": "250", "wb_wbc": "6", "wb_neutrophil_percent": "60",
    "wb_rbc": "4.5", "method": "hand", "kit_maker": "Acme", "kit_model": "PRP-30", "kit_lot": "L77", "kit_expiry": "2027-01-31",
    "centrifuge": "Acme C1", "spins": "two", "spin1_rpm": "1500", "spin1_radius_cm": "10", "spin1_minutes": "5", "spin2_g": "1600",
    "spin2_minutes": "15", "spun_at": at("10:35"), "product_ml": "4", "platelets": "1250", "wbc": "3", "neutrophil_percent": "20",
    "rbc": "0.1", "wbc_percent": "0.5", "rbc_percent": "2", "preparation": "prp", "leukocyte_class": "poor", "red_cell_class": "poor",
    "activation": "none", "light_activation": "no", "anaesthetic_mixed": "no",
    **LABEL,
}  # fmt: skip
MSC = {
    "origin": "autologous", "source": "microfragmented_fat", "processing": "mechanical",
    **STUDY,
    "harvest_site": "abdomen", "harvested_at": at("10:05"), "harvest_ml": "60", "cryopreserved": "no", "product_ml": "8",
    "nucleated_million": "40", "viable_million": "36", "viability": "90", "viability_method": "seven_aad", "sterility": "negative",
    "gram_stain": "negative", "mycoplasma": "negative", "lot": "D-1", "manufacturer": "own laboratory", "custody": "Marsh to Osei",
    "custody_identity": "yes", "expires_at": at("18:00"),
    **LABEL,
}  # fmt: skip
EXOSOME = {
    "product_name": "EV-1", "manufacturer": "Acme", "lot": "E1", "expiry": "2027-03-31", "coa": "COA 9",
    **STUDY,
    "parent_cell": "umbilical MSC", "donor_eligible": "yes", "isolation": "tff", "particles_per_ml": "10", "particle_method": "nta",
    "size_mean_nm": "120", "protein_ug": "50", "markers": ("cd9", "cd63"), "negative_markers": ("calnexin",), "sterility": "negative",
    "mycoplasma": "negative", "vial_ml": "5", "storage_form": "frozen", "storage_celsius": "-80", "thawed_at": at("10:15"),
    "use_within_hours": "4", "product_ml": "5",
    **{name: value for name, value in LABEL.items() if name != "label_autologous"},
}  # fmt: skip
WHOLE = {"prp": PRP, "msc": MSC, "exosome": EXOSOME}
OFFER = {"prp": "prp_occipital", "msc": "msc_occipital", "exosome": "exosome_occipital"}

NOTE = {
    "machine": "Sonosite X, serial 12", "probe": "linear", "frequency_mhz": "15", "nerve_seen": "yes", "depth_mm": "8.0",
    "width_mm": "4.2", "height_mm": "1.4", "doppler": "yes", "vessels": ("occipital_artery",), "approach": "in_plane",
    "direction": "medial_to_lateral", "needle": "25 G, 50 mm", "tip_seen": "yes", "spread": "ring", "sensory_test": "reduced",
    "sensory_minutes": "10",
}  # fmt: skip


def tuples(values: dict[str, object]) -> dict[str, tuple[str, ...]]:
    """Single values as the commands take them."""
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in values.items()}  # type: ignore[arg-type]


def visit(offer: str = "prp_occipital") -> Bedside:
    """A new visit of a shipped kind, hidden ones too."""
    parts = next(one.parts for one in shipped().visits if one.id == offer)
    return Bedside(shipped().combined(parts), shipped().formulary, patient())


def answer_required(bedside: Bedside) -> None:
    """Answer every required question of the checklist as it comes up."""
    known = {"diagnosis": "g43_719", "headache_days": "22", "migraine_days": "14"}
    for step in bedside.protocol.steps():
        if not step.required or step.id in bedside.record.answers or not bedside.record.asks(step):
            continue
        value = known.get(step.id) or step.quick or {Ask.CONFIRM: "yes", Ask.TEXT: "as told", Ask.DATE: "2026-11-01"}.get(step.ask, "")
        if step.ask is Ask.CHOICE and not value:
            ids = [choice.id for choice in step.choices]
            value = "both" if "both" in ids else ids[0]
        bedside.do(checklist.answer, step.id, (value,))


def begun(kind: str = "prp", **changes: object) -> tuple[Bedside, str]:
    """A visit with a product whose passport is whole but for ``changes``; None leaves a field out."""
    bedside = visit(OFFER[kind])
    answer_required(bedside)
    bedside.do(passport.begin, kind)
    values = {name: value for name, value in {**WHOLE[kind], **changes}.items() if value is not None}
    bedside.do(passport.fill, "b1", tuples(values), NOW)
    return bedside, "b1"


def of(kind: str = "prp", ml: str = "", **changes: object) -> Passport:
    """A passport; with ``ml`` so much was injected at 11:00."""
    bedside, product = begun(kind, **changes)
    if ml:
        bedside.do(ultrasound.inject, "gon_nuchal", Side.LEFT, product, Volume.ml(ml), NOW, aspiration="negative")
    found = passport_of(bedside.record, product)
    assert found is not None
    return found


def picture(image_id: str = "i1", **changes: object) -> ImageAttached:
    """A picture with the needle at the left nerve."""
    values: dict[str, object] = {
        "image_id": image_id, "sha256": format(sum(image_id.encode()), "064x"), "kind": ImageKind.ULTRASOUND, "target": "gon_nuchal",
        "side": Side.LEFT, "shows_needle": True, "media_type": "image/png", "width": 640, "height": 480, "source": "file",
    }  # fmt: skip
    return ImageAttached(**{**values, **changes})  # type: ignore[arg-type]


def given(kind: str = "prp", ml: str = "2") -> Bedside:
    """A product given at both sides under ultrasound, noted and with a picture of each needle."""
    bedside, product = begun(kind)
    for side in (Side.LEFT, Side.RIGHT):
        bedside.do(ultrasound.inject, "gon_nuchal", side, product, Volume.ml(ml), NOW, aspiration="negative")
        bedside.do(ultrasound.note, "gon_nuchal", side, tuples(NOTE))
        bedside.do(images.attach, picture(f"i_{side}", side=side))
    return bedside


UTC_NOW = NOW.astimezone(UTC)

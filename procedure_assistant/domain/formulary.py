"""Products and their dose limits as data with sources; nothing here decides, ``limits`` does."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from procedure_assistant.domain.protocol import Source
from procedure_assistant.domain.say import say
from procedure_assistant.domain.units import Concentration, Dose, Volume


class Kind(StrEnum):
    """What a product is to a procedure."""

    TOXIN = "toxin"
    LOCAL_ANAESTHETIC = "local_anaesthetic"
    STEROID = "steroid"
    DILUENT = "diluent"


@dataclass(frozen=True, slots=True)
class Product:
    """One container as it is bought. ``content`` is what one container holds; ``volume`` is None for a powder.

    ``ndc`` keeps the printed form, empty when unknown (it is then typed or scanned, never invented).
    ``diluents_ml`` are the reconstitution volumes of the label.
    """

    id: str
    substance: str
    brand: str
    kind: Kind
    content: Dose
    volume: Volume | None
    with_epinephrine: bool
    strength: str
    ndc: str
    diluents_ml: tuple[Decimal, ...]
    use_within_hours: int | None
    source: Source
    multi_dose: bool = False
    """The label allows several patients; without it a container is for one patient and one time."""

    @property
    def label(self) -> str:
        """What stands on lists: "BOTOX 200 units", "lidocaine 2 %, 2 mL"."""
        return say("{brand} {strength}", brand=self.brand or self.substance, strength=self.strength)

    @property
    def concentration(self) -> Concentration | None:
        """Of a liquid; a powder has one only after reconstitution."""
        return Concentration(self.content, self.volume) if self.volume else None


@dataclass(frozen=True, slots=True)
class AnaestheticLimit:
    """Maximum of a local anaesthetic per session: the smaller of the mg/kg and the absolute cap."""

    substance: str
    with_epinephrine: bool
    max_mg: Decimal
    mg_per_kg: Decimal
    max_source: Source
    per_kg_source: Source


@dataclass(frozen=True, slots=True)
class SteroidLimit:
    """The usual range of a steroid per session in mg, with what to mind."""

    substance: str
    low_mg: Decimal
    high_mg: Decimal
    particulate: bool
    caution: str
    source: Source


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A diagnosis that can be the indication; ``protocols`` are those that treat it."""

    id: str
    icd10cm: str
    label: str
    group: str
    protocols: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Formulary:
    """Everything that can be drawn into a syringe here, and the diagnoses it is given for."""

    version: str
    products: tuple[Product, ...]
    anaesthetics: tuple[AnaestheticLimit, ...]
    steroids: tuple[SteroidLimit, ...]
    diagnoses: tuple[Diagnosis, ...]

    def product(self, product_id: str) -> Product | None:
        """The product with this id."""
        return next((product for product in self.products if product.id == product_id), None)

    def anaesthetic(self, substance: str, *, with_epinephrine: bool) -> AnaestheticLimit | None:
        """The limit for a local anaesthetic, plain or with epinephrine."""
        return next(
            (limit for limit in self.anaesthetics if limit.substance == substance and limit.with_epinephrine == with_epinephrine),
            None,
        )

    def steroid(self, substance: str) -> SteroidLimit | None:
        """The usual range of a steroid."""
        return next((limit for limit in self.steroids if limit.substance == substance), None)

    def diagnosis(self, diagnosis_id: str) -> Diagnosis | None:
        """The diagnosis with this id."""
        return next((diagnosis for diagnosis in self.diagnoses if diagnosis.id == diagnosis_id), None)

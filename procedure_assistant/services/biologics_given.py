"""Who was given a biologic product with a certain lot, donor or device: the question of a recall. Reads only what is derived."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.ports import DeliveredBiologic, Store


@dataclass(frozen=True, slots=True)
class Traced:
    """A product with the patient; None where the record of the patient is missing."""

    product: DeliveredBiologic
    patient: Patient | None


def products_with(store: Store, identifier: str = "") -> tuple[Traced, ...]:
    """Every injection of a product that has ``identifier`` as a part of one of its own, oldest first; all of them when it is empty.

    A product of which nothing was injected is there, too, without a target. Raises ``Problem`` STORE-….
    """
    found = store.biologics(identifier.strip())
    people = {person: store.patient(person) for person in dict.fromkeys(one.patient_id for one in found)}
    return tuple(Traced(one, people[one.patient_id]) for one in found)

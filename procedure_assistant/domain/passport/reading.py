"""A product with its passport as it stands: what is told, what is missing by name, what was injected. It computes and judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from procedure_assistant.domain.events_regenerative import Guidance
from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.protocol import Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Biologic, Given


@dataclass(frozen=True, slots=True)
class Passport:
    """``standing`` holds the values of the fields that apply; ``given`` the injections of this product, in the order they were made."""

    product: Biologic
    form: PassportForm
    standing: Mapping[str, tuple[str, ...]]
    given: tuple[Given, ...]

    def value(self, field: str) -> str:
        """The single value of a field, "" when it is not told or does not apply."""
        values = self.standing.get(field)
        return values[0] if values else ""

    def number(self, field: str) -> Decimal | None:
        """The number of a field."""
        value = self.value(field)
        return Decimal(value) if value else None

    def moment(self, field: str) -> datetime | None:
        """The moment of a field."""
        value = self.value(field)
        return datetime.fromisoformat(value) if value else None

    def label(self, field: str) -> str:
        """What a field is called."""
        step = self.form.step(field)
        return step.label.rstrip("?") if step else field

    def missing(self, *fields: str) -> tuple[str, ...]:
        """The labels of those fields that are not told."""
        return tuple(self.label(field) for field in fields if field not in self.standing)

    def asked(self) -> tuple[Step, ...]:
        """The fields that apply with these answers."""
        return tuple(step for step in self.form.steps() if self.form.applies(step, self.standing))

    def open(self, *, before_needle: bool = False) -> tuple[Step, ...]:
        """The required fields that wait for an answer; with ``before_needle`` only those that block the injection."""
        return tuple(
            step for step in self.asked() if step.required and step.id not in self.standing and (step.blocks_injection or not before_needle)
        )

    @property
    def injected_ml(self) -> Decimal:
        """What was injected, in mL."""
        return sum((one.event.volume.amount for one in self.given), Decimal(0))

    @property
    def made_ml(self) -> Decimal | None:
        """The volume made, None while it is not told."""
        return self.number("product_ml")

    @property
    def left_ml(self) -> Decimal | None:
        """What is neither injected nor discarded, None while the volume made is not told."""
        return None if self.made_ml is None else self.made_ml - self.injected_ml - self.product.discarded_ml

    @property
    def first_needle(self) -> datetime | None:
        """When the first of it was injected (UTC)."""
        return self.given[0].stamp.at if self.given else None

    @property
    def guided(self) -> bool:
        """Whether every injection of it so far was led by ultrasound."""
        return bool(self.given) and all(one.guidance is Guidance.ULTRASOUND for one in self.given)


def passport_of(record: ProcedureRecord, product_id: str) -> Passport | None:
    """The passport of a product of the visit; None when there is no such product or its kind is not part of the protocol."""
    product = record.regenerative.biologics.get(product_id)
    form = record.protocol.passport(product.form) if product else None
    if product is None or form is None:
        return None
    given = tuple(one for one in record.regenerative.given if one.event.product == product_id)
    return Passport(product, form, form.standing(product.values), given)


def passports(record: ProcedureRecord) -> tuple[Passport, ...]:
    """The passports of every product that is not put aside, in the order they came."""
    found: Iterable[Passport | None] = (passport_of(record, one.id) for one in record.regenerative.used())
    return tuple(one for one in found if one is not None)

"""How much of a reporting standard a passport holds: n of m, with what is missing by name. An item that cannot apply is not counted."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.passport.form import Item, Standard
from procedure_assistant.domain.passport.reading import Passport
from procedure_assistant.domain.say import say


@dataclass(frozen=True, slots=True)
class Completeness:
    """A standard as held: ``told`` of ``items`` that apply."""

    standard: Standard
    items: int
    told: int
    missing: tuple[Item, ...]

    @property
    def text(self) -> str:
        """ "MIBO: 17 of 21"."""
        return say("{standard}: {told} of {items}", standard=self.standard.title, told=self.told, items=self.items)


def completeness(passport: Passport) -> tuple[Completeness, ...]:
    """Each standard of the form of which at least one item applies. That something was not measured tells it too."""
    unmeasured = {name for name, values in passport.product.values.items() if values == (NOT_MEASURED,)}
    told = passport.standing.keys() | unmeasured
    asked = {step.id for step in passport.asked()}
    found = []
    for standard in passport.form.standards:
        items = [item for item in standard.items if any(field in asked for field in item.fields)]
        missing = tuple(item for item in items if not any(field in told for field in item.fields))
        if items:
            found.append(Completeness(standard, len(items), len(items) - len(missing), missing))
    return tuple(found)

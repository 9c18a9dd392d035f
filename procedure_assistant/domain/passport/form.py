"""What a passport or an ultrasound note asks, by which standard, and which of its times are clocks: definitions only, frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Section, Source, Step

PRODUCT = "product"
"""The question that every condition of a passport may look at without anybody asking it: which kind of product this is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a reporting standard wants told; any one of ``fields`` tells it."""

    label: str
    category: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A reporting standard as far as this passport holds it."""

    id: str
    title: str
    remark: str
    items: tuple[Item, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that blocks when it has passed: ``at`` names a date or moment, or ``start`` a moment and ``hours`` the field with how long."""

    id: str
    label: str
    at: str
    start: str
    hours: str
    source: Source


@dataclass(frozen=True, slots=True)
class PassportForm:
    """All that is asked of one kind of product, or under the probe (``id`` "ultrasound").

    ``order`` holds lists of moments that follow one another; ``final`` the rules that no stated reason goes past.
    """

    id: str
    version: int
    title: str
    short: str
    sections: tuple[Section, ...]
    standards: tuple[Standard, ...] = ()
    clocks: tuple[Clock, ...] = ()
    order: tuple[tuple[str, ...], ...] = ()
    final: frozenset[str] = frozenset()

    def steps(self) -> Iterator[Step]:
        """Every field in order."""
        for section in self.sections:
            yield from section.steps

    def step(self, step_id: str) -> Step | None:
        """The field with this id."""
        return next((step for step in self.steps() if step.id == step_id), None)

    def standing(self, values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The values (field → values) whose field applies, and which product it is; conditions look back only.

        What was not measured has no value; whether it was told is in the answers.
        """
        standing: dict[str, tuple[str, ...]] = {PRODUCT: (self.id,)}
        for step in self.steps():
            if step.id in values and values[step.id] != (NOT_MEASURED,) and (step.show_if is None or step.show_if.holds(standing, ())):
                standing[step.id] = values[step.id]
        return standing

    def applies(self, step: Step, standing: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether a field is asked with these answers."""
        return step.show_if is None or step.show_if.holds(standing, ())

    def standards_of(self, step_id: str) -> tuple[str, ...]:
        """The titles of the standards that want this field."""
        return tuple(one.title for one in self.standards if any(step_id in item.fields for item in one.items))


@dataclass(frozen=True, slots=True)
class Target:
    """What a needle can be led to. ``nerve`` is "gon", "lon", "ton" or "" for a muscle; ``level`` says where along it.

    ``guided`` targets are found with the probe; depth and width are published medians in mm, None where no source gives one.
    """

    id: str
    name: str
    short: str
    nerve: str
    muscle: str
    level: str
    guided: bool
    find: str
    avoid: str
    depth_mm: Decimal | None
    source: Source

    @property
    def sides(self) -> tuple[Side, Side]:
        """A target has a left and a right."""
        return Side.LEFT, Side.RIGHT


@dataclass(frozen=True, slots=True)
class Timing:
    """How far apart two things are given. ``days`` is None where no source gives a number: shown as "to confirm", never counted.

    ``step`` names the question (of the visit or of a passport) that holds the day of the earlier one, "" when none is asked.
    """

    id: str
    first: str
    second: str
    says: str
    days: Decimal | None
    step: str
    source: Source

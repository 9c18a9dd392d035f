"""What a protocol asks, when it applies, what it blocks and on whose authority: definitions only, read once and frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from procedure_assistant.domain.injection_map import InjectionMap
from procedure_assistant.domain.say import joined

if TYPE_CHECKING:
    from procedure_assistant.domain.passport.form import PassportForm, Target, Timing


class Phase(StrEnum):
    """The stretch of the visit a section belongs to, in the order of the visit."""

    PREPARE = "prepare"
    PRODUCT = "product"
    TIME_OUT = "time_out"
    INJECT = "inject"
    AFTER = "after"
    FINISH = "finish"


class Ask(StrEnum):
    """What a step asks for."""

    CONFIRM = "confirm"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"


class Shows(StrEnum):
    """What the canvas shows for a section: its questions as a form, or one of the instruments."""

    FORM = "form"
    PRODUCTS = "products"
    MAP = "map"
    BLOCK = "block"
    SCORES = "scores"
    WASTE = "waste"
    PASSPORT = "passport"
    ULTRASOUND = "ultrasound"
    SIGN = "sign"


class Severity(StrEnum):
    """How loud a rule is. A stop needs a physician's stated reason; the others are shown."""

    STOP = "stop"
    CAUTION = "caution"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number or rule comes from: ``text`` such as "LBL 2.1", ``confidence`` such as "H-K" (see the clinical facts)."""

    text: str
    confidence: str

    @property
    def to_confirm(self) -> bool:
        """True where the basis is secondary, general knowledge or our own suggestion, so a clinic must confirm it."""
        return not self.confidence.endswith(("-V", "-C"))


@dataclass(frozen=True, slots=True)
class Condition:
    """A closed grammar over earlier answers; exactly one field group is set.

    ``step`` with one of ``equals``, ``within`` (any of), ``below``, ``above``; or ``protocol``;
    or one of ``all_of``, ``any_of``, ``none_of``.
    """

    step: str = ""
    equals: str | None = None
    within: tuple[str, ...] = ()
    below: Decimal | None = None
    above: Decimal | None = None
    protocol: str = ""
    all_of: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()

    def holds(self, answers: Mapping[str, tuple[str, ...]], protocols: Sequence[str]) -> bool:
        """Whether the condition is true for ``answers`` (step → values; a missing step is never true)."""
        if self.protocol:
            return self.protocol in protocols
        if self.all_of:
            return all(part.holds(answers, protocols) for part in self.all_of)
        if self.any_of:
            return any(part.holds(answers, protocols) for part in self.any_of)
        if self.none_of:
            return not any(part.holds(answers, protocols) for part in self.none_of)
        return self._holds_for(answers.get(self.step, ()))

    def _holds_for(self, values: tuple[str, ...]) -> bool:
        if self.equals is not None:
            return self.equals in values
        if self.within:
            return bool(set(self.within) & set(values))
        if not values:
            return False
        value = Decimal(values[0])
        if self.below is not None:
            return value < self.below
        return self.above is not None and value > self.above

    def steps(self) -> Iterator[str]:
        """Every step the condition looks at."""
        if self.step:
            yield self.step
        for part in (*self.all_of, *self.any_of, *self.none_of):
            yield from part.steps()


@dataclass(frozen=True, slots=True)
class Rule:
    """Says something when a condition over the answers holds. ``go_on`` tells how the visit can still continue."""

    id: str
    when: Condition
    severity: Severity
    says: str
    go_on: str
    source: Source


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be chosen."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """One question. ``label`` is the question, ``note`` the words of the record ("no {note}") where they differ.

    ``minimum``/``maximum`` bound what can be typed for a number (physically possible), not what is clinically fine: that is a rule.
    ``blocks_injection``: must be answered before the first needle; every required step must be answered before signing.
    ``record`` is the short statement printed, with ``{}`` for the answer.
    """

    id: str
    ask: Ask
    label: str
    record: str
    choices: tuple[Choice, ...] = ()
    unit: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    whole: bool = False
    required: bool = True
    blocks_injection: bool = False
    quick: str = ""
    help: str = ""
    show_if: Condition | None = None
    rules: tuple[Rule, ...] = ()
    source: Source | None = None

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class Section:
    """One row of the steps column. ``shared`` sections are asked once in a combined visit.

    ``quick_label`` names the one button that gives every still unanswered step its ``quick`` answer ("None of these apply").
    """

    id: str
    title: str
    phase: Phase
    shows: Shows
    steps: tuple[Step, ...] = ()
    quick_label: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A clinical number that blocks, warns or is a default. ``id`` is known to the domain; value, words and source are data."""

    id: str
    value: Decimal
    unit: str
    severity: Severity
    says: str
    go_on: str
    source: Source


@dataclass(frozen=True, slots=True)
class Nerve:
    """A nerve that a block can target. ``fraction`` is the place on the line from protuberance to mastoid (0 to 1)."""

    id: str
    name: str
    short: str
    fraction_thirds: int
    volume_low_ml: Decimal
    volume_high_ml: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class PublishedPosition:
    """Where a study found the nerve, in mm lateral of and below the protuberance, mean and one SD."""

    id: str
    label: str
    lateral_mm: Decimal
    inferior_mm: Decimal
    sd_lateral_mm: Decimal
    sd_inferior_mm: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class Protocol:
    """One procedure as it is done here, complete and checked. ``parts`` name each protocol of a combination with its version."""

    id: str
    version: int
    title: str
    short: str
    sections: tuple[Section, ...]
    limits: tuple[Limit, ...] = ()
    injection_map: InjectionMap | None = None
    nerves: tuple[Nerve, ...] = ()
    published: tuple[PublishedPosition, ...] = ()
    parts: tuple[tuple[str, int], ...] = ()
    passports: tuple[PassportForm, ...] = ()
    ultrasound: PassportForm | None = None
    targets: tuple[Target, ...] = ()
    timings: tuple[Timing, ...] = ()

    @property
    def part_ids(self) -> tuple[str, ...]:
        """The ids of the protocols this one consists of (itself when it is not a combination)."""
        return tuple(part for part, _ in self.parts) or (self.id,)

    def steps(self) -> Iterator[Step]:
        """Every step of every section in order."""
        for section in self.sections:
            yield from section.steps

    def step(self, step_id: str) -> Step | None:
        """The step with this id."""
        return next((step for step in self.steps() if step.id == step_id), None)

    def section(self, section_id: str) -> Section | None:
        """The section with this id."""
        return next((section for section in self.sections if section.id == section_id), None)

    def section_of(self, step_id: str) -> Section | None:
        """The section that asks a step."""
        return next((section for section in self.sections if any(step.id == step_id for step in section.steps)), None)

    def limit(self, limit_id: str) -> Limit | None:
        """The limit with this id, None when this protocol sets none."""
        return next((limit for limit in self.limits if limit.id == limit_id), None)

    def standing(self, values: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """The answers (step → values) whose step applies. Conditions look back only, so one pass over the steps is enough."""
        standing: dict[str, tuple[str, ...]] = {}
        for step in self.steps():
            if step.id in values and (step.show_if is None or step.show_if.holds(standing, self.part_ids)):
                standing[step.id] = values[step.id]
        return standing

    def nerve(self, nerve_id: str) -> Nerve | None:
        """The nerve with this id."""
        return next((nerve for nerve in self.nerves if nerve.id == nerve_id), None)

    def passport(self, form_id: str) -> PassportForm | None:
        """The passport of this kind of product."""
        return next((form for form in self.passports if form.id == form_id), None)

    def target(self, target_id: str) -> Target | None:
        """The target with this id."""
        return next((target for target in self.targets if target.id == target_id), None)


def combine(protocols: Sequence[Protocol]) -> Protocol:
    """Put protocols into one visit: sections of the same id are asked once, with the union of their steps; phases keep their order.

    A section of a later protocol only is placed before the next section that both have, so that each protocol keeps its own order.
    Raises ValueError where something would be lost or guessed: limits or steps of the same id that differ (the strictest is not
    guessed), or two injection maps. The loader's check reports the same before a visit can be offered.
    """
    if len(protocols) == 1:
        return protocols[0]
    sections: dict[str, Section] = {}
    order: list[str] = []
    for protocol in protocols:
        ids = [section.id for section in protocol.sections]
        for place, section in enumerate(protocol.sections):
            if section.id in sections:
                sections[section.id] = _merged(sections[section.id], section)
                continue
            following = next((later for later in ids[place + 1 :] if later in sections), None)
            order.insert(order.index(following) if following else len(order), section.id)
            sections[section.id] = section
    limits: dict[str, Limit] = {}
    for protocol in protocols:
        for limit in protocol.limits:
            if limits.setdefault(limit.id, limit) != limit:
                raise ValueError(f"limit {limit.id} differs between the combined protocols")
    maps = [protocol.injection_map for protocol in protocols if protocol.injection_map]
    if len(maps) > 1:
        raise ValueError("a visit has one injection map")
    ultrasounds = [protocol.ultrasound for protocol in protocols if protocol.ultrasound]
    if any(one != ultrasounds[0] for one in ultrasounds):
        raise ValueError("a visit has one form of the ultrasound note")
    phases = {phase: place for place, phase in enumerate(Phase)}
    return Protocol(
        id=joined("+", (protocol.id for protocol in protocols)),
        version=0,
        title=joined(", ", (protocol.title for protocol in protocols)),
        short=joined(" + ", (protocol.short for protocol in protocols)),
        sections=tuple(sections[name] for name in sorted(order, key=lambda name: phases[sections[name].phase])),
        limits=tuple(limits.values()),
        injection_map=maps[0] if maps else None,
        nerves=tuple(nerve for protocol in protocols for nerve in protocol.nerves),
        published=tuple(place for protocol in protocols for place in protocol.published),
        parts=tuple((protocol.id, protocol.version) for protocol in protocols),
        passports=_once("passport", [(one.id, one) for protocol in protocols for one in protocol.passports]),
        ultrasound=ultrasounds[0] if ultrasounds else None,
        targets=_once("target", [(one.id, one) for protocol in protocols for one in protocol.targets]),
        timings=_once("timing", [(one.id, one) for protocol in protocols for one in protocol.timings]),
    )


T = TypeVar("T")


def _once(kind: str, named: Sequence[tuple[str, T]]) -> tuple[T, ...]:
    """Each name once; the same name with another meaning raises ValueError."""
    first: dict[str, T] = {}
    for name, one in named:
        if first.setdefault(name, one) != one:
            raise ValueError(f"{kind} {name} differs between the combined protocols")
    return tuple(first.values())


def _merged(first: Section, second: Section) -> Section:
    known = {step.id: step for step in first.steps}
    if differing := [step.id for step in second.steps if known.get(step.id, step) != step]:
        raise ValueError(f"step {differing[0]} differs between the combined protocols")
    steps = (*first.steps, *(step for step in second.steps if step.id not in known))
    return Section(first.id, first.title, first.phase, first.shows, steps, first.quick_label or second.quick_label, first.shared)

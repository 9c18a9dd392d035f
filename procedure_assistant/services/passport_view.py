"""A passport and an ultrasound note as plain values for a screen: sections, fields with unit, range, standard, value and problem. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.commands.typed import span
from procedure_assistant.domain.commands.ultrasound import why_not_now
from procedure_assistant.domain.findings import Finding, findings
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.classes import ClassResult, classes
from procedure_assistant.domain.passport.clocks import clocks
from procedure_assistant.domain.passport.figures import Figure, figures
from procedure_assistant.domain.passport.form import PassportForm, Target
from procedure_assistant.domain.passport.reading import Passport, passport_of
from procedure_assistant.domain.passport.reporting import Completeness, completeness
from procedure_assistant.domain.passport.status import RegulatoryStatus, regulatory_status
from procedure_assistant.domain.passport.telling import told
from procedure_assistant.domain.protocol import Ask, Severity, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.record_parts import Answer
from procedure_assistant.domain.regenerative import UltrasoundNote, target_key
from procedure_assistant.domain.regenerative_words import given_words
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.ports import Clock


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field. ``value`` is the answer in words, ``values`` as kept; ``problem`` the loudest thing said about it, "" when nothing is.

    ``problem_stops``: it blocks the needle; ``finding`` is then the id to override, "" where no reason goes past it.
    """

    id: str
    ask: Ask
    label: str
    help: str
    choices: tuple[tuple[str, str], ...]
    unit: str
    range: str
    standard: str
    to_confirm: bool
    required: bool
    before_needle: bool
    values: tuple[str, ...]
    value: str
    by: str
    problem: str
    problem_stops: bool
    finding: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the passport with the fields that apply now. ``open`` counts required fields without an answer."""

    id: str
    title: str
    quick_label: str
    fields: tuple[FieldView, ...]
    open: int


@dataclass(frozen=True, slots=True)
class ClockView:
    """A clock that blocks when it has passed. ``minutes`` are left, negative once it has passed, None while it is not told."""

    words: str
    minutes: int | None
    passed: bool


@dataclass(frozen=True, slots=True)
class ProductView:
    """Everything to show about one product. ``blocked`` says why it cannot be injected now, "" when it can."""

    id: str
    title: str
    short: str
    put_aside: str
    status: RegulatoryStatus
    sections: tuple[SectionView, ...]
    figures: tuple[Figure, ...]
    classes: tuple[ClassResult, ...]
    standards: tuple[Completeness, ...]
    clocks: tuple[ClockView, ...]
    made_ml: Decimal | None
    injected_ml: Decimal
    left_ml: Decimal | None
    blocked: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """One target on one side: what was given there, the note's fields, and its pictures by id."""

    target: Target
    side: Side
    key: str
    given: tuple[str, ...]
    sections: tuple[SectionView, ...]
    images: tuple[str, ...]
    needle_picture: bool


def product_view(record: ProcedureRecord, product_id: str, clock: Clock) -> ProductView | None:
    """The view of a product; None when it is not in the visit. Its clocks are read at the clock's present moment."""
    passport = passport_of(record, product_id)
    if passport is None:
        return None
    now = local_now(clock)
    problems = _problems(record, product_id)
    return ProductView(
        id=product_id,
        title=passport.form.title,
        short=passport.form.short,
        put_aside=passport.product.returned[0].reason if passport.product.returned else "",
        status=regulatory_status(passport),
        sections=_sections(passport.form, passport.standing, passport.product.answers, problems, clock),
        figures=figures(passport),
        classes=classes(passport),
        standards=completeness(passport),
        clocks=tuple(ClockView(one.words, one.minutes_left(now), one.passed(now)) for one in clocks(passport)),
        made_ml=passport.made_ml,
        injected_ml=passport.injected_ml,
        left_ml=passport.left_ml,
        blocked=_blocked(passport, problems, now),
    )


def product_views(record: ProcedureRecord, clock: Clock) -> tuple[ProductView, ...]:
    """The views of every product of the visit, those put aside too, in the order they came."""
    views = (product_view(record, product_id, clock) for product_id in record.regenerative.biologics)
    return tuple(view for view in views if view is not None)


def target_views(record: ProcedureRecord, clock: Clock) -> tuple[TargetView, ...]:
    """Every target on both sides with its note."""
    return tuple(_target_view(record, target, side, clock) for target in record.protocol.targets for side in target.sides)


def local_now(clock: Clock) -> datetime:
    """The present moment in the clinic's zone, as the commands take it."""
    return clock.local(clock.now())


def moment_typed(text: str, day: date, clock: Clock) -> str:
    """A time as typed ("14:05", "1405", or a whole ISO moment) on ``day`` as the commands take it; other text comes back as it is."""
    typed = text.strip()
    digits = typed.replace(":", "")
    if not (digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 4):
        return typed
    hour, minute = int(digits[:-2]), int(digits[-2:])
    if hour > 23 or minute > 59:
        return typed
    offset = local_now(clock).utcoffset()
    zone = timezone(offset) if offset is not None else None
    return datetime.combine(day, time(hour, minute), tzinfo=zone).isoformat(timespec="minutes")


def _blocked(passport: Passport, problems: Mapping[str, Finding], now: datetime) -> str:
    if stop := next((problem for problem in problems.values() if problem.stops), None):
        return say("{says} {go_on}", says=stop.says, go_on=stop.go_on).strip()
    refusal = why_not_now(passport, now)
    return refusal.text if refusal else ""


def _problems(record: ProcedureRecord, subject: str) -> dict[str, Finding]:
    """Field → the loudest finding about it; an overridden stop is quiet."""
    stated = {finding.id: finding for finding in findings(record)}
    loudness = {Severity.STOP: 0, Severity.CAUTION: 1, Severity.INFO: 2}
    about = [(one.field, stated[one.id]) for one in told(record) if one.subject == subject and one.id in stated]
    loudest_first = sorted(about, key=lambda pair: loudness[pair[1].severity])
    found: dict[str, Finding] = {}
    for field, finding in loudest_first:
        if finding.override is None:
            found.setdefault(field, finding)
    return found


def _sections(
    form: PassportForm,
    standing: Mapping[str, tuple[str, ...]],
    answers: Mapping[str, Answer],
    problems: Mapping[str, Finding],
    clock: Clock,
) -> tuple[SectionView, ...]:
    views = []
    for section in form.sections:
        fields = tuple(
            _field(form, step, answers.get(step.id), problems.get(step.id), clock) for step in section.steps if form.applies(step, standing)
        )
        if fields:
            waiting = sum(1 for field in fields if field.required and not field.values)
            views.append(SectionView(section.id, section.title, section.quick_label, fields, waiting))
    return tuple(views)


def _field(form: PassportForm, step: Step, answer: Answer | None, problem: Finding | None, clock: Clock) -> FieldView:
    standards = dict.fromkeys((*form.standards_of(step.id), *((step.source.text,) if step.source else ())))
    return FieldView(
        id=step.id,
        ask=step.ask,
        label=step.label,
        help=step.help,
        choices=tuple((choice.id, choice.label) for choice in step.choices)
        or ((("yes", say("Confirm")),) if step.ask is Ask.CONFIRM else ()),
        unit=step.unit,
        range=span(step.minimum, step.maximum).removeprefix(" from ").strip(),
        standard=joined(", ", standards),
        to_confirm=bool(step.source and step.source.to_confirm),
        required=step.required,
        before_needle=step.blocks_injection,
        values=answer.values if answer else (),
        value=answer_words(step, answer.values) if answer else "",
        by=say("{who} {clock_time}", who=answer.stamp.who, clock_time=wording.clock_time(clock.local(answer.stamp.at))) if answer else "",
        problem=say("{says} {go_on}", says=problem.says, go_on=problem.go_on).strip() if problem else "",
        problem_stops=bool(problem and problem.stops),
        finding=problem.id if problem and problem.stops and not problem.must_correct else "",
    )


def _target_view(record: ProcedureRecord, target: Target, side: Side, clock: Clock) -> TargetView:
    key = target_key(target.id, side)
    form, note = record.protocol.ultrasound, record.regenerative.notes.get(key, UltrasoundNote(target.id, side))
    images = [image for image in record.regenerative.images.values() if image.documents(target.id, side)]
    sections = _sections(form, form.standing(note.values), note.answers, _problems(record, key), clock) if form else ()
    return TargetView(
        target=target,
        side=side,
        key=key,
        given=tuple(given_words(record, one) for one in record.regenerative.given if one.key == key),
        sections=sections,
        images=tuple(image.attached.image_id for image in images),
        needle_picture=any(image.shows_needle for image in images),
    )

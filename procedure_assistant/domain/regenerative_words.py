"""What was done with products, targets and pictures, in the words of undo, the log and amendments: one sentence an event."""

from __future__ import annotations

from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.protocol import Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Given, target_key

GUIDED = {r.Guidance.ULTRASOUND: "under ultrasound", r.Guidance.LANDMARKS: "by landmarks"}
"""How an injection was guided, in words."""


def form_of(record: ProcedureRecord, product: str) -> PassportForm | None:
    """The passport's form of a product."""
    one = record.regenerative.biologics.get(product)
    return record.protocol.passport(one.form) if one else None


def product_words(record: ProcedureRecord, product: str) -> str:
    """ "PRP"; the id itself for a product that this protocol no longer names."""
    form = form_of(record, product)
    return form.short if form else product


def target_words(record: ProcedureRecord, target: str, side: Side | None) -> str:
    """ "GON C2 left"."""
    known = record.protocol.target(target)
    return " ".join(part for part in (known.short if known else target, side or "") if part)


def given_words(record: ProcedureRecord, one: Given) -> str:
    """ "2 mL PRP under ultrasound", with the number of places where there are several."""
    what = product_words(record, one.event.product) if one.event.product else "of the block"
    places = f", {one.event.places} places" if one.event.places > 1 else ""
    return f"{wording.volume(one.event.volume)} {what} {GUIDED[one.guidance]}{places}"


@singledispatch
def said(event: object, record: ProcedureRecord) -> str:
    """One event in words, without time and person."""
    raise TypeError(f"no words for {type(event).__name__}")


@said.register
def _(event: r.BiologicBegun, record: ProcedureRecord) -> str:
    return f"{product_words(record, event.product)}, passport begun"


@said.register
def _(event: r.PassportFilled, record: ProcedureRecord) -> str:
    form = form_of(record, event.product)
    return f"{product_words(record, event.product)}, {field_words(form, event.field)}: {value_words(form, event.field, event.values)}"


def field_words(form: PassportForm | None, field: str) -> str:
    """What a field is called."""
    step = form.step(field) if form else None
    return step.label.rstrip("?") if step else field


def value_words(form: PassportForm | None, field: str, values: tuple[str, ...]) -> str:
    """A value as read aloud."""
    step: Step | None = form.step(field) if form else None
    if not values:
        return "not told"
    return answer_words(step, values) if step else ", ".join(values)


@said.register
def _(event: r.BiologicReturned, record: ProcedureRecord) -> str:
    return f"{product_words(record, event.product)} put aside: {event.reason}"


@said.register
def _(event: r.BiologicDiscarded, record: ProcedureRecord) -> str:
    return f"{wording.volume(event.volume)} of {product_words(record, event.product)} discarded"


@said.register
def _(event: e.TargetInjected, record: ProcedureRecord) -> str:
    product = f" {product_words(record, event.product)}" if event.product else ""
    return f"{target_words(record, event.target, event.side)}, {wording.volume(event.volume)}{product} {GUIDED[event.guidance]}"


@said.register
def _(event: r.GuidanceChanged, record: ProcedureRecord) -> str:
    return f"{target_words(record, event.target, event.side)}, {GUIDED[event.guidance]}: {event.reason}"


@said.register
def _(event: r.UltrasoundNoted, record: ProcedureRecord) -> str:
    form = record.protocol.ultrasound
    where = target_words(record, event.target, event.side)
    return f"{where}, {field_words(form, event.field)}: {value_words(form, event.field, event.values)}"


@said.register
def _(event: r.ImageAttached, record: ProcedureRecord) -> str:
    where = target_words(record, event.target, event.side)
    return f"Picture attached{f', {where}' if where else ''}"


@said.register
def _(event: r.ImagePinned, record: ProcedureRecord) -> str:
    where = target_words(record, event.target, event.side)
    return f"Picture pinned to {where}" if where else "Picture taken off its target"


@said.register
def _(event: r.ImageMarked, record: ProcedureRecord) -> str:
    return wording.count(len(event.marks), "mark") + " on a picture"


@said.register
def _(event: r.ImageRemoved, record: ProcedureRecord) -> str:
    return f"Picture removed: {event.reason}"


def changed(event: r.PassportFilled | r.UltrasoundNoted, record: ProcedureRecord) -> tuple[str, str, str]:
    """What an amendment of a field changes: what, what it was, what it is now."""
    if isinstance(event, r.PassportFilled):
        form, one = form_of(record, event.product), record.regenerative.biologics.get(event.product)
        answers, where = one.answers if one else {}, product_words(record, event.product)
    else:
        form, note = record.protocol.ultrasound, record.regenerative.notes.get(target_key(event.target, event.side))
        answers, where = note.answers if note else {}, target_words(record, event.target, event.side)
    was = answers[event.field].values if event.field in answers else ()
    what = f"{where}, {field_words(form, event.field)}"
    return what, value_words(form, event.field, was), value_words(form, event.field, event.values)

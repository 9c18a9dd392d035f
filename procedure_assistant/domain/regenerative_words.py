"""What was done with products, targets and pictures, in the words of undo, the log and amendments: one sentence an event."""

from __future__ import annotations

from functools import singledispatch

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import answer_words
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.form import PassportForm, Timing
from procedure_assistant.domain.protocol import Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Given, target_key
from procedure_assistant.domain.say import inner, joined, say
from procedure_assistant.domain.units import Volume

GUIDED = {r.Guidance.ULTRASOUND: say("under ultrasound"), r.Guidance.LANDMARKS: say("by landmarks")}
"""How an injection was guided, in words."""

AFTER = {r.AfterAspiration.MOVED: say("moved on"), r.AfterAspiration.ABANDONED: say("target abandoned")}
"""What was done after a positive aspiration, in words."""


_OWN = "own"
"""The source of what this program proposes itself: nobody can look it up."""


def timing_words(timing: Timing) -> str:
    """An interval between products with its source, "to confirm" where that is not a verified one."""
    unsure = timing.source.to_confirm
    if timing.source.text == _OWN:
        return timing.says if "to confirm" in timing.says or not unsure else say("{words} To confirm.", words=timing.says)
    if unsure:
        return say("{words} Source: {source}, to confirm.", words=timing.says, source=timing.source.text)
    return say("{words} Source: {source}.", words=timing.says, source=timing.source.text)


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
    return joined(" ", (part for part in (known.short if known else target, side or "") if part))


def given_words(record: ProcedureRecord, one: Given) -> str:
    """ "2 mL PRP under ultrasound", with the number of places where there are several."""
    what = product_words(record, one.event.product) if one.event.product else say("of the block")
    places = say(", {places} places", places=one.event.places) if one.event.places > 1 else ""
    return say(
        "{volume} {what} {guided}{places}", volume=wording.volume(one.event.volume), what=what, guided=GUIDED[one.guidance], places=places
    )


def aspiration_words(one: r.TargetAspirated) -> str:
    """ "blood, occipital artery; needle withdrawn, moved on"."""
    vessel = say(", {vessel}", vessel=lower(one.vessel)) if one.vessel else ""
    return say("{what}{vessel}; needle withdrawn, {after}", what=lower(one.what), vessel=vessel, after=AFTER[one.then])


def aspirated_words(one: Given) -> str:
    """The aspiration of an injection: "negative", or "negative, first positive (blood, occipital artery), needle withdrawn and moved"."""
    if not one.came_back:
        return one.event.aspiration
    before = joined(
        "; ", (lower(back.what) + (say(", {vessel}", vessel=lower(back.vessel)) if back.vessel else "") for back in one.came_back)
    )
    return say("{aspiration}, first positive ({before}), needle withdrawn and moved", aspiration=say(one.event.aspiration), before=before)


def lower(words: str) -> str:
    """Words as they stand inside a sentence; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else inner(words)


@singledispatch
def said(event: object, record: ProcedureRecord) -> str:
    """One event in words, without time and person."""
    raise TypeError(f"no words for {type(event).__name__}")


@said.register
def _(event: r.BiologicBegun, record: ProcedureRecord) -> str:
    return say("{product}, passport begun", product=product_words(record, event.product))


@said.register
def _(event: r.PassportFilled, record: ProcedureRecord) -> str:
    form = form_of(record, event.product)
    return say(
        "{product}, {field}: {value}",
        product=product_words(record, event.product),
        field=field_words(form, event.field),
        value=value_words(form, event.field, event.values),
    )


def field_words(form: PassportForm | None, field: str) -> str:
    """What a field is called."""
    step = form.step(field) if form else None
    return step.label.rstrip("?") if step else field


def value_words(form: PassportForm | None, field: str, values: tuple[str, ...]) -> str:
    """A value as read aloud."""
    step: Step | None = form.step(field) if form else None
    if not values:
        return say("not told")
    return answer_words(step, values) if step else joined(", ", values)


@said.register
def _(event: r.BiologicReturned, record: ProcedureRecord) -> str:
    return say("{product} put aside: {event_reason}", product=product_words(record, event.product), event_reason=event.reason)


@said.register
def _(event: r.BiologicDiscarded, record: ProcedureRecord) -> str:
    return say("{volume} of {product} discarded", volume=wording.volume(event.volume), product=product_words(record, event.product))


@said.register
def _(event: e.TargetInjected, record: ProcedureRecord) -> str:
    product = say(" {product}", product=product_words(record, event.product)) if event.product else ""
    return say(
        "{target}, {volume}{product} {guided}",
        target=target_words(record, event.target, event.side),
        volume=wording.volume(event.volume),
        product=product,
        guided=GUIDED[event.guidance],
    )


@said.register
def _(event: r.TargetAspirated, record: ProcedureRecord) -> str:
    return say(
        "{target}, aspiration positive: {aspiration}",
        target=target_words(record, event.target, event.side),
        aspiration=aspiration_words(event),
    )


@said.register
def _(event: e.TargetCorrected, record: ProcedureRecord) -> str:
    now = f"{wording.volume(event.now.volume)}" if event.now else say("not given")
    return say("{target} corrected: {now}", target=target_words(record, event.target, event.side), now=now)


@said.register
def _(event: r.DiscardCorrected, record: ProcedureRecord) -> str:
    return say(
        "{product}, discarded corrected: {volume}", product=product_words(record, event.product), volume=wording.volume(event.volume)
    )


@said.register
def _(event: r.GuidanceChanged, record: ProcedureRecord) -> str:
    return say(
        "{target}, {guided}: {event_reason}",
        target=target_words(record, event.target, event.side),
        guided=GUIDED[event.guidance],
        event_reason=event.reason,
    )


@said.register
def _(event: r.UltrasoundNoted, record: ProcedureRecord) -> str:
    form = record.protocol.ultrasound
    where = target_words(record, event.target, event.side)
    return say(
        "{where}, {field}: {value}", where=where, field=field_words(form, event.field), value=value_words(form, event.field, event.values)
    )


@said.register
def _(event: r.ImageAttached, record: ProcedureRecord) -> str:
    where = target_words(record, event.target, event.side)
    return say("Picture attached{where}", where=say(", {where}", where=where) if where else "")


@said.register
def _(event: r.ImagePinned, record: ProcedureRecord) -> str:
    where = target_words(record, event.target, event.side)
    return say("Picture pinned to {where}", where=where) if where else say("Picture taken off its target")


@said.register
def _(event: r.ImageMarked, record: ProcedureRecord) -> str:
    return wording.count(len(event.marks), "mark") + say(" on a picture")


@said.register
def _(event: r.ImageRemoved, record: ProcedureRecord) -> str:
    return say("Picture removed: {event_reason}", event_reason=event.reason)


def injected_words(record: ProcedureRecord, one: e.TargetInjected | None, beside: e.TargetInjected | None = None) -> str:
    """What was injected, as an amendment says it; what is the same ``beside`` is left out, but for the volume. "not given" for none."""
    if one is None:
        return say("not given")
    what = say(" {product}", product=product_words(record, one.product)) if one.product else ""
    drugs = [
        say(
            "{volume} {rsplit}", volume=wording.volume(part.volume), rsplit=record.containers[part.container].opened.label.rsplit(",", 1)[0]
        )
        for part in one.parts
    ]
    words = [joined(" + ", drugs) if drugs else say("{volume}{what}", volume=wording.volume(one.volume), what=what)]
    if beside is not None and (beside.target, beside.side) != (one.target, one.side):
        words.append(say("at {target}", target=target_words(record, one.target, one.side)))
    if beside is not None and beside.places != one.places:
        words.append(wording.count(one.places, "place"))
    if beside is not None and beside.aspiration != one.aspiration:
        words.append(say("aspiration {aspiration}", aspiration=say(one.aspiration)))
    return joined(", ", words)


def changed_injection(event: e.TargetCorrected, record: ProcedureRecord) -> tuple[str, str, str]:
    """What a correction of an injection changes."""
    given = record.regenerative.injected(event.target, event.side, event.product)
    was, now = given.event if given else None, event.now
    what = target_words(record, event.target, event.side)
    return what, injected_words(record, was, now), injected_words(record, now, was)


def changed_discard(event: r.DiscardCorrected, record: ProcedureRecord) -> tuple[str, str, str]:
    """What a correction of a discard changes: its volume, else why and who saw it."""
    one = record.regenerative.biologics[event.product]
    what, last = say("{product} discarded", product=product_words(record, event.product)), one.discards[-1][0] if one.discards else None
    was, now = wording.volume(Volume(one.discarded_ml)), wording.volume(event.volume)
    if last is None or event.volume.amount != one.discarded_ml:
        return what, was, now
    return what, _why(last.reason, last.witness), _why(event.reason or last.reason, event.witness or last.witness)


def _why(reason: str, witness: str) -> str:
    return say("{reason}, seen by {witness}", reason=reason, witness=witness) if witness else reason


def changed_guidance(event: r.GuidanceChanged, record: ProcedureRecord) -> tuple[str, str, str]:
    """What another guidance changes."""
    given = record.regenerative.injected(event.target, event.side, event.product)
    was = GUIDED[given.guidance] if given else say("not given")
    return say("{target}, guidance", target=target_words(record, event.target, event.side)), was, GUIDED[event.guidance]


def changed(event: r.PassportFilled | r.UltrasoundNoted, record: ProcedureRecord) -> tuple[str, str, str]:
    """What an amendment of a field changes: what, what it was, what it is now."""
    if isinstance(event, r.PassportFilled):
        form, one = form_of(record, event.product), record.regenerative.biologics.get(event.product)
        answers, where = one.answers if one else {}, product_words(record, event.product)
    else:
        form, note = record.protocol.ultrasound, record.regenerative.notes.get(target_key(event.target, event.side))
        answers, where = note.answers if note else {}, target_words(record, event.target, event.side)
    was = answers[event.field].values if event.field in answers else ()
    what = say("{where}, {field}", where=where, field=field_words(form, event.field))
    return what, value_words(form, event.field, was), value_words(form, event.field, event.values)

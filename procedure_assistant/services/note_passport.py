"""The blocks of the note about biologic products and injections at targets. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import NOT_MEASURED, answer_words
from procedure_assistant.domain.events_regenerative import BiologicDiscarded, Guidance, ImageKind, ImageMark, MarkKind, TargetAspirated
from procedure_assistant.domain.limits import anaesthetic_load
from procedure_assistant.domain.passport.classes import classes
from procedure_assistant.domain.passport.figures import figure, figures
from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.domain.passport.reading import Passport, passport_of, passports
from procedure_assistant.domain.passport.reporting import completeness
from procedure_assistant.domain.passport.status import regulatory_status
from procedure_assistant.domain.protocol import Section, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.record_parts import Answer, Stamp
from procedure_assistant.domain.regenerative import Given, Image
from procedure_assistant.domain.regenerative_words import (
    GUIDED,
    aspirated_words,
    aspiration_words,
    given_words,
    product_words,
    target_words,
    timing_words,
)
from procedure_assistant.services.note import Answer as Told
from procedure_assistant.services.note import AnswerGroup, Glance, Line, Run, line, strong
from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote, PictureMark, PictureNote, Reckoned, TargetNote
from procedure_assistant.services.note_words import Teller, stamps

Pixels = Callable[[str], bytes | None]
"""Port of one visit: the PNG of a picture by its id, None where the pixels are not at hand."""


def no_pixels(image_id: str) -> bytes | None:
    """No picture is at hand."""
    return None


def biologics(record: ProcedureRecord, teller: Teller) -> tuple[BiologicNote, ...]:
    """Every product of the visit, those put aside too."""
    found = (passport_of(record, product_id) for product_id in record.regenerative.biologics)
    return tuple(_biologic(passport, teller) for passport in found if passport is not None)


def _biologic(passport: Passport, teller: Teller) -> BiologicNote:
    return BiologicNote(
        title=passport.form.title,
        status=line(strong(f"{regulatory_status(passport).words}. "), f"FDA status: {passport.value('fda_status') or 'not told'}."),
        balance=_balance(passport, teller),
        figures=tuple(Reckoned(one.label, one.text, one.rule) for one in figures(passport)),
        classes=tuple(
            Reckoned(one.title, f"{one.text}{' (to confirm)' if one.code and one.to_confirm else ''}", f"{one.rule}. {one.remark}".strip())
            for one in classes(passport)
        ),
        standards=tuple(_standards(passport)),
        passport=tuple(_groups(passport.form, passport.standing, passport.product.answers, teller)),
    )


def _balance(passport: Passport, teller: Teller) -> Line:
    if passport.product.returned:
        event, stamp = passport.product.returned
        return line(strong("Put aside, not used: "), f"{event.reason}, {teller.by(stamp)}.")
    made, left = passport.made_ml, passport.left_ml
    if made is None or left is None:
        return line("Volume made: not told.")
    parts = [f"injected {wording.number(passport.injected_ml)} mL", f"discarded {wording.number(passport.product.discarded_ml)} mL"]
    parts += [f"left {wording.number(left)} mL"] if left else []
    discards = "".join(f" {_discarded(event, teller.by(stamp))}" for event, stamp in passport.product.discards)
    return line(strong(f"Made {wording.number(made)} mL"), f" = {' + '.join(parts)}.{discards}")


def _discarded(event: BiologicDiscarded, by: str) -> str:
    seen = f"; seen by {event.witness}" if event.witness else ""
    return f"Discarded {wording.volume(event.volume)}: {event.reason}, {by}{seen}."


def _standards(passport: Passport) -> Iterator[Line]:
    for one in completeness(passport):
        missing = f": missing {wording.listed([_inner(item.label) for item in one.missing])}" if one.missing else ""
        yield line(strong(one.text), f"{missing}. {one.standard.remark}")


def _inner(words: str) -> str:
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _groups(
    form: PassportForm, standing: Mapping[str, tuple[str, ...]], answers: Mapping[str, Answer], teller: Teller
) -> Iterator[AnswerGroup]:
    for section in form.sections:
        pairs = _pairs(section, standing, answers)
        if pairs:
            told = tuple(_told(step, answer, standing) for step, answer in pairs)
            yield AnswerGroup(section.title, stamps(pairs, teller), told)


def _pairs(section: Section, standing: Mapping[str, tuple[str, ...]], answers: Mapping[str, Answer]) -> list[tuple[Step, Answer]]:
    return [(step, answers[step.id]) for step in section.steps if step.id in standing or _unmeasured(step, standing, answers)]


def _unmeasured(step: Step, standing: Mapping[str, tuple[str, ...]], answers: Mapping[str, Answer]) -> bool:
    """Whether a field that applies was said to be not measured."""
    answer = answers.get(step.id)
    return answer is not None and answer.values == (NOT_MEASURED,) and (step.show_if is None or step.show_if.holds(standing, ()))


def _told(step: Step, answer: Answer, standing: Mapping[str, tuple[str, ...]]) -> Told:
    loud = any(rule.when.holds(standing, ()) for rule in step.rules)
    if "{}" not in step.record:
        return Told("", step.record, loud)
    question, _, _ = step.record.partition("{}")
    return Told(question.rstrip(": "), answer_words(step, answer.values), loud)


def guidance(record: ProcedureRecord, teller: Teller, pixels: Pixels = no_pixels) -> GuidanceNote | None:
    """Injections at targets with their notes and pictures; None where nothing of it was charted."""
    part = record.regenerative
    pictured = any(image.attached.target or _is_loose(image) for image in part.images.values())
    if not (part.given or part.notes or pictured or part.aspirations):
        return None
    keys = dict.fromkeys(
        [(one.event.target, one.event.side) for one in part.given]
        + [(one.target, one.side) for one in part.notes.values()]
        + [(one.target, one.side) for one, _ in part.aspirations]
    )
    targets = []
    for target, side in keys:
        given = [one for one in part.given if (one.event.target, one.event.side) == (target, side)]
        note = next((one for one in part.notes.values() if (one.target, one.side) == (target, side)), None)
        known = record.protocol.target(target)
        pictures = [image for image in part.images.values() if image.documents(target, side)]
        form = record.protocol.ultrasound
        seen = _seen(form, note.answers, teller) if form and note else line("No note under the probe.")
        title = f"{known.name if known else target}, {side}"
        told = _given(record, given, part.aspirated(target, side), teller)
        targets.append(TargetNote(title, told, seen, tuple(_picture(image, teller, pixels) for image in pictures)))
    loose = tuple(_picture(image, teller, pixels) for image in part.images.values() if _is_loose(image))
    led = {one.guidance for one in part.given}
    caption = wording.listed([GUIDED[one] for one in Guidance if one in led]) or "nothing injected"
    return GuidanceNote(caption[:1].upper() + caption[1:], tuple(targets), tuple(_remarks(record)), loose)


def _is_loose(image: Image) -> bool:
    """Belongs to no target; a photograph of the head stands with the nerve block."""
    return not image.attached.target and image.attached.kind is not ImageKind.PHOTO


def _given(record: ProcedureRecord, given: list[Given], aspirated: tuple[tuple[TargetAspirated, Stamp], ...], teller: Teller) -> Line:
    parts: list[str | Run] = []
    for one in given:
        drugs = ", ".join(
            f"{wording.volume(part.volume)} {record.containers[part.container].opened.label.rsplit(',', 1)[0]}" for part in one.event.parts
        )
        changed = f" (first charted {GUIDED[one.event.guidance]}; {one.guidance_reason})" if one.guidance_reason else ""
        reason = f"; {one.event.reason}" if one.event.reason else ""
        what = f"{given_words(record, one)}{f': {drugs}' if drugs else ''}"
        parts += [" " if parts else "", strong(what), f"{changed}, aspiration {aspirated_words(one)}, {teller.by(one.stamp)}{reason}."]
    if not parts:
        parts.append("Nothing injected.")
    for event, stamp in aspirated:
        parts += [" ", strong("Aspiration positive"), f": {aspiration_words(event)}, {teller.by(stamp)}."]
    return line(*parts)


def _seen(form: PassportForm, answers: Mapping[str, Answer], teller: Teller) -> Line:
    standing = form.standing({name: answer.values for name, answer in answers.items()})
    parts: list[str | Run] = []
    for section in form.sections:
        for step, answer in _pairs(section, standing, answers):
            told = _told(step, answer, standing)
            text = f"{_inner(told.question) if parts else told.question} {_inner(told.answer) if step.choices else told.answer}".strip()
            parts += ["; " if parts else "", strong(text) if told.stands_out else text]
    pairs = [(step, answers[step.id]) for step in form.steps() if step.id in standing and step.id in answers]
    return line(*parts, f". {stamps(pairs, teller)}.") if parts else line("No note under the probe.")


def _picture(image: Image, teller: Teller, pixels: Pixels) -> PictureNote:
    one = image.attached
    what = "needle shown" if one.shows_needle else "no needle shown"
    device = f", {one.device}" if one.device else ""
    taken = f", taken {one.taken_at.replace('T', ' ')}" if one.taken_at else ""
    caption = f"{one.caption}: " if one.caption else ""
    frame = f", frame {one.frame + 1}" if one.frame else ""
    marks = tuple(_mark(mark, number) for number, mark in enumerate(image.marks, 1))
    marked = f"; marks: {', '.join(f'{mark.number} {mark.words}' for mark in marks)}" if marks else ""
    words = f"{caption}{one.kind} picture, {what}{device}{taken}{frame}, attached {teller.by(image.stamp)}{marked}"
    return PictureNote(words[:1].upper() + words[1:], one.sha256, pixels(one.image_id) or b"", one.width, one.height, marks)


_SHAPES: Mapping[MarkKind, Literal["cross", "ring", "line", "dot"]] = {
    MarkKind.NEEDLE_TIP: "cross", MarkKind.NERVE: "ring", MarkKind.VESSEL: "ring", MarkKind.RULER: "line", MarkKind.LABEL: "dot",
}  # fmt: skip


def _mark(mark: ImageMark, number: int) -> PictureMark:
    kind = "" if mark.kind is MarkKind.LABEL else mark.kind.replace("_", " ")
    length = wording.length_mm(mark.length) if mark.length else ""
    return PictureMark(_SHAPES[mark.kind], mark.points, number, " ".join(part for part in (kind, length, mark.text) if part))


def _remarks(record: ProcedureRecord) -> Iterator[Line]:
    if any(one.event.parts for one in record.regenerative.given):
        load = anaesthetic_load(record)
        shares = [
            f"{one.substance} {wording.number(one.given_mg)} of {wording.number(one.maximum_mg)} mg, {wording.percent(one.fraction_given)}"
            for one in load.shares
        ]
        if shares:
            yield line("Local anaesthetic, dose of maximum: ", strong(wording.listed(shares)), ".")
    if record.regenerative.given and (open_ones := [timing_words(timing) for timing in record.protocol.timings if timing.days is None]):
        yield line("Intervals: ", " ".join(open_ones))


def glances(record: ProcedureRecord) -> Iterator[Glance]:
    """What was injected of each product, for the row of large figures."""
    for passport in (one for one in passports(record) if one.given):
        dose = figure(passport, "dose")
        count = {"prp": "platelets", "msc": "viable cells", "exosome": "particles"}[passport.form.id]
        sides = {one.event.side for one in passport.given}
        where = "both sides" if len(sides) > 1 else f"{next(iter(sides))} side"
        caption = f"{dose.text} {count}" if dose.value is not None else "dose cannot be told"
        yield Glance(f"{wording.number(passport.injected_ml)} mL", (f"{passport.form.short} injected, {where}", caption))


def summary_words(record: ProcedureRecord) -> Iterator[str]:
    """What the first sentence of the note says was done: "PRP at GON nuchal on both sides under ultrasound"."""
    given = [one for one in record.regenerative.given if one.event.product]
    for product in dict.fromkeys(one.event.product for one in given):
        here = [one for one in given if one.event.product == product]
        targets = dict.fromkeys(target_words(record, one.event.target, None) for one in here)
        sides = {one.event.side for one in here}
        side = "both sides" if len(sides) > 1 else f"the {next(iter(sides))}"
        led = wording.listed([GUIDED[kind] for kind in Guidance if any(one.guidance is kind for one in here)])
        yield f"{product_words(record, product)} at {wording.listed(list(targets))} on {side} {led}"
    if not given and record.protocol.passports:
        yield wording.listed([form.title for form in record.protocol.passports])

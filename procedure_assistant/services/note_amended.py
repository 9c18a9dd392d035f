"""Puts the signed values, struck, beside the amended ones in the note of an amended record. Words nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from procedure_assistant.domain import wording
from procedure_assistant.domain.amendments import amended, consequences
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.note import (
    Amendment,
    Amount,
    AnswerGroup,
    Check,
    Course,
    Glance,
    LimitBar,
    Line,
    Midline,
    NerveBlock,
    NerveRow,
    Note,
    Product,
    Quantity,
    Run,
    Sided,
    UnitsRow,
    UnitsTable,
    line,
    strong,
    struck,
    words,
)
from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote, Reckoned, TargetNote
from procedure_assistant.services.note_words import Teller


def amendment_rows(record: ProcedureRecord, teller: Teller) -> Iterator[Amendment]:
    """Was, is now, who, when and why, each followed by what it changed in the totals."""
    changed = consequences(record)
    for one in record.amendments:
        event = one.event
        who_when = f"{one.stamp.who}, {teller.day_and_time(one.stamp.at)}"
        yield Amendment(str(event.number), event.what, event.was, event.now, who_when, event.reason)
        if event.number in changed:
            was, now = changed[event.number]
            yield Amendment("", "which changes", was, now, "computed", "")


def site_remarks(record: ProcedureRecord) -> Mapping[str, str]:
    """What the signed record said of a site that was amended, by its id: "signed as 5 units (amendment 1)"."""
    found: dict[str, tuple[str, list[str]]] = {}
    for one in amended(record):
        kind, _, site = one.key.partition(":")
        if kind == "site":
            found.setdefault(site, (one.was, []))[1].append(str(one.by.event.number))
    return {
        site: f"signed as {was} ({'amendment' if len(numbers) == 1 else 'amendments'} {wording.listed(numbers)})"
        for site, (was, numbers) in found.items()
    }


def with_signed_values(note: Note, signed: Note) -> Note:
    """``note`` with every figure that differs from the ``signed`` one shown with both values."""
    return replace(
        note,
        glance=tuple(_glances(note.glance, signed.glance)),
        units=_units(note.units, signed.units) if note.units and signed.units else note.units,
        limits=replace(note.limits, bars=_bars(note.limits.bars, signed.limits.bars)) if note.limits and signed.limits else note.limits,
        products=tuple(map(_product, note.products, signed.products)) if note.products and signed.products else note.products,
        nerve=_nerve(note.nerve, signed.nerve) if note.nerve and signed.nerve else note.nerve,
        course=_course(note.course, signed.course) if note.course and signed.course else note.course,
        biologics=tuple(_biologics(note.biologics, signed.biologics)),
        guidance=_guidance(note.guidance, signed.guidance) if note.guidance and signed.guidance else note.guidance,
    )


def _biologics(now: Sequence[BiologicNote], was: Sequence[BiologicNote]) -> Iterator[BiologicNote]:
    """The balance and every changed answer with both values; figures and classes say what they come to now and came to before."""
    for place, one in enumerate(now):
        if place >= len(was):
            yield one
            continue
        old = was[place]
        yield replace(
            one,
            balance=_whole(one.balance, old.balance),
            figures=tuple(_reckoned(one.figures, old.figures)),
            classes=tuple(_reckoned(one.classes, old.classes)),
            passport=tuple(_groups(one.passport, old.passport)),
        )


def _whole(now: Line, was: Line) -> Line:
    """A sentence that changed, after the one that was."""
    return now if words(now) == words(was) else (struck(words(was)), Run(" "), *now)


def _seen(now: Line, was: Line) -> Line:
    """The note of a target: each answer that changed after the one that was. Who said it when is only that of now."""
    if len(now) != len(was):
        return _whole(now, was)
    runs: list[Run] = []
    for here, before in zip(now[:-1], was[:-1], strict=True):
        runs += [here] if here.text == before.text else [struck(before.text), Run(" "), here]
    return (*runs, *now[-1:])


def _reckoned(now: Sequence[Reckoned], was: Sequence[Reckoned]) -> Iterator[Reckoned]:
    before = {one.title: one.text for one in was}
    for one in now:
        old = before.get(one.title, one.text)
        yield one if old == one.text else replace(one, text=f"{one.text} (was {old})")


def _groups(now: Sequence[AnswerGroup], was: Sequence[AnswerGroup]) -> Iterator[AnswerGroup]:
    before = {(group.title, answer.question): answer.answer for group in was for answer in group.answers if answer.question}
    for group in now:
        answers = tuple(
            replace(one, answer=f"{one.answer} (was {old})") if (old := before.get((group.title, one.question), one.answer)) != one.answer
            else one
            for one in group.answers
        )  # fmt: skip
        yield replace(group, answers=answers)


def _guidance(now: GuidanceNote, was: GuidanceNote) -> GuidanceNote:
    """What was given at each target with both values; a target that has nothing any more says what stood there."""
    before = {one.title: one for one in was.targets}
    here = {one.title for one in now.targets}
    targets = [
        replace(one, given=_whole(one.given, before[one.title].given), seen=_seen(one.seen, before[one.title].seen))
        if one.title in before else one
        for one in now.targets
    ]  # fmt: skip
    gone = [
        TargetNote(one.title, (struck(words(one.given)), Run(" Nothing injected.")), (), ()) for one in was.targets if one.title not in here
    ]
    return replace(now, targets=(*targets, *gone))


def _glances(now: Sequence[Glance], was: Sequence[Glance]) -> Iterator[Glance]:
    before = {_about(one): one for one in was}
    for one in now:
        old = before.get(_about(one))
        if old is None or old.figure == one.figure:
            yield one
        else:
            yield replace(one, was=old.figure.removesuffix(" units") if one.figure.endswith(" units") else old.figure)


def _about(glance: Glance) -> str:
    """What a figure is about, without the volume that changes with it."""
    return glance.captions[0].partition(" (")[0] if glance.captions else ""


def _units(now: UnitsTable, was: UnitsTable) -> UnitsTable:
    rows = {row.letter: row for row in was.rows}
    return replace(
        now, rows=tuple(_row(row, rows[row.letter]) if row.letter in rows else row for row in now.rows), given=_sided(now.given, was.given)
    )


def _row(now: UnitsRow, was: UnitsRow) -> UnitsRow:
    if isinstance(now.given, Midline) and isinstance(was.given, Midline):
        return replace(now, given=Midline(_amount(now.given.amount, was.given.amount)))
    if isinstance(now.given, Sided) and isinstance(was.given, Sided):
        return replace(now, given=_sided(now.given, was.given))
    return now


def _sided(now: Sided, was: Sided) -> Sided:
    return Sided(_amount(now.left, was.left), _amount(now.right, was.right))


def _amount(now: Amount, was: Amount) -> Amount:
    return now if now.text == was.text else replace(now, strong=True, was=was.text)


def _bars(now: Sequence[LimitBar], was: Sequence[LimitBar]) -> tuple[LimitBar, ...]:
    before = {one.label.partition(" (")[0]: one.used for one in was}
    return tuple(replace(one, used=_used(one.used, before.get(one.label.partition(" (")[0]))) for one in now)


def _used(now: Line, was: Line | None) -> Line:
    """The figure that was, struck before the one that is."""
    if was is None or was == now or not was:
        return now
    return (struck(was[0].text), Run(" "), *now)


def _product(now: Product, was: Product) -> Product:
    return replace(
        now,
        given=_quantity(now.given, was.given),
        wasted=_quantity(now.wasted, was.wasted),
        lot_was=was.lot if was.lot != now.lot else "",
        expiry_was=was.expiry if was.expiry != now.expiry else "",
    )


def _quantity(now: Quantity, was: Quantity) -> Quantity:
    return now if now.amount == was.amount else replace(now, was=was.amount)


def _nerve(now: NerveBlock, was: NerveBlock) -> NerveBlock:
    before = {row.label: row for row in was.rows}
    kept = {row.label for row in now.rows}
    gone = tuple(NerveRow(row.label, _both("", row.left), _both("", row.right)) for row in was.rows if row.label not in kept)
    rows = tuple(
        replace(row, left=_both(row.left, before[row.label].left), right=_both(row.right, before[row.label].right))
        if row.label in before
        else row
        for row in now.rows
    )
    return replace(now, rows=(*rows, *gone), anaesthetic=_bars(now.anaesthetic, was.anaesthetic))


def _both(now: str, was: str) -> str:
    if now == was or not was:
        return now
    return f"{now or 'none'} " + f"(was {was})".replace(" ", "\u00a0")  # a narrow cell parts before the old value, not in it


def _course(now: Course, was: Course) -> Course:
    """A score has no room for its old value in the figure, so it is said in words below."""
    said = [
        f"{point.score} of 10 at {point.minutes} min (was {before.score})"
        for point, before in zip(now.pain, was.pain, strict=False)
        if point.score != before.score
    ]
    said += [f"{point.score} of 10 at {point.minutes} min (was not scored)" for point in now.pain[len(was.pain) :]]
    if not said:
        return now
    return replace(now, items=(Check(line(strong("Pain, amended: "), f"{'; '.join(said)}.")), *now.items))

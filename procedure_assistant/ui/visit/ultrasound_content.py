"""What the ultrasound page shows: target, injection, note and pictures of the record, in words. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import not_ready
from procedure_assistant.domain.commands.ultrasound import why_not_now
from procedure_assistant.domain.events import amount_of
from procedure_assistant.domain.events_regenerative import Guidance, ImageKind, ImageMark
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.passport.form import Target
from procedure_assistant.domain.passport.reading import passport_of
from procedure_assistant.domain.protocol import Ask, Section
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Image, target_key
from procedure_assistant.domain.regenerative_words import GUIDED, aspiration_words, lower, timing_words
from procedure_assistant.domain.say import begun, inner, joined, say
from procedure_assistant.domain.totals import blocks_open
from procedure_assistant.services.passport_view import FieldView, TargetView, local_now, target_views
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.visit.content import Primary
from procedure_assistant.ui.visit.primary_content import blocked, go_on
from procedure_assistant.ui.visit.ultrasound_lines import InjectionLine, corrections

BLOCK = ""
"""The product id of the drugs that the block has planned, as the record has it."""
USUAL = {
    "probe": "linear", "nerve_seen": "yes", "doppler": "yes", "approach": "in_plane", "tip_seen": "yes", "spread": "ring",
}  # fmt: skip
"""What one press says where all went as it should (D4 of the facts); the words stand on the button before it is pressed."""
USUAL_WORDS = say("linear probe, target seen, Doppler, in plane, tip seen, ring")
SAME_HANDS = ("machine", "probe", "frequency_mhz", "orientation", "approach", "needle")
"""What one operator with one machine does not change between two targets; offered to be taken over, never taken over unasked."""
_SMALLEST = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Place:
    """The target and side on the page, and what was chosen and typed for it that the record does not hold yet."""

    target: str
    side: Side
    product: str | None = None
    amounts: Mapping[str, str] | None = None
    guidance: Guidance | None = None

    @property
    def key(self) -> str:
        """As the record writes target and side."""
        return target_key(self.target, self.side)


@dataclass(frozen=True, slots=True)
class InjectContent:
    """What can be injected here. ``products`` are (id, words); ``fixed``: the amount is the block's plan; ``why_not`` "" when it can."""

    products: tuple[tuple[str, str], ...]
    product: str
    amount: str
    left: str
    fixed: bool
    why_not: str
    go: str
    given: tuple[str, ...]
    guidance: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One field of the note. ``said`` is who answered when; ``problem`` the loudest thing about it."""

    id: str
    ask: Ask
    label: str
    unit: str
    choices: tuple[tuple[str, str], ...]
    values: tuple[str, ...]
    required: bool
    said: str
    help: str
    problem: str
    problem_stops: bool


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture of the record: ``name`` as the record names it, ``where`` "GON C2 left" or "", ``at`` the time that it was attached."""

    name: str
    target: str
    side: str
    where: str
    caption: str
    needle: bool
    at: str
    sha256: str
    marks: tuple[ImageMark, ...]


@dataclass(frozen=True, slots=True)
class UltrasoundContent:
    """The page; ``told`` says what was amended here.

    ``targets`` are (id, short, name), ``sides`` (id, word); ``usual`` and ``copy`` the words of two buttons, "" for none.
    """

    targets: tuple[tuple[str, str, str], ...]
    sides: tuple[tuple[str, str], ...]
    target: str
    side: str
    key: str
    title: str
    short: str
    level: str
    find: str
    avoid: str
    inject: InjectContent
    rows: tuple[NoteRow, ...]
    open_fields: int
    usual: str
    copy: str
    copy_from: str
    shots: tuple[Shot, ...]
    needle: str
    landmarks: bool
    timings: tuple[str, ...]
    editable: bool
    charting: bool
    patient: str
    vessels: tuple[str, ...] = ()
    can_aspirate: bool = False
    corrections: tuple[InjectionLine, ...] = ()
    told: str = ""


def first_place(record: ProcedureRecord) -> Place:
    """Where the page begins: the target that was used last, at a planned side that has nothing yet."""
    given = record.regenerative.given
    targets = record.protocol.targets
    target = given[-1].event.target if given else (targets[0].id if targets else "")
    done = {one.event.side for one in given if one.event.target == target}
    sides = planned_sides(record)
    return Place(target, next((side for side in sides if side not in done), sides[0]))


def planned_sides(record: ProcedureRecord) -> tuple[Side, ...]:
    """The sides agreed; both while nothing is."""
    planned = record.value("planned_side")
    return (Side(planned),) if planned in ("left", "right") else (Side.LEFT, Side.RIGHT)


def ultrasound(seen: ProcedureRecord, place: Place, clock: Clock) -> UltrasoundContent | None:
    """The page at a place; None where the visit has no such target."""
    view = next((one for one in target_views(seen, clock) if one.key == place.key), None)
    if view is None:
        return None
    target, charting = view.target, not seen.closed
    rows = tuple(_row(field) for section in view.sections for field in section.fields)
    waiting = {row.id for row in rows if not row.values}
    source, carried = carry(seen, place)
    given_here = [one for one in seen.regenerative.given if one.key == view.key]
    return UltrasoundContent(
        targets=tuple((one.id, one.short, one.name) for one in seen.protocol.targets),
        sides=tuple((side.value, begun(say(side))) for side in target.sides),
        target=target.id,
        side=place.side.value,
        key=view.key,
        title=say("{target}, {side}", target=target.name, side=place.side),
        short=say("{target} {side}", target=target.short, side=place.side),
        level=target.level,
        find=_sourced(target, target.find),
        avoid=target.avoid,
        inject=_inject(seen, place, view, clock),
        rows=rows,
        open_fields=sum(1 for row in rows if row.required and not row.values),
        usual=USUAL_WORDS if charting and target.guided and given_here and any(name in waiting for name in USUAL) else "",
        copy=wording.listed([_label(rows, name) for name in carried]) if charting and carried else "",
        copy_from=_short(seen, *source) if source else "",
        shots=tuple(_shot(seen, image, clock) for image in seen.regenerative.images.values() if image.attached.kind is not ImageKind.PHOTO),
        needle=_needle(view, guided=any(one.guidance is Guidance.ULTRASOUND for one in given_here)),
        landmarks=charting and any(one.guidance is Guidance.ULTRASOUND for one in given_here) and not view.needle_picture,
        timings=tuple(timing_words(one) for one in seen.protocol.timings),
        editable=charting,
        charting=charting and not seen.amending,
        patient=say("{patient} · MRN {mrn}", patient=seen.patient.name, mrn=seen.patient.mrn),
        vessels=_vessels(seen),
        can_aspirate=charting and not seen.amending and bool(products_here(seen, place)) and not_ready(seen) is None,
        corrections=corrections(seen, place.target, place.side) if seen.amending else (),
    )


def _vessels(record: ProcedureRecord) -> tuple[str, ...]:
    """The vessels that the note names."""
    step = record.protocol.ultrasound.step("vessels") if record.protocol.ultrasound else None
    return tuple(choice.label for choice in step.choices if choice.id != "none") if step else ()


def _sourced(target: Target, words: str) -> str:
    return say("{words} To confirm.", words=words) if target.source.to_confirm else words


def _label(rows: tuple[NoteRow, ...], name: str) -> str:
    found = next((row.label for row in rows if row.id == name), name)
    return found.partition(",")[0].lower()


def _short(record: ProcedureRecord, target: str, side: Side) -> str:
    known = record.protocol.target(target)
    return say("{known} {side}", known=known.short if known else target, side=side)


def short_of(record: ProcedureRecord, place: Place) -> str:
    """ "GON C2 left"."""
    return _short(record, place.target, place.side)


def carry(record: ProcedureRecord, place: Place) -> tuple[tuple[str, Side] | None, dict[str, tuple[str, ...]]]:
    """The note that equipment and needle can be taken over from, and what it would fill in here."""
    mine = record.regenerative.notes.get(place.key)
    here = mine.values if mine else {}
    for note in reversed(tuple(record.regenerative.notes.values())):
        if (note.target, note.side) == (place.target, place.side):
            continue
        found = {name: note.values[name] for name in SAME_HANDS if name in note.values and name not in here}
        if found:
            return (note.target, note.side), found
    return None, {}


def usual(record: ProcedureRecord, place: Place) -> dict[str, tuple[str, ...]]:
    """The usual answers that are still open here, with what the same hands had at the target before."""
    note = record.regenerative.notes.get(place.key)
    here = note.values if note else {}
    return {**{name: (value,) for name, value in USUAL.items() if name not in here}, **carry(record, place)[1]}


def _row(field: FieldView) -> NoteRow:
    return NoteRow(
        field.id, field.ask, field.label, field.unit, field.choices, field.values, field.required, field.by,
        joined(", ", (part for part in (field.help, field.range, field.standard) if part)), field.problem, field.problem_stops,
    )  # fmt: skip


# -- injection ---------------------------------------------------------------------------------------------------------


def products_here(record: ProcedureRecord, place: Place) -> tuple[tuple[str, str], ...]:
    """What can still go in here: biologic products that are not put aside, and the block's drugs, each once a side."""
    if record.regenerative.abandoned(place.target, place.side):
        return ()
    found = []
    target = record.protocol.target(place.target)
    for one in record.regenerative.used():
        passport = passport_of(record, one.id)
        if passport is not None and not record.regenerative.injected(place.target, place.side, one.id):
            found.append((one.id, passport.form.short))
    if target is not None and (target.nerve, place.side) in blocks_open(record):
        found.append((BLOCK, say("Block")))
    return tuple(found)


def chosen_product(record: ProcedureRecord, place: Place) -> str | None:
    """The product that would be injected; None when there is nothing to inject here."""
    here = [product for product, _ in products_here(record, place)]
    return place.product if place.product in here else next(iter(here), None)


def amount_here(record: ProcedureRecord, place: Place, product: str) -> str:
    """What was typed, else an equal share of what is left for the sides that are still to come; "" where that is not known."""
    typed = (place.amounts or {}).get(f"{place.key}/{product}")
    if typed is not None:
        return typed
    passport = passport_of(record, product)
    if passport is None or passport.left_ml is None:
        return ""
    to_come = [side for side in planned_sides(record) if not record.regenerative.injected(place.target, side, product)]
    share = (passport.left_ml / max(len(to_come), 1)).quantize(_SMALLEST, ROUND_DOWN)
    return wording.number(share) if share > 0 else ""


def guidance_here(record: ProcedureRecord, place: Place) -> Guidance:
    """What shows the needle its way: what was chosen, else the probe where a source describes it for this target."""
    target = record.protocol.target(place.target)
    return place.guidance or (Guidance.ULTRASOUND if target is not None and target.guided else Guidance.LANDMARKS)


def _inject(record: ProcedureRecord, place: Place, view: TargetView, clock: Clock) -> InjectContent:
    guidance = guidance_here(record, place).value
    products, product = products_here(record, place), chosen_product(record, place)
    if product is None or record.closed:
        why = "" if view.given or record.closed else _nothing(record, place)
        return InjectContent((), "", "", "", fixed=True, why_not=why[0] if why else "", go=why[1] if why else "",
                             given=view.given, guidance=guidance)  # fmt: skip
    if product == BLOCK:
        plan = record.plan
        amount = wording.number(amount_of(plan.parts)) if plan else ""
        each = say("as planned for each side")
        return InjectContent(products, product, amount, each, fixed=True, why_not="", go="", given=view.given, guidance=guidance)
    passport = passport_of(record, product)
    refusal = why_not_now(passport, local_now(clock)) if passport else None
    left = passport.left_ml if passport else None
    words = say("{left} mL left", left=wording.number(left)) if left is not None else say("volume made is not told yet")
    why = (refusal.text.replace(" Nothing was charted.", ""), refusal.place) if refusal else ("", "")
    return InjectContent(products, product, amount_here(record, place, product), words, fixed=False, why_not=why[0], go=why[1],
                         given=view.given, guidance=guidance)  # fmt: skip


def _nothing(record: ProcedureRecord, place: Place) -> tuple[str, str]:
    if record.regenerative.abandoned(place.target, place.side):
        event, _ = record.regenerative.aspirated(place.target, place.side)[-1]
        return say("Aspiration positive: {told}. Choose another target, or undo.", told=aspiration_words(event)), ""
    if record.protocol.passports and not record.regenerative.used():
        return say("No product is in the visit yet. Begin its passport first."), "passport"
    if record.protocol.nerves and record.plan is None and not record.protocol.passports:
        return say("No block is planned yet. Say which drugs, how much and which side."), "block"
    return say("Nothing is left to inject here."), ""


# -- pictures ----------------------------------------------------------------------------------------------------------


def _shot(record: ProcedureRecord, image: Image, clock: Clock) -> Shot:
    now = image.attached
    where = _short(record, now.target, now.side) if now.target and now.side else ""
    return Shot(
        now.image_id, now.target, now.side.value if now.side else "", where, now.caption, image.shows_needle,
        wording.clock_time(clock.local(image.stamp.at)), now.sha256, image.marks,
    )  # fmt: skip


def _needle(view: TargetView, *, guided: bool) -> str:
    """What is missing of the pictures here, in a sentence; "" when nothing is."""
    if view.needle_picture or not (guided or view.images):
        return ""
    return say("No picture shows the needle at {target} {side} yet.", target=view.target.short, side=view.side)


# -- primary action ----------------------------------------------------------------------------------------------------


def primary(record: ProcedureRecord, section: Section, content: UltrasoundContent, place: Place) -> Primary:
    """What is next at this place: inject, say how it went, the other side, then on."""
    if record.closed:
        return go_on(record, section)
    inject = content.inject
    if inject.products:
        return _primary_inject(record, content, place)
    if record.regenerative.abandoned(place.target, place.side):
        return _after_abandoned(record, section, content, place)
    if inject.why_not and inject.go:
        return Primary(
            content.short,
            inject.why_not,
            say("Go to {section_title}", section_title=_section_title(record, inject.go)),
            "",
            f"go:{inject.go}",
        )
    if content.usual and content.open_fields:
        taken = say(" Taken over from {copy_from}: {copy}.", copy_from=content.copy_from, copy=content.copy) if content.copy else ""
        text = say(
            "{fields} of the note open. One press says: {usual}.{taken}",
            fields=wording.count(content.open_fields, "field"),
            usual=content.usual,
            taken=taken,
        )
        return Primary(say("Note, {content}", content=content.short), text, say("All as usual"), say("as named above"), "usual")
    if content.copy:
        return Primary(
            say("Note, {content}", content=content.short),
            say("Takes over {copy}.", copy=content.copy),
            say("As {copy_from}", copy_from=content.copy_from),
            content.copy,
            "same_hands",
        )
    if content.open_fields:
        row = next(row for row in content.rows if row.required and not row.values)
        still_open = say("{fields} open", fields=wording.count(content.open_fields, "field"))
        way = f"go:ultrasound/{content.key}/{row.id}"
        return Primary(say("Note, {content}", content=content.short), still_open, say("Next open field"), row.label, way)
    if other := _other_side(record, place):
        return Primary(
            say("{content}: complete", content=content.short),
            content.needle,
            say("Go to {short}", short=_short(record, place.target, other)),
            "",
            f"side:{other}",
        )
    after = go_on(record, section)
    if content.needle:
        return Primary(say("Picture of the needle"), say("{needle} Signing waits for one.", needle=content.needle), after.title, "", "next")
    return after


def _after_abandoned(record: ProcedureRecord, section: Section, content: UltrasoundContent, place: Place) -> Primary:
    """The other side, else another target of the same nerve on this side, else on."""
    title = say("{target}: abandoned", target=content.short)
    if other := _other_side(record, place):
        return Primary(title, content.inject.why_not, say("Go to {short}", short=_short(record, place.target, other)), "", f"side:{other}")
    here = record.protocol.target(place.target)
    for target in record.protocol.targets:
        if here is not None and target.nerve == here.nerve and products_here(record, Place(target.id, place.side)):
            go = f"go:ultrasound/{target_key(target.id, place.side)}"
            return Primary(title, content.inject.why_not, say("Go to {short}", short=_short(record, target.id, place.side)), "", go)
    return go_on(record, section)


def _section_title(record: ProcedureRecord, place: str) -> str:
    section = record.protocol.section(place) or record.protocol.section_of(place)
    return section.title.lower() if section else place


def _primary_inject(record: ProcedureRecord, content: UltrasoundContent, place: Place) -> Primary:
    if found := blocked(record):
        return found
    inject = content.inject
    name = dict(inject.products)[inject.product]
    if inject.why_not:
        return Primary(
            content.short,
            inject.why_not,
            say("Go to {section_title}", section_title=_section_title(record, inject.go)),
            "",
            f"go:{inject.go}",
        )
    if not inject.amount.strip():
        return Primary(
            content.short,
            content.avoid,
            say("Inject {content}", content=content.short),
            "",
            "",
            enabled=False,
            why=say("Type the volume first."),
        )
    what = say("block as planned") if inject.product == BLOCK else name
    return Primary(
        say("{content}, {guided}", content=content.short, guided=GUIDED[Guidance(inject.guidance)]),
        say("{moved}Avoid: {avoid}", moved=_moved(record, place), avoid=inner(content.avoid)),
        say("Inject {content}", content=content.short),
        say("{inject} mL {what}, aspiration negative", inject=inject.amount.strip(), what=what),
        "inject",
    )


def _moved(record: ProcedureRecord, place: Place) -> str:
    """What came of the aspiration before, where there was one; the next is said with the injection."""
    positive = record.regenerative.aspirated(place.target, place.side)
    if not positive:
        return ""
    return say("First aspiration positive ({what}), needle moved; aspirate again. ", what=lower(positive[-1][0].what))


def _other_side(record: ProcedureRecord, place: Place) -> Side | None:
    """The planned side that has nothing at this target yet though something is there for it."""
    for side in planned_sides(record):
        other = Place(place.target, side)
        if side is not place.side and not_ready(record) is None and products_here(record, other):
            return side
    return None

"""The passport page and its totals as plain values in words: what is missing and where, what comes next. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from procedure_assistant.domain import wording
from procedure_assistant.domain.answers import NOT_MEASURED
from procedure_assistant.domain.passport.classes import ClassResult
from procedure_assistant.domain.passport.reading import Passport, passports
from procedure_assistant.domain.passport.reporting import completeness
from procedure_assistant.domain.passport.status import Status
from procedure_assistant.domain.protocol import Ask, Section, Step
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import inner, joined, say
from procedure_assistant.services.passport_view import ClockView, FieldView, ProductView
from procedure_assistant.ui.entry import has_comma, number_text
from procedure_assistant.ui.visit.content import BarContent, Primary
from procedure_assistant.ui.visit.route import PASSPORT, next_open

Tone = Literal["ok", "near", "over", "info"]

SHORT_MINUTES = 30
"""A clock with less left than this is shown in amber (own)."""
_LONG_MINUTES = 2 * 24 * 60
_SHORT_NAME, _NOTE_SIGNS = 13, 21
"""Signs that stand in one line of a tile."""
REST = say("Rest of the product, for this patient only")


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a field and could not be charted, with the reason."""

    field: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PassportContent:
    """The passport section. ``kinds`` are the products (id, title) to begin; ``tabs`` those of the visit when there are several.

    While ``amending`` only answers and what was discarded change: nothing is begun or put aside.
    """

    kinds: tuple[tuple[str, str], ...]
    tabs: tuple[tuple[str, str], ...]
    product: ProductView | None
    heading: str
    facts: str
    wanted: frozenset[str]
    drafts: tuple[Draft, ...]
    reasons: tuple[str, ...]
    day: date
    editable: bool
    amending: bool = False


@dataclass(frozen=True, slots=True)
class ClassTile:
    """A class: its code, or "open" with what it waits for; ``rule`` is shown on hover and when pressed."""

    id: str
    title: str
    code: str
    note: str
    rule: str
    told: bool
    wide: bool


@dataclass(frozen=True, slots=True)
class FactLine:
    """A figure or a clock: label, value, how it stands, and the rule behind it."""

    label: str
    value: str
    tone: Tone = "info"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PassportTotals:
    """The right column of a visit with a product."""

    told: int
    items: int
    standard: str
    missing: str
    others: tuple[str, ...]
    classes: tuple[ClassTile, ...]
    figures: tuple[FactLine, ...]
    volume: BarContent | None
    clocks: tuple[FactLine, ...]
    regulatory: str
    unlawful: bool
    needle: str


def place_of(product: str, field: str) -> str:
    """The place of a field of a product, as the primary action and the open items name it."""
    return f"{PASSPORT}/{product}/{field}"


# -- the page ------------------------------------------------------------------------------------------------------------


def page(
    record: ProcedureRecord, views: tuple[ProductView, ...], shown: str, drafts: tuple[Draft, ...], *, editable: bool
) -> PassportContent:
    """The section with the product ``shown`` (its id, "" for none)."""
    product = next((view for view in views if view.id == shown), None)
    return PassportContent(
        kinds=tuple((form.id, form.title) for form in record.protocol.passports),
        tabs=tuple((view.id, _tab(view, place)) for place, view in enumerate(views, 1)) if len(views) > 1 else (),
        product=product,
        heading=say("Product passport"),
        facts=_facts(product) if product else "",
        wanted=frozenset(_wanted(product)) if product else frozenset(),
        drafts=drafts,
        reasons=(REST, say("Spilled or contaminated"), say("Not used")),
        day=record.day,
        editable=editable and not (product is not None and product.put_aside),
    )


def _tab(view: ProductView, place: int) -> str:
    return say("{place} {view}{put_aside}", place=place, view=view.short, put_aside=say(", put aside") if view.put_aside else "")


_MADE_AT = {"spun_at": say("spun"), "drawn_at": say("drawn"), "harvested_at": say("harvested"), "thawed_at": say("thawed")}


def _facts(view: ProductView) -> str:
    """ "Spun 10:35, drawn 10:10": the times that everybody asks for."""
    said = []
    for field in (field for section in view.sections for field in section.fields):
        word = _MADE_AT.get(field.id)
        if word and field.values:
            said.append(say("{word} {clock_time}", word=word, clock_time=wording.clock_time(datetime.fromisoformat(field.values[0]))))
    return joined(", ", reversed(said)).capitalize()


def _wanted(view: ProductView) -> Iterator[str]:
    """The fields that are waited for: required ones, and those that tell a missing item of a standard."""
    for section in view.sections:
        yield from (field.id for field in section.fields if field.required and not field.values)
    for standard in view.standards:
        for item in standard.missing:
            yield from item.fields


def shown_value(field: FieldView, day: date) -> str:
    """The value as it stands in its box, without the unit; a time of the visit's day without the day."""
    if not field.values:
        return ""
    value = field.values[0]
    if value == NOT_MEASURED:
        return say("not measured")
    if field.ask is Ask.MOMENT:
        moment = datetime.fromisoformat(value)
        return wording.clock_time(moment) if moment.date() == day else wording.moment_text(value)
    if field.ask is Ask.DATE:
        return wording.day_text(value)
    if field.ask is Ask.NUMBER:
        return wording.number(Decimal(value))
    return value


def unit_words(unit: str) -> str:
    """A unit as the boxes show it: "10³/µL"."""
    return raised(unit.removeprefix("× "))


def raised(words: str) -> str:
    """Powers written as such: "10^3/uL" becomes "10³/µL"."""
    return words.replace("^3", "³").replace("^6", "⁶").replace("^9", "⁹").replace("/uL", "/µL")


def number_typed(text: str, field: Step) -> str:
    """A number as typed: thousands parted as shown, and the unit when it was typed too, are taken off; NotANumber where it is doubtful."""
    typed = number_text(text.strip().removesuffix(field.unit).removesuffix(unit_words(field.unit)))
    if has_comma():
        return typed
    whole, comma, rest = typed.partition(",")
    return whole + rest.replace(",", "") if comma and whole.isdigit() and _thousands(rest) else typed


def _thousands(rest: str) -> bool:
    groups = rest.partition(".")[0].split(",")
    return all(len(group) == 3 and group.isdigit() for group in groups)


# -- what comes next -----------------------------------------------------------------------------------------------------


def gaps(passport: Passport) -> tuple[Step, ...]:
    """The fields that wait, in the order to ask: what blocks the needle, what signing needs, what a standard wants reported."""
    first = passport.open(before_needle=True)
    then = tuple(step for step in passport.open() if step not in first)
    missing = {field for one in completeness(passport) for item in one.missing for field in item.fields}
    told = set(passport.product.answers)
    reported = tuple(step for step in passport.asked() if step.id in missing - told and step not in (*first, *then))
    return (*first, *then, *reported)


def primary(record: ProcedureRecord, section: Section) -> Primary | None:
    """The primary action on the passport page; None once the record is closed."""
    if record.closed:
        return None
    found = passports(record)
    if not found:
        return _begin(record)
    for passport in found:
        if waiting := gaps(passport):
            return _next_gap(passport, waiting)
    for passport in found:
        if passport.left_ml and _all_given(record, passport):
            amount = say("{left_ml} mL", left_ml=wording.number(passport.left_ml))
            text = say("Injected and discarded together make what was made.")
            return Primary(
                say("Rest of the product"),
                text,
                say("Discard {amount}", amount=amount),
                say("the rest"),
                f"discard_rest:{passport.product.id}",
            )
    following = next_open(record, section).title
    return Primary(say("Passport: complete"), "", say("Continue: {following}", following=inner(following)), "", "next")


def _begin(record: ProcedureRecord) -> Primary:
    kinds = record.protocol.passports
    text = say("Its standing in law is asked first, then how it was made.")
    if len(kinds) == 1:
        return Primary(kinds[0].title, text, say("Begin the passport"), kinds[0].title, f"begin:{kinds[0].id}")
    return Primary(say("Product"), text, say("Begin the passport"), "", "", enabled=False, why=say("Choose the product on the page."))


def _next_gap(passport: Passport, waiting: tuple[Step, ...]) -> Primary:
    gap = waiting[0]
    part = next(one for one in passport.form.sections if gap in one.steps)
    name = gap.label.rstrip("?")
    title = say("{name} · {n}\N{NO-BREAK SPACE}more", name=name, n=len(waiting) - 1) if len(waiting) > 1 else name
    said = part.quick_label and gap.quick
    if said:
        count = sum(1 for step in waiting if step in part.steps and step.quick)
        amount = wording.count(count, "confirmation")
        return Primary(title, part.title, part.quick_label, amount, f"passport_quick:{passport.product.id}/{part.id}")
    text = part.title if gap.required else say("Each may be answered “not measured” with one press.")
    unit = say(", {unit}", unit=unit_words(gap.unit)) if gap.unit else ""
    return Primary(title, text, say("Next missing item"), name + unit, f"go:{place_of(passport.product.id, gap.id)}")


def _all_given(record: ProcedureRecord, passport: Passport) -> bool:
    """Whether the sides that were planned have had their injection, so that what is left is a rest."""
    planned = {"left": {"left"}, "right": {"right"}}.get(record.value("planned_side"), {"left", "right"})
    return planned <= {str(one.event.side) for one in passport.given}


# -- the totals ----------------------------------------------------------------------------------------------------------


def no_totals() -> PassportTotals:
    """The right column before a product is begun."""
    return PassportTotals(0, 0, say("Passport items"), say("not begun"), (), (), (), None, (), "", unlawful=False, needle="")


def totals(view: ProductView, day: date) -> PassportTotals:
    """The right column for one product; clocks that end on ``day`` are told without it."""
    held = view.standards[0] if view.standards else None
    fields = [field for section in view.sections for field in section.fields if field.required]
    told = held.told if held else sum(1 for field in fields if field.values)
    items = held.items if held else len(fields)
    left = items - told
    return PassportTotals(
        told=told,
        items=items,
        standard=say("{standard} items", standard=held.standard.title) if held else say("Passport items"),
        missing=say("{left} missing", left=left) if left else say("complete"),
        others=tuple(one.text for one in view.standards[1:]),
        classes=tuple(_tile(one) for one in view.classes),
        figures=tuple(FactLine(one.label, raised(one.text) if one.value is not None else "open", "info", _why(one.rule, one.missing))
                      for one in view.figures if one.id in _SHOWN),
        volume=_volume(view),
        clocks=tuple(_clock(one, day) for one in view.clocks),
        regulatory=view.status.words,
        unlawful=view.status.status in (Status.UNLAWFUL, Status.UNAPPROVED),
        needle=_needle(view),
    )  # fmt: skip


_SHOWN = ("fold", "recovery", "dose", "viable_per_ml", "particles")
"""Figures that stand in the right column; the page shows them all."""


def _why(rule: str, missing: tuple[str, ...]) -> str:
    return (
        say("{rule}. Missing: {missing}.", rule=rule, missing=wording.listed([_inner(name) for name in missing]))
        if missing
        else say("{rule}.", rule=rule)
    )


def _inner(name: str) -> str:
    return name if name[1:2].isupper() else inner(name)


def _tile(one: ClassResult) -> ClassTile:
    if one.code:
        note = _as_fits([words for _name, words in one.parts])
    else:
        name = _inner(one.missing[0]).removesuffix(" of the product") if one.missing else ""
        fits = len(name) <= _SHORT_NAME or one.id in _WIDE
        note = say("{name} missing", name=name) if name and fits else name or say("not told")
    parts = joined("; ", (say("{name}: {words}", name=name, words=words) for name, words in one.parts))
    remark = say(" {remark}", remark=one.remark) if one.remark else ""
    confirm = say(" To confirm.") if one.to_confirm and "confirm" not in one.remark else ""
    rule = say(
        "{one}. Rule: {rule}.{remark}{confirm}{parts}{one_text}",
        one=one.title,
        rule=one.rule,
        remark=remark,
        confirm=confirm,
        parts=say(" Here: {parts}.", parts=parts) if parts else "",
        one_text=say(" {one_text}.", one_text=one.text) if not one.code else "",
    )
    rule = raised(rule.replace("..", "."))
    return ClassTile(one.id, one.title, raised(one.code) or "open", raised(note), rule, bool(one.code), one.id in _WIDE)


_WIDE = ("plra", "marspill")
"""Classes whose code is a whole line."""


def _as_fits(words: list[str]) -> str:
    """As many of the words as stand in a tile; the rule says them all."""
    shown = words[:1]
    for word in words[1:]:
        if len(joined(", ", (*shown, word))) <= _NOTE_SIGNS:
            shown.append(word)
    return joined(", ", shown)


def _volume(view: ProductView) -> BarContent | None:
    made, left = view.made_ml, view.left_ml
    if made is None or left is None:
        return None
    discarded = made - view.injected_ml - left
    parts = [say("{injected_ml} mL given", injected_ml=wording.number(view.injected_ml))]
    if discarded:
        parts.append(say("{discarded} mL discarded", discarded=wording.number(discarded)))
    parts.append(say("{left} mL left", left=wording.number(left)))
    words = joined("   ", parts)
    return BarContent(say("Volume"), say("{made} mL", made=wording.number(made)), words, view.injected_ml, left, discarded, made)


def _clock(one: ClockView, day: date) -> FactLine:
    if one.minutes is None:
        return FactLine(one.words.partition(":")[0], say("not told"))
    label = one.words.replace(f"{wording.day(day)} ", "")
    if one.passed:
        return FactLine(label, say("passed"), "over", say("Nothing of it is injected once a clock has passed."))
    if one.minutes > _LONG_MINUTES:
        return FactLine(label, say("{minutes} days left", minutes=one.minutes // (24 * 60)), "ok")
    hours, minutes = divmod(one.minutes, 60)
    left = say("{hours} h {minutes} min", hours=hours, minutes=f"{minutes:02d}") if hours else say("{minutes} min", minutes=minutes)
    return FactLine(label, say("{left} left", left=left), "near" if one.minutes < SHORT_MINUTES else "ok")


def _needle(view: ProductView) -> str:
    """Whether it may be injected now, in a few words."""
    if view.put_aside:
        return say("Put aside")
    if view.injected_ml and not view.left_ml:
        return ""
    if not view.blocked:
        return say("May be injected now")
    waiting = sum(1 for section in view.sections for field in section.fields if field.before_needle and field.required and not field.values)
    return say("{items} before the needle", items=wording.count(waiting, "item")) if waiting else say("Not to be injected now")


def unmeasured(view: ProductView, section: str) -> tuple[str, ...]:
    """The fields of a part that can be answered "not measured": numbers that no needle waits for and nobody told."""
    part = next((one for one in view.sections if one.id == section), None)
    return tuple(field.id for field in part.fields if can_be_unmeasured(field) and not field.values) if part else ()


def can_be_unmeasured(field: FieldView) -> bool:
    """Whether a field may be answered "not measured"."""
    return field.ask is Ask.NUMBER and not field.required

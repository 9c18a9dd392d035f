"""The note as plain text to paste into a chart: the same content as the paper, the map in words and as a table. Words nothing anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from procedure_assistant.domain.record import SiteStatus
from procedure_assistant.services.note import (
    Amount,
    AnswerGroup,
    Check,
    Claim,
    Course,
    Indication,
    Limits,
    Line,
    Mark,
    Midline,
    NerveBlock,
    Note,
    Override,
    Product,
    Quantity,
    Sided,
    SiteMap,
    UnitsTable,
    words,
)
from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote, PictureNote
from procedure_assistant.services.note_photo import PhotoNote

STATUS_WORDS = {
    SiteStatus.PLANNED: "planned, not yet given",
    SiteStatus.GIVEN: "given as planned",
    SiteStatus.CHANGED: "given, changed",
    SiteStatus.OMITTED: "planned, not given",
    SiteStatus.EXTRA: "extra",
}

Section = tuple[str, list[str]]
Part = TypeVar("Part")


def note_text(note: Note) -> str:
    """The whole note as text with one blank line between sections; ends with a line end."""
    parts = [_clean([*_head(note)])]
    for title, lines in _sections(note):
        if lines:
            parts.append([title.upper(), *_clean(lines)])
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _clean(lines: Sequence[str]) -> list[str]:
    """Line ends and no-break spaces of typed text become spaces; the indent and the columns of a table stay."""
    return [one.replace("\u00a0", " ").replace("\r", " ").replace("\n", " ").rstrip() for one in lines]


def _head(note: Note) -> Iterator[str]:
    yield note.heading.upper()
    yield words(note.status)
    if note.letterhead:
        yield " · ".join((note.letterhead.name, *note.letterhead.details))
    who = note.identity
    yield f"Patient: {who.name}"
    yield f"Born: {who.born} · Sex: {who.sex} · MRN: {who.mrn or 'none'} · Visit: {who.visit}"
    for alert in note.alerts:
        yield f"{alert.word.rstrip(':')}: {alert.text}"


def _sections(note: Note) -> Iterator[Section]:
    """Every section in the order of the paper; an empty one is left out."""
    yield "Summary", [words(note.summary), *_glance(note)]
    yield "Amendments", list(_amendments(note))
    yield "Indication and necessity", _if(note.indication, _indication)
    yield "Consent and safety", [_tick(check) for check in note.safety]
    yield "Injection map", _if(note.site_map, lambda site_map: map_words(site_map, note.units))
    yield "Units by muscle", _if(note.units, _units)
    yield "Limits", _if(note.limits, _limits)
    yield "Products", [] if note.products is None else list(_products(note.products))
    for biologic in note.biologics:
        yield biologic.title, list(_biologic(biologic))
    yield "Ultrasound and targets", _if(note.guidance, _guidance)
    yield "Overrides", [] if note.overrides is None else list(_overrides(note.overrides))
    yield "Nerve block", _if(note.nerve, _nerve)
    yield "Course and outcome", _if(note.course, _course)
    yield "Checklist", [_group(group) for group in note.checklist]
    yield "Claim", _if(note.claim, _claim)
    yield "Signature", list(_signature(note))


def _if(part: Part | None, write: Callable[[Part], Iterator[str]]) -> list[str]:
    return [] if part is None else list(write(part))


def _glance(note: Note) -> Iterator[str]:
    for one in note.glance:
        was = f" (was {one.was})" if one.was else ""
        said = f": {'; '.join(one.captions)}" if one.captions else ""
        yield f"- {one.figure}{was}{said}"


def _amendments(note: Note) -> Iterator[str]:
    for one in note.amendments:
        begin = f"{one.number}. " if one.number else "   "
        yield f"{begin}{one.what}: was {one.was}; is now {one.now}. {one.who_when}. {one.why}"


def _indication(indication: Indication) -> Iterator[str]:
    yield from (words(one) for one in indication.lines)
    if indication.bars:
        values = ", ".join(f"{bar.label}: {bar.text}" for bar in indication.bars.bars)
        yield f"{words(indication.bars.title)} {values}."


def _tick(check: Check) -> str:
    return f"[{'x' if check.done else ' '}] {words(check.text)}"


def map_words(site_map: SiteMap, units: UnitsTable | None) -> Iterator[str]:
    """Counts, then for each muscle which sites are in which state with their dose, then the remarks."""
    counted = [SiteStatus.PLANNED] if site_map.count(SiteStatus.PLANNED) else []
    counted += [SiteStatus.GIVEN, SiteStatus.CHANGED, SiteStatus.OMITTED, SiteStatus.EXTRA]
    yield "; ".join(f"{site_map.count(status)} {STATUS_WORDS[status]}" for status in counted) + "."
    yield f"Map {site_map.version}. Sides are the patient's."
    names = {row.letter: row.muscle for row in units.rows} if units else {}
    for muscle in dict.fromkeys((mark.letter, mark.muscle) for mark in site_map.marks):
        yield _muscle([mark for mark in site_map.marks if mark.muscle == muscle[1]], names)
    for remark in site_map.remarks:
        yield f"Remark {remark.numbers}: {remark.text}" if remark.numbers else remark.text


def _muscle(marks: Sequence[Mark], names: dict[str, str]) -> str:
    """ "C Frontalis: left 1, right 1 and right 2 given as planned, 5 units each; left 2 given, changed, 5 units (remark 1)."""
    first = marks[0]
    name = names.get(first.letter, first.muscle.replace("_", " ").capitalize())
    parts = []
    for status, units in dict.fromkeys((mark.status, mark.units) for mark in marks):
        same = [mark for mark in marks if (mark.status, mark.units) == (status, units)]
        which = ", ".join(_site(mark, name) for mark in same)
        dose = f", {units}{' each' if len(same) > 1 else ''}" if units else ""
        parts.append(f"{which}: {STATUS_WORDS[status]}{dose}")
    return f"{first.letter} {name}: {'; '.join(parts)}.".lstrip()


def _site(mark: Mark, muscle: str) -> str:
    place = mark.name.removeprefix(muscle).strip() or mark.name
    return f"{place} (remark {mark.remark})" if mark.remark else place


def _amount(amount: Amount) -> str:
    return f"{amount.text} (was {amount.was})" if amount.was else amount.text


def _pair(pair: Sided | Midline) -> tuple[str, str]:
    if isinstance(pair, Midline):
        return f"{_amount(pair.amount)} mid", ""
    return _amount(pair.left), _amount(pair.right)


def _units(table: UnitsTable) -> Iterator[str]:
    """A table that reads in a typewriter face; the order of its columns stays clear in any other."""
    rows = [("", "planned left", "right", "given left", "right", "sites", "total")]
    rows += [(f"{row.letter} {row.muscle}".strip(), *_pair(row.planned), *_pair(row.given), row.sites, row.total) for row in table.rows]
    rows.append(("Total", *_pair(table.planned), *_pair(table.given), table.sites, table.total))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        numbers = (text.rjust(width) for text, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((row[0].ljust(widths[0]), *numbers))
    if table.total_remark:
        yield f"Total {table.total_remark}."
    yield table.caption


def _limits(limits: Limits) -> Iterator[str]:
    yield from (f"{bar.label}: {words(bar.used)}" for bar in limits.bars)
    yield from (words(one) for one in limits.lines)


def _quantity(quantity: Quantity) -> str:
    volume = f" ({quantity.volume})" if quantity.volume else ""
    was = f" (was {quantity.was})" if quantity.was else ""
    return f"{quantity.amount}{volume}{was}"


def _products(products: Sequence[Product]) -> Iterator[str]:
    if not products:
        yield "None opened."
    for one in products:
        ndc = f", NDC {one.ndc}" if one.ndc else ""
        lot = f"{one.lot} (was {one.lot_was})" if one.lot_was else one.lot
        expiry = f"{one.expiry} (was {one.expiry_was})" if one.expiry_was else one.expiry
        yield f"{one.name} {one.detail}{ndc}, lot {lot}, expiry {expiry}:"
        yield f"  given {_quantity(one.given)} + wasted {_quantity(one.wasted)} = opened {_quantity(one.opened)}"
        yield from (f"  {words(remark)}" for remark in one.remarks)


def _biologic(one: BiologicNote) -> Iterator[str]:
    yield words(one.status)
    yield words(one.balance)
    yield from (f"{figure.title}: {figure.text} [{figure.rule}]" for figure in one.figures)
    yield from (f"Class {found.title}: {found.text} [{found.rule}]" for found in one.classes)
    yield from (words(text) for text in one.standards)
    yield from (_group(group) for group in one.passport)


def _guidance(guidance: GuidanceNote) -> Iterator[str]:
    yield f"{guidance.caption}."
    for target in guidance.targets:
        yield f"{target.title}: {words(target.given)}"
        yield f"  {words(target.seen)}"
        yield from (f"  {_picture(picture)}" for picture in target.pictures)
    yield from (_picture(picture) for picture in guidance.pictures)
    yield from (words(remark) for remark in guidance.remarks)


def _picture(picture: PictureNote) -> str:
    return f"{picture.caption}; SHA-256 {picture.sha256}"


def _overrides(overrides: Sequence[Override]) -> Iterator[str]:
    if not overrides:
        yield "None."
    for number, one in enumerate(overrides, 1):
        yield f"{number}. {one.title} {one.reason} {one.by}"


def _nerve(nerve: NerveBlock) -> Iterator[str]:
    yield f"{nerve.caption}."
    for row in nerve.rows:
        yield f"{row.label}: left {row.left or 'none'}, right {row.right or 'none'}"
    for side in nerve.sides:
        if side.formula:
            yield f"Diagram {side.side}: {side.formula} = {side.result} from the external occipital protuberance"
    if nerve.anaesthetic:
        yield f"{nerve.anaesthetic_title}, dose of maximum:"
    yield from (f"  {bar.label}: {words(bar.used)}" for bar in nerve.anaesthetic)
    yield from (words(remark) for remark in nerve.remarks)
    if nerve.photo is not None:
        yield from _photo(nerve.photo)


def _photo(photo: PhotoNote) -> Iterator[str]:
    yield f"{_picture(photo.picture)}."
    for row in photo.rows:
        yield f"{row.label}, on the photograph: left {row.left or 'none'}, right {row.right or 'none'}"
    yield from (words(one) for one in photo.lines)


def _course(course: Course) -> Iterator[str]:
    if course.pain:
        points = "; ".join(f"{point.score} at {point.minutes} min" for point in course.pain)
        yield f"{course.pain_title}: {points}."
    yield from (_tick(item) for item in course.items)


def _group(group: AnswerGroup) -> str:
    answers = "; ".join(f"{one.question}: {one.answer}" if one.question else one.answer for one in group.answers)
    return f"{group.title}{', ' + group.by if group.by else ''}: {answers}."


def _claim(claim: Claim) -> Iterator[str]:
    yield from (" ".join(words(one).split()) for one in (*claim.lines, *claim.remarks))


def _signature(note: Note) -> Iterator[str]:
    if note.signature.name:
        yield note.signature.name
    texts: tuple[Line, ...] = (*note.signature.lines, *note.provenance)
    yield from (words(one) for one in texts)
    if note.seal:
        yield f"Verification code {note.seal.code}"
        yield f"SHA-256 {note.seal.record_hash}"
    yield words(note.foot)

"""The note as headings, paragraphs and tables, for formats that have such: the same content as paper and text. Words nothing anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.services.note import (
    Amount,
    AnswerGroup,
    Check,
    Course,
    Limits,
    Line,
    Midline,
    NerveBlock,
    Note,
    Product,
    Quantity,
    Run,
    Sided,
    SiteMap,
    UnitsTable,
    line,
    strong,
    struck,
)
from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote, PictureNote, Reckoned
from procedure_assistant.services.note_photo import PhotoNote
from procedure_assistant.services.note_text import STATUS_WORDS, map_words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; an ``item`` is one of a list."""

    text: Line
    item: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of a row names it. Columns from ``numbers`` on hold numbers (0: none does)."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: int = 0


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole note: ``across`` is "DRAFT", "VOID" or "", ``head`` the lines above the first section, ``alerts`` stop a hand."""

    title: str
    heading: str
    status: Line
    across: str
    language: str
    head: tuple[Line, ...]
    alerts: tuple[Line, ...]
    parts: tuple[Part, ...]


def outline(note: Note) -> Outline:
    """The note in the order of the paper; an empty section is left out."""
    found = (Part(title, tuple(blocks)) for title, blocks in _parts(note))
    return Outline(
        note.title,
        note.heading,
        note.status,
        note.across,
        note.language,
        tuple(_head(note)),
        tuple(line(strong(f"{alert.word.rstrip(':')}: "), strong(alert.text) if alert.stop else alert.text) for alert in note.alerts),
        tuple(part for part in found if part.blocks),
    )


def _head(note: Note) -> Iterator[Line]:
    if note.letterhead and note.letterhead.name:
        yield line(strong(note.letterhead.name), *(f" · {one}" for one in note.letterhead.details))
    who = note.identity
    yield line("Patient: ", strong(who.name))
    yield line(f"Born: {who.born} · Sex: {who.sex} · MRN: {who.mrn or 'none'} · Visit: {who.visit}")


def _parts(note: Note) -> Iterator[tuple[str, Iterator[Block]]]:
    yield "Summary", _summary(note)
    yield "Amendments", _amendments(note)
    yield "Indication and necessity", _indication(note)
    yield "Consent and safety", (_ticked(check) for check in note.safety)
    if note.site_map:
        yield "Injection map", _map(note.site_map, note.units)
    if note.units:
        yield "Units by muscle", _units(note.units)
    if note.limits:
        yield "Limits", _limits(note.limits)
    if note.products is not None:
        yield "Products", _products(note.products)
    for biologic in note.biologics:
        yield biologic.title, _biologic(biologic)
    yield from _late_parts(note)


def _late_parts(note: Note) -> Iterator[tuple[str, Iterator[Block]]]:
    if note.guidance:
        yield "Ultrasound and targets", _guidance(note.guidance)
    if note.overrides is not None:
        yield "Overrides", _overrides(note)
    if note.nerve:
        yield "Nerve block", _nerve(note.nerve)
    if note.course:
        yield "Course and outcome", _course(note.course)
    yield "Checklist", (_group(group) for group in note.checklist)
    if note.claim:
        yield "Claim", (Paragraph(text) for text in (*note.claim.lines, *note.claim.remarks))
    yield "Signature", _signature(note)


def _plain(*texts: str) -> tuple[Line, ...]:
    """Cells of a row."""
    return tuple(line(text) for text in texts)


def _said(text: Line) -> Iterator[Paragraph]:
    if text:
        yield Paragraph(text)


def _was(text: str) -> tuple[Run, ...]:
    return (Run(" "), struck(text)) if text else ()


def _summary(note: Note) -> Iterator[Block]:
    yield from _said(note.summary)
    for one in note.glance:
        said = f": {'; '.join(one.captions)}" if one.captions else ""
        yield Paragraph((strong(one.figure), *_was(one.was), Run(said)), item=True)


def _amendments(note: Note) -> Iterator[Block]:
    if note.amendments:
        rows = tuple(_plain(one.number, one.what, one.was, one.now, one.who_when, one.why) for one in note.amendments)
        yield Table("What was amended after signing", ("No.", "What", "Was", "Is now", "Who, when", "Why"), rows)


def _indication(note: Note) -> Iterator[Block]:
    if note.indication is None:
        return
    for text in note.indication.lines:
        yield from _said(text)
    if bars := note.indication.bars:
        rows = tuple(_plain(bar.label, bar.text) for bar in bars.bars)
        yield Table("".join(run.text for run in bars.title), ("Cycle", "Value"), rows, numbers=1)


def _ticked(check: Check) -> Paragraph:
    return Paragraph((Run("[x] " if check.done else "[ ] "), *check.text), item=True)


def _map(site_map: SiteMap, units: UnitsTable | None) -> Iterator[Block]:
    for text in map_words(site_map, units):
        yield Paragraph(line(text))
    remarks = {number.strip(): one.text for one in site_map.remarks for number in one.numbers.split(",") if one.numbers}
    rows = (_plain(mark.name, STATUS_WORDS[mark.status], mark.units or "none", remarks.get(mark.remark, "")) for mark in site_map.marks)
    yield Table("Every site; sides are the patient’s", ("Site", "State", "Given", "Remark"), tuple(rows))


def _units(table: UnitsTable) -> Iterator[Block]:
    head = ("Muscle", "Planned left", "Planned right", "Given left", "Given right", "Sites", "Total")
    rows = [
        (line(f"{row.letter} {row.muscle}".strip()), *_pair(row.planned), *_pair(row.given), line(row.sites), line(row.total))
        for row in table.rows
    ]
    total = (line(strong("Total")), *_pair(table.planned), *_pair(table.given), line(strong(table.sites)), line(strong(table.total)))
    yield Table(f"Units by muscle and side. {table.caption}", head, (*rows, total), numbers=1)
    if table.total_remark:
        yield Paragraph(line(f"Total {table.total_remark}."))


def _pair(pair: Sided | Midline) -> tuple[Line, Line]:
    if isinstance(pair, Midline):
        return (*_amount(pair.amount), Run(" mid")), ()
    return _amount(pair.left), _amount(pair.right)


def _amount(amount: Amount) -> Line:
    return (Run(amount.text, strong=amount.strong), *_was(amount.was))


def _limits(limits: Limits) -> Iterator[Block]:
    for bar in limits.bars:
        yield Paragraph((Run(f"{bar.label}: "), *bar.used), item=True)
    for text in limits.lines:
        yield from _said(text)


def _products(products: tuple[Product, ...]) -> Iterator[Block]:
    if not products:
        yield Paragraph(line("None opened."))
        return
    head = ("Product", "NDC", "Lot", "Expiry", "Given", "Wasted", "Opened")
    yield Table("Given and wasted are what was opened", head, tuple(_product(one) for one in products))
    for one in products:
        for remark in one.remarks:
            yield Paragraph((Run(f"{one.name} {one.detail}, lot {one.lot}: "), *remark), item=True)


def _product(one: Product) -> tuple[Line, ...]:
    lot = (Run(one.lot), *_was(one.lot_was))
    expiry = (Run(one.expiry), *_was(one.expiry_was))
    amounts = (_quantity(one.given), _quantity(one.wasted), _quantity(one.opened))
    return (line(f"{one.name} {one.detail}"), line(one.ndc), lot, expiry, *amounts)


def _quantity(quantity: Quantity) -> Line:
    volume = f" ({quantity.volume})" if quantity.volume else ""
    return (Run(f"{quantity.amount}{volume}"), *_was(quantity.was))


def _biologic(one: BiologicNote) -> Iterator[Block]:
    yield from _said(one.status)
    yield from _said(one.balance)
    if one.figures:
        yield Table("Figures", ("Figure", "Value", "Rule"), tuple(_reckoned(found) for found in one.figures))
    if one.classes:
        yield Table("Classes", ("Class", "Value", "Rule"), tuple(_reckoned(found) for found in one.classes))
    for text in one.standards:
        yield from _said(text)
    for group in one.passport:
        rows = tuple(_plain(answer.question, answer.answer) if answer.question else _plain(answer.answer, "") for answer in group.answers)
        yield Table(f"{group.title}{', ' if group.by else ''}{group.by}", ("Question", "Answer"), rows)


def _reckoned(found: Reckoned) -> tuple[Line, ...]:
    return _plain(found.title, found.text, found.rule)


def _guidance(guidance: GuidanceNote) -> Iterator[Block]:
    yield Paragraph(line(f"{guidance.caption}."))
    for target in guidance.targets:
        yield Paragraph((strong(f"{target.title}: "), *target.given, Run(" "), *target.seen))
        for picture in target.pictures:
            yield _picture(picture)
    for picture in guidance.pictures:
        yield _picture(picture)
    for remark in guidance.remarks:
        yield from _said(remark)


def _picture(picture: PictureNote) -> Paragraph:
    return Paragraph(line(f"{picture.caption}; SHA-256 {picture.sha256}"), item=True)


def _overrides(note: Note) -> Iterator[Block]:
    if not note.overrides:
        yield Paragraph(line("None."))
        return
    rows = tuple(_plain(str(number), one.title, one.reason, one.by) for number, one in enumerate(note.overrides, 1))
    yield Table("Stops that were gone past", ("No.", "Stop", "Reason", "Who, when"), rows)


def _nerve(nerve: NerveBlock) -> Iterator[Block]:
    yield Paragraph(line(f"{nerve.caption}."))
    if nerve.rows:
        rows = tuple(_plain(row.label, row.left or "none", row.right or "none") for row in nerve.rows)
        yield Table("Sides are the patient’s", ("", "Left", "Right"), rows)
    for side in nerve.sides:
        if side.formula:
            yield Paragraph(line(f"Diagram {side.side}: {side.formula} = {side.result} from the external occipital protuberance"))
    for bar in nerve.anaesthetic:
        yield Paragraph((Run(f"{nerve.anaesthetic_title}, dose of maximum, {bar.label}: "), *bar.used), item=True)
    for remark in nerve.remarks:
        yield from _said(remark)
    if nerve.photo is not None:
        yield from _photo(nerve.photo)


def _photo(photo: PhotoNote) -> Iterator[Block]:
    yield _picture(photo.picture)
    if photo.rows:
        rows = tuple(_plain(row.label, row.left or "none", row.right or "none") for row in photo.rows)
        yield Table("On the photograph; sides are the patient’s", ("", "Left", "Right"), rows)
    for text in photo.lines:
        yield from _said(text)


def _course(course: Course) -> Iterator[Block]:
    if course.pain:
        rows = tuple(_plain(f"{point.minutes} min", str(point.score)) for point in course.pain)
        yield Table(course.pain_title, ("Time", "Pain"), rows, numbers=1)
    for item in course.items:
        yield _ticked(item)


def _group(group: AnswerGroup) -> Paragraph:
    answers = "; ".join(f"{one.question}: {one.answer}" if one.question else one.answer for one in group.answers)
    return Paragraph((strong(f"{group.title}{', ' if group.by else ''}{group.by}: "), Run(f"{answers}.")), item=True)


def _signature(note: Note) -> Iterator[Block]:
    if note.signature.name:
        yield Paragraph(line(strong(note.signature.name)))
    for text in (*note.signature.lines, *note.provenance):
        yield from _said(text)
    if note.seal:
        yield Paragraph(line("Verification code ", strong(note.seal.code)))
        yield Paragraph(line(f"SHA-256 {note.seal.record_hash}"))
    yield from _said(note.foot)

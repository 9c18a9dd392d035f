"""The blocks of the record that are text: amendments, indication, consent and safety, overrides, course, claim, signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procedure_assistant.documents.charts import CYCLES_WIDTH, PAIN_WIDTH, cycle_bars, pain_chart
from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Draw, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HEAVY, ROW, Ink
from procedure_assistant.documents.qr import draw_qr
from procedure_assistant.documents.tables import table_rows
from procedure_assistant.documents.wrapping import BODY, FINE, SMALL, Style
from procedure_assistant.services.note import (
    Amendment,
    AnswerGroup,
    Check,
    Claim,
    Course,
    Indication,
    Line,
    Override,
    Run,
    Seal,
    Signature,
    line,
    strong,
)
from procedure_assistant.services.paper_check import qr_text

TICK = 11.0
"""Room of a tick before its line."""

_NUMBERED_FROM = 4
"""So many overrides are numbered, so that other parts of the record can point at one."""

_CODES = Style(9.5, 11.8)
_QR_SIDE = 62.0
_SIGNED = Style(12.5, 15.0, Face.BOLD, Face.BOLD)


def _tick(x: float, *, done: bool) -> Draw:
    """A tick, or an empty box where something is still open."""

    def draw(ink: Ink, top: float) -> None:
        if done:
            ink.text(x, top + BODY.ascent, "✓")
        else:
            ink.frame(x + 0.5, top + BODY.ascent - 5.4, 5.4, 5.4, 0.6)

    return draw


def _check_rows(checks: Sequence[Check], x: float, right: float) -> Iterator[Row]:
    for check in checks:
        yield from text_rows(check.text, x + TICK, right - x - TICK, BODY, lead=_tick(x, done=check.done))


def amendments_block(amendments: Sequence[Amendment], left: float, right: float) -> Block:
    """Was and is now, before all else."""
    x = left + LABEL_COLUMN
    width = right - x
    columns = [0.0, 16.5, 118.0, 195.0, 272.0, 360.0]
    scaled = [x + one * width / 468 for one in columns]

    def cells(number: Line, *rest: Line) -> list[Line]:
        return [number, *rest]

    head = table_rows([cells(*(line(word) for word in ("", "What", "Was", "Is now", "Who, when", "Why")))], scaled, right, FINE)
    rows = [
        cells(line(one.number), line(one.what), line(one.was), line(strong(one.now)), line(one.who_when), line(one.why))
        for one in amendments
    ]
    return Block(
        "Amendments",
        tuple(table_rows(rows, scaled, right, BODY, rule=ROW)),
        remark="Both values stay in the record.",
        head=tuple(_ruled_below(row, x, right) for row in head),
    )


def _ruled_below(row: Row, left: float, right: float) -> Row:
    def draw(ink: Ink, top: float) -> None:
        row.draw(ink, top)
        ink.rule(left, right, top + row.height, HEAVY)

    return Row(row.height + 0.4, draw)


def indication_block(indication: Indication, left: float, right: float) -> Block:
    """Diagnosis, history, failed measures and the effect of earlier injections, with bars beside."""
    x = left + LABEL_COLUMN
    aside = cycle_bars(indication.bars, right) if indication.bars and indication.bars.bars else None
    width = right - x - (CYCLES_WIDTH + 10 if aside else 0)
    rows = tuple(row for text in indication.lines for row in text_rows(text, x, width))
    return Block("Indication and necessity", rows, aside=aside)


def _group_line(group: AnswerGroup) -> Line:
    """One section of the checklist as a paragraph: "Identity, T. Rivera RN 14:12: two identifiers: yes; …"."""
    parts: list[str | Run] = [strong(group.title), f", {group.by}: " if group.by else ": "]
    for number, one in enumerate(group.answers):
        parts.append("; " if number else "")
        if one.question:
            parts.append(f"{one.question}: ")
        parts.append(strong(one.answer) if one.stands_out else one.answer)
    return line(*parts, ".")


def safety_block(checks: Sequence[Check], left: float, right: float) -> Block:
    """Consent, time-out and checks in a few ticked lines."""
    return Block("Consent and safety", tuple(_check_rows(checks, left + LABEL_COLUMN, right)))


def checklist_block(groups: Sequence[AnswerGroup], left: float, right: float) -> Block:
    """Every answer of the checklist with who gave it and when."""
    x = left + LABEL_COLUMN
    rows = tuple(row for group in groups for row in text_rows(_group_line(group), x, right - x, SMALL))
    return Block("Checklist", rows, remark="Every answer, who and when")


def overrides_block(overrides: Sequence[Override], left: float, right: float) -> Block:
    """Every stop that was passed; "None" is printed, because silence proves nothing."""
    x = left + LABEL_COLUMN
    numbered = len(overrides) >= _NUMBERED_FROM
    rows: list[Row] = []
    for number, one in enumerate(overrides, 1):
        parts = (strong(f"{number}  ") if numbered else "", strong(one.title), f" {one.reason} ", one.by)
        rows.extend(text_rows(line(*parts), x, right - x))
    if not overrides:
        rows.extend(text_rows(line("None."), x, right - x))
    return Block("Overrides", tuple(rows), remark=f"{len(overrides)} in all" if numbered else "")


def course_block(course: Course, left: float, right: float) -> Block:
    """Pain over time beside complications, state at leaving, after-care and what comes next."""
    x = left + LABEL_COLUMN
    chart = pain_chart(course.pain, course.pain_title, x) if course.pain else None
    at = x + PAIN_WIDTH + 18 if chart else x
    rows = tuple(_check_rows(course.items, at, right))
    return Block("Course and outcome" if chart else "Course", rows, aside=chart)


def claim_block(claim: Claim, left: float, right: float) -> Block:
    """Codes and units."""
    x = left + LABEL_COLUMN
    rows = [row for text in claim.lines for row in text_rows(text, x, right - x, _CODES)]
    rows += [row for text in claim.remarks for row in text_rows(text, x, right - x, FINE)]
    return Block("Claim", tuple(rows))


def signature_block(signature: Signature, provenance: Sequence[Line], seal: Seal | None, left: float, right: float) -> Block:
    """Who signed, what was followed, and what binds the sheet to the stored record; never parted."""
    x = left + LABEL_COLUMN
    aside = _code_box(seal, right) if seal else None
    width = right - x - (_QR_SIDE + 8 if aside else 0)
    rows = list(text_rows(line(signature.name), x, width, _SIGNED))
    for text in signature.lines:
        rows += text_rows(text, x, width)
    rows.append(Row(1.6, lambda _ink, _top: None))
    for text in provenance:
        rows += text_rows(text, x, width, FINE)
    if seal:
        grouped = " ".join(seal.record_hash[at : at + 8] for at in range(0, len(seal.record_hash), 8))
        rows += text_rows(line(f"SHA-256 {grouped}"), x, width, FINE)
    return Block("Signature", tuple(rows), aside=aside, whole=True)


def _code_box(seal: Seal, right: float) -> Row:
    """The QR code, and below it the same code for typing."""
    middle = right - _QR_SIDE / 2

    def draw(ink: Ink, top: float) -> None:
        draw_qr(ink, qr_text(seal.record_hash), right - _QR_SIDE, top - 2.0, _QR_SIDE)
        ink.centred(middle, top + _QR_SIDE + 4.4, seal.code, Face.BOLD, 11.0)
        ink.centred(middle, top + _QR_SIDE + 12.4, "verification code", size=7.5)

    return Row(_QR_SIDE + 14.0, draw)

"""The closed record on the screen: who signed, what was amended and by whom, what can still be done and what cannot. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.amendments import amended, following, new_stops
from procedure_assistant.domain.commands.block import NEGATIVE
from procedure_assistant.domain.commands.closing import Proposal
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.permissions import Act
from procedure_assistant.ui.visit.content import (
    AmendmentLine,
    Asking,
    BlockLine,
    ClosingAction,
    ClosingForm,
    MuscleLine,
    Notice,
    OpenedProduct,
    Primary,
    SealedContent,
    VisitContent,
)
from procedure_assistant.ui.visit.form_content import GO_ON

Local = Callable[[datetime], datetime]
Permits = Callable[[Act], str]
AMEND, AMEND_DONE, COSIGN, VOID, HAND_OVER = "amend", "amend_done", "cosign", "void", "hand_over"
VOID_WORD = "VOID"
"""What is typed to confirm that a record is declared void."""


def when(moment: datetime, local: Local) -> str:
    """ "23 Nov 2026 15:24"."""
    at = local(moment)
    return f"{wording.day(at.date())} {wording.clock_time(at)}"


def _named(name: str, credentials: str) -> str:
    return ", ".join(part for part in (name, credentials) if part)


def sealed(record: ProcedureRecord, seal: str, local: Local, permits: Permits, *, amending: bool) -> SealedContent | None:
    """The closed record in words; None while it is open."""
    if not record.closed:
        return None
    signature = record.signature
    lines = [f"Co-signed by {_named(one.event.name, one.event.credentials)}, {when(one.stamp.at, local)}" for one in record.cosignatures]
    lines += [handed_words(record, place, local) for place in range(len(record.handovers))]
    void = ""
    if record.voided:
        event, stamp = record.voided
        void = f"{event.reason}. {stamp.who}, {when(stamp.at, local)}. Nothing of it counts; it stays readable."
    return SealedContent(
        by=_named(signature.event.name, signature.event.credentials) if signature else "",
        at=when(signature.stamp.at, local) if signature else "",
        code=short_code(seal) if seal else "",
        seal=f"{seal[:16]}…" if seal else "",
        void=void,
        lines=tuple(lines),
        amendments=tuple(
            AmendmentLine(
                one.event.what, one.event.was, one.event.now, f"{one.stamp.who}, {when(one.stamp.at, local)}", one.event.reason
            )
            for one in record.amendments
        ),
        actions=() if record.voided or amending else tuple(_actions(permits)),
    )


def _actions(permits: Permits) -> list[ClosingAction]:
    return [
        ClosingAction(AMEND, "Amend", permits(Act.AMEND)),
        ClosingAction(COSIGN, "Co-sign", permits(Act.COSIGN)),
        ClosingAction(VOID, "Declare void", permits(Act.VOID)),
    ]


def handed_words(record: ProcedureRecord, place: int, local: Local) -> str:
    """One hand-over: "Handed over to B. Novak by E. Marsh, 23 Nov 2026 14:40: end of shift"."""
    event, stamp = record.handovers[place]
    return f"Handed over to {event.to} by {stamp.who}, {when(stamp.at, local)}" + (f": {event.reason}" if event.reason else "")


def standing(record: ProcedureRecord, local: Local, permits: Permits, *, amending: bool) -> Notice | None:
    """What every page of a closed record says above its content, so that nobody takes it for an open one."""
    if record.voided:
        event, stamp = record.voided
        return Notice("refusal", f"{VOID_WORD}: {event.reason}", f"Declared void by {stamp.who}, {when(stamp.at, local)}. Only to look at.")
    if record.signature is None:
        return None
    if amending:
        text = "Change what is wrong where it stands; the reason is asked. Both values stay."
        return Notice("caution", "Amending the signed record", text, "Done amending", AMEND_DONE)
    signature, why_not = record.signature, permits(Act.AMEND)
    count = len(record.amendments)
    changed = f" {wording.count(count, 'amendment')}, shown in place." if count else ""
    return Notice(
        "information",
        f"Signed by {_named(signature.event.name, signature.event.credentials)}, {when(signature.stamp.at, local)}",
        f"The record is closed.{changed} {why_not}".strip(),
        "" if why_not else "Amend",
        "" if why_not else AMEND,
    )


def asking(record: ProcedureRecord, proposed: Proposal) -> Asking:
    """The question before an amendment: both values, what follows from it, what it would set off."""
    text = "Printed with both values, your name and the time."
    more = following(record, proposed)
    if more:
        text = f"Which changes: {more[2]} (was {more[1]}). {text}"
    stops = new_stops(record, proposed)
    if stops:
        text = f"{' '.join(stops)} {text}"
    return Asking(f"{proposed.what}: was {proposed.was}, is now {proposed.now}. Why?", text, "Reason of the amendment", "Amend")


def told(record: ProcedureRecord, local: Local) -> Mapping[str, str]:
    """What was amended, by its key (domain.amendments.key_of), in a line to stand beside it; the last amendment of a thing first."""
    found: dict[str, list[str]] = {}
    for one in amended(record):
        why = one.by.event.reason
        line = f"Amended {when(one.by.stamp.at, local)}, {one.by.stamp.who}: was {one.was}, is now {one.now}. {why}"
        found.setdefault(one.key, []).insert(0, line)
    return {key: "\n".join(lines) for key, lines in found.items()}


def with_amendments(content: VisitContent, words: Mapping[str, str]) -> VisitContent:
    """The screen with every amendment beside what it changed."""
    if not words:
        return content
    form, scores, waste, products, block = content.form, content.scores, content.waste, content.products, content.block
    if form is not None:
        questions = tuple(replace(one, said=_after(one.said, words.get(f"step:{one.id}"))) for one in form.questions)
        adverse = words.get("adverse") if form.section == "observation" else None
        facts = (*form.facts, ("Complication, amended", adverse)) if adverse else form.facts
        form = replace(form, questions=questions, facts=facts)
    if scores is not None and (line := words.get(f"pain:{scores.moment}")):
        scores = replace(scores, earlier=(*scores.earlier, line))
    if waste is not None:
        lines = tuple(replace(one, told=words.get(f"waste:{one.container}", "")) for one in waste.lines)
        waste = replace(waste, lines=lines)
    if products is not None:
        opened = tuple(replace(one, balance=_after(one.balance, words.get(f"lot:{one.id}"))) for one in products.opened)
        products = replace(products, opened=opened)
    if block is not None:
        told_here = "\n".join(line for key, line in words.items() if key.startswith("block:"))
        block = replace(block, plan_words=_after(block.plan_words, told_here))
    return replace(content, form=form, scores=scores, waste=waste, products=products, block=block)


def _after(said: str, line: str | None) -> str:
    return f"{said}\n{line}".strip() if line else said


def corrections(record: ProcedureRecord) -> tuple[BlockLine, ...]:
    """Every block of the protocol's nerves and both sides as it was charted, those given first."""
    drugs = [one for one in record.containers.values() if one.opened.kind in (Kind.LOCAL_ANAESTHETIC, Kind.STEROID)]
    found = []
    for nerve in record.protocol.nerves:
        for side in (Side.LEFT, Side.RIGHT):
            block = record.block(nerve.id, side)
            parts = {part.container: wording.number(part.volume.amount) for part in block.event.parts} if block else {}
            volumes = tuple((one.id, one.opened.label.rsplit(",", 1)[0], parts.get(one.id, "")) for one in drugs)
            aspiration = block.event.aspiration if block else NEGATIVE
            found.append(BlockLine(nerve.id, side.value, f"{nerve.short} {side}", block is not None, volumes, aspiration if block else ""))
    return tuple(sorted(found, key=lambda one: not one.given))


def primary() -> Primary:
    """The primary action while amending."""
    text = "Each change asks for its reason and stands with both values."
    return Primary("Amending", text, "Done amending", "back to the signed record", AMEND_DONE)


def form(which: str, who: tuple[str, str] | None, people: tuple[str, ...]) -> ClosingForm | None:
    """What is asked on the sign page; None when nothing is. ``who`` is in by an account; ``people`` can take a visit over."""
    name, credentials = who or ("", "")
    if which == COSIGN:
        text = "“I supervised this procedure and reviewed this record.” A co-signature is by another physician than the signature."
        return ClosingForm(COSIGN, "Co-sign this record", text, "Co-sign", (), name, credentials, who is not None)
    if which == VOID:
        text = f"The record stays readable and is marked {VOID_WORD} on every page; none of its doses count any more. This is not undone."
        return ClosingForm(VOID, "Declare this record void", text, "Declare void")
    if which == HAND_OVER:
        text = "The visit stays as it is. Who takes over logs in and goes on; both stand in the record."
        return ClosingForm(HAND_OVER, "Hand over this visit", text, "Hand over", people)
    return None


def only_to_look(content: VisitContent, why: str) -> VisitContent:
    """The screen of somebody who may not chart: everything readable, nothing to press that would be refused."""
    form, products, block = content.form, content.products, content.block
    scores, waste, totals, step = content.scores, content.waste, content.block_totals, content.primary
    of_map = content.map_totals
    if step.action not in ("next", "print") and not step.action.startswith("go:"):
        step = replace(step, enabled=False, why=why)
    return replace(
        content,
        form=replace(form, editable=False) if form else None,
        products=replace(products, editable=False, opened=tuple(map(_fixed, products.opened))) if products else None,
        block=replace(block, editable=False, waiting="") if block else None,
        scores=replace(scores, editable=False) if scores else None,
        waste=replace(waste, editable=False, left_any=False) if waste else None,
        block_totals=replace(totals, scores=False) if totals else None,
        map_totals=replace(of_map, muscles=tuple(map(_only_counted, of_map.muscles))) if of_map else None,
        ultrasound=replace(content.ultrasound, editable=False, charting=False) if content.ultrasound else None,
        primary=step,
        undo="",
        redo="",
        menu=(),
        standing=(*content.standing, Notice("information", "Only to look at", why)),
    )


def _only_counted(one: MuscleLine) -> MuscleLine:
    """A muscle's row without the buttons that give its planned sites."""
    return replace(one, open_left=0, open_right=0, open_all=0)


def _fixed(one: OpenedProduct) -> OpenedProduct:
    return replace(one, removable=False, needs_volume=False, correctable=False)


def without_going_on(notices: tuple[Notice, ...], why: str) -> tuple[Notice, ...]:
    """Messages without the way past a stop, for somebody who may not take it."""
    return tuple(replace(one, action="", about="", text=f"{one.text} {why}".strip()) if one.action == GO_ON else one for one in notices)

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
from procedure_assistant.domain.say import joined, say
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
    return say("{date} {clock_time}", date=wording.day(at.date()), clock_time=wording.clock_time(at))


def _named(name: str, credentials: str) -> str:
    return joined(", ", (part for part in (name, credentials) if part))


def sealed(record: ProcedureRecord, seal: str, local: Local, permits: Permits, *, amending: bool) -> SealedContent | None:
    """The closed record in words; None while it is open."""
    if not record.closed:
        return None
    signature = record.signature
    lines = [
        say("Co-signed by {named}, {when}", named=_named(one.event.name, one.event.credentials), when=when(one.stamp.at, local))
        for one in record.cosignatures
    ]
    lines += [handed_words(record, place, local) for place in range(len(record.handovers))]
    void = ""
    if record.voided:
        event, stamp = record.voided
        void = say(
            "{event_reason}. {who}, {when}. Nothing of it counts; it stays readable.",
            event_reason=event.reason,
            who=stamp.who,
            when=when(stamp.at, local),
        )
    return SealedContent(
        by=_named(signature.event.name, signature.event.credentials) if signature else "",
        at=when(signature.stamp.at, local) if signature else "",
        code=short_code(seal) if seal else "",
        seal=f"{seal[:16]}…" if seal else "",
        void=void,
        lines=tuple(lines),
        amendments=tuple(
            AmendmentLine(
                one.event.what,
                one.event.was,
                one.event.now,
                say("{who}, {when}", who=one.stamp.who, when=when(one.stamp.at, local)),
                one.event.reason,
            )
            for one in record.amendments
        ),
        actions=() if record.voided or amending else tuple(_actions(permits)),
    )


def _actions(permits: Permits) -> list[ClosingAction]:
    return [
        ClosingAction(AMEND, say("Amend"), permits(Act.AMEND)),
        ClosingAction(COSIGN, say("Co-sign"), permits(Act.COSIGN)),
        ClosingAction(VOID, say("Declare void"), permits(Act.VOID)),
    ]


def handed_words(record: ProcedureRecord, place: int, local: Local) -> str:
    """One hand-over: "Handed over to B. Novak by E. Marsh, 23 Nov 2026 14:40: end of shift"."""
    event, stamp = record.handovers[place]
    return say("Handed over to {to} by {who}, {when}", to=event.to, who=stamp.who, when=when(stamp.at, local)) + (
        say(": {event_reason}", event_reason=event.reason) if event.reason else ""
    )


def standing(record: ProcedureRecord, local: Local, permits: Permits, *, amending: bool) -> Notice | None:
    """What every page of a closed record says above its content, so that nobody takes it for an open one."""
    if record.voided:
        event, stamp = record.voided
        return Notice(
            "refusal",
            say("{void_word}: {event_reason}", void_word=VOID_WORD, event_reason=event.reason),
            say("Declared void by {who}, {when}. Only to look at.", who=stamp.who, when=when(stamp.at, local)),
        )
    if record.signature is None:
        return None
    if amending:
        text = say("Change what is wrong where it stands; the reason is asked. Both values stay.")
        return Notice("caution", say("Amending the signed record"), text, say("Done amending"), AMEND_DONE)
    signature, why_not = record.signature, permits(Act.AMEND)
    count = len(record.amendments)
    changed = say(" {amendments}, shown in place.", amendments=wording.count(count, "amendment")) if count else ""
    return Notice(
        "information",
        say(
            "Signed by {named}, {when}",
            named=_named(signature.event.name, signature.event.credentials),
            when=when(signature.stamp.at, local),
        ),
        say("The record is closed.{changed} {why_not}", changed=changed, why_not=why_not).strip(),
        "" if why_not else say("Amend"),
        "" if why_not else AMEND,
    )


def asking(record: ProcedureRecord, proposed: Proposal) -> Asking:
    """The question before an amendment: both values, what follows from it, what it would set off."""
    text = say("Printed with both values, your name and the time.")
    more = following(record, proposed)
    if more:
        text = say("Which changes: {more} (was {more_2}). {text}", more=more[2], more_2=more[1], text=text)
    stops = new_stops(record, proposed)
    if stops:
        text = say("{stops} {text}", stops=joined(" ", stops), text=text)
    return Asking(
        say("{what}: was {was}, is now {now}. Why?", what=proposed.what, was=proposed.was, now=proposed.now),
        text,
        say("Reason of the amendment"),
        say("Amend"),
    )


_SEVERAL_IN_A_PLACE = ("target", "guidance", "note", "passport", "discard")
"""Kinds of amendments that are told together, so that each names its thing."""


def told(record: ProcedureRecord, local: Local) -> Mapping[str, str]:
    """What was amended, by its key (domain.amendments.key_of), in a line to stand beside it; the last amendment of a thing first."""
    found: dict[str, list[str]] = {}
    for one in amended(record):
        why = one.by.event.reason
        what = say("{what}, ", what=one.what) if one.key.partition(":")[0] in _SEVERAL_IN_A_PLACE else ""
        line = say(
            "Amended {when}, {who}: {what}was {was}, is now {now}. {why}",
            when=when(one.by.stamp.at, local),
            who=one.by.stamp.who,
            what=what,
            was=one.was,
            now=one.now,
            why=why,
        )
        found.setdefault(one.key, []).insert(0, line)
    return {key: joined("\n", lines) for key, lines in found.items()}


def with_amendments(content: VisitContent, words: Mapping[str, str]) -> VisitContent:
    """The screen with every amendment beside what it changed."""
    if not words:
        return content
    form, scores, waste, products, block = content.form, content.scores, content.waste, content.products, content.block
    if form is not None:
        questions = tuple(replace(one, said=_after(one.said, words.get(f"step:{one.id}"))) for one in form.questions)
        adverse = words.get("adverse") if form.section == "observation" else None
        facts = (*form.facts, (say("Complication, amended"), adverse)) if adverse else form.facts
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
        told_here = joined("\n", (line for key, line in words.items() if key.startswith("block:")))
        block = replace(block, plan_words=_after(block.plan_words, told_here))
    content = replace(content, form=form, scores=scores, waste=waste, products=products, block=block)
    return _with_product_amendments(content, words)


def _with_product_amendments(content: VisitContent, words: Mapping[str, str]) -> VisitContent:
    """The passport and the ultrasound page with what was amended of the product and at the target they show."""
    passport, page = content.passport, content.ultrasound
    if passport is not None and passport.product is not None:
        of_product = (f"passport:{passport.product.id}:", f"discard:{passport.product.id}")
        passport = replace(passport, facts=_after(passport.facts, _of(words, of_product)))
    if page is not None:
        keys = tuple(f"{kind}:{page.target}:{page.side}:" for kind in ("target", "guidance", "note"))
        page = replace(page, told=_of(words, keys))
    return replace(content, passport=passport, ultrasound=page)


def _of(words: Mapping[str, str], keys: tuple[str, ...]) -> str:
    return joined("\n", (line for key, line in words.items() if key.startswith(keys)))


def _after(said: str, line: str | None) -> str:
    return say("{said}\n{line}", said=said, line=line).strip() if line else said


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
            found.append(
                BlockLine(
                    nerve.id,
                    side.value,
                    say("{nerve} {side}", nerve=nerve.short, side=side),
                    block is not None,
                    volumes,
                    aspiration if block else "",
                )
            )
    return tuple(sorted(found, key=lambda one: not one.given))


def primary() -> Primary:
    """The primary action while amending."""
    text = say("Each change asks for its reason and stands with both values.")
    return Primary(say("Amending"), text, say("Done amending"), say("back to the signed record"), AMEND_DONE)


def form(which: str, who: tuple[str, str] | None, people: tuple[str, ...]) -> ClosingForm | None:
    """What is asked on the sign page; None when nothing is. ``who`` is in by an account; ``people`` can take a visit over."""
    name, credentials = who or ("", "")
    if which == COSIGN:
        text = say("“I supervised this procedure and reviewed this record.” A co-signature is by another physician than the signature.")
        return ClosingForm(COSIGN, say("Co-sign this record"), text, say("Co-sign"), (), name, credentials, who is not None)
    if which == VOID:
        text = say(
            "The record stays readable and is marked {void_word} on every page; none of its doses count any more. This is not undone.",
            void_word=VOID_WORD,
        )
        return ClosingForm(VOID, say("Declare this record void"), text, say("Declare void"))
    if which == HAND_OVER:
        text = say("The visit stays as it is. Who takes over logs in and goes on; both stand in the record.")
        return ClosingForm(HAND_OVER, say("Hand over this visit"), text, say("Hand over"), people)
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
        standing=(*content.standing, Notice("information", say("Only to look at"), why)),
    )


def _only_counted(one: MuscleLine) -> MuscleLine:
    """A muscle's row without the buttons that give its planned sites."""
    return replace(one, open_left=0, open_right=0, open_all=0)


def _fixed(one: OpenedProduct) -> OpenedProduct:
    return replace(one, removable=False, needs_volume=False, correctable=False)


def without_going_on(notices: tuple[Notice, ...], why: str) -> tuple[Notice, ...]:
    """Messages without the way past a stop, for somebody who may not take it."""
    return tuple(
        replace(one, action="", about="", text=say("{text} {why}", text=one.text, why=why).strip()) if one.action == GO_ON else one
        for one in notices
    )

"""The words of the outbox, as plain values made from what the service says. No Qt, no decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, recalled, say
from procedure_assistant.services import dicom_view
from procedure_assistant.services.delivery import Attempt, Delivery, DeliveryState
from procedure_assistant.services.outbox import OutboxLine, Sent
from procedure_assistant.services.outbox_rules import has_to_wait, in_hand
from procedure_assistant.ui.notice import Notice
from procedure_assistant.ui.stock.rows_table import TableLine

NONE = say("–")
_TEXTS = ("text/", "application/json", "application/fhir+json", "application/hl7", "x-application/hl7", "application/x-ndjson")
_LONGEST_TEXT = 200_000
PDF = "application/pdf"

Local = Callable[[datetime], datetime]


class Page(Enum):
    """What the outbox shows just now."""

    LIST = "list"
    DELIVERY = "delivery"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class DeliveryContent:
    """One delivery: whose, of what, where to; how it stands; what happened, newest first; and what can be done."""

    id: str
    title: str
    facts: str
    state: str
    icon: str
    tone: str
    answer: str
    what_now: str
    history: tuple[TableLine, ...]
    can_send_now: bool
    can_again: bool
    can_hold: bool
    can_give_up: bool
    show_words: str = ""
    """What the button says that leads to the files."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file that is or was sent: name, what it is with its fingerprint, its text ("" where it is none), its bytes where it is a PDF."""

    name: str
    facts: str
    text: str
    pdf: bytes = b""


@dataclass(frozen=True, slots=True)
class SentContent:
    """What is or was sent, file by file, and how exact that is."""

    title: str
    lead: str
    files: tuple[FileContent, ...]


@dataclass(frozen=True, slots=True)
class OutboxContent:
    """The whole page. ``hindrance`` says why nothing may be sent, "" when it may; ``asks`` which decision waits for its reason."""

    page: Page = Page.LIST
    lines: tuple[TableLine, ...] = ()
    is_read: bool = False
    is_empty: bool = False
    has_destinations: bool = True
    summary: str = ""
    open_count: int = 0
    only_open: bool = True
    hindrance: str = ""
    delivery: DeliveryContent | None = None
    sent: SentContent | None = None
    asks: str = ""
    problem: str = ""
    busy: bool = False
    notice: Notice | None = None


def table_line(line: OutboxLine, now: datetime, local: Local) -> TableLine:
    """A row of the list."""
    words, icon, tone = state_words(line, now, local)
    cells = (words, line.patient or say("Patient missing"), _visit(line), line.place, recalled(line.delivery.words) or NONE)
    return TableLine(line.delivery.id, cells, tone, icon)


def state_words(line: OutboxLine, now: datetime, local: Local) -> tuple[str, str, str]:
    """How a delivery stands: words, icon, tone."""
    one = line.delivery
    if one.state is DeliveryState.ACCEPTED:
        at = one.settled_at
        return say("In the chart since {at}", at=_when(at, now, local)) if at else say("In the chart"), "check-circle", "quiet"
    if one.state is DeliveryState.REFUSED:
        return say("Refused"), "x-circle", "danger"
    if one.state is DeliveryState.HELD:
        return say("Held: {reason}", reason=recalled(one.reason)), "hand-palm", "warn"
    if one.state is DeliveryState.GIVEN_UP:
        return say("Not sent: {reason}", reason=recalled(one.reason)), "prohibit", "quiet"
    if one.state is DeliveryState.SENDING:
        return (say("Being sent"), "paper-plane-tilt", "") if in_hand(one, now) else (say("Cut off, goes again"), "warning", "warn")
    if line.stopped:
        return say("The destination is switched off"), "pause-circle", "warn"
    if line.behind:
        return say("Waits for the record before it"), "hourglass", ""
    if has_to_wait(one, now):
        return say("Next try {at}", at=_when(one.next_at, now, local)), "arrow-clockwise", "warn"
    return say("Waiting to be sent"), "clock", ""


def delivery_content(line: OutboxLine, history: Sequence[Attempt], now: datetime, local: Local) -> DeliveryContent:
    """A delivery on its own page."""
    one = line.delivery
    words, icon, tone = state_words(line, now, local)
    facts = (
        _visit(line),
        say("as the record stood on {at}", at=wording.moment(local(one.first_at))),
        say("to {place}", place=line.place),
        say("receipt {receipt}", receipt=one.receipt) if one.receipt else "",
        say("may have arrived already") if one.is_unsure and one.is_open else "",
    )
    rows = tuple(_history_line(number, attempt, local) for number, attempt in enumerate(history))
    waiting, refused = one.state is DeliveryState.WAITING, one.state is DeliveryState.REFUSED
    return DeliveryContent(
        one.id,
        line.patient or say("Patient missing"),
        joined("  ·  ", (part for part in facts if part)),
        words,
        icon,
        tone,
        recalled(one.words),
        recalled(one.what_now),
        tuple(reversed(rows)),
        can_send_now=waiting and not line.stopped and not line.behind,
        can_again=refused or one.state in (DeliveryState.HELD, DeliveryState.GIVEN_UP),
        can_hold=waiting,
        can_give_up=waiting or refused or one.state is DeliveryState.HELD,
        show_words=_show_words(one, history),
    )


def _show_words(one: Delivery, history: Sequence[Attempt]) -> str:
    """Nothing is said to be sent that never left."""
    left = one.state in (DeliveryState.ACCEPTED, DeliveryState.REFUSED) or any(attempt.what in _LEFT for attempt in history)
    if left:
        return say("Show what was sent")
    return say("Show what would be sent") if one.state is DeliveryState.GIVEN_UP else say("Show what will be sent")


_LEFT = frozenset({"accepted", "refused", "unsure", "lost"})
"""After these the other side has it, has seen it, or may have it."""
_HAPPENED = {
    "queued": say("Queued"),
    "accepted": say("Accepted"),
    "refused": say("Refused"),
    "unreachable": say("Not reached"),
    "unsure": say("May have arrived"),
    "lost": say("Cut off"),
    "again": say("Queued again"),
    "held": say("Held"),
    "given up": say("Given up"),
}


def _history_line(number: int, one: Attempt, local: Local) -> TableLine:
    at = wording.moment(local(one.at))
    if one.times > 1 and one.last_at is not None:
        at = say("{first} to {last}", first=at, last=wording.moment(local(one.last_at)))
    what = _HAPPENED.get(one.what, one.what)
    if one.times > 1:
        what = say("{what}, {n} times", what=what, n=wording.number(one.times))
    who = joined(", ", (recalled(one.who), one.workstation))
    return TableLine(str(number), (at, what, recalled(one.words) or NONE, who))


def sent_content(line: OutboxLine, sent: Sent) -> SentContent:
    """What is or was sent."""
    if sent.exact:
        was_sent = line.delivery.state in (DeliveryState.ACCEPTED, DeliveryState.REFUSED)
        past, coming = say("Exactly as it was sent, to the last character."), say("Exactly as it will be sent, to the last character.")
        lead = past if was_sent else coming
    elif sent.same:
        lead = say("The files are no longer kept here. Made anew from the record they are the same, to the last character.")
    else:
        lead = say(
            "The files are no longer kept here, and made anew from the record they are not quite the same: "
            "this version of the program writes them another way."
        )
    return SentContent(
        say("Sent to {place}", place=line.place) if line.delivery.state is DeliveryState.ACCEPTED else say("For {place}", place=line.place),
        lead,
        tuple(file_content(one.name, one.media_type, one.sha256, one.data or b"") for one in sent.files),
    )


def file_content(name: str, media_type: str, sha256: str, data: bytes) -> FileContent:
    """A file in words, with its text where it is one."""
    size = wording.number(len(data))
    facts = say("{type}, {size} bytes, SHA-256 {sha}", type=media_type, size=size, sha=sha256[:16])
    text = ""
    if media_type.startswith(_TEXTS):
        text = data[:_LONGEST_TEXT].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    pdf = data if media_type == PDF else b""
    if media_type == dicom_view.MEDIA_TYPE:
        text, pdf = dicom_view.shown(data)
    return FileContent(name, facts, text, pdf)


def summary(lines: Sequence[OutboxLine], *, open_count: int) -> str:
    """How much is not yet in the chart."""
    refused = sum(one.delivery.state is DeliveryState.REFUSED for one in lines)
    if not open_count:
        return say("Everything that was queued is in its chart.")
    told = say("{n} not yet in the chart", n=wording.number(open_count))
    return say("{told}, {refused} refused", told=told, refused=wording.number(refused)) if refused else told


def _visit(line: OutboxLine) -> str:
    title = recalled(line.visit)
    return say("{day}: {visit}", visit=title, day=wording.day(line.day)) if line.day else title


def _when(at: datetime, now: datetime, local: Local) -> str:
    """The time alone on the same day."""
    there, here = local(at), local(now)
    return wording.clock_time(there) if there.date() == here.date() else wording.moment(there)

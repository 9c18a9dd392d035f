"""Keeping a vial for another patient, taking one over, discarding what was kept; and the law that every command is held to.

Whether a kept rest is still there when it is taken is known to the store alone, which refuses the second who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.commands.decision import Decision, Refusal, closed
from procedure_assistant.domain.commands.products import next_container
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.record import Container, ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import balance
from procedure_assistant.domain.units import Dose
from procedure_assistant.domain.vials import LABEL_ONLY, VialPolicy, grounds_to_share, hours_of, kept_here, use_by, vial_id

Local = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class KeptVial:
    """A vial that another visit opened and kept: what is left of it in ``rest``, the rest as ``VialTakenOver`` has it."""

    vial: str
    opened: e.ProductOpened
    container: Container
    rest: Dose
    use_by: datetime
    diluent: str


def keep(record: ProcedureRecord, container_id: str, policy: VialPolicy = LABEL_ONLY, dose: Dose | None = None) -> Decision:
    """Keep ``dose`` (else all that is left) of a container for another patient. Refused where product and clinic do not allow it."""
    if refusal := closed(record):
        return refusal
    container = record.containers.get(container_id)
    if container is None:
        return Refusal(say("This container is not in the visit."), say("Choose one of the list."), "waste")
    one, label = balance(record, container_id), container.opened.label
    wanted = one.left if dose is None else dose
    if wanted.amount <= 0 or wanted > one.left:
        return Refusal(
            say("{label} has {left} left. Nothing was charted.", label=label, left=wording.dose(one.left)),
            say("Keep what is left of it, or less."),
            "waste",
        )
    grounds = grounds_to_share(record.formulary.product(container.opened.product), policy)
    if not grounds:
        return Refusal(
            say("{label} is for one patient and one time. Nothing was charted.", label=label),
            say("Discard the rest. Where your policy allows several patients, an administrator sets it in the settings."),
            "waste",
        )
    until = use_by(container, record, policy)
    if until is None:
        return Refusal(
            say("It is not known how long {label} may be used after it was opened. Nothing was charted.", label=label),
            say("Discard the rest, or set the hours in the settings."),
            "waste",
        )
    return (e.VialKept(container_id, wanted, grounds, until),)


def take_over(record: ProcedureRecord, kept: KeptVial, policy: VialPolicy = LABEL_ONLY) -> Decision:
    """Use all that is left of a vial that another visit kept. Its product is held to the same rules as one opened here."""
    if refusal := closed(record):
        return refusal
    opened = kept.opened
    volume = kept.container.volume
    if not grounds_to_share(record.formulary.product(opened.product), policy):
        return Refusal(
            say("{label} is for one patient and one time. Nothing was charted.", label=opened.label), say("Open a new one."), "products"
        )
    if opened.expiry < record.day:
        return Refusal(
            say("{label} expired on {day}. Nothing was charted.", label=opened.label, day=wording.day(opened.expiry)),
            say("Put it aside and open another one."),
            "products",
        )
    if opened.kind is Kind.TOXIN and record.map and opened.substance != record.map.substance:
        return Refusal(
            say(
                "The map is written in units of {substance}; units of {substance_2} are not interchangeable.",
                substance=record.map.substance,
                substance_2=opened.substance,
            ),
            say("Open a vial of {substance}.", substance=record.map.substance),
            "products",
        )
    if kept.rest.amount <= 0 or volume is None or kept.container.ready_at is None:
        return Refusal(say("Nothing is left of {label}. Nothing was charted.", label=opened.label), say("Open a new one."), "products")
    return (
        e.VialTakenOver(
            next_container(record), kept.vial, opened.product, opened.label, opened.substance, opened.kind, opened.content, volume,
            opened.with_epinephrine, opened.ndc, opened.lot, opened.expiry, opened.serial, kept.diluent, kept.container.ready_at,
            kept.use_by, kept.rest,
        ),
    )  # fmt: skip


def discard_kept(record: ProcedureRecord, container_id: str, dose: Dose, reason: str, witness: str = "") -> Decision:
    """Discard a part of what this visit kept for another patient; also after it was signed, since it is not a change of the record."""
    container = record.containers.get(container_id)
    if container is None or dose.amount <= 0 or dose > kept_here(container):
        return Refusal(say("So much was not kept of this container. Nothing was charted."), say("Look at what is kept now."), "waste")
    if not reason.strip():
        return Refusal(say("The reason for the waste is missing."), say("Say why it is discarded."), "waste")
    return (e.KeptDiscarded(container_id, dose, reason.strip(), witness.strip()),)


def kept_vial(record: ProcedureRecord, visit_id: str, container_id: str, rest: Dose, until: datetime) -> KeptVial:
    """The vial that a visit opened and kept, as another visit takes it over; ``rest`` as the store counts it."""
    container = record.containers[container_id]
    made = container.reconstituted
    return KeptVial(vial_id(visit_id, container), container.opened, container, rest, until, made.diluent if made else "")


@dataclass(frozen=True, slots=True)
class Moment:
    """Who decides now: the time (UTC), how it is shown here, the person, and the clinic's policy."""

    now: datetime
    local: Local
    who: str
    policy: VialPolicy


def hindrance(record: ProcedureRecord, decision: tuple[e.Event, ...], moment: Moment) -> Refusal | None:
    """Why the law of vials forbids what was decided; None when it does not. An amendment writes down what was, so it is not held back."""
    if not (record.signed or record.voided):
        for container_id in dict.fromkeys(found for event in decision for found in _drawn_from(event)):
            if refusal := _past_its_time(record, container_id, moment):
                return refusal
    for event in decision:
        if isinstance(event, e.VialTakenOver) and event.use_by < moment.now:
            return _too_late(event.label, event.lot, event.use_by, say("as it was kept"), moment)
        if refusal := _unseen(event, moment):
            return refusal
    return None


def _drawn_from(event: e.Event) -> Iterator[str]:
    """The containers that a fact takes something out of to give or keep it. Wasting is always allowed."""
    if isinstance(event, e.SiteInjected | e.VialKept):
        yield event.container
    elif isinstance(event, e.BlockInjected | e.TargetInjected):
        yield from (part.container for part in event.parts)


def _past_its_time(record: ProcedureRecord, container_id: str, moment: Moment) -> Refusal | None:
    container = record.containers.get(container_id)
    until = use_by(container, record, moment.policy) if container else None
    if container is None or until is None or moment.now <= until:
        return None
    hours = hours_of(container.opened.product, record, moment.policy)
    source = say("as it was kept") if container.carried or hours is None else hours[1]
    return _too_late(container.opened.label, container.opened.lot, until, source, moment)


def _too_late(label: str, lot: str, until: datetime, source: str, moment: Moment) -> Refusal:
    return Refusal(
        say(
            "{label}, lot {lot}, could be used until {until} (source: {source}). Nothing was charted.",
            label=label,
            lot=lot,
            until=wording.moment(moment.local(until)),
            source=source,
        ),
        say("Discard what is left of it and open another one."),
        "products",
    )


def _unseen(event: e.Event, moment: Moment) -> Refusal | None:
    """A waste without its witness, where one is asked for, or seen by nobody but who charts it."""
    if not isinstance(event, e.WasteRecorded | e.WasteCorrected | e.KeptDiscarded):
        return None
    if event.witness and event.witness.casefold() == moment.who.casefold():
        return Refusal(
            say("{who} charts this waste and cannot be its witness. Nothing was charted.", who=event.witness),
            say("Name another person who saw it, or let that person chart it."),
            "waste",
        )
    if moment.policy.witness and not event.witness and not isinstance(event, e.WasteCorrected):
        return Refusal(
            say("The witness of the waste is missing. Nothing was charted."),
            say("Name who saw it discarded; the clinic’s policy asks for it."),
            "waste",
        )
    return None

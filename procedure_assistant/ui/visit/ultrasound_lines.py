"""The injections of a signed record as they can be amended, in words. No Qt, no decision."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import Guidance
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Given
from procedure_assistant.domain.regenerative_words import given_words, product_words, target_words
from procedure_assistant.domain.say import say


@dataclass(frozen=True, slots=True)
class InjectionLine:
    """One injection as it was charted, to be amended; or a product that was not charted at the target on the page (``given`` False).

    ``id`` is target, side and product parted by "/"; ``volumes`` are (container or product, label, mL), ``targets`` (id, words) where
    it can have been, ``where`` that of them where it was charted; ``other_guidance`` are the words of the button that changes it.
    """

    id: str
    title: str
    given: bool
    volumes: tuple[tuple[str, str, str], ...]
    targets: tuple[tuple[str, str], ...]
    where: str
    places: str
    aspiration: str
    other_guidance: str


def injection_of(line: str) -> tuple[str, Side, str]:
    """Target, side and product of a line's id."""
    target, side, product = line.split("/")
    return target, Side(side), product


def corrections(record: ProcedureRecord, target: str, side: Side) -> tuple[InjectionLine, ...]:
    """Every injection that was charted, then what was not charted at this target, which is on the page."""
    found = [_charted(record, one) for one in record.regenerative.given]
    here, where = target_words(record, target, side), f"{target}/{side}"
    for one in record.regenerative.used():
        form = record.protocol.passport(one.form)
        if form is not None and not record.regenerative.injected(target, side, one.id):
            title = say("{target}, {product}: not charted", target=here, product=form.short)
            volumes = ((one.id, form.short, ""),)
            found.append(InjectionLine(f"{where}/{one.id}", title, False, volumes, ((where, here),), where, "1", "", ""))
    return tuple(found)


def _charted(record: ProcedureRecord, one: Given) -> InjectionLine:
    event = one.event
    if event.parts:
        parts = {part.container: wording.number(part.volume.amount) for part in event.parts}
        drugs = [box for box in record.containers.values() if box.opened.kind in (Kind.LOCAL_ANAESTHETIC, Kind.STEROID)]
        volumes = tuple((box.id, box.opened.label.rsplit(",", 1)[0], parts.get(box.id, "")) for box in drugs)
    else:
        volumes = ((event.product, product_words(record, event.product), wording.number(event.volume.amount)),)
    targets = tuple(
        (f"{target.id}/{side}", target_words(record, target.id, side)) for target in record.protocol.targets for side in target.sides
    )
    to_landmarks = one.guidance is Guidance.ULTRASOUND
    return InjectionLine(
        f"{event.target}/{event.side}/{event.product}",
        say("{target}, {given}", target=target_words(record, event.target, event.side), given=given_words(record, one)),
        given=True,
        volumes=volumes,
        targets=targets,
        where=f"{event.target}/{event.side}",
        places=str(event.places),
        aspiration=event.aspiration,
        other_guidance=say("It was by landmarks") if to_landmarks else say("It was under ultrasound"),
    )

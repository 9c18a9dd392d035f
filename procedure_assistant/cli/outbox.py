"""The commands on what is sent to charts: the queue, sending by hand, trying again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of
from procedure_assistant.cli.records import visit_id_of
from procedure_assistant.domain.say import say
from procedure_assistant.services.delivery import DeliveryState
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    import argparse

    from procedure_assistant.services.bundle import Services
    from procedure_assistant.services.outbox import OutboxLine, OutboxService

_AGAIN = (DeliveryState.REFUSED, DeliveryState.HELD, DeliveryState.GIVEN_UP)


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    access, _ = come_in(parsed, chosen, secrets_of(parsed))
    try:
        return _COMMANDS[parsed.command](parsed, build(chosen, access))
    finally:
        access.close()


def _list(parsed: argparse.Namespace, services: Services) -> int:
    outbox = _outbox(services)
    services.visits.guard.note(Act.LOOK, "", "outbox on the command line")
    lines = outbox.lines(open_only=not parsed.all)
    for line in lines:
        print(_told(line, services))
    if not lines:
        print("Nothing waits to be sent." if not parsed.all else "Nothing was queued yet.")
    return 0


def _send(parsed: argparse.Namespace, services: Services) -> int:
    """Queue a visit where one is named, then send all that is due."""
    outbox = _outbox(services)
    if parsed.visit:
        outbox.send(visit_id_of(services, parsed.visit), _places(outbox, parsed.destination))
    elif parsed.destination:
        for line in outbox.lines(open_only=True):
            if line.delivery.destination_id in _places(outbox, parsed.destination) and line.delivery.state is DeliveryState.WAITING:
                outbox.send_now(line.delivery.id)
    return _drain(services)


def _retry(parsed: argparse.Namespace, services: Services) -> int:
    """Send again what was refused or only waits for its next try; what somebody holds goes when it is named."""
    outbox = _outbox(services)
    named = [line for line in outbox.lines() if line.delivery.id.startswith(parsed.delivery)] if parsed.delivery else []
    if parsed.delivery and len(named) != 1:
        raise Problem(
            "OUTBOX-MISSING", say("There is no such delivery, or several begin so."), hint=say("Choose one of “outbox list --all”.")
        )
    for line in named or outbox.lines(open_only=True):
        if line.delivery.state in (_AGAIN if named else (DeliveryState.REFUSED,)):
            outbox.again(line.delivery.id)
        elif line.delivery.state is DeliveryState.WAITING:
            outbox.send_now(line.delivery.id)
    return _drain(services)


def _drain(services: Services) -> int:
    """Send what is due and tell each answer; 1 when something of it is not in its chart."""
    station = services.outbox_station
    assert station is not None
    done = {one.id for one in station.send_due()}
    told = [line for line in _outbox(services).lines() if line.delivery.id in done]
    for line in reversed(told):
        print(_told(line, services))
    if not told:
        print("Nothing was due.")
    missing = sum(line.delivery.state is not DeliveryState.ACCEPTED for line in told)
    if missing:
        print(f"{missing} of {len(told)} not in the chart yet.", file=sys.stderr)
    return 1 if missing else 0


def _told(line: OutboxLine, services: Services) -> str:
    one = line.delivery
    when = services.clock.local(one.settled_at or one.next_at)
    state = "behind" if line.behind else "stopped" if line.stopped else one.state.value
    answer = one.receipt or one.reason or one.words
    return "\t".join((one.id[:8], state, f"{when:%Y-%m-%d %H:%M}", one.visit_id[:8], line.patient or "?", line.place, answer))


def _places(outbox: OutboxService, named: str) -> tuple[str, ...]:
    """The destinations of this name, or every one that is switched on. Raises ``Problem`` DESTINATION-MISSING."""
    places = outbox.destinations()
    found = tuple(one.id for one in places if (one.name.casefold() == named.casefold() if named else one.enabled))
    if not found:
        names = ", ".join(one.name for one in places) or "none is set up"
        raise Problem("DESTINATION-MISSING", say("There is no such destination."), hint=say("Destinations: {names}.", names=names))
    return found


def _outbox(services: Services) -> OutboxService:
    assert services.outbox is not None
    return services.outbox


_COMMANDS: dict[str, Callable[[argparse.Namespace, Services], int]] = {"outbox list": _list, "outbox retry": _retry, "send": _send}

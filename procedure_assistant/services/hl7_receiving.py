"""HL7 messages that come in by themselves: taken, and what happened remembered. Called on the threads of listener and folder.

Nobody needs to be logged in: what comes is written down with its source, and the other system sends it only once. What is remembered
here names no patient, since whoever looks after the line may not know any; the remarks on a message stand with it in the ledger.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from procedure_assistant.domain.say import say
from procedure_assistant.services.image_ports import ListenerEvent
from procedure_assistant.services.incoming_values import IncomingMessage, Take, Taken, TakenState
from procedure_assistant.services.problem import Problem

_REMEMBERED = 200


class Hl7Receiving:
    """What listener and folder hand over to. ``on_event`` is called on the thread of the sender."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._lock = threading.Lock()
        self._events: deque[ListenerEvent] = deque(maxlen=_REMEMBERED)
        self.on_event: Callable[[ListenerEvent], None] = lambda _event: None

    @property
    def events(self) -> tuple[ListenerEvent, ...]:
        """What happened lately, oldest first; only so much is remembered, however much a peer tries."""
        with self._lock:
            return tuple(self._events)

    def received(self, message: IncomingMessage, peer: str) -> Taken:
        """Take a message; it is on the disk on return. Raises ``Problem``: STORE-… may be sent again as it is, every other one not."""
        try:
            taken = self._take(message)
        except Problem as problem:
            said = say("A message from {peer} was not taken. {why}", peer=peer, why=problem.text)
            self.happened(ListenerEvent(problem.code, said, peer))
            raise
        if taken.state is TakenState.HELD:
            said = say("A message from {peer} waits: somebody has to say who it is about.", peer=peer)
            self.happened(ListenerEvent("HL7-HELD", said, peer))
        elif message.notes and taken.state is TakenState.TAKEN:
            said = say("A message from {peer} was taken, but not all of it was understood.", peer=peer)
            self.happened(ListenerEvent("HL7-NOTES", said, peer))
        return taken

    def happened(self, event: ListenerEvent) -> None:
        """Remember and pass on what happened."""
        with self._lock:
            self._events.append(event)
        self.on_event(event)

"""The sending end of this workstation: one thread that sends what is due, from the first log-in until the program ends.

It goes on behind the lock screen, since signing gave the order. No network and no file here: the senders know those.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from procedure_assistant.services.delivery import Delivery
from procedure_assistant.services.outbox_sending import OutboxSending
from procedure_assistant.services.problem import Problem

LOOK_SECONDS = 5.0
"""So often the queue is looked at: what another workstation queued, and what has waited its time, goes by itself."""
_HOUSEKEEPING = 720
"""Looks between two removals of bytes that are no longer kept."""
_LONGEST_END = 5.0

_LOG = logging.getLogger(__name__)


class OutboxStation:
    """Begins, hurries and ends the sending. ``end`` waits for the thread: when the program ends."""

    def __init__(self, sending: OutboxSending, look_seconds: float = LOOK_SECONDS) -> None:
        self._sending = sending
        self._look_seconds = look_seconds
        self._wake = threading.Event()
        self._cancel = threading.Event()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._begun = False
        self._turns = threading.Lock()
        self.on_change: Callable[[], None] = lambda: None
        """Called on the station's thread after each delivery."""

    @property
    def is_on(self) -> bool:
        """Whether it sends."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self) -> None:
        """Begin to send. While there is no destination there is no thread either. Raises ``Problem`` STORE-…."""
        self._begun = True
        if self._sending.has_places():
            self.nudge()

    def nudge(self) -> None:
        """Look at the queue now, where it has begun."""
        self._wake.set()
        with self._turns:
            if self._begun and not self.is_on and not self._ended.is_set():
                self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
                self._thread.start()

    def send_due(self) -> tuple[Delivery, ...]:
        """Send all that is due now, on this thread; what was sent or tried, as it stands then. Raises ``Problem`` STORE-…."""
        done: list[Delivery] = []
        while not self._ended.is_set() and (one := self._sending.send_next(self._cancel)) is not None:
            done.append(one)
        return tuple(done)

    def end(self) -> None:
        """Stop sending: what is on its way is cut off and goes again later. Waits a few seconds for it."""
        self._ended.set()
        self._cancel.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_LONGEST_END)

    def _run(self) -> None:
        looks = 0
        while not self._ended.is_set():
            self._wake.clear()
            try:
                self._drain()
                if looks % _HOUSEKEEPING == 0:
                    self._sending.forget_files()
            except Problem as problem:  # the database is busy, full or gone: the window tells of it, and the next look tries again
                _LOG.warning("the outbox could not be worked on: %s", problem.code)
            looks += 1
            self._wake.wait(self._look_seconds)

    def _drain(self) -> None:
        while not self._ended.is_set():
            self._cancel.clear()
            if self._ended.is_set() or self._sending.send_next(self._cancel) is None:
                return
            self.on_change()

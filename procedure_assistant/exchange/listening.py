"""The life of a process that listens for peers: begun, told how to, begun again when it dies, ended. Knows no protocol."""

from __future__ import annotations

import threading
import time
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Broken, Words, receive, send
from procedure_assistant.services.image_ports import ListenerState

_RESTARTS = 5
_PAUSE = 1.0
_LONG_LIFE = 600.0
"""Seconds: whoever lived as long does not die in a row with those before."""

Settings = TypeVar("Settings")


class Listening(ABC, Generic[Settings]):
    """Listens in a process of its own and serves it on a thread. What a protocol says and hears is its subclass's.

    ``helper`` is the module of the process, ``name`` that of the thread.
    """

    def __init__(self, helper: str, name: str) -> None:
        self._module = helper
        self._name = name
        self._changed = threading.Condition()
        self._state = ListenerState.OFF
        self._port = 0
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._helper: Helper | None = None

    @property
    def state(self) -> ListenerState:
        """Where the listener stands."""
        return self._state

    @property
    def port(self) -> int:
        """The port that is listened at, 0 while it is not."""
        return self._port

    @property
    def pid(self) -> int:
        """The process that listens, 0 while there is none."""
        helper = self._helper
        return 0 if helper is None else helper.pid

    def start(self, settings: Settings) -> None:
        """Begin to listen and return at once; nothing happens while it listens already. What comes of it is told to the receiver."""
        if self._thread is not None:
            return
        self._stopping.clear()
        self._set(ListenerState.STARTING)
        self._thread = threading.Thread(target=self._run, args=(settings,), name=self._name, daemon=True)
        self._thread.start()

    def wait_until_settled(self, seconds: float) -> ListenerState:
        """Wait until it listens or has failed."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not ListenerState.STARTING, seconds)
            return self._state

    def stop(self) -> None:
        """Stop listening. What is still coming in is dropped; its sender has no answer and keeps it."""
        self._stopping.set()
        if self._thread is not None:
            helper = self._helper
            if helper is not None:
                helper.kill()
            self._thread.join()
            self._thread = None
        self._set(ListenerState.OFF)

    @abstractmethod
    def _told_at_start(self, settings: Settings) -> Words:
        """What the process is told before it listens."""

    @abstractmethod
    def _serve(self, helper: Helper) -> None:
        """Answer the process until it is gone. Raises ``Broken`` then."""

    @abstractmethod
    def _tell_not_started(self, reason: object, settings: Settings) -> None:
        """Tell why it cannot listen; ``reason`` is the number of the system, or what the process said."""

    @abstractmethod
    def _tell_begun_again(self) -> None:
        """Tell that it ended by itself and is started again."""

    @abstractmethod
    def _tell_left_off(self) -> None:
        """Tell that it ended again and again and stays off."""

    def _set(self, state: ListenerState, port: int = 0) -> None:
        with self._changed:
            self._state, self._port = state, port
            self._changed.notify_all()

    def _run(self, settings: Settings) -> None:
        try:
            self._lives(settings)
        finally:
            if self._state is not ListenerState.FAILED:
                self._set(ListenerState.OFF if self._stopping.is_set() else ListenerState.FAILED)

    def _lives(self, settings: Settings) -> None:
        """The process, started again when it ended by itself; deaths in a row end it."""
        deaths = 0
        while deaths < _RESTARTS:
            begun = time.monotonic()
            if self._one_life(settings) or self._stopping.is_set():
                return
            deaths = 1 if time.monotonic() - begun > _LONG_LIFE else deaths + 1
            self._tell_begun_again()
            self._set(ListenerState.STARTING)
            if self._stopping.wait(_PAUSE):
                return
        self._tell_left_off()

    def _one_life(self, settings: Settings) -> bool:
        """Run the process until it ends; True when it should not be started again."""
        helper = self._helper = Helper(self._module)
        try:
            if self._stopping.is_set():
                return True
            send(helper.requests, self._told_at_start(settings))
            answer, _ = receive(helper.answers)
            if "failed" in answer:
                self._tell_not_started(answer["failed"], settings)
                self._set(ListenerState.FAILED)
                return True
            self._set(ListenerState.LISTENING, int(answer["listening"]))
            self._serve(helper)
        except Broken:
            pass  # it ended, by itself or by us: what follows says which
        finally:
            self._helper = None
            helper.kill()
            helper.close()
        return self._stopping.is_set()

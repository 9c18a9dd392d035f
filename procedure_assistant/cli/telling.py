"""Progress and stopping of long commands: a line on standard error where that is a terminal, nothing elsewhere. Knows no work."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from types import FrameType

from procedure_assistant.services.long_work import Progress


@dataclass(frozen=True, slots=True)
class Long:
    """What long work is handed: where it tells how far it is, and what stops it."""

    progress: Progress
    cancel: Event


@contextmanager
def long_work(what: str) -> Iterator[Long]:
    """Show how far it is. The first Ctrl+C lets the work end at the next safe place, a second one interrupts it there and then."""
    cancel = Event()
    is_terminal = sys.stderr.isatty()
    before = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        cancel.set()
        signal.signal(signal.SIGINT, before)

    def tell(done: int, total: int) -> None:
        if is_terminal:
            print(f"\r{what}: {100 * done // max(total, 1)} %", end="", file=sys.stderr, flush=True)

    signal.signal(signal.SIGINT, stop)
    try:
        yield Long(tell, cancel)
    finally:
        signal.signal(signal.SIGINT, before)
        if is_terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

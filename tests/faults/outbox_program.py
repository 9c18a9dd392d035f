"""The program that is killed while it signs or sends: a real database, a real folder, and a file in which the other side counts.

Run by test_outbox_kill: ``sign DATABASE`` signs visit after visit and says each that is on the disk; ``send DATABASE FOLDER SECONDS RUN``
sends all that is due ``SECONDS`` after the visits were signed, and says each that was accepted.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import cast

from procedure_assistant.exchange.send_folder import FolderSender
from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.delivery import Destination, Kind, Secrets, SendResult
from procedure_assistant.services.export import ExportFile, VisitExport
from procedure_assistant.services.outbox_sending import OutboxSending, Station
from procedure_assistant.services.ports import LogRow, VisitState
from procedure_assistant.store import SqlStore
from tests.store.samples import OPENED, audit_entry, derived_from, destination, entry

COUNTED = "counted.txt"
ENTRIES = 3


@dataclass(frozen=True, slots=True)
class LateClock:
    """So long after the visits were signed."""

    seconds: float

    def now(self) -> datetime:
        """That moment."""
        return OPENED + timedelta(hours=1, seconds=self.seconds)

    def today(self) -> date:
        """Its day."""
        return self.now().date()

    def local(self, moment: datetime) -> datetime:
        """The same moment."""
        return moment


@dataclass(frozen=True, slots=True)
class Played:
    """As much of an export as the folder needs."""

    stem: str
    text: str


class CountingFolder(FolderSender):
    """The folder, and beside it a file with a line for each time that something was handed over."""

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """Count, then send."""
        counted = Path(destination.setting("folder")).with_name(COUNTED)
        handle = os.open(counted, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(handle, f"{delivery_id}\n".encode())
        os.close(handle)
        return super().send(destination, secrets, payload, delivery_id, cancel)


def collect(rows: tuple[LogRow, ...]) -> VisitExport:
    """What the folder needs of a visit; the bytes follow from the last entry."""
    return cast("VisitExport", Played(rows[-1].visit_id, rows[-1].hash * 100))


def make(visit: VisitExport, name: str) -> ExportFile:
    """A file of it."""
    return ExportFile(f"{visit.stem}.{name}", "text/plain", f"{name} {visit.text}".encode())


def begin(path: Path, folder: Path, places: int = 2) -> None:
    """A database with destinations that get every signed visit."""
    with SqlStore(path) as store:
        for number in range(places):
            folder.mkdir(exist_ok=True)
            chosen = destination(f"d{number}", settings={"folder": str(folder)}, formats=("pdf", "text"))
            store.outbox.save_destination(chosen, {}, OPENED, audit_entry(number))


def sign_one(store: SqlStore, visit_id: str) -> None:
    """A visit of some entries, the last of which is the signature."""
    rows: list[LogRow] = []
    for _ in range(ENTRIES):
        rows.append(entry(visit_id, rows[-1] if rows else None))
    signed = replace(entry(visit_id, rows[-1]), kind="Signed", hash="")
    signed = replace(signed, hash=row_hash(signed))
    store.append(rows, derived_from(tuple(rows)))
    derived = derived_from((*rows, signed))
    store.append([signed], replace(derived, summary=replace(derived.summary, state=VisitState.SIGNED, signed_at=signed.at)))


def sign(path: str) -> None:
    """Sign until somebody ends the process."""
    store = SqlStore(path)
    number = len(store.visits())
    while True:
        sign_one(store, f"v{number}")
        _say(f"v{number}")
        number += 1


def send(path: str, seconds: str, run: str) -> None:
    """Send all that is due, and end."""
    store = SqlStore(path)
    sender = CountingFolder(make)
    sending = OutboxSending(
        store.outbox, store.log, collect, {Kind.FOLDER: lambda: sender}, LateClock(float(seconds)), Station("room 1", run), lambda: 0.0
    )
    _say("ready")
    while (done := sending.send_next(Event())) is not None:
        _say(done.id)
    store.close()


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    {"sign": sign, "send": send}[sys.argv[1]](*sys.argv[2:])

"""A clinic with an outbox whose other side is played: what it answers, and what it was handed. Holds no test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from procedure_assistant.services.delivery import (
    Accepted,
    Destination,
    Kind,
    Secrets,
    Sender,
    SendResult,
    TestReport,
    TestStep,
)
from procedure_assistant.services.export import ExportFile, VisitExport
from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.services.outbox_sending import OutboxSending, Station
from procedure_assistant.services.ports import AuditEntry
from procedure_assistant.store import SqlStore
from tests.exchange.visits import Desk, clinic

Answer = Callable[[tuple[ExportFile, ...], str], SendResult]


def accepting(payload: tuple[ExportFile, ...], delivery_id: str) -> SendResult:
    """Takes everything."""
    return Accepted(f"r-{delivery_id[:4]}", f"Stored {len(payload)}.")


@dataclass
class PlayedSender:
    """The port ``Sender``: writes the text of the visit, keeps what it was handed and answers as told."""

    answers: list[Answer] = field(default_factory=list)
    got: list[tuple[str, tuple[bytes, ...]]] = field(default_factory=list)
    secrets: list[Secrets] = field(default_factory=list)

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Passes where there is a token."""
        self.secrets.append(secrets)
        return TestReport((TestStep("Logged in", bool(secrets.get("bearer_token"))),))

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """One file."""
        return (ExportFile(f"{visit.stem}-{delivery_id}.txt", "text/plain", f"{visit.last_seq}\n{visit.text}".encode()),)

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """The next answer; accepts when none is left."""
        self.secrets.append(secrets)
        self.got.append((delivery_id, tuple(one.data for one in payload)))
        answer = self.answers.pop(0) if self.answers else accepting
        return answer(payload, delivery_id)


@dataclass
class OutboxDesk:
    """A clinic, its outbox and the other side."""

    desk: Desk
    sender: PlayedSender
    service: OutboxService
    sending: OutboxSending

    @property
    def store(self) -> SqlStore:
        """The database."""
        assert isinstance(self.desk.services.store, SqlStore)
        return self.desk.services.store

    def station(self, run: str, sender: Sender | None = None) -> OutboxSending:
        """Another program on the same database."""
        exports = self.desk.services.exports
        assert exports is not None
        other = sender or self.sender
        return OutboxSending(
            self.store.outbox, self.store.log, exports.collected, {Kind.FHIR: lambda: other}, self.desk.clock, Station("room 9", run), zero
        )

    def drain(self) -> int:
        """Send all that is due; how many."""
        count = 0
        while self.sending.send_next(Event()) is not None:
            count += 1
        return count

    def place(self, own_id: str = "d1", **changes: object) -> Destination:
        """Keep a destination."""
        values: dict[str, object] = {
            "id": own_id, "name": f"Chart {own_id}", "kind": Kind.FHIR, "settings": {"url": "https://chart.example", "auth": "bearer"},
            "formats": ("fhir",), "on_sign": True, "enabled": True,
        }  # fmt: skip
        made = Destination(**{**values, **changes})  # type: ignore[arg-type]
        at = datetime(2026, 11, 1, tzinfo=UTC)
        told = AuditEntry(at, "Ada", "room 1", "set_destinations", made.id)
        self.store.outbox.save_destination(made, {"bearer_token": "sesame"}, at, told)
        return made


def zero() -> float:
    """No jitter."""
    return 0.0


@contextmanager
def outbox_desk(folder: Path) -> Iterator[OutboxDesk]:
    """An open clinic."""
    with clinic(folder) as desk:
        store, exports, sender = desk.services.store, desk.services.exports, PlayedSender()
        assert isinstance(store, SqlStore)
        assert exports is not None
        senders = {Kind.FHIR: lambda: sender}
        sending = OutboxSending(store.outbox, store.log, exports.collected, senders, desk.clock, Station("room 1", "a"), zero)
        service = OutboxService(store, store.outbox, sending, senders, exports.collected, desk.clock, lambda: "Bela Marsh")
        yield OutboxDesk(desk, sender, service, sending)

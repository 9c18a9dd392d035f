"""What the outbox needs from the store, with the values that cross. It decides nothing and sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from procedure_assistant.services.delivery import Attempt, Delivery, Destination, Secrets, SentFile
from procedure_assistant.services.ports import AuditEntry


@dataclass(frozen=True, slots=True)
class Change:
    """A delivery as it shall stand, what happened to it, and what the audit trail says of it (None: nothing).

    ``after`` has the version that was seen; the store refuses it when somebody else changed the delivery meanwhile. ``files``: from now
    on these bytes are what is sent (None: as they are; an empty tuple: none are kept any more).
    """

    after: Delivery
    attempt: Attempt | None = None
    audit: AuditEntry | None = None
    files: Sequence[SentFile] | None = None


class OutboxStore(Protocol):
    """The queue on the disk. Safe on every thread; each method is one transaction, durable on return. Raises ``Problem`` STORE-…."""

    def destinations(self, *, removed: bool = False) -> tuple[Destination, ...]:
        """Destinations by name; those that were removed too, when asked for, since deliveries name them."""

    def secrets(self, destination_id: str) -> Secrets:
        """What opens a destination."""

    def save_destination(self, destination: Destination, secrets: Mapping[str, str], at: datetime, audit: AuditEntry) -> None:
        """Insert or update by id. ``secrets`` are those to change, "" takes one away; the others stay as they are."""

    def remove_destination(
        self, destination_id: str, at: datetime, audit: AuditEntry, give_up: Callable[[Delivery], Change]
    ) -> tuple[Delivery, ...]:
        """Take a destination out of use with its secrets, and give up what is open for it, in one transaction."""

    def deliveries(self, *, visit_id: str = "", open_only: bool = False, limit: int = 1000) -> tuple[Delivery, ...]:
        """Deliveries, newest first: of all visits or of one, all or those that are not yet in the chart."""

    def delivery(self, delivery_id: str) -> Delivery | None:
        """One delivery."""

    def history(self, delivery_id: str) -> tuple[Attempt, ...]:
        """What happened to it, oldest first."""

    def files(self, delivery_id: str) -> tuple[SentFile, ...]:
        """What was or is being sent, in order."""

    def queue(self, new: Sequence[Delivery], attempt: Callable[[Delivery], Attempt], audit: AuditEntry) -> tuple[Delivery, ...]:
        """Add deliveries; one that is there already stays as it is and is not among those that come back."""

    def change(self, change: Change) -> Delivery | None:
        """Make the change; None when the delivery is no longer as it was seen."""

    def take(self, choose: Callable[[tuple[Delivery, ...]], Change | None]) -> Delivery | None:
        """Let ``choose`` pick among all open deliveries, oldest first, with nobody else writing meanwhile, and make its change."""

    def forget_files(self, settled_before: datetime) -> int:
        """Remove the bytes of what was accepted before; names and fingerprints stay. How many deliveries that were."""

    def counts(self) -> tuple[int, int]:
        """How many deliveries are not yet in the chart, and how many of those wait for somebody to decide."""

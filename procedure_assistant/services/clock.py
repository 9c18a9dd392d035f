"""The real clock of this workstation."""

from __future__ import annotations

from datetime import UTC, date, datetime


class SystemClock:
    """Time of the operating system; local times in its zone."""

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The local calendar day."""
        return self.now().astimezone().date()

    def local(self, moment: datetime) -> datetime:
        """``moment`` in the zone of this computer."""
        return moment.astimezone()

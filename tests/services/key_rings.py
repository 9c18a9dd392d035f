"""What the tests of the key ring share: cheap costs, a ring with one account, and a program that changes a ring until it is stopped."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.key_wrapping import Cost, Costs, DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.recovery_key import RecoveryKey
from tests.fakes import FixedClock

CHEAP = Costs(password=Cost(8, 1), login=Cost(8, 1))
LOGIN, PASSWORD = "ruth.ellery", "grey heron at dawn"
OTHER = "seven quiet otters"


@dataclass(frozen=True, slots=True)
class Made:
    """A ring as first-run set-up leaves it: account "a1" with LOGIN and PASSWORD."""

    ring: KeyRing
    clock: FixedClock
    path: Path
    key: DatabaseKey
    recovery: RecoveryKey

    def again(self, costs: Costs = CHEAP) -> KeyRing:
        """The ring of a program that was started anew."""
        return KeyRing(self.path, self.clock, costs=costs)


def make(folder: Path, costs: Costs = CHEAP) -> Made:
    """Make a ring in ``folder``."""
    clock, path = FixedClock(), folder / KEY_FILE
    ring = KeyRing(path, clock, costs=costs)
    key, recovery = ring.create("a1", LOGIN, PASSWORD)
    return Made(ring, clock, path, key, recovery)


def main(path: str, prefix: str, count: str, action: str) -> None:
    """Open the ring at ``path`` with the recovery key on standard input, then ``add`` accounts or ``guess`` once, saying each when done."""
    costs = CHEAP if action == "add" else Costs(password=Cost(64 * 1024, 64), login=CHEAP.login)
    ring = KeyRing(Path(path), SystemClock(), costs=costs)
    key = ring.unlock_with_recovery(sys.stdin.readline())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(int(count)):
        if action == "add":
            ring.add(f"{prefix}{number}", f"{prefix}.{number}", f"{PASSWORD} {prefix} {number}", key)
        else:
            ring.unlock("nobody.here", OTHER)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

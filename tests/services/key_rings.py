"""What the tests of the key ring share: cheap costs, a ring with one account, and a program that changes a ring until it is stopped."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.key_wrapping import Cost, Costs, DatabaseKey
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.problem import Problem
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


def say(*words: object) -> None:
    """One line to the outside, in one unbuffered write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def add_or_guess(path: Path, action: str, prefix: str, count: int) -> None:
    """Open the ring with the recovery key on standard input, then ``add`` accounts or ``guess`` a slow password, saying each when done."""
    costs = CHEAP if action == "add" else Costs(password=Cost(64 * 1024, 64), login=CHEAP.login)
    ring = KeyRing(path, SystemClock(), costs=costs)
    key = ring.unlock_with_recovery(sys.stdin.readline())
    say("ready")
    for number in range(count):
        if action == "add":
            ring.add(f"{prefix}{number}", f"{prefix}.{number}", f"{PASSWORD} {prefix} {number}", key)
        else:
            ring.unlock("nobody.here", OTHER)
        say(number)


def live(path: Path) -> None:
    """A whole life of a ring: made, used, changed; says each thing once the ring has acknowledged it."""
    ring = KeyRing(path, SystemClock(), costs=CHEAP)
    key, recovery = ring.create("a1", LOGIN, PASSWORD)
    say("made", bytes(key).hex(), recovery.text)
    for number in range(2, 5):
        ring.add(f"a{number}", f"login.{number}", OTHER, key)
        say("added", number)
    for wrong in range(1, 4):
        with suppress(Problem):
            ring.unlock(LOGIN, OTHER)
        say("wrong", wrong)
    ring.change_password("login.2", OTHER, PASSWORD)
    say("changed", 2)
    ring.remove("a3", key)
    say("removed", 3)


def main(path: str, action: str = "live", prefix: str = "", count: str = "0") -> None:
    """Do one of the two."""
    if action == "live":
        live(Path(path))
    else:
        add_or_guess(Path(path), action, prefix, int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The program whose power fails while it changes who can open the database. Holds no test.

Argument: the key file. It makes it and says ``created <hash of the database key>``; then it changes the password of the one login again and
again, and adds a login each time, saying ``password <number>`` and ``added <number>``.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.key_wrapping import DatabaseKey
from procedure_assistant.services.keyring import KeyRing
from tests.faults.power_loss.writing_program import say
from tests.services.key_rings import CHEAP, LOGIN, PASSWORD

CHANGES = 6


def ring_at(path: Path) -> KeyRing:
    """The key ring, with costs that make a test fast."""
    return KeyRing(path, SystemClock(), costs=CHEAP)


def password(number: int) -> str:
    """The one after so many changes."""
    return f"{PASSWORD} {number}"


def hash_of(key: DatabaseKey) -> str:
    """Which key it is, without showing it."""
    return hashlib.sha256(bytes(key)).hexdigest()


def main(path: Path) -> None:
    """Make it and change it."""
    ring = ring_at(path)
    key, _ = ring.create("a0", LOGIN, password(0))
    say("created", hash_of(key))
    for number in range(1, CHANGES):
        ring.change_password(LOGIN, password(number - 1), password(number))
        say("password", number)
        ring.add(f"a{number}", f"{LOGIN}{number}", password(number), key)
        say("added", number)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

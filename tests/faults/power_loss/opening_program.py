"""The program whose power fails while it opens, upgrades, copies or encrypts a database. Holds no test.

Arguments: database, key as hex digits or "plain", and what else to do: ``copy`` and where to put the backup, or ``encrypt`` before it is
opened. It says ``encrypted``, ``opened``, ``copied`` and ``closed`` when it is done with each.
"""

from __future__ import annotations

import sys
from pathlib import Path

from procedure_assistant.store import encrypt_database
from tests.faults.power_loss.writing_program import say, store_at


def main(path: Path, key: str, more: str = "", backup: str = "") -> None:
    """Do it, and close."""
    if more == "encrypt":
        encrypt_database(path, bytes.fromhex(key))
        say("encrypted")
    store = store_at(path, key)
    say("opened")
    if more == "copy":
        store.backup(Path(backup))
        say("copied")
    store.close()
    say("closed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])

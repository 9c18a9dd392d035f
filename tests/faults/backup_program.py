"""The program that is killed, or whose power fails, while it makes or restores backups.

Arguments: ``backup <home> <shelf> <recovery key> <how many, 0 without end>`` or ``restore <home> <backup> <recovery key>``. It says
``ready``, then ``begun`` before each backup and its name once it is made, or ``restored`` at the end. Holds no test.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from procedure_assistant.services.backup import Origin, make_backup
from procedure_assistant.services.backup_files import read_backup
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.keyring import KEY_FILE, KeyRing
from procedure_assistant.services.restore import finish_restore, restore_backup
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.services.backups import DATABASE
from tests.store.samples import add_visit


def say(*words: object) -> None:
    """One line to the outside, in one unbuffered write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def back_up(home: Path, shelf: Path, times: int, recovery: str) -> None:
    """A backup, a visit, a backup and so on."""
    clock = SystemClock()
    ring = KeyRing(home / KEY_FILE, clock)
    key = ring.unlock_with_recovery(recovery)
    with SqlStore(home / DATABASE, key=bytes(key)) as store:
        origin = Origin(store, home / DATABASE, key, ring, DatabaseFiles(), clock)
        say("ready")
        done = 0
        while not times or done < times:
            done += 1
            say("begun")
            made = make_backup(origin, shelf)
            say(made.path.name)
            add_visit(store, f"{made.path.name}", 2, patient_id="p1")


def restore(home: Path, backup: Path, recovery: str) -> None:
    """Restore one backup, after finishing an earlier restore as every start does."""
    finish_restore(home / DATABASE)
    say("ready")
    restore_backup(
        read_backup(backup),
        home / DATABASE,
        lambda ring: ring.unlock_with_recovery(recovery),
        databases=DatabaseFiles(),
        clock=SystemClock(),
    )
    say("restored")


def main(what: str, home: str, other: str, recovery: str, times: str = "1") -> None:
    """Do one of the two."""
    if what == "backup":
        back_up(Path(home), Path(other), int(times), recovery)
    else:
        restore(Path(home), Path(other), recovery)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The program that is killed: opens a store and appends, saying each entry's number once it is on the disk. Run by test_killed_program."""

from __future__ import annotations

import sys

from procedure_assistant.store import SqlStore
from tests.store.samples import derived_from, entry


def main(path: str, key: str = "") -> None:
    """Say "ready", then append to visit v1 until somebody ends the process."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    store = SqlStore(path, key=bytes.fromhex(key) or None)
    rows = store.log("v1")
    last = rows[-1] if rows else None
    while True:
        last = entry("v1", last)
        store.append([last], derived_from((last,)))
        sys.stdout.write(f"{last.seq}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""The program whose power fails: opens a store and writes, saying each thing once the store has acknowledged it. Holds no test.

Arguments: database, seed, how many things to do (0: without end), key as hex digits or "plain", and another word for SQLite's
``synchronous``: "off" for a store that does not wait for the disk (the control). It says, one line each: ``opened``;
``patient <version>``; ``entry <visit> <seq> <hash>``; ``setting <number>``; ``closed`` when the database was closed in between.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection

from procedure_assistant.store import SqlStore
from tests.store.samples import SAVED, derived_from, entry, patient

VISITS = ("v1", "v2", "v3")
LONGEST_PAYLOAD = 9000


def say(*words: object) -> None:
    """One line to the outside, in one unbuffered write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def store_at(path: Path, key: str) -> SqlStore:
    """The store, encrypted when there is a key."""
    return SqlStore(path, key=key_of(key))


def key_of(word: str) -> bytes | None:
    """The key as the store takes it."""
    return None if word == "plain" else bytes.fromhex(word)


def sync_otherwise(store: SqlStore, synchronous: str) -> None:
    """With "off" the fault that the tests must find: SQLite no longer syncs anything."""

    def change(connection: DBAPIConnection, *_: object) -> None:
        connection.cursor().execute(f"PRAGMA synchronous = {synchronous}")

    event.listen(store._engine, "checkout", change)


def add_entry(store: SqlStore, chance: random.Random) -> None:
    """The next entry of one of the visits, short or long."""
    visit = chance.choice(VISITS)
    rows = store.log(visit)
    text = "x" * int(LONGEST_PAYLOAD * chance.random() ** 3)
    row = entry(visit, rows[-1] if rows else None, payload=f'{{"text":"{text}"}}')
    store.append([row], derived_from((row,)))
    say("entry", visit, row.seq, row.hash)


def change_patient(store: SqlStore) -> None:
    """A further version of the patient."""
    version = len(store.patient_history("p1")) + 1
    store.save_patient(patient(mrn=f"MRN {version}"), SAVED)
    say("patient", version)


def change_setting(store: SqlStore) -> None:
    """The next number."""
    number = int(store.setting("number") or 0) + 1
    store.save_setting("number", str(number))
    say("setting", number)


def main(path: Path, seed: int, most: int, key: str, synchronous: str = "") -> None:
    """Write until it is enough or the power fails."""
    chance = random.Random(seed)
    store = store_at(path, key)
    say("opened")
    if store.patient("p1") is None:
        store.save_patient(patient(mrn="MRN 0"), SAVED)
        say("patient", 0)
    if synchronous:
        sync_otherwise(store, synchronous)
    done = 0
    while not most or done < most:
        done += 1
        match chance.choices(("entry", "patient", "setting", "close"), (20, 2, 2, 0 if synchronous else 1))[0]:
            case "entry":
                add_entry(store, chance)
            case "patient":
                change_patient(store)
            case "setting":
                change_setting(store)
            case "close":
                store.close()
                say("closed")
                store = store_at(path, key)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])

"""Single changed bytes in the database file: found by opening or by the check, or without any effect on what is kept.

``PA_BYTES`` sets how many bytes of each page (2); the whole proof is ``PA_BYTES=400 make test ARGS=tests/store/test_bytes.py``.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from procedure_assistant.store.driver import salt_of
from tests.store.samples import KEYS, OPENED, SAVED, account, add_visit, audit_entry, derived_from, patient

PAGE = 4096
IN_EACH_PAGE = int(os.environ.get("PA_BYTES", "2"))
"""How many bytes of each page are changed, one at a time, and besides them a third of the file's header."""


def everything(store: SqlStore) -> tuple[object, ...]:
    """All that the store hands out."""
    logs = [store.log(f"v{number}") for number in range(6)]
    people = [(store.doses(one), store.outcomes(one), store.patient_history(one)) for one in ("p0", "p1")]
    settings = [store.setting(f"s{number}") for number in range(3)]
    return store.visits(), logs, people, settings, store.find_patients(""), store.accounts(), store.audit_entries(), store.spine_head()


@pytest.fixture
def whole(database: Path, key: bytes | None) -> tuple[bytes, tuple[object, ...]]:
    """The bytes of a closed database with something in every table and some free pages, and what it holds."""
    with SqlStore(database, key=key) as store:
        for number in range(6):
            store.save_patient(patient("p0", source=f"typed {number}"), SAVED + timedelta(days=number))
            add_visit(store, f"v{number}", 4, patient_id=f"p{number % 2}", opened_at=OPENED + timedelta(days=number))
            store.save_account(account(f"a{number}"))
            store.audit(audit_entry(number))
            store.save_setting(f"s{number % 3}", "x" * 2000 * (number + 1))
        store.save_patient(patient("p1"), SAVED)
        for number in range(3):
            store.save_setting(f"s{number}", "{}")  # gives pages back
        assert list(store.verify(lambda rows: derived_of(rows[0].visit_id, store))) == []
        held = everything(store)
    return database.read_bytes(), held


def derived_of(visit_id: str, store: SqlStore):
    number = int(visit_id[1:])
    return derived_from(store.log(visit_id), patient_id=f"p{number % 2}", opened_at=OPENED + timedelta(days=number))


def outcome(path: Path, key: bytes | None, held: tuple[object, ...]) -> str:
    """What comes of opening, checking and reading; AssertionError when something else is read without a word."""
    try:
        with SqlStore(path, key=key) as store:
            if next(store.verify(lambda rows: derived_of(rows[0].visit_id, store)), None) is not None:
                return "found"
            assert everything(store) == held
            return "harmless"
    except Problem as problem:
        assert problem.code in {"STORE-DAMAGED", "STORE-KEY", "STORE-NEWER", "STORE-UPGRADE"}  # noqa: PT017 -- any of them will do
        return "refused"
    finally:
        for one in path.parent.iterdir():
            if one != path:
                one.unlink()


def positions(size: int, chance: random.Random) -> Iterator[int]:
    """The whole header, and some bytes of each page: one near its beginning, one near its end, and others."""
    yield from range(0, 100, 3)
    for start in range(0, size, PAGE):
        yield start + chance.randrange(16, 32)
        yield start + PAGE - 1 - chance.randrange(80)  # the seal of an encrypted page
        yield from (start + chance.randrange(PAGE) for _ in range(IN_EACH_PAGE - 2))


def another(byte: int, chance: random.Random) -> int:
    """With one bit turned over, or any other byte."""
    return byte ^ (1 << chance.randrange(8)) if chance.randrange(2) else (byte + chance.randrange(1, 256)) % 256


def test_that_every_changed_byte_is_found_or_harmless(whole: tuple[bytes, tuple[object, ...]], tmp_path: Path, key: bytes | None):
    data, held = whole
    chance = random.Random(20261123)
    path = tmp_path / "changed" / "procedures.db"
    path.parent.mkdir()
    outcomes = dict.fromkeys(("refused", "found", "harmless"), 0)
    for position in positions(len(data), chance):
        changed = bytearray(data)
        changed[position] = another(data[position], chance)
        path.write_bytes(changed)
        result = outcome(path, key, held)
        outcomes[result] += 1
        if key is not None:
            # every page is sealed, so nothing goes by but the salt, which is known without the file
            assert (result == "harmless") == (position < len(salt_of(key))), (position, result)
    assert min(outcomes.values()) > 0, outcomes
    sys.stdout.write(f"{sum(outcomes.values())} single bytes of {len(data)} changed: {outcomes}\n")


@pytest.mark.parametrize("key", [KEYS["encrypted"]], ids=["encrypted"])
def test_that_exchanged_pages_of_an_encrypted_file_are_refused_or_found(
    whole: tuple[bytes, tuple[object, ...]], tmp_path: Path, key: bytes
):
    data, held = whole
    path = tmp_path / "changed" / "procedures.db"
    path.parent.mkdir()
    pages = [data[start : start + PAGE] for start in range(0, len(data), PAGE)]
    for number in range(1, len(pages) - 1):
        path.write_bytes(b"".join([*pages[:number], pages[number + 1], pages[number], *pages[number + 2 :]]))
        assert outcome(path, key, held) != "harmless"


def test_that_pages_of_an_older_copy_are_refused_or_found(database: Path, tmp_path: Path, key: bytes | None):
    """Under one key the seal of an older page is still right: it is the check of the rows that finds what is not of one time."""
    path = tmp_path / "changed" / "procedures.db"
    path.parent.mkdir()
    with SqlStore(database, key=key) as store:
        add_visit(store, "v0", 4, patient_id="p0")
        store.save_patient(patient("p0"), SAVED)
    older = database.read_bytes()
    with SqlStore(database, key=key) as store:
        add_visit(store, "v1", 2, patient_id="p1", opened_at=OPENED + timedelta(days=1))
        store.save_patient(patient("p1"), SAVED)
        store.save_patient(patient("p0", source="typed"), SAVED)
        store.save_account(account("a0"))
        store.audit(audit_entry())
        store.save_setting("s0", "{}")
        held = everything(store)
    data = database.read_bytes()
    found = 0
    for start in range(0, len(older), PAGE):
        if older[start : start + PAGE] != data[start : start + PAGE]:
            path.write_bytes(data[:start] + older[start : start + PAGE] + data[start + PAGE :])
            found += outcome(path, key, held) != "harmless"
    assert found >= 8

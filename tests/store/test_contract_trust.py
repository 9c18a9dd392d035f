"""What every implementation of the Store port does with accounts, the audit trail and the chain over all that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from procedure_assistant.services.people import Role
from procedure_assistant.services.ports import AuditEntry, Derived, LogRow, Saved, Store
from procedure_assistant.services.problem import Problem
from tests.store.samples import OPENED, SAVED, account, add_visit, audit_entry, derived_from, entry, patient


def test_that_a_new_store_has_no_accounts_and_no_audit_entries(store: Store):
    assert store.accounts() == ()
    assert store.audit_entries() == ()


def test_that_accounts_come_back_as_saved_by_login(store: Store):
    second, first = account("a1", login="zoe"), account("a2", login="adam", role=Role.READ_ONLY, active=False)
    assert store.save_account(second) == Saved.CREATED
    assert store.save_account(first) == Saved.CREATED
    assert store.accounts() == (first, second)


def test_that_an_account_is_changed_by_its_id(store: Store):
    store.save_account(account())
    changed = account(login="other", active=False, password_changed_at=OPENED + timedelta(days=90))
    assert store.save_account(changed) == Saved.UPDATED
    assert store.save_account(changed) == Saved.UNCHANGED
    assert store.accounts() == (changed,)


def test_that_a_login_of_another_account_is_refused(store: Store):
    store.save_account(account("a1", login="ada"))
    with pytest.raises(Problem) as caught:
        store.save_account(account("a2", login="ada"))
    assert caught.value.code == "STORE-LOGIN"
    assert "ada" not in caught.value.text.split()
    assert store.accounts() == (account("a1", login="ada"),)


def test_that_audit_entries_are_numbered_and_chained_and_come_newest_first(store: Store):
    rows = [store.audit(audit_entry(number)) for number in (1, 2, 3)]
    assert store.audit_entries() == tuple(reversed(rows))
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous_hash for row in rows] == ["", rows[0].hash, rows[1].hash]
    assert len({row.hash for row in rows}) == 3
    written = [AuditEntry(row.at, row.who, row.workstation, row.act, row.subject, row.detail) for row in rows]
    assert written == [audit_entry(1), audit_entry(2), audit_entry(3)]


def test_that_audit_entries_are_found_by_every_word_and_by_time(store: Store):
    for number in range(1, 6):
        store.audit(audit_entry(number))
    store.audit(audit_entry(6, act="print", who="José Muñoz", detail="Printed the record."))

    def found(**filters: object) -> list[int]:
        return [row.seq for row in store.audit_entries(**filters)]

    assert found(words="munoz") == [6]
    assert found(words="RECORD jose print") == [6]
    assert found(words="record p3") == []
    assert found(words="ADA Room p3") == [3]
    assert found(words="dr. ada example") == [5, 4, 3, 2, 1]
    assert found(words="Muñoz room 2 p6") == [6]
    assert found(since=OPENED + timedelta(minutes=3)) == [6, 5, 4, 3]
    assert found(until=OPENED + timedelta(minutes=3)) == [2, 1]
    assert found(since=OPENED + timedelta(minutes=2), until=OPENED + timedelta(minutes=4)) == [3, 2]
    assert found(limit=2) == [6, 5]
    assert found(words="look", limit=3) == [5, 4, 3]
    assert found(limit=0) == []


WRITES: dict[str, Callable[[Store], object]] = {
    "an entry of a visit": lambda store: add_visit(store, "v1", 1),
    "a new patient": lambda store: store.save_patient(patient("p9"), SAVED),
    "a changed patient": lambda store: store.save_patient(patient("p1", mrn="new"), SAVED),
    "a setting": lambda store: store.save_setting("clinic", "{}"),
    "a changed setting": lambda store: store.save_setting("window", "{1}"),
    "an account": lambda store: store.save_account(account("a9")),
    "a changed account": lambda store: store.save_account(account("a1", active=False)),
    "an audit entry": lambda store: store.audit(audit_entry()),
}


@pytest.fixture
def begun(store: Store) -> Store:
    """A patient, an account and a setting."""
    store.save_patient(patient("p1"), SAVED)
    store.save_account(account("a1"))
    store.save_setting("window", "{}")
    return store


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_that_every_write_moves_the_head_and_earlier_heads_stay_part_of_the_chain(begun: Store, write: Callable[[Store], object]):
    before = begun.spine_head()
    write(begun)
    after = begun.spine_head()
    assert after[0] > before[0]
    assert after[1] != before[1]
    assert begun.verify_head(*before)
    assert begun.verify_head(*after)


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.save_patient(patient("p1"), SAVED),
        lambda store: store.save_setting("window", "{}"),
        lambda store: store.save_account(account("a1")),
        lambda store: store.visits(),
        lambda store: store.rebuild(derived_from),
        lambda store: list(store.verify()),
    ],
)
def test_that_what_writes_no_record_leaves_the_head(begun: Store, write: Callable[[Store], object]):
    before = begun.spine_head()
    write(begun)
    assert begun.spine_head() == before


def test_that_a_head_of_another_number_or_another_chain_is_not_part_of_it(begun: Store):
    seq, head = begun.spine_head()
    begun.audit(audit_entry())
    later, other = begun.spine_head()
    assert [begun.verify_head(*wrong) for wrong in [(seq, other), (later, head), (later + 1, other), (0, ""), (-1, head)]] == [False] * 5
    assert not begun.verify_head(seq, head[:-1] + ("0" if head[-1] != "0" else "1"))


def test_that_derived_rows_other_than_the_log_says_are_a_fault_when_asked(store: Store):
    store.save_patient(patient(), SAVED)
    rows = add_visit(store, "v1", 3)
    assert list(store.verify(derived_from)) == []

    def derive(log: tuple[LogRow, ...]) -> Derived:
        derived = derived_from(log)
        return replace(derived, doses=derived.doses[:1])

    (fault,) = store.verify(derive)
    assert (fault.visit_id, fault.seq) == ("v1", None)
    following = entry("v1", rows[-1])
    store.append([following], derive((*rows, following)))
    assert list(store.verify(derive)) == []

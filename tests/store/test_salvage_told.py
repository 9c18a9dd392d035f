"""What a damaged database cannot give is told, each row of it, and what is left of it is put together as it was."""

from __future__ import annotations

from pathlib import Path

from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.salvage_report import LooseEntry, SavedTable, SavedVisit
from procedure_assistant.store import SqlStore
from procedure_assistant.store.salvage import DatabaseFiles
from tests.store.salvaging import NO_PATIENT, Whole, derive, spoil, spoil_entry
from tests.store.samples import (
    OPENED,
    account,
    ask,
    patient,
    tamper,
)

# --- what is told of a gap


def test_that_entries_after_a_lost_one_are_kept_aside_and_told(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    spoil_entry(copy, plain.logs["v2"][4])
    report = plain.salvage(copy)
    told = next(visit for visit in report.visits if visit.visit_id == "v2")
    loose = tuple(LooseEntry(row.seq, row.at, row.actor, row.kind) for row in plain.logs["v2"][5:])
    assert told == SavedVisit("v2", 4, 8, loose=loose)
    assert [visit.visit_id for visit in report.visits if not visit.whole] == ["v2"]
    assert list(report.words())[:5] == [
        "7 visits of 8 saved whole.",
        "Visit v2: saved up to entry 4; the last entry known of is 8, and 1 entry lost.",
        "Visit v2: entry 6 (SiteInjected, Dr. Ada Exåmple, 2026-11-23 14:31 UTC) is kept aside.",
        "Visit v2: entry 7 (SiteInjected, Dr. Ada Exåmple, 2026-11-23 14:31 UTC) is kept aside.",
        "Visit v2: entry 8 (SiteInjected, Dr. Ada Exåmple, 2026-11-23 14:31 UTC) is kept aside.",
    ]
    assert "The entries kept aside are in new.db.loose, encrypted." in list(report.words())
    assert report.loose_path is not None
    kept = ask(report.loose_path, "SELECT seq, payload, hash FROM event")
    assert kept == [(row.seq, row.payload, row.hash) for row in plain.logs["v2"][5:]]
    plain.check(report)


def test_that_the_chain_over_all_records_is_kept_up_to_the_first_loss(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    ((lost_at,),) = ask(plain.path, "SELECT seq FROM spine WHERE kind = 'event' AND subject = 'v2' AND version = 5")
    before = ask(plain.path, "SELECT seq, hash FROM spine WHERE seq = ?", lost_at - 1)[0]
    after = ask(plain.path, "SELECT seq, hash FROM spine WHERE seq = ?", lost_at)[0]
    spoil_entry(copy, plain.logs["v2"][4])
    report = plain.salvage(copy)
    assert (report.chain_kept_to, report.chain_known_to) == (lost_at - 1, plain.head[0])
    assert (
        f"The chain over all records is the old one up to entry {lost_at - 1} of {plain.head[0]}; from there it was written anew. "
        "A head exported later than that no longer proves anything about this database."
    ) in list(report.words())
    with SqlStore(report.path) as store:
        assert store.verify_head(*before)
        assert not store.verify_head(*after)
        assert list(store.verify(derive)) == []


def test_that_a_visit_known_only_by_name_is_told_as_lost(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    for row in reversed(plain.logs["v4"]):  # the hash of the first one stands in the second, too
        spoil_entry(copy, row)
    report = plain.salvage(copy)
    assert SavedVisit("v4", 0, 8) in report.visits
    assert "Visit v4: nothing could be put into the new database; the last entry known of is 8, and 8 entries lost." in report.words()
    plain.check(report)


def test_that_a_visit_of_which_no_worklist_line_can_be_made_is_saved_and_told(plain: Whole, tmp_path: Path):
    def some(rows: tuple[LogRow, ...]) -> Derived:
        if rows[0].visit_id == "v3":
            raise Problem("LOG-DAMAGED", "The entries of this visit contradict each other.")
        return derive(rows)

    report = DatabaseFiles().salvage(plain.path, None, tmp_path / "new.db", some, work=LongWork(4))
    assert [visit for visit in report.visits if not visit.whole] == [SavedVisit("v3", 8, 8, shown=False)]
    assert "Visit v3: its entries are saved, but the worklist line could not be made from them." in report.words()
    with SqlStore(tmp_path / "new.db") as store:
        assert store.log("v3") == plain.logs["v3"]


def test_that_the_audit_trail_goes_on_after_a_lost_entry_and_says_so(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    ((own,),) = ask(plain.path, "SELECT previous_hash || hash FROM audit WHERE seq = 3")
    spoil(copy, own)
    report = plain.salvage(copy)
    assert SavedTable("Audit entries", 18, lost=1, unproved=16) in report.tables
    assert (
        "Audit entries: 18 saved, 1 lost, 16 of the saved ones cannot be proved to be as they were written." in list(report.words())
    )  # fmt: skip
    with SqlStore(report.path) as store:
        assert [row.subject for row in reversed(store.audit_entries())] == [*plain.audit[:2], *plain.audit[3:]]
    plain.check(report)


# --- patients, accounts, settings


def forget_patient(path: Path, own_id: str, name: str = "Echevarría") -> None:
    """Spoil the own row of a patient: the row that has the id, and right after it the family name."""
    spoil(path, f"{own_id}{name}")


def test_that_a_patient_whose_row_is_lost_is_saved_as_in_the_history(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    forget_patient(copy, "p3")
    report = plain.salvage(copy)
    assert SavedTable("Patients", 8, older=1) in report.tables
    with SqlStore(report.path) as store:
        assert store.patient("p3") == plain.people["p3"][0]
        assert store.patient_history("p3") == ()
    plain.check(report)


def test_that_a_patient_who_is_nowhere_is_told_as_lost(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    forget_patient(copy, "p4")
    report = plain.salvage(copy)
    assert SavedTable("Patients", 7, lost=1) in report.tables
    assert [(fault.visit_id, fault.message) for fault in report.faults] == [("v4", NO_PATIENT)]
    plain.check(report)


def test_that_a_patient_nobody_can_vouch_for_is_saved_and_told(plain: Whole, tmp_path: Path):
    """In a plain file, when the chain over all records is lost, too."""
    copy = plain.copy_to(tmp_path / "copy")
    tamper(copy, "DELETE FROM spine WHERE subject = 'p4'")
    report = DatabaseFiles().salvage(copy, None, tmp_path / "new.db", derive, work=LongWork(4))
    assert SavedTable("Patients", 8, unproved=1) in report.tables
    with SqlStore(tmp_path / "new.db") as store:
        assert store.patient("p4") == plain.people["p4"][0]
        assert list(store.verify(derive)) == []


def test_that_what_was_saved_last_is_not_dropped_when_the_end_of_the_chain_is_lost(plain: Whole, tmp_path: Path):
    """Nothing shows that the chain went on; but since no row that it speaks of is missing, the others are no ruins of them."""
    with SqlStore(plain.path) as store:
        store.save_patient(patient("p50"), OPENED)
        store.save_setting("window", "[1]")
        store.save_account(account("a2"))
    copy = plain.copy_to(tmp_path / "copy")
    tamper(copy, f"DELETE FROM spine WHERE seq > {plain.head[0]}")
    report = DatabaseFiles().salvage(copy, None, tmp_path / "new.db", derive, work=LongWork(4))
    for table in (SavedTable("Patients", 9, unproved=1), SavedTable("Accounts", 2, unproved=1), SavedTable("Settings", 2, unproved=1)):
        assert table in report.tables
    with SqlStore(tmp_path / "new.db") as store:
        assert store.patient("p50") == patient("p50", updated_at=OPENED)
        assert store.setting("window") == "[1]"
        assert list(store.verify(derive)) == []


def test_that_two_patients_never_share_a_number(plain: Whole, tmp_path: Path):
    """The last version of one is lost, and meanwhile another got the number that it had before."""
    with SqlStore(plain.path) as store:
        store.save_patient(patient("p3", mrn="new number"), OPENED)
        store.save_patient(patient("p50", mrn="MRN p3"), OPENED)
    copy = plain.copy_to(tmp_path / "copy")
    forget_patient(copy, "p3")
    report = DatabaseFiles().salvage(copy, None, tmp_path / "new.db", derive, work=LongWork(4))
    assert SavedTable("Patients", 9, older=1, unproved=1) in report.tables
    with SqlStore(tmp_path / "new.db") as store:
        found = store.patient_by_mrn("MRN p3")
        assert found is not None
        assert found.id == "p50"
        other = store.patient("p3")
        assert other is not None
        assert other.mrn == ""
        assert list(store.verify(derive)) == []


def test_that_an_earlier_version_that_is_lost_leaves_no_gap(plain: Whole, tmp_path: Path):
    with SqlStore(plain.path) as store:
        for number in range(3):
            store.save_patient(patient("p3", source=f"change {number}"), OPENED)
    copy = plain.copy_to(tmp_path / "copy")
    spoil(copy, '"source":"change 0"')
    report = DatabaseFiles().salvage(copy, None, tmp_path / "new.db", derive, work=LongWork(4))
    # the row of the history is no JSON any more, or another one than was sealed
    assert next(table for table in report.tables if table.what == "Earlier versions of patients").lost <= 1
    with SqlStore(tmp_path / "new.db") as store:
        assert list(store.verify(derive)) == []
        store.save_patient(patient("p3", source="later"), OPENED)
        assert list(store.verify(derive)) == []


def test_that_lost_accounts_and_settings_are_told(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    spoil(copy, "a1login a1")
    spoil(copy, 'clinic{"paper":"a4"}')
    report = plain.salvage(copy)
    assert SavedTable("Accounts", 0, lost=1) in report.tables
    assert SavedTable("Settings", 0, lost=1) in report.tables
    with SqlStore(report.path) as store:
        assert store.accounts() == ()
        assert list(store.verify(derive)) == []


def test_that_an_image_of_which_a_byte_is_lost_is_told_and_the_others_are_saved(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    large = next(pixels for pixels in plain.images.values() if len(pixels) > 1000)
    data = copy.read_bytes()
    at = data.index(large[15_000:15_100])
    copy.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    report = plain.salvage(copy)
    assert SavedTable("Images", 1, lost=1) in report.tables
    with SqlStore(report.path) as store:
        assert store.images.of_visit("v1") == ()
        assert len(store.images.inbox()) == 1
    plain.check(report)


def test_that_an_image_whose_last_line_of_history_is_lost_is_saved_as_it_was(plain: Whole, tmp_path: Path):
    copy = plain.copy_to(tmp_path / "copy")
    spoil(copy, "placedv1")
    report = plain.salvage(copy)
    assert SavedTable("Images", 2, older=1) in report.tables
    with SqlStore(report.path) as store:
        assert len(store.images.inbox()) == 2
    plain.check(report)

"""A database with something of everything, to be damaged, salvaged and held against what it was. Holds no test."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from procedure_assistant.domain.patient import Patient
from procedure_assistant.services.incoming_events import MergeUndone
from procedure_assistant.services.long_work import LongWork
from procedure_assistant.services.outbox_ports import Change
from procedure_assistant.services.ports import Derived, LogRow
from procedure_assistant.services.salvage_report import Salvage
from procedure_assistant.store import SqlStore
from procedure_assistant.store.driver import DatabaseFile
from procedure_assistant.store.salvage import DatabaseFiles
from procedure_assistant.store.salvage_cells import rows_in
from procedure_assistant.store.salvage_pages import DamagedFile
from tests.store.samples import (
    OPENED,
    SAVED,
    account,
    add_image,
    add_incoming,
    add_outbox,
    add_visit,
    audit_entry,
    derived_from,
    destination,
    entry,
    patient,
)

PAGE = 4096
VISITS = 8
NO_PATIENT = "The patient of this visit is not in the database."
NO_PERSON = "The incoming messages tell of a patient who is not in the database."


def derive(rows: tuple[LogRow, ...]) -> Derived:
    """Visit v3 is of patient p3."""
    return derived_from(rows, patient_id=f"p{rows[0].visit_id[1:]}")


@dataclass(frozen=True, slots=True)
class Whole:
    """A closed database and all that is in it."""

    path: Path
    key: bytes | None
    logs: dict[str, tuple[LogRow, ...]]
    people: dict[str, list[Patient]]
    audit: list[str]
    head: tuple[int, str]
    images: dict[str, bytes]

    def at(self, folder: Path) -> Whole:
        """The same in a folder of its own."""
        return replace(self, path=self.copy_to(folder))

    def copy_to(self, folder: Path) -> Path:
        """A copy with what lies beside it."""
        folder.mkdir(parents=True)
        for path in self.path.parent.glob(f"{self.path.name}*"):
            if not path.name.endswith("-shm"):
                shutil.copy(path, folder / path.name)
        return folder / self.path.name

    def salvage(self, damaged: Path, *, backup: Path | None = None) -> Salvage:
        """Salvage beside the damaged file, which must stay as it is, byte for byte, and leave nothing but the new database."""
        before = {path.name: path.read_bytes() for path in damaged.parent.iterdir()}
        report = DatabaseFiles().salvage(damaged, self.key, damaged.with_name("new.db"), derive, backup=backup, work=LongWork(4))
        after = {path.name: path.read_bytes() for path in damaged.parent.iterdir()}
        made = {"new.db"} | ({"new.db.loose"} if report.loose_path else set())
        assert after.keys() == before.keys() | made
        assert {name: after[name] for name in before} == before
        return report

    def check(self, report: Salvage) -> None:
        """Whatever was saved is as it was written, nothing was made up, the database is sound, and goes on."""
        with SqlStore(report.path, key=self.key) as store:
            faults = list(store.verify(derive))
            assert tuple(faults) == report.faults
            assert {fault.message for fault in faults} <= {NO_PATIENT, NO_PERSON}
            saved = {visit.visit_id: visit.saved_to for visit in report.visits}
            for visit_id, log in self.logs.items():
                assert store.log(visit_id) == log[: saved.get(visit_id, 0)]
            assert saved.keys() <= self.logs.keys()
            for person in store.find_patients("", 100):
                assert [*store.patient_history(person.id), person] == [
                    one for one in self.people[person.id] if one in [*store.patient_history(person.id), person]
                ]
            said = [row.subject for row in reversed(store.audit_entries(limit=1000))]
            assert said == [subject for subject in self.audit if subject in said]
            images = {one.id: b"".join(store.images.content(one.id)) for one in (*store.images.inbox(), *store.images.of_visit("v1"))}
            assert images.items() <= self.images.items()
            if report.chain_kept_to == self.head[0]:
                assert store.verify_head(*self.head)
            go_on(store)
            assert list(store.verify(derive)) == faults


def go_on(store: SqlStore) -> None:
    """One more of everything."""
    for person in store.find_patients("", 3):
        store.save_patient(Patient(**{name: getattr(person, name) for name in person.__slots__} | {"source": "later"}), OPENED)
    for visit in store.visits()[:3]:
        rows = store.log(visit.visit_id)
        store.append([entry(visit.visit_id, rows[-1])], derive((*rows, entry(visit.visit_id, rows[-1]))))
    store.save_patient(patient("p99"), SAVED)
    add_visit(store, "v99", 2, patient_id="p99")
    store.save_setting("clinic", "later")
    store.save_account(account("a99"))
    store.audit(audit_entry(999))
    add_image(store, b"later", visit_id="v0")
    for one in store.outbox.deliveries():
        store.outbox.files(one.id)
        assert store.outbox.change(Change(replace(one, reason="later"))) is not None
    store.outbox.save_destination(destination("d1", name="Later"), {}, OPENED, audit_entry(998))
    store.schedule.together(lambda desk: desk.add(MergeUndone("p1", "p8", "Later"), OPENED, "front", "room 1"))


def make_whole(path: Path, key: bytes | None) -> Whole:
    """Visits, patients with earlier versions, accounts, settings, an audit trail, and a row that fills several pages."""
    path.parent.mkdir(parents=True)
    logs: dict[str, tuple[LogRow, ...]] = {}
    with SqlStore(path, key=key) as store:
        for number in range(VISITS):
            store.save_patient(patient(f"p{number}"), SAVED)
            logs[f"v{number}"] = add_visit(store, f"v{number}", 8, patient_id=f"p{number}")
            if number % 3 == 0:
                store.save_patient(patient(f"p{number}", source="typed", updated_at=OPENED), OPENED)
            store.audit(audit_entry(number))
        rows = logs["v0"]
        for size in (9000, 5):
            rows += (entry("v0", rows[-1], payload=f'{{"text":"{"x" * size}"}}'),)
            store.append(rows[-1:], derive(rows))
        logs["v0"] = rows
        for text in ("{}", '{"paper":"a4"}'):
            store.save_setting("clinic", text)
        store.save_account(account())
        add_outbox(store)
        add_incoming(store)
        chance = random.Random(5)
        pixels = [chance.randbytes(size) for size in (20_000, 700)]
        images = {
            add_image(store, pixels[0], visit_id="v1", picture=b"seen").id: pixels[0],
            add_image(store, pixels[1]).id: pixels[1],
        }
        people = {one.id: [*store.patient_history(one.id), one] for one in store.find_patients("", 100)}
        audit = [row.subject for row in reversed(store.audit_entries(limit=1000))]
        head = store.spine_head()
    return Whole(path, key, logs, people, audit, head, images)


def spoil(path: Path, text: str) -> None:
    """Change one letter wherever a text stands in a plain file."""
    data = path.read_bytes()
    assert text.encode() in data
    path.write_bytes(data.replace(text.encode(), b"\x7f" + text.encode()[1:]))


def spoil_entry(path: Path, row: LogRow) -> None:
    """Change one letter of one entry, wherever a copy of it is: its last two columns stand in no other row."""
    spoil(path, row.previous_hash + row.hash)


def pages_with(whole: Whole, path: Path, text: str) -> list[int]:
    """The pages with a row that has the text in one of its columns."""
    with DamagedFile(DatabaseFile(path, key=whole.key)) as file:
        return [page.number for page in file if any(row and text in [str(value) for value in row[1]] for row in rows_in(page, file.page))]


def wipe_pages(path: Path, numbers: list[int]) -> None:
    with path.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(bytes(PAGE))

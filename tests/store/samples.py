"""Rows, patients and databases that the store tests write: small, but with every column in use."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from procedure_assistant.domain.patient import Allergy, Code, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.services.chain import row_hash
from procedure_assistant.services.delivery import Attempt, Delivery, DeliveryState, Destination, SentFile, delivery_id
from procedure_assistant.services.delivery import Kind as DeliveryKind
from procedure_assistant.services.image_values import Facts, FileKind, ImageEntry, Origin, Placing, Source, StoredImage
from procedure_assistant.services.incoming_events import (
    AppointmentSet,
    AppointmentTaken,
    Doubt,
    DoubtKind,
    IncomingEvent,
    MergeUndone,
    MessageHeld,
    MessageRefused,
    MessageTaken,
    PatientsMerged,
    PersonTaken,
    ToldItem,
)
from procedure_assistant.services.incoming_values import AppointmentStatus, IncomingPerson, PersonNumber, TakenState, WorklistNumbers
from procedure_assistant.services.outbox_ports import Change
from procedure_assistant.services.people import Account, Role
from procedure_assistant.services.ports import (
    AuditEntry,
    DeliveredBiologic,
    DeliveredDose,
    Derived,
    LogRow,
    Outcome,
    Store,
    VisitState,
    VisitSummary,
)
from procedure_assistant.store import SqlStore, driver
from procedure_assistant.store.driver import DatabaseFile

KEY = bytes.fromhex("5eed" * 16)
KEYS = {"plain": None, "encrypted": KEY}
"""A store test runs without and with a key."""

OPENED = datetime(2026, 11, 23, 14, 31, 5, 123456, tzinfo=UTC)
SAVED = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


def entry(visit_id: str, after: LogRow | None = None, *, payload: str = '{"site":"procerus"}') -> LogRow:
    """The next row of a visit's log after ``after``, the first one when there is none."""
    seq = 1 if after is None else after.seq + 1
    row = LogRow(
        visit_id=visit_id,
        seq=seq,
        at=OPENED + timedelta(seconds=seq),
        actor="Dr. Ada Exåmple",
        workstation="room 2",
        kind="SiteInjected",
        version=1,
        payload=payload,
        previous_hash="" if after is None else after.hash,
        hash="",
    )
    return replace(row, hash=row_hash(row))


def entries(visit_id: str, count: int, after: LogRow | None = None) -> tuple[LogRow, ...]:
    """``count`` rows that follow one another."""
    made: list[LogRow] = []
    for _ in range(count):
        after = entry(visit_id, after)
        made.append(after)
    return tuple(made)


def derived_from(rows: tuple[LogRow, ...], *, patient_id: str = "p1", opened_at: datetime = OPENED) -> Derived:
    """What a service would derive of a log: 5 units an entry, a score and two injections of a biologic once there are two entries."""
    last = rows[-1]
    day = opened_at.date()
    summary = VisitSummary(
        visit_id=last.visit_id,
        patient_id=patient_id,
        title="Botox, PREEMPT",
        state=VisitState.IN_PROGRESS,
        opened_at=opened_at,
        signed_at=None,
        progress=f"{last.seq} of 31 sites",
        note="",
        last_seq=last.seq,
    )
    doses = [DeliveredDose(last.visit_id, patient_id, day, "onabotulinumtoxinA", "toxin", Decimal(5 * last.seq), "units")]
    if last.seq >= 3:
        doses.append(DeliveredDose(last.visit_id, patient_id, day, "lidocaine", "anesthetic", Decimal("12.50"), "mg"))
    outcomes = (Outcome(last.visit_id, patient_id, day, "NRS", "before", 7, None),) if last.seq >= 2 else ()
    known = (("kit_lot", f"K-{patient_id}"), ("kit_udi", "(01)00812345678901"))
    biologics = tuple(
        DeliveredBiologic(
            last.visit_id, patient_id, day, "prp_1", "prp", "cleared_kit", known, "gon_c2", side, Decimal("1.50"), "ultrasound", 2
        )
        for side in ("left", "right")
        if last.seq >= 2
    )
    return Derived(summary, tuple(doses), outcomes, biologics=biologics)


def add_visit(store: Store, visit_id: str, count: int, *, patient_id: str = "p1", opened_at: datetime = OPENED) -> tuple[LogRow, ...]:
    """Append ``count`` rows one by one, as clicks do, and return them."""
    rows: tuple[LogRow, ...] = ()
    for _ in range(count):
        rows += (entry(visit_id, rows[-1] if rows else None),)
        store.append(rows[-1:], derived_from(rows, patient_id=patient_id, opened_at=opened_at))
    return rows


def patient(own_id: str = "p1", **changes: object) -> Patient:
    """A patient with every field in use; ``updated_at`` is that of a saved one."""
    code = Code("http://snomed.info/sct", "300916003", "Latex allergy")
    full = Patient(
        id=own_id,
        family_name="Echevarría",
        given_names="Marisol",
        birth_date=date(1981, 2, 14),
        sex=Sex.FEMALE,
        mrn=f"MRN {own_id}",
        allergies=(Allergy("Latex", "urticaria", "high", "active", code),),
        conditions=(Condition("Chronic migraine", "active", date(2015, 3, 1), None, code), Condition("Asthma", "resolved")),
        medications=(Medication("Topiramate 50 mg", "active", date(2020, 1, 2), None),),
        weight=Weight(Decimal("84.22928477759177"), date(2021, 2, 20)),
        source="FHIR R4",
        updated_at=SAVED,
    )
    return replace(full, **changes)


def account(own_id: str = "a1", **changes: object) -> Account:
    """A physician who may log in."""
    full = Account(own_id, f"login {own_id}", "Dr. Ada Exåmple", "MD", Role.PHYSICIAN, True, SAVED, OPENED)
    return replace(full, **changes)


def audit_entry(number: int = 1, **changes: object) -> AuditEntry:
    """Somebody looked at a chart, ``number`` minutes after the first visit was opened."""
    full = AuditEntry(OPENED + timedelta(minutes=number), "Dr. Ada Exåmple", "room 2", "look", f"p{number}", "Looked at the chart.")
    return replace(full, **changes)


def add_image(store: SqlStore, data: bytes, *, visit_id: str = "", picture: bytes = b"") -> StoredImage:
    """Keep an image, place it in a visit where one is given, and keep a picture of it."""
    pieces = store.images.stage()
    pieces.write(data)
    origin = Origin(Source.FILE, "scan.png", SAVED, "Dr. Ada Exåmple", "room 2")
    held = ImageEntry(Placing.HELD, "", "No patient in it.", SAVED, "Dr. Ada Exåmple", "room 2")
    image, _ = store.images.keep(pieces, Facts(FileKind.PNG, 640, 480, notes=("Taken with an unknown device.",)), origin, held)
    if visit_id:
        image = store.images.add_entry(image.id, replace(held, placing=Placing.PLACED, visit_id=visit_id, warnings=("Other name.",)))
    if picture:
        store.images.keep_picture(image.id, 0, picture)
    return image


def raw(path: Path, key: bytes | None = None) -> closing[sqlite3.Connection]:
    """A connection past the program, in autocommit and without its settings, but with its library: two libraries on one file in one
    process would let go of each other's locks. Makes the file when there is none."""
    path.touch()
    return closing(driver.connect(DatabaseFile(path, key=key), any_thread=True))


def ask(path: Path, question: str, *values: object, key: bytes | None = None) -> list[tuple[Any, ...]]:
    """What a connection past the program reads in a database."""
    with raw(path, key) as connection:
        return connection.execute(question, values).fetchall()


def tamper(path: Path, *statements: str, key: bytes | None = None) -> None:
    """Change a database behind the program's back, with the guards taken off and put back."""
    with raw(path, key) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _, create in guards:
            connection.execute(create)


def destination(own_id: str = "d1", **changes: object) -> Destination:
    """A folder that gets every signed visit."""
    full = Destination(own_id, f"Folder {own_id}", DeliveryKind.FOLDER, {"folder": "/charts"}, ("pdf", "text"), on_sign=True, enabled=True)
    return replace(full, **changes)


def add_outbox(store: SqlStore) -> tuple[Delivery, ...]:
    """Three destinations with secrets, one of them removed, and a delivery to each: accepted, waiting with its bytes, given up."""
    places = ("d1", "d2", "d3")
    for number, place in enumerate(places):
        for name in ("", "later"):
            named = destination(place, name=f"Folder {place} {name}")
            store.outbox.save_destination(named, {"token": f"t{number}"}, SAVED, audit_entry(20))
    made = tuple(
        Delivery(delivery_id("v1", seq, place), "v1", "p1", seq, place, DeliveryState.WAITING, OPENED, OPENED + timedelta(minutes=seq))
        for seq, place in enumerate(places, start=1)
    )
    queued = store.outbox.queue(made, lambda one: Attempt(OPENED, "Nora", "room 1", "queued"), audit_entry(21))
    for number, one in enumerate(queued):
        files = tuple(sent_file(f"{name} {number}".encode() * 20) for name in ("first", "second"))
        after = replace(one, attempts=number + 1, words=f"Words {number}", what_now="Ask.", lease_of=f"room {number}")
        if number == 0:
            after = replace(after, state=DeliveryState.ACCEPTED, settled_at=OPENED + timedelta(hours=1), receipt="r1")
        attempt = Attempt(OPENED, "Procedure Assistant", "room 1", "unsure", after.words)
        assert store.outbox.change(Change(after, attempt, audit_entry(22 + number), files)) is not None
    store.outbox.remove_destination(
        "d3", OPENED, audit_entry(30), lambda one: Change(replace(one, state=DeliveryState.GIVEN_UP, settled_at=OPENED, reason="Removed"))
    )
    return tuple(one for one in (store.outbox.delivery(made_one.id) for made_one in made) if one)


def sent_file(data: bytes, name: str = "record.txt") -> SentFile:
    """A file as it is sent."""
    return SentFile(name, "text/plain", hashlib.sha256(data).hexdigest(), len(data), data)


def add_incoming(store: SqlStore) -> tuple[IncomingEvent, ...]:
    """One of every kind of entry of the ledger of what came in, with rows in every table made of it; p1 and p2 must be on record."""
    first = AppointmentTaken(
        "front", "A1", "p1", OPENED, 30, "Botox", "Dr. Exåmple", "2", AppointmentStatus.BOOKED, WorklistNumbers("ACC1"), SAVED
    )
    moved = replace(first, starts_at=OPENED + timedelta(days=1), moved_from=OPENED)
    other = replace(first, number="A2", patient_id="p2", status=AppointmentStatus.CANCELLED)
    told = ToldItem(person=IncomingPerson((PersonNumber("H", "9"),), "Doe", "Jo", date(1980, 1, 2)))
    events: tuple[IncomingEvent, ...] = (
        MessageTaken("front", "m1", "d1", SAVED, TakenState.TAKEN, (PersonTaken("p1", (PersonNumber("H", "1"),)),), (first,)),
        MessageTaken("front", "m2", "d2", OPENED, TakenState.TAKEN, (PersonTaken("p2", (PersonNumber("H", "2"),)),), (other,)),
        MessageTaken("front", "m3", "d3", OPENED, TakenState.LATE, (PersonTaken("p1", ()),), (moved,), (("p1", "p8"),), ("Noted.",)),
        MessageHeld("front", "m4", "d4", None, b"MSH|\xff", (told,), (Doubt(0, DoubtKind.SIMILAR, ("p1",)),)),
        MessageHeld("front", "m5", "d5", None, b"MSH", (told,), (Doubt(0, DoubtKind.INCOMPLETE),)),
        MessageRefused(5, "front", "m5", "Not ours"),
        PatientsMerged("p2", "p9", "The same"),
        PatientsMerged("p2", "p7", "The same"),
        MergeUndone("p2", "p7", "Not the same"),
        AppointmentSet(replace(moved, status=AppointmentStatus.NO_SHOW, why="Did not come")),
    )
    for number, event in enumerate(events):
        at = OPENED + timedelta(minutes=number)
        store.schedule.together(lambda desk, event=event, at=at: desk.add(event, at, "front", "room 1"))  # type: ignore[misc]
    return events

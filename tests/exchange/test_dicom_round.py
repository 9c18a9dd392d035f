"""From the worklist into the clinic and back into the archive: nobody types a number, and the record lies with its request."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pydicom import Dataset, dcmread

from procedure_assistant.exchange.dicom_document import document
from procedure_assistant.exchange.dicom_line import Patience
from procedure_assistant.exchange.dicom_worklist import WorklistSource
from procedure_assistant.exchange.send_dicom import DicomSender
from procedure_assistant.exchange.senders import senders
from procedure_assistant.services.delivery import Accepted, DeliveryState, Destination, Kind, Secrets
from procedure_assistant.services.incoming_settings import SourceKind, SourceSettings
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.incoming_values import WorklistNumbers
from procedure_assistant.services.outbox_sending import OutboxSending, Station
from procedure_assistant.services.problem import Problem
from procedure_assistant.store import SqlStore
from tests.exchange.dicom_clinic import LOOPBACK
from tests.exchange.visits import ZONE, Desk, clinic
from tests.exchange.worklist_entries import entry
from tests.peers.dicom_peer import TITLE, Scp
from tests.peers.line_cutter import Cut
from tests.peers.orthanc import TITLE as ORTHANC
from tests.peers.orthanc import Archive


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "clinic").mkdir()
    with clinic(tmp_path / "clinic") as opened:
        yield opened


def appointment(desk: Desk, number: int = 1, **header: object) -> Dataset:
    """A worklist entry for the patient of the visits, at the hour at which a visit opens now."""
    patient, now = desk.patient, desk.clock.now().astimezone(ZONE)
    told = {
        "PatientID": patient.mrn,
        "PatientName": f"{patient.family_name}^{patient.given_names}",
        "PatientBirthDate": f"{patient.birth_date:%Y%m%d}",
        "PatientSex": "M",
        "step_ScheduledProcedureStepStartDate": f"{now:%Y%m%d}",
        "step_ScheduledProcedureStepStartTime": f"{now:%H%M}",
    }
    return entry(number, **{**told, **header})


def fetch(desk: Desk, *entries: Dataset) -> tuple[str, ...]:
    """Let the clinic's worklist source look once at a worklist with these entries."""
    room = desk.services.incoming
    assert room is not None
    with Scp(found=entries).listening() as peer:
        values = {"host": LOOPBACK, "port": str(peer.port), "ae_title": TITLE}
        takers = Takers(room.people.take, room.schedules.take_file, desk.clock, desk.services.store)
        source = WorklistSource(SourceSettings(SourceKind.DICOM, on=True, values=values), takers)
        source.begin()
        notes = source.look(threading.Event())
        source.end()
    return notes


def numbers(desk: Desk, name: str) -> WorklistNumbers:
    return desk.export(name).worklist


def test_that_a_visit_of_a_worklist_appointment_arrives_in_the_archive_under_its_request(
    desk: Desk, tmp_path: Path, program: Callable[[str], str]
):
    desk.services.store.save_patient(desk.patient, desk.clock.now())
    assert fetch(desk, appointment(desk)) == ()
    visit = desk.export("shortest")
    assert visit.worklist == WorklistNumbers("ACC1", "RP1", "SPS1", "1.2.840.99.1", "P-1", "F-1", "V-1")
    with Archive(program("Orthanc"), tmp_path / "o") as archive:
        to = Destination(
            "d", "A", Kind.DICOM, {"host": LOOPBACK, "port": str(archive.line.port), "called_ae": ORTHANC}, ("dicom-pdf", "dicom-images")
        )
        payload = DicomSender().payload(to, visit, "x")
        answer = DicomSender(Patience()).send(to, Secrets(), payload, "x", threading.Event())
        assert isinstance(answer, Accepted), answer
        (kept,) = archive.files().values()
        (study,) = archive.ask("/studies?expand")
    assert study["MainDicomTags"]["StudyInstanceUID"] == "1.2.840.99.1"
    assert study["MainDicomTags"]["AccessionNumber"] == "ACC1"
    made = dcmread(BytesIO(kept))
    assert made.RequestAttributesSequence[0].ScheduledProcedureStepID == "SPS1"
    assert made.EncapsulatedDocument[: made.EncapsulatedDocumentLength] == visit.pdf()


def test_that_the_same_worklist_again_changes_nothing_and_a_moved_appointment_moves(desk: Desk):
    room = desk.services.incoming
    assert room is not None
    first = appointment(desk)
    fetch(desk, first)
    fetch(desk, first)
    day = desk.clock.today()
    (booked,) = room.people.day(day)
    at = desk.clock.now().astimezone(ZONE) + timedelta(hours=2)
    moved = appointment(desk, step_ScheduledProcedureStepStartTime=f"{at:%H%M}")
    desk.clock.advance(minutes=5)
    fetch(desk, moved)
    (later,) = room.people.day(day)
    assert later.starts - booked.starts == timedelta(hours=2)
    desk.clock.advance(minutes=5)
    fetch(desk, first)
    (back,) = room.people.day(day)
    assert back.starts == booked.starts


def test_that_the_appointment_nearest_to_the_visit_counts_and_a_cancelled_one_never(desk: Desk):
    desk.services.store.save_patient(desk.patient, desk.clock.now())
    at = desk.clock.now().astimezone(ZONE)
    earlier, later = (f"{at + timedelta(minutes=away):%H%M}" for away in (-90, 45))
    fetch(
        desk,
        appointment(desk, 1, step_ScheduledProcedureStepStatus="DISCONTINUED"),
        appointment(desk, 2, step_ScheduledProcedureStepStartTime=earlier),
        appointment(desk, 3, step_ScheduledProcedureStepStartTime=later),
    )
    assert numbers(desk, "shortest").accession == "ACC3"


@pytest.mark.parametrize(
    "header",
    [
        {"PatientID": "other", "PatientName": "Else^Anyone", "PatientBirthDate": "19500101"},
        {"step_ScheduledProcedureStepStartDate": "20261122"},
    ],
)
def test_that_an_appointment_of_another_patient_or_day_gives_no_numbers(desk: Desk, header: dict[str, str]):
    desk.services.store.save_patient(desk.patient, desk.clock.now())
    fetch(desk, appointment(desk, 1, **header))
    assert numbers(desk, "shortest") == WorklistNumbers()


def test_that_a_visit_without_an_appointment_has_a_study_of_its_own(desk: Desk):
    visit = desk.export("shortest")
    room = desk.services.incoming
    assert room is not None
    assert visit.worklist == WorklistNumbers()
    assert document(visit).StudyInstanceUID.startswith("2.25.")


def test_that_a_broken_answer_is_told_and_the_others_are_taken(desk: Desk):
    notes = fetch(desk, appointment(desk, 1, PatientID=""), appointment(desk, 2))
    room = desk.services.incoming
    assert room is not None
    assert len(room.people.day(desk.clock.today())) == 1
    assert notes == ("An answer of the worklist was left out (Ashdown Julián Óscar): it has no patient number.",)


def test_that_a_worklist_that_is_gone_leaves_the_day_as_it_was(desk: Desk):
    fetch(desk, appointment(desk))
    room = desk.services.incoming
    assert room is not None
    takers = Takers(room.people.take, room.schedules.take_file, desk.clock, desk.services.store)
    values = {"host": "worklist.invalid", "port": "104", "ae_title": TITLE}
    with pytest.raises(Problem) as told:
        WorklistSource(SourceSettings(SourceKind.DICOM, on=True, values=values), takers).look(threading.Event())
    assert told.value.code == "WORKLIST-LINE"
    assert len(room.people.day(desk.clock.today())) == 1


def test_that_visits_queued_while_the_archive_is_off_arrive_once_when_it_is_on(desk: Desk, tmp_path: Path, program: Callable[[str], str]):
    store, exports, outbox = desk.services.store, desk.services.exports, desk.services.outbox
    assert isinstance(store, SqlStore)
    assert exports is not None
    assert outbox is not None
    sending = OutboxSending(
        store.outbox, store.log, exports.collected, senders(exports.file_of), desk.clock, Station("room 1", "a"), lambda: 0.0
    )
    with socket.create_server((LOOPBACK, 0)) as free:
        nobody = int(free.getsockname()[1])
    place = replace(
        outbox.new_destination(Kind.DICOM),
        name="Archive",
        settings={"host": LOOPBACK, "port": str(nobody), "called_ae": ORTHANC, "calling_ae": "PROCASSIST"},
        formats=("dicom-pdf", "dicom-images"),
        on_sign=True,
        enabled=True,
    )
    place = outbox.save_destination(place, {})
    visits = [desk.export(name) for name in ("shortest", "gon", "prp")]
    assert outbox.counts()[0] == 3
    for _ in visits:
        desk.clock.advance(minutes=60)
        waiting = sending.send_next(threading.Event())
        assert waiting is not None
        assert (waiting.state, waiting.is_unsure) == (DeliveryState.WAITING, False)
        assert waiting.words.startswith(f"127.0.0.1 does not answer at port {nobody} (")
    assert outbox.counts()[0] == 3
    with Archive(program("Orthanc"), tmp_path / "o") as archive:
        outbox.save_destination(replace(place, settings={**place.settings, "port": str(archive.line.port)}), {})
        archive.cut([None, Cut.before_answer(2)])
        for _ in range(20):
            desk.clock.advance(minutes=60)
            if sending.send_next(threading.Event()) is None:
                break
        kept = archive.files()
    assert outbox.counts()[0] == 0
    assert {line.delivery.state for visit in visits for line in outbox.of_visit(visit.visit_id)} == {DeliveryState.ACCEPTED}
    assert len(kept) == 5
    assert sum("EncapsulatedDocument" in dcmread(BytesIO(data)) for data in kept.values()) == 3

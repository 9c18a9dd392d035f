"""A day's appointments from a real modality worklist (dcmtk) and from ones that answer badly: bounded, told, nobody mixed up."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom import Dataset
from pydicom.filebase import DicomBytesIO
from pydicom.filewriter import dcmwrite, write_dataset
from pydicom.uid import ExplicitVRLittleEndian

from procedure_assistant.domain.patient import Sex
from procedure_assistant.exchange import dicom_worklist_items
from procedure_assistant.exchange.dicom_line import Patience, Peer
from procedure_assistant.exchange.dicom_worklist import Asked, DicomWorklist
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingPerson,
    PersonNumber,
    WorklistNumbers,
)
from procedure_assistant.services.problem import Problem
from tests.exchange.dicom_clinic import LOOPBACK
from tests.exchange.worklist_entries import entry
from tests.fakes import FixedClock
from tests.peers.dicom_peer import TITLE, Scp, aborts, hangs_up, never_ends, never_reads, raw_peer, says_nonsense
from tests.peers.in_namespace import Isolated
from tests.peers.line_cutter import Cut, Dicom, LineCutter

DAY = date(2026, 11, 23)
SHORT = Patience(2.0, 2.0)
RIS = "RIS"


EXPECTED = IncomingAppointment(
    number="RP1/SPS1",
    person=IncomingPerson(
        (PersonNumber("HOSPITAL", "4701"),), "Echevarria", "Marisol Inés", birth_date=date(1981, 2, 14), sex=Sex.FEMALE
    ),
    starts_at=datetime(2026, 11, 23, 14, 1, tzinfo=UTC),
    reason="PREEMPT, 12 weeks",
    physician="Bela Marsh",
    room="Room 2",
    worklist=WorklistNumbers("ACC1", "RP1", "SPS1", "1.2.840.99.1", "P-1", "F-1", "V-1"),
)
"""Of ``entry(1)``, in the zone of ``FixedClock``, five hours behind UTC."""


def ask(port: int, *, called: str = TITLE, patience: Patience | None = None, most: int = 500, **at: str) -> Asked:
    worklist = DicomWorklist(Peer(LOOPBACK, port, called, "PROCASSIST"), "worklist", FixedClock(), patience=patience, **at)
    return worklist.ask(DAY, most=most)


def answered(*entries: Dataset) -> Asked:
    with Scp(found=entries).listening() as peer:
        return ask(peer.port)


def appointments(asked: Asked) -> list[IncomingAppointment]:
    found = [one for message in asked.messages for one in message.what]
    assert all(isinstance(one, IncomingAppointment) for one in found)
    return found  # type: ignore[return-value]  # asserted above


def numbers(asked: Asked) -> list[str]:
    return sorted(one.number for one in appointments(asked))


@pytest.fixture(scope="module")
def ris(tmp_path_factory: pytest.TempPathFactory, program: Callable[[str], str]) -> Iterator[LineCutter]:
    """dcmtk's worklist server with four entries: two of the day and station, one of another station, one of the day after.

    Nothing that a test asks changes it, and a cut is met by one connection alone.
    """
    folder = tmp_path_factory.mktemp("worklist") / RIS
    folder.mkdir()
    (folder / "lockfile").touch()
    latin = entry(2, SpecificCharacterSet="ISO_IR 100", PatientName="Müller^Jörg", PatientSex="M")
    others = entry(3, step_ScheduledStationAETitle="ROOM9"), entry(4, step_ScheduledProcedureStepStartDate="20261124")
    for number, one in enumerate((entry(1), latin, *others)):
        one.ensure_file_meta()
        one.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        dcmwrite(folder / f"{number}.wl", one)
    server = Isolated([program("wlmscpfs"), "-s", "-csk", "-dfr", "-dfp", str(folder.parent), "11112"], (11112,))
    with LineCutter(server.socket_of(11112), borders=Dicom) as line:
        _wait_until_up(line)
        yield line
    server.close()


def _wait_until_up(line: LineCutter) -> None:
    for _ in range(100):
        try:
            ask(line.port, called=RIS, patience=Patience(0.5, 30.0))
        except Problem:
            continue
        return
    pytest.fail("wlmscpfs does not answer")


def test_that_a_real_worklist_gives_the_appointments_of_the_day_at_a_station(ris: LineCutter):
    asked = ask(ris.port, called=RIS, station="ROOM1", modality="US")
    assert asked.notes == ()
    first, second = sorted(appointments(asked), key=lambda one: one.number)
    assert first == EXPECTED
    assert (second.person.family_name, second.person.given_names, second.person.sex) == ("Müller", "Jörg", Sex.MALE)
    assert numbers(ask(ris.port, called=RIS)) == ["RP1/SPS1", "RP2/SPS2", "RP3/SPS3"]
    assert numbers(ask(ris.port, called=RIS, modality="XA")) == []


def test_that_a_wrong_ae_title_of_the_worklist_is_told(ris: LineCutter):
    with pytest.raises(Problem) as refused:
        ask(ris.port, called="WRONG")
    assert refused.value.code == "WORKLIST-LINE"
    assert refused.value.message == "127.0.0.1 does not know “WRONG” as its own AE title."


@pytest.mark.parametrize("cut", [Cut.before_connect(), Cut.in_request(40), Cut.after_request(2), Cut.before_answer(2), Cut.in_answer(300)])
def test_that_a_line_that_is_cut_takes_nothing_and_is_told(ris: LineCutter, cut: Cut):
    ris.cuts = [None] * ris.connections + [cut]
    with pytest.raises(Problem) as told:
        ask(ris.port, called=RIS)
    assert told.value.code == "WORKLIST-LINE"
    assert len(ask(ris.port, called=RIS).messages) == 3


def test_that_the_question_names_day_station_and_modality():
    with Scp().listening() as peer:
        ask(peer.port, station="ROOM1", modality="US")
        (asked,) = peer.got
    (step,) = asked.ScheduledProcedureStepSequence
    assert (step.ScheduledProcedureStepStartDate, step.ScheduledStationAETitle, step.Modality) == ("20261123", "ROOM1", "US")
    assert all(asked[keyword].is_empty for keyword in ("AccessionNumber", "PatientID", "StudyInstanceUID", "RequestedProcedureID"))


def test_that_an_entry_is_a_message_with_what_came():
    (message,) = answered(entry(1)).messages
    assert message.what == (EXPECTED,)
    assert message.source == "worklist"
    assert message.sent_at == FixedClock().now()
    assert message.notes == ()
    assert b"Echevarria^Marisol" in message.original


def test_that_the_same_entry_is_the_same_message_and_a_changed_one_another():
    first, again, moved = (
        answered(one).messages[0] for one in (entry(1), entry(1), entry(1, step_ScheduledProcedureStepStartTime="1100"))
    )
    assert first.message_id == again.message_id != moved.message_id
    assert first.is_list


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("ARRIVED", AppointmentStatus.ARRIVED),
        ("DISCONTINUED", AppointmentStatus.CANCELLED),
        ("COMPLETED", AppointmentStatus.DONE),
        ("", AppointmentStatus.BOOKED),
    ],
)
def test_that_the_status_is_taken_over(status: str, expected: AppointmentStatus):
    asked = answered(entry(1, step_ScheduledProcedureStepStatus=status))
    assert appointments(asked) == [replace(EXPECTED, status=expected)]
    assert asked.messages[0].notes == ()


def test_that_an_unknown_status_counts_as_booked_and_is_told():
    asked = answered(entry(1, step_ScheduledProcedureStepStatus="DREAMT"))
    assert appointments(asked) == [EXPECTED]
    assert asked.messages[0].notes == ("The worklist says the status “DREAMT”, which is not known here; it counts as booked.",)


def test_that_a_zone_and_an_end_of_the_worklist_count():
    until = {"step_ScheduledProcedureStepEndDate": "20261123", "step_ScheduledProcedureStepEndTime": "0931"}
    (found,) = appointments(answered(entry(1, TimezoneOffsetFromUTC="+0130", **until)))
    assert found.starts_at == datetime(2026, 11, 23, 7, 31, tzinfo=UTC)
    assert found.minutes == 30


def test_that_other_numbers_of_the_patient_are_kept_with_who_gave_them():
    other = Dataset()
    other.PatientID, other.IssuerOfPatientID = "X-9", "OTHER"
    (found,) = appointments(answered(entry(1, OtherPatientIDsSequence=[other])))
    assert found.person.numbers == (PersonNumber("HOSPITAL", "4701"), PersonNumber("OTHER", "X-9", ""))


@pytest.mark.parametrize(
    ("charset", "written", "family", "given"),
    [
        ("ISO_IR 192", "Ņikolajevs^Žanis", "Ņikolajevs", "Žanis"),
        ("ISO_IR 144", "Люкceмбypг^Р", "Люкceмбypг", "Р"),
        (["", "ISO 2022 IR 87"], "Yamada^Tarou=山田^太郎=やまだ^たろう", "Yamada", "Tarou"),
        ("ISO_IR 192", "=山田^太郎", "山田", "太郎"),
    ],
)
def test_that_names_in_other_letters_are_read(charset: object, written: str, family: str, given: str):
    (found,) = appointments(answered(entry(1, SpecificCharacterSet=charset, PatientName=written)))
    assert (found.person.family_name, found.person.given_names) == (family, given)


def test_that_letters_of_a_set_that_is_not_told_are_told_as_doubtful():
    odd = entry(1)
    del odd.SpecificCharacterSet
    odd.add_new("PatientName", "PN", "Müller^Jörg".encode())
    (message,) = answered(odd).messages
    assert message.notes == ("The worklist does not say how its letters are to be read. Compare the name.",)


@pytest.mark.parametrize(
    ("header", "who", "why"),
    [
        ({"PatientID": ""}, "Echevarria Marisol Inés", "it has no patient number"),
        ({"PatientID": "9" * 65}, "Echevarria Marisol Inés", "its patient number is too long"),
        ({"step_ScheduledProcedureStepStartTime": ""}, "Echevarria Marisol Inés", "it has no day or time that can be read"),
        ({"step_ScheduledProcedureStepStartDate": "20261399"}, "Echevarria Marisol Inés", "it has no day or time that can be read"),
        ({"step_ScheduledProcedureStepStartDate": "00010101"}, "Echevarria Marisol Inés", "it has no day or time that can be read"),
        ({"step_ScheduledProcedureStepStartTime": "2561"}, "Echevarria Marisol Inés", "it has no day or time that can be read"),
        ({"PatientName": "", "PatientID": ""}, "ACC9", "it has no patient number"),
        (
            {"RequestedProcedureID": "", "AccessionNumber": "", "step_ScheduledProcedureStepID": ""},
            "Echevarria Marisol Inés",
            "it has neither procedure nor accession number",
        ),
    ],
)
@pytest.mark.filterwarnings("ignore:Invalid value for VR|The value length:UserWarning")
def test_that_an_answer_that_is_no_appointment_is_left_out_by_name_and_the_others_are_taken(header: dict[str, str], who: str, why: str):
    asked = answered(entry(1), entry(9, **header), entry(2))
    assert numbers(asked) == ["RP1/SPS1", "RP2/SPS2"]
    assert asked.notes == (f"An answer of the worklist was left out ({who}): {why}.",)


def test_that_an_answer_without_a_step_or_with_several_is_left_out():
    none, several = entry(3), entry(4)
    none.ScheduledProcedureStepSequence = []
    several.ScheduledProcedureStepSequence = [several.ScheduledProcedureStepSequence[0]] * 2
    asked = answered(none, entry(1), several)
    assert numbers(asked) == ["RP1/SPS1"]
    assert len(asked.notes) == 2
    assert all(note.endswith("it has no scheduled step, or several.") for note in asked.notes)


@pytest.mark.filterwarnings("ignore:Invalid value for VR:UserWarning")
def test_that_a_study_that_is_no_identifier_is_left_out_and_told():
    (message,) = answered(entry(1, StudyInstanceUID="1.2.03.x")).messages
    (found,) = message.what
    assert isinstance(found, IncomingAppointment)
    assert found.worklist.study_uid == ""
    assert message.notes == ("Values that cannot be read were left out: StudyInstanceUID.",)


@pytest.mark.filterwarnings("ignore:The value length:UserWarning")
def test_that_an_answer_of_monstrous_length_is_left_out():
    asked = answered(entry(1), entry(2, PatientComments="x" * 100_000))
    assert numbers(asked) == ["RP1/SPS1"]
    assert asked.notes == ("An answer of the worklist was left out (without a name): it is too long.",)


def test_that_no_more_answers_are_taken_than_allowed_and_the_rest_is_told():
    with Scp(found=[entry(number) for number in range(1, 30)]).listening() as peer:
        asked = ask(peer.port, most=10)
    assert len(asked.messages) == 10
    assert asked.notes == (
        "The worklist has more than 10 entries for this day. The rest was left out; ask for one station.",
    )


def test_that_only_some_of_very_many_broken_answers_are_listed():
    asked = answered(*[entry(number, PatientID="") for number in range(1, 80)])
    assert len(asked.notes) == 51
    assert asked.notes[-1] == "29 more of these are not listed."


@given(st.integers(0, 700), st.binary(min_size=1, max_size=12), st.booleans())
def test_that_a_damaged_answer_is_an_appointment_or_left_out_and_never_more(at: int, noise: bytes, is_implicit: bool):
    target = DicomBytesIO()
    target.is_little_endian, target.is_implicit_VR = True, is_implicit
    write_dataset(target, entry(1))
    data = target.getvalue()
    for damaged in (data[:at] + noise + data[at + len(noise) :], data[:at], data[:at] + noise * 50 + data[at:]):
        told = dicom_worklist_items.told(damaged, is_implicit=is_implicit)
        assert set(told) in ({"item"}, {"broken", "why"})
        if "item" in told:
            assert told["item"]["mrn"].strip()
            assert datetime.fromisoformat(told["item"]["starts"])


def test_that_a_refusal_of_the_worklist_is_told_with_its_number():
    with Scp(found=[entry(1)], found_status=0xA700).listening() as peer, pytest.raises(Problem) as told:
        ask(peer.port)
    assert told.value.code == "WORKLIST-REFUSED"
    assert told.value.message == "The worklist 127.0.0.1 answered 0xA700."


def test_that_an_archive_is_no_worklist(program: Callable[[str], str], tmp_path: Path):
    from tests.peers.orthanc import TITLE as ORTHANC
    from tests.peers.orthanc import Archive

    with Archive(program("Orthanc"), tmp_path / "o") as archive, pytest.raises(Problem) as told:
        ask(archive.line.port, called=ORTHANC)
    assert told.value.code in {"WORKLIST-REFUSED", "WORKLIST-LINE"}


@pytest.mark.parametrize("talk", [hangs_up, says_nonsense, aborts, never_reads, never_ends])
def test_that_a_peer_that_is_no_worklist_is_left_in_bounded_time(talk: Callable[[socket.socket], None]):
    with raw_peer(talk) as port, pytest.raises(Problem) as told:
        ask(port, patience=SHORT)
    assert told.value.code == "WORKLIST-LINE"
    assert told.value.hint

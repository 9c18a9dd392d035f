"""The appointments and patients of a FHIR server: asked of another program's server, and of one that lies."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from procedure_assistant.domain.patient import Sex
from procedure_assistant.exchange.fhir_http import Bounds
from procedure_assistant.exchange.fhir_search import Asked, FhirSearch, Most
from procedure_assistant.exchange.fhir_source import FhirSource, place_in
from procedure_assistant.services.delivery import Destination, Kind, Secrets
from procedure_assistant.services.incoming_settings import SourceKind, SourceSettings
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMessage,
    IncomingPerson,
    PersonNumber,
    Taken,
    TakenState,
)
from procedure_assistant.services.problem import Problem
from tests.exchange.visits import START, ZonedClock, clinic
from tests.fakes import MemoryStore
from tests.peers.fhir_peer import FhirPeer, peer

DAY = date(2026, 11, 23)
CALM = Bounds(connect=60, silent=120, longest=300)
MRN = {"system": "urn:chart:mrn", "value": "0048 2917", "type": {"coding": [{"code": "MR"}]}}


@pytest.fixture(scope="module")
def running() -> Iterator[FhirPeer]:
    with peer() as made:
        yield made


@pytest.fixture
def server(running: FhirPeer) -> FhirPeer:
    running.forget()
    return running


def place(url: str, **settings: str) -> Destination:
    return Destination("d1", "Chart", Kind.FHIR, {"url": url, **settings}, ("fhir",))


def search(server: FhirPeer, most: Most | None = None, **settings: str) -> FhirSearch:
    return FhirSearch(place(server.url, **settings), Secrets({"bearer_token": "t"}), "fhir", ZonedClock(START), CALM, most or Most())


def patient(number: int = 1, **values: object) -> dict[str, Any]:
    body = {
        "resourceType": "Patient", "id": f"p{number}", "identifier": [MRN], "gender": "male", "birthDate": "1981-02-14",
        "name": [{"family": "Ashdown", "given": ["Julián", "Óscar"]}],
    }  # fmt: skip
    return {**body, **values}


def appointment(number: int = 1, patient_id: str = "p1", **values: object) -> dict[str, Any]:
    body = {
        "resourceType": "Appointment", "id": f"a{number}", "status": "booked", "start": "2026-11-23T11:00:00-08:00",
        "end": "2026-11-23T11:45:00-08:00", "description": "Botulinum toxin",
        "participant": [
            {"actor": {"reference": f"Patient/{patient_id}"}, "status": "accepted"},
            {"actor": {"reference": "Practitioner/d1", "display": "Dr. Bela Marsh"}, "status": "accepted"},
            {"actor": {"reference": "Location/l1", "display": "Room 2"}, "status": "accepted"},
        ],
    }  # fmt: skip
    return {**body, **values}


def only(asked: Asked) -> IncomingAppointment:
    (message,) = asked.messages
    (what,) = message.what
    assert isinstance(what, IncomingAppointment)
    return what


def test_that_an_appointment_comes_with_its_patient_time_room_and_physician(server: FhirPeer):
    server.put_in(patient())
    server.put_in(appointment())
    asked = search(server).appointments(DAY)
    found = only(asked)
    assert found == IncomingAppointment(
        number="a1",
        person=IncomingPerson((PersonNumber("urn:chart:mrn", "0048 2917"),), "Ashdown", "Julián Óscar", date(1981, 2, 14), Sex.MALE),
        starts_at=datetime(2026, 11, 23, 19, 0, tzinfo=UTC),
        minutes=45,
        reason="Botulinum toxin",
        physician="Dr. Bela Marsh",
        room="Room 2",
    )
    assert asked.notes == ()
    assert [entry["resource"]["resourceType"] for entry in json.loads(asked.messages[0].original)["entry"]] == ["Appointment", "Patient"]
    assert asked.messages[0].source == "fhir"


def test_that_the_day_is_the_clinics_own(server: FhirPeer):
    server.put_in(patient())
    for number, start in enumerate(("2026-11-23T07:59:59Z", "2026-11-23T08:00:00Z", "2026-11-24T07:59:59Z", "2026-11-24T08:00:00Z")):
        server.put_in(appointment(number, start=start, end=None))
    found = search(server).appointments(DAY)
    assert numbers(found) == ["a1", "a2"]


def test_that_the_same_answer_is_the_same_message_and_a_change_is_another(server: FhirPeer):
    server.put_in(patient())
    server.put_in(appointment())
    asking = search(server)
    first, again = asking.appointments(DAY), asking.appointments(DAY)
    assert first.messages == again.messages
    assert search(server).appointments(DAY).messages[0].message_id == first.messages[0].message_id
    server.behave(answer=None)
    server.forget()
    server.put_in(patient())
    server.put_in(appointment(status="cancelled"))
    changed = asking.appointments(DAY)
    assert only(changed).status is AppointmentStatus.CANCELLED
    assert changed.messages[0].message_id != first.messages[0].message_id


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("pending", AppointmentStatus.BOOKED), ("booked", AppointmentStatus.BOOKED), ("arrived", AppointmentStatus.ARRIVED),
        ("checked-in", AppointmentStatus.ARRIVED), ("fulfilled", AppointmentStatus.DONE), ("noshow", AppointmentStatus.NO_SHOW),
        ("cancelled", AppointmentStatus.CANCELLED), ("entered-in-error", AppointmentStatus.CANCELLED),
    ],
)  # fmt: skip
def test_that_every_status_of_fhir_is_known(server: FhirPeer, told: str, status: AppointmentStatus):
    server.put_in(patient())
    server.put_in(appointment(status=told))
    assert only(search(server).appointments(DAY)).status is status


@pytest.mark.parametrize("told", ["proposed", "waitlist"])
def test_that_what_is_no_appointment_yet_is_left_out(server: FhirPeer, told: str):
    server.put_in(patient())
    server.put_in(appointment(status=told))
    assert search(server).appointments(DAY) == Asked(())


def numbers(asked: Asked) -> list[str]:
    return sorted(one.what[0].number for one in asked.messages if isinstance(one.what[0], IncomingAppointment))


def test_that_many_pages_are_read_to_their_end(server: FhirPeer):
    server.put_in(patient())
    for number in range(5):
        server.put_in(appointment(number))
    found = search(server, Most(page=2)).appointments(DAY)
    assert numbers(found) == [f"a{number}" for number in range(5)]
    assert found.notes == ()
    assert [one["method"] for one in server.seen()] == ["POST"] * 6 + ["GET"] * 3


def test_that_pages_without_end_are_counted(server: FhirPeer):
    server.put_in(patient())
    for number in range(5):
        server.put_in(appointment(number))
    found = search(server, Most(page=1, pages=3)).appointments(DAY)
    assert len(found.messages) == 3
    assert found.notes == ("The server has more than it was asked for; the rest was left out.",)


def test_that_a_page_that_names_itself_as_the_next_ends_the_search(server: FhirPeer):
    server.put_in(patient())
    server.put_in(appointment())
    server.behave(next="self")
    found = search(server).appointments(DAY)
    assert len(found.messages) == 1
    assert found.notes == ("The server has more than it was asked for; the rest was left out.",)


@pytest.mark.parametrize(
    "next_page",
    [
        "https://elsewhere.example/fhir/Appointment?page=2", "http://127.0.0.1:1/fhir/Appointment", "//elsewhere.example/fhir/", "file:///etc/passwd",
        "https://127.0.0.1/fhir/Appointment", "/other/Appointment?page=2", "../token", "http://[", "ftp://127.0.0.1/fhir",
    ],
)  # fmt: skip
def test_that_a_next_page_elsewhere_is_not_asked_for(server: FhirPeer, next_page: str):
    server.put_in(patient())
    server.put_in(appointment())
    server.behave(next=next_page, token="t")
    found = search(server, auth="bearer").appointments(DAY)
    assert len(found.messages) == 1
    assert found.notes == ("The server names another address for its further pages; they were not asked for.",)
    assert len(server.seen()) == 1 + 2  # the two that were put in


@pytest.mark.parametrize("way", ["@127.0.0.1", "user:pw@127.0.0.1"])
def test_that_a_next_page_with_a_name_in_it_is_not_asked_for(server: FhirPeer, way: str):
    asking = search(server)
    assert asking._is_here(f"http://127.0.0.1:{server.port}/fhir/Appointment?page=2")
    assert not asking._is_here(f"http://{way}:{server.port}/fhir/Appointment?page=2")
    assert not asking._is_here(f"http://127.0.0.1:{server.port}/fhir/../token")
    assert not asking._is_here(f"http://127.0.0.1:{server.port}/fhir/%2e%2E/token")
    assert not asking._is_here(f"http://127.0.0.1:{server.port}/fhirs/Appointment")


def test_that_a_patient_who_is_not_sent_along_is_asked_for(server: FhirPeer):
    server.put_in(patient())
    server.put_in(appointment(participant=[{"actor": {"reference": "Patient/p1"}, "status": "accepted"}]))
    server.behave(answer="told", body={"resourceType": "Bundle", "entry": [{"resource": appointment()}]}, times=1)
    found = search(server).appointments(DAY)
    assert only(found).person.birth_date == date(1981, 2, 14)
    assert [one["url"].partition("?")[0] for one in server.seen()[-2:]] == ["/fhir/Appointment", "/fhir/Patient/p1"]


def test_that_patients_who_are_asked_for_one_by_one_are_counted(server: FhirPeer):
    for number in range(3):
        server.put_in(patient(number))
    entries = [{"resource": appointment(number, patient_id=f"p{number}")} for number in range(3)]
    server.behave(answer="told", body={"resourceType": "Bundle", "entry": entries}, times=1)
    found = search(server, Most(apart=2)).appointments(DAY)
    assert numbers(found) == ["a0", "a1"]
    assert found.notes == (
        "The server does not send patients along with their appointments; not all of them were asked for.",
        "Appointments without a patient who can be read were left out: a2.",
    )


@pytest.mark.parametrize("address", ["https://elsewhere.example/Patient/1", "Patient/../../token", "//elsewhere.example/Patient/1"])
def test_that_a_patient_elsewhere_is_not_asked_for(server: FhirPeer, address: str):
    server.put_in(appointment(participant=[{"actor": {"reference": address}, "status": "accepted"}]))
    found = search(server).appointments(DAY)
    assert found == Asked((), ("Appointments without a patient who can be read were left out: a1.",))
    assert [one["url"].partition("?")[0] for one in server.seen()] == ["/fhir/Appointment"] * 2


@pytest.mark.parametrize(
    ("values", "note"),
    [
        ({"name": []}, "Patients without a name that can be read were left out: p1."),
        ({"name": [{"family": "x" * 300}]}, "Patients without a name that can be read were left out: p1."),
        ({"birthDate": "1781-02-14"}, "Birth dates that cannot be were left out: Ashdown."),
    ],
)
def test_that_what_a_patient_lacks_is_told(server: FhirPeer, values: dict[str, object], note: str):
    server.put_in(patient(**values))
    server.put_in(appointment())
    assert note in search(server).appointments(DAY).notes


def test_that_numbers_of_citizens_are_not_taken_and_the_charts_come_first(server: FhirPeer):
    numbers = [
        {"value": "7"}, {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "123"}, {"type": {"coding": [{"code": "DL"}]}, "value": "9"},
        {"use": "old", "value": "8"}, {"type": {"coding": [{"code": "PI"}]}, "system": "urn:pi", "value": "5"}, MRN, MRN,
        {"system": "urn:x", "value": "\u0007bell"},
    ]  # fmt: skip
    server.put_in(patient(identifier=numbers))
    server.put_in(appointment())
    found = only(search(server).appointments(DAY)).person.numbers
    assert found == (PersonNumber("urn:chart:mrn", "0048 2917"), PersonNumber("", "7", ""), PersonNumber("urn:pi", "5", "PI"))


def test_that_a_patient_without_a_number_has_that_of_the_server(server: FhirPeer):
    server.put_in(patient(identifier=[]))
    server.put_in(appointment())
    assert only(search(server).appointments(DAY)).person.numbers == (PersonNumber(f"{server.url}/Patient", "p1", ""),)


def test_that_patients_are_found_by_number_and_by_name(server: FhirPeer):
    for number in (1, 2):
        server.put_in(patient(number, identifier=[{**MRN, "value": f"n{number}"}]))
    found = search(server).patients({"identifier": "urn:chart:mrn|n2"})
    assert [one.what[0].numbers[0].value for one in found.messages if isinstance(one.what[0], IncomingPerson)] == ["n2"]
    assert len(search(server).patients({"family": "Ashdown"}).messages) == 2


@pytest.mark.parametrize("answer", ["nonsense", "empty", "half", "deep", "other", "huge"])
def test_that_an_answer_that_is_none_is_a_problem_and_nothing_is_taken(server: FhirPeer, answer: str):
    server.behave(answer=answer)
    asking = FhirSearch(place(server.url), Secrets(), "fhir", ZonedClock(START), Bounds(most_answer=1_000_000))
    with pytest.raises(Problem) as told:
        asking.appointments(DAY)
    assert (told.value.code, told.value.message) == ("FHIR-ANSWER", "The server’s answer is not one of FHIR, or is far too long.")


@pytest.mark.parametrize(
    ("behaviour", "code", "words"),
    [
        ({"answer": "outcome", "status": 403}, "FHIR-REFUSED", "The server answered: Patient.birthDate is not a date (status 403)."),
        ({"redirect": "https://elsewhere.example"}, "FHIR-REFUSED", "The server answered with status 307."),
        ({"drop": "after"}, "FHIR-LINE", "The line to 127.0.0.1 ended before its answer was whole."),
        ({"token": "other"}, "FHIR-REFUSED", "The server answered: The token is not known (status 401)."),
    ],
)
def test_that_a_server_that_fails_is_told_in_words(server: FhirPeer, behaviour: dict[str, Any], code: str, words: str):
    server.behave(**behaviour)
    with pytest.raises(Problem) as told:
        search(server, auth="bearer").appointments(DAY)
    assert (told.value.code, told.value.message) == (code, words)


def scripted(server: FhirPeer, *entries: object) -> Asked:
    """What comes of one page, as a server that lies would send it."""
    server.behave(answer="told", body={"resourceType": "Bundle", "entry": entries})
    return search(server).appointments(DAY)


@pytest.mark.parametrize(
    "entry",
    [
        None, 7, [], "x", {}, {"resource": None}, {"resource": []}, {"resource": {"resourceType": ["Appointment"]}},
        {"resource": {"resourceType": "Appointment"}}, {"resource": appointment(id=7)}, {"resource": appointment(id="x" * 300)},
        {"resource": appointment(status=["booked"])}, {"resource": appointment(status="unheard-of")},
        {"resource": appointment(start="tomorrow")}, {"resource": appointment(start="2026-11-23T11:00:00")},
        {"resource": appointment(start="9999-12-31T23:59:59-14:00")}, {"resource": appointment(start="0001-01-01T00:00:00+14:00")},
        {"resource": appointment(start={"x": 1})}, {"resource": appointment(participant="x")}, {"resource": appointment(participant=[3])},
        {"resource": appointment(participant=[{"actor": "Patient/p1"}])},
        {"resource": appointment(participant=[{"actor": {"reference": 3}}])},
        {"resource": appointment(participant=[{"actor": {"reference": "https://[x/Patient/1"}}])},
    ],
)  # fmt: skip
def test_that_hostile_entries_are_left_out_and_the_others_come(server: FhirPeer, entry: object):
    good = [{"resource": appointment(9, patient_id="p9")}, {"resource": patient(9), "search": {"mode": "include"}}]
    extra = [{"resource": patient(1), "search": {"mode": "include"}}]
    assert numbers(scripted(server, entry, *good, *extra)) == ["a9"]


@pytest.mark.parametrize("minutes", [0, -5, 10**9, True, "x", None, 1.5])
def test_that_a_length_that_cannot_be_is_taken_from_the_times(server: FhirPeer, minutes: object):
    body = appointment(minutesDuration=minutes)
    assert only(scripted(server, {"resource": body}, {"resource": patient()})).minutes == 45


# As a source


class Taking:
    """The port ``Take``: keeps what it was handed, or raises."""

    def __init__(self, raises: Problem | None = None) -> None:
        self.messages: list[IncomingMessage] = []
        self.raises = raises

    def __call__(self, message: IncomingMessage) -> Taken:
        if self.raises:
            raise self.raises
        self.messages.append(message)
        return Taken(TakenState.TAKEN, ("Taken.",))


def source(found: tuple[Destination, Secrets] | None, take: Taking) -> FhirSource:
    settings = SourceSettings(SourceKind.FHIR, True, {"destination": "Chart"})
    takers = Takers(take, lambda *_: (_ for _ in ()).throw(AssertionError), ZonedClock(START), MemoryStore())
    return FhirSource(settings, takers, lambda name: found if name == "Chart" else None)


def test_that_the_source_takes_today_and_tomorrow(server: FhirPeer):
    server.put_in(patient())
    for number, start in enumerate(("2026-11-23T11:00:00-08:00", "2026-11-24T11:00:00-08:00", "2026-11-25T11:00:00-08:00")):
        server.put_in(appointment(number, start=start, end=None))
    take = Taking()
    notes = source((place(server.url), Secrets()), take).look(threading.Event())
    assert [one.what[0].number for one in take.messages if isinstance(one.what[0], IncomingAppointment)] == ["a0", "a1"]
    assert {one.source for one in take.messages} == {"fhir"}
    assert notes == ("Taken.",)


@pytest.mark.parametrize("found", [None, (Destination("d", "Chart", Kind.FOLDER, {}, ()), Secrets())])
def test_that_a_source_without_its_destination_says_so(found: tuple[Destination, Secrets] | None):
    with pytest.raises(Problem) as told:
        source(found, Taking()).begin()
    assert told.value.message == "There is no FHIR server “Chart” among the destinations."


def test_that_the_source_finds_its_destination_and_keys_in_the_store(tmp_path: Path):
    with clinic(tmp_path) as desk:
        outbox = desk.services.outbox
        assert outbox is not None
        made = replace(outbox.new_destination(Kind.FHIR), name="Chart", settings={"url": "https://chart.example/fhir", "auth": "bearer"})
        outbox.save_destination(made, {"bearer_token": "t0ken"})
        found = place_in(desk.services.store)("Chart")
        assert found is not None
        assert (found[0].setting("url"), found[1].get("bearer_token")) == ("https://chart.example/fhir", "t0ken")
        assert place_in(desk.services.store)("Other") is None
    assert place_in(MemoryStore())("Chart") is None


@pytest.mark.parametrize(("code", "again"), [("STORE-BUSY", True), ("INCOMING-ODD", False)])
def test_that_a_message_nobody_can_take_is_told_and_a_store_that_fails_is_tried_again(server: FhirPeer, code: str, again: bool):
    server.put_in(patient())
    server.put_in(appointment())
    made = source((place(server.url), Secrets()), Taking(Problem(code, "It cannot be taken.")))
    if again:
        with pytest.raises(Problem):
            made.look(threading.Event())
    else:
        assert made.look(threading.Event()) == ("It cannot be taken.",)

"""ADT and SIU as values: every event, every place a fact can stand, what is not sure, and what a hostile sender can put there."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain.patient import Allergy, Sex
from procedure_assistant.exchange.hl7_message import MOST_BYTES, MOST_SEGMENT, read_message, split_batch
from procedure_assistant.exchange.hl7_read import Unused, read
from procedure_assistant.services.incoming_values import (
    AppointmentStatus,
    IncomingAppointment,
    IncomingMerge,
    IncomingMessage,
    IncomingPerson,
    PersonNumber,
    TakenState,
)
from procedure_assistant.services.problem import Problem
from tests.exchange.hl7_messages import PID, PV1, hl7, siu
from tests.services.incoming_world import World


def told(data: bytes) -> IncomingMessage:
    found = read(data, "desk")
    assert isinstance(found, IncomingMessage), found
    return found


def person(data: bytes) -> IncomingPerson:
    (one,) = told(data).what
    assert isinstance(one, IncomingPerson)
    return one


def appointment(data: bytes) -> IncomingAppointment:
    (one,) = told(data).what
    assert isinstance(one, IncomingAppointment)
    return one


def refusal(data: bytes) -> str:
    with pytest.raises(Problem) as found:
        read(data, "desk")
    assert found.value.hint
    return found.value.code


@pytest.mark.parametrize("event", ["A01", "A04", "A05", "A08", "A28", "A31"])
def test_that_each_event_about_a_person_tells_the_person(event: str):
    message = told(hl7(f"ADT^{event}^ADT_A01", PID, PV1))
    assert message.what == (IncomingPerson((PersonNumber("H", "1001"),), "Doe", "Jane Ann", date(1981, 2, 14), Sex.FEMALE),)
    assert (message.source, message.message_id[:3], message.sent_at) == ("desk:FRONT/HOSP", "M1#", datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert message.notes == ()


def test_that_numbers_keep_who_gave_them_and_the_record_number_comes_first():
    many = PID.replace("1001^^^H^MR", "77^^^^PI~9^^^&1.2.3.4&ISO^MR~123-45-6789^^^SSA^SS~5^^^B&2.5&ISO^XX~9^^^&1.2.3.4&ISO^MR")
    assert person(hl7("ADT^A08", many)).numbers == (
        PersonNumber("1.2.3.4", "9", "MR"),
        PersonNumber("", "77", "PI"),
        PersonNumber("2.5", "5", "XX"),
    )


def test_that_a_number_alone_is_the_record_number_and_of_several_none_is_guessed():
    assert person(hl7("ADT^A08", PID.replace("1001^^^H^MR", "1001"))).numbers == (PersonNumber("", "1001", "MR"),)
    two = told(hl7("ADT^A08", PID.replace("1001^^^H^MR", "1001~2002")))
    assert two.what[0].numbers == (PersonNumber("", "1001", ""), PersonNumber("", "2002", ""))  # type: ignore[union-attr]
    assert two.notes == ("Of the numbers of the patient not every one says what kind it is (PID-3.5).",)


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        ("Maiden^Jane^^^^^M~Doe^Jane^^^^^L", ("Doe", "Jane")),
        ("Nick^J^^^^^N~Doe^Jane", ("Doe", "Jane")),
        ("de la Cruz&de la&Cruz^María José^^Jr.", ("de la Cruz Jr.", "María José")),
        ("Doe^Jane^^PhD", ("Doe", "Jane")),
        ("O\\T\\Hara\\S\\^J\\X41\\ne", ("O&Hara^", "JAne")),
        ("D\\X0A\\oe^  Jane   Ann ", ("D oe", "Jane Ann")),
        ('Doe^""', ("Doe", "")),
        ("Doe\\Qx\\^Jane\\", ("Doe\\Qx\\", "Jane\\")),
    ],
)
def test_that_one_name_is_taken_as_it_is_written(names: str, taken: tuple[str, str]):
    one = person(hl7("ADT^A08", PID.replace("Doe^Jane^Ann^^^^L", names)))
    assert (one.family_name, one.given_names) == taken


@pytest.mark.parametrize(
    ("written", "day", "notes"),
    [
        ("19810214", date(1981, 2, 14), ()),
        ("198102140830", date(1981, 2, 14), ()),
        ("19810214083000.1234-0500", date(1981, 2, 14), ()),
        ("1981", None, ("The birth date “1981” is no whole day and was not taken.",)),
        ("198102", None, ("The birth date “198102” is no whole day and was not taken.",)),
        ("19810230", None, ("The birth date “19810230” is no day and was not taken.",)),
        ("14/02/1981", None, ("The birth date “14/02/1981” is no whole day and was not taken.",)),
        ("", None, ()),
        ('""', None, ()),
    ],
)
def test_that_a_birth_date_is_a_whole_day_or_nothing(written: str, day: date | None, notes: tuple[str, ...]):
    message = told(hl7("ADT^A08", PID.replace("19810214", written)))
    assert (message.what[0].birth_date, message.notes) == (day, notes)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("code", "sex"),
    [("F", Sex.FEMALE), ("M", Sex.MALE), ("O", Sex.OTHER), ("A", Sex.OTHER), ("U", Sex.UNKNOWN), ("", Sex.UNKNOWN), ("X", Sex.UNKNOWN)],
)
def test_that_the_sex_is_by_the_table(code: str, sex: Sex):
    assert person(hl7("ADT^A08", PID[:-1] + code)).sex is sex


def test_that_allergies_are_told_only_where_the_message_tells_them():
    assert person(hl7("ADT^A08", PID)).allergies is None
    some = hl7("ADT^A08", PID, "AL1|1|DA|00^Lidocaine|SV|rash~swelling", "AL1|2|DA|NKDA")
    assert person(some).allergies == (Allergy("Lidocaine", "rash, swelling, severe"),)
    assert told(some).notes == ("“NKDA” was not taken for “no known allergies”.",)
    assert person(hl7("ADT^A08", PID, "AL1|1||^No known allergies")).allergies == ()


def test_that_a_merge_names_the_record_that_goes_on_and_the_one_that_ends():
    (one,) = told(hl7("ADT^A40^ADT_A39", PID, "MRG|2002^^^H^MR||||||Doe^Janet")).what
    assert isinstance(one, IncomingMerge)
    assert (one.survivor.numbers, one.survivor.family_name) == ((PersonNumber("H", "1001"),), "Doe")
    assert one.retired == IncomingPerson((PersonNumber("H", "2002"),), "Doe", "Janet")
    two = told(hl7("ADT^A40", PID, "MRG|2002^^^H^MR", PID.replace("1001", "3"), "MRG|4^^^H^MR")).what
    assert [(m.survivor.numbers[0].value, m.retired.numbers[0].value) for m in two] == [("1001", "2002"), ("3", "4")]  # type: ignore[union-attr]


@pytest.mark.parametrize("segments", [(PID,), ("MRG|2^^^H^MR",), ("MRG|2^^^H^MR", PID), (PID, "MRG|"), (PID, PID, "MRG|2^^^H^MR", "MRG|3")])
def test_that_half_a_merge_is_refused(segments: tuple[str, ...]):
    assert refusal(hl7("ADT^A40", *segments)) == "HL7-MERGE"


@pytest.mark.parametrize(
    ("event", "status", "found"),
    [
        ("S12", "Booked", AppointmentStatus.BOOKED),
        ("S12", "", AppointmentStatus.BOOKED),
        ("S13", "Overbook", AppointmentStatus.BOOKED),
        ("S14", "Started", AppointmentStatus.ARRIVED),
        ("S14", "Complete", AppointmentStatus.DONE),
        ("S14", "Cancelled", AppointmentStatus.CANCELLED),
        ("S15", "Booked", AppointmentStatus.CANCELLED),
        ("S17", "", AppointmentStatus.CANCELLED),
        ("S26", "Booked", AppointmentStatus.NO_SHOW),
    ],
)
def test_that_the_event_and_its_status_say_where_an_appointment_stands(event: str, status: str, found: AppointmentStatus):
    assert appointment(siu(event, status=status)).status is found


def test_that_an_appointment_has_its_time_place_person_and_reason():
    one = appointment(siu("S12"))
    assert (one.number, one.starts_at, one.minutes) == ("A77", datetime(2026, 11, 23, 9, 30, tzinfo=UTC), 30)
    assert (one.reason, one.physician, one.room) == ("Botox for migraine", "Ellery, Ruth", "CLINIC ROOM 2")
    assert one.person.numbers == (PersonNumber("H", "1001"),)


@pytest.mark.parametrize(
    ("segments", "minutes"),
    [
        (("SCH|1|2", "TQ1|1||||||202611230930+0000"), 0),
        (("SCH|1|2", "AIS|1||BTX|202611230930+0000|||45|min"), 45),
        (("SCH|1|2", "AIS|1||BTX|202611230945+0000|||1|h", "AIP|1||7|||202611230930+0000"), 60),
        (("SCH|1|2|||||||90|s", "AIL|1||R|||202611230930+0000"), 0),
    ],
)
def test_that_the_time_is_found_where_it_may_stand(segments: tuple[str, ...], minutes: int):
    one = appointment(hl7("SIU^S12", *segments, PID))
    assert (one.starts_at, one.minutes) == (datetime(2026, 11, 23, 9, 30, tzinfo=UTC), minutes)


def test_that_a_time_without_offset_is_local_time():
    assert appointment(siu("S12", start="20260715093000")).starts_at == datetime(2026, 7, 15, 9, 30).astimezone()


@pytest.mark.parametrize("start", ["20261123", "2026112309", "202611230", "20261131093000", "tomorrow", "", '""', "99991231235959+9999"])
def test_that_a_time_that_is_not_sure_is_never_guessed(start: str):
    assert refusal(siu("S12", start=start)) == "HL7-TIME"
    assert appointment(siu("S15", start=start)).starts_at is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "HL7-BEGIN"),
        (b"PID|1", "HL7-BEGIN"),
        (b"MSH", "HL7-SEPARATORS"),
        (b"MSH|", "HL7-SEPARATORS"),
        (b"MSH|^~\\&#!|", "HL7-SEPARATORS"),
        (b"MSH|^^\\&|a", "HL7-SEPARATORS"),
        (b"MSH~^|a\rPID~1", "HL7-SEPARATORS"),
        (b"MSHa^~\\&aa", "HL7-SEPARATORS"),
        (b"MSH&^~&1", "HL7-SEPARATORS"),
        (hl7("ADT^A08", PID, control=""), "HL7-ID"),
        (hl7("ADT^A08", PID).replace(b"|P|2.5.1", b"|T|2.5.1"), "HL7-TEST"),
        (hl7("ADT^A08", PID).replace(b"|P|2.5.1", b"|P|3.0"), "HL7-VERSION"),
        (hl7("ADT^A08"), "HL7-PID"),
        (hl7("ADT^A08", PID, PID), "HL7-PID"),
        (hl7("ADT^A08", "PID|1||||"), "HL7-PERSON"),
        (hl7("ADT^A08", PID, "MSH|^~\\&|again"), "HL7-TWO"),
        (hl7("ADT^A08", PID, "lower|x"), "HL7-SEGMENT-NAME"),
        (hl7("ADT^A08", PID, "PIDX|x"), "HL7-SEGMENT-NAME"),
        (hl7("ADT^A08", PID.replace("Doe", "D" * 300)), "HL7-NAME"),
        (hl7("ADT^A08", PID.replace("1001", "1" * 300)), "HL7-NUMBER"),
        (hl7("ADT^A08", PID + "|" * 600), "HL7-PARTS"),
        (hl7("ADT^A08", PID.replace("1001^^^H^MR", "1~" * 600)), "HL7-PARTS"),
        (hl7("ADT^A08", PID + "A" * (MOST_SEGMENT + 1)), "HL7-SEGMENT"),
        (hl7("ADT^A08", PID, *["NTE|1"] * 20_001), "HL7-SEGMENTS"),
        (hl7("ADT^A08", PID, *[f"AL1|{n}||x{n}" for n in range(300)]), "HL7-ALLERGIES"),
        (hl7("ADT^A08", PID, "OBX|1|ED|||" + "A" * MOST_BYTES), "HL7-LONG"),
        (hl7("SIU^S12", "SCH|", PID), "HL7-APPOINTMENT"),
        (hl7("SIU^S12", PID), "HL7-APPOINTMENT"),
        (hl7("SIU^S12", "SCH|1|2", "TQ1|1||||||202611230930", PID, PID), "HL7-PID"),
    ],
)
def test_that_what_cannot_be_taken_is_refused_with_its_reason(data: bytes, code: str):
    assert refusal(data) == code


@pytest.mark.parametrize("kind", ["ADT^A11", "ADT^A23", "ADT^A03", "ADT^A34", "SIU^S18", "ORU^R01", "ACK", "", "ADT"])
def test_that_an_event_that_is_not_used_is_told_as_such(kind: str):
    found = read(hl7(kind, PID), "desk")
    assert found == Unused(f"A message {kind or '?'} came. Nothing of it is used here, and nothing was changed.")


def test_that_segments_of_the_senders_own_are_passed_over_and_told():
    message = told(hl7("ADT^A08", PID, "ZPI|secret", "ZZ1|x", "NK1|1"))
    assert message.notes == ("Segments of the other system's own were not read: ZPI, ZZ1.",)


def test_that_injected_separators_stay_inside_their_field():
    one = person(hl7("ADT^A08", PID.replace("Doe", "Doe\\F\\\\R\\9999\\S\\\\S\\\\S\\H\\S\\MR\\E\\")))
    assert one.family_name == "Doe|~9999^^^H^MR\\"
    assert one.numbers == (PersonNumber("H", "1001"),)


def test_that_other_separators_are_read_as_the_message_says():
    data = hl7("ADT^A08", PID).decode().replace("|", "*").replace("^~\\&", "@!/+").replace("^", "@").encode()
    assert person(data) == person(hl7("ADT^A08", PID))


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("8859/1", "latin-1"), ("8859/15", "iso8859-15"), ("8859/2", "iso8859-2"), ("UNICODE UTF-8", "utf-8"), ("", "utf-8")],
)
def test_that_letters_are_read_in_the_set_the_message_names(charset: str, encoding: str):
    assert person(hl7("ADT^A08", PID.replace("Doe", "Müller"), charset=charset, encoding=encoding)).family_name == "Müller"


@pytest.mark.parametrize(
    ("charset", "encoding", "code"),
    [
        ("UNICODE UTF-8", "latin-1", "HL7-LETTERS"),
        ("ASCII", "utf-8", "HL7-LETTERS"),
        ("", "latin-1", "HL7-LETTERS"),
        ("8859/1", "cp1252", "HL7-LETTERS"),
        ("UNICODE UTF-16", "utf-8", "HL7-CHARSET"),
        ("KLINGON", "utf-8", "HL7-CHARSET"),
    ],
)
def test_that_letters_of_another_set_are_refused_and_never_guessed(charset: str, encoding: str, code: str):
    name = "Mü’ller" if encoding == "cp1252" else "Müller"
    assert refusal(hl7("ADT^A08", PID.replace("Doe", name), charset=charset, encoding=encoding)) == code


def test_that_an_escape_cannot_grow_and_hostile_messages_stay_small_in_memory():
    bombs = ("\\.sp999999999\\", "\\X" + "41" * 100_000 + "\\", "\\" * 200_000, "\\.br\\" * 40_000, "\\C2842\\" * 20_000)
    data = [hl7("ADT^A08", PID, f"PV1|1|O|{bomb}") for bomb in bombs] + [hl7("ADT^A08", PID, "ZZZ|" + "|" * 3_000_000)]
    tracemalloc.start()
    try:
        for one in data:
            told(one)
            value = read_message(one).segments[-1]
            if len(value.raw) <= MOST_SEGMENT:
                assert len(value.field(3).text) <= len(value.raw)
        assert tracemalloc.get_traced_memory()[1] < 8 * MOST_BYTES
    finally:
        tracemalloc.stop()


def test_that_a_file_of_several_messages_is_parted_without_its_batch_headers():
    one, two = hl7("ADT^A08", PID, control="1"), hl7("ADT^A08", PID, control="2")
    batch = b"FHS|^~\\&|x\r\nBHS|^~\\&\r\n" + one.replace(b"\r", b"\r\n") + b"\x1c\r\n\x0b" + two + b"BTS|2\rFTS|1\r"
    assert split_batch(batch) == [one, two]
    assert split_batch(b"\r\n \r") == []


def _read_or_refused(data: bytes) -> None:
    """Anything but a value or a ``Problem`` ends the test."""
    try:
        read(data, "desk")
    except Problem as problem:
        _codes.add(problem.code)


_codes: set[str] = set()


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_that_no_bytes_end_in_anything_but_a_reason(data: bytes):
    for one in (data, b"MSH|^~\\&|" + data, hl7("ADT^A08") + data, hl7("ADT^A08", PID)[:-1] + data):
        _read_or_refused(one)


_NAMES = ("PID", "MRG", "SCH", "AIS", "PV1", "AL1", "TQ1", "ZZZ")
_SIGNS = '|^~&\\\rPIDMSHCE1209ABZ"é\x0b\x1c \n'


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(_SIGNS, max_size=60), max_size=8), st.sampled_from(["ADT^A08", "ADT^A40", "SIU^S12"]))
def test_that_no_segments_end_in_anything_but_a_reason(lines: list[str], kind: str):
    segments = (f"{name}|{line}" for name, line in zip(_NAMES, lines, strict=False))
    _read_or_refused(hl7(kind, PID, *segments))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    assert made.sound()
    made.store.close()


class _Model:
    """What a thousand messages say, counted apart from the program."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.people: dict[str, tuple[str, str]] = {}
        self.appointments: dict[str, tuple[str, str, AppointmentStatus]] = {}
        self.at = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)

    def next(self, count: int) -> bytes:
        self.at += timedelta(seconds=1)
        act = self.random.random()
        if act < 0.4 or len(self.people) < 5:
            return self._person(f"{count:05}", new=True)
        if act < 0.6:
            return self._person(self.random.choice(sorted(self.people)), new=False)
        if act < 0.85 or not self.appointments:
            return self._booked(f"A{count}", self.random.choice(sorted(self.people)), "S12")
        number = self.random.choice(sorted(self.appointments))
        return self._booked(number, self.appointments[number][0], self.random.choice(["S13", "S14", "S15", "S26"]))

    def _pid(self, number: str) -> str:
        family, born = self.people[number]
        return f"PID|1||{number}^^^H^MR||{family}^Given{number}||{born}|F"

    def _sent(self) -> dict[str, str]:
        return {"control": f"{self.at:%H%M%S}", "at": f"{self.at:%Y%m%d%H%M%S}+0000"}

    def _person(self, number: str, *, new: bool) -> bytes:
        born = f"{1930 + int(number) % 70}{1 + int(number) % 12:02}{1 + int(number) % 28:02}"
        family = f"Family{number}" if new else f"Family{number} {self.at:%M}"
        self.people[number] = (family, self.people.get(number, ("", born))[1])
        return hl7("ADT^A28" if new else "ADT^A31", self._pid(number), **self._sent())

    def _booked(self, number: str, who: str, event: str) -> bytes:
        status = {"S15": AppointmentStatus.CANCELLED, "S26": AppointmentStatus.NO_SHOW}.get(event, AppointmentStatus.BOOKED)
        start = self.appointments[number][1] if number in self.appointments and event in {"S15", "S26"} else f"{self._start()}"
        self.appointments[number] = (who, start, status)
        return siu(event, number=number, start=start, status="", pid=self._pid(who), **self._sent())

    def _start(self) -> str:
        at = datetime(2026, 11, 24, 8, 0, tzinfo=UTC) + timedelta(minutes=15 * self.random.randrange(400))
        return f"{at:%Y%m%d%H%M%S}+0000"


def test_that_a_thousand_messages_of_every_kind_leave_the_right_people_and_appointments(world: World):
    model = _Model(5)
    states = [world.incoming.take(told(model.next(count))).state for count in range(1000)]
    assert set(states) == {TakenState.TAKEN}
    found = {one.mrn: (one.family_name, f"{one.birth_date:%Y%m%d}") for one in world.patients()}
    assert found == model.people
    names = {one.id: one.mrn for one in world.patients()}
    begin, end = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)
    kept = {
        one.number: (names[one.patient_id], f"{one.starts_at.astimezone(UTC):%Y%m%d%H%M%S}+0000", one.status)
        for one in world.store.schedule.appointments(begin, end)
    }
    assert kept == model.appointments


def test_that_a_merge_that_came_leads_both_numbers_to_one_patient(world: World):
    maiden = PID.replace("1001", "2002").replace("Doe", "Roe")
    messages = (
        hl7("ADT^A28", PID, control="1"),
        hl7("ADT^A28", maiden, control="2", at="20261123080100+0000"),
        hl7("ADT^A40", PID, "MRG|2002^^^H^MR||||||Roe^Jane", control="3", at="20261123080200+0000"),
        hl7("ADT^A08", maiden.replace("Roe", "Doe"), control="4", at="20261123080300+0000"),
    )
    taken = [world.incoming.take(told(data)) for data in messages]
    assert [one.state for one in taken] == [TakenState.TAKEN] * 4
    assert taken[0].patient_ids != taken[1].patient_ids
    assert taken[3].patient_ids == taken[0].patient_ids
    ((stand, retired, survivor),) = world.incoming.merges()
    assert retired
    assert survivor
    assert (stand.retired, retired.mrn, survivor.mrn) == (taken[1].patient_ids[0], "2002", "1001")

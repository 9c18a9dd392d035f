"""HL7 as what fetches by itself: files that go to `done` or `refused`, and the listener under the station, with a real database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.exchange.hl7_folder import Hl7Files
from procedure_assistant.exchange.hl7_sources import MllpSource
from procedure_assistant.exchange.mllp_listener import Hl7Settings
from procedure_assistant.exchange.sources import KINDS, FolderSource
from procedure_assistant.services.hl7_receiving import Hl7Receiving
from procedure_assistant.services.image_ports import ListenerState
from procedure_assistant.services.incoming_settings import SourceKind, SourceSettings, source_faults
from procedure_assistant.services.incoming_station import Takers
from procedure_assistant.services.incoming_values import IncomingMessage, Taken
from procedure_assistant.services.problem import Problem
from tests.exchange.hl7_messages import PID, frame, hl7, people, siu
from tests.exchange.test_mllp_listener import PATIENCE, talk
from tests.services.incoming_world import World

NEVER = threading.Event()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    assert made.sound()
    made.store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drop"
    made.mkdir()
    return made


def files(world: World) -> Hl7Files:
    return Hl7Files(Hl7Receiving(world.incoming.take), "hl7")


def put(folder: Path, name: str, *messages: bytes) -> Path:
    path = folder / name
    path.write_bytes(b"".join(messages))
    return path


def seen(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_that_a_file_that_was_taken_goes_to_done_as_it_was(world: World, folder: Path):
    path = put(folder, "a.hl7", hl7("ADT^A28", PID))
    assert files(world).take(path, NEVER) == ()
    assert seen(folder) == ["done/a.hl7"]
    assert (folder / "done/a.hl7").read_bytes() == hl7("ADT^A28", PID)
    assert [one.mrn for one in world.patients()] == ["1001"]


def test_that_a_refused_file_stands_beside_its_reason(world: World, folder: Path):
    (note,) = files(world).take(put(folder, "a.hl7", b"nonsense"), NEVER)
    assert note == (
        "a.hl7 was put aside. This is no HL7 message: it does not begin with MSH. "
        "The other system has to send HL7 version 2 with a line for each segment."
    )
    assert seen(folder) == ["refused/a.hl7", "refused/a.hl7.txt"]
    assert (folder / "refused/a.hl7").read_bytes() == b"nonsense"
    assert (folder / "refused/a.hl7.txt").read_text("utf-8").startswith("This is no HL7 message")


def test_that_of_several_messages_the_good_ones_are_taken_and_the_bad_ones_named(world: World, folder: Path):
    path = put(folder, "day.HL7", hl7("ADT^A28", PID, control="1"), hl7("ADT^A28", control="2"), siu("S12", control="3"))
    files(world).take(path, NEVER)
    assert seen(folder) == ["refused/day.HL7", "refused/day.HL7.txt"]
    assert (folder / "refused/day.HL7.txt").read_text("utf-8").splitlines() == [
        "1 of 3 messages were refused; the others were taken.",
        "Message 2: The message has no patient (PID). The other system has to set it right and send it again.",
    ]
    assert len(world.store.schedule.messages()) == 2


def test_that_a_file_of_the_same_name_takes_nothing_away(world: World, folder: Path):
    for number in range(3):
        files(world).take(put(folder, "a.hl7", hl7("ADT^A28", PID, control=str(number))), NEVER)
        files(world).take(put(folder, "b.hl7", b"nonsense %d" % number), NEVER)
    assert seen(folder) == [
        "done/a-2.hl7", "done/a-3.hl7", "done/a.hl7",
        "refused/b-2.hl7", "refused/b-2.hl7.txt", "refused/b-3.hl7", "refused/b-3.hl7.txt", "refused/b.hl7", "refused/b.hl7.txt",
    ]  # fmt: skip


def test_that_an_empty_file_and_an_unused_event_are_told(world: World, folder: Path):
    assert files(world).take(put(folder, "a.hl7", b"\r\n"), NEVER) == ("a.hl7 was put aside. The file is empty.",)
    assert files(world).take(put(folder, "b.hl7", hl7("ADT^A11", PID)), NEVER) == (
        "b.hl7: A message ADT^A11 came. Nothing of it is used here, and nothing was changed.",
    )
    assert seen(folder) == ["done/b.hl7", "refused/a.hl7", "refused/a.hl7.txt"]


def test_that_a_file_stays_when_the_store_cannot_keep_it_and_is_taken_later(world: World, folder: Path):
    def full(_: IncomingMessage) -> Taken:
        raise Problem("STORE-FULL", "The disk is full. Nothing was saved.")

    path = put(folder, "a.hl7", hl7("ADT^A28", PID))
    source = FolderSource(folder, (".hl7",), Hl7Files(Hl7Receiving(full), "hl7").take)
    source.look(NEVER)
    with pytest.raises(Problem, match="The disk is full"):
        source.look(NEVER)
    assert seen(folder) == ["a.hl7"]
    files(world).take(path, NEVER)
    assert seen(folder) == ["done/a.hl7"]


def test_that_a_file_that_cannot_be_moved_is_told_and_not_taken_twice(world: World, folder: Path):
    (folder / "done").write_bytes(b"a file where the folder should be")
    path = put(folder, "a.hl7", hl7("ADT^A28", PID))
    for _ in range(2):
        assert files(world).take(path, NEVER) == ("a.hl7 was read and cannot be moved to “done”. It stays, and is not taken twice.",)
    assert len(world.store.schedule.messages()) == 1


def test_that_the_end_of_the_program_leaves_the_file_for_the_next_time(world: World, folder: Path):
    cancel = threading.Event()
    cancel.set()
    path = put(folder, "a.hl7", hl7("ADT^A28", PID))
    with pytest.raises(Problem, match="It is read again"):
        files(world).take(path, cancel)
    assert seen(folder) == ["a.hl7"]


def test_that_a_file_of_many_messages_is_as_many_people(world: World, folder: Path):
    told = people(300)
    messages = [hl7("ADT^A28", f"PID|1||{number}^^^H^MR||{family}^G||{born}|F", control=number) for number, family, born in told]
    assert files(world).take(put(folder, "all.hl7", *messages), NEVER) == ()
    assert {(one.mrn, one.family_name, f"{one.birth_date:%Y%m%d}") for one in world.patients()} == set(told)


def takers(world: World) -> Takers:
    def no_schedule(*_: object) -> object:
        raise AssertionError("no schedule file here")

    return Takers(world.incoming.take, no_schedule, world.clock, world.store)  # type: ignore[arg-type]


def test_that_the_sources_of_the_settings_are_made_and_take(world: World, folder: Path):
    source = KINDS[SourceKind.HL7_FOLDER](SourceSettings(SourceKind.HL7_FOLDER, True, {"folder": str(folder)}), takers(world))
    put(folder, "a.hl7", hl7("ADT^A28", PID))
    put(folder, "b.csv", b"not ours")
    source.begin()
    assert [source.look(NEVER) for _ in range(3)] == [(), (), ()]
    assert seen(folder) == ["b.csv", "done/a.hl7"]
    source.end()


def test_that_the_listener_of_the_settings_takes_and_tells_at_each_look(world: World):
    source = MllpSource(Hl7Settings(port=0), world.incoming.take)
    source.begin()
    try:
        assert source.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING
        port = source.listener.port
        assert talk(port, frame(hl7("ADT^A28", PID), siu("S12", control="2"), hl7("ADT^A11", PID)), 3) == [
            ("AA", "M1", ""), ("AA", "2", ""), ("AA", "M1", ""),
        ]  # fmt: skip
        found: tuple[str, ...] = ()
        while not found:
            found = source.look(NEVER)
        assert found == ("127.0.0.1: A message ADT^A11 came. Nothing of it is used here, and nothing was changed.",)
        assert source.look(NEVER) == ()
    finally:
        source.end()
    assert [one.mrn for one in world.patients()] == ["1001"]


def test_that_a_line_on_the_network_that_is_not_encrypted_is_told(world: World):
    source = MllpSource(Hl7Settings(bind="0.0.0.0", port=0), world.incoming.take)
    source.begin()
    try:
        assert source.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING
        assert source.look(NEVER) == (
            "The HL7 listener is heard on the network and not encrypted: whoever is on it can read what is sent.",
        )
    finally:
        source.end()


def test_that_settings_that_cannot_be_meant_are_refused_and_a_taken_port_is_told(world: World):
    wrong = SourceSettings(SourceKind.MLLP, True, {"peers": "192.0.2.0/24, everybody"})
    assert source_faults(wrong) == ()
    with pytest.raises(Problem, match="“everybody” is no address"):
        KINDS[SourceKind.MLLP](wrong, takers(world)).begin()
    first, second = MllpSource(Hl7Settings(port=0), world.incoming.take), None
    first.begin()
    try:
        assert first.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING
        second = MllpSource(Hl7Settings(port=first.listener.port), world.incoming.take)
        second.begin()
        assert second.listener.wait_until_settled(PATIENCE) is ListenerState.FAILED
        for _ in range(2):  # for as long as it does not listen, and not only once
            with pytest.raises(Problem, match="is used by another program"):
                second.look(NEVER)
    finally:
        first.end()
        if second:
            second.end()

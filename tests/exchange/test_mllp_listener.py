"""The HL7 listener with real sockets and a real database: what is answered, what is kept, and what a bad sender can do to it."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from procedure_assistant.exchange.hl7_message import read_message
from procedure_assistant.exchange.mllp_listener import Hl7Settings, Limits, MllpListener, hl7_faults
from procedure_assistant.services.hl7_receiving import Hl7Receiving
from procedure_assistant.services.image_ports import ListenerEvent, ListenerState
from procedure_assistant.services.incoming_values import IncomingMessage, Taken
from procedure_assistant.services.problem import Problem
from tests.exchange.hl7_messages import PID, answers, frame, hl7, people, siu
from tests.peers.certificates import Authority
from tests.peers.line_cutter import LineCutter, Mllp, how_many, spread
from tests.services.incoming_world import World

LOOPBACK = "127.0.0.1"
PATIENCE = 300.0
"""The listening process gives way to everything else: on a loaded machine each step of it may wait for long."""


class Desk:
    """A listening program with its store."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.world = World(folder / "procedures.db")
        self.take: Callable[[IncomingMessage], Taken] = self.world.incoming.take
        self.receiving = Hl7Receiving(self._take)
        self.listener = MllpListener(self.receiving, limits)
        self._told = threading.Condition()
        self.receiving.on_event = self._on_event
        self.events: list[ListenerEvent] = []

    def _take(self, message: IncomingMessage) -> Taken:
        return self.take(message)  # which a test may change

    def _on_event(self, event: ListenerEvent) -> None:
        with self._told:
            self.events.append(event)
            self._told.notify_all()

    def listen(self, **settings: object) -> int:
        """Begin to listen at a free port."""
        self.listener.start(Hl7Settings(source="front desk", port=0, **settings))  # type: ignore[arg-type]
        assert self.listener.wait_until_settled(PATIENCE) is ListenerState.LISTENING, self.events
        return self.listener.port

    def wait_for(self, code: str, count: int = 1) -> ListenerEvent:
        """The last of so many events of a code."""
        with self._told:
            assert self._told.wait_for(lambda: sum(one.code == code for one in self.events) >= count, PATIENCE), self.events
            return [one for one in self.events if one.code == code][-1]


@contextmanager
def opened(folder: Path, limits: Limits | None = None) -> Iterator[Desk]:
    desk = Desk(folder, limits)
    yield desk
    desk.listener.stop()
    assert desk.world.sound()
    desk.world.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with opened(tmp_path) as made:
        yield made


def read_answers(line: socket.socket, count: int) -> list[tuple[str, str, str]]:
    """So many answers, or as many as came before the line ended."""
    line.settimeout(PATIENCE)
    found = b""
    while found.count(b"\x1c\r") < count:
        try:
            data = line.recv(65536)
        except ConnectionResetError:
            break
        if not data:
            break
        found += data
    return answers(found)


def talk(port: int, data: bytes, count: int = 1) -> list[tuple[str, str, str]]:
    """Send and read so many answers; fewer where the line is ended before, which may also be while it is still sent."""
    with socket.create_connection((LOOPBACK, port), PATIENCE) as line:
        with suppress(ConnectionError):
            line.sendall(data)
        return read_answers(line, count)


def test_that_a_message_is_on_the_disk_when_it_is_acknowledged(desk: Desk):
    port = desk.listen()
    assert talk(port, frame(hl7("ADT^A04^ADT_A01", PID))) == [("AA", "M1", "")]
    (patient,) = desk.world.patients()
    assert (patient.name, patient.mrn) == ("Doe, Jane Ann", "1001")
    (stand,) = desk.world.store.schedule.messages()
    assert (stand.source, stand.message_id.partition("#")[0]) == ("front desk:FRONT/HOSP", "M1")


def test_that_the_same_message_again_is_acknowledged_and_counts_once(desk: Desk):
    port = desk.listen()
    booked = siu("S12")
    assert talk(port, frame(booked, booked, booked), 3) == [("AA", "M1", "")] * 3
    assert len(desk.world.store.schedule.messages()) == 1


def test_that_a_sender_that_counts_from_one_again_loses_nothing(desk: Desk):
    port = desk.listen()
    other = PID.replace("1001", "1002").replace("Doe", "Roe").replace("Jane^Ann", "Carla")
    assert talk(port, frame(hl7("ADT^A04", PID), hl7("ADT^A04", other)), 2) == [("AA", "M1", "")] * 2
    assert [one.mrn for one in desk.world.patients()] == ["1001", "1002"]


def test_that_several_messages_in_pieces_of_one_byte_are_each_answered(desk: Desk):
    port = desk.listen()
    data = frame(hl7("ADT^A04", PID, control="A"), siu("S12", control="B"))
    with socket.create_connection((LOOPBACK, port), PATIENCE) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for at in range(len(data)):
            line.sendall(data[at : at + 1])
        assert read_answers(line, 2) == [("AA", "A", ""), ("AA", "B", "")]


@pytest.mark.parametrize(
    ("message", "answer"),
    [
        (b"hello", ("AE", "", "This is no HL7 message: it does not begin with MSH.")),
        (hl7("ADT^A04"), ("AE", "M1", "The message has no patient (PID).")),
        (hl7("ADT^A04", PID, "this is no segment"), ("AE", "M1", "A line of the message begins with no name of a segment.")),
        (hl7("ADT^A04", PID.replace("Doe", "Dø"), encoding="latin-1"), ("AE", "", "letters")),
        (hl7("ADT^A04", PID, charset="KLINGON"), ("AE", "", "The message is in the character set “KLINGON” (MSH-18)")),
        (hl7("SIU^S12", "SCH|1|2", PID), ("AE", "M1", "The appointment does not say to the minute when it begins.")),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_words(desk: Desk, message: bytes, answer: tuple[str, str, str]):
    port = desk.listen()
    ((code, control, words),) = talk(port, frame(message))
    assert (code, control) == answer[:2] or (code, control) == (answer[0], "M1")
    assert answer[2] in words
    desk.wait_for("HL7-NOT-UNDERSTOOD")
    assert desk.world.patients() == ()
    assert talk(port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_an_event_that_is_not_used_is_acknowledged_and_listed(desk: Desk):
    port = desk.listen()
    assert talk(port, frame(hl7("ADT^A11^ADT_A09", PID))) == [("AA", "M1", "")]
    assert desk.wait_for("HL7-UNUSED").message == (
        "127.0.0.1: A message ADT^A11 came. Nothing of it is used here, and nothing was changed."
    )
    assert desk.world.patients() == ()


def test_that_a_message_that_the_store_cannot_keep_is_rejected_for_now_and_taken_later(desk: Desk):
    def full(_: IncomingMessage) -> Taken:
        raise Problem("STORE-FULL", "The disk is full. Nothing was saved.")

    port = desk.listen()
    desk.take = full
    assert talk(port, frame(hl7("ADT^A04", PID))) == [("AR", "M1", "The disk is full. Nothing was saved.")]
    desk.take = desk.world.incoming.take
    assert talk(port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


@pytest.mark.parametrize(
    ("wants", "codes"),
    [("AL|NE", ["CA"]), ("NE|AL", ["AA"]), ("NE|NE", []), ("ER|NE", []), ("SU|NE", ["CA"]), ("|ER", [])],
)
def test_that_a_sender_gets_the_acknowledgement_it_asks_for(desk: Desk, wants: str, codes: list[str]):
    port = desk.listen()
    asking = hl7("ADT^A04", PID).replace(b"|2.5.1||||||", f"|2.5.1|||{wants}||".encode())
    found = talk(port, frame(asking, hl7("ADT^A04", PID, control="LAST")), len(codes) + 1)
    assert found == [*((code, "M1", "") for code in codes), ("AA", "LAST", "")]
    assert len(desk.world.patients()) == 1


def test_that_half_a_message_is_dropped_told_and_the_next_line_served(desk: Desk):
    port = desk.listen()
    with socket.create_connection((LOOPBACK, port), PATIENCE) as line:
        line.sendall(frame(hl7("ADT^A04", PID))[:100])
    assert desk.wait_for("HL7-BROKEN-OFF").message == "127.0.0.1 broke off in the middle of a message. Nothing of it was kept."
    assert desk.world.patients() == ()
    assert talk(port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_a_message_inside_of_half_another_is_taken(desk: Desk):
    port = desk.listen()
    half = frame(hl7("ADT^A04", PID.replace("1001", "9999")))[:90]
    assert talk(port, half + frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]
    desk.wait_for("HL7-BROKEN-OFF")
    assert [one.mrn for one in desk.world.patients()] == ["1001"]


def test_that_noise_between_messages_is_passed_over_up_to_a_limit(desk: Desk):
    port = desk.listen()
    assert talk(port, b"noise\r\n" + frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]
    assert talk(port, b"GET / HTTP/1.1\r\n" * 8000) == []
    desk.wait_for("HL7-NO-MLLP")


def test_that_a_giant_message_ends_its_line_and_another_is_served(tmp_path: Path):
    with opened(tmp_path, Limits(most_bytes=1_000_000)) as desk:
        port = desk.listen()
        with socket.create_connection((LOOPBACK, port), PATIENCE) as line, suppress(OSError):  # cut off while it is still sending
            line.sendall(b"\x0bMSH|" + b"A" * 5_000_000)
        desk.wait_for("HL7-TOO-LARGE")
        assert talk(port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_a_long_message_is_refused_with_an_answer(desk: Desk):
    port = desk.listen()
    long = hl7("ADT^A04", PID, "OBX|1|ED|||" + "A" * 5_000_000)
    ((code, control, words),) = talk(port, frame(long))
    assert (code, control) == ("AE", "M1")
    assert words.startswith("The message has 5,000,")


def test_that_senders_together_have_a_limit_of_memory(tmp_path: Path):
    with opened(tmp_path, Limits(most_memory=300_000)) as desk:
        port = desk.listen()
        lines = [socket.create_connection((LOOPBACK, port), PATIENCE) for _ in range(3)]
        for line in lines:
            line.sendall(b"\x0bMSH|" + b"A" * 130_000)
        desk.wait_for("HL7-TOO-MUCH")
        for line in lines:
            line.close()
        desk.wait_for("HL7-BROKEN-OFF")
        assert talk(port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_too_many_lines_are_turned_away_and_may_come_back(tmp_path: Path):
    with opened(tmp_path, Limits(connections=2)) as desk:
        port = desk.listen()
        two = [socket.create_connection((LOOPBACK, port), PATIENCE) for _ in range(2)]
        for line in two:
            line.sendall(frame(hl7("ADT^A04", PID)))
            assert read_answers(line, 1) == [("AA", "M1", "")]
        assert talk(port, frame(hl7("ADT^A04", PID))) == []
        desk.wait_for("HL7-TURNED-AWAY")
        two[0].close()
        until = time.monotonic() + PATIENCE
        while not talk(port, frame(hl7("ADT^A04", PID))):  # the place is free once the thread that had it was let run
            assert time.monotonic() < until, "the place was never given free"
            time.sleep(0.05)
        two[1].close()


def test_that_as_many_senders_as_are_allowed_are_served_at_once(desk: Desk):
    port, senders = desk.listen(), Limits().connections
    first = desk.listener.pid
    with ExitStack() as stack:
        lines = [stack.enter_context(socket.create_connection((LOOPBACK, port), PATIENCE)) for _ in range(senders)]
        messages = [hl7("ADT^A04", PID, "NTE|1||" + "A" * 60_000, control=f"C{number}") for number in range(senders)]
        for line, data in zip(lines, messages, strict=True):
            line.sendall(frame(data)[:-2])
        for line in lines:
            line.sendall(b"\x1c\r")
        assert [read_answers(line, 1) for line in lines] == [[("AA", f"C{number}", "")] for number in range(senders)]
    assert desk.listener.pid == first


def test_that_a_silent_sender_inside_of_a_message_is_ended(tmp_path: Path):
    with opened(tmp_path, Limits(patience=0.5)) as desk:
        port = desk.listen()
        with socket.create_connection((LOOPBACK, port), PATIENCE) as line:
            line.sendall(b"\x0bMSH|")
            assert read_answers(line, 1) == []
        desk.wait_for("HL7-BROKEN-OFF")


def test_that_an_encrypted_listener_takes_no_plain_line_and_asks_for_a_certificate(tmp_path: Path):
    authority, stranger = Authority(tmp_path / "ca"), Authority(tmp_path / "other", "Somebody")
    ours, theirs, wrong = authority.issue("listener"), authority.issue("sender"), stranger.issue("wrong")
    with opened(tmp_path) as desk:
        files = {"certificate": str(ours.certificate), "key_file": str(ours.key), "client_authority": str(authority.certificate)}
        port = desk.listen(**files)
        assert talk(port, frame(hl7("ADT^A04", PID))) == []
        desk.wait_for("HL7-NO-TLS")
        context = ssl.create_default_context(cafile=str(authority.certificate))
        for pair, count in ((wrong, 0), (theirs, 1)):
            context.load_cert_chain(pair.certificate, pair.key)
            with socket.create_connection((LOOPBACK, port), PATIENCE) as plain:
                try:
                    with context.wrap_socket(plain, server_hostname=LOOPBACK) as line:
                        line.sendall(frame(hl7("ADT^A04", PID)))
                        found = read_answers(line, 1)
                except ssl.SSLError:
                    found = []
            assert len(found) == count
    assert desk.events[-1].code != "HL7-ENDED"


def test_that_files_of_a_certificate_that_cannot_be_used_are_told(desk: Desk, tmp_path: Path):
    desk.listener.start(Hl7Settings(port=0, certificate=str(tmp_path / "none.pem")))
    assert desk.listener.wait_until_settled(PATIENCE) is ListenerState.FAILED
    assert desk.wait_for("HL7-START").message == (
        "The HL7 listener could not be started. "
        "The files of its certificate cannot be used: one is missing, is no PEM, or they do not belong together."
    )


def test_that_a_port_in_use_is_told(desk: Desk):
    with socket.create_server((LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        desk.listener.start(Hl7Settings(port=port))
        assert desk.listener.wait_until_settled(PATIENCE) is ListenerState.FAILED
    assert desk.wait_for("HL7-START").message == (
        f"The HL7 listener could not be started. Port {port} is used by another program. Choose another port, here and in the other system."
    )


def test_that_a_listening_process_that_dies_is_started_again(desk: Desk):
    first = desk.listen()
    os.kill(desk.listener.pid, signal.SIGKILL)
    desk.wait_for("HL7-ENDED")
    with desk.listener._changed:
        desk.listener._changed.wait_for(lambda: desk.listener.state is ListenerState.LISTENING and desk.listener.port != first, PATIENCE)
    assert talk(desk.listener.port, frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_nothing_listens_after_it_was_stopped_and_that_it_starts_again(desk: Desk):
    port = desk.listen()
    desk.listener.stop()
    assert desk.listener.state is ListenerState.OFF
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((LOOPBACK, port), timeout=5)
    assert talk(desk.listen(), frame(hl7("ADT^A04", PID))) == [("AA", "M1", "")]


def test_that_it_is_heard_on_this_computer_alone_unless_somebody_says_otherwise():
    settings = Hl7Settings()
    assert (settings.bind, settings.peers, hl7_faults(settings)) == ("127.0.0.1", (), ())
    assert hl7_faults(Hl7Settings(bind="here", port=-1, peers=("everybody", "192.0.2.0/24"), client_authority="ca.pem")) == (
        "A port is a number from 1 to 65535.",
        "“here” is no address. 127.0.0.1 is this computer.",
        "“everybody” is no address (192.0.2.7) and no network (192.0.2.0/24).",
        "Certificates of senders can only be asked for where the listener has one of its own.",
    )


def test_that_wherever_the_line_is_cut_each_message_is_taken_once(desk: Desk):
    port, count = desk.listen(), how_many(20)
    told = people(2 * count)
    data = [hl7("ADT^A28", f"PID|1||{number}^^^H^MR||{family}^Given||{born}|F", control=number) for number, family, born in told]
    pairs = list(zip(data[::2], data[1::2], strict=True))
    cuts = spread(count, request=len(frame(*pairs[0])), answer=150, requests=2, answers=2)
    for pair, cut in zip(pairs, cuts, strict=True):
        with LineCutter((LOOPBACK, port), [cut], borders=Mllp) as line:
            waiting = list(pair)
            while waiting:  # as a sender does: again from the first one that got no answer
                with suppress(OSError):
                    taken = [control for code, control, _ in talk(line.port, frame(*waiting), len(waiting)) if code == "AA"]
                    waiting = [one for one in waiting if read_message(one).control_id not in taken]
            line.wait_until_quiet()
            assert line.lines[0].cut == cut
    kept = [one.message_id.partition("#")[0] for one in desk.world.store.schedule.messages()]
    assert sorted(kept) == sorted(number for number, _, _ in told)
    assert {(one.mrn, one.family_name, f"{one.birth_date:%Y%m%d}") for one in desk.world.patients()} == set(told)


def test_that_a_thousand_messages_at_once_are_a_thousand_people(desk: Desk):
    port = desk.listen()
    told = people(1000)
    messages = [
        hl7("ADT^A28^ADT_A05", f"PID|1||{number}^^^H^MR||{family}^Given||{born}|F", control=f"C{number}") for number, family, born in told
    ]
    lines = [messages[at::5] for at in range(5)]
    found: list[list[tuple[str, str, str]]] = []
    threads = [threading.Thread(target=lambda some=some: found.append(talk(port, frame(*some), len(some)))) for some in lines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(600)
    assert sorted(one for some in found for one in some) == sorted(("AA", f"C{number}", "") for number, _, _ in told)
    kept = {(one.mrn, one.family_name, f"{one.birth_date:%Y%m%d}") for one in desk.world.patients()}
    assert kept == set(told)

"""The line cutter itself: each cut lets exactly as much through as it says, and the peer always gets to its end."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.peers.line_cutter import LOOPBACK, PATIENCE, Cut, Dicom, Http, LineCutter, Mllp, Where, how_many, spread

ASK, ANSWER = b"\x0bMSH|one\x1c\r", b"\x0bMSA|AA|one\x1c\r"


@dataclass
class Echo:
    """A peer that answers every whole MLLP message; it keeps what it got of each connection."""

    got: list[bytes] = field(default_factory=list)
    port: int = 0


@pytest.fixture
def echo() -> Iterator[Echo]:
    made = Echo()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            number = len(made.got)
            made.got.append(b"")
            while data := self.request.recv(7):
                before = made.got[number].count(b"\x1c\r")
                made.got[number] += data
                for _ in range(made.got[number].count(b"\x1c\r") - before):
                    self.request.sendall(ANSWER)

    class Server(socketserver.ThreadingTCPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            raise AssertionError("the line was cut on the side of the peer")

    server = Server((LOOPBACK, 0), Handler)
    made.port = int(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def talk(port: int, *asks: bytes) -> tuple[bytes, bool]:
    """Send the messages one after the other, each answer awaited; what came back, and whether the line ended in a reset."""
    got = b""
    with socket.create_connection((LOOPBACK, port), timeout=PATIENCE) as line:
        try:
            for number, ask in enumerate(asks, 1):
                line.sendall(ask)
                while got.count(b"\x1c\r") < number:
                    data = line.recv(3)
                    if not data:
                        return got, False
                    got += data
        except (ConnectionResetError, BrokenPipeError):
            return got, True
    return got, False


def test_that_a_line_without_a_cut_passes_everything_and_counts_it(echo: Echo):
    with LineCutter((LOOPBACK, echo.port), borders=Mllp) as line:
        assert talk(line.port, ASK, ASK) == (ANSWER * 2, False)
        line.wait_until_quiet()
    (one,) = line.lines
    assert echo.got == [ASK * 2]
    assert (one.requested, one.answered, one.requests, one.answers, one.cut) == (2 * len(ASK), 2 * len(ANSWER), 2, 2, None)


@pytest.mark.parametrize("count", range(len(ASK)))
def test_that_exactly_so_many_bytes_of_a_request_reach_the_peer(echo: Echo, count: int):
    with LineCutter((LOOPBACK, echo.port), [Cut.in_request(count)], Mllp) as line:
        assert talk(line.port, ASK) == (b"", True)
        line.wait_until_quiet()
    assert echo.got == [ASK[:count]]
    assert line.lines[0].requested == count
    assert line.lines[0].cut == Cut.in_request(count)


@pytest.mark.parametrize("count", range(1, len(ANSWER)))
def test_that_exactly_so_many_bytes_of_an_answer_reach_the_client(echo: Echo, count: int):
    with LineCutter((LOOPBACK, echo.port), [Cut.in_answer(count)], Mllp) as line:
        got, was_reset = talk(line.port, ASK)
        line.wait_until_quiet()
    assert was_reset
    assert ANSWER[:count].startswith(got)  # a reset may overtake bytes that were passed
    assert echo.got == [ASK]
    assert line.lines[0].answered == count


@pytest.mark.parametrize("cut", [Cut.after_request(), Cut.before_answer()])
def test_that_a_request_that_passed_whole_is_dealt_with_though_its_answer_never_comes(echo: Echo, cut: Cut):
    with LineCutter((LOOPBACK, echo.port), [cut], Mllp) as line:
        assert talk(line.port, ASK) == (b"", True)
        line.wait_until_quiet()
    assert echo.got == [ASK]
    assert (line.lines[0].requests, line.lines[0].answers) == (1, 0)


@pytest.mark.parametrize("cut", [Cut.after_request(2), Cut.before_answer(2)])
def test_that_messages_before_the_cut_one_are_answered(echo: Echo, cut: Cut):
    with LineCutter((LOOPBACK, echo.port), [cut], Mllp) as line:
        got, was_reset = talk(line.port, ASK, ASK, ASK)
        line.wait_until_quiet()
    assert was_reset
    assert got == ANSWER
    assert echo.got == [ASK * 2]


def test_that_a_line_cut_before_connect_is_not_heard_of_and_the_next_goes_through(echo: Echo):
    with LineCutter((LOOPBACK, echo.port), [Cut.before_connect(), None], Mllp) as line:
        assert talk(line.port, ASK) == (b"", True)
        assert talk(line.port, ASK) == (ANSWER, False)
        line.wait_until_quiet()
    assert echo.got == [ASK]
    assert [one.cut for one in line.lines] == [Cut.before_connect(), None]


def test_that_a_silent_line_answers_nothing_until_the_client_gives_up(echo: Echo):
    with LineCutter((LOOPBACK, echo.port), [Cut.silent()], Mllp) as line:
        with socket.create_connection((LOOPBACK, line.port), timeout=0.2) as client:
            client.sendall(ASK)
            with pytest.raises(TimeoutError):
                client.recv(1)
        line.wait_until_quiet()
    assert echo.got == []


def test_that_a_peer_that_is_not_there_ends_the_connection():
    with socket.create_server((LOOPBACK, 0)) as free:
        port = int(free.getsockname()[1])
    with LineCutter((LOOPBACK, port)) as line:
        assert talk(line.port, ASK)[0] == b""
        line.wait_until_quiet()
    assert line.lines[0].cut is None


@pytest.mark.parametrize("step", [1, 2, 3, 5, 1000])
def test_that_borders_are_found_however_the_bytes_come(step: int):
    pdus = b"\x01\x00\x00\x00\x00\x03abc" + b"\x05\x00\x00\x00\x00\x04\x00\x00\x00\x00"
    posted = b"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc" + b"GET /b HTTP/1.1\r\nHost: c\r\n\r\n"
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    for borders, data, ends in (
        (Dicom(), pdus, [9, 19]),
        (Mllp(), ASK + ANSWER, [len(ASK), len(ASK + ANSWER)]),
        (Http(), posted, [posted.index(b"GET"), len(posted)]),
        (Http(), chunked * 2, [len(chunked), 2 * len(chunked)]),
    ):
        found = [at + end for at in range(0, len(data), step) for end in borders.feed(data[at : at + step])]
        assert found == ends


def test_that_a_spread_has_every_class_of_places_and_as_many_as_asked():
    cuts = spread(20, request=1000, answer=50, requests=4, answers=2)
    assert len(cuts) == 20
    assert {cut.where for cut in cuts} == set(Where) - {Where.SILENT}
    assert [cut.count for cut in cuts if cut.where is Where.REQUEST_BYTE] == [0, 250, 500, 750]
    assert [cut.count for cut in cuts if cut.where is Where.ANSWER_MESSAGE] == [2, 1, 2, 1]
    assert all(1 <= cut.count < 50 for cut in cuts if cut.where is Where.ANSWER_BYTE)


def test_that_the_number_of_cuts_is_set_from_outside(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("PA_CUTS", raising=False)
    assert how_many() == 20
    monkeypatch.setenv("PA_CUTS", "200")
    assert how_many() == 200

"""Helper processes: they keep out of the way, end with their pipe, and the program's own process never loads their libraries."""

from __future__ import annotations

import io
import os
import subprocess
import sys

import pytest

from procedure_assistant.exchange.image_helper import HELPERS, Helper, command_for, serve_as
from procedure_assistant.exchange.image_pipe import PIECE, Broken, receive, receive_bytes, send, send_bytes
from tests.test_startup_imports import ROOT, loaded_by

PIXEL_LIBRARIES = {"pydicom", "pynetdicom", "numpy", "PIL", "gdcm"}


@pytest.mark.parametrize("module", ["image_reader", "dicom_listener", "image_folder", "send_dicom", "dicom_worklist"])
def test_that_the_programs_own_process_loads_no_library_for_pixels_or_the_network(module: str):
    assert loaded_by(f"procedure_assistant.exchange.{module}") & PIXEL_LIBRARIES == set()


@pytest.mark.parametrize("name", HELPERS)
def test_that_a_helper_ends_when_its_pipe_is_closed(name: str):
    helper = Helper(name)
    # Loading its libraries takes long on a busy computer; the listener had not been told yet where to listen.
    assert helper.close(patience=60) in {0, 1}


@pytest.mark.parametrize("name", HELPERS)
def test_that_the_frozen_program_becomes_the_helper_it_is_told_to_be(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command_for(name) == [sys.executable, "helper-process", name]
    command = [sys.executable, "-m", "procedure_assistant", "helper-process", "image_process"]
    ended = subprocess.run(command, cwd=ROOT, input=b"", capture_output=True, check=False, timeout=60)
    assert (ended.returncode, ended.stdout) == (0, b"")


def test_that_no_other_module_can_be_made_a_helper():
    with pytest.raises(ValueError, match="no helper process"):
        serve_as("fhir_patient")


def pipe() -> tuple[io.FileIO, io.FileIO]:
    reading, writing = os.pipe()
    return io.FileIO(reading, "rb"), io.FileIO(writing, "wb")


def test_that_messages_and_long_bytes_pass_whole():
    import threading

    reading, writing = pipe()
    with reading, writing:
        data = bytes(range(256)) * (PIECE // 256 * 2) + b"rest"

        def talk() -> None:
            send(writing, {"do": "é"}, b"xyz")
            send_bytes(writing, [data, b""])

        talking = threading.Thread(target=talk)
        talking.start()
        assert receive(reading) == ({"do": "é"}, b"xyz")
        assert b"".join(receive_bytes(reading)) == data
        talking.join()


@pytest.mark.parametrize("said", [b"", b"\x00\x00", b"\xff\xff\xff\xff\x00\x00\x00\x00", b"\x00\x00\x00\x02\x00\x00\x00\x00[]"])
def test_that_what_is_no_message_is_the_end_of_the_talk(said: bytes):
    reading, writing = pipe()
    with reading:
        writing.write(said)
        writing.close()
        with pytest.raises(Broken):
            receive(reading)


def test_that_bytes_are_expected_where_bytes_were_announced():
    reading, writing = pipe()
    with reading, writing:
        send(writing, {"kept": True})
        with pytest.raises(Broken, match="bytes expected"):
            next(receive_bytes(reading))


def test_that_nothing_can_be_said_to_one_who_went():
    reading, writing = pipe()
    reading.close()
    with writing, pytest.raises(Broken):
        send(writing, {"do": "examine"})

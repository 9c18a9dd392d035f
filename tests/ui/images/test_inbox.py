"""The inbox and the settings of what receives: real services, real window, a real sender where one is installed."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from procedure_assistant.services.image_ports import ListenerState
from procedure_assistant.services.image_settings import ImageSettings, Peer, load_image_settings, save_image_settings
from tests.ui.clinic import Clinic
from tests.ui.images import invented

PATIENCE_MS = 30_000


@pytest.fixture
def clinic(qtbot, tmp_path: Path) -> Iterator[Clinic]:
    made = Clinic(tmp_path / "procedures.db")
    yield made
    for window in made.windows:
        window.drain()
    assert made.services.image_station is not None
    made.services.image_station.end()
    made.close()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def held(clinic: Clinic, folder: Path, **header: object) -> str:
    """A picture of somebody else, held in the inbox."""
    assert clinic.services.images is not None
    path = invented.write(folder / "other.dcm", invented.dicom(1, mrn="999", **header))
    return clinic.services.images.take_in_file(path).image.id


def rail(clinic: Clinic) -> tuple[str, ...]:
    return clinic.window._allowed_pages()


def test_that_the_page_is_there_only_while_something_is_held_or_on(clinic, tmp_path):
    clinic.open()
    assert "images" not in rail(clinic)
    held(clinic, tmp_path)
    assert "images" in rail(clinic)


def test_that_the_rail_counts_the_pictures_that_wait(clinic, tmp_path):
    clinic.open()
    visit = clinic.begin(clinic.patient(), ("prp_occipital",))
    image_id = held(clinic, tmp_path)
    clinic.window._images_came("", ())
    assert clinic.window.rail.entry("images").accessibleName() == "Images, 1 waiting"
    clinic.services.images.place(image_id, visit.id, "number mistyped at the machine")
    assert clinic.window._waits_at("images") == 0


def test_that_a_held_picture_is_placed_only_with_the_mismatch_named_and_a_reason(clinic, tmp_path, qtbot):
    visit = clinic.begin(clinic.patient(), ("prp_occipital",))
    image_id = held(clinic, tmp_path)
    clinic.open()
    clinic.window.show_page("images")
    clinic.settle()
    page = clinic.window.house.page("images")
    page.presenter.choose_visit(visit.id)
    clinic.settle()
    assert page.mismatch.message().title == "The header has the patient number 999, this patient's is 0048 2917."
    clinic.click("images.place")
    assert page.notice.message().title == "This picture's header is another patient's."
    assert clinic.services.images.image(image_id).visit_id == ""
    clinic.type("images.reason", "number mistyped at the machine")
    clinic.click("images.place")
    assert clinic.services.images.image(image_id).visit_id == visit.id
    assert page.notice.message().title == "The picture is in the visit."
    assert page.reason.edit.text() == ""


def test_that_the_inbox_leads_back_to_the_visit_that_was_left_or_got_the_picture(clinic, tmp_path):
    visit = clinic.begin(clinic.patient(), ("prp_occipital",))
    held(clinic, tmp_path)
    clinic.open()
    clinic.window.show_page("images")
    clinic.settle()
    page = clinic.window.house.page("images")
    assert not page.back.isVisible()
    page.presenter.choose_visit(visit.id)
    clinic.settle()
    clinic.type("images.reason", "number mistyped at the machine")
    clinic.click("images.place")
    assert page.back.isVisible()
    assert page.back.text().startswith("Back to the visit of ")
    clinic.click("images.back")
    assert clinic.window.is_in_visit
    assert clinic.window._visit.visit.id == visit.id


def test_that_a_held_picture_is_rejected_with_a_reason_and_stays_kept(clinic, tmp_path):
    image_id = held(clinic, tmp_path)
    clinic.open()
    clinic.window.show_page("images")
    clinic.settle()
    clinic.click("images.reject")
    assert clinic.messages() == ["A reason is needed."]
    assert not clinic.services.images.image(image_id).rejected
    clinic.type("images.reason", "another patient")
    clinic.click("images.reject")
    assert clinic.services.images.image(image_id).rejected
    assert "images" not in rail(clinic)


def test_that_the_listener_is_off_until_somebody_turns_it_on_and_names_a_device(clinic, qtbot):
    clinic.open()
    clinic.window.show_page("settings")
    clinic.settle()
    assert clinic.services.image_station.state.listener is ListenerState.OFF
    port = free_port()
    clinic.click("images.listener_on")
    card = clinic.window.findChild(type(clinic.find("settings.images")), "settings.images")
    assert card.faults.message().title == "No device may send yet: add the AE title and the address of the ultrasound machine."
    assert not load_image_settings(clinic.services.store).listener_on
    clinic.type("images.port", f"{port}\n", instead=True)
    card.presenter.answer("peers", "STORESCU, 127.0.0.1")
    clinic.settle()
    assert card.faults.message() is None
    assert load_image_settings(clinic.services.store) == ImageSettings(listener_on=True, port=port, peers=(Peer("STORESCU", "127.0.0.1"),))
    qtbot.waitUntil(lambda: clinic.services.image_station.state.listener is ListenerState.LISTENING, timeout=PATIENCE_MS)
    clinic.click("images.listener_on")
    qtbot.waitUntil(lambda: clinic.services.image_station.state.listener is ListenerState.OFF, timeout=PATIENCE_MS)


def test_that_a_device_without_a_comma_is_told_and_nothing_is_stored(clinic):
    clinic.open()
    clinic.window.show_page("settings")
    clinic.settle()
    card = clinic.find("settings.images")
    card.presenter.answer("peers", "VIVID 192.168.7.20")
    assert card.faults.message().title == "“VIVID 192.168.7.20” is not a device: write its AE title, a comma and its address."
    assert load_image_settings(clinic.services.store).peers == ()


def test_that_a_picture_of_nobody_known_is_held_while_the_window_goes_on(clinic, tmp_path, program, qtbot):
    storescu, port = program("storescu"), free_port()
    save_image_settings(clinic.services.store, ImageSettings(listener_on=True, port=port, peers=(Peer("STORESCU", "127.0.0.1"),)))
    clinic.open()
    qtbot.waitUntil(lambda: clinic.services.image_station.state.listener is ListenerState.LISTENING, timeout=PATIENCE_MS)
    path = invented.write(tmp_path / "other.dcm", invented.dicom(1, mrn="999"))
    subprocess.run([storescu, "-aec", "PROCASSIST", "127.0.0.1", str(port), str(path)], check=True, capture_output=True, timeout=60)
    qtbot.waitUntil(lambda: len(clinic.services.images.inbox()) == 1, timeout=PATIENCE_MS)
    clinic.window.show_page("images")
    clinic.settle()
    page = clinic.window.house.page("images")
    assert [row.held.reason for row in page._rows.values()] == ["No patient here has the number 999 that is in its header."]
    qtbot.waitUntil(lambda: not page.viewer.image.isNull(), timeout=PATIENCE_MS)


def test_that_a_watched_folder_is_taken_from_and_told_when_it_is_gone(clinic, tmp_path, qtbot):
    folder = tmp_path / "from the machine"
    folder.mkdir()
    save_image_settings(clinic.services.store, ImageSettings(folder_on=True, folder=str(folder)))
    clinic.open()
    qtbot.waitUntil(lambda: clinic.services.image_station.state.folder == str(folder), timeout=PATIENCE_MS)
    invented.write(folder / "one.dcm", invented.dicom(1, mrn="999"))
    qtbot.waitUntil(lambda: len(clinic.services.images.inbox()) == 1, timeout=PATIENCE_MS)
    folder.rename(tmp_path / "moved")
    qtbot.waitUntil(lambda: clinic.services.image_station.state.is_folder_gone, timeout=PATIENCE_MS)

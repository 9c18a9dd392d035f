"""The outbox in the real window: setting up a folder, signing, draining by itself, refusals, decisions, and what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from procedure_assistant.services.delivery import DeliveryState, Destination, Kind
from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.services.outbox_station import OutboxStation
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui import theme
from procedure_assistant.ui.access.password_box import PasswordBox
from procedure_assistant.ui.names import unnamed_inputs
from procedure_assistant.ui.stock.rows_table import RowsTable
from tests.ui.clinic import Clinic

LONG = 60_000
"""Milliseconds: generous, for a machine at work."""


class Ward(Clinic):
    """A clinic beside a shared folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "records.db")
        self.share = folder / "share"
        self.share.mkdir()

    @property
    def outbox(self) -> OutboxService:
        assert self.services.outbox is not None
        return self.services.outbox

    @property
    def station(self) -> OutboxStation:
        assert self.services.outbox_station is not None
        return self.services.outbox_station

    def place(self, *, share: Path | None = None, on_sign: bool = True, enabled: bool = True) -> Destination:
        """A destination that is set up."""
        made = self.outbox.new_destination(Kind.FOLDER)
        settings = {"folder": str(share or self.share)}
        return self.outbox.save_destination(
            replace(made, name="Ward", settings=settings, formats=("pdf", "text"), on_sign=on_sign, enabled=enabled), {}
        )

    def closed(self) -> Visit:
        """A visit that is signed."""
        return self.sign(self.patient(), at="08:00")

    def cells(self, name: str = "outbox.table") -> list[tuple[str, ...]]:
        table = self.find(name)
        assert isinstance(table, RowsTable)
        return [tuple(map(str, line.cells)) for line in table.lines()]

    def open_first(self) -> None:
        """Enter on the first row of the list."""
        table = self.find("outbox.table")
        assert isinstance(table, RowsTable)
        table.setFocus()
        table.selectRow(0)
        self.key(Qt.Key.Key_Return)

    def badge(self) -> str:
        return self.window.rail.entry("outbox").accessibleName()

    def label(self, name: str) -> str:
        found = self.find(name)
        assert isinstance(found, QLabel)
        return found.text()


@pytest.fixture
def ward(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Ward]:
    opened = Ward(tmp_path)
    yield opened
    opened.close()


def fill_disk_name(ward: Ward, visit: Visit) -> Path:
    """Put another file where the first file of the delivery would go, so that it is refused."""
    (one,) = ward.outbox.of_visit(visit.id)
    made = ward.outbox.dry_run(ward.outbox.destinations()[0], visit.id)
    path = ward.share / made[0].name
    path.write_bytes(b"of somebody else")
    assert one.delivery.id in path.name
    return path


def refused(ward: Ward) -> Path:
    """A delivery that was refused, with the file that is in its way."""
    ward.place()
    path = fill_disk_name(ward, ward.closed())
    ward.station.send_due()
    return path


def test_that_a_clinic_without_destinations_is_told_where_they_are_set_up(ward: Ward):
    ward.open()
    ward.click("rail.outbox")
    assert ward.label("outbox.empty") == (
        "No destination is set up, so nothing is sent. An administrator adds one in the settings, under Destinations."
    )
    assert ward.badge() == "Outbox"
    assert not ward.station.is_on


def test_that_a_folder_set_up_by_hand_gets_the_next_signed_visit_by_itself(ward: Ward, qtbot: QtBot):
    ward.open()
    ward.click("rail.settings")
    ward.click("destinations.add.folder")
    ward.type("destination.name", "Ward")
    ward.type("destination.folder", str(ward.share))
    ward.click("destination.format.text")
    ward.click("destination.test")
    assert ward.label("destination.tested") == "The connection works. Nothing of a patient was sent."
    ward.click("destination.on_sign")
    ward.click("destination.enabled")
    ward.click("destination.save")
    assert "Folder  ·  every signed visit  ·  " + str(ward.share) in ward.texts()
    ward.closed()
    ward.click("rail.outbox")
    qtbot.waitUntil(lambda: len([path for path in ward.share.iterdir() if path.suffix in (".pdf", ".txt")]) == 2, timeout=LONG)
    qtbot.waitUntil(lambda: ward.outbox.counts() == (0, 0), timeout=LONG)
    qtbot.waitUntil(lambda: ward.badge() == "Outbox", timeout=LONG)
    ward.click("outbox.filter.all")
    qtbot.waitUntil(lambda: bool(ward.cells()) and ward.cells()[0][0].startswith("In the chart"), timeout=LONG)
    ((state, patient, visit, place, answer),) = ward.cells()
    assert (state, patient, place) == ("In the chart since 08:30", "Larson, Jacob", "Ward")
    assert visit == "23 Nov 2026: Botulinum toxin + GON block"
    assert answer == f"2 files in the folder {ward.share}."


def test_that_the_rail_counts_what_is_not_yet_in_the_chart(ward: Ward, qtbot: QtBot):
    ward.place(share=ward.share / "gone")
    ward.closed()
    ward.open()
    qtbot.waitUntil(lambda: ward.badge() == "Outbox, 1 waiting", timeout=LONG)
    ward.click("rail.outbox")
    qtbot.waitUntil(lambda: "Next try 08:30" in str(ward.cells()), timeout=LONG)
    assert ward.cells()[0][4] == f"The folder {ward.share / 'gone'} is not there."
    assert ward.label("outbox.summary") == "1 not yet in the chart"


def test_that_a_refusal_says_why_and_goes_again_when_told(ward: Ward, qtbot: QtBot):
    path = refused(ward)
    ward.open()
    ward.click("rail.outbox")
    assert ward.cells()[0][0] == "Refused"
    assert ward.label("outbox.summary") == "1 not yet in the chart, 1 refused"
    ward.open_first()
    texts = ward.texts()
    assert f"Another file of the name {path.name} lies in the folder. It was left as it is." in texts
    assert "Look at that file, and remove it where it is of no use. Then send again." in texts
    path.unlink()
    ward.click("delivery.again")
    qtbot.waitUntil(lambda: ward.outbox.counts() == (0, 0), timeout=LONG)
    happened = ["Accepted", "Queued again", "Refused", "Queued"]
    qtbot.waitUntil(lambda: [cells[1] for cells in ward.cells("delivery.history")] == happened, timeout=LONG)
    assert not ward.sees("delivery.again")
    ward.key(Qt.Key.Key_Escape)
    assert not ward.sees("delivery.history")
    assert ward.sees("outbox.empty")


def test_that_giving_up_needs_a_reason_and_is_kept_with_it(ward: Ward):
    refused(ward)
    ward.open()
    ward.click("rail.outbox")
    ward.open_first()
    assert words_of(ward, "delivery.show") == "Show what was sent"  # the other side has seen it and said no
    ward.click("delivery.give_up")
    assert ward.find("delivery.decide").property("kind") == "danger"
    ward.click("delivery.decide")
    assert ward.outbox.counts() == (1, 1)
    ward.type("delivery.reason", "sent by letter\n")
    assert not ward.sees("delivery.reason")
    assert ward.outbox.counts() == (0, 0)
    (line,) = ward.outbox.lines()
    assert (line.delivery.state, line.delivery.reason) == (DeliveryState.GIVEN_UP, "sent by letter")
    assert "Not sent: sent by letter" in ward.texts()


def words_of(ward: Ward, name: str) -> str:
    found = ward.find(name)
    assert isinstance(found, QAbstractButton)
    assert found.accessibleName() == found.text()
    return found.text()


def test_that_what_never_left_is_not_said_to_be_sent(ward: Ward):
    ward.place(share=ward.share / "gone")
    ward.closed()
    ward.station.send_due()
    ward.open()
    ward.click("rail.outbox")
    ward.open_first()
    assert words_of(ward, "delivery.show") == "Show what will be sent"
    assert any("as the record stood on 23 Nov 2026 08:28" in text for text in ward.texts())
    ward.click("delivery.show")
    assert ward.label("outbox.sent.lead") == "Exactly as it will be sent, to the last character."
    ward.click("outbox.sent.back")
    ward.click("delivery.hold")
    assert ward.find("delivery.decide").property("kind") == "primary"
    ward.click("delivery.cancel")
    ward.click("delivery.give_up")
    ward.type("delivery.reason", "sent by letter\n")
    assert words_of(ward, "delivery.show") == "Show what would be sent"


def test_that_what_is_sent_is_shown_exactly(ward: Ward):
    ward.place()
    visit = ward.closed()
    ward.station.send_due()
    ward.open()
    ward.click("rail.outbox")
    ward.click("outbox.filter.all")
    ward.open_first()
    ward.click("delivery.show")
    assert ward.label("outbox.sent.lead") == "Exactly as it was sent, to the last character."
    choice = ward.find("outbox.sent.file")
    assert isinstance(choice, QComboBox)
    assert {choice.itemText(place) for place in range(choice.count())} == {path.name for path in ward.share.iterdir()}
    assert ward.sees("outbox.sent.pages")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    text = ward.find("outbox.sent.text")
    assert isinstance(text, QPlainTextEdit)
    sent = next(path for path in ward.share.iterdir() if path.suffix == ".txt")
    assert text.toPlainText() == sent.read_text()
    assert visit.id[:8] in sent.name
    ward.key(Qt.Key.Key_Escape)
    assert ward.sees("delivery.history")


def test_that_the_closed_visit_says_whether_it_is_in_its_chart_and_is_sent_by_hand(ward: Ward, qtbot: QtBot):
    place = ward.place(on_sign=False)
    visit = ward.closed()
    window = ward.open()
    window.open_visit(ward.services.visits.resume(visit.id))
    ward.settle()
    screen = window.visit_screen
    assert screen is not None
    screen.presenter.go_to("sign")
    qtbot.waitUntil(lambda: screen.sign.chart.words() == "Not yet in the chart", timeout=LONG)
    qtbot.waitUntil(lambda: ward.sees(f"chart.send.{place.id}"), timeout=LONG)
    ward.click(f"chart.send.{place.id}")
    qtbot.waitUntil(lambda: screen.sign.chart.words() == "In the chart", timeout=LONG)
    assert len(list(ward.share.iterdir())) == 2
    qtbot.waitUntil(lambda: "Ward: In the chart since 08:30" in ward.texts(), timeout=LONG)
    assert not ward.sees(f"chart.send.{place.id}")


def test_that_a_visit_without_any_destination_shows_no_chart(ward: Ward):
    visit = ward.closed()
    window = ward.open()
    window.open_visit(ward.services.visits.resume(visit.id))
    ward.settle()
    screen = window.visit_screen
    assert screen is not None
    screen.presenter.go_to("sign")
    ward.settle()
    assert not ward.sees("chart")


def test_that_closing_the_window_ends_the_sending(ward: Ward, qtbot: QtBot):
    ward.place()
    window = ward.open()
    qtbot.waitUntil(lambda: ward.station.is_on, timeout=LONG)
    window.close()
    assert not ward.station.is_on


def test_that_a_dry_run_shows_what_would_be_sent_before_anything_is_switched_on(ward: Ward, qtbot: QtBot):
    ward.closed()
    ward.open()
    ward.click("rail.settings")
    ward.click("destinations.add.folder")
    ward.type("destination.name", "Ward")
    ward.type("destination.folder", str(ward.share))
    ward.click("destination.format.pdf")
    ward.click("destination.format.text")
    qtbot.waitUntil(lambda: ward.find("destination.dry_run").isEnabled(), timeout=LONG)
    ward.click("destination.dry_run")
    qtbot.waitUntil(lambda: ward.sees("destination.files.text"), timeout=LONG)
    text = ward.find("destination.files.text")
    assert isinstance(text, QPlainTextEdit)
    assert text.toPlainText().startswith("PROCEDURE RECORD")
    assert list(ward.share.iterdir()) == []
    assert ward.outbox.destinations() == ()


def test_that_a_secret_is_typed_once_and_never_shown_again(ward: Ward):
    ward.open()
    ward.click("rail.settings")
    ward.click("destinations.add.fhir")
    ward.type("destination.name", "Hospital")
    ward.type("destination.url", "https://fhir.example/r4")
    ward.click("destination.auth.bearer")
    ward.type("destination.bearer_token", "sesame")
    ward.click("destination.save")
    (place,) = ward.outbox.destinations()
    assert ward.outbox.secrets_kept(place.id) == {"bearer_token"}
    assert not place.enabled
    ward.click(f"destinations.edit.{place.id}")
    box = ward.find("destination.bearer_token.box")
    assert isinstance(box, PasswordBox)
    assert box.edit.text() == ""
    assert "One is kept. Type another to replace it; it is never shown." in ward.texts()
    ward.type("destination.name", "Hospital chart", instead=True)
    ward.click("destination.save")
    assert ward.outbox.destinations()[0].name == "Hospital chart"
    assert ward.outbox.secrets_kept(place.id) == {"bearer_token"}
    ward.click(f"destinations.edit.{place.id}")
    ward.click("destination.auth.none")
    ward.click("destination.save")
    assert ward.outbox.secrets_kept(place.id) == frozenset()


def test_that_faults_stand_beside_their_fields_and_nothing_is_kept(ward: Ward):
    ward.open()
    ward.click("rail.settings")
    ward.click("destinations.add.mllp")
    ward.type("destination.port", "70000")
    ward.click("destination.save")
    assert ward.outbox.destinations() == ()
    form = ward.find("destination")
    problems = {name: box._problem for name, box in form._fields.items() if box._problem}  # type: ignore[attr-defined]
    assert problems == {"host": "Host is missing.", "port": "Port is a whole number from 1 to 65535."}


def test_that_removing_asks_once_more_and_gives_up_what_waits(ward: Ward):
    place = ward.place(share=ward.share / "gone")
    ward.closed()
    ward.open()
    ward.click("rail.settings")
    ward.click(f"destinations.edit.{place.id}")
    ward.click("destination.remove")
    assert len(ward.outbox.destinations()) == 1
    ward.click("destination.remove")
    assert ward.outbox.destinations() == ()
    (line,) = ward.outbox.lines()
    assert line.delivery.reason == "The destination was removed."


def test_that_every_field_has_a_name_for_a_screen_reader(ward: Ward):
    refused(ward)
    ward.open()
    ward.click("rail.outbox")
    ward.open_first()
    ward.click("delivery.give_up")
    assert list(unnamed_inputs(ward.window)) == []
    ward.click("rail.settings")
    ward.click("destinations.add.mllp")
    assert list(unnamed_inputs(ward.window)) == []

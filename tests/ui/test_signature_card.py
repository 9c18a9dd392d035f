"""The card of the clinic's signature: real service, real store, real certificate; the file dialog alone is stepped past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from procedure_assistant.documents.procedure_record import render
from procedure_assistant.documents.signature import PadesSigner
from procedure_assistant.services.clock import SystemClock
from procedure_assistant.services.note import Paper
from procedure_assistant.services.signature import SignatureService
from procedure_assistant.store import SqlStore
from procedure_assistant.ui.settings.signature_card import SignatureCard
from procedure_assistant.ui.tasks import Tasks
from tests.documents import notes
from tests.documents.certificates import PASSWORD, container
from tests.ui.conftest import Show


@dataclass
class Desk:
    card: SignatureCard
    service: SignatureService
    folder: Path
    qtbot: QtBot

    def said(self, name: str) -> str:
        label = self.card.findChild(QLabel, f"signature.{name}")
        assert label is not None
        return label.text() if label.isVisible() else ""

    def choose(self, password: str = PASSWORD) -> None:
        path = self.folder / "clinic.p12"
        path.write_bytes(container())
        self.card.password.edit.insert(password)  # QTest types ASCII alone
        self.card.take(str(path))
        self.qtbot.waitUntil(self.card.choose.isEnabled, timeout=30_000)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, show: Show) -> Iterator[Desk]:
    store, tasks = SqlStore(tmp_path / "procedures.db"), Tasks()
    service = SignatureService(store, SystemClock(), PadesSigner)
    card = SignatureCard(service, tasks)
    show(card, width=700)
    card.presenter.refresh()
    yield Desk(card, service, tmp_path, qtbot)
    tasks.drain()
    store.close()


def test_that_before_a_choice_nothing_is_signed_and_nothing_can_be_stopped(desk: Desk):
    assert desk.said("state") == "Saved records are not signed."
    assert not desk.card.stop.isVisible()


def test_that_a_chosen_certificate_stands_there_and_its_password_is_wiped(desk: Desk):
    desk.choose()
    assert desk.said("state").startswith("Saved records are signed with the certificate of Harbor Headache Center.\nIssued by ")
    assert desk.card.password.edit.text() == ""
    assert desk.card.stop.isVisible()


def test_that_a_wrong_password_is_told_and_nothing_is_chosen(desk: Desk):
    desk.choose("wrong")
    assert "the password is wrong, or it is no PKCS#12 file. Nothing was changed." in desk.said("problem")
    assert desk.said("state") == "Saved records are not signed."


def test_that_signing_is_stopped_by_one_click(desk: Desk):
    desk.choose()
    desk.card.stop.click()
    assert desk.said("state") == "Saved records are not signed."
    assert desk.service.certificate() is None


def test_that_a_checked_file_is_judged_in_words(desk: Desk):
    desk.choose()
    seal = desk.service.seal()
    assert seal is not None
    path = desk.folder / "record.pdf"
    path.write_bytes(seal(render(notes.shortest(), Paper.LETTER)))
    desk.card.presenter.check(str(path))
    desk.qtbot.waitUntil(lambda: desk.said("checked") != "", timeout=30_000)
    assert desk.said("checked").startswith("record.pdf: Signed by Harbor Headache Center at ")
    assert desk.said("checked").endswith("with the certificate of this clinic. Nothing was changed since.")


def test_that_a_file_that_is_no_pdf_is_told(desk: Desk):
    path = desk.folder / "letter.pdf"
    path.write_text("hello", encoding="utf-8")
    desk.card.presenter.check(str(path))
    desk.qtbot.waitUntil(lambda: desk.said("checked") != "", timeout=30_000)
    assert desk.said("checked").startswith("letter.pdf: The file cannot be read as a signed PDF")

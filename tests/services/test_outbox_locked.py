"""The outbox behind accounts: who may set up, send and look, and that sending goes on behind the lock screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from procedure_assistant.services.access import Access
from procedure_assistant.services.delivery import Destination, Kind
from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.services.problem import Problem
from tests.clinic_folder import ADMIN, DOCTOR, NURSE
from tests.exchange.visits import Desk, clinic


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with clinic(tmp_path, encrypted=True) as made:
        yield made


def parts(desk: Desk) -> tuple[OutboxService, Access]:
    outbox, access = desk.services.outbox, desk.services.access
    assert outbox is not None
    assert access is not None
    return outbox, access


def place(desk: Desk, folder: Path) -> Destination:
    """Set up by the administrator; the physician is in again."""
    outbox, access = parts(desk)
    access.log_in(ADMIN.login, ADMIN.password)
    made = outbox.new_destination(Kind.FOLDER)
    settings = {"folder": str(folder)}
    kept = outbox.save_destination(replace(made, name="Ward", settings=settings, on_sign=True, enabled=True), {})
    access.log_in(DOCTOR.login, DOCTOR.password)
    return kept


def code(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


def test_that_sending_goes_on_behind_the_lock_screen_and_stands_in_the_trail_as_the_program(desk: Desk, tmp_path: Path):
    share = tmp_path / "share"
    share.mkdir()
    place(desk, share)
    visit = desk.play("prp")
    outbox, access = parts(desk)
    access.lock()
    station = desk.services.outbox_station
    assert station is not None
    assert [one.visit_id for one in station.send_due()] == [visit.id]
    (path,) = share.iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert outbox.counts() == (0, 0)
    with pytest.raises(Problem) as caught:
        outbox.lines()
    assert code(caught) == "LOCKED"
    (entry,) = [one for one in access.store.audit_entries() if one.act == "send_record"]
    assert (entry.who, entry.subject) == ("Procedure Assistant", visit.id)
    assert path.name in entry.detail


def test_that_only_administrators_set_up_destinations_and_only_clinicians_send(desk: Desk, tmp_path: Path):
    kept = place(desk, tmp_path)
    visit = desk.play("shortest")
    outbox, access = parts(desk)
    access.log_in(NURSE.login, NURSE.password)
    for operation in (lambda: outbox.save_destination(kept, {}), lambda: outbox.test(kept, {}), lambda: outbox.remove_destination(kept.id)):
        with pytest.raises(Problem) as caught:
            operation()
        assert code(caught) == "PERMISSION"
    assert len(outbox.lines()) == 1
    outbox.send_now(outbox.lines()[0].delivery.id)
    access.log_in(ADMIN.login, ADMIN.password)
    for operation in (outbox.lines, lambda: outbox.send(visit.id, (kept.id,)), lambda: outbox.dry_run(kept, visit.id)):
        with pytest.raises(Problem) as caught:
            operation()
        assert code(caught) == "PERMISSION"
    assert outbox.counts() == (1, 0)


def test_that_an_administrator_sees_what_would_be_sent_behind_the_broken_glass_and_it_is_told(desk: Desk, tmp_path: Path):
    kept = place(desk, tmp_path)
    visit = desk.play("shortest")
    outbox, access = parts(desk)
    access.log_in(ADMIN.login, ADMIN.password)
    access.break_glass("the interface sends half a page")
    (file,) = outbox.dry_run(kept, visit.id)
    assert file.data.startswith(b"%PDF")
    assert [path.suffix for path in tmp_path.iterdir() if path.suffix == ".pdf"] == []
    looked = [one for one in access.store.audit_entries() if one.act == "look" and one.subject == visit.id]
    assert len(looked) == 1

"""What is still to be signed or printed, beside the visits of the day: derived from the logs, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from procedure_assistant.domain.commands import closing as closing_commands
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.paper_work import ToDo, paper_work
from procedure_assistant.ui import theme
from procedure_assistant.ui.visit.view import VisitScreen
from tests.ui.clinic import Clinic


@pytest.fixture
def clinic(tmp_path: Path, qtbot: QtBot, light: theme.Theme) -> Iterator[Clinic]:
    opened = Clinic(tmp_path / "records.db")
    yield opened
    opened.close()


def found(clinic: Clinic) -> list[tuple[str, ToDo]]:
    return [(one.name, one.to_do) for one in paper_work(clinic.services.store, clinic.clock)]


def test_that_given_visits_come_before_signed_ones_and_begun_ones_are_left_out(clinic: Clinic):
    clinic.sign(clinic.patient(), days_ago=1)
    clinic.inject(clinic.patient("Okafor", "Grace", "0047 1120"), at="09:00")
    clinic.begin(clinic.patient("Nguyen", "Linh", "0050 3307"))
    assert found(clinic) == [("Okafor, Grace", ToDo.SIGN), ("Larson, Jacob", ToDo.PRINT)]


def test_that_a_printed_record_leaves_the_list_and_a_leaflet_does_not_count(clinic: Clinic):
    visit = clinic.sign(clinic.patient())
    clinic.services.leaflets.keep_copy(visit, "en", Paper.LETTER)
    assert found(clinic) == [("Larson, Jacob", ToDo.PRINT)]
    clinic.services.records.keep_copy(visit, Paper.LETTER, "printer")
    assert found(clinic) == []


def test_that_a_draft_that_was_printed_before_the_signature_does_not_count(clinic: Clinic):
    player = clinic.inject(clinic.patient())
    clinic.services.records.keep_copy(player.visit, Paper.LETTER, "printer")
    player.finish()
    player.sign()
    assert found(clinic) == [("Larson, Jacob", ToDo.PRINT)]


def test_that_an_amended_record_is_to_be_printed_again(clinic: Clinic):
    visit = clinic.sign(clinic.patient())
    clinic.services.records.keep_copy(visit, Paper.LETTER, "printer")
    container, kept = next(iter(visit.record.containers.items()))
    other_lot = partial(closing_commands.correct_lot, container_id=container, lot="C0000X1", expiry=kept.opened.expiry)
    refusal = visit.do(closing_commands.amend, other_lot, "read wrongly")
    assert refusal is None
    assert found(clinic) == [("Larson, Jacob", ToDo.PRINT_AGAIN)]


def test_that_void_records_and_those_of_long_ago_are_left_out(clinic: Clinic):
    visit = clinic.sign(clinic.patient())
    assert visit.do(closing_commands.void, "wrong patient") is None
    clinic.sign(clinic.patient("Okafor", "Grace", "0047 1120"), days_ago=8)
    assert found(clinic) == []


def test_that_the_day_shows_the_list_and_leads_to_the_visit(clinic: Clinic):
    clinic.sign(clinic.patient())
    clinic.open((1440, 900))
    assert "To sign and print" in clinic.texts()
    clinic.click("today.paper.0")
    assert clinic.window.findChildren(VisitScreen)


def test_that_a_day_with_nothing_to_do_shows_no_list(clinic: Clinic):
    visit = clinic.sign(clinic.patient())
    clinic.services.records.keep_copy(visit, Paper.LETTER, "printer")
    clinic.open()
    assert "To sign and print" not in clinic.texts()

"""All visits into one file: in order, whole or not at all, with progress and cancel, and never silently without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.services.export_registry import RegistryExport
from procedure_assistant.services.long_work import Cancelled
from procedure_assistant.services.problem import Problem
from tests.exchange.visits import Desk, clinic
from tests.store.samples import tamper


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "data").mkdir()
    with clinic(tmp_path / "data") as made:
        yield made


def registry(desk: Desk) -> RegistryExport:
    assert desk.services.exports is not None
    return RegistryExport(desk.services.store, desk.services.exports)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_that_every_signed_visit_is_a_line_from_the_oldest_on(desk: Desk, tmp_path: Path):
    visits = [desk.play(name).id for name in ("shortest", "gon", "voided")]
    desk.begin("gon_block")
    told = registry(desk).write(tmp_path / "out.jsonl")
    assert (told.written, told.unsigned, told.unreadable) == (3, 1, [])
    assert told.text == "3 visits written. 1 visit left out, since nobody signed them."
    assert [(one["visit_id"], one["standing"]) for one in lines(tmp_path / "out.jsonl")] == list(
        zip(visits, ("signed", "signed", "voided"), strict=True)
    )


def test_that_amounts_are_exact_decimals_as_text_with_their_unit(desk: Desk, tmp_path: Path):
    desk.play("preempt")
    registry(desk).write(tmp_path / "out.jsonl")
    facts = lines(tmp_path / "out.jsonl")[0]["facts"]
    assert isinstance(facts, list)
    (site,) = [one for one in facts if one["kind"] == "site" and one["item"] == "frontalis_left_2"]
    assert (site["amount"], site["unit"], site["planned_amount"], site["status"]) == ("2.5", "units", "5", "changed")
    (waste,) = [one for one in facts if one["kind"] == "waste"]
    assert (waste["amount"], waste["unit"], waste["witness"]) == ("42.5", "units", "Carl Osei, RN")


def test_that_progress_is_told_and_ends_at_the_whole(desk: Desk, tmp_path: Path):
    for name in ("shortest", "gon"):
        desk.play(name)
    told: list[tuple[int, int]] = []
    registry(desk).write(tmp_path / "out.jsonl", progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 1000), (500, 1000), (1000, 1000)]


def test_that_a_cancelled_export_leaves_the_file_as_it_was(desk: Desk, tmp_path: Path):
    for name in ("shortest", "gon"):
        desk.play(name)
    target, cancel = tmp_path / "out.jsonl", Event()
    target.write_text("before")

    def stop(done: int, _total: int) -> None:
        if done:
            cancel.set()

    desk.play("voided")
    with pytest.raises(Cancelled):
        registry(desk).write(target, progress=stop, cancel=cancel)
    assert target.read_text() == "before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["data", "out.jsonl"]


def test_that_a_folder_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Problem) as caught:
        registry(desk).write(tmp_path / "file" / "out.jsonl")
    assert caught.value.code == "SAVE-FAILED"


def test_that_a_damaged_visit_is_named_and_the_others_are_written(desk: Desk, tmp_path: Path):
    good, bad = desk.play("shortest").id, desk.play("gon").id
    tamper(tmp_path / "data" / "procedures.db", f"UPDATE event SET payload = '{{}}' WHERE visit_id = '{bad}' AND seq = 3")
    told = registry(desk).write(tmp_path / "out.jsonl")
    assert (told.written, [visit_id for visit_id, _code in told.unreadable]) == (1, [bad])
    assert told.text.endswith("Missing, since it could not be read: 1 visit.")
    assert [one["visit_id"] for one in lines(tmp_path / "out.jsonl")] == [good]

"""The sheets of labels: the shipped file, and files with faults, each refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from procedure_assistant.protocols.faults import ProtocolFaults
from procedure_assistant.protocols.label_sheets import read_label_sheets
from procedure_assistant.resources import resource

GOOD = resource("labels.1.toml").read_text(encoding="utf-8")


def read(tmp_path: Path, text: str) -> None:
    (tmp_path / "labels.1.toml").write_text(text, encoding="utf-8")
    read_label_sheets(tmp_path)


def test_that_the_shipped_sizes_say_that_they_are_to_be_confirmed_and_name_no_maker():
    found = read_label_sheets(resource())
    assert [(one.id, one.places, one.is_roll, one.confirmed) for one in found] == [
        ("letter_30", 30, False, False),
        ("a4_21", 21, False, False),
        ("roll_62_29", 1, True, False),
    ]


def test_that_labels_are_counted_row_by_row():
    letter = read_label_sheets(resource())[0]
    (x, y), (beside, same), (left, below) = letter.place(0), letter.place(1), letter.place(3)
    assert (same, left) == (y, x)
    assert (beside - x, below - y) == pytest.approx((198.0, 72.0), abs=0.01)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("columns = 3", "columns = 4", "columns"),
        ("rows = 10", "rows = 11", "rows"),
        ("step_x = 69.85", "step_x = 60", "step_x"),
        ("width = 66.7", "width = -1", "width"),
        ("width = 66.7", "width = nan", "width"),
        ("top = 12.7", "top = -1", "top"),
        ('paper = "letter"', 'paper = "tabloid"', "paper"),
        ("rows = 10", "rows = 1.5", "rows"),
        ('id = "letter_30"', 'id = ""', "id"),
        ("confirmed = false", "confirmed = 3", "confirmed"),
        ("schema = 1", "schema = 2", "schema"),
        ("left = 4.8", "lefd = 4.8", "lefd"),
    ],
)
def test_that_a_size_that_cannot_be_printed_is_refused_with_its_place(tmp_path: Path, old: str, new: str, place: str):
    assert old in GOOD
    with pytest.raises(ProtocolFaults) as told:
        read(tmp_path, GOOD.replace(old, new, 1))
    assert place in str(told.value)


def test_that_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ProtocolFaults, match=r"labels\.1\.toml"):
        read_label_sheets(tmp_path)

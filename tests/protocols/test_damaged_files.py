"""However a data file is damaged, reading ends in a catalogue or in faults with their file, never in another error."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.protocols.catalogue import load_catalogue
from procedure_assistant.protocols.faults import ProtocolFaults

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDERS = ("protocols", "maps", "formulary", "codes")
FILES = sorted(path.relative_to(RESOURCES) for folder in FOLDERS for path in (RESOURCES / folder).glob("*.toml"))
VALUES = [
    "",
    '""',
    '" "',
    "0",
    "-1",
    "1e400",
    "inf",
    "true",
    "[]",
    "[[]]",
    "{}",
    '["x", "x"]',
    "1979-05-27",
    "07:32:00",
    '"not_known"',
    '"x; H-K"',
]


def damaged(text: str, line: int, value: str, *, drop: bool) -> str:
    """The text with one line dropped, or with the value of its key replaced."""
    lines = text.splitlines()
    number = line % len(lines)
    key, equals, _ = lines[number].partition("=")
    if drop or not equals:
        del lines[number]
    else:
        lines[number] = f"{key}= {value}"
    return "\n".join(lines)


def outcome(root: Path) -> str:
    """Whether the files are read or refused; any other end is an error of the test. A refusal names at least one fault with its reason."""
    try:
        catalogue = load_catalogue(root)
    except ProtocolFaults as refused:
        return "refused" if refused.faults and all(fault.file and fault.reason for fault in refused.faults) else "silent"
    return "read" if catalogue.offers() else "empty"


@settings(max_examples=80)
@given(
    file=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.integers(0, 2000), st.sampled_from(VALUES), st.booleans()), min_size=1, max_size=4),
)
def test_that_damage_ends_in_faults_and_in_nothing_else(file: Path, changes: list[tuple[int, str, bool]]):
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for folder in FOLDERS:
            shutil.copytree(RESOURCES / folder, root / folder)
        shutil.copy(RESOURCES / "sources.toml", root)
        text = (root / file).read_text(encoding="utf-8")
        for line, value, drop in changes:
            text = damaged(text, line, value, drop=drop)
        (root / file).write_text(text, encoding="utf-8")
        assert outcome(root) in ("read", "refused")


@pytest.mark.parametrize("value", VALUES)
def test_that_any_value_for_a_dose_is_read_or_refused(tmp_path: Path, value: str):
    shutil.copytree(RESOURCES, tmp_path, dirs_exist_ok=True, ignore=lambda folder, names: {"figures", "fonts", "icons", "theme"} & {*names})
    path = tmp_path / "maps/preempt_b10.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("units = 5,", f"units = {value or 'x'},", 1), encoding="utf-8")
    assert outcome(tmp_path) == "refused"

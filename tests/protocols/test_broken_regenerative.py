"""Each kind of fault in a file of the regenerative part is refused with file, line, place and reason, and nothing beside it is blamed."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from procedure_assistant.protocols.catalogue import load_catalogue
from tests.protocols.test_broken_files import RESOURCES, change, faults_of, said

FOLDERS = ("protocols", "maps", "formulary", "codes", "regenerative")
VARIANTS = tomllib.loads(Path(__file__).with_name("broken_regenerative.toml").read_text(encoding="utf-8"))["variant"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of all shipped data files."""
    for folder in FOLDERS:
        shutil.copytree(RESOURCES / folder, tmp_path / folder)
    for file in ("sources.toml", "regulatory.1.toml"):
        shutil.copy(RESOURCES / file, tmp_path)
    return tmp_path


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant["name"])
def test_that_a_broken_file_is_refused_for_exactly_its_faults(root: Path, variant: Mapping[str, str]):
    change(root, variant["file"], variant["old"], variant["new"], variant.get("after", ""))
    assert sorted(said(fault, variant["file"]) for fault in faults_of(root)) == sorted(variant["faults"])


def test_that_the_table_covers_every_file_of_the_part():
    named = {variant["file"] for variant in VARIANTS}
    own = {f"regenerative/{path.name}" for path in (RESOURCES / "regenerative").glob("*.toml")} | {"regulatory.1.toml"}
    assert own - named == set()
    assert len({variant["name"] for variant in VARIANTS}) == len(VARIANTS) >= 30


def test_that_faults_of_several_files_are_told_at_once(root: Path):
    change(root, "regenerative/prp.1.toml", 'at = "kit_expiry"', 'at = "kit_lot"')
    change(root, "regulatory.1.toml", "as_of = 2026-11-23", 'as_of = "today"')
    change(root, "regenerative/targets.1.toml", "depth_mm = 8", "depth_mm = -8")
    assert [(fault.file, fault.place) for fault in faults_of(root)] == [
        ("regenerative/prp.1.toml", "clock[1].at"), ("regenerative/targets.1.toml", "target[0].depth_mm"), ("regulatory.1.toml", "as_of"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "file", ["regenerative/prp.1.toml", "regenerative/shared.1.toml", "regulatory.1.toml", "regenerative/targets.1.toml"]
)
def test_that_a_file_that_cannot_be_read_is_the_only_one_blamed(root: Path, file: str):
    (root / file).write_text("schema = ", encoding="utf-8")
    assert [fault.file for fault in faults_of(root)] == [file]


def test_that_a_house_without_the_regenerative_part_has_its_other_visits(root: Path):
    shutil.rmtree(root / "regenerative")
    (root / "regulatory.1.toml").unlink()
    for path in (root / "protocols").glob("*_*ltrasound.1.toml"):
        path.unlink()
    for path in (root / "protocols").glob("*_occipital.1.toml"):
        path.unlink()
    assert [offer.id for offer in load_catalogue(root).visits] == ["preempt_botox", "gon_block", "preempt_botox+gon_block"]


def test_that_a_passport_of_no_known_product_is_refused(root: Path):
    shutil.copy(root / "regenerative/ultrasound.1.toml", root / "regenerative/fat.1.toml")
    change(root, "regenerative/fat.1.toml", 'id = "ultrasound"', 'id = "fat"')
    assert [(fault.place, fault.reason) for fault in faults_of(root)] == [("id", "“fat” is no passport that the program knows")]


def test_that_a_file_without_its_version_in_the_name_is_refused(root: Path):
    shutil.copy(root / "regenerative/prp.1.toml", root / "regenerative/prp.toml")
    assert [(fault.file, fault.reason) for fault in faults_of(root)] == [
        ("regenerative/prp.toml", "the file must be named <id>.<version>.toml, such as gon_block.2.toml")
    ]


def test_that_two_versions_of_a_passport_are_kept_apart_in_one_visit_only(root: Path):
    """A combination whose passports differ is refused where it is offered."""
    text = (root / "regenerative/ultrasound.1.toml").read_text(encoding="utf-8")
    (root / "regenerative/ultrasound.2.toml").write_text(text.replace("version = 1", "version = 2"), encoding="utf-8")
    change(root, "protocols/gon_block_ultrasound.1.toml", 'ultrasound = "ultrasound.1"', 'ultrasound = "ultrasound.2"')
    reasons = {fault.reason for fault in faults_of(root)}
    assert reasons == {"passport “ultrasound” differs between them"}

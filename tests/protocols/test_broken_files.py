"""Each kind of fault in a clinical data file is refused with file, line, place and reason, and nothing beside it is blamed."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from procedure_assistant.protocols.catalogue import load_catalogue
from procedure_assistant.protocols.faults import FileFault, ProtocolFaults

RESOURCES = Path(__file__).parents[2] / "resources"
FILES = (
    "sources.toml",
    "protocols/shared.1.toml",
    "protocols/preempt_botox.1.toml",
    "protocols/gon_block.1.toml",
    "protocols/visits.toml",
    "maps/preempt_b10.toml",
    "formulary/products.toml",
    "formulary/limits.toml",
    "codes/icd10cm.toml",
)
VARIANTS = tomllib.loads(Path(__file__).with_name("broken_files.toml").read_text(encoding="utf-8"))["variant"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped data files."""
    for file in FILES:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(RESOURCES / file, tmp_path / file)
    return tmp_path


def change(root: Path, file: str, old: str, new: str, after: str = "") -> None:
    """Replace the first ``old`` that follows ``after`` in a file; both must be there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    place = text.index(old, text.index(after))
    path.write_text(text[:place] + new + text[place + len(old) :], encoding="utf-8")


def faults_of(root: Path) -> tuple[FileFault, ...]:
    """The faults with which the files are refused."""
    with pytest.raises(ProtocolFaults) as refused:
        load_catalogue(root)
    return refused.value.faults


def said(fault: FileFault, file: str) -> str:
    """A fault as the table writes it."""
    return f"{'' if fault.file == file else fault.file + ', '}{fault.place}: {fault.reason}"


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant["name"])
def test_that_a_broken_file_is_refused_for_exactly_its_faults(root: Path, variant: Mapping[str, str]):
    change(root, variant["file"], variant["old"], variant["new"], variant.get("after", ""))
    faults = faults_of(root)
    assert [said(fault, variant["file"]) for fault in faults] == variant["faults"]
    for fault in faults:
        assert_line_shows_the_place(root, fault)


def assert_line_shows_the_place(root: Path, fault: FileFault) -> None:
    """The line of a fault holds its key, or opens the table that lacks it."""
    if fault.line is None:
        assert fault.place in ("section", "limit", "schema", "id", "version", "totals", "figure")
        return
    line = (root / fault.file).read_text(encoding="utf-8").splitlines()[fault.line - 1]
    names = re.findall(r"[a-z_0-9]*[a-z_]+[a-z_0-9]*", fault.place)
    assert re.match(rf"\s*(\[+[\w.]*\b)?({'|'.join(names)})\b", line) or line.lstrip().startswith(("{", "site = [")), line


def test_that_the_table_of_variants_covers_every_kind_of_file():
    assert {variant["file"] for variant in VARIANTS} | {"sources.toml"} == set(FILES)
    assert len({variant["name"] for variant in VARIANTS}) == len(VARIANTS) >= 40


def test_that_the_line_of_a_fault_is_the_line_where_it_stands(root: Path):
    change(root, "protocols/gon_block.1.toml", "value = 0.5", "value = 0", 'id = "weight_needed_fraction"')
    text = (root / "protocols/gon_block.1.toml").read_text(encoding="utf-8").splitlines()
    line = text.index('id = "weight_needed_fraction"') + 2
    assert faults_of(root) == (FileFault("protocols/gon_block.1.toml", line, "limit[1].value", "must be above zero, not 0"),)
    assert text[line - 1] == "value = 0"


def test_that_several_faults_in_several_files_are_all_told_at_once(root: Path):
    change(root, "protocols/gon_block.1.toml", "value = 0.5", 'value = "half"')
    change(root, "protocols/gon_block.1.toml", 'short = "LON"', "")
    change(root, "protocols/preempt_botox.1.toml", "value = 18", "value = 18\nunits = 3")
    change(root, "maps/preempt_b10.toml", "units = 155", "units = 150")
    change(root, "formulary/limits.toml", "value = 4.5", "value = -4.5")
    change(root, "codes/icd10cm.toml", "G43.719", "migraine")
    with pytest.raises(ProtocolFaults) as refused:
        load_catalogue(root)
    assert [(fault.file, fault.place) for fault in refused.value.faults] == [
        ("codes/icd10cm.toml", "diagnosis[0].icd10cm"),
        ("formulary/limits.toml", "anaesthetic[0].mg_per_kg.value"),
        ("maps/preempt_b10.toml", "totals.units"),
        ("protocols/gon_block.1.toml", "limit[1].value"),
        ("protocols/gon_block.1.toml", "nerve[1].short"),
        ("protocols/preempt_botox.1.toml", "limit[0].units"),
    ]
    first, *rest = str(refused.value).splitlines()
    assert first == "6 faults in the clinical data files:"
    assert rest == [f"- {fault.text}" for fault in refused.value.faults]


def test_that_one_fault_reads_as_file_line_place_and_reason(root: Path):
    change(root, "protocols/visits.toml", '["gon_block"]', '["prp"]')
    with pytest.raises(ProtocolFaults) as refused:
        load_catalogue(root)
    assert str(refused.value) == (
        "1 fault in the clinical data files:\n- protocols/visits.toml, line 12, visit[1].protocols[0]: there is no protocol “prp”"
    )


@pytest.mark.parametrize("file", FILES)
def test_that_a_missing_file_is_named_and_nothing_else_is_blamed(root: Path, file: str):
    (root / file).unlink()
    missing = {
        "protocols/shared.1.toml": [
            "protocols/gon_block.1.toml, line 8, shared: there is no shared.1.toml",
            "protocols/preempt_botox.1.toml, line 8, shared: there is no shared.1.toml",
        ],
        "maps/preempt_b10.toml": [
            "protocols/preempt_botox.1.toml, line 9, map: there is no map “preempt” of version “B10”",
        ],
    }
    if file in ("protocols/preempt_botox.1.toml", "protocols/gon_block.1.toml"):
        protocol_id = file.removeprefix("protocols/").removesuffix(".1.toml")
        faults = faults_of(root)
        assert {fault.file for fault in faults} <= {"codes/icd10cm.toml", "protocols/visits.toml", "protocols/shared.1.toml"}
        assert {fault.reason for fault in faults} == {f"there is no protocol “{protocol_id}”"}
    else:
        assert [fault.text for fault in faults_of(root)] == missing.get(file, [f"{file}: the file is missing"])


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (b"", "the file is empty", None),
        (b"  \n\n", "the file is empty", None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file in UTF-8 (byte 1)", None),
        (b"schema = 1\ntitle = \x00", "not valid TOML: invalid value", 2),
        (b"schema = 1\nid = botox\n", "not valid TOML: invalid value", 2),
        (b"schema = 1\n\n[[section]\nid = 1\n", "not valid TOML: expected ']]' at the end of an array declaration", 3),
        (b"schema = 1\nschema = 2\n", "not valid TOML: cannot overwrite a value", 2),
        (b'schema = 1\ntitle = "open\n', "not valid TOML: illegal character '\\n'", 2),
        (b"schema = 1\nlist = [1,", "not valid TOML: invalid value", 2),
        (b"a = " + b"[" * 20_000, "not valid TOML: nested too deeply", None),
        (b"schema = " + b"9" * 5000, "not valid TOML: a value is too long to be read", None),
        (b"#" * 2_000_001, "larger than 2 MB, which no file of this kind is", None),
    ],
    ids=["empty", "blank", "picture", "zero byte", "bare word", "header", "key twice", "open text", "end", "deep", "long number", "large"],
)
def test_that_a_file_that_cannot_be_read_is_the_only_one_blamed(root: Path, file: str, content: bytes, reason: str, line: int | None):
    (root / file).write_bytes(content)
    assert faults_of(root) == (FileFault(file, line, "", reason),)


def test_that_a_folder_in_place_of_a_file_is_told(root: Path):
    (root / "protocols/gon_block.1.toml").unlink()
    (root / "protocols/gon_block.1.toml").mkdir()
    assert [fault.text for fault in faults_of(root)] == ["protocols/gon_block.1.toml: cannot be read: Is a directory"]


def test_that_an_empty_folder_names_every_file_it_should_hold(tmp_path: Path):
    wanted = ["codes/icd10cm.toml", "formulary/limits.toml", "formulary/products.toml", "protocols/visits.toml", "sources.toml"]
    assert [fault.text for fault in faults_of(tmp_path)] == [f"{file}: the file is missing" for file in wanted]


@pytest.mark.parametrize("name", ["gon_block.toml", "gon_block.0.toml", "Gon_block.2.toml", "gon_block.two.toml"])
def test_that_a_protocol_without_its_version_in_the_name_is_refused(root: Path, name: str):
    shutil.copy(root / "protocols/gon_block.1.toml", root / "protocols" / name)
    assert [(fault.file, fault.reason) for fault in faults_of(root)] == [
        (f"protocols/{name}", "the file must be named <id>.<version>.toml, such as gon_block.2.toml")
    ]


def test_that_a_byte_order_mark_and_windows_line_ends_do_no_harm(root: Path):
    plain = load_catalogue(root)
    for file in FILES:
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_catalogue(root) == plain


def test_that_two_files_of_the_same_map_version_are_refused(root: Path):
    shutil.copy(root / "maps/preempt_b10.toml", root / "maps/preempt_copy.toml")
    assert [fault.text for fault in faults_of(root)] == ["maps/preempt_copy.toml, line 7, version: map “preempt” has version “B10” twice"]


def test_that_a_fault_in_shared_sections_is_told_once_though_two_protocols_use_them(root: Path):
    change(root, "protocols/shared.1.toml", 'equals = "complication"', 'equals = "bad"')
    assert [fault.text.partition(", section")[2] for fault in faults_of(root)] == [
        "[11].step[1].show_if.equals: “bad” is no answer of “observation_done”"
    ]

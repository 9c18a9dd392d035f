"""MDM and ORU of every kind of visit, read by hl7apy against the structures and tables of v2.5.1, and by the `hl7` library."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import hl7
import pytest
from hl7apy.base_datatypes import DT, FT, NM, TX
from hl7apy.consts import VALIDATION_LEVEL
from hl7apy.parser import parse_message
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.commands import block
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Length
from procedure_assistant.exchange import hl7_mdm, hl7_oru, hl7_text
from procedure_assistant.exchange.formats import FORMATS
from procedure_assistant.exchange.hl7_message import read_message
from procedure_assistant.exchange.hl7_visit import Route
from procedure_assistant.services.export import VisitExport
from tests.exchange.desks import Desks, all_desks
from tests.exchange.hl7_reading import note_of
from tests.exchange.visits import NAMES, clinic, person

STRICT, TOLERANT = VALIDATION_LEVEL.STRICT, VALIDATION_LEVEL.TOLERANT

# hl7apy holds table 0396 without "UCUM" and without the local codes that it allows ("99zzz"), and has "L,M,N" of table 0301 as one entry.
TABLES = re.compile(r"Warning: Value ((99PROCASSIST|UCUM) not in table HL70396|L not in table HL70301) in element \w+\.\w+")


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    with all_desks(tmp_path_factory.mktemp("desks")) as made:
        yield made


@pytest.fixture(scope="module", params=NAMES)
def visit(request: pytest.FixtureRequest, desks: Desks) -> VisitExport:
    return desks.export(request.param)


@pytest.fixture(scope="module")
def visits(desks: Desks) -> dict[str, VisitExport]:
    return {name: desks.export(name) for name in ("shortest", "amended", "voided", "draft", "preempt")}


def without_values(data: bytes) -> str:
    """The message with short values in OBX-5: hl7apy holds every OBX-5 for an ST of at most 199 letters, whatever OBX-2 says.

    The values themselves are validated as what they are by ``check_values``.
    """
    lines = []
    for line in data.decode().split("\r"):
        fields = line.split("|")
        if fields[0] == "OBX" and len(fields[5]) > 100:
            fields[5] = "x"
        lines.append("|".join(fields))
    return "\r".join(lines)


def check_values(data: bytes) -> int:
    """Each OBX-5 as the data type of OBX-2; how many there were. A PDF is longer than the 65,536 letters of TX, as charts take it."""
    kinds = {"NM": NM, "TX": TX, "FT": FT}
    count = 0
    for line in data.decode().split("\r"):
        fields = line.split("|")
        if fields[0] != "OBX":
            continue
        count += 1
        if fields[2] == "ED":
            source, kind, subtype, encoding, content = fields[5].split("^")
            assert (source, kind, subtype, encoding) == ("", "application", "pdf", "Base64")
            assert base64.b64decode(content, validate=True).startswith(b"%PDF-")
        elif fields[2] == "DT":
            DT(date(int(fields[5][:4]), int(fields[5][4:6]), int(fields[5][6:])))
        elif fields[5]:
            value = Decimal(fields[5]) if fields[2] == "NM" else fields[5]
            kinds[fields[2]](value, validation_level=STRICT)
    return count


def validate(data: bytes, folder: Path) -> None:
    """Strictly without the long values; the whole of a document as well, tolerantly, since it has little else."""
    whole = [(data.decode(), TOLERANT)] if b"|MDM^" in data else []
    for text, level in ((without_values(data), STRICT), *whole):
        report = folder / "report.txt"
        message = parse_message(text, validation_level=level, find_groups=True)
        assert message.validate(report_file=str(report))
        told = [line for line in report.read_text("utf-8").splitlines() if line]
        assert [line for line in told if not TABLES.fullmatch(line)] == []
    assert check_values(data) > 0


@pytest.mark.parametrize("name", ["hl7-mdm", "hl7-oru"])
def test_that_an_independent_reader_finds_no_fault(visit: VisitExport, tmp_path: Path, name: str):
    validate(next(one for one in FORMATS if one.name == name)(visit), tmp_path)


def test_that_hl7apy_would_find_a_fault(visits: dict[str, VisitExport], tmp_path: Path):
    data = hl7_mdm.write(visits["shortest"])
    with pytest.raises(Exception, match="TXA"):
        validate(re.sub(rb"TXA\|.*?\r", b"", data), tmp_path)


def test_that_the_document_holds_the_note_and_the_pdf_as_they_are(visit: VisitExport):
    message = hl7.parse(hl7_mdm.write(visit).decode())
    assert note_of(message) + "\n" == visit.text
    pdf = str(message.segments("OBX")[-1][5]).rpartition("^")[2]
    assert base64.b64decode(pdf) == visit.pdf()


@pytest.mark.parametrize(
    ("name", "trigger", "version", "parent", "status", "availability", "of_each", "reason"),
    [
        ("shortest", "T02", ".1", "", "AU", "AV", "F", ""),
        ("draft", "T02", ".D", "", "IP", "UN", "P", "DRAFT, not signed"),
        ("amended", "T10", ".4", ".3", "AU", "AV", "C", "read back: half the dose; label read again; typed wrong"),
        ("voided", "T10", ".2", ".1", "AU", "AV", "W", "VOID: charted in the wrong patient’s record"),
    ],
)
def test_that_each_standing_is_told_as_the_standard_has_it(
    visits: dict[str, VisitExport],
    name: str,
    trigger: str,
    version: str,
    parent: str,
    status: str,
    availability: str,
    of_each: str,
    reason: str,
):
    message = read_message(hl7_mdm.write(visits[name]))
    txa = message.one("TXA")
    assert txa
    number, before = txa.field(12).text, txa.field(13).text
    assert message.kind == ("MDM", trigger)
    assert version in number
    assert before == (number.rpartition(".")[0] + parent if parent else "")
    assert (txa.field(17).text, txa.field(19).text, txa.field(21).text) == (status, availability, reason)
    assert {one.field(11).text for one in message.all("OBX")} == {of_each}
    results = read_message(hl7_oru.write(visits[name]))
    assert {one.field(11).text for one in results.all("OBX")} <= {of_each, "X"}
    assert {one.field(25).text for one in results.all("OBR")} == {"C" if of_each == "W" else of_each}


def test_that_all_versions_of_a_record_share_their_numbers_and_no_two_messages_their_id(visits: dict[str, VisitExport]):
    visit = visits["amended"]
    roots = {read_message(write(visit)).control_id for write in (hl7_mdm.write, hl7_oru.write)}
    assert len(roots) == 2
    fillers = [one.field(3).component(1).text for one in read_message(hl7_oru.write(visit)).all("OBR")]
    assert len(set(fillers)) == len(fillers)
    again = replace(visit, last_seq=visit.last_seq + 1)
    assert [one.field(3).component(1).text for one in read_message(hl7_oru.write(again)).all("OBR")] == fillers
    assert read_message(hl7_oru.write(again)).control_id not in roots


def test_that_the_doses_of_the_sites_add_up_to_those_of_the_muscles_and_the_map(visits: dict[str, VisitExport]):
    found = {one.field(3).component(1).text: one.field(5).text for one in read_message(hl7_oru.write(visits["preempt"])).all("OBX")}
    sites = [Decimal(value) for code, value in found.items() if code.startswith("site-dose.") and value]
    muscles = [Decimal(value) for code, value in found.items() if code.startswith("muscle-dose.")]
    # 31 × 5 units planned, half of one site and one site left out, two extras: 155 − 2.5 − 5 + 10
    assert (len(sites), sum(sites), sum(muscles), found["map-dose"]) == (32, Decimal("157.5"), Decimal("157.5"), "157.5")
    assert found["site-dose.trapezius_left_3"] == ""


def test_that_a_measured_length_keeps_its_precision_and_a_dose_has_no_trailing_zero(tmp_path: Path):
    with clinic(tmp_path) as desk:
        visit = desk.play("draft")
        assert visit.do(block.measure, Side.LEFT, Length(Decimal("85.0"))) is None
        message = read_message(hl7_oru.write(desk.export("draft")))
    found = {one.field(3).component(1).text: one.field(5).text for one in message.all("OBX")}
    assert (found["tape.left"], found["site-dose.procerus_1"]) == ("85.0", "5")


def test_that_loinc_stands_only_where_it_is_vouched_for(visit: VisitExport):
    coded = {
        one.field(3).component(1).text
        for data in (hl7_oru.write(visit), hl7_mdm.write(visit))
        for one in read_message(data).all("OBX")
        if one.field(3).component(3).text == "LN"
    }
    assert coded <= {"72514-3", "29463-7", "28570-0"}
    systems = {one.field(3).component(3).text for one in read_message(hl7_oru.write(visit)).all("OBX")}
    assert systems <= {"LN", "99PROCASSIST"}


def test_that_the_route_of_a_destination_is_in_the_header(visits: dict[str, VisitExport]):
    route = Route("PA", "CLINIC", "EPIC^X", "A hospital with a rather long name", "d1")
    header = read_message(hl7_oru.write(visits["shortest"], route)).header
    assert [header.field(number).component(1).text for number in (3, 4, 5, 6)] == ["PA", "CLINIC", "EPIC^X", ""]
    assert [header.field(6).component(number).text for number in (2, 3)] == ["A hospital with a rather long name", "L"]


def test_that_what_is_typed_opens_no_field_and_no_segment(tmp_path: Path):
    evil = "O'Neil|^~\\&\rOBX|99|ST|evil||1\nPID|2\x0b\x1c\x00é𝄞\u2028"
    patient = person(family_name=evil, given_names=evil, mrn="1|2^3&4~5\\6")
    with clinic(tmp_path / "clinic", patient=patient) as desk:
        visit = desk.export("shortest")
        for data in (hl7_mdm.write(visit), hl7_oru.write(visit)):
            message = read_message(data)
            (pid,) = message.all("PID")
            clean = " ".join(re.sub("[\x00-\x1f\u2028]+", " ", evil).split())
            assert pid.field(5).component(1).text == clean
            assert pid.field(3).component(1).text == "1|2^3&4~5\\6"
            assert b"\x0b" not in data
            assert b"\x1c" not in data
            assert not any(line.startswith("OBX|99") for line in data.decode().split("\r"))
            validate(data, tmp_path)


@given(st.text(max_size=200))
def test_that_any_text_comes_back_from_its_escapes(value: str):
    typed = value.encode("utf-8", "replace").decode()
    plain = hl7_text.text(typed)
    assert not set(plain) & set("|^~&\r\n\x0b\x1c")
    data = hl7_text.message(hl7_text.header({9: hl7_text.text("ZZZ")}), hl7_text.segment("NTE", {3: plain}))
    note = read_message(data).one("NTE")
    assert note
    assert note.separators.plain(note.field(3).raw) == re.sub("\r\n|[\r\n\u2028\u2029\x85]", " ", typed)


@given(st.text("|^~&\\EFSTRX.br0041 \n", max_size=60))
def test_that_the_hl7_library_reads_the_same(value: str):
    note = hl7_text.segment("NTE", {3: hl7_text.formatted(value)})
    data = hl7_text.message(hl7_text.header({9: hl7_text.text("ZZZ")}), note, hl7_text.segment("DSC", {1: hl7_text.text("end")}))
    message = hl7.parse(data.decode())  # which takes white space off the end of a message
    read = str(message.unescape(str(message[1][3]))) if len(message[1]) > 3 else ""
    assert read.replace("\r", "\n") == value


def test_that_a_moment_needs_its_offset():
    assert hl7_text.moment(datetime(2026, 11, 23, 9, 5, tzinfo=UTC)) == "20261123090500+0000"
    with pytest.raises(ValueError, match="two ways"):
        hl7_text.moment(datetime(2026, 11, 23))  # noqa: DTZ001 -- that is what is refused


def test_that_a_long_note_goes_on_in_the_next_segment(visits: dict[str, VisitExport]):
    visit = replace(visits["shortest"])
    visit.__dict__["text"] = "".join(f"Line {number}: 5 units & 1|2\n" for number in range(6000))
    data = hl7_mdm.write(visit)
    message = hl7.parse(data.decode())
    assert note_of(message) + "\n" == visit.text
    assert len(message.segments("OBX")) == 5
    check_values(data)

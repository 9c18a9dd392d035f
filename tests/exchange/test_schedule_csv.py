"""CSV schedules: how a file is written is found out, every line is a message or a told fault, and hostile files end in words."""

from __future__ import annotations

import csv
import io
import os
import random
import resource
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from procedure_assistant.exchange.schedule_csv import LONGEST_LINE, CsvSchedules
from procedure_assistant.services.incoming import MOST_OF_A_DAY
from procedure_assistant.services.incoming_values import AppointmentStatus
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.schedule_import import ScheduleImport
from procedure_assistant.services.schedule_values import Columns, DateOrder, Field, ImportCounts, Layout
from tests.services.incoming_world import NOW, World

HEADER = "MRN,Family name,First name,DOB,Sex,Date,Time,Reason,Status,Appointment ID"
LINE = "1001,Doe,Jane,1981-02-14,F,2026-11-23,14:30,Botox,,A1"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path / "procedures.db")
    yield made
    assert made.sound()
    made.store.close()


@pytest.fixture
def importer(world: World) -> ScheduleImport:
    return ScheduleImport(world.incoming, CsvSchedules(), world.store, world.clock)


def written(path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    file = path / "schedule.csv"
    file.write_bytes(end.join((*lines, "")).encode(encoding))
    return file


def run(importer: ScheduleImport, path: Path, columns: Columns | None = None, layout: Layout | None = None) -> ImportCounts:
    return importer.run(importer.preview(path, "csv", layout, columns), "csv")


# -- how a file is written ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "found"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"),
     ("cp1252", "cp1252")],
)  # fmt: skip
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_that_encoding_and_delimiter_are_found_and_every_name_is_whole(
    importer: ScheduleImport, world: World, tmp_path: Path, encoding: str, found: str, delimiter: str
):
    lines = [text.replace(",", delimiter) for text in (HEADER, LINE.replace("Doe", "Muñoz Ørsted").replace("1001", "7"))]
    preview = importer.preview(written(tmp_path, *lines, encoding=encoding, end="\r\n"), "csv")
    assert (preview.layout.encoding, preview.layout.delimiter, preview.missing) == (found, delimiter, ())
    importer.run(preview, "csv")
    assert [one.name for one in world.patients()] == ["Muñoz Ørsted, Jane"]


def test_that_the_columns_are_guessed_and_the_appointment_is_on_the_day(importer: ScheduleImport, world: World, tmp_path: Path):
    counts = run(importer, written(tmp_path, HEADER, LINE))
    (line,) = world.incoming.day()
    assert (counts.created, counts.appointments, counts.refused) == (1, 1, 0)
    assert (line.starts.strftime("%H:%M"), line.appointment.reason, line.appointment.number) == ("14:30", "Botox", "A1")


def test_that_the_mapping_of_a_source_is_kept(importer: ScheduleImport, tmp_path: Path):
    file = written(tmp_path, "a;b;c;d", "7;Doe, Jane;14.02.1981;x")
    columns = Columns({Field.MRN: "a", Field.NAME: "b", Field.BORN: "c"}, DateOrder.DAY_FIRST, "CLINIC")
    assert importer.preview(file, "csv").missing
    run(importer, file, columns)
    again = importer.preview(file, "csv")
    assert (again.columns, again.missing) == (columns, ())
    assert importer.preview(file, "another").columns != columns


def test_that_a_file_without_a_line_of_names_is_read_by_the_number_of_its_columns(importer: ScheduleImport, tmp_path: Path):
    preview = importer.preview(written(tmp_path, LINE, LINE.replace("1001", "1002")), "csv")
    assert not preview.layout.has_header
    assert (preview.names[0], preview.lines[0].line.number) == ("Column 1", 1)


def test_that_a_file_is_not_taken_while_a_column_is_missing(importer: ScheduleImport, world: World, tmp_path: Path):
    with pytest.raises(Problem) as refused:
        run(importer, written(tmp_path, "a,b", "1,2"))
    assert refused.value.code == "SCHEDULE-COLUMNS"
    assert world.patients() == ()


# -- lines -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("1001", "", "record number"),
        ("Doe", "", "name is missing"),
        ("1981-02-14", "", "birth date is missing"),
        ("1981-02-14", "1981-02-30", "no day"),
        ("1981-02-14", "2031-02-14", "not possible"),
        ("1981-02-14", "02/03/1981", "two ways"),
        ("1981-02-14", "someday", "cannot be read"),
        (",F,", ",Q,", "sex"),
        ("14:30", "25:30", "time"),
        ("14:30", "", "time"),
        (",,A1", ",maybe,A1", "status"),
        ("Doe", "D\x00oe", "no text"),
        ("Doe", "D\x1boe", "no text"),
        ("Doe", "D" * 600, "longer"),
    ],
)
def test_that_a_faulty_line_is_told_by_its_number_and_the_others_come_in(
    importer: ScheduleImport, world: World, tmp_path: Path, was: str, now: str, fault: str
):
    counts = run(importer, written(tmp_path, HEADER, LINE.replace("1001", "9").replace("Doe", "Roe"), LINE.replace(was, now, 1)))
    assert (counts.created, counts.refused) == (1, 1)
    ((number, sentence), *_more) = counts.faults
    assert number == 3
    assert fault in sentence


@pytest.mark.parametrize(
    ("status", "known"), [("No Show", "no_show"), ("CANCELED", "cancelled"), ("checked in", "arrived"), ("", "booked")]
)
def test_that_the_status_of_an_appointment_is_understood(importer: ScheduleImport, world: World, tmp_path: Path, status: str, known: str):
    run(importer, written(tmp_path, HEADER, LINE.replace(",,A1", f",{status},A1")))
    assert world.incoming.day()[0].appointment.status is AppointmentStatus(known)


@pytest.mark.parametrize("order", list(DateOrder))
def test_that_the_order_of_day_and_month_is_chosen_or_found_out(importer: ScheduleImport, world: World, tmp_path: Path, order: DateOrder):
    lines = [LINE.replace("1981-02-14", day).replace("1001", str(number)) for number, day in enumerate(("03/02/1981", "25/12/1990"))]
    preview = importer.preview(written(tmp_path, HEADER, *lines), "csv")
    assert preview.columns.dates is DateOrder.DAY_FIRST
    if order is not DateOrder.MONTH_FIRST:
        importer.run(preview, "csv")
        assert world.patients()[0].birth_date in (date(1981, 2, 3), date(1990, 12, 25))


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://x")', "+1+1", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_that_a_formula_is_plain_text(importer: ScheduleImport, world: World, tmp_path: Path, formula: str):
    out = io.StringIO()
    csv.writer(out).writerows([HEADER.split(","), [formula if cell == "Botox" else cell for cell in LINE.split(",")]])
    run(importer, written(tmp_path, out.getvalue().rstrip()))
    assert world.incoming.day()[0].appointment.reason == formula


def test_that_a_name_may_hold_the_delimiter_and_a_line_end_within_quotes(importer: ScheduleImport, world: World, tmp_path: Path):
    run(importer, written(tmp_path, HEADER, LINE.replace("Doe", '"Doe, the\nelder"')))
    assert world.patients()[0].family_name == "Doe, the elder"


# -- the same again, moved, gone ---------------------------------------------------------------------------------------


def test_that_the_same_file_again_changes_nothing_not_even_the_chain(importer: ScheduleImport, world: World, tmp_path: Path):
    file = written(tmp_path, HEADER, LINE)
    run(importer, file)
    before = world.store.spine_head()
    counts = run(importer, file)
    assert (counts.unchanged, counts.taken, counts.held) == (1, 0, 0)
    assert world.store.spine_head() == before


def test_that_an_appointment_moves_back_with_the_file_that_says_so(importer: ScheduleImport, world: World, tmp_path: Path):
    for at in ("14:30", "16:00", "14:30"):
        run(importer, written(tmp_path, HEADER, LINE.replace("14:30", at)))
    (line,) = world.incoming.day()
    assert line.starts.strftime("%H:%M") == "14:30"


def test_that_a_doubtful_line_is_held_once_however_often_the_file_comes(importer: ScheduleImport, world: World, tmp_path: Path):
    file = written(tmp_path, HEADER, LINE, LINE.replace("1001", "2002").replace("A1", "A2"))
    for _ in range(3):
        assert run(importer, file).held == 1
    (held,) = world.incoming.held()
    assert b"2002" in held.original


# -- hostile files -----------------------------------------------------------------------------------------------------


def test_that_an_endless_line_is_told_and_the_next_is_read(importer: ScheduleImport, world: World, tmp_path: Path):
    counts = run(importer, written(tmp_path, HEADER, LINE, "x" * (LONGEST_LINE * 3), LINE.replace("1001", "7").replace("Doe", "Roe")))
    assert counts.created == 2
    assert counts.faults == ((3, f"The line is longer than {LONGEST_LINE} characters: left out."),)


def test_that_a_quote_that_is_never_closed_does_not_swallow_the_file(importer: ScheduleImport, world: World, tmp_path: Path):
    lines = [LINE.replace("1001", str(number)).replace("Doe", f"Doe{number}") for number in range(100)]
    counts = run(importer, written(tmp_path, HEADER, '7,"Doe', *lines))
    assert counts.created >= 45
    assert "not closed" in counts.faults[0][1]


NONSENSE = (
    b"", b"\x00" * 5000, b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256)) * 40, b'"' * 9000, b"," * 9000, b"\r\r\r\n" * 99,
)  # fmt: skip


@pytest.mark.parametrize("data", NONSENSE)
def test_that_nonsense_ends_in_a_sentence(importer: ScheduleImport, world: World, tmp_path: Path, data: bytes):
    file = tmp_path / "schedule.csv"
    file.write_bytes(data)
    with pytest.raises(Problem) as refused:
        importer.run(importer.preview(file, "csv"), "csv")
    assert refused.value.code.startswith("SCHEDULE-")
    assert world.patients() == ()


def test_that_what_is_no_file_is_refused(importer: ScheduleImport, tmp_path: Path):
    for path in (tmp_path, tmp_path / "none.csv", Path("/dev/zero"), tmp_path / "a\0b"):
        with pytest.raises(Problem) as refused:
            importer.preview(path, "csv")
        assert refused.value.code.startswith("SCHEDULE-")


def test_that_a_line_in_another_encoding_is_told(importer: ScheduleImport, world: World, tmp_path: Path):
    file = written(tmp_path, HEADER, LINE)
    file.write_bytes(file.read_bytes() + LINE.replace("1001", "7").replace("Doe", "Muñoz").encode("cp1252"))
    layout = Layout("utf-8", ",")
    counts = run(importer, file, layout=layout)
    assert (counts.created, counts.faults[0][0]) == (1, 3)
    assert "Windows" not in counts.faults[0][1]
    assert "encoding" in counts.faults[0][1]


# -- many --------------------------------------------------------------------------------------------------------------


def many(path: Path, count: int, seed: int = 7) -> Path:
    """So many different people with an appointment today or tomorrow, some named alike and born on one day."""
    chance = random.Random(seed)
    families = ["Doe", "Muñoz", "Ørsted", "O'Brien", "Smith-Jones", "Łukasz", "Nguyen", "García López", "de la Cruz", "Doe"]
    lines = []
    for number in range(count):
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        name = f"{chance.choice(families)},Given{number}"
        day = NOW.date() + timedelta(days=number % 2)
        lines.append(f"{10_000 + number},{name},{born},{'FM'[number % 2]},{day},{8 + number % 10:02d}:{number % 6}0,Botox,,V{number}")
    return written(path, HEADER, *lines)


def test_that_a_thousand_lines_are_a_thousand_right_people(importer: ScheduleImport, world: World, tmp_path: Path):
    file = many(tmp_path, 1000)
    counts = run(importer, file)
    assert (counts.created, counts.refused, counts.held) == (1000, 0, 0)
    with file.open(encoding="utf-8", newline="") as rows:
        wanted = {(row["MRN"], f"{row['Family name']}, {row['First name']}", row["DOB"]) for row in csv.DictReader(rows)}
    assert {(one.mrn, one.name, one.birth_date.isoformat()) for one in world.patients()} == wanted
    assert len(world.incoming.day(most=1000)) == 500
    assert len(world.incoming.day()) == MOST_OF_A_DAY


def test_that_very_many_come_in_and_a_cancel_in_the_middle_keeps_what_was_taken(importer: ScheduleImport, world: World, tmp_path: Path):
    count = int(os.environ.get("PA_LINES", "1500"))
    some = count // 25 * 10  # progress is told every ten lines
    preview = importer.preview(many(tmp_path, count), "csv")
    cancel, seen = Event(), []

    def advance(counts: ImportCounts) -> None:
        seen.append(counts.lines)
        if counts.lines >= some:
            cancel.set()

    first = importer.run(preview, "csv", progress=advance, cancel=cancel)
    assert (first.cancelled, first.created) == (True, some)
    assert len(world.patients()) == some
    assert seen == sorted(seen)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    second = importer.run(preview, "csv")
    assert (second.unchanged, second.created, second.cancelled) == (some, count - some, False)
    assert len(world.patients()) == count
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024

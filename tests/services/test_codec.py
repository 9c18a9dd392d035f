"""Events to rows and back. ``PA_REWRITE_GOLDEN=1`` rewrites golden/events.jsonl; the difference is then the review of a changed shape."""

from __future__ import annotations

import dataclasses
import enum
import json
import os
import types
import typing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.domain import events as e
from procedure_assistant.domain import events_regenerative as r
from procedure_assistant.domain.events_consent import ConsentRenewed, ConsentSigned, ConsentWithdrawn, DrawnBy, Signer
from procedure_assistant.domain.events_photo import PhotoUse
from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.patient import Allergy, Code, Condition, Medication, Patient, Sex, Weight
from procedure_assistant.domain.units import Dose, Length, Volume, milligrams, units_of
from procedure_assistant.services import codec
from procedure_assistant.services.chain import chain_faults, row_hash
from procedure_assistant.services.codec import KINDS, UPCASTS, VERSIONS, entry_of, rows_of
from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem

GOLDEN = Path(__file__).parent / "golden" / "events.jsonl"
AT = datetime(2026, 11, 23, 19, 31, 5, 123456, tzinfo=UTC)
DAY = date(2026, 11, 23)
BOTOX = "onabotulinumtoxinA"
LATEX = Code("http://snomed.info/sct", "300916003", "Latex allergy")
PARTS = (e.DrugPart("c2", Volume.ml("1.0"), milligrams(20)), e.DrugPart("c3", Volume.ml(1), Dose(Decimal(500), "mcg")))

# One of each kind, every field in use, so that a lost or renamed field is seen. New kinds go to the end: the golden rows are chained.
SAMPLES: tuple[e.Event, ...] = (
    e.VisitOpened(
        patient=Patient(
            "p1",
            "Müller-Łęcki",
            "Zoë “Zo”",
            date(1981, 2, 14),
            Sex.FEMALE,
            "0b324782",
            (Allergy("Latex", "hives", "high", "active", LATEX),),
            (Condition("Migraine", "active", date(2010, 1, 1), None, Code("http://hl7.org/fhir/sid/icd-10-cm", "G43.719")),),
            (Medication("topiramate 100 mg", "active", date(2020, 5, 1)),),
            Weight(Decimal("81.2471294404367"), DAY),
            "chart.json",
            AT,
        ),
        protocols=(("preempt_botox", 1), ("gon_block", 2)),
        map_id="preempt",
        map_version="B10",
        formulary_version="products 1",
        program_version="1.0.0",
        day=DAY,
        earlier_doses=(e.EarlierDose("v0", date(2026, 8, 31), BOTOX, Kind.TOXIN, units_of(BOTOX, 155)),),
        earlier_scores=(e.EarlierScore("v0", date(2026, 8, 31), "NRS", "after", 3),),
    ),
    e.StepAnswered("anticoagulant_which", ("warfarin", "aspirin")),
    e.FindingOverridden("headache_days_few", "Fewer than 15 headache days.", "diary lost"),
    e.ProductOpened(
        "c1",
        "botox_200",
        "BOTOX 200 units",
        BOTOX,
        Kind.TOXIN,
        units_of(BOTOX, 200),
        None,
        False,
        "0023-3921-02",
        "C8812C3",
        date(2029, 4, 30),
        "SN17",
    ),
    e.ProductReconstituted("c1", Volume.ml("4.0"), "0.9 % NaCl", "N2207", date(2028, 1, 31)),
    e.ProductReturned("c9"),
    e.WasteRecorded("c1", units_of(BOTOX, "2.50"), "dropped", "K. Osei"),
    e.SiteInjected(
        "temporalis_right_extra_1", "temporalis", Side.RIGHT, 1, "lateral_right", 297.25, 154.0, units_of(BOTOX, 5), None, "c1", "pain"
    ),
    e.SiteRetracted("procerus_1"),
    e.SiteDoseChanged("procerus_1", units_of(BOTOX, "2.5")),
    e.SiteMoved("procerus_1", 221.5, 219.0, Length(Decimal("0.8")), "scar"),
    e.SiteOmitted("procerus_1", "declined"),
    e.SiteNoted("procerus_1", "bled\nstopped at once"),
    e.LandmarksPlaced((450.0, 250.0), (332.0, 330.0), None),
    e.TapeMeasured(Side.LEFT, Length(Decimal("84.0"))),
    e.BlockPlanned(("gon", "lon"), (Side.LEFT, Side.RIGHT), PARTS, "in_all"),
    e.BlockInjected("gon", Side.LEFT, 410.666, 276.667, Length(Decimal("28.0")), False, PARTS, "negative", "tender point"),
    e.BlockOmitted("patient fainted"),
    e.PainScored("after", 3, 25),
    e.AdverseEventNoted("syncope", "legs up", "well after 5 min"),
    e.Retracted(7, 9),
    e.Reinstated(7, 9),
    e.Signed("Elena Marsh", "MD", "I performed this procedure.", "0" * 64),
    e.Printed("record", "letter", 2, "printer"),
    e.LotCorrected("c1", "C8812C4", date(2029, 5, 31)),
    e.Amended(1, "Frontalis left 2", "5 units", "2.5 units", "read back from the syringe"),
    e.CoSigned("Ruth Ellery", "MD", "I supervised this procedure.", "f" * 64),
    e.Voided("wrong patient"),
    e.HandedOver("T. Rivera", "end of shift"),
    e.WasteCorrected("c1", units_of(BOTOX, "37.5"), "counted again", "K. Osei"),
    e.BlockCorrected(
        "gon",
        Side.LEFT,
        e.BlockInjected("gon", Side.LEFT, 410.666, 276.667, Length(Decimal("28.0")), True, PARTS, "negative", "tender point"),
    ),
    e.ScoreCorrected("after", 4),
    e.AspirationPositive("gon", Side.RIGHT, "Blood"),
    r.BiologicBegun("b1", "prp", 1),
    r.PassportFilled("b1", "label_identifiers", ("name", "birth_date")),
    r.BiologicReturned("b2", "dropped"),
    r.BiologicDiscarded("b1", Volume.ml("0.50"), "rest", "K. Osei"),
    e.TargetInjected("gon_c2", Side.LEFT, "b1", Volume.ml("2.0"), PARTS, r.Guidance.ULTRASOUND, "negative", 2, "tender point"),
    r.GuidanceChanged("gon_c2", Side.LEFT, "b1", r.Guidance.LANDMARKS, "picture lost"),
    r.UltrasoundNoted("gon_c2", Side.RIGHT, "depth_mm", ("17.5",)),
    r.ImageAttached(
        "i1",
        "a" * 64,
        r.ImageKind.ULTRASOUND,
        "gon_c2",
        Side.LEFT,
        True,
        "application/dicom",
        640,
        480,
        "listener",
        3,
        "2026-11-23T11:02:00",
        "Acme U1",
        "needle at the nerve",
    ),
    r.ImagePinned("i1", "", None, False, ""),
    r.ImageMarked("i1", (r.ImageMark(r.MarkKind.RULER, ((1.5, 2.0), (30.0, 2.0)), "depth", Length(Decimal("8.0"))),)),
    r.ImageRemoved("i1", "another patient"),
    r.TargetAspirated("gon_c2", Side.LEFT, "Blood", "Occipital artery", r.AfterAspiration.MOVED),
    e.TargetCorrected(
        "gon_c2",
        Side.LEFT,
        "b1",
        e.TargetInjected("gon_nuchal", Side.LEFT, "b1", Volume.ml("1.5"), (), r.Guidance.ULTRASOUND, "negative", 2, "tender point"),
    ),
    r.DiscardCorrected("b1", Volume.ml("1.0"), "rest", "K. Osei"),
    e.PracticeDeclared(),
    e.PlanLaid(
        "v0",
        DAY,
        "B10",
        (e.LaidSite("t_1", "temporalis", Side.LEFT, 1, "lateral_left", 213.0, 154.5, units_of(BOTOX, "7.5"), True, "scar"),),
    ),
    e.HeadPhotoChosen("i2", 1, Side.RIGHT, PhotoUse.KEPT),
    e.HeadPhotoCalibrated("i2", (300.5, 500.0), (500.0, 500.25), Length(Decimal("100.0"))),
    e.HeadPhotoLandmarks("i2", (400.0, 200.0), (250.5, 280.0), None),
    e.VialKept("c1", units_of(BOTOX, "45.0"), "the clinic’s policy", AT + timedelta(hours=24)),
    e.VialTakenOver(
        "c4",
        "v0/c1",
        "botox_200",
        "BOTOX 200 units",
        BOTOX,
        Kind.TOXIN,
        units_of(BOTOX, 200),
        Volume.ml("4.0"),
        False,
        "0023-3921-02",
        "C8812C3",
        date(2029, 4, 30),
        "SN17",
        "0.9 % NaCl",
        AT,
        AT + timedelta(hours=24),
        units_of(BOTOX, "45.0"),
    ),
    e.KeptDiscarded("c1", units_of(BOTOX, "20.0"), "Nobody came", "K. Osei"),
    e.HeadPhotoScaleBegun("i2", (300.5, 500.0), None),
    ConsentSigned(
        "combined",
        "Consent to both",
        "2026-11",
        "es",
        "Consent to both\n# What is planned\nText\nI agree.",
        "8f3b6c1d0e5a4f7b2c9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d0e9f8a7b",
        "Botulinum toxin and occipital nerve block",
        "both",
        Signer.REPRESENTATIVE,
        "Müller-Łęcki, Ana",
        "mother",
        "K. Osei",
        "R. Ibarra",
        ((0, 0, 1500, 1000, 3000, 500), (7, 7)),
        DrawnBy.PEN,
        sample=True,
    ),
    ConsentWithdrawn("She wants to think about it"),
    ConsentRenewed("Agreed again aloud, heard by K. Osei"),
)


def rows_of_samples() -> tuple[LogRow, ...]:
    """The samples as one log: the opening alone, then two commands of several events."""
    rows: tuple[LogRow, ...] = ()
    for events in (SAMPLES[:1], SAMPLES[1:9], SAMPLES[9:]):
        after = rows[-1] if rows else None
        rows += rows_of("v1", events, at=AT, who="E. Marsh", workstation="room 1", after=after)
    return rows


def as_line(row: LogRow) -> str:
    """A row as a line of the golden file."""
    return json.dumps(dataclasses.asdict(row), default=str, ensure_ascii=False, sort_keys=True)


def row_from(line: str) -> LogRow:
    """A line of the golden file as a row."""
    columns = json.loads(line)
    return LogRow(**{**columns, "at": datetime.fromisoformat(columns["at"])})


def test_that_the_samples_hold_each_kind_once():
    assert sorted(type(event).__name__ for event in SAMPLES) == sorted(KINDS)


def test_that_the_stored_shape_of_each_kind_is_the_recorded_one():
    lines = [as_line(row) for row in rows_of_samples()]
    if os.environ.get("PA_REWRITE_GOLDEN") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_that_recorded_rows_are_read_as_what_they_were():
    rows = [row_from(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines()]
    assert tuple(entry_of(row).event for row in rows) == SAMPLES
    assert list(chain_faults(rows)) == []


def test_that_a_log_written_before_vials_had_serial_numbers_is_read_as_it_was():
    rows = [row_from(line) for line in (GOLDEN.parent / "events_before_vials.jsonl").read_text(encoding="utf-8").splitlines()]
    then = tuple(replace(event, serial="") if isinstance(event, e.ProductOpened) else event for event in SAMPLES[: len(rows)])
    assert tuple(entry_of(row).event for row in rows) == then
    assert list(chain_faults(rows)) == []


def test_that_decimals_keep_their_digits_through_the_log():
    rows = rows_of_samples()
    tape = entry_of(rows[KINDS_IN_ORDER.index("TapeMeasured")]).event
    assert isinstance(tape, e.TapeMeasured)
    assert str(tape.length.amount) == "84.0"


KINDS_IN_ORDER = [type(event).__name__ for event in SAMPLES]


def test_that_rows_follow_one_another_and_name_their_command():
    rows = rows_of_samples()
    assert [row.seq for row in rows] == list(range(1, len(SAMPLES) + 1))
    assert [entry_of(row).group for row in rows] == [1] + [2] * 8 + [10] * (len(SAMPLES) - 9)
    assert rows[0].previous_hash == ""
    assert [row.previous_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert {row.version for row in rows} == {1}
    assert entry_of(rows[0]).at == AT
    assert (entry_of(rows[0]).who, entry_of(rows[0]).workstation) == ("E. Marsh", "room 1")


# -- every event there can be --------------------------------------------------------------------------------------------------

_AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False)
_LEAVES: dict[type, st.SearchStrategy[typing.Any]] = {
    str: st.text(),
    int: st.integers(-(2**40), 2**40),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: _AMOUNTS,
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Dose: st.builds(Dose, _AMOUNTS, st.sampled_from(["mg", "mcg", "units"]), st.text()),
}


def values_of(hint: typing.Any) -> st.SearchStrategy[typing.Any]:  # noqa: ANN401 -- a type hint of any form
    """Every value a field of this type can have."""
    if hint in _LEAVES:
        return _LEAVES[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if one is type(None) else values_of(one) for one in arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(values_of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values_of, arguments))
    if issubclass(hint, enum.Enum):
        return st.sampled_from(list(hint))
    hints = typing.get_type_hints(hint)
    return st.builds(hint, **{field.name: values_of(hints[field.name]) for field in dataclasses.fields(hint)})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=20)
@given(data=st.data())
def test_that_any_event_comes_back_as_it_was(kind: type[e.Event], data: st.DataObject):
    event = data.draw(values_of(kind))
    (row,) = rows_of("v1", (event,), at=AT, who="x", workstation="y", after=None)
    assert entry_of(row) == e.Entry(1, AT, "x", "y", event, 1)
    assert row.hash == row_hash(row)


# -- what cannot be read -------------------------------------------------------------------------------------------------------


def scored(**columns: typing.Any) -> LogRow:  # noqa: ANN401 -- columns of several types
    """A row with a pain score, with other columns."""
    (row,) = rows_of("v1", (e.PainScored("before", 7, None),), at=AT, who="x", workstation="y", after=None)
    return replace(row, **columns)


@pytest.mark.parametrize("columns", [{"kind": "HologramAttached"}, {"version": 2}, {"kind": "VisitOpened", "version": 99}])
def test_that_an_entry_of_a_later_program_is_named_as_such(columns: dict[str, typing.Any]):
    with pytest.raises(Problem) as caught:
        entry_of(scored(**columns))
    assert caught.value.code == "LOG-UNKNOWN"
    assert caught.value.text.startswith("Entry 1 of this visit was written by a later version of the program")
    assert caught.value.text.endswith("Nothing was changed. Open the visit with the newer version.")


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        '{"event":{"moment":"before","value":7,"minutes":null}}',
        '{"group":1}',
        '{"group":1,"event":null}',
        '{"group":1,"event":{}}',
        '{"group":1,"event":{"moment":"before","value":"7","minutes":null}}',
        '{"group":1,"event":{"moment":"before","value":7.5,"minutes":null}}',
        '{"group":"1","event":{"moment":"before","value":7,"minutes":null}}',
        '{"group":0,"event":{"moment":"before","value":7,"minutes":null}}',
        '{"group":2,"event":{"moment":"before","value":7,"minutes":null}}',
        "[" * 100_000,
        "\ud800",
    ],
    ids=range(17),
)
def test_that_a_damaged_entry_is_named_and_nothing_of_it_is_believed(payload: str):
    with pytest.raises(Problem) as caught:
        entry_of(scored(payload=payload))
    assert caught.value.code == "LOG-DAMAGED"
    assert caught.value.message == "Entry 1 of this visit cannot be read. The other entries are safe."


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "five", ""])
def test_that_a_dose_that_is_no_number_is_damage(amount: str):
    payload = json.dumps({"group": 1, "event": {"site": "procerus_1", "dose": {"amount": amount, "unit": "units", "of": BOTOX}}})
    with pytest.raises(Problem) as caught:
        entry_of(scored(kind="SiteDoseChanged", payload=payload))
    assert caught.value.code == "LOG-DAMAGED"


def test_that_a_unit_nobody_knows_is_damage():
    payload = json.dumps({"group": 1, "event": {"site": "procerus_1", "dose": {"amount": "5", "unit": "U", "of": BOTOX}}})
    with pytest.raises(Problem) as caught:
        entry_of(scored(kind="SiteDoseChanged", payload=payload))
    assert caught.value.code == "LOG-DAMAGED"


def test_that_a_version_without_its_upcast_is_damage():
    with pytest.raises(Problem) as caught:
        entry_of(scored(version=0))
    assert caught.value.code == "LOG-DAMAGED"


def test_that_an_old_shape_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch):
    """As it will be when PainScored has had two earlier shapes: a bare score, then one without the minutes."""
    monkeypatch.setitem(VERSIONS, "PainScored", 3)
    monkeypatch.setitem(UPCASTS, ("PainScored", 1), lambda body: {"moment": "before", "value": body["score"]})
    monkeypatch.setitem(UPCASTS, ("PainScored", 2), lambda body: {**body, "minutes": None})
    old = scored(version=1, payload='{"group":1,"event":{"score":7}}')
    assert entry_of(old).event == e.PainScored("before", 7, None)
    assert entry_of(scored(version=3)).event == e.PainScored("before", 7, None)


def test_that_every_kind_is_written_in_a_version_it_can_be_read_in():
    assert list(VERSIONS) == list(KINDS)
    assert all((kind, version) in UPCASTS for kind, latest in VERSIONS.items() for version in range(1, latest))


def test_that_text_that_cannot_be_stored_is_refused_before_anything_is_written():
    with pytest.raises(Problem) as caught:
        rows_of("v1", (e.SiteNoted("procerus_1", "half a pair \ud83d"),), at=AT, who="x", workstation="y", after=None)
    assert (caught.value.code, caught.value.text) == (
        "TEXT-UNREADABLE", "The text holds a character that cannot be stored. Nothing was charted. Type it anew.",
    )  # fmt: skip


def test_that_a_payload_does_not_depend_on_the_order_of_its_fields():
    (row,) = rows_of("v1", (SAMPLES[0],), at=AT + timedelta(seconds=1), who="x", workstation="y", after=None)
    body = msgspec.json.decode(row.payload)
    assert list(body) == sorted(body)
    assert list(body["event"]) == sorted(body["event"])
    assert codec.entry_of(row).event == SAMPLES[0]

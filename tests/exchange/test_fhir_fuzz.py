"""Whatever is wrong with a file, reading it ends in a patient or in a Problem, never in another exception."""

from __future__ import annotations

import copy
import dataclasses
import json
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from procedure_assistant.services.patient_reader import ReadPatient
from procedure_assistant.services.problem import Problem
from tests.bundles import samples
from tests.bundles.samples import Json, as_bytes, read

BUNDLES = {name: samples.loaded(name) for name in ("amos_whitlock", "freya_ashdown", "nadia_okonjo")}
CONTENTS = {name: samples.path(name).read_bytes() for name in BUNDLES}

# Values that mean something to the reader are worth trying in every place.
TELLING = st.sampled_from(
    [
        "active", "entered-in-error", "refuted", "official", "MR", "2026", "2026-11", "2026-11-23", "2026-11-23T25:61:00Z", "0001-01-01",
        "9999-12-31T23:59:59-14:00", "Patient/", "#", "Patient", "Observation", "Medication", "Bundle", "29463-7", "kg", "716186003",
        "next", "history", -1, 0, 10**40, 0.1, 1e300, "\ud800", "\u0000", "",
    ]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12) | TELLING,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["coding", "code", "text", "resourceType"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(node: object) -> list[tuple[Json | list[object], str | int]]:
    """Every container and key in a document, in a fixed order."""
    found: list[tuple[Json | list[object], str | int]] = []
    if isinstance(node, dict | list):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            found.append((node, key))
            found += places(node[key])  # type: ignore[index]
    return found


@st.composite
def damaged_bundles(draw: st.DrawFn) -> Json:
    """A sample with up to five values replaced, removed, wrapped in lists or copied elsewhere."""
    bundle = copy.deepcopy(BUNDLES[draw(st.sampled_from(sorted(BUNDLES)))])
    for _ in range(draw(st.integers(1, 5))):
        all_places = places(bundle)
        container, key = all_places[draw(st.integers(0, len(all_places) - 1))]
        change = draw(st.sampled_from(["replace", "remove", "wrap", "move"]))
        if change == "replace":
            container[key] = draw(VALUES)  # type: ignore[index]
        elif change == "remove":
            del container[key]  # type: ignore[arg-type]
        elif change == "wrap":
            container[key] = [container[key], container[key]]  # type: ignore[index]
        else:
            other, other_key = all_places[draw(st.integers(0, len(all_places) - 1))]
            container[key] = copy.deepcopy(other[other_key])  # type: ignore[index]
        if not isinstance(bundle, dict) or not places(bundle):
            break
    return bundle


def outcome(data: bytes) -> ReadPatient | Problem:
    try:
        return read(data)
    except Problem as problem:
        return problem


def assert_sound(found: ReadPatient | Problem) -> None:
    """A Problem explains itself; a patient can be identified, stored and shown."""
    if isinstance(found, Problem):
        assert found.code.startswith("IMPORT-")
        assert found.message.endswith("Nothing was imported.")
        return
    patient = found.patient
    assert patient.family_name
    assert patient.mrn
    assert date(1890, 1, 1) < patient.birth_date <= samples.TODAY
    assert patient.weight is None or Decimal("0.3") <= patient.weight.kg <= 650
    assert all(entry.substance for entry in patient.allergies or ())
    assert all(entry.name and entry.status for entry in (*patient.conditions, *patient.medications))
    json.dumps(dataclasses.asdict(patient), default=str, ensure_ascii=False).encode()
    assert all(note.endswith(".") for note in found.notes)


@settings(max_examples=400)
@given(damaged_bundles())
def test_that_a_bundle_with_any_damage_is_read_or_refused(bundle: Json):
    assert_sound(outcome(json.dumps(bundle).encode()))


@settings(max_examples=200)
@given(st.sampled_from(sorted(CONTENTS)), st.data())
def test_that_a_file_with_any_changed_bytes_is_read_or_refused(name: str, data: st.DataObject):
    content = bytearray(CONTENTS[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    assert_sound(outcome(bytes(content)))


@settings(max_examples=200)
@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_that_anything_at_all_is_read_or_refused(data: bytes):
    assert_sound(outcome(data))


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_that_the_order_of_resources_does_not_change_the_patient(random: Random):
    bundle = copy.deepcopy(BUNDLES["amos_whitlock"])
    random.shuffle(bundle["entry"])
    straight, shuffled = read(CONTENTS["amos_whitlock"]).patient, read(as_bytes(bundle)).patient
    assert shuffled == straight

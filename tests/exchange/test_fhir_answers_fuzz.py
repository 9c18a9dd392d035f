"""Answers of servers with anything at any place: they are understood or left out, and never end the program."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.exchange.fhir_answers import outcome, refused, stored
from procedure_assistant.exchange.fhir_scheduled import Scheduled, appointment_of, person_of
from procedure_assistant.exchange.fhir_values import Notes
from procedure_assistant.services.incoming_values import IncomingPerson

TODAY = date(2026, 11, 23)
PATIENT = {
    "resourceType": "Patient", "id": "p1",
    "identifier": [{"system": "urn:x", "value": "7", "period": {"end": "2027"}, "type": {"text": "MRN"}}],
    "gender": "male", "birthDate": "1981-02-14", "name": [{"family": "Ashdown", "given": ["Julian"], "period": {"end": "2030-01-01"}}],
}  # fmt: skip
APPOINTMENT = {
    "resourceType": "Appointment", "id": "a1", "status": "booked", "start": "2026-11-23T11:00:00-08:00", "end": "2026-11-23T11:45:00-08:00",
    "minutesDuration": 45, "description": "x", "reasonCode": [{"text": "y"}], "serviceType": [{"coding": [{"display": "z"}]}],
    "participant": [{"actor": {"reference": "Patient/p1", "display": "J"}}, {"actor": {"reference": "Practitioner/d1"}}],
}  # fmt: skip
ANSWER = {
    "resourceType": "Bundle", "type": "transaction-response", "id": "b",
    "entry": [{"response": {"status": "201", "location": "x", "outcome": {"resourceType": "OperationOutcome", "issue": [{"code": "y"}]}}}],
}  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20) | st.just("9999-12-31T23:59:59-14:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way, *(place for key, one in inner for place in places(one, (*way, key)))]


def with_another(value: dict[str, Any], way: tuple[Any, ...], other: object) -> Any:  # noqa: ANN401 -- JSON
    """A copy with another value at one place."""
    copy = json.loads(json.dumps(value))
    if not way:
        return other
    at = copy
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = other
    return copy


def spoiled(value: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.builds(with_another, st.just(value), st.sampled_from(places(value)), ANYTHING)


@given(spoiled(PATIENT).filter(lambda one: isinstance(one, dict)))
def test_that_any_patient_is_a_person_or_is_left_out(body: dict[str, Any]):
    found = person_of(body, "https://chart.example/", TODAY, Notes())
    if found is not None:
        assert found.numbers
        assert found.family_name
        assert found.birth_date is None or found.birth_date <= TODAY


@given(spoiled(APPOINTMENT).filter(lambda one: isinstance(one, dict)), spoiled(PATIENT))
def test_that_any_appointment_is_one_or_is_left_out(body: dict[str, Any], other: object):
    person = IncomingPerson(())
    by_address = {"Practitioner/d1": other} if isinstance(other, dict) else {}
    found = appointment_of(Scheduled(body), person, by_address, Notes())
    if found is not None:
        assert found.starts_at is None or found.starts_at.tzinfo
        assert 0 <= found.minutes <= 24 * 60
        assert isinstance(found.reason, str)


@given(spoiled(ANSWER))
def test_that_any_answer_is_a_receipt_a_refusal_or_neither(value: object):
    body = json.dumps(value).encode()
    found = stored(body, 1)
    assert found is None or (found.new + found.there == 1 and isinstance(found.words, str))
    assert isinstance(refused(body), str)
    assert isinstance(outcome(body), str)


@given(st.binary(max_size=200))
def test_that_bytes_are_no_receipt(body: bytes):
    assert stored(body, 1) is None
    assert isinstance(outcome(body), str)

"""Files that are no patient file: each is refused with its own reason, quickly and without filling the memory."""

from __future__ import annotations

import json
import random
import tracemalloc
from decimal import Decimal

import pytest

from procedure_assistant.exchange import fhir_json
from procedure_assistant.services.problem import Problem
from tests.bundles import samples
from tests.bundles.samples import Json, read, read_with

GOOD = samples.path("jose_munoz").read_bytes()


def refusal(data: bytes) -> Problem:
    with pytest.raises(Problem) as caught:
        read(data)
    assert caught.value.message.endswith("Nothing was imported.")
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "IMPORT-EMPTY"),
        (b" \r\n\t ", "IMPORT-EMPTY"),
        (b"\xef\xbb\xbf\n", "IMPORT-EMPTY"),
        (b"name;birth date\nLarson;1981", "IMPORT-NOT-JSON"),
        (b"\x00\x01\x02", "IMPORT-NOT-JSON"),
        (b"<Bundle xmlns='http://hl7.org/fhir'/>", "IMPORT-NOT-JSON"),
        (b"%PDF-1.7", "IMPORT-NOT-JSON"),
        (b"PK\x03\x04rest", "IMPORT-NOT-JSON"),
        (b"\x1f\x8brest", "IMPORT-NOT-JSON"),
        (b"MSH|^~\\&|", "IMPORT-NOT-JSON"),
        (b"null", "IMPORT-NOT-JSON"),
        (b"{'resourceType': 'Patient'}", "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient"} x', "IMPORT-NOT-JSON"),
        (GOOD + GOOD, "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient", "x": NaN}', "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient", "x": 1e99999999999999999999}', "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient", "x": ' + b"1" * 5000 + b"}", "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient", "x": "a\nb"}', "IMPORT-NOT-JSON"),
        (b'{"resourceType": "Patient", "x": "' + "Müller".encode("latin-1") + b'"}', "IMPORT-ENCODING"),
        (b'{"resourceType": "Patient", "x": "\xc3', "IMPORT-CUT-OFF"),
        (GOOD.decode().encode("utf-16")[:-1], "IMPORT-CUT-OFF"),
        (b"[" * 100_000, "IMPORT-DEEP"),
        (b'{"a":' * 100_000, "IMPORT-DEEP"),
        (b'{"resourceType": "Patient", "birthDate": "1981-02-14", "birthDate": "1982-02-14"}', "IMPORT-REPEATED"),
        (b"[1, 2]", "IMPORT-NOT-FHIR"),
        (b"{}", "IMPORT-NOT-FHIR"),
        (b'{"resourceType": 7}', "IMPORT-NOT-FHIR"),
        (b'{"resourceType": "Bundle", "entry": {"resource": 1}}', "IMPORT-NOT-FHIR"),
        (b'{"resourceType": "Bundle", "type": "history", "entry": []}', "IMPORT-NOT-FHIR"),
        (b'{"resourceType": "Bundle"}', "IMPORT-NO-PATIENT"),
        (b'{"resourceType": "Observation"}', "IMPORT-WRONG-TYPE"),
        (b'{"resourceType": "Claim", "id": "1"}', "IMPORT-WRONG-TYPE"),
        (b'{"resourceType": "<b>"}', "IMPORT-WRONG-TYPE"),
    ],
)
def test_that_a_file_that_is_no_patient_file_is_refused_with_its_own_code(data: bytes, code: str):
    assert refusal(data).code == code


def test_that_a_wrong_resource_is_named():
    assert refusal(b'{"resourceType": "Observation"}').message == (
        "The file holds a FHIR Observation, not a patient or a bundle with one. Nothing was imported."
    )


def test_that_a_repeated_name_is_named_and_no_value_reaches_the_log():
    problem = refusal(b'{"resourceType": "Patient", "birthDate": "1981-02-14", "birthDate": "1982-02-14"}')
    assert problem.message == ("The file gives “birthDate” twice in one place, so that one of them would be lost. Nothing was imported.")
    assert problem.detail == ""


def test_that_an_odd_repeated_name_is_not_shown():
    assert "Larson" not in refusal(b'{"Mr Larson, 7 Elm St": 1, "Mr Larson, 7 Elm St": 2}').text


def test_that_a_damaged_file_tells_the_log_no_patient_data():
    problem = refusal(b'{"resourceType": "Patient", "name": "' + "Müller".encode("latin-1") + b'"}')
    assert problem.detail == "utf-8 at byte 38: invalid start byte"
    assert problem.__cause__ is None


def test_that_a_file_cut_off_anywhere_is_called_cut_off():
    whole = GOOD.rstrip()
    places = sorted(random.Random(4).sample(range(1, len(whole)), 400) + list(range(len(whole) - 40, len(whole))))
    assert {place: refusal(whole[:place]).code for place in places} == dict.fromkeys(places, "IMPORT-CUT-OFF")


def test_that_a_cut_inside_numbers_words_and_escapes_is_called_cut_off():
    whole = b'{"resourceType":"Patient","a":-12.5e-3,"b":true,"c":null,"d":"\\u00e4\\n","e":[{}]}'
    assert {refusal(whole[:place]).code for place in range(1, len(whole))} == {"IMPORT-CUT-OFF"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_that_a_file_with_a_byte_order_mark_is_read(encoding: str):
    assert read(GOOD.decode().encode(encoding)) == read(GOOD)


def test_that_numbers_stay_exact():
    assert fhir_json.parsed(b'{"resourceType":"Patient","a":84.229284777591770,"b":0.1}') == {
        "resourceType": "Patient",
        "a": Decimal("84.229284777591770"),
        "b": Decimal("0.1"),
    }


def test_that_resources_without_use_are_let_go_while_parsing():
    claim: Json = {"resourceType": "Claim", "items": list(range(9))}
    parsed = fhir_json.parsed(json.dumps({"resourceType": "Bundle", "entry": [{"resource": claim}]}).encode())
    assert parsed == {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Claim"}}]}


def test_that_the_deepest_file_that_can_be_parsed_can_also_be_read():
    def nested(depth: int) -> bytes:
        bundle = samples.loaded("jose_munoz")
        bundle["entry"] += [json.loads(json.dumps(bundle["entry"][0])), {"resource": {"resourceType": "Observation", "deep": 1}}]
        deep = "[" * depth + "]" * depth
        return json.dumps(bundle).replace('"multipleBirthBoolean": false', f'"multipleBirthBoolean": {deep}').encode()

    def code(depth: int) -> str:
        try:
            return read(nested(depth)).patient.mrn
        except Problem as problem:
            return problem.code

    assert {code(depth) for depth in range(500, 1100, 7)} == {"6613-8082", "IMPORT-DEEP"}


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


@pytest.mark.parametrize("beginning", [b"{", b'{"resourceType": "Bundle", "entry": [', b'{"a": "'])
def test_that_noise_behind_a_good_beginning_is_refused_within_bounded_memory(beginning: bytes):
    data = beginning + noise(20_000_000)
    tracemalloc.start()
    try:
        assert refusal(data).code == "IMPORT-ENCODING"
        assert tracemalloc.get_traced_memory()[1] < 2 * len(data) + 5_000_000
    finally:
        tracemalloc.stop()


def test_that_a_file_of_nothing_but_values_is_refused_before_it_fills_the_memory():
    data = b'{"a":[' + b"0," * (fhir_json.MOST_VALUES + 1) + b"0]}"
    tracemalloc.start()
    try:
        assert refusal(data).code == "IMPORT-TOO-LARGE"
        assert tracemalloc.get_traced_memory()[1] < 3 * len(data)
    finally:
        tracemalloc.stop()


def test_that_entries_without_a_readable_resource_are_noted():
    note = "The bundle holds entries that are not readable resources; they were left out."
    for entry in (7, {"resource": []}, {"resource": {"id": "1"}}, {"resource": {"resourceType": "Bundle", "entry": []}}):
        found = read_with("jose_munoz", lambda bundle, entry=entry: bundle["entry"].append(entry))
        assert found.notes == (note,)
        assert found.patient == read(GOOD).patient


def test_that_entries_without_any_resource_need_no_note():
    assert read_with("jose_munoz", lambda bundle: bundle["entry"].append({"request": {"method": "DELETE"}})) == read(GOOD)


def test_that_one_page_of_a_longer_answer_is_noted():
    found = read_with("jose_munoz", lambda bundle: bundle.update(type="searchset", link=[{"relation": "next", "url": "…"}]))
    assert found.notes == ("The file is one page of a longer answer; what stands on the other pages is missing here.",)

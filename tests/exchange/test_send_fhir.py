"""Sending to a FHIR server, another program's in another process: visits arrive once, over lines that are cut, by right certificates.

What the server answers, or does not, stands in ``test_send_fhir_answers.py``.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from procedure_assistant.exchange.send_fhir import FhirSender
from procedure_assistant.services.delivery import (
    Accepted,
    DeliveryState,
    Kind,
    Refused,
    SendResult,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import ExportFile, Standing, VisitExport
from procedure_assistant.services.problem import Problem
from tests.clinic_folder import ADMIN, DOCTOR
from tests.exchange.fhir_sending import CALM, DELIVERY, MAYBE, NONE, TOKEN, counts, destination, send
from tests.exchange.visits import Desk, clinic
from tests.peers.certificates import Authority, Pair
from tests.peers.fhir_peer import FhirPeer, peer
from tests.peers.line_cutter import Cut, Http, LineCutter, Where, how_many, spread


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with clinic(tmp_path_factory.mktemp("clinic")) as made:
        yield made


@pytest.fixture(scope="module")
def visit(desk: Desk) -> VisitExport:
    return desk.export("shortest")


@pytest.fixture(scope="module")
def running() -> Iterator[FhirPeer]:
    with peer() as made:
        yield made


@pytest.fixture
def server(running: FhirPeer) -> FhirPeer:
    running.forget()
    return running


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def good(authority: Authority) -> Pair:
    return authority.issue("good")


@pytest.fixture(scope="module")
def running_secure(good: Pair) -> Iterator[FhirPeer]:
    with peer(certificate=good.certificate, key=good.key) as made:
        yield made


@pytest.fixture
def secure(running_secure: FhirPeer, good: Pair) -> FhirPeer:
    """A server with TLS that shows a right certificate, until a test gives it another."""
    running_secure.forget()
    running_secure.certify(good.certificate, good.key)
    return running_secure


# Arriving, once


def test_that_a_visit_arrives_whole_with_a_receipt(server: FhirPeer, visit: VisitExport):
    result = send(destination(server.url), visit)
    assert isinstance(result, Accepted)
    document = server.kept("DocumentReference")[0]
    assert result.receipt == f"DocumentReference/{document['id']}"
    kept = server.kept()
    assert result.answer == f"{len(kept)} parts stored."
    assert server.seen()[0]["request"] == DELIVERY
    patient = next(one for one in kept if one["resourceType"] == "Patient")
    assert document["subject"]["reference"] == f"Patient/{patient['id']}"


def test_that_sending_again_stores_nothing_twice(server: FhirPeer, visit: VisitExport):
    send(destination(server.url), visit)
    once = server.kept()
    for _ in range(2):
        result = send(destination(server.url), visit)
        assert isinstance(result, Accepted)
        assert result.answer == f"All {len(once)} parts were there already; nothing was stored twice."
    assert server.kept() == once


def test_that_two_visits_of_a_patient_share_patient_and_people_alone(server: FhirPeer, desk: Desk, visit: VisitExport):
    other = desk.export("gon")
    for one in (visit, other):
        assert isinstance(send(destination(server.url), one), Accepted)
    found = counts(server)
    assert (found["Patient"], found["Practitioner"], found["Organization"], found["AllergyIntolerance"]) == (1, 1, 1, 1)
    assert (found["Encounter"], found["DocumentReference"], found["Provenance"]) == (2, 2, 2)


def states_of(desk: Desk, name: str) -> list[VisitExport]:
    """A visit as it could be sent from its signature on: after each command that followed."""
    exports = desk.services.exports
    assert exports is not None
    rows = desk.services.store.log(desk.play(name).id)
    whole = exports.collected(rows)
    signed = whole.record.signature
    assert signed is not None
    ends = {entry.group: entry.seq for entry in whole.record.entries if entry.seq >= signed.seq}
    return [exports.collected(rows[:seq]) for seq in ends.values()]


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[VisitExport]]:
    with clinic(tmp_path_factory.mktemp("amended")) as made:
        yield states_of(made, "amended")


def pain_after(server: FhirPeer) -> list[tuple[int, str]]:
    found = [one for one in server.kept("Observation") if one["code"]["text"].startswith("Pain after")]
    return [(one["valueInteger"], one["status"]) for one in found]


@pytest.mark.parametrize("order", [(0, 2, 4), (4, 0), (0, 4, 4)])
def test_that_an_amended_visit_stands_once_as_amended_in_whatever_order_it_is_sent(
    server: FhirPeer, amended: list[VisitExport], order: tuple[int, ...]
):
    for number in order:
        assert isinstance(send(destination(server.url), amended[number]), Accepted)
    assert pain_after(server) == [(4, "amended")]
    assert len(server.kept("Encounter")) == 1
    doses = [one["dosage"]["dose"] for one in server.kept("MedicationAdministration") if one["status"] == "completed"]
    assert sum(one["value"] for one in doses if "units" in one["unit"]) == 162.5
    assert next(one["batch"]["lotNumber"] for one in server.kept("Medication") if "BOTOX" in one["code"]["text"]) == "C8821C3"
    documents = {one["masterIdentifier"]["value"]: one for one in server.kept("DocumentReference")}
    assert len(documents) == len(set(order))
    newest = documents[f"{amended[4].visit_id}.{amended[4].last_seq}.document"]
    replaced = {one["target"]["identifier"]["value"] for one in newest["relatesTo"]}
    assert set(documents) - {newest["masterIdentifier"]["value"]} <= replaced


def test_that_what_an_amendment_took_away_is_entered_in_error(server: FhirPeer, tmp_path: Path):
    from procedure_assistant.domain.commands import block, closing
    from procedure_assistant.domain.injection_map import Side

    with clinic(tmp_path) as made:
        visit = made.play("gon")
        refusal = visit.do(closing.amend, lambda record: block.block_not_given(record, "gon", Side.LEFT), "charted, not given")
        assert refusal is None, refusal
        before, after = states_of(made, "gon")
        for one in (before, after):
            assert isinstance(send(destination(server.url), one), Accepted)
    states = {one["code"]["text"]: one["status"] for one in server.kept("Procedure")}
    assert states == {"Greater occipital nerve block, left": "entered-in-error", "Greater occipital nerve block, right": "completed"}
    assert sorted(one["status"] for one in server.kept("MedicationAdministration")) == ["completed"] * 2 + ["entered-in-error"] * 2


def test_that_a_void_visit_is_entered_in_error_where_it_was_sent(server: FhirPeer, tmp_path: Path):
    with clinic(tmp_path) as made:
        before, after = states_of(made, "voided")
        for one in (before, after):
            assert isinstance(send(destination(server.url), one), Accepted)
    assert {one["status"] for one in server.kept("MedicationAdministration")} == {"entered-in-error"}
    assert len(server.kept("Encounter")) == 1
    assert sorted(one["status"] for one in server.kept("DocumentReference")) == ["current", "entered-in-error"]


def test_that_a_draft_is_not_sent(tmp_path: Path, server: FhirPeer):
    with clinic(tmp_path) as made:
        draft = made.export("draft")
        assert draft.standing is Standing.DRAFT
        with pytest.raises(Problem) as told:
            FhirSender().payload(destination(server.url), draft, DELIVERY)
    assert told.value.code == "SEND-DRAFT"
    assert server.seen() == []


def test_that_the_patient_of_the_chart_is_found_by_its_record_number(server: FhirPeer, visit: VisitExport):
    here = server.put_in({"resourceType": "Patient", "identifier": [{"system": "urn:chart:mrn", "value": visit.patient.mrn}]})
    result = send(destination(server.url, mrn_system="urn:chart:mrn"), visit)
    assert isinstance(result, Accepted)
    assert [one["id"] for one in server.kept("Patient")] == [here["id"]]
    assert server.kept("Encounter")[0]["subject"]["reference"] == f"Patient/{here['id']}"


def test_that_a_chart_with_two_such_patients_refuses_and_nothing_is_stored(server: FhirPeer, visit: VisitExport):
    for _ in range(2):
        server.put_in({"resourceType": "Patient", "identifier": [{"system": "urn:chart:mrn", "value": visit.patient.mrn}]})
    result = send(destination(server.url, mrn_system="urn:chart:mrn"), visit)
    assert isinstance(result, Refused)
    assert result.what_now.startswith("The chart has this patient, or a part of this visit, more than once.")
    assert counts(server) == {"Patient": 2}


def test_that_a_server_that_takes_only_a_part_is_told_in_its_words(visit: VisitExport, server: FhirPeer):
    count = len(json.loads(FhirSender().payload(destination(server.url), visit, DELIVERY)[0].data)["entry"])
    issue = {"severity": "error", "details": {"text": "No room"}}
    bad = {"status": "422", "outcome": {"resourceType": "OperationOutcome", "issue": [issue]}}
    entries = [{"response": {"status": "201", "location": "Patient/1"}}] * (count - 1) + [{"response": bad}]
    server.behave(answer="told", body={"resourceType": "Bundle", "type": "transaction-response", "entry": entries})
    result = send(destination(server.url), visit)
    assert isinstance(result, Refused)
    assert result.answer == "The server took only a part of the visit: No room."


def test_that_the_outbox_brings_a_visit_and_its_amendment_into_the_chart(server: FhirPeer, tmp_path: Path):
    with clinic(tmp_path, encrypted=True) as made:
        signed = made.play("amended")
        outbox, station, access = made.services.outbox, made.services.outbox_station, made.services.access
        assert outbox is not None
        assert station is not None
        assert access is not None
        access.lock()
        access.log_in(ADMIN.login, ADMIN.password)
        server.behave(token=TOKEN)
        typed = replace(outbox.new_destination(Kind.FHIR), name="Chart", enabled=True)
        typed = replace(typed, settings={**typed.settings, "url": server.url, "auth": "bearer"})
        outbox.save_destination(typed, {"bearer_token": TOKEN})
        assert outbox.test(typed, {}).passed
        access.lock()
        access.log_in(DOCTOR.login, DOCTOR.password)
        outbox.send(signed.id, (typed.id,))
        (done,) = station.send_due()
        assert (done.state, done.receipt) == (DeliveryState.ACCEPTED, f"DocumentReference/{server.kept('DocumentReference')[0]['id']}")
        assert [one.sha256 for one in outbox.sent(done.id).files] == [
            hashlib.sha256(one.data).hexdigest() for one in outbox.dry_run(typed, signed.id)
        ]
    assert pain_after(server) == [(4, "amended")]


# Exactly once over a line that is cut


def lengths(server: FhirPeer, to_send: tuple[ExportFile, ...]) -> tuple[int, int]:
    """How many bytes request and answer of one visit have."""
    with LineCutter(("127.0.0.1", server.port), [], Http) as line:
        result = FhirSender(CALM).send(destination(f"http://127.0.0.1:{line.port}/fhir"), NONE, to_send, DELIVERY, threading.Event())
        assert isinstance(result, Accepted)
        line.wait_until_quiet()
        return line.lines[0].requested, line.lines[0].answered


def test_that_each_visit_arrives_exactly_once_wherever_the_line_is_cut(server: FhirPeer, visit: VisitExport):
    to_send = FhirSender().payload(destination(server.url), visit, DELIVERY)
    request, answer = lengths(server, to_send)
    whole = counts(server)
    server.forget()
    unsure = 0
    for cut in spread(how_many(), request=request, answer=answer):
        with LineCutter(("127.0.0.1", server.port), [cut], Http) as line:
            to = destination(f"http://127.0.0.1:{line.port}/fhir")
            first = FhirSender(CALM).send(to, NONE, to_send, DELIVERY, threading.Event())
            line.wait_until_quiet()
            taken = counts(server)
            assert taken in ({}, whole), "a visit is stored whole or not at all"
            if taken:
                assert isinstance(first, Unsure), f"{cut} {first}"
            if cut.where in (Where.CONNECT, Where.REQUEST_BYTE):
                assert taken == {}
            unsure += isinstance(first, Unsure)
            assert isinstance(first, Unsure | Unreachable), f"{cut} {first}"
            second = FhirSender(CALM).send(to, NONE, to_send, DELIVERY, threading.Event())
            assert isinstance(second, Accepted), f"{cut} {second}"
            assert counts(server) == whole
        server.forget()
    assert unsure >= how_many() * 2 // 5


def test_that_each_visit_arrives_exactly_once_over_an_encrypted_line_that_is_cut(
    authority: Authority, secure: FhirPeer, visit: VisitExport
):
    ca_file = str(authority.certificate)

    def sent(cuts: list[Cut]) -> tuple[SendResult, LineCutter]:
        with LineCutter(("127.0.0.1", secure.port), cuts) as line:
            result = send(destination(f"https://127.0.0.1:{line.port}/fhir", ca_file=ca_file), visit)
            line.wait_until_quiet()
            return result, line

    _, passed = sent([])
    whole = counts(secure)
    request, answer = passed.lines[0].requested, passed.lines[0].answered
    ways = [Cut.in_request(request * part // 4) for part in range(4)] + [Cut.in_answer(answer * part // 4 + 1) for part in range(4)]
    for cut in [*ways, Cut.in_request(request - 1), Cut.before_connect()]:
        secure.forget()
        first, _ = sent([cut])
        taken = counts(secure)
        assert taken in ({}, whole)
        assert isinstance(first, Unsure if taken else Unsure | Unreachable), f"{cut} {first}"
        assert isinstance(sent([])[0], Accepted)
        assert counts(secure) == whole


@pytest.mark.parametrize(("drop", "result"), [("before", Unsure), ("during", Unsure), ("after", Unsure), ("receipt", Unsure)])
def test_that_a_server_that_hangs_up_by_itself_has_it_once(server: FhirPeer, visit: VisitExport, drop: str, result: type):
    server.behave(drop=drop, times=1)
    first = send(destination(server.url), visit)
    assert isinstance(first, result | Unreachable)
    taken = counts(server)
    assert bool(taken) == (drop in ("after", "receipt"))
    if taken:
        assert first == Unsure(f"The line to 127.0.0.1 ended before its answer was whole.{MAYBE}")
    second = send(destination(server.url), visit)
    assert isinstance(second, Accepted)
    assert {len(server.kept(kind)) for kind in ("Encounter", "Patient", "DocumentReference", "Provenance")} == {1}


# Certificates


def test_that_a_certificate_of_the_clinics_own_authority_is_trusted_when_it_is_named(
    authority: Authority, secure: FhirPeer, visit: VisitExport
):
    assert isinstance(send(destination(secure.url, ca_file=str(authority.certificate)), visit), Accepted)
    report = FhirSender(CALM).test(destination(secure.url, ca_file=str(authority.certificate)), NONE)
    assert "The server answers and its certificate is trusted." in [step.words for step in report.steps]
    unknown = send(destination(secure.url), visit)
    assert isinstance(unknown, Unreachable)
    assert unknown.why.startswith("The certificate of 127.0.0.1 is not trusted: ")
    missing = send(destination(secure.url, ca_file="/no/such.pem"), visit)
    assert missing == Unreachable("The file of the certificate authority cannot be used: No such file or directory.")


WRONG = [("expired", "127.0.0.1", -1, "expired"), ("other", "chart.example", 30, "mismatch")]


@pytest.mark.parametrize(("name", "host", "days", "why"), WRONG)
def test_that_a_wrong_certificate_gets_nothing(
    authority: Authority, secure: FhirPeer, visit: VisitExport, name: str, host: str, days: int, why: str
):
    pair = authority.issue(name, host, days=days)
    secure.certify(pair.certificate, pair.key)
    result = send(destination(secure.url, ca_file=str(authority.certificate)), visit)
    assert isinstance(result, Unreachable)
    assert why in result.why
    assert secure.seen() == []

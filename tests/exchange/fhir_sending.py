"""What the tests of sending to a FHIR server share: a destination, how it is sent to, what is in the chart. Holds no test."""

from __future__ import annotations

import threading

from procedure_assistant.exchange.fhir_http import Bounds
from procedure_assistant.exchange.send_fhir import FhirSender
from procedure_assistant.services.delivery import Accepted, Destination, Kind, Refused, Secrets, SendResult
from procedure_assistant.services.export import VisitExport
from tests.peers.fhir_peer import FhirPeer

DELIVERY = "0123456789abcdef0123"
NONE = Secrets()
TOKEN = "t0ken.very-secret"
CALM = Bounds(connect=60, silent=120, longest=300)
MAYBE = " It may have arrived; it is sent again as the same one."


def destination(url: str, **settings: str) -> Destination:
    return Destination("d1", "Chart", Kind.FHIR, {"url": url, **settings}, ("fhir",), enabled=True)


def send(
    to: Destination, visit: VisitExport, secrets: Secrets = NONE, bounds: Bounds = CALM, sender: FhirSender | None = None
) -> SendResult:
    sender = sender or FhirSender(bounds)
    return sender.send(to, secrets, sender.payload(to, visit, DELIVERY), DELIVERY, threading.Event())


def counts(server: FhirPeer) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in server.kept():
        found[one["resourceType"]] = found.get(one["resourceType"], 0) + 1
    return found


def words(result: SendResult) -> str:
    return result.answer if isinstance(result, Accepted | Refused) else result.why

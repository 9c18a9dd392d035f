"""A visit on its way to a chart: destinations, what a delivery is, what a sender answers. Values and the port; sends and stores nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from threading import Event
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from procedure_assistant.services.export import ExportFile, VisitExport

IDENTITY_DIGITS = 20
"""Hex digits of a delivery's identity: they fit into MSH-10 of HL7 v2.5.1, which takes 20 characters, and into every file name."""


class Kind(StrEnum):
    """How a destination is reached. One sender each."""

    FOLDER = "folder"
    FHIR = "fhir"
    MLLP = "mllp"
    DICOM = "dicom"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where visits go. ``settings`` are by the keys of ``services.destination_fields``; an empty text is a setting not made.

    Passwords, tokens and keys are no settings: they are kept apart and come to a sender as ``Secrets``.
    """

    id: str
    name: str
    kind: Kind
    settings: Mapping[str, str]
    formats: tuple[str, ...]
    """Names of the formats of ``services.export``, in the order in which they are sent."""
    on_sign: bool = False
    """Whether every visit goes there when it is signed, amended or voided; else only by hand."""
    enabled: bool = False
    """Nothing is queued or sent while it is not."""

    def setting(self, key: str, default: str = "") -> str:
        """One setting, trimmed; ``default`` where it is not made."""
        return self.settings.get(key, "").strip() or default


@dataclass(frozen=True, slots=True)
class Secrets:
    """What opens a destination, by the keys of ``services.destination_fields``. In no log, error, repr, audit trail or export."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)

    def get(self, key: str) -> str:
        """One secret, "" where there is none."""
        return self.values.get(key, "")

    def __str__(self) -> str:
        return "Secrets()"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The other side has it. ``receipt`` is its own word for it (an id, a version, a file name), ``answer`` what it said, in words."""

    receipt: str
    answer: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It was understood and not taken; it will not go by itself. ``what_now`` says who can do what about it."""

    answer: str
    what_now: str


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing arrived, for certain: no line, no name, a certificate that is wrong, a log-in that failed. Tried again later."""

    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """It may have arrived: the line went after something was sent. Tried again with the SAME identity and the same bytes."""

    why: str


SendResult = Accepted | Refused | Unreachable | Unsure


@dataclass(frozen=True, slots=True)
class TestStep:
    """One step of a connection test in plain words: "Name found", "Certificate is trusted until 3 Mar 2027"."""

    __test__: ClassVar[bool] = False  # for pytest: a value, no test
    words: str
    passed: bool
    what_now: str = ""
    """What to do about it where it failed."""


@dataclass(frozen=True, slots=True)
class TestReport:
    """What a connection test found, in order; it ends at the first step that failed. Nothing of a patient was sent."""

    __test__: ClassVar[bool] = False  # for pytest: a value, no test
    steps: tuple[TestStep, ...]

    @property
    def passed(self) -> bool:
        """Whether every step did."""
        return bool(self.steps) and all(step.passed for step in self.steps)


class Sender(Protocol):
    """Sends to destinations of one kind. Every method is bounded in time, and runs on a worker.

    A network that fails is a value here and no exception; `Problem` is for what nobody could foresee. No secret is in any text.
    """

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Try everything up to, but without, sending a visit."""

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """Exactly the bytes that will be sent, in order: the same again for the same arguments. Touches no network."""

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: Event
    ) -> SendResult:
        """Send what ``payload`` made, under this identity; where it is there already it is accepted and not stored twice.

        ``cancel`` is set when the program ends: return soon, `Unsure` or `Unreachable` as it is.
        """


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    WAITING = "waiting"
    """Goes by itself when its time has come."""
    SENDING = "sending"
    """A workstation has it in hand until its lease ends."""
    ACCEPTED = "accepted"
    REFUSED = "refused"
    """Understood and not taken: goes only when somebody says so."""
    HELD = "held"
    """Somebody stopped it, for a reason; goes only when somebody says so."""
    GIVEN_UP = "given_up"
    """Somebody decided, for a reason, that it will not be sent."""


OPEN_STATES = (DeliveryState.WAITING, DeliveryState.SENDING, DeliveryState.REFUSED, DeliveryState.HELD)
"""Not yet in the chart."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One line of the queue: one state of one visit for one destination. Times are UTC.

    ``words`` is the last answer in plain words, ``receipt`` what an `Accepted` said. ``first_at`` is when it was queued; ``next_at``
    when it may go again. ``lease_until`` is when a sending workstation loses it. ``is_unsure``: an attempt may have arrived, so the
    next sends the very same bytes. ``version`` counts the changes of this line: whoever changes it names the one he saw.
    """

    id: str
    visit_id: str
    patient_id: str
    last_seq: int
    destination_id: str
    state: DeliveryState
    first_at: datetime
    next_at: datetime
    attempts: int = 0
    words: str = ""
    what_now: str = ""
    receipt: str = ""
    reason: str = ""
    is_unsure: bool = False
    settled_at: datetime | None = None
    lease_until: datetime | None = None
    lease_of: str = ""
    version: int = 1

    @property
    def is_open(self) -> bool:
        """Whether it is not yet in the chart."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Attempt:
    """One thing that happened to a delivery, kept for ever. The same once more is counted in ``times``, with its ``last_at``.

    ``what`` is "queued", "accepted", "refused", "unreachable", "unsure", "lost" (the workstation ended in the middle), "put back" (the
    visit could not be made ready), "again", "held" or "given up". Times are UTC.
    """

    at: datetime
    who: str
    workstation: str
    what: str
    words: str = ""
    times: int = 1
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file of a delivery as it was sent. ``data`` is None when the bytes are no longer kept; the fingerprint is for ever."""

    name: str
    media_type: str
    sha256: str
    size: int
    data: bytes | None = field(default=None, repr=False)


def delivery_id(visit_id: str, last_seq: int, destination_id: str) -> str:
    """The identity of a delivery in every protocol: 20 hex digits that follow from what goes where, so sending again is the same."""
    what = f"{visit_id}\n{last_seq}\n{destination_id}".encode()
    return hashlib.sha256(what).hexdigest()[:IDENTITY_DIGITS]

"""Sends a visit to a DICOM archive: its record as an encapsulated PDF, its pictures, each by C-STORE.

Objects go as they are: nothing is compressed, decompressed or left out on the way. An archive keeps an object of one identifier
once, so everything is sent again when it is not sure that all of it arrived.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from io import BytesIO

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.dicom_line import Contexts, DicomLine, LineLost, NotOpened, Patience, Peer, Status
from procedure_assistant.exchange.dicom_visit import unchecked
from procedure_assistant.services.delivery import (
    Accepted,
    Destination,
    Refused,
    Secrets,
    SendResult,
    TestReport,
    TestStep,
    Unreachable,
    Unsure,
)
from procedure_assistant.services.export import ExportFile, VisitExport

DOCUMENT, IMAGES = "dicom-pdf", "dicom-images"
VERIFICATION = "1.2.840.10008.1.1"
_EXPLICIT, _IMPLICIT = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"
_PLAIN = (_EXPLICIT, _IMPLICIT)
_OF_FORMAT = {
    DOCUMENT: (("1.2.840.10008.5.1.4.1.1.104.1", say("PDF documents")),),
    IMAGES: (
        ("1.2.840.10008.5.1.4.1.1.7", say("screen pictures (Secondary Capture)")),
        ("1.2.840.10008.5.1.4.1.1.77.1.4", say("photographs")),
        ("1.2.840.10008.5.1.4.1.1.6.1", say("ultrasound pictures")),
    ),
}
"""What is sent for a format, as its SOP class and in words."""
_MOST_CONTEXTS = 128
"""An association negotiates no more (PS3.8 section 9.3.2)."""
_DUPLICATE = 0x0111
_MEANINGS = {
    0x0110: say("it failed while storing"),
    0x0117: say("it does not take the identifier of the object"),
    0x0122: say("it does not store objects of this kind"),
    0x0124: say("we are not allowed to store there"),
}
_COERCED, _DISCARDED, _DIFFERS = 0xB000, 0xB006, 0xB007
_WARNINGS = {
    _COERCED: say("It changed values of the header to its own."),
    _DISCARDED: say("It left out values of the header."),
    _DIFFERS: say("It says that the object is not quite of its kind."),
}
"""Status of C-STORE (PS3.4 table B.2-1, PS3.7 annex C)."""


@dataclass(frozen=True, slots=True)
class _Object:
    """A file to be sent, with what the association is negotiated by."""

    file: ExportFile
    sop_class: str
    uid: str
    syntax: str

    @property
    def contexts(self) -> tuple[tuple[str, str], ...]:
        """Pairs under which it can go: its own way of encoding, and for an uncompressed one the other uncompressed one too."""
        return tuple((self.sop_class, one) for one in (_PLAIN if self.syntax in _PLAIN else (self.syntax,)))


class DicomSender:
    """The port ``Sender`` for archives."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience

    def test(self, destination: Destination, secrets: Secrets) -> TestReport:
        """Look for name, port and certificate, then ask for an association and an echo, and what the archive takes."""
        peer = _peer(destination)
        kinds = [kind for name in destination.formats for kind in _OF_FORMAT.get(name, ())]
        contexts: Contexts = [(VERIFICATION, _PLAIN), *((sop_class, _PLAIN) for sop_class, _ in kinds)]
        line = DicomLine(peer, {"do": "echo"}, contexts, threading.Event(), self._patience)
        found: list[TestStep] = []
        try:
            with line:
                found += _reached(line, peer)
                found += _negotiated(line, kinds)
                if found[-1].passed:
                    found.append(_echoed(line, peer))
        except NotOpened as why:
            return TestReport((*_reached(line, peer), TestStep(why.words, passed=False, what_now=why.what_now)))
        except LineLost:
            what_now = say("Ask whoever runs the archive.")
            found.append(TestStep(say("{host} did not answer the echo.", host=peer.host), passed=False, what_now=what_now))
        return TestReport(tuple(found))

    def payload(self, destination: Destination, visit: VisitExport, delivery_id: str) -> tuple[ExportFile, ...]:
        """The objects as DICOM files, the record first. A visit without pictures has none to send. Raises ``Problem`` EXPORT-…"""
        from procedure_assistant.exchange import dicom_document, dicom_images  # noqa: PLC0415 -- loaded with its first use

        found: list[ExportFile] = []
        for name in destination.formats:
            if name == DOCUMENT:
                found.append(ExportFile(f"{visit.stem}.dcm", dicom_images.DICOM, dicom_document.write(visit)))
            elif name == IMAGES and visit.images:
                found += dicom_images.files(visit)
        return tuple(found)

    def send(
        self, destination: Destination, secrets: Secrets, payload: tuple[ExportFile, ...], delivery_id: str, cancel: threading.Event
    ) -> SendResult:
        """Store every object; see ``Sender``. Nothing is sent where the archive does not take all of them."""
        from procedure_assistant.exchange.dicom_errors import UNREADABLE  # noqa: PLC0415 -- slow import

        if not payload:
            return Accepted("", say("This visit has no pictures, so there was nothing to send."))
        try:
            objects = [_read(one) for one in payload]
        except UNREADABLE:
            return Refused(say("A file is no DICOM object, so nothing was sent."), say("Make the delivery anew from the visit."))
        contexts = tuple(dict.fromkeys(context for one in objects for context in one.contexts))
        if len(contexts) > _MOST_CONTEXTS:
            return Refused(
                say("The pictures are of too many kinds for one delivery, so nothing was sent."),
                say("Send them to the archive from the device."),
            )
        sending = _Sending(_peer(destination), objects, cancel)
        request = {"do": "store", "largest": max(len(one.data) for one in payload)}
        try:
            with DicomLine(sending.peer, request, [(name, (one,)) for name, one in contexts], cancel, self._patience) as line:
                return sending.run(line)
        except NotOpened as why:
            return Unreachable(say("{words} {what_now}", words=why.words, what_now=why.what_now))
        except LineLost:
            return Unsure(
                say(
                    "The line to {host} ended before it said that everything is stored ({stored} of {count}). It is sent again; "
                    "the archive keeps each object once.",
                    host=sending.peer.host, stored=sending.stored, count=len(objects),
                )
            )  # fmt: skip


class _Sending:
    """The objects of one delivery on their way; ``stored`` counts those that the archive said it has."""

    def __init__(self, peer: Peer, objects: list[_Object], cancel: threading.Event) -> None:
        self.peer = peer
        self.stored = 0
        self._objects = objects
        self._cancel = cancel
        self._warnings: list[str] = []

    def run(self, line: DicomLine) -> SendResult:
        """Store one after the other. Raises :class:`LineLost`."""
        not_taken = [one for one in self._objects if not line.accepted.intersection(one.contexts)]
        if not_taken:
            return self._not_taken(not_taken)
        for one in self._objects:
            if self._cancel.is_set():
                return self._interrupted(say("The program was ended while sending to {host}.", host=self.peer.host))
            result = self._judged(line.store(one.file.data), one)
            if result is not None:
                return result
            self.stored += 1
        return self._accepted()

    def _judged(self, status: Status, one: _Object) -> SendResult | None:
        """What a status means; None where the object is stored."""
        code = status.code
        if code in (0, _DUPLICATE):
            return None
        if 0xB000 <= code <= 0xBFFF:
            self._warnings.append(_WARNINGS.get(code, say("It stored with the warning {code}.", code=f"0x{code:04X}")))
            return None
        if status.unsendable:
            return Refused(
                say("“{name}” cannot be sent in the way that {host} takes.", name=one.file.name, host=self.peer.host),
                say("Send the picture to the archive from the device it came from."),
            )
        said = say("{host} answered 0x{code}", host=self.peer.host, code=f"{code:04X}")
        if 0xA700 <= code <= 0xA7FF:
            return self._interrupted(say("{said}: it has no room or is too busy at the moment.", said=said))
        comment = say("It wrote: {comment}", comment=status.comment) if status.comment else ""
        return Refused(
            say("{said}: {meaning}. {comment}", said=said, meaning=self._meaning(code), comment=comment).strip(),
            say("Ask whoever runs the archive, then send it again; what it has already it keeps once."),
        )

    def _meaning(self, code: int) -> str:
        if code in _MEANINGS:
            return _MEANINGS[code]
        if 0xA900 <= code <= 0xA9FF:
            return say("it says that the object is not of its kind")
        if 0xC000 <= code <= 0xCFFF:
            return say("it does not understand the object")
        return say("it did not store the object")

    def _interrupted(self, why: str) -> SendResult:
        """Not all is there: for certain nothing, or something."""
        return Unsure(say("{why} {stored} of {count} objects are stored.", why=why, stored=self.stored, count=len(self._objects))) if (
            self.stored
        ) else Unreachable(why)

    def _not_taken(self, objects: list[_Object]) -> SendResult:
        from pydicom.uid import UID  # noqa: PLC0415 -- slow import

        kinds = dict.fromkeys(f"{UID(one.sop_class).name}, {UID(one.syntax).name}" for one in objects)
        return Refused(
            say("{host} does not take {kinds}. Nothing was sent.", host=self.peer.host, kinds=joined("; ", kinds)),
            say("Have this kind of object allowed at the archive, or choose other formats in the settings."),
        )

    def _accepted(self) -> SendResult:
        stored = wording.count(self.stored, "object")
        warnings = joined(" ", dict.fromkeys(self._warnings))
        answer = say("{host} stored {stored}. {warnings}", host=self.peer.host, stored=stored, warnings=warnings)
        more = f" +{self.stored - 1}" if self.stored > 1 else ""
        return Accepted(f"{self._objects[0].uid}{more}", answer.strip())


def _peer(destination: Destination) -> Peer:
    return Peer(
        host=destination.setting("host"),
        port=int(destination.setting("port", "104")),
        called=destination.setting("called_ae"),
        calling=destination.setting("calling_ae", "PROCASSIST"),
        tls=destination.setting("tls") == "on",
        ca_file=destination.setting("ca_file"),
    )


def _read(file: ExportFile) -> _Object:
    from pydicom import dcmread  # noqa: PLC0415 -- slow import

    with unchecked():
        header = dcmread(BytesIO(file.data), stop_before_pixels=True, specific_tags=["SOPClassUID", "SOPInstanceUID"])
        return _Object(file, str(header.SOPClassUID), str(header.SOPInstanceUID), str(header.file_meta.TransferSyntaxUID))


def _reached(line: DicomLine, peer: Peer) -> list[TestStep]:
    """The steps before DICOM that passed."""
    words = {
        "name": say("The name “{host}” was found.", host=peer.host),
        "line": say("Port {port} answers.", port=peer.port),
        "tls": say("The line is encrypted and the certificate is trusted."),
    }
    return [TestStep(words[step], passed=True) for step in line.steps if step in words]


def _negotiated(line: DicomLine, kinds: list[tuple[str, str]]) -> list[TestStep]:
    """The association, then each kind of object up to the first that is not taken."""
    found = [TestStep(say("The archive accepted both AE titles."), passed=True)]
    taken = {name for name, _ in line.accepted}
    for sop_class, name in kinds:
        if sop_class in taken:
            found.append(TestStep(say("It takes {kind}.", kind=name), passed=True))
            continue
        what_now = say("Have this kind of object allowed at the archive, or choose other formats in the settings.")
        return [*found, TestStep(say("It does not take {kind}.", kind=name), passed=False, what_now=what_now)]
    return found


def _echoed(line: DicomLine, peer: Peer) -> TestStep:
    answer, _ = line.next()
    code = int(answer["status"])
    if code == 0:
        return TestStep(say("It answered an echo (C-ECHO)."), passed=True)
    what_now = say("Ask whoever runs the archive; the number says why.")
    return TestStep(say("{host} answered the echo with 0x{code}.", host=peer.host, code=f"{code:04X}"), passed=False, what_now=what_now)

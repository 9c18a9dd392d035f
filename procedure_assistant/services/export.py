"""What leaves with one visit, and the formats it leaves in: the one value that every writer of ``exchange`` reads. Writes no format itself.

A visit is exported as its last fact left it: prints that followed are no part of it, so the same record gives the same bytes, and
``(visit_id, last_seq)`` names one state of it for good.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial
from typing import Protocol

from procedure_assistant.domain import events as e
from procedure_assistant.domain import wording
from procedure_assistant.domain.events_regenerative import ImageMark
from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.regenerative import Image
from procedure_assistant.domain.say import say
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.image_record import named_in_record
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.incoming_values import WorklistNumbers
from procedure_assistant.services.note import Line, Note, line, strong
from procedure_assistant.services.note_builder import build_note
from procedure_assistant.services.note_text import note_text
from procedure_assistant.services.note_words import short_code
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import LogRow
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.records import Attached, RecordService
from procedure_assistant.services.settings import ClinicSettings, load_settings
from procedure_assistant.services.visible import visible
from procedure_assistant.services.visits import Visit, VisitService
from procedure_assistant.version import VERSION


class Standing(StrEnum):
    """What a record is worth to whoever gets it."""

    DRAFT = "draft"
    SIGNED = "signed"
    AMENDED = "amended"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True)
class ExportPerson:
    """Somebody whose name stands in the log. ``role`` is that of the account of this name ("physician", …), "" where there is none."""

    name: str
    credentials: str = ""
    role: str = ""

    @property
    def signed_as(self) -> str:
        """Name with credentials, "Ruth Ellery, MD"."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


@dataclass(frozen=True, slots=True)
class ExportImage:
    """A picture that the record names, as pinned now.

    ``id`` is its name in the record (with "/12" behind it for a later frame of a clip), ``sha256`` that of the file as it came in, which
    ``read`` gives: a DICOM object where ``media_type`` is "application/dicom". ``picture`` gives the frame as PNG. ``target`` and ``side``
    are "" where it is not pinned. Both raise ``Problem`` IMAGE-… where the bytes cannot be had.
    """

    id: str
    caption: str
    media_type: str
    sha256: str
    target: str
    side: str
    kind: str
    shows_needle: bool
    frame: int
    taken_at: str
    device: str
    marks: tuple[ImageMark, ...]
    read: Callable[[], bytes] = field(repr=False, compare=False)
    picture: Callable[[], bytes] = field(repr=False, compare=False)


@dataclass(frozen=True)
class VisitExport:
    """Everything that leaves with one visit, of one state of its log. Plain values; note, text and PDF are made when first asked for.

    ``last_seq`` and ``hash`` are those of the last entry that is a fact. ``seal`` is the short code on paper, "" before signing.
    ``opened_at`` and ``signed_at`` are UTC; ``local`` gives a moment in the clinic's zone. ``workstation`` is where the last fact was
    charted, ``program_version`` the program that writes this (that of the visit is ``record.visit.program_version``).
    ``people`` has every name of the log. Not slotted, since it keeps what was made once.
    """

    visit_id: str
    last_seq: int
    hash: str
    seal: str
    standing: Standing
    record: ProcedureRecord
    patient: Patient
    people: Mapping[str, ExportPerson]
    clinic: ClinicSettings
    images: tuple[ExportImage, ...]
    opened_at: datetime
    signed_at: datetime | None
    last_at: datetime
    program_version: str
    workstation: str
    local: Callable[[datetime], datetime] = field(repr=False, compare=False)
    make_note: Callable[[], Note] = field(repr=False, compare=False)
    make_pdf: Callable[[Note], bytes] = field(repr=False, compare=False)
    make_pdf_with: Callable[[Note, Attached], bytes] = field(repr=False, compare=False)
    worklist: WorklistNumbers = field(default_factory=WorklistNumbers)
    """What orders and images of the visit's appointment are numbered with; empty where it came from no worklist."""

    @cached_property
    def note(self) -> Note:
        """The note: what the paper says, worded and counted."""
        return self.make_note()

    @cached_property
    def text(self) -> str:
        """The note as plain text, hidden characters written out."""
        return visible(note_text(self.note).replace("\t", " "))

    @cached_property
    def pdf_bytes(self) -> bytes:
        """The archival PDF, with the clinic's signature where it signs files. Raises ``Problem`` SIGNATURE-…."""
        return self.make_pdf(self.note)

    def pdf(self) -> bytes:
        """The archival PDF, the same bytes each time it is asked of this value."""
        return self.pdf_bytes

    def pdf_with(self, attached: Attached) -> bytes:
        """The archival PDF with a file within it (PDF/A-3b)."""
        return self.make_pdf_with(self.note, attached)

    @property
    def draft(self) -> bool:
        """Whether it is not signed: every format must say so."""
        return not self.record.signed

    @property
    def signer(self) -> ExportPerson | None:
        """Who signed, None before."""
        signed = self.record.signature
        return ExportPerson(signed.event.name, signed.event.credentials, self._role(signed.event.name)) if signed else None

    def _role(self, name: str) -> str:
        return self.people[name].role if name in self.people else ""

    @property
    def stem(self) -> str:
        """The begin of a file name, without the patient's name, which would travel with every copy of the file."""
        word = "record" if self.standing is Standing.SIGNED else self.standing.value
        version = f"-v{1 + len(self.record.amendments)}" if self.record.amendments else ""
        return f"{word}-{self.record.day.isoformat()}-{self.visit_id[:8]}{version}"


class Writer(Protocol):
    """Port: one format, a module of its own in ``exchange``. Pure: takes the value, asks no store, may run on a worker."""

    @property
    def name(self) -> str:
        """The format as it is asked for: "rtf", "hl7-mdm"."""

    @property
    def extension(self) -> str:
        """The end of its files, without the dot."""

    @property
    def media_type(self) -> str:
        """The internet media type."""

    def __call__(self, visit: VisitExport) -> bytes:
        """The whole visit in this format. A draft, an amended and a voided record each say what they are."""


@dataclass(frozen=True, slots=True)
class Format:
    """A :class:`Writer` that is not loaded before it is used, with its words for the screen: ``purpose`` is one sentence."""

    name: str
    extension: str
    media_type: str
    title: str
    purpose: str
    load: Callable[[], Callable[[VisitExport], bytes]] = field(repr=False, compare=False)

    def __call__(self, visit: VisitExport) -> bytes:
        """The whole visit in this format."""
        return self.load()(visit)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A finished file: its name (no name of a patient in it), type and bytes."""

    name: str
    media_type: str
    data: bytes


class ExportService:
    """Makes a visit ready to leave and writes it in a format. Behind the guard; what left stands in the audit trail."""

    def __init__(
        self, visits: VisitService, records: RecordService, images: ImageService | None, formats: Callable[[], tuple[Format, ...]]
    ) -> None:
        """``formats`` is asked for when first needed."""
        self._visits = visits
        self._records = records
        self._images = images
        self._formats = formats
        self._folding = Folding(visits.catalogue)
        self.guard: Guard = NoAccounts()
        self.numbers_of: Callable[[ProcedureRecord], WorklistNumbers] = lambda _: WorklistNumbers()
        """What the appointment of a visit is numbered with; nothing where no worklist is asked."""

    def formats(self) -> tuple[Format, ...]:
        """Every format, in the order in which they are offered."""
        return self._formats()

    def of(self, visit_id: str, *, draft: bool = False) -> VisitExport:
        """A visit, ready to be written. Raises ``Problem`` EXPORT-UNSIGNED where it is not signed and no ``draft`` was asked for."""
        self.guard.check(Act.EXPORT_RECORD)
        return self.collect(visit_id, draft=draft)

    def made(self, visit: VisitExport, name: str) -> ExportFile:
        """A visit as a file of a format, not yet handed out: :meth:`left` says that it was. May run on a worker.

        Raises ``Problem`` EXPORT-FORMAT, and what the writer raises.
        """
        self.guard.check(Act.EXPORT_RECORD)
        return self.file_of(visit, name)

    def left(self, visit: VisitExport, names: tuple[str, ...], to: str) -> None:
        """Keep in the audit trail that a visit leaves in these formats ``to`` "file", "clipboard", …; do it before it does."""
        self.guard.check(Act.EXPORT_RECORD)
        day, mrn = wording.day(visit.record.day), visit.patient.mrn
        told = say(
            "{standing} visit of {day}, patient with MRN {mrn}, as {formats} to {to}",
            standing=visit.standing.value, day=day, mrn=mrn, formats=", ".join(names), to=to,
        )  # fmt: skip
        self.guard.note(Act.EXPORT_RECORD, visit.visit_id, told)

    def write(self, visit: VisitExport, name: str) -> ExportFile:
        """A visit as a file of a format that leaves now: :meth:`made` and :meth:`left`."""
        made = self.made(visit, name)
        self.left(visit, (name,), "file")
        return made

    def collect(self, visit_id: str, *, draft: bool = False) -> VisitExport:
        """As :meth:`of`, for the program's own work, such as its queue: asks nobody's permission and is no act in the trail."""
        rows = self._visits.store.log(visit_id)
        if not rows:
            raise Problem(
                "VISIT-MISSING", say("There is no such visit."), hint=say("Choose one of the list (“procedure-assistant visits”).")
            )
        return self.collected(rows, draft=draft)

    def collected(self, rows: tuple[LogRow, ...], *, draft: bool = False) -> VisitExport:
        """As :meth:`collect`, from the rows of one visit."""
        rows = _facts_of(rows)
        record = self._folding.record(rows)
        _refuse(record, draft=draft)
        visit = Visit(self._visits, rows[-1].visit_id, rows, record, resumed=True)
        seal = visit.head if record.signed else ""
        return VisitExport(
            visit_id=visit.id,
            last_seq=rows[-1].seq,
            hash=rows[-1].hash,
            seal=short_code(seal) if seal else "",
            standing=_standing(record),
            record=record,
            patient=record.patient,
            people=self._people(rows, record),
            clinic=load_settings(self._visits.store),
            images=tuple(self._image(one) for one in record.regenerative.images.values()),
            opened_at=record.opened.at,
            signed_at=record.signature.stamp.at if record.signature else None,
            last_at=rows[-1].at,
            program_version=VERSION,
            workstation=rows[-1].workstation,
            local=self._visits.clock.local,
            make_note=partial(self._note, visit),
            make_pdf=lambda note: self._records.file_of(note, self._records.paper())(),
            worklist=self.numbers_of(record),
            make_pdf_with=lambda note, attached: self._records.file_of(note, self._records.paper(), attached)(),
        )

    def file_of(self, visit: VisitExport, name: str) -> ExportFile:
        """As :meth:`made`, for the program's own work."""
        found = next((one for one in self.formats() if one.name == name), None)
        if found is None:
            names = ", ".join(one.name for one in self.formats())
            raise Problem(
                "EXPORT-FORMAT",
                say("There is no format “{name}”. Nothing was written.", name=name),
                hint=say("Choose one of these: {names}.", names=names),
            )
        return ExportFile(f"{visit.stem}.{found.extension}", found.media_type, found(visit))

    def _note(self, visit: Visit) -> Note:
        """The note without the time of a print: it is not printed, and sent twice it is the same."""
        made = build_note(visit, load_settings(self._visits.store), self._visits.clock, partial(self._records.images, visit.id))
        return replace(made, foot=_foot(visit))

    def _people(self, rows: tuple[LogRow, ...], record: ProcedureRecord) -> dict[str, ExportPerson]:
        accounts = {one.name: one for one in self._visits.store.accounts()}
        settings = load_settings(self._visits.store)
        signed = [one.event for one in (record.signature, *record.cosignatures) if one]
        titles = {one.name: one.credentials for one in signed}
        found: dict[str, ExportPerson] = {}
        for name in dict.fromkeys((*(row.actor for row in rows), *titles)):
            account = accounts.get(name)
            known = account.credentials if account else settings.credentials if name == settings.physician else ""
            credentials = titles.get(name) or known
            found[name] = ExportPerson(name, credentials, account.role.value if account else "")
        return found

    def _image(self, image: Image) -> ExportImage:
        it = image.attached
        image_id, frame = named_in_record(it.image_id)
        return ExportImage(
            id=it.image_id,
            caption=it.caption,
            media_type=it.media_type,
            sha256=it.sha256,
            target=it.target,
            side=it.side.value if it.side else "",
            kind=it.kind.value,
            shows_needle=it.shows_needle,
            frame=frame,
            taken_at=it.taken_at,
            device=it.device,
            marks=image.marks,
            read=lambda: b"".join(self._kept_images().images.content(image_id)),
            picture=lambda: self._kept_images().picture(image_id, frame),
        )

    def _kept_images(self) -> ImageService:
        if self._images is None:
            raise Problem("IMAGE-MISSING", say("No images are kept here, so the picture cannot be read."))
        return self._images


def _facts_of(rows: tuple[LogRow, ...]) -> tuple[LogRow, ...]:
    """The rows up to the last one that is a fact: prints behind it say nothing about the visit."""
    last = next((at for at in range(len(rows), 1, -1) if rows[at - 1].kind != e.Printed.__name__), 1)
    return rows[:last]


def _refuse(record: ProcedureRecord, *, draft: bool) -> None:
    if record.practice:
        raise Problem(
            "EXPORT-PRACTICE",
            say("This is a practice visit of an invented patient. It does not leave as a record."),
            hint=say("Choose a visit of a patient."),
        )
    if not record.signed and not draft:
        raise Problem(
            "EXPORT-UNSIGNED",
            say("This visit is not signed, so it was not exported."),
            hint=say("Sign it first, or ask for the draft: it is marked so."),
        )


def _standing(record: ProcedureRecord) -> Standing:
    if record.voided:
        return Standing.VOIDED
    if record.signature is None:
        return Standing.DRAFT
    return Standing.AMENDED if record.amendments else Standing.SIGNED


def _foot(visit: Visit) -> Line:
    if not visit.seal:
        return line(strong("DRAFT"), f", not signed · visit {visit.id[:8]}")
    return line("Record ", strong(short_code(visit.seal)), f" · SHA-256 {visit.seal[:16]}")

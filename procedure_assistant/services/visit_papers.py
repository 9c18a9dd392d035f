"""Every paper of a visit beside its record, and the list of the day: made as values, drawn through a port, kept in log and audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from procedure_assistant.domain import wording
from procedure_assistant.domain.claims import BillingSummary
from procedure_assistant.domain.commands import course
from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock import LotBalance
from procedure_assistant.protocols.label_sheets import LabelSheet
from procedure_assistant.services.billing_page import HEADING as BILLING_HEADING
from procedure_assistant.services.billing_page import BillingPage, build_billing_page
from procedure_assistant.services.consent_form import ConsentForm, build_blank_form, build_signed_form
from procedure_assistant.services.consent_texts import Samples, text_in_force
from procedure_assistant.services.day_list import DayList, build_day_list
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.labels import Labels, LabelWishes, build_labels
from procedure_assistant.services.leaflet import Leaflet
from procedure_assistant.services.note import line, strong
from procedure_assistant.services.note_words import Teller
from procedure_assistant.services.nurse_sheet import HEADING, STATUS, NurseSheet, build_nurse_sheet
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.sheet import sheet_of
from procedure_assistant.services.visits import Visit
from procedure_assistant.services.work_note import For, Wishes, WorkNote, build_work_note
from procedure_assistant.services.worklist import worklist


class Document(StrEnum):
    """The papers of a visit; the value is what the log calls a print of it."""

    NURSE_SHEET = "preparation sheet"
    LABELS = "labels"
    WORK_NOTE = "note for work"
    SCHOOL_NOTE = "note for school"
    BILLING = "billing summary"
    CONSENT_ENGLISH = "consent form, English"
    CONSENT_SPANISH = "consent form, Spanish"
    CONSENT_SIGNED = "consent form, signed"


@dataclass(frozen=True, slots=True)
class PaperWishes:
    """What is chosen when printing."""

    note: Wishes = field(default_factory=Wishes)
    labels: LabelWishes = field(default_factory=LabelWishes)


PaperValue = NurseSheet | Labels | WorkNote | DayList | Leaflet | BillingPage | ConsentForm
"""A paper ready to be drawn."""

DrawPaper = Callable[[PaperValue, Paper], bytes]
"""Port: a paper as finished PDF."""

_ACT_OF_COPY = {"printer": Act.PRINT_RECORD, "file": Act.SAVE_RECORD}
_NO_CLAIM = line("For whoever writes the claim. ", strong("Not a claim"))
_NO_WISHES = PaperWishes()
_CONSENTS = {Document.CONSENT_ENGLISH: "en", Document.CONSENT_SPANISH: "es"}


class PaperService:
    """Makes the papers. ``draw`` takes values only, so it may run on a worker."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        who: Callable[[], str],
        draw: DrawPaper,
        label_sheets: Callable[[], tuple[LabelSheet, ...]],
        lots: Callable[[], tuple[LotBalance, ...]] = tuple,
        billing: Callable[[Visit], BillingSummary] | None = None,
        consents: Samples | None = None,
    ) -> None:
        """Its ports.

        ``lots``: what may be taken from the shelf today, the first to expire first; empty where nobody keeps a shelf. ``billing`` makes
        the billing summary of a visit; ``consents`` gives the sample of a consent text where the clinic has none of its own.
        """
        self._store = store
        self._clock = clock
        self._who = who
        self.draw = draw
        self._label_sheets = label_sheets
        self._lots = lots
        self._billing = billing
        self._consents = consents
        self.guard: Guard = NoAccounts()

    def paper(self, visit: Visit, document: Document, wishes: PaperWishes = _NO_WISHES, paper: Paper | None = None) -> PaperValue:
        """A paper of a visit as values. Raises ``Problem`` LABEL-… where labels cannot be made."""
        self.guard.check(Act.LOOK)
        record, teller, settings = visit.record, Teller(self._clock), load_settings(self._store)
        if document is Document.LABELS:
            sheet = self._sheet(wishes.labels.sheet, paper or settings.paper)
            return build_labels(record, sheet, wishes.labels, teller, visit.vial_policy)
        if document is Document.NURSE_SHEET:
            sheet_ = sheet_of(record, settings, teller, heading=HEADING, document=document, status=STATUS, visit=visit.id)
            return build_nurse_sheet(record, sheet_, teller, self._lots())
        if document is Document.BILLING and self._billing is not None:
            frame = sheet_of(record, settings, teller, heading=BILLING_HEADING, document=document, status=_NO_CLAIM, visit=visit.id)
            return build_billing_page(self._billing(visit), frame)
        if document is Document.CONSENT_SIGNED:
            return build_signed_form(record, settings, teller, self._store.log(visit.id), document)
        if document in _CONSENTS and (samples := self._consents) is not None:
            return build_blank_form(
                record, settings, teller, lambda kind, language: text_in_force(self._store, samples, kind, language), _CONSENTS[document],
                document, visit.id,
            )  # fmt: skip
        asked_by = For.WORK if document is Document.WORK_NOTE else For.SCHOOL
        frame = sheet_of(record, settings, teller, heading=f"Note for {asked_by}", document=document)
        signed = record.signature.event if record.signature else None
        names = (signed.name, signed.credentials) if signed else (settings.physician, settings.credentials)
        return build_work_note(record, frame, teller, asked_by, wishes.note, ", ".join(part for part in names if part))

    def pdf(self, visit: Visit, document: Document, wishes: PaperWishes = _NO_WISHES, paper: Paper | None = None) -> bytes:
        """A paper of a visit as PDF, on the clinic's paper unless another is asked for."""
        chosen = paper or load_settings(self._store).paper
        return self.draw(self.paper(visit, document, wishes, chosen), chosen)

    def keep_copy(self, visit: Visit, document: Document, paper: Paper, to: str) -> None:
        """Record in log and audit trail that a copy left; raises ``Problem`` when that cannot be kept."""
        act = _ACT_OF_COPY.get(to, Act.SAVE_RECORD)
        self.guard.check(act)
        visit.do(course.print_copy, document.value, paper.value, to)
        day, mrn = wording.day(visit.record.day), visit.record.patient.mrn
        self.guard.note(act, visit.id, say("{document} of {day}, patient with MRN {mrn}", document=document.value, day=day, mrn=mrn))

    def day_list(self) -> DayList:
        """The visits of the day as values. Raises ``Problem`` STORE-…."""
        self.guard.check(Act.LOOK)
        return build_day_list(worklist(self._store, self._clock), load_settings(self._store), self._clock, self._who())

    def day_list_left(self, to: str) -> None:
        """The list left the program: kept in the audit trail."""
        act = _ACT_OF_COPY.get(to, Act.SAVE_RECORD)
        self.guard.check(act)
        self.guard.note(act, "", say("list of the day {day}", day=wording.day(self._clock.today())))

    def label_sheets(self) -> tuple[LabelSheet, ...]:
        """The sheets and rolls that labels can be printed on."""
        return self._label_sheets()

    def _sheet(self, wanted: str, paper: Paper) -> LabelSheet:
        """The size that was asked for, else the first one for this paper."""
        sheets = self._label_sheets()
        found = next((one for one in sheets if (one.id == wanted if wanted else one.paper == paper.value)), None)
        if found is None:
            names = ", ".join(one.id for one in sheets)
            raise Problem(
                "LABEL-SHEET", say("There is no label size “{wanted}”. Nothing was printed.", wanted=wanted or paper.value),
                hint=say("Choose one of these: {names}.", names=names),
            )  # fmt: skip
        return found

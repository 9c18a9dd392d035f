"""Which paper of a visit is shown, printed and saved: its record, or one of the papers beside it. Makes values; draws and shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.records import RecordService, file_name

if TYPE_CHECKING:
    from procedure_assistant.services.export import ExportService
    from procedure_assistant.services.leaflet import LeafletService
    from procedure_assistant.services.outbox import OutboxService
    from procedure_assistant.services.visit_papers import Document, PaperService
    from procedure_assistant.services.visits import Visit

RECORD = "record"
_POINTS_A_MM = 72 / 25.4
SIZES = {Paper.LETTER: (612.0, 792.0), Paper.A4: (595.28, 841.89)}
"""Width and height in points."""
_LEAFLETS = {"after-care-en": "en", "after-care-es": "es"}

PAPERS: tuple[tuple[str, str], ...] = (
    (RECORD, say("Procedure record")),
    ("nurse-sheet", say("Preparation sheet")),
    ("labels", say("Labels, sheet")),
    ("labels-roll", say("Labels, roll")),
    ("after-care-en", say("After-care, English")),
    ("after-care-es", say("After-care, Spanish")),
    ("work-note", say("Note for work")),
    ("school-note", say("Note for school")),
    ("consent-en", say("Consent form, English")),
    ("consent-es", say("Consent form, Spanish")),
    ("consent-signed", say("Consent form, signed")),
    ("billing-summary", say("Billing summary")),
)
"""Every paper of a visit: id, which also begins the name of its file, and words."""


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper as values. ``draw`` makes its PDF and may run on a worker; ``size`` is that of its sheet in points.

    ``sealed`` makes what makes the file that is saved, where that differs: a record gets the signature of the clinic.
    """

    heading: str
    draw: Callable[[], bytes]
    size: tuple[float, float]
    sealed: Callable[[], Callable[[], bytes]] | None = None

    def file(self) -> Callable[[], bytes]:
        """What makes the file on a worker. Raises ``Problem`` SIGNATURE-… where the clinic's signature cannot be made today."""
        return self.sealed() if self.sealed else self.draw


class PaperChoice:
    """Makes the paper that is chosen, and keeps in log and audit trail that a copy of it left."""

    def __init__(
        self,
        records: RecordService,
        papers: PaperService | None = None,
        leaflets: LeafletService | None = None,
        exports: ExportService | None = None,
        outbox: OutboxService | None = None,
    ) -> None:
        """``exports`` and ``outbox`` are handed on to whoever shows the ways out of the program."""
        self._records = records
        self.exports, self.outbox = exports, outbox
        self._papers = papers
        self._leaflets = leaflets

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """The papers that can be made here."""
        return PAPERS if self._papers is not None and self._leaflets is not None else PAPERS[:1]

    def made(self, visit: Visit, which: str, paper: Paper) -> MadePaper:
        """The paper. Raises ``Problem`` where it cannot be made yet, or the store cannot be read."""
        if self._papers is None or self._leaflets is None or which == RECORD:
            note = self._records.note(visit)
            sealed = partial(self._records.file_of, note, paper)
            return MadePaper(note.heading, partial(self._records.draw, note, paper), SIZES[paper], sealed)
        if which in _LEAFLETS:
            leaflet = self._leaflets.leaflet(visit, _LEAFLETS[which])
            return MadePaper(leaflet.title, partial(self._papers.draw, leaflet, paper), SIZES[paper])
        from procedure_assistant.services.labels import Labels, LabelWishes  # noqa: PLC0415 -- only what is printed is loaded
        from procedure_assistant.services.visit_papers import PaperWishes  # noqa: PLC0415 -- only what is printed is loaded

        roll = next((one.id for one in self._papers.label_sheets() if one.is_roll), "") if which == "labels-roll" else ""
        value = self._papers.paper(visit, _document(which), PaperWishes(labels=LabelWishes(sheet=roll)), paper)
        size = SIZES[paper]
        if isinstance(value, Labels) and value.sheet.is_roll:
            size = (float(value.sheet.width) * _POINTS_A_MM, float(value.sheet.height) * _POINTS_A_MM)
        return MadePaper(_document(which).value, partial(self._papers.draw, value, paper), size)

    def keep_copy(self, visit: Visit, which: str, paper: Paper, to: str) -> None:
        """A copy left. Raises ``Problem`` when that cannot be kept."""
        if self._papers is None or self._leaflets is None or which == RECORD:
            self._records.keep_copy(visit, paper, to)
        elif which in _LEAFLETS:
            self._leaflets.keep_copy(visit, _LEAFLETS[which], paper, to)
        else:
            self._papers.keep_copy(visit, _document(which), paper, to)

    def file_name(self, visit: Visit, which: str) -> str:
        """A file name without the patient's name."""
        return file_name(visit, which)


def _document(which: str) -> Document:
    from procedure_assistant.services.visit_papers import Document  # noqa: PLC0415 -- only what is printed is loaded

    return {
        "nurse-sheet": Document.NURSE_SHEET,
        "labels": Document.LABELS,
        "labels-roll": Document.LABELS,
        "work-note": Document.WORK_NOTE,
        "school-note": Document.SCHOOL_NOTE,
        "billing-summary": Document.BILLING,
        "consent-en": Document.CONSENT_ENGLISH,
        "consent-es": Document.CONSENT_SPANISH,
        "consent-signed": Document.CONSENT_SIGNED,
    }[which]

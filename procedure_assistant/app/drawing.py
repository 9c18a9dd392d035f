"""What draws papers, shows their pages and signs their files, as the ports of the services want it. ReportLab loads with the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procedure_assistant.services.leaflet import Leaflet
    from procedure_assistant.services.note import Note
    from procedure_assistant.services.paper import Paper
    from procedure_assistant.services.recall import LetterList
    from procedure_assistant.services.records import Attached
    from procedure_assistant.services.signature import Signer
    from procedure_assistant.services.visit_papers import PaperValue


def draw_note(note: Note, paper: Paper) -> bytes:
    """A record as PDF."""
    from procedure_assistant.documents.procedure_record import render  # noqa: PLC0415 -- ReportLab loads with the first page

    return render(note, paper)


def draw_a_paper(value: PaperValue, paper: Paper) -> bytes:
    """A paper beside the record as PDF."""
    from procedure_assistant.documents.paper_drawing import draw_paper  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_paper(value, paper)


def draw_letters(letters: LetterList, paper: Paper) -> bytes:
    """The letter list of a recall as PDF."""
    from procedure_assistant.documents.letter_list import draw_letter_list  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_letter_list(letters, paper)


def draw_a_leaflet(leaflet: Leaflet, paper: Paper) -> bytes:
    """A leaflet as PDF."""
    from procedure_assistant.documents.leaflet import draw_leaflet  # noqa: PLC0415 -- ReportLab loads with the first page

    return draw_leaflet(leaflet, paper)


def attach(pdf: bytes, attached: Attached) -> bytes:
    """The PDF with a file attached."""
    from procedure_assistant.documents.archive import with_attachment  # noqa: PLC0415 -- qpdf loads with the first page

    return with_attachment(pdf, attached)


def pictures(pdf: bytes, dpi: float) -> list[tuple[int, int, bytes]]:
    """Width, height and RGBA bytes of each page."""
    from procedure_assistant.documents.preview import page_images  # noqa: PLC0415 -- PDFium loads with the first page

    return page_images(pdf, dpi)


def signer() -> Signer:
    """What signs files with the clinic's certificate; pyHanko loads with the first."""
    from procedure_assistant.documents.signature import PadesSigner  # noqa: PLC0415 -- pyHanko loads with the first signature

    return PadesSigner()


def warm_up() -> None:
    """Load and read ahead what the first page needs."""
    from procedure_assistant.documents import preview, procedure_record  # noqa: F401, PLC0415 -- loaded ahead of the first page

    procedure_record.warm_up()

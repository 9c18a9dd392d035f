"""The printed procedure record: puts the blocks of a note in their order, breaks them onto sheets and writes the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from procedure_assistant.documents.flow import Block, Room, Sheet, draw_block, paginate
from procedure_assistant.documents.fonts import register_fonts
from procedure_assistant.documents.frame import Frame
from procedure_assistant.documents.ink import Ink
from procedure_assistant.documents.opening import alerts_block, summary_block
from procedure_assistant.documents.paper_file import SIZES, empty_file, finished, one_at_a_time
from procedure_assistant.documents.plates import CLEAR, make_form, plate
from procedure_assistant.documents.record_biologic import biologic_block
from procedure_assistant.documents.record_guidance import guidance_blocks
from procedure_assistant.documents.record_map import FIGURES, map_blocks
from procedure_assistant.documents.record_nerve import FAINTEST, nerve_block
from procedure_assistant.documents.record_photo import photo_block
from procedure_assistant.documents.record_products import products_block
from procedure_assistant.documents.record_text import (
    amendments_block,
    checklist_block,
    claim_block,
    course_block,
    indication_block,
    overrides_block,
    safety_block,
    signature_block,
)
from procedure_assistant.documents.record_units import units_block
from procedure_assistant.documents.wrapping import FINE
from procedure_assistant.services.note import Note, Paper

_GAPS = (5.2, 3.8)
"""Room after a block, and the tighter one that is tried when it saves a page."""

_ABOVE_FOOT = 4.0
_CONTINUES = 10.0


def _blocks(note: Note, left: float, right: float) -> list[Block]:
    """Every block in the order of the paper."""
    blocks: list[Block | None] = [
        alerts_block(note.alerts, left, right) if note.alerts else None,
        summary_block(note.summary, note.glance, left, right),
        amendments_block(note.amendments, left, right) if note.amendments else None,
        indication_block(note.indication, left, right) if note.indication else None,
        safety_block(note.safety, left, right) if note.safety else None,
        *(map_blocks(note.site_map, left, right, draft=note.draft) if note.site_map else ()),
        units_block(note.units, note.limits, left, right) if note.units or note.limits else None,
        products_block(note.products, left, right) if note.products is not None else None,
        *(biologic_block(one, left, right) for one in note.biologics),
        *(guidance_blocks(note.guidance, left, right) if note.guidance else ()),
        overrides_block(note.overrides, left, right) if note.overrides is not None else None,
        nerve_block(note.nerve, left, right) if note.nerve else None,
        photo_block(note.nerve.photo, left, right) if note.nerve and note.nerve.photo else None,
        course_block(note.course, left, right) if note.course else None,
        checklist_block(note.checklist, left, right) if note.checklist else None,
        claim_block(note.claim, left, right) if note.claim else None,
        signature_block(note.signature, note.provenance, note.seal, left, right),
    ]
    return [block for block in blocks if block is not None]


def _sheets(blocks: Sequence[Block], frame: Frame) -> list[Sheet]:
    """Place the blocks; the tighter gap is taken only when it saves a page."""
    laid_out = [paginate(blocks, Room(frame.content_top, frame.content_top, frame.content_bottom - _ABOVE_FOOT, gap)) for gap in _GAPS]
    return min(laid_out, key=len)


def _continues(sheets: Sequence[Sheet], page: int) -> str:
    """ "continues on page 2: nerve block, signature", naming what the next page begins anew."""
    names = [placed.block.name for placed in sheets[page].placed]
    return f"continues on page {page + 1}: {', '.join(name[:1].lower() + name[1:] for name in names)}"


def _draw_page(ink: Ink, frame: Frame, sheets: Sequence[Sheet], page: int) -> None:
    """Draw one page in reading order: head, blocks, foot."""
    pages, sheet = len(sheets), sheets[page - 1]
    frame.draw_head(ink, page, pages)
    _bookmark(ink, f"page{page}", f"Page {page}", 0, 0.0)
    for number, placed in enumerate(sheet.placed):
        draw_block(ink, placed, frame.left, frame.right, ruled=page == 1 or number > 0)
        _bookmark(ink, f"page{page}block{number}", placed.block.name, 1, placed.top)
    if page < pages and frame.content_bottom - sheet.end > _CONTINUES:
        ink.right(frame.right, frame.content_bottom - 3.4, _continues(sheets, page), size=FINE.size)
    frame.draw_foot(ink, page, pages)


def _bookmark(ink: Ink, key: str, title: str, level: int, top: float) -> None:
    ink.canvas.bookmarkPage(key, fit="XYZ", left=0, top=ink.up(top), zoom=0)
    ink.canvas.addOutlineEntry(title, key, level, closed=0)


def render(note: Note, paper: Paper) -> bytes:
    """The record as PDF/A-1b. Equal notes give equal bytes.

    Raises:
        PlateFault: a line drawing in resources/figures cannot be read.
        ResourceMissing: a font or drawing is not there.
    """
    with one_at_a_time:
        register_fonts()
        width, height = SIZES[paper]
        frame = Frame(note, width, height)
        sheets = _sheets(_blocks(note, frame.left, frame.right), frame)
        target = BytesIO()
        author = note.letterhead.name if note.letterhead else note.signature.name
        canvas = empty_file(target, (width, height), note.language, note.title, author, note.made_at)
        canvas.setSubject(note.subject)
        ink = Ink(canvas, height, cutting=bool(note.across))
        if note.site_map:
            for figure in FIGURES:
                make_form(canvas, figure)
        if note.nerve:
            make_form(canvas, "posterior", FAINTEST)
        for page in range(1, len(sheets) + 1):
            _draw_page(ink, frame, sheets, page)
            canvas.showPage()
        return finished(canvas, target)


def warm_up() -> None:
    """Read fonts and drawings, so that the first record is drawn as fast as later ones; meant for a worker after the first paint."""
    with one_at_a_time:
        register_fonts()
        for figure in FIGURES:
            plate(figure, CLEAR)
        plate("posterior", FAINTEST)

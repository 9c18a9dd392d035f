"""Injections at targets on paper: what was given and seen, a box for each picture and its hash. A missing picture is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

from reportlab.lib.utils import ImageReader  # type: ignore[import-untyped]  # ships no types

from procedure_assistant.documents.flow import LABEL_COLUMN, Block, Row, text_rows
from procedure_assistant.documents.ink import HAIR, Ink
from procedure_assistant.documents.picture_marks import draw_mark
from procedure_assistant.documents.wrapping import BODY, FINE, set_text
from procedure_assistant.services.note import line, strong
from procedure_assistant.services.note_biologic import GuidanceNote, PictureNote, TargetNote

BOX_WIDTH, BOX_HEIGHT = 140.0, 105.0
"""Room of a picture in points; the whole picture is shown in it, in its own proportions."""

_IN_A_ROW = 3

_BESIDE = 14.0
_ABOVE = 3.0


def _picture_row(pictures: Sequence[PictureNote], x: float) -> Row:
    """Up to three pictures with their captions below."""
    captions = [set_text(line(f"{one.caption}."), BOX_WIDTH, FINE) for one in pictures]
    hashes = [set_text(line(f"SHA-256 {_grouped(one.sha256)}"), BOX_WIDTH, FINE) for one in pictures]
    below = max(caption.height + found.height for caption, found in zip(captions, hashes, strict=True))

    def draw(ink: Ink, top: float) -> None:
        for number, one in enumerate(pictures):
            at = x + number * (BOX_WIDTH + _BESIDE)
            _draw_box(ink, one, at, top + _ABOVE)
            under = ink.paragraph(at, top + _ABOVE + BOX_HEIGHT + 2.0, captions[number])
            ink.paragraph(at, under, hashes[number])

    return Row(_ABOVE + BOX_HEIGHT + 2.0 + below + _ABOVE, draw)


def _grouped(sha256: str) -> str:
    return " ".join(sha256[at : at + 8] for at in range(0, len(sha256), 8))


def _draw_box(ink: Ink, picture: PictureNote, x: float, top: float) -> None:
    """The picture as large as the box holds it, or the words that it is not at hand."""
    if not picture.png:
        ink.frame(x, top, BOX_WIDTH, BOX_HEIGHT)
        ink.centred(x + BOX_WIDTH / 2, top + BOX_HEIGHT / 2 - 2, "Picture not at hand", size=FINE.size)
        ink.centred(x + BOX_WIDTH / 2, top + BOX_HEIGHT / 2 + 8, "its hash below names it", size=FINE.size)
        return
    reader = ImageReader(BytesIO(picture.png))
    wide, high = reader.getSize()
    scale = min(BOX_WIDTH / wide, BOX_HEIGHT / high)
    width, height = wide * scale, high * scale
    left, upper = x + (BOX_WIDTH - width) / 2, top + (BOX_HEIGHT - height) / 2
    ink.canvas.drawImage(reader, left, ink.up(upper + height), width, height)
    room = (left, upper, left + width, upper + height)
    with ink.within(left, upper, width, height):
        for mark in picture.marks:
            draw_mark(ink, mark, lambda px, py: (left + px / picture.width * width, upper + py / picture.height * height), room)
    ink.stroke(((x, top), (x + BOX_WIDTH, top), (x + BOX_WIDTH, top + BOX_HEIGHT), (x, top + BOX_HEIGHT), (x, top)), HAIR)


def _pictures(pictures: Sequence[PictureNote], x: float) -> Iterator[Row]:
    for start in range(0, len(pictures), _IN_A_ROW):
        yield _picture_row(pictures[start : start + _IN_A_ROW], x)


def _target_rows(target: TargetNote, x: float, width: float) -> Iterator[Row]:
    """What was given and seen, with the first picture beside it and further ones below."""
    head = line(strong(f"{target.title}. "), *target.given)
    if not target.pictures:
        yield from text_rows(head, x, width, BODY)
        yield from text_rows(target.seen, x, width, BODY)
        return
    at, first = width - BOX_WIDTH - _BESIDE, target.pictures[0]
    texts = [set_text(text, at, BODY) for text in (head, target.seen)]
    # What the picture is stands below the words, where there is room, and not below the picture: that would cost a page.
    texts += [set_text(text, at, FINE) for text in (line(f"Picture: {first.caption}."), line(f"SHA-256 {_grouped(first.sha256)}"))]

    def draw(ink: Ink, top: float) -> None:
        below = top + _ABOVE
        for text in texts:
            below = ink.paragraph(x, below, text)
        _draw_box(ink, first, x + width - BOX_WIDTH, top + _ABOVE)

    yield Row(max(sum(text.height for text in texts), BOX_HEIGHT) + 2 * _ABOVE, draw)
    yield from _pictures(target.pictures[1:], x)


def guidance_blocks(guidance: GuidanceNote, left: float, right: float) -> list[Block]:
    """One block for all targets; it is parted between rows, and a picture never from its caption."""
    x = left + LABEL_COLUMN
    width = right - x
    rows: list[Row] = []
    for target in guidance.targets:
        rows += _target_rows(target, x, width)
    rows += _pictures(guidance.pictures, x)
    for remark in guidance.remarks:
        rows += text_rows(remark, x, width, FINE)
    return [Block("Targets", tuple(rows), title="Targets and ultrasound", remark=guidance.caption)]

"""The consent form on paper: text in type for reading, then lines for ink or the signature as drawn. Lays out what is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procedure_assistant.documents.flow import Block, Row, text_rows
from procedure_assistant.documents.fonts import Face
from procedure_assistant.documents.ink import HAIR, HEAVY, Ink
from procedure_assistant.documents.qr import draw_qr
from procedure_assistant.documents.sheet_file import Scale, draw_sheets
from procedure_assistant.documents.wrapping import Style, set_text
from procedure_assistant.domain.events_consent import HEIGHT, WIDTH, Stroke
from procedure_assistant.protocols.consent_texts import told
from procedure_assistant.services.consent_form import ConsentForm, ConsentPart, InkFields, ScreenSignature
from procedure_assistant.services.note import line, strong
from procedure_assistant.services.paper import Paper

_SCALES = (Scale(11.0, 14.6, 76.0, 6.0), Scale(10.5, 13.4, 76.0, 4.6))
"""Never smaller: a patient reads it."""
_TITLE = Style(15.0, 19.0, Face.BOLD, Face.BOLD)
_FINE = Style(7.5, 9.4)
_CAPTION = Style(8.0, 10.0)
_INDENT = 12.0
_PAD_WIDTH, _PEN = 270.0, 1.1
"""Points: wide enough to be compared with another signature, and a line that a fax keeps."""
_QR_SIDE = 62.0
_WRITING = 25.0
"""Room over a line to write on."""


def draw_consent_form(form: ConsentForm, paper: Paper) -> bytes:
    """The form as PDF; identity and page n of N on every page. Equal forms give equal bytes."""

    def blocks(left: float, right: float, scale: Scale) -> Sequence[Block]:
        return [block for part in form.parts for block in _part_blocks(part, left, right, scale)]

    return draw_sheets(form.sheet, blocks, paper, _SCALES)


def _part_blocks(part: ConsentPart, left: float, right: float, scale: Scale) -> Iterator[Block]:
    yield _head(part, left, right, scale)
    rows: list[Row] = []
    heading, agree = "", ""
    for style, words in told(part.text):
        if style == "heading":
            if rows:
                yield Block("", tuple(rows), title=heading or "Text", ruled=False)
            heading, rows = words, list(text_rows(line(strong(words)), left, right - left, scale.body))
        elif style == "item":
            rows += _item(words, left, right, scale)
        elif style == "paragraph":
            rows += [*text_rows(line(words), left, right - left, scale.body), _gap(2.0)]
        elif style == "agree":
            agree = words
    if rows:
        yield Block("", tuple(rows), title=heading or "Text", ruled=False)
    yield _foot(part, agree, left, right, scale)


def _head(part: ConsentPart, left: float, right: float, scale: Scale) -> Block:
    title = next(words for style, words in told(part.text) if style == "title")
    rows = [*text_rows(line(title), left, right - left, _TITLE)]
    for caption, value in part.about:
        rows += text_rows(line(f"{caption}: ", strong(value)), left, right - left, scale.body)
    if part.remark:
        rows += [_gap(3.0), _boxed(part.remark, left, right, scale)]
    return Block("", tuple(rows), title=title, ruled=False, above=5.0, whole=True)


def _boxed(words: str, left: float, right: float, scale: Scale) -> Row:
    paragraph = set_text(line(strong(words)), right - left - 12, scale.body)

    def draw(ink: Ink, top: float) -> None:
        ink.frame(left, top, right - left, paragraph.height + 6, HEAVY)
        ink.paragraph(left + 6, top + 3, paragraph)

    return Row(paragraph.height + 9, draw)


def _item(words: str, left: float, right: float, scale: Scale) -> Iterator[Row]:
    middle = scale.body.ascent * 0.64

    def lead(ink: Ink, top: float) -> None:
        ink.disc(left + 4.0, top + middle, 1.4)

    yield from text_rows(line(words), left + _INDENT, right - left - _INDENT, scale.body, lead=lead)
    yield _gap(1.2)


def _foot(part: ConsentPart, agree: str, left: float, right: float, scale: Scale) -> Block:
    rows = [*text_rows(line(strong(agree)), left, right - left, scale.body), _gap(6.0)]
    signature = part.signature
    if isinstance(signature, InkFields):
        rows += [_ink_row(captions, left, right) for captions in signature.rows]
    else:
        rows += _screen_rows(signature, left, right, scale)
    rows += text_rows(line(part.which), left, right - left, _FINE)
    return Block("", tuple(rows), title=agree[:40], whole=True)


def _ink_row(captions: Sequence[str], left: float, right: float) -> Row:
    """Lines to write on beside each other, the first one wider."""
    between = 18.0
    wide = (right - left - between) * 0.62
    places = [(left, wide), (left + wide + between, right - left - wide - between)]

    def draw(ink: Ink, top: float) -> None:
        for (x, width), caption in zip(places, captions, strict=False):
            ink.rule(x, x + width, top + _WRITING, HEAVY)
            ink.text(x, top + _WRITING + 9.0, caption, size=_CAPTION.size)

    return Row(_WRITING + 13.0, draw)


def _screen_rows(signature: ScreenSignature, left: float, right: float, scale: Scale) -> Iterator[Row]:
    beside = right - left - _QR_SIDE - 10
    if signature.strokes:
        yield _drawn(signature, left, right)
    else:
        yield _code_beside(signature, right)
    yield from text_rows(line(signature.said), left, beside, scale.body)
    for caption, value in signature.fields:
        yield from text_rows(line(f"{caption}: ", strong(value)), left, beside, scale.body)
    yield _gap(3.0)


def _drawn(signature: ScreenSignature, left: float, right: float) -> Row:
    """The signature in its box, as vectors, and the code beside it."""
    height = _PAD_WIDTH * HEIGHT / WIDTH

    def draw(ink: Ink, top: float) -> None:
        for stroke in signature.strokes:
            _pull(ink, stroke, left, top, _PAD_WIDTH / WIDTH)
        ink.rule(left, left + _PAD_WIDTH, top + height + 1.0, HAIR)
        ink.text(left, top + height + 10.0, signature.caption, size=_CAPTION.size)
        _code(ink, signature, right, top)

    return Row(max(height, _QR_SIDE + 10.0) + 14.0, draw)


def _code_beside(signature: ScreenSignature, right: float) -> Row:
    return Row(_QR_SIDE + 16.0, lambda ink, top: _code(ink, signature, right, top))


def _code(ink: Ink, signature: ScreenSignature, right: float, top: float) -> None:
    draw_qr(ink, signature.qr, right - _QR_SIDE, top - 2.0, _QR_SIDE)
    ink.centred(right - _QR_SIDE / 2, top + _QR_SIDE + 8.0, signature.code, Face.BOLD, 10.5)


def _pull(ink: Ink, stroke: Stroke, left: float, top: float, scale: float) -> None:
    points = [(left + x * scale, top + y * scale) for x, y in zip(stroke[::2], stroke[1::2], strict=True)]
    if len(points) == 1:
        ink.disc(*points[0], _PEN * 0.7)
    else:
        ink.stroke(points, _PEN, round_ends=True)


def _gap(height: float) -> Row:
    return Row(height, lambda _ink, _top: None)

"""Products, targets and their pictures on paper, read back from real PDFs."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace

import pytest

from procedure_assistant.documents.procedure_record import render
from procedure_assistant.documents.record_guidance import BOX_HEIGHT, BOX_WIDTH
from procedure_assistant.services.note import Answer, AnswerGroup, Note, Paper, line, strong
from procedure_assistant.services.note_biologic import BiologicNote, GuidanceNote, PictureMark, PictureNote, Reckoned, TargetNote
from tests.documents import notes
from tests.documents.pdf import page_texts, pictures, text_boxes
from tests.services.regenerative_visits import png

BOTH = pytest.mark.parametrize("paper", list(Paper))
SHA = "0123456789abcdef" * 4


def picture(number: int = 1, data: bytes = b"") -> PictureNote:
    return PictureNote(f"Needle at the nerve {number}", SHA, data, 640, 480)


def target(*found: PictureNote, side: str = "left") -> TargetNote:
    seen = line("Machine U1; depth 8 mm; ", strong("tip seen no"), "; spread ring. 11:00, E. Marsh.")
    return TargetNote(f"Greater occipital nerve, {side}", line(strong("2 mL PRP under ultrasound"), ", aspiration negative."), seen, found)


PRP = BiologicNote(
    title="Platelet-rich plasma",
    status=line(strong("Kit cleared by 510(k) K1. "), "FDA status: cleared."),
    balance=line(strong("Made 4 mL"), " = injected 4 mL + discarded 0 mL."),
    figures=(Reckoned("Platelets recovered", "about 66.7 %", "(platelets of the product × volume made) ÷ blood"),),
    classes=(Reckoned("PAW", "P3-x-Bβ (to confirm)", "P1 at or below the blood; neutrophils α above, β at or below"),),
    standards=(line(strong("MIBO: 23 of 24"), ": missing centrifuge."),),
    passport=(AnswerGroup("Blood draw", "11:00, E. Marsh", (Answer("Vein", "left arm"), Answer("", "Labelled and read", True))),),
)


def note(*targets: TargetNote, loose: tuple[PictureNote, ...] = (), **changes: object) -> Note:
    guidance = GuidanceNote("Under ultrasound", targets, (line("Intervals: to confirm."),), loose)
    base = notes.ALL["short"]() if "short" in notes.ALL else next(iter(notes.ALL.values()))()
    return replace(base, biologics=(PRP,), guidance=guidance, **changes)  # type: ignore[arg-type]


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


@BOTH
def test_that_every_word_of_product_and_targets_stands_on_paper(paper: Paper):
    text = "".join(said(render(note(target(picture())), paper)).split())
    for wanted in (
        "Platelet-rich plasma", "Kit cleared by 510(k) K1.", "Made 4 mL", "about 66.7 %", "÷ blood", "P3-x-Bβ (to confirm)",
        "α above, β at or below", "MIBO: 23 of 24", "Vein: left arm; Labelled and read.", "2 mL PRP under ultrasound", "tip seen no",
        "Needle at the nerve 1.", "01234567 89abcdef", "Picture not at hand", "Intervals: to confirm.",
    ):  # fmt: skip
        assert "".join(wanted.split()) in text, wanted


def middle_of_the_first_picture(pdf: bytes) -> tuple[int, float, float]:
    """Page and middle of the box above the caption of the first picture."""
    for number, (_, boxes) in enumerate(text_boxes(pdf)):
        for box in boxes:
            if box.text.startswith("Needle at the nerve 1"):
                return number, box.left + BOX_WIDTH / 2, box.top - 4 - BOX_HEIGHT / 2
    raise AssertionError("no caption on any page")


def test_that_a_picture_that_is_at_hand_is_drawn_in_its_box():
    pdf = render(note(target(), loose=(picture(data=png()),)), Paper.LETTER)
    page, x, y = middle_of_the_first_picture(pdf)
    shown = pictures(pdf)[page]
    dark, light = shown.grey(x - BOX_WIDTH * 0.4, y), shown.grey(x + BOX_WIDTH * 0.4, y)
    assert (dark < 60, light > 195) == (True, True)
    assert "Picture not at hand" not in said(pdf)


def test_that_a_tall_picture_keeps_its_proportions():
    pdf = render(note(target(), loose=(picture(data=png(24, 96)),)), Paper.LETTER)
    page, x, y = middle_of_the_first_picture(pdf)
    shown = pictures(pdf)[page]
    assert shown.grey(x - BOX_WIDTH * 0.3, y) == 255
    assert shown.grey(x - 4, y) < 200


@BOTH
def test_that_nothing_is_lost_or_covered_where_there_are_many_pictures(paper: Paper):
    many = tuple(picture(number) for number in range(1, 12))
    pdf = render(note(target(*many), target(side="right"), loose=many[:2]), paper)
    text = said(pdf)
    assert [number for number in range(1, 12) if f"Needle at the nerve {number}." not in text] == []
    assert text.count("Picture not at hand") == 13
    for (width, height), boxes in text_boxes(pdf):
        assert [box.text for box in boxes if box.left < 0 or box.right > width or box.bottom > height] == []
        ordered = sorted(boxes, key=lambda box: box.top)
        covered = [(one.text, other.text) for at, one in enumerate(ordered) for other in ordered[at + 1 :] if one.overlaps(other)]
        assert covered == []


def test_that_the_first_picture_of_a_target_stands_beside_its_words():
    pdf = render(note(target(picture(data=png()))), Paper.LETTER)
    for number, ((width, _), boxes) in enumerate(text_boxes(pdf)):
        for box in boxes:
            if box.text.startswith("Picture: Needle at the nerve 1"):
                shown = pictures(pdf)[number]
                row = [shown.grey(x, box.top) for x in range(round(width - 36 - BOX_WIDTH + 8), round(width - 36 - 8))]
                assert (min(row) < 60, max(row) > 195) == (True, True)
                return
    raise AssertionError("no caption on any page")


MARKS = (
    PictureMark("cross", ((320.0, 240.0),), 1, "needle tip"),
    PictureMark("ring", ((480.0, 120.0),), 2, "nerve GON"),
    PictureMark("line", ((64.0, 360.0), (224.0, 360.0)), 3, "ruler 8.0 mm"),
    PictureMark("dot", ((560.0, 400.0),), 4, "C2"),
)


def flat(value: int) -> bytes:
    """A picture of one grey, 64 by 48 pixels."""
    rows = b"".join(b"\x00" + bytes([value]) * 64 for _ in range(48))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 64, 48, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("ground", [0, 128, 255], ids=["black", "grey", "white"])
def test_that_marks_stand_at_their_places_on_any_ground(ground: int):
    marked = replace(picture(data=flat(ground)), marks=MARKS)
    pdf = render(note(target(), loose=(marked,)), Paper.LETTER)
    page, x, y = middle_of_the_first_picture(pdf)
    shown, scale = pictures(pdf, 288)[page], BOX_WIDTH / 640

    def found(px: float, py: float) -> tuple[int, int]:
        """The darkest and the lightest within 3 points of a pixel of the original."""
        at, over = x + (px - 320) * scale, y + (py - 240) * scale
        greys = [shown.grey(at + dx / 2, over + dy / 2) for dx in range(-6, 7) for dy in range(-6, 7)]
        return min(greys), max(greys)

    for px, py in ((320, 240), (480 + 6 / scale, 120), (144, 360), (560, 400)):
        darkest, lightest = found(px, py)
        assert (darkest < 100, lightest > 200) == (True, True)
    assert found(64, 60) == pytest.approx((ground, ground), abs=8)


def test_that_the_numbers_of_marks_are_read_back_from_the_page():
    plain = said(render(note(target(), loose=(picture(data=flat(0)),)), Paper.LETTER)).split()
    marked = said(render(note(target(), loose=(replace(picture(data=flat(0)), marks=MARKS),)), Paper.LETTER)).split()
    assert {number: marked.count(number) - plain.count(number) for number in "1234"} == dict.fromkeys("1234", 1)


def test_that_equal_notes_with_pictures_give_equal_bytes():
    assert render(note(target(picture(data=png()))), Paper.A4) == render(note(target(picture(data=png()))), Paper.A4)

"""The photograph of the head on paper, read back from real PDFs: the picture where it may be printed, the construction always."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from procedure_assistant.documents.procedure_record import render
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.services.note import NerveRow, Note, Paper, line, strong
from procedure_assistant.services.note_biologic import PictureNote
from procedure_assistant.services.note_photo import PhotoNote, PhotoSide, PhotoTarget
from procedure_assistant.services.note_text import note_text
from tests.documents import notes
from tests.documents.pdf import page_texts, reader

SHA = "0123456789abcdef" * 4
EOP = (400.0, 200.0)


def png(width: int = 800, height: int = 600) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), (40, 30, 20)).save(target, "PNG")
    return target.getvalue()


def side(which: Side, mastoid: tuple[float, float], *, given: bool = False) -> PhotoSide:
    at = [(EOP[0] + (mastoid[0] - EOP[0]) * thirds / 3, EOP[1] + (mastoid[1] - EOP[1]) * thirds / 3) for thirds in (1, 2)]
    return PhotoSide(which, mastoid, "85.0 mm", (PhotoTarget("GON", 1, at[0], given), PhotoTarget("LON", 2, at[1], given=False)))


def photo(data: bytes = b"", **changes: object) -> PhotoNote:
    values: dict[str, object] = {
        "picture": PictureNote("Photograph of the back of the head, attached E. Marsh MD 14:12", SHA, data, 800, 600),
        "printed": bool(data), "turns": 0, "width": 800, "height": 600, "left_lies": Side.LEFT, "protuberance": EOP,
        "sides": (side(Side.LEFT, (250.0, 280.0), given=True), side(Side.RIGHT, (550.0, 280.0))),
        "scale": ((300.0, 500.0), (500.0, 500.0), "100 mm"),
        "rows": (NerveRow("EOP to mastoid", "85.0 mm", "85.0 mm"), NerveRow("GON from EOP (one third)", "28.3 mm", "28.3 mm", True)),
        "lines": (line("Back view."), line(strong("Left 85.0 mm, right 85.0 mm: both sides are equal."))),
    }  # fmt: skip
    return PhotoNote(**{**values, **changes})  # type: ignore[arg-type]


def note(one: PhotoNote) -> Note:
    base = notes.combined()
    assert base.nerve is not None
    return replace(base, nerve=replace(base.nerve, photo=one))


def said(pdf: bytes) -> str:
    return " ".join(" ".join(page_texts(pdf)).split())


def images(pdf: bytes) -> list[tuple[int, int]]:
    return [(one.image.width, one.image.height) for page in reader(pdf).pages for one in page.images if one.image is not None]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("data", [b"", png()], ids=["alone", "printed"])
def test_that_every_word_of_the_photograph_stands_on_paper_and_in_the_text(paper: Paper, data: bytes):
    made = note(photo(data))
    shown, text = said(render(made, paper)), note_text(made)
    for wanted in ("Back view.", "both sides are equal", "28.3 mm", "EOP to mastoid", "attached E. Marsh MD 14:12"):
        assert wanted in shown, wanted
        assert wanted in text, wanted
    assert SHA in text
    assert "01234567 89abcdef" in shown
    for wanted in ("patient’s left", "patient’s right", "100 mm", "GON", "LON"):
        assert wanted in shown, wanted


def test_that_a_photograph_that_may_be_printed_is_in_the_file_and_no_other():
    assert images(render(note(photo(png())), Paper.LETTER)) != []
    assert images(render(note(photo()), Paper.LETTER)) == []


@pytest.mark.parametrize(
    ("changes", "words"), [({"printed": False}, "Photograph kept, not printed"), ({"printed": True}, "Photograph not at hand")]
)
def test_that_a_missing_picture_says_why(changes: dict[str, bool], words: str):
    assert words in said(render(note(photo(**changes)), Paper.LETTER))


def test_that_the_picture_is_no_finer_than_paper_shows():
    big = note(photo(png(6000, 4500), width=6000, height=4500, protuberance=None, sides=(), scale=None))
    ((width, height),) = images(render(big, Paper.LETTER))
    assert max(width, height) <= 236 * 4
    assert width / height == pytest.approx(4 / 3, abs=0.02)


@pytest.mark.parametrize(("turns", "size"), [(0, (800, 600)), (1, (600, 800)), (2, (800, 600)), (3, (600, 800))])
def test_that_a_turned_picture_stands_upright_on_paper(turns: int, size: tuple[int, int]):
    whole = photo(png(), turns=turns, width=size[0], height=size[1], protuberance=None, sides=(), scale=None)
    ((width, height),) = images(render(note(whole), Paper.LETTER))
    assert width / height == pytest.approx(size[0] / size[1], abs=0.02)


def test_that_a_turned_picture_is_turned_clockwise():
    picture = Image.new("RGB", (400, 400), "white")
    picture.paste("black", (0, 0, 200, 200))  # upper left; a quarter clockwise brings it to the upper right
    target = BytesIO()
    picture.save(target, "PNG")
    whole = photo(target.getvalue(), turns=1, width=400, height=400, protuberance=None, sides=(), scale=None)
    (page,) = [page for page in reader(render(note(whole), Paper.LETTER)).pages if list(page.images)]
    shown = next(iter(page.images)).image
    assert shown is not None
    corner = {name: shown.convert("L").getpixel(at) for name, at in (("left", (20, 20)), ("right", (shown.width - 20, 20)))}
    assert (corner["left"], corner["right"] < 160) == (255, True)


def test_that_a_mirrored_picture_says_so_above_it():
    text = said(render(note(photo(left_lies=Side.RIGHT)), Paper.LETTER))
    assert text.index("patient’s right") < text.index("patient’s left")


def test_that_a_construction_in_the_making_is_drawn_as_far_as_it_goes():
    for part in (
        photo(sides=(), scale=None, rows=()),
        photo(protuberance=None, sides=(), rows=()),
        photo(sides=(side(Side.LEFT, (400.0, 200.5)),)),
    ):
        assert "Back view." in said(render(note(part), Paper.LETTER))

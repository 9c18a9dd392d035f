"""The clinic's logo: read from real files, kept small and black, refused in words, printed at the head of a record."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtGui import QImage

from procedure_assistant.app import Options, build
from procedure_assistant.documents.preview import page_images
from procedure_assistant.services.demo import PlayedClock, play_visit, start_of_demo
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.visit_papers import Document
from procedure_assistant.ui.settings.logo_card import LogoCard
from procedure_assistant.ui.settings.logo_file import KEPT_HEIGHT, KEPT_WIDTH, read_logo
from tests.documents.pdf import text_boxes

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><rect width="100" height="100" fill="#1f6fb5"/></svg>'


def drawn(size: tuple[int, int] = (900, 300), ink: tuple[int, int, int] = (230, 180, 40)) -> Image.Image:
    """Pale yellow on white, which a fixed threshold would lose."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 3, size[1]), fill=ink)
    return picture


@pytest.fixture
def file(tmp_path: Path):
    """``file(name)``: a good logo of this kind."""

    def of(name: str) -> Path:
        path = tmp_path / name
        if path.suffix == ".svg":
            path.write_text(SVG)
        else:
            drawn().save(path)
        return path

    return of


@pytest.mark.parametrize("name", ["logo.png", "logo.jpg", "logo.svg", "wrongly_named.png.svg"])
def test_that_a_logo_is_kept_small_and_in_black_and_white(file, name: str):
    kept = read_logo(file(name))
    image = QImage.fromData(kept)
    assert len(kept) < 20_000
    assert image.width() <= KEPT_WIDTH
    assert image.height() <= KEPT_HEIGHT
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    assert (grey.pixelColor(5, 5).red(), grey.pixelColor(image.width() - 5, 5).red()) == (0, 255)


def spoilt(tmp_path: Path, kind: str) -> Path:
    """A file that is no logo."""
    path = tmp_path / "logo.png"
    match kind:
        case "huge":
            with path.open("wb") as out:
                out.truncate(200_000_000)
        case "text":
            path.write_text("this is no picture")
        case "empty":
            path.write_bytes(b"")
        case "white":
            Image.new("RGB", (90, 30), "white").save(path)
        case "cut":
            drawn().save(path)
            path.write_bytes(path.read_bytes()[:40])
        case "many pixels":
            Image.new("1", (20_000, 20_000)).save(path)
        case "gif":
            drawn().save(path, format="GIF")
    return path


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("huge", "LOGO-LARGE"), ("text", "LOGO-KIND"), ("empty", "LOGO-KIND"), ("white", "LOGO-EMPTY"), ("cut", "LOGO-DAMAGED"),
        ("many pixels", "LOGO-LARGE"), ("gif", "LOGO-KIND"), ("none", "LOGO-UNREAD"),
    ],
)  # fmt: skip
def test_that_what_is_no_logo_is_refused_in_words_and_the_one_before_stays(qtbot, tmp_path: Path, file, kind: str, code: str):
    services = build(Options(tmp_path / "procedures.db", PlayedClock(start_of_demo())))
    card = LogoCard(services, lambda _settings: None)
    qtbot.addWidget(card)
    card.take(file("good.png"))
    before = load_settings(services.store).logo
    bad = spoilt(tmp_path, kind)
    with pytest.raises(Problem) as told:
        read_logo(bad)
    assert told.value.code == code
    card.take(bad)
    assert card.told.text() == told.value.text
    assert load_settings(services.store).logo == before
    services.store.close()


def test_that_the_logo_stands_at_the_head_of_every_page_and_touches_no_text(qtbot, tmp_path: Path, file):
    clock = PlayedClock(start_of_demo())
    services = build(Options(tmp_path / "procedures.db", clock))
    visit = play_visit(services, clock)
    card = LogoCard(services, lambda _settings: None)
    qtbot.addWidget(card)
    card.take(file("logo.svg"))
    assert base64.b64decode(load_settings(services.store).logo).startswith(b"\x89PNG")
    for paper in Paper:
        for pdf in (services.records.pdf(visit, paper), services.papers.pdf(visit, Document.NURSE_SHEET, paper=paper)):
            for (width, height, data), (_, boxes) in zip(page_images(pdf, 72.0), text_boxes(pdf), strict=True):
                inked = [
                    (x, y) for y in range(20, 47) for x in range(40, 120)
                    if sum(data[(y * width + x) * 4 : (y * width + x) * 4 + 3]) < 120 and x < 66
                ]  # fmt: skip
                assert height > 700
                assert len(inked) > 300
                assert min(box.left for box in boxes if box.bottom < 47) > 66
    card.remove.click()
    assert load_settings(services.store).logo == ""
    services.store.close()

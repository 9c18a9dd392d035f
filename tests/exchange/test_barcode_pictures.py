"""The same codes as a scanner types, printed as pictures: turned, blurred, small, dark, several kinds. Every one is read as expected."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
import zxingcpp as zxing
from PIL import Image, ImageFilter

from procedure_assistant.exchange.barcode_pictures import MOST_BYTES, PackPictures, codes_in
from procedure_assistant.exchange.image_reader import ImageProcess
from procedure_assistant.exchange.pack_codes import PackCodes
from procedure_assistant.services.pack_codes import PackCode, Standard
from procedure_assistant.services.problem import Problem
from tests.exchange.test_pack_codes import BOTOX_200, END_OF_APRIL, GS, MALFORMED, WELL_FORMED, with_check

FORMATS = (zxing.BarcodeFormat.DataMatrix, zxing.BarcodeFormat.QRCode, zxing.BarcodeFormat.Code128)
LONGEST_LINEAR = 70
"""Signs: a longer linear code is as wide as no package."""


def picture(text: str, kind: zxing.BarcodeFormat, *, scale: int = 5, gs1: bool = False) -> Image.Image:
    """A printed code in the middle of white paper."""
    made = zxing.create_barcode(text, kind, gs1=True) if gs1 else zxing.create_barcode(text, kind)
    code = Image.fromarray(np.array(zxing.write_barcode_to_image(made, scale=scale)))
    paper = Image.new("L", (code.width + 80, code.height + 80), 255)
    paper.paste(code, (40, 40))
    return paper


def png(image: Image.Image, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


def turned(degrees: float) -> Callable[[Image.Image], Image.Image]:
    return lambda image: image.rotate(degrees, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)


def blurred(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(1.6))


def dark(image: Image.Image) -> Image.Image:
    """Little light: grey on grey, with the grain of a cheap camera."""
    grain = np.random.default_rng(60).normal(0, 6, (image.height, image.width))
    return Image.fromarray(np.clip(np.array(image, dtype=float) * 0.35 + 40 + grain, 0, 255).astype("uint8"))


def askew(image: Image.Image) -> Image.Image:
    return blurred(turned(17)(image))


WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "straight": lambda image: image,
    "upside down": turned(180),
    "on its side": turned(90),
    "turned": turned(31),
    "blurred": blurred,
    "turned and blurred": askew,
    "dark": dark,
    "inverted": lambda image: Image.fromarray(255 - np.array(image)),
}


def printable(text: str) -> bool:
    """Whether an encoder and a label printer can make it: no line breaks, and nothing beyond ASCII."""
    return bool(text.strip()) and text.isascii() and not re.search("[\r\n\t\0\x01\x02]", text) and len(text) <= 200


def read(text: str, kind: zxing.BarcodeFormat, way: str) -> PackCode:
    found = codes_in(png(WAYS[way](picture(text, kind))))
    assert found, "no code found"
    read: list[PackCode] = []
    for one in found:
        try:
            read.append(PackCodes().read(one))
        except Problem:
            if found == (one,):
                raise
    assert len(read) == 1, found
    return read[0]


def as_told(code: PackCode) -> tuple[object, ...]:
    return code.standard, code.item, code.lot, code.expiry, code.made, code.serial


CASES = [text for text in WELL_FORMED if printable(text)]
BAD_CASES = [(text, code) for text, code in MALFORMED.items() if printable(text)]


def test_that_there_are_as_many_pictures_as_were_asked_for():
    assert len(CASES) >= 40
    assert len(CASES) + len(BAD_CASES) >= 60


@pytest.mark.parametrize("number", range(len(CASES)))
def test_that_a_printed_code_is_read_in_every_kind_and_however_it_lies(number: int):
    text, ways = CASES[number], list(WAYS)
    for place, kind in enumerate(FORMATS):
        if kind is zxing.BarcodeFormat.Code128 and len(text) > LONGEST_LINEAR:
            continue
        # Each code in three of the ways, so that all ways meet all kinds many times.
        for step in (0, 3, 5):
            way = ways[(number + place + step) % len(ways)]
            assert as_told(read(text, kind, way)) == as_told(WELL_FORMED[text]), (kind, way)


@pytest.mark.parametrize(("text", "code"), BAD_CASES)
def test_that_a_printed_code_that_is_bad_is_refused_in_the_same_words(text: str, code: str):
    for kind, way in ((zxing.BarcodeFormat.DataMatrix, "turned and blurred"), (zxing.BarcodeFormat.QRCode, "turned")):
        with pytest.raises(Problem) as told:
            read(text, kind, way)
        assert told.value.code == code


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("way", WAYS)
def test_that_a_true_gs1_symbol_is_read_with_its_separators(kind: zxing.BarcodeFormat, way: str):
    shown = f"(01){BOTOX_200}(17)270430(10)C7654(21)SN0001"
    found = codes_in(png(WAYS[way](picture(shown, kind, gs1=True))))
    assert [as_told(PackCodes().read(one)) for one in found] == [
        (Standard.GS1, BOTOX_200, "C7654", END_OF_APRIL, None, "SN0001"),
    ]


@pytest.mark.parametrize(
    ("kind", "digits"),
    [(zxing.BarcodeFormat.EAN13, "0300233921029"), (zxing.BarcodeFormat.UPCA, "300233921029"), (zxing.BarcodeFormat.Code39, BOTOX_200)],
)
def test_that_the_linear_code_of_a_carton_names_the_product(kind: zxing.BarcodeFormat, digits: str):
    for way in ("straight", "blurred", "upside down", "on its side"):
        found = codes_in(png(WAYS[way](picture(digits, kind))))
        assert [PackCodes().read(one).item for one in found] == [BOTOX_200], way


def test_that_a_code_which_fills_a_small_part_of_a_large_photograph_is_found():
    photograph = Image.new("L", (4032, 3024), 210)
    photograph.paste(picture(f"01{BOTOX_200}1727043010C7654", zxing.BarcodeFormat.DataMatrix, scale=8), (2500, 1700))
    assert len(codes_in(png(photograph))) == 1


def reader() -> PackPictures:
    return PackPictures(ImageProcess)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF"])
def test_that_a_file_is_decoded_in_a_process_of_its_own(kind: str):
    printed = f"01{BOTOX_200}1727043010C7654{GS}21SN0001"
    data = png(askew(picture(printed, zxing.BarcodeFormat.DataMatrix)).convert("RGB"), kind)
    (text,) = reader().texts(data)
    assert PackCodes().read(text).expiry == date(2027, 4, 30)


def test_that_two_packages_in_one_picture_are_two():
    one, other = (picture(f"01{BOTOX_200}1727043010{lot}", zxing.BarcodeFormat.DataMatrix) for lot in ("A1", "B2"))
    both = Image.new("L", (one.width + other.width, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    assert sorted(PackCodes().read(text).lot for text in codes_in(png(both))) == ["A1", "B2"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "CODE-PICTURE"),
        (b"\0" * (MOST_BYTES + 1), "CODE-PICTURE"),
        (b"not a picture at all", "IMAGE-KIND"),
        (png(Image.new("L", (300, 300), 255)), "CODE-NONE"),
        (png(picture(with_check("+A99912345/$10X3"), zxing.BarcodeFormat.QRCode))[:-400], "IMAGE-BROKEN"),
    ],
)
def test_that_a_picture_without_a_code_is_refused_in_words(data: bytes, code: str):
    with pytest.raises(Problem) as told:
        reader().texts(data)
    assert told.value.code == code
    assert told.value.hint


def test_that_noise_is_no_code():
    noise = np.random.default_rng(6).integers(0, 255, (400, 400), dtype=np.uint8)
    assert codes_in(png(Image.fromarray(noise))) == ()

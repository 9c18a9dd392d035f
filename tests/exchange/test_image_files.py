"""Reading pictures that are no DICOM: what they are is found in their bytes, damaged and enormous ones are refused in words."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from procedure_assistant.exchange import image_files
from procedure_assistant.exchange.image_reader import ImageProcess
from procedure_assistant.services.image_values import MOST_PIXELS, FileKind
from procedure_assistant.services.problem import Problem
from tests.exchange.dicom_clinic import pydicom_file

SIZE = (40, 30)


def written(kind: str, mode: str = "RGB", size: tuple[int, int] = SIZE, **options: object) -> bytes:
    target = BytesIO()
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    picture.save(target, kind, **options)
    return target.getvalue()


def shown(data: bytes, frame: int = 0) -> Image.Image:
    return Image.open(BytesIO(image_files.picture(data, frame)), formats=["PNG"])


def refusal(data: bytes) -> Problem:
    with pytest.raises(Problem) as told:
        image_files.examine(data)
    return told.value


def enormous_png(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "modes"),
    [("PNG", "1 L LA P RGB RGBA I;16"), ("JPEG", "L RGB CMYK"), ("BMP", "1 L P RGB"), ("TIFF", "1 L P RGB RGBA I;16 F CMYK")],
)
def test_that_a_picture_of_each_kind_and_colour_is_shown(kind: str, modes: str):
    for mode in modes.split():
        data = written(kind, mode)
        facts = image_files.examine(data)
        assert (facts.kind, facts.width, facts.height, facts.frames) == (FileKind(kind.lower()), *SIZE, 1)
        assert shown(data).size == SIZE
        assert shown(data).mode in {"L", "RGB"}


def test_that_the_pixels_of_a_png_are_not_changed():
    data = written("PNG")
    assert shown(data).tobytes() == Image.open(BytesIO(data)).tobytes()


def test_that_what_is_transparent_is_shown_on_white():
    target = BytesIO()
    Image.new("RGBA", (2, 1), (0, 0, 0, 0)).save(target, "PNG")
    assert shown(target.getvalue()).getpixel((0, 0)) == (255, 255, 255)


def test_that_a_photograph_is_upright_and_says_when_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif.get_ifd(0x8769)[0x9003] = "2026:11:23 14:31:05"
    data = written("JPEG", exif=exif)
    facts = image_files.examine(data)
    assert (facts.width, facts.height, facts.taken_at) == (30, 40, "2026-11-23T14:31:05")
    assert shown(data).size == (30, 40)


def test_that_a_tiff_has_as_many_frames_as_pages():
    pages = [Image.new("L", SIZE, grey) for grey in (0, 100, 200)]
    target = BytesIO()
    pages[0].save(target, "TIFF", save_all=True, append_images=pages[1:])
    assert image_files.examine(target.getvalue()).frames == 3
    assert [shown(target.getvalue(), frame).getpixel((0, 0)) for frame in range(3)] == [0, 100, 200]
    with pytest.raises(Problem, match="number 4 was asked for"):
        image_files.picture(target.getvalue(), 3)


def test_that_an_animation_is_its_first_picture():
    target = BytesIO()
    Image.new("L", SIZE, 10).save(target, "PNG", save_all=True, append_images=[Image.new("L", SIZE, 20)])
    assert image_files.examine(target.getvalue()).frames == 1


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "TIFF"])
@pytest.mark.parametrize("part", [0.3, 0.7, 0.95])
def test_that_a_picture_that_was_cut_off_is_refused(kind: str, part: float):
    data = written(kind, size=(300, 300))
    told = refusal(data[: int(len(data) * part)])
    assert (told.code, told.message) == ("IMAGE-BROKEN", f"The {kind} file is damaged or was cut off, so its picture cannot be shown.")


@pytest.mark.parametrize(
    ("start", "message"),
    [
        (b"%PDF-1.7\n", "This file is a PDF document, whatever its name says."),
        (b"GIF89a", "This file is a GIF picture, which is not read."),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "This file is a WebP picture, which is not read."),
        (b"RIFF\x10\x00\x00\x00AVI LIST", "This file is a video, which is not read."),
        (b"\x00\x00\x00\x18ftypheic", "This file is a HEIC picture, as telephones make them, which is not read."),
        (b"\x00\x00\x00\x18ftypmp42", "This file is a video, which is not read."),
        (b"PK\x03\x04", "This file is a ZIP archive or an office document, whatever its name says."),
        (b"\x08\x00\x05\x00CS", "This file looks like a DICOM object without the head that every DICOM file begins with."),
        (b"name,date\n", "This file is not a picture that is known here."),
    ],
)
def test_that_what_is_no_picture_is_named(start: bytes, message: str):
    told = refusal(start + bytes(200))
    assert (told.code, told.message) == ("IMAGE-KIND", message)
    assert told.hint == "Pictures can be PNG, JPEG, BMP, TIFF or DICOM. Save or export it as one of these."


def test_that_an_empty_file_is_named():
    assert refusal(b"").code == "IMAGE-EMPTY"


@pytest.mark.parametrize("size", [(9000, 9000), (40_000, 10)])
def test_that_a_picture_with_too_many_pixels_is_refused_before_it_is_decoded(size: tuple[int, int]):
    told = refusal(enormous_png(*size))
    assert told.code == "IMAGE-PIXELS"
    assert f"It is {size[0]} × {size[1]} pixels; up to {MOST_PIXELS // 1_000_000} million pixels are shown." in told.message


def test_that_a_picture_that_would_fill_the_memory_is_refused():
    assert refusal(enormous_png(60_000, 60_000)).code in {"IMAGE-PIXELS", "IMAGE-KIND"}


# -- the reading process ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def reader():
    made = ImageProcess()
    yield made
    made.close()


def test_that_a_picture_is_read_in_a_process_of_its_own(reader: ImageProcess):
    data = written("PNG")
    assert reader.examine([data]).kind is FileKind.PNG
    assert reader.picture([data], 0) == image_files.picture(data, 0)


def test_that_refusals_come_through_whole_and_the_next_picture_is_read(reader: ImageProcess):
    with pytest.raises(Problem) as told:
        reader.examine([b"%PDF-1.7"])
    assert (told.value.code, told.value.message, told.value.hint) == (
        "IMAGE-KIND",
        "This file is a PDF document, whatever its name says.",
        "Pictures can be PNG, JPEG, BMP, TIFF or DICOM. Save or export it as one of these.",
    )
    assert reader.examine([written("PNG")]).kind is FileKind.PNG


def test_that_leafing_through_a_clip_sends_its_bytes_once(reader: ImageProcess):
    data, asked = pydicom_file("examples_ybr_color.dcm"), []

    def pieces():
        asked.append(1)
        yield data

    pictures = {reader.picture(pieces(), frame, "clip") for frame in range(3)}
    assert (len(pictures), len(asked)) == (3, 1)


def test_that_a_picture_that_takes_too_long_ends_in_words_and_the_next_is_read():
    impatient = ImageProcess(patience=0.0)
    with pytest.raises(Problem) as told:
        impatient.examine([written("PNG")])
    assert told.value.code == "IMAGE-READER"
    impatient.close()
    patient = ImageProcess()
    assert patient.examine([written("PNG")]).kind is FileKind.PNG
    patient.close()


def test_that_a_reading_process_that_dies_is_replaced(reader: ImageProcess):
    reader.examine([written("PNG")])
    assert reader._helper is not None
    reader._helper.kill()
    with pytest.raises(Problem) as told:
        reader.examine([written("PNG")])
    assert told.value.code == "IMAGE-READER"
    assert reader.examine([written("PNG")]).kind is FileKind.PNG


def test_that_bytes_that_end_in_a_problem_leave_the_reader_usable(reader: ImageProcess):
    def broken():
        yield written("PNG")[:50]
        raise Problem("STORE-FULL", "The disk is full.")

    with pytest.raises(Problem, match="disk is full"):
        reader.examine(broken())
    assert reader.examine([written("PNG")]).kind is FileKind.PNG

"""Looks through image files of any kind and makes PNG pictures of them; the kind is found in the bytes, never in the name.

Runs only in the reading process (``image_process``). It opens no file and writes none: bytes in, facts or PNG out.
"""

from __future__ import annotations

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from procedure_assistant.exchange import image_words as words
from procedure_assistant.services.image_values import MOST_FRAMES, MOST_PIXELS, MOST_SIDE, Facts, FileKind

_STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
    (b"BM", FileKind.BMP),
)
_OTHERS: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF", 0, "This file is a PDF document, whatever its name says."),
    (b"GIF8", 0, "This file is a GIF picture, which is not read."),
    (b"WEBP", 8, "This file is a WebP picture, which is not read."),
    (b"ftyphei", 4, "This file is a HEIC picture, as telephones make them, which is not read."),
    (b"ftypmif", 4, "This file is a HEIF picture, as telephones make them, which is not read."),
    (b"ftyp", 4, "This file is a video, which is not read."),
    (b"AVI ", 8, "This file is a video, which is not read."),
    (b"PK\x03\x04", 0, "This file is a ZIP archive or an office document, whatever its name says."),
    (b"\x1f\x8b", 0, "This file is a compressed archive."),
    (b"\x08\x00", 0, "This file looks like a DICOM object without the head that every DICOM file begins with."),
)
_DICM_AT = 128
_ODD = (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, EOFError, ArithmeticError, struct.error, RuntimeError)
"""What Pillow raises for files that are cut off or damaged."""
_TAKEN = 0x9003
_EXIF_DETAILS = 0x8769


@dataclass(frozen=True, slots=True)
class _Opened:
    picture: Image.Image
    frames: int


def kind_of(data: bytes) -> FileKind:
    """What the bytes are. Raises ``Problem`` IMAGE-EMPTY or IMAGE-KIND, which names what they are instead where that shows."""
    if not data:
        raise words.empty()
    if data[_DICM_AT : _DICM_AT + 4] == b"DICM":
        return FileKind.DICOM
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    for sign, at, what in _OTHERS:
        if data[at : at + len(sign)] == sign:
            raise words.other_kind(what)
    raise words.other_kind("This file is not a picture that is known here.")


def examine(data: bytes) -> Facts:
    """Look through a whole image: what it says of itself, every limit held against it, its picture decoded once.

    Raises ``Problem`` IMAGE-EMPTY, -KIND, -PIXELS, -FRAMES, -BROKEN, -DICOM, -DIRECTORY or -NO-PICTURE.
    """
    kind = kind_of(data)
    if kind is FileKind.DICOM:
        from procedure_assistant.exchange import dicom_pixels  # noqa: PLC0415 -- slow import

        return dicom_pixels.examine(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd tags, which are of no use here; what cannot be decoded raises
        opened = _opened(data, kind)
        taken_at = _taken_at(opened.picture)
        upright = _decoded(opened.picture, kind)
    return Facts(kind=kind, width=upright.width, height=upright.height, frames=opened.frames, taken_at=taken_at)


def picture(data: bytes, frame: int) -> bytes:
    """A PNG of one frame, counted from 0, upright, 8 bit, grey or RGB. Raises ``Problem`` like ``examine``, and IMAGE-FRAME."""
    kind = kind_of(data)
    if kind is FileKind.DICOM:
        from procedure_assistant.exchange import dicom_pixels  # noqa: PLC0415 -- slow import

        return _png(dicom_pixels.picture(data, frame))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = _opened(data, kind)
        if not 0 <= frame < opened.frames:
            raise words.no_such_frame(frame, opened.frames)
        if frame:
            _seek(opened.picture, frame, kind)
        return _png(_decoded(opened.picture, kind))


def _opened(data: bytes, kind: FileKind) -> _Opened:
    """The file opened and measured, not decoded yet."""
    try:
        found = Image.open(BytesIO(data), formats=[kind.value.upper()])
        frames = int(getattr(found, "n_frames", 1)) if kind is FileKind.TIFF else 1
    except (UnidentifiedImageError, Image.DecompressionBombError, *_ODD) as error:
        if isinstance(error, Image.DecompressionBombError):
            raise words.other_kind("This picture says that it has far more pixels than can be shown.") from error
        raise words.damaged(kind.value.upper(), type(error).__name__) from error
    _check_size(found.width, found.height)
    if frames > MOST_FRAMES:
        raise words.too_many_frames(frames)
    return _Opened(found, frames)


def _check_size(width: int, height: int) -> None:
    if width > MOST_SIDE or height > MOST_SIDE or width * height > MOST_PIXELS:
        raise words.too_wide(width, height)


def _seek(found: Image.Image, frame: int, kind: FileKind) -> None:
    try:
        found.seek(frame)
    except _ODD as error:
        raise words.damaged(kind.value.upper(), type(error).__name__) from error
    _check_size(found.width, found.height)


def _decoded(found: Image.Image, kind: FileKind) -> Image.Image:
    try:
        found.load()
        return _in_8_bit(ImageOps.exif_transpose(found))
    except _ODD as error:
        raise words.damaged(kind.value.upper(), type(error).__name__) from error


def _in_8_bit(found: Image.Image) -> Image.Image:
    if found.mode in {"1", "L", "RGB"}:
        return found
    if found.mode.startswith(("I", "F")):
        low, high = found.getextrema()
        scale = 255.0 / (high - low) if high > low else 0.0  # type: ignore[operator]  # one band, so two numbers
        return found.convert("F").point(lambda value: value * scale - low * scale).convert("L")  # type: ignore[operator]
    if found.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in found.info:
        full = found.convert("RGBA")
        white = Image.new("RGBA", full.size, "white")
        return Image.alpha_composite(white, full).convert("RGB")
    return found.convert("RGB")


def _taken_at(found: Image.Image) -> str:
    """When a camera says that the picture was taken: local time of the camera, ISO text."""
    try:
        text = str(found.getexif().get_ifd(_EXIF_DETAILS).get(_TAKEN, ""))
    except _ODD:
        return ""
    day, _, clock = text.partition(" ")
    written = f"{day.replace(':', '-')}T{clock}"
    return written if len(written) == len("2026-11-23T06:00:00") and written[4] == "-" else ""


def _png(found: Image.Image) -> bytes:
    shown = found if found.mode in {"L", "RGB"} else found.convert("RGB")
    target = BytesIO()
    shown.save(target, "PNG", compress_level=1)  # seven times as fast as the smallest, for a tenth more bytes
    return target.getvalue()

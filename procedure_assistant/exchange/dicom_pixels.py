"""Decodes a frame of a DICOM object into an 8-bit picture as its header says it is to be shown. One frame in memory at a time.

Runs only in the reading process: a decoder that a damaged object brings down takes no window with it.
"""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pydicom import Dataset
from pydicom.encaps import generate_frames
from pydicom.multival import MultiValue
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut, apply_modality_lut, apply_voi_lut
from pydicom.pixels.utils import get_expected_length

from procedure_assistant.exchange import image_words as words
from procedure_assistant.exchange.dicom_errors import UNREADABLE
from procedure_assistant.exchange.dicom_header import Header, facts_of_file, read
from procedure_assistant.services.image_values import Facts


def examine(data: bytes) -> Facts:
    """What a DICOM file says of itself, its picture tried: the first and the last frame are decoded.

    Raises ``Problem`` IMAGE-DICOM, IMAGE-DIRECTORY, IMAGE-NO-PICTURE or IMAGE-BROKEN.
    """
    facts = facts_of_file(data)
    if facts.why_no_picture:
        raise words.no_picture(facts.why_no_picture)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # told by the note of the header already; what cannot be decoded raises
        dataset = read(data)
        _check_length(dataset, facts.frames)
        for frame in sorted({0, facts.frames - 1}):
            _decoded(dataset, frame)
    return facts


def picture(data: bytes, frame: int) -> Image.Image:
    """One frame, counted from 0, as it is to be shown. Raises ``Problem`` IMAGE-…"""
    facts = facts_of_file(data)
    if facts.why_no_picture:
        raise words.no_picture(facts.why_no_picture)
    if not 0 <= frame < facts.frames:
        raise words.no_such_frame(frame, facts.frames)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.fromarray(_decoded(read(data), frame))


def _check_length(dataset: Dataset, frames: int) -> None:
    """Raises IMAGE-BROKEN when there are fewer pixels or frames than the header announces."""
    try:
        if not dataset.file_meta.TransferSyntaxUID.is_encapsulated:
            missing = get_expected_length(dataset) - len(dataset.PixelData)
            if missing > 0:
                raise words.damaged("DICOM", f"{missing} bytes of pixels missing")
            return
        found = sum(1 for _ in generate_frames(dataset.PixelData, number_of_frames=frames))
    except UNREADABLE as error:
        raise words.damaged("DICOM", type(error).__name__) from error
    if found < frames:
        raise words.damaged("DICOM", f"{found} of {frames} frames")


def _decoded(dataset: Dataset, frame: int) -> NDArray[np.uint8]:
    try:
        decoder = get_decoder(dataset.file_meta.TransferSyntaxUID)
        pixels, told = decoder.as_array(dataset, index=frame, raw=False)
        return _as_shown(pixels, dataset, str(told["photometric_interpretation"]))
    except UNREADABLE as error:
        raise words.damaged("DICOM", type(error).__name__) from error


def _as_shown(pixels: NDArray[Any], dataset: Dataset, meaning: str) -> NDArray[np.uint8]:
    """The pixels of a frame by their photometric interpretation (PS3.3 C.7.6.3.1.2): 8 bit, grey or RGB."""
    if meaning == "PALETTE COLOR":
        return _to_8_bit(apply_color_lut(pixels, dataset))
    if pixels.ndim == 3:
        return _to_8_bit(pixels)
    grey = _windowed(pixels, dataset)
    return np.bitwise_not(grey) if meaning == "MONOCHROME1" else grey


def _windowed(pixels: NDArray[Any], dataset: Dataset) -> NDArray[np.uint8]:
    """Grey values as the header wants them seen: by its table, else by its window, else 8-bit values as they are and others stretched."""
    header = Header(dataset)
    table = header.value("VOILUTSequence")
    values = apply_modality_lut(pixels, dataset)
    if table:
        bits = int(table[0].LUTDescriptor[2])
        return np.asarray(apply_voi_lut(values, dataset, prefer_lut=True) >> max(0, bits - 8), dtype=np.uint8)
    center, width = (_first(header.value(keyword)) for keyword in ("WindowCenter", "WindowWidth"))
    if center is not None and width is not None and width >= 1:
        return _in_window(np.asarray(values, dtype=np.float64), center, width, header.text("VOILUTFunction"))
    return pixels if pixels.dtype == np.uint8 else _stretched(np.asarray(values, dtype=np.float64))


def _first(value: Any) -> float | None:  # noqa: ANN401 -- one number or several, of which the first is the one to begin with
    if value is None:
        return None
    return float(value[0] if isinstance(value, MultiValue) else value)


def _in_window(values: NDArray[np.float64], center: float, width: float, function: str) -> NDArray[np.uint8]:
    """The grey values of a window (PS3.3 C.11.2.1.2.1 to .3): LINEAR unless the header says another function."""
    if function == "SIGMOID":
        part = 1.0 / (1.0 + np.exp(np.clip(-4.0 * (values - center) / width, -700.0, 700.0)))
    elif function == "LINEAR_EXACT":
        part = (values - center) / width + 0.5
    else:
        part = (values - (center - 0.5)) / (width - 1.0) + 0.5 if width > 1 else np.where(values > center - 0.5, 1.0, 0.0)
    return np.asarray(np.rint(np.clip(part, 0.0, 1.0) * 255.0), dtype=np.uint8)


def _stretched(values: NDArray[np.float64]) -> NDArray[np.uint8]:
    low, high = float(values.min()), float(values.max())
    if high <= low:
        return np.zeros(values.shape, dtype=np.uint8)
    return np.asarray(np.rint((values - low) * (255.0 / (high - low))), dtype=np.uint8)


def _to_8_bit(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    """Colour values of more than 8 bits by their highest 8."""
    if pixels.dtype == np.uint8:
        return pixels
    bits = pixels.dtype.itemsize * 8
    return np.asarray(pixels >> (bits - 8), dtype=np.uint8)

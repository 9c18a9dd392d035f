"""Invented ultrasound-like pictures for tests: speckled layers, a nerve, an artery, a bright needle. Nobody's body, made from numbers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image
from pydicom import Dataset

from tests.exchange.dicom_clinic import as_file, region, ultrasound

WIDTH, HEIGHT = 480, 400
MM_PER_PIXEL = 0.075
"""30 mm deep, as with a linear probe."""


def pixels(number: int = 1, *, needle: bool = True, spread: bool = False, size: tuple[int, int] = (WIDTH, HEIGHT)) -> np.ndarray:
    """Rows of grey values; another one for every number."""
    width, height = size
    rng = np.random.default_rng(number)
    x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    grey = 46 + 22 * np.sin(11 * y + 0.7 * np.sin(3 * x + number)) - 22 * y
    grey[y < 0.05] += 60
    for depth, slope, strength in ((0.12, 0.02, 70), (0.30, 0.03, 55), (0.47, -0.04, 60), (0.66, 0.05, 70)):
        line = depth + slope * (x - 0.5) + 0.012 * np.sin(6 * x + number)
        grey += strength * np.exp(-(((y - line) / 0.008) ** 2))
    bone = 0.9 - 0.35 * (x - 0.35) ** 2 * 2
    grey += 120 * np.exp(-(((y - bone) / 0.012) ** 2)) * (np.abs(x - 0.35) < 0.3)
    grey[(y > bone + 0.02) & (np.abs(x - 0.35) < 0.3)] *= 0.25
    nerve = ((x - 0.45) / 0.055) ** 2 + ((y - 0.56) / 0.032) ** 2
    grey[nerve < 1] = 24
    grey[(nerve >= 1) & (nerve < 1.5)] += 60
    grey[((x - 0.72) / 0.028) ** 2 + ((y - 0.46) / 0.034) ** 2 < 1] = 4
    speckle = rng.gamma(2.2, 0.45, (height, width))
    speckle = (speckle + np.roll(speckle, 1, 1) + np.roll(speckle, 1, 0)) / 3
    grey = grey * speckle
    if spread:
        ring = ((x - 0.45) / 0.10) ** 2 + ((y - 0.56) / 0.065) ** 2
        grey[(ring < 1) & (nerve >= 1.3)] = 10
    if needle:
        line = 0.56 - (x - 0.52) * 0.88
        grey += 210 * np.exp(-(((y - line) / 0.0065) ** 2)) * (x > 0.52)
    return np.clip(grey, 0, 255).astype(np.uint8)


def png(number: int = 1, *, needle: bool = True, spread: bool = False) -> bytes:
    """The picture as a PNG."""
    target = BytesIO()
    Image.fromarray(pixels(number, needle=needle, spread=spread)).save(target, "PNG")
    return target.getvalue()


def dicom(number: int = 1, *, mrn: str, needle: bool = True, spread: bool = False, frames: int = 1, **header: object) -> Dataset:
    """The picture as a calibrated DICOM object."""
    made = ultrasound(number, mrn=mrn)
    made.Rows, made.Columns = HEIGHT, WIDTH
    cm = MM_PER_PIXEL / 10
    made.SequenceOfUltrasoundRegions = [region(0, 0, WIDTH - 1, HEIGHT - 1, cm=cm)]
    stack = [pixels(number + 100 * frame, needle=needle, spread=spread) for frame in range(frames)]
    made.PixelData = b"".join(frame.tobytes() for frame in stack)
    if frames > 1:
        made.NumberOfFrames = frames
        made.SOPClassUID = made.file_meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.3.1"
        made.FrameTime = "40"
    for keyword, value in header.items():
        setattr(made, keyword, value)
    return made


def write(path: Path, data: bytes | Dataset) -> Path:
    """A file of it."""
    path.write_bytes(as_file(data) if isinstance(data, Dataset) else data)
    return path

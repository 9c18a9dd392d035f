"""Reads the file of a logo (PNG, JPEG, SVG) and makes the small black and white picture that is kept. Stores nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem

MOST_BYTES = 5_000_000
MOST_PIXELS = 40_000_000
KEPT_WIDTH, KEPT_HEIGHT = 720, 144
"""Pixels: twice what a letterhead of 24 points shows at 200 dots per inch."""

_KINDS = {b"png", b"jpeg", b"jpg", b"svg"}
_HINT = say("Choose a PNG, JPEG or SVG file of at most 5 MB. The logo on paper is as it was.")


def read_logo(path: Path) -> bytes:
    """The logo in black on white as PNG of a few kB. Raises ``Problem`` LOGO-… in words; nothing of a large file is read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Problem("LOGO-LARGE", say("The file has {mb} MB: too large for a logo.", mb=round(size / 1_000_000)), hint=_HINT)
        data = path.read_bytes()
    except OSError as error:
        raise Problem("LOGO-UNREAD", say("The file cannot be read."), hint=_HINT, detail=repr(error)) from error
    return _kept(_picture(data))


def _picture(data: bytes) -> QImage:
    """The picture, already small, on white."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    if bytes(reader.format().data()) not in _KINDS:
        raise Problem("LOGO-KIND", say("This is no PNG, JPEG or SVG picture."), hint=_HINT)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        raise Problem("LOGO-DAMAGED", say("The picture is damaged."), hint=_HINT)
    if size.width() * size.height() > MOST_PIXELS:
        says = say("The picture has {w} × {h} pixels: too many for a logo.", w=size.width(), h=size.height())
        raise Problem("LOGO-LARGE", says, hint=_HINT)
    fitted = size.scaled(KEPT_WIDTH, KEPT_HEIGHT, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(QSize(max(fitted.width(), 1), max(fitted.height(), 1)))
    found = reader.read()
    if found.isNull():
        raise Problem("LOGO-DAMAGED", say("The picture is damaged."), hint=_HINT, detail=reader.errorString())
    white = QImage(found.size(), QImage.Format.Format_RGB32)
    white.fill(Qt.GlobalColor.white)
    painter = QPainter(white)
    painter.drawImage(0, 0, found)
    painter.end()
    return white.convertToFormat(QImage.Format.Format_Grayscale8)


def _kept(grey: QImage) -> bytes:
    """One ink: what is darker than the middle between its two tones is black, as a copier would see it."""
    width, height, stride = grey.width(), grey.height(), grey.bytesPerLine()
    bits = bytes(grey.constBits())
    rows = b"".join(bits[row * stride : row * stride + width] for row in range(height))
    middle = _middle(rows)
    flat = rows.translate(bytes(0 if tone <= middle else 255 for tone in range(256)))
    if not 0 < flat.count(0) < len(flat):
        raise Problem("LOGO-EMPTY", say("Nothing of this picture would be seen in black and white."), hint=_HINT)
    mono = QImage(flat, width, height, width, QImage.Format.Format_Grayscale8).convertToFormat(
        QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
    )
    saved = QByteArray()
    target = QBuffer(saved)
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    mono.save(target, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt takes both
    return bytes(saved.data())


def _middle(tones: bytes) -> int:
    """The tone that parts dark from light best (Otsu 1979)."""
    counts = [tones.count(tone) for tone in range(256)]
    total, whole = len(tones), sum(tone * count for tone, count in enumerate(counts))
    best, chosen, below, weighed = -1.0, 127, 0, 0
    for tone, count in enumerate(counts):
        below += count
        weighed += tone * count
        if 0 < below < total:
            apart = weighed / below - (whole - weighed) / (total - below)
            spread = below * (total - below) * apart * apart
            if spread > best:
                best, chosen = spread, tone
    return chosen

"""Finds the codes of packages in pictures, by zxing-cpp, and says them as a scanner would type them. Interprets none of them.

A picture is decoded to plain PNG by the reading process of images first (``ImageReader``), since damaged files can end a decoder.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from procedure_assistant.domain.say import say
from procedure_assistant.services.image_ports import ImageReader
from procedure_assistant.services.pack_codes import Shape, shape_of
from procedure_assistant.services.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image
    from zxingcpp import Barcode

MOST_BYTES = 40 * 1024 * 1024
"""A photograph of a telephone has 3 to 15 MB; nothing larger needs to be looked through for a code."""
_ASKEW = (15, 30, 45, 60, 75)
"""Degrees; quarter turns are tried by the library itself."""
_SIDE = 4000
"""px: larger pictures are looked at in a smaller copy, where a code that fills a tenth of the picture still has 5 px for each cell."""


class PackPictures:
    """Implements ``PictureReader``. The library loads with the first picture; a process that decodes is started for each."""

    def __init__(self, make_reader: Callable[[], ImageReader]) -> None:
        self._make_reader = make_reader

    def texts(self, picture: bytes) -> tuple[str, ...]:
        """What each code says, in the order they were found. Raises ``Problem`` CODE-PICTURE, CODE-NONE or IMAGE-…"""
        if not picture or len(picture) > MOST_BYTES:
            raise Problem(
                "CODE-PICTURE",
                say("This file is no picture that can be looked through for a code. Nothing was charted."),
                hint=say("Take a photograph of the code from 15 cm, as JPEG or PNG."),
                detail=f"{len(picture)} bytes",
            )
        found = codes_in(self._plain(picture))
        if not found:
            raise Problem(
                "CODE-NONE",
                say("No code was found in the picture. Nothing was charted."),
                hint=say("Take it from nearer, sharp and with light from the side, or type what is printed."),
            )
        return found

    def _plain(self, picture: bytes) -> bytes:
        reader = self._make_reader()
        try:
            return reader.picture((picture,), 0)
        finally:
            reader.close()  # scanned pictures are rare; a process that waits for the next one would cost 60 MB


def codes_in(png: bytes) -> tuple[str, ...]:
    """Each different code of a picture of our own making, with the sign of its symbology in front where it has one for GS1.

    What could be the code of a package stands for everything else. Interleaved 2 of 5 and Codabar are left out: they have so little
    structure that parts of other codes are taken for them, and they stand on shipping boxes, not on what is used.
    """
    import zxingcpp as zxing  # noqa: PLC0415 -- only with the first picture
    from PIL import Image  # noqa: PLC0415 -- only with the first picture

    with Image.open(io.BytesIO(png)) as opened:
        grey = opened.convert("L")
    if max(grey.size) > _SIDE:
        grey.thumbnail((_SIDE, _SIDE))
    kinds = zxing.BarcodeFormat
    linear = (kinds.Code128, kinds.Code39, kinds.EANUPC, kinds.DataBar)
    some, every = zxing.BarcodeFormats(linear), zxing.BarcodeFormats((*linear, kinds.DataMatrix, kinds.QRCode))
    other: tuple[str, ...] = ()
    for image, is_turned in _ways(grey):
        found = zxing.read_barcodes(image, formats=some if is_turned else every, text_mode=zxing.TextMode.Plain)
        texts = [_text(code) for code in found if code.valid and (code.symbology not in some or _is_sure(code, image))]
        if codes := tuple(dict.fromkeys(text for text in texts if shape_of(text) is not Shape.OTHER)):
            return codes
        other = other or tuple(dict.fromkeys(texts))
    return other


def _text(code: Barcode) -> str:
    """What a scanner types: with the sign of the symbology in front where it says that the code is one of GS1."""
    import zxingcpp as zxing  # noqa: PLC0415 -- only with the first picture

    return (code.symbology_identifier if code.content_type is zxing.ContentType.GS1 else "") + code.text


def _is_sure(code: Barcode, image: Image) -> bool:
    """Whether a linear code says the same in a second, slightly smaller picture; its check sign finds only 102 of 103 misread ones."""
    import zxingcpp as zxing  # noqa: PLC0415 -- only with the first picture

    smaller = image.resize((max(1, image.width * 9 // 10), max(1, image.height * 9 // 10)))
    again = zxing.read_barcodes(smaller, formats=zxing.BarcodeFormats((code.format,)), text_mode=zxing.TextMode.Plain)
    return not any(one.valid for one in again) or any(one.valid and one.text == code.text for one in again)


def _ways(grey: Image) -> Iterator[tuple[Image, bool]]:
    """The picture, smaller (which makes a blurred code sharp) and inverted; then each turned, since a linear code is read only up to 10
    degrees askew, while a square one is found however it lies.
    """
    from PIL import ImageOps  # noqa: PLC0415 -- only with the first picture
    from PIL.Image import Resampling  # noqa: PLC0415 -- only with the first picture

    half = grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)))
    images = (grey, half, ImageOps.invert(grey))
    for image in images:
        yield image, False
    for image in images:
        for degrees in _ASKEW:
            yield image.rotate(degrees, expand=True, fillcolor=255, resample=Resampling.BICUBIC), True

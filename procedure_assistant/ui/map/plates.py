"""Renders the figures layer by layer off the window's thread and keeps the pictures; it places nothing and knows no mark.

One SVG render takes 20 to 100 ms, so no picture is ever made in a paint or mouse event: a view says what it wants, shows what
is there, and repaints when `PlateStore.arrived` tells it that more has come.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import ceil, floor
from typing import Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QImage, QImageReader, QLinearGradient, QPainter

from procedure_assistant.resources import resource
from procedure_assistant.ui.map.layout import Box, Edges
from procedure_assistant.ui.map.model import Layers
from procedure_assistant.ui.map.regions import shipped

FIRST_TONE: Final = "1 light"
_EAR_IN_FRONT: Final = {"lateral_left": "ear_left", "lateral_right": "ear_right"}
"""In the laterals the ear stands in front of bones and muscles; it is cut out of those pictures."""
_BEHIND_THE_EAR: Final = ("bones", "muscles", "only:")
_GROUP_TAG: Final = re.compile(r"<(/?)g\b[^>]*>")
_BESIDE_THE_OPEN_CARD: Final = 0.16
"""The other muscles while a card is open (SPEC, Marks, zoom and gloves)."""
_SIZE: Final = re.compile(r'viewBox="[^"]*" width="[^"]*" height="[^"]*"')
_MEMORY_BYTES: Final = 192 * 1024 * 1024
_SMOOTHSTEP: Final = [(t / 8, (t / 8) ** 2 * (3 - 2 * t / 8)) for t in range(9)]


class FigureUnreadable(RuntimeError):
    """A shipped figure is damaged: a group is missing or the SVG does not parse."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One layer of one figure at one size; also the key under which it is kept.

    ``layer`` is a layer group of the figure, or ``only:<group>`` for a single muscle. ``x``/``y`` is the figure point of the
    upper left corner, ``scale`` device pixels per figure unit, ``width``/``height`` device pixels.
    """

    figure: str
    layer: str
    tone: str
    x: float
    y: float
    scale: float
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Lift:
    """A muscle drawn stronger: that of the next site, or (``card``) that of the open card. Side empty: both sides."""

    muscle: str
    side: str
    card: bool = False


@cache
def palette() -> Mapping[str, Mapping[str, str]]:
    """Skin tones by name, each with its colours by entity name."""
    tones: dict[str, dict[str, str]] = json.loads(resource("figures", "palette.json").read_text(encoding="utf-8"))
    return tones


@cache
def _figure_text(figure: str) -> str:
    return resource("figures", f"{figure}.svg").read_text(encoding="utf-8")


def group_text(text: str, name: str) -> str:
    """The element ``<g id="name">`` of a figure's text, tags included."""
    start = re.search(rf'<g id="{re.escape(name)}"[^>]*>', text)
    if start is None:
        raise FigureUnreadable(f"group {name} is missing")
    depth = 1
    for tag in _GROUP_TAG.finditer(text, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return text[start.start() : tag.end()]
    raise FigureUnreadable(f"group {name} does not end")


def has_group(figure: str, name: str) -> bool:
    """Whether the figure draws that group (the anterior figure has no nerves, a lateral shows one side)."""
    return f'<g id="{name}"' in _figure_text(figure)


def figure_svg(picture: Picture, group: str) -> bytes:
    """A document with one group of a figure in a skin tone, its view box and size those of the picture."""
    text = _figure_text(picture.figure)
    head = text[: text.index('<g id="base">')]
    for name, colour in palette()[picture.tone].items():
        head = re.sub(rf'(<!ENTITY {name} ")[^"]*', rf"\g<1>{colour}", head)
    view = f"{picture.x:.4f} {picture.y:.4f} {picture.width / picture.scale:.4f} {picture.height / picture.scale:.4f}"
    size = f'viewBox="{view}" width="{picture.width}" height="{picture.height}"'
    head = _SIZE.sub(size, head, count=1)
    body = re.sub(r"<use [^>]*/>", "", group_text(text, group))
    return (head + body + "</svg>").encode()


def _read(picture: Picture, group: str) -> QImage:
    """Lets Qt's image reader render the document.

    QSvgRenderer.render keeps Python's lock for the whole 20 to 200 ms, so that a worker would stop the window all the
    same; QImageReader.read lets go of it (both measured with PySide6 6.11.3).
    """
    buffer = QBuffer()
    buffer.setData(figure_svg(picture, group))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    image = reader.read()
    if image.isNull():
        raise FigureUnreadable(f"{picture.figure}, {group}: {reader.errorString()}")
    return image


def render(picture: Picture) -> QImage:
    """Draws the picture on a transparent ground; safe on any thread, because nothing is shared."""
    image = _read(picture, picture.layer.removeprefix("only:"))
    ear = _EAR_IN_FRONT.get(picture.figure)
    if ear is not None and picture.layer.startswith(_BEHIND_THE_EAR):
        _cut_out(image, picture, ear)
    return image


def _cut_out(image: QImage, picture: Picture, group: str) -> None:
    """Clears what lies behind the ear; only the ear's own rectangle is rendered for it."""
    scale = picture.scale
    for cover in shipped().figures[picture.figure].covers:
        left, top, right, bottom = cover.box
        x, y = floor((left - 2 - picture.x) * scale), floor((top - 2 - picture.y) * scale)
        width, height = ceil((right - left + 4) * scale) + 1, ceil((bottom - top + 4) * scale) + 1
        place = QRect(x, y, width, height)
        if place.intersects(image.rect()):
            part = replace(picture, x=picture.x + x / scale, y=picture.y + y / scale, width=width, height=height)
            painter = QPainter(image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
            painter.drawImage(place.topLeft(), _read(part, group))
            painter.end()


def layer_stack(figure: str, layers: Layers, opacity: Callable[[str], float], lift: Lift | None = None) -> list[tuple[str, float]]:
    """The layers to paint from the skin upwards, each with its opacity; ``opacity`` reads tokens [layer_opacity]."""
    stack = [("base", 1.0)]
    if layers.bones:
        stack.append(("bones", opacity("bones")))
    if layers.muscles:
        card = lift is not None and lift.card
        stack.append(("muscles", _BESIDE_THE_OPEN_CARD if card else opacity("muscles")))
        extra = opacity("muscle_of_the_open_card" if card else "muscle_of_the_next_site")
        stack += [(f"only:{group}", extra) for group in _lifted_groups(figure, lift)]
    if layers.vessels and has_group(figure, "vessels"):
        stack.append(("vessels", opacity("vessels")))
    if layers.nerves and has_group(figure, "nerves"):
        stack.append(("nerves", opacity("nerves")))
    return stack


def _lifted_groups(figure: str, lift: Lift | None) -> list[str]:
    if lift is None:
        return []
    if lift.side in ("left", "right"):
        names = [f"{lift.muscle}_{lift.side}"]
    else:
        names = [lift.muscle, f"{lift.muscle}_left", f"{lift.muscle}_right"]
    return [name for name in names if has_group(figure, name)]


def compose(parts: Sequence[tuple[QImage, float]], fades: Sequence[tuple[QRectF, QPointF, QPointF]], dim: float) -> QImage:
    """One picture from layers of equal size; cut edges fade, and the dark theme dims by multiplying.

    A fade is (strip in device pixels, clear point, full point); see `fade_strips`.
    """
    image = parts[0][0].copy()
    painter = QPainter(image)
    for layer, opacity in parts[1:]:
        painter.setOpacity(opacity)
        painter.drawImage(0, 0, layer)
    painter.setOpacity(1.0)
    if dim:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
        painter.fillRect(image.rect(), QColor.fromRgbF(0, 0, 0, dim))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for strip, clear, full in fades:
        gradient = QLinearGradient(clear, full)
        for at, alpha in _SMOOTHSTEP:
            gradient.setColorAt(at, QColor.fromRgbF(0, 0, 0, alpha))
        painter.fillRect(strip, gradient)
    painter.end()
    return image


def fade_strips(edges: Edges, crop: Box, length: float) -> list[tuple[QRectF, QPointF, QPointF]]:
    """The strips along the cut edges of ``crop``; all in pixels of the picture (the crop may reach beyond it)."""
    left, top, right, bottom = crop.x, crop.y, crop.right, crop.bottom
    # A strip reaches past its edge: the picture is rounded up to whole pixels, and its last row must be clear as well.
    across, down = QRectF(left - 2, top - 2, crop.w + 4, length + 2), QRectF(left - 2, top - 2, length + 2, crop.h + 4)
    strips: list[tuple[QRectF, QPointF, QPointF]] = []
    if edges.left:
        strips.append((down, QPointF(left, top), QPointF(left + length, top)))
    if edges.right:
        strips.append((down.translated(crop.w - length + 2, 0), QPointF(right, top), QPointF(right - length, top)))
    if edges.top:
        strips.append((across, QPointF(left, top), QPointF(left, top + length)))
    if edges.bottom:
        strips.append((across.translated(0, crop.h - length + 2), QPointF(left, bottom), QPointF(left, bottom - length)))
    return strips


class _Tray(QObject):
    """Where workers put finished pictures down; it outlives the store for as long as one of them still carries one."""

    filled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pictures: deque[tuple[Picture, QImage | None]] = deque()

    def put(self, picture: Picture, image: QImage | None) -> None:
        """Called on a worker: puts the picture down and tells the window's thread."""
        self.pictures.append((picture, image))
        self.filled.emit()


class _Job(QRunnable):
    """Renders one picture on a worker and leaves it in the tray."""

    def __init__(self, tray: _Tray, picture: Picture) -> None:
        super().__init__()
        self._tray = tray
        self._picture = picture

    def run(self) -> None:
        """Always reports back, also when the figure is unreadable: the exception then goes to sys.excepthook."""
        image: QImage | None = None
        try:
            image = render(self._picture)
        finally:
            self._tray.put(self._picture, image)


class PlateStore(QObject):
    """Keeps rendered pictures and renders wanted ones on a few workers. One store serves all views of the program."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Picture, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: dict[object, list[Picture]] = {}
        self._running: set[Picture] = set()
        self._failed: set[Picture] = set()
        self._ended = False
        self._tray = _Tray()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(1, min(3, QThread.idealThreadCount() - 1)))  # one processor stays with the window
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._tray.filled.connect(self._collect, Qt.ConnectionType.QueuedConnection)

    def image(self, picture: Picture) -> QImage | None:
        """The picture, or None while it has not been rendered."""
        image = self._kept.get(picture)
        if image is not None:
            self._kept.move_to_end(picture)
        return image

    def want(self, owner: object, pictures: Sequence[Picture]) -> None:
        """Renders what is missing, first things first; replaces everything this owner wanted before."""
        self._wanted[owner] = list(pictures)
        self._start()

    def release(self, owner: object, _gone: QObject | None = None) -> None:
        """Forgets the wishes of a view that is gone."""
        self._wanted.pop(owner, None)

    def wanted(self) -> tuple[Picture, ...]:
        """Everything that views want at the moment, rendered or not."""
        return tuple(picture for wishes in self._wanted.values() for picture in wishes)

    def settle(self) -> None:
        """Waits until everything wanted has been rendered; for tests, never for a click."""
        while self._running:
            self._pool.waitForDone()
            self._collect()

    def end(self) -> None:
        """Render nothing more, and wait for what is under way: a worker must not meet the end of Qt."""
        self._ended = True
        self._pool.waitForDone()

    def _start(self) -> None:
        if self._ended:
            return
        for picture in self.wanted():
            if len(self._running) >= self._pool.maxThreadCount():
                return
            if picture not in self._kept and picture not in self._running and picture not in self._failed:
                self._running.add(picture)
                self._pool.start(_Job(self._tray, picture))

    @Slot()
    def _collect(self) -> None:
        came = False
        while self._tray.pictures:
            picture, image = self._tray.pictures.popleft()
            self._running.discard(picture)
            if image is None:
                self._failed.add(picture)
            else:
                self._keep(picture, image)
                came = True
        self._start()
        if came:
            self.arrived.emit()

    def _keep(self, picture: Picture, image: QImage) -> None:
        self._kept[picture] = image
        self._bytes += image.sizeInBytes()
        wanted = set(self.wanted())
        for old in [p for p in self._kept if p not in wanted and p != picture]:
            if self._bytes <= _MEMORY_BYTES:
                return
            self._bytes -= self._kept.pop(old).sizeInBytes()


@cache
def default_store() -> PlateStore:
    """The store all views of the program share; it finishes its work before the program ends."""
    store = PlateStore()
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(store.end)
    return store

"""The strip of thumbnails beside the viewer: one button a picture, with its caption and time. It only says which was pressed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.images.picture import Thumb
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, box
from procedure_assistant.ui.widgets.scrolling import see_through

WIDTH, HEIGHT = 112, 84
_WORDS = 34


class ThumbButton(PaintedButton):
    """One picture: dashed while it is not in the record, ringed when it is the one shown."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"thumb.{name}", say("Picture"))
        self.setCheckable(True)
        self.name = name
        self._thumb: Thumb | None = None
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A click is a request, not a change."""

    def set_thumb(self, thumb: Thumb, *, chosen: bool) -> None:
        """What it says."""
        if self._thumb == thumb and self.isChecked() == chosen:
            return
        self._thumb = thumb
        self.setChecked(chosen)
        self.setAccessibleName(thumb.spoken)
        self.update()

    def set_image(self, image: QImage) -> None:
        """Its pixels."""
        self._image = image
        self.update()

    @property
    def has_image(self) -> bool:
        """Whether its pixels are there."""
        return not self._image.isNull()

    def sizeHint(self) -> QSize:
        """Picture and two lines."""
        return QSize(WIDTH, HEIGHT + _WORDS)

    def minimumSizeHint(self) -> QSize:
        """Never clipped."""
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        """Picture, frame, words."""
        thumb, theme = self._thumb, sketch.theme
        if thumb is None:
            return
        frame = QRectF(0, 0, WIDTH, HEIGHT)
        radius = theme.size("radius_control")
        sketch.painter.save()
        sketch.painter.setPen(Qt.PenStyle.NoPen)
        sketch.painter.setBrush(QColor("#06090b"))
        sketch.painter.drawRoundedRect(frame, radius, radius)
        if not self._image.isNull():
            size = self._image.size().scaled(WIDTH - 6, HEIGHT - 6, Qt.AspectRatioMode.KeepAspectRatio)
            at = QRectF(frame.center().x() - size.width() / 2, frame.center().y() - size.height() / 2, size.width(), size.height())
            sketch.painter.setRenderHint(sketch.painter.RenderHint.SmoothPixmapTransform)
            sketch.painter.drawImage(at, self._image)
        sketch.painter.restore()
        if self.isChecked():
            sketch.box(frame, radius, "", "accent", 3)
        elif not thumb.kept:
            box(sketch.painter, frame, radius, None, sketch.colour("warn"), 2, dashed=True)
        elif self.underMouse():
            sketch.box(frame, radius, "", "control", 2)
        if thumb.needle:
            self._badge(sketch, QPointF(WIDTH - 14, 14), "check-bold", "accent", "on_accent")
        if thumb.warned:
            self._badge(sketch, QPointF(14, 14), "warning", "danger", "surface")
        ink = "accent_ink" if self.isChecked() else "ink"
        first, second = QRectF(2, HEIGHT + 2, WIDTH - 2, 16), QRectF(2, HEIGHT + 17, WIDTH - 2, 15)
        sketch.write(first, thumb.caption, theme.font(12, 600 if self.isChecked() else 500), ink)
        sketch.write(second, thumb.at, theme.font(11, 400), "ink3" if thumb.kept else "warn")
        if self.hasFocus():  # white on the near black of the picture, inside the frame of the chosen one
            box(sketch.painter, frame.adjusted(4, 4, -4, -4), radius - 3, None, QColor("#ffffff"), 2)

    def _badge(self, sketch: Sketch, at: QPointF, icon: str, fill: str, ink: str) -> None:
        sketch.box(QRectF(at.x() - 9, at.y() - 9, 18, 18), 9, fill)
        sketch.icon(icon, at, 12, ink)


class ThumbStrip(QScrollArea):
    """Pictures under each other, in the order they came. ``chosen`` carries the name of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "ultrasound.thumbs", say("Pictures of this visit"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH + 12)
        self._buttons: dict[str, ThumbButton] = {}
        self._order: list[str] = []
        self._chosen = ""
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        see_through(self, inner)
        self.verticalScrollBar().rangeChanged.connect(self._reveal)  # the column has its new height only then

    def set_thumbs(self, thumbs: Sequence[Thumb], chosen: str) -> None:
        """Show these; what stays keeps its pixels."""
        names = {thumb.name for thumb in thumbs}
        for name in [name for name in self._buttons if name not in names]:
            gone = self._buttons.pop(name)
            self._order.remove(name)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, thumb in enumerate(thumbs):
            made = self._buttons.get(thumb.name)
            if made is None:
                made = self._buttons[thumb.name] = ThumbButton(thumb.name)
                made.clicked.connect(lambda _checked=False, name=thumb.name: self.chosen.emit(name))
            if place >= len(self._order) or self._order[place] != thumb.name:
                if thumb.name in self._order:
                    self._order.remove(thumb.name)
                self._order.insert(place, thumb.name)
                self._column.insertWidget(place, made)
            made.set_thumb(thumb, chosen=thumb.name == chosen)
        if chosen != self._chosen and chosen in self._buttons:
            self._chosen = chosen
            QTimer.singleShot(0, self, self._reveal)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is chosen stays in sight when messages come and go above."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self, *_range: int) -> None:
        if self._chosen in self._buttons:
            self.ensureWidgetVisible(self._buttons[self._chosen], 0, 12)

    def button(self, name: str) -> ThumbButton | None:
        """The button of a picture, None when it is not in the strip."""
        return self._buttons.get(name)

    def without_pixels(self) -> tuple[str, ...]:
        """The pictures whose pixels are still to be brought."""
        return tuple(name for name, button in self._buttons.items() if not button.has_image)

"""The picture of the map: figures, captions, thumbnails and marks on one widget. It shows what it is given and takes no input."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.appearance_file import read_appearance
from procedure_assistant.ui.language import put
from procedure_assistant.ui.map import thumbnails
from procedure_assistant.ui.map.backdrop import Backdrop, Scene
from procedure_assistant.ui.map.labels import Caption, captions, paint_captions, paint_leader, paint_pinned
from procedure_assistant.ui.map.layout import Box, Placement, Zoom, cut_edges, fade_px
from procedure_assistant.ui.map.mark_layer import MarkLayer
from procedure_assistant.ui.map.model import Layers, SiteMark, ViewName, in_words
from procedure_assistant.ui.map.plates import Lift, PlateStore, default_store, layer_stack, palette
from procedure_assistant.ui.map.regions import shipped
from procedure_assistant.ui.map.stage import Stage
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.widgets.shadow import paint_shadow, shadow_area

_SKIN_ONLY: Final = (("base", 1.0),)


def rect_of(box: Box) -> QRectF:
    """The same rectangle for Qt."""
    return QRectF(box.x, box.y, box.w, box.h)


class MapCanvas(Themed, QWidget):
    """The map without hands. Positions given and answered are widget pixels or figure units (20 a centimetre)."""

    view_changed = Signal(str)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None, store: PlateStore | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage()
        self._marks = MarkLayer(self._stage)
        self._layers = Layers()
        self._tone = read_appearance().skin_tone
        self._still: QPixmap | None = None
        self._captions: tuple[Caption, ...] | None = None
        self._leader: tuple[str, QPointF] | None = None
        self._leader_area = QRect()
        self._over = QRect()
        self._changed: QRect | None = None
        """What the marks that were shown last have changed."""
        self._plates = Backdrop(self, store or default_store(), self._repaint_figures)
        self._small = Backdrop(self, store or default_store(), self._repaint_figures)
        # A click is answered by its mark first; the lifted muscle follows when that has been painted.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._relift)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 300)
        named(self, "map", say("Injection map"), in_words(()))

    # -- what is shown ------------------------------------------------------------------------------------------------

    @property
    def view(self) -> ViewName:
        """What is shown at the moment."""
        return self._stage.view

    def set_view(self, view: ViewName, *, thumbnails: bool = True, crop: Box | None = None) -> None:
        """All four figures, or one enlarged; ``crop`` (figure units) shows a part of it, as gloves mode does."""
        changed = view != self._stage.view
        self._stage.view, self._stage.thumbnails, self._stage.crop = view, thumbnails, crop
        self.show_zoom(Zoom())
        self._arrange()
        if changed:
            self.view_changed.emit(view)

    def set_layers(self, layers: Layers) -> None:
        """Muscles, bones, nerves and vessels over the skin; painted when what a click changed has been."""
        if layers != self._layers:
            self._layers = layers
            self._later.start()

    def set_skin_tone(self, tone: str) -> None:
        """A tone of palette.json by its name, such as "3 medium"; KeyError when there is none of that name."""
        if palette()[tone] and tone != self._tone:
            self._tone = tone
            self._restage()

    def set_large_marks(self, large: bool) -> None:
        """The larger marks of compact windows and of gloves mode."""
        if large != self._marks.large:
            self._marks.large = large
            self.update()

    def set_flag_text(self, text: str) -> None:
        """The words on the flag of the next site; empty: no flag."""
        if text != self._marks.flag_text:
            before = self._marks.flag()
            self._marks.flag_text = text
            self._update_flag(before)

    def show_marks(self, marks: Iterable[SiteMark]) -> None:
        """Shows exactly these marks and repaints only what differs from before. ValueError when an id comes twice."""
        flag_before, lifted_before = self._marks.flag(), self._marks.lifted
        changed = self._marks.replace_all(marks)
        for mark in changed:
            self._changed = self._marks.area(mark)
            self.update(self._changed)
        touched = {mark.figure for mark in changed}
        for box in [box for figure, box in self._stage.thumbs() if figure in touched]:
            self.update(rect_of(box).toAlignedRect())
        self._update_flag(flag_before)
        if _lift_key(lifted_before) != _lift_key(self._marks.lifted):
            self._later.start()
        if changed:
            put(self.setAccessibleDescription, in_words(self._marks.marks))

    def _update_flag(self, before: QRectF | None) -> None:
        """The flag goes from where it stood and comes where it now stands."""
        for place in (before, self._marks.flag()):
            if place is not None:
                self.update(place.toAlignedRect())

    def paint_now(self) -> bool:
        """Paint at once what was asked to be painted: a mark need not wait until everything else that a click changes is ready.

        False where no mark changed.
        """
        area, self._changed = self._changed, None
        if area is not None:
            self.repaint(area)  # and with it whatever else of the window waits to be painted
        return area is not None

    def set_leader(self, site_id: str = "", to: QPoint | QPointF | None = None) -> None:
        """A line from a site to its card at ``to``; without arguments it goes."""
        leader = None if to is None or not site_id else (site_id, QPointF(to))
        if leader != self._leader:
            before, self._leader = self._leader_area, leader
            self._leader_area = self._area_of_leader()
            for area in (before, self._leader_area):
                self.update(area)

    def set_shadow(self, of: QRect | None = None) -> None:
        """The shadow of what lies over the map there; without an argument it goes."""
        shape = of or QRect()
        if shape != self._over:
            before, self._over = self._over, shape
            for area in (before, shape):
                if not area.isEmpty():
                    self.update(shadow_area(area))

    def _area_of_leader(self) -> QRect:
        if self._leader is None:
            return QRect()
        centre = QPointF(self.mark_rect(self._leader[0]).center())
        return QRectF(centre, self._leader[1]).normalized().toAlignedRect().adjusted(-6, -6, 6, 6)

    def show_zoom(self, zoom: Zoom) -> None:
        """Enlarges the canvas."""
        if zoom == self._stage.zoom:
            return
        factor_before = self._stage.zoom.factor
        self._stage.zoom = zoom
        self._restage()
        if zoom.factor != factor_before:
            self.zoom_changed.emit(zoom.factor)

    def reset_zoom(self) -> None:
        """The whole canvas again."""
        self.show_zoom(Zoom())

    # -- where things are ---------------------------------------------------------------------------------------------

    def viewport_point(self, figure: str, x: float, y: float) -> QPoint:
        """Widget pixel of a figure point; ValueError when the view does not show that figure."""
        point = self._stage.canvas_point(figure, x, y)
        if point is None:
            raise ValueError(f"{figure} is not in view")
        return QPoint(round(point[0]), round(point[1]))

    def mark_rect(self, site_id: str) -> QRect:
        """The widget rectangle of a mark, to place a card beside it; empty when it is not in sight."""
        mark = self._marks.get(site_id)
        point = None if mark is None else self._stage.canvas_point(mark.figure, mark.x, mark.y)
        if point is None:
            return QRect()
        d = self._marks.diameter
        return QRectF(point[0] - d / 2, point[1] - d / 2, d, d).toAlignedRect()

    def muscle_rect(self, figure: str, muscle: str, side: str) -> QRect:
        """The widget rectangle around a muscle, which a card must not cover; empty when it is not in sight."""
        placement = self._stage.placement_of(figure)
        box = shipped().muscle_box(figure, muscle, side)
        if placement is None or box is None:
            return QRect()
        left, top = placement.to_canvas(box[0], box[1])
        right, bottom = placement.to_canvas(box[2], box[3])
        return QRectF(left, top, right - left, bottom - top).toAlignedRect()

    def complete(self) -> bool:
        """Whether every figure is shown sharp and with all its layers."""
        return self._plates.complete and self._small.complete

    def settle(self) -> None:
        """Waits until the figures are rendered; for tests and pictures, never for a click."""
        self._restage()
        self._plates.settle()
        self._small.settle()

    # -- painting -----------------------------------------------------------------------------------------------------

    def retheme(self) -> None:
        """Another theme: other colours, and figures dimmed otherwise."""
        self._restage()

    def _repaint_figures(self, boxes: Iterable[Box]) -> None:
        """Better pictures of some figures have come: only these are painted anew."""
        for box in boxes:
            area = rect_of(box).toAlignedRect().adjusted(-1, -1, 1, 1)
            if self._still is not None:
                self._paint_still(self._still, QRectF(area))
            self.update(area)

    def _arrange(self) -> None:
        self._stage.width, self._stage.height = max(1, self.width()), max(1, self.height())
        self._stage.arrange()
        self._restage()

    @Slot()
    def _restage(self) -> None:
        """Everything but the marks anew: another size, zoom, theme or view."""
        self._still = None
        self._captions = None
        self._relift()
        theme = current()
        small = [thumbnails.thumb_placement(figure, box) for figure, box in self._stage.thumbs()]
        scenes = [Scene(p, _SKIN_ONLY, cut_edges(shipped(), p.figure, p.crop), thumbnails.FADE_PX) for p in small]
        dim = theme.number("plate_dim")
        self._small.show(scenes, self._stage.canvas, self.devicePixelRatioF(), self._tone, dim)
        self.update()

    @Slot()
    def _relift(self) -> None:
        """The plates with the layers and the lifted muscle of now."""
        factor, lifted = self._stage.zoom.factor, self._marks.lifted
        scenes = [_scene(placement, factor, self._layers, lifted) for placement in self._stage.placements]
        dim = current().number("plate_dim")
        self._repaint_figures(self._plates.show(scenes, self._stage.canvas, self.devicePixelRatioF(), self._tone, dim))

    def _paint_still(self, still: QPixmap, area: QRectF) -> None:
        """Everything that a click does not change, within the area."""
        theme = current()
        painter = QPainter(still)
        painter.setClipRect(area)
        painter.fillRect(area, theme.colour("canvas"))
        self._plates.paint(painter)
        if theme.gloves or self._stage.zoom.factor > 1.0 or self._stage.crop is not None:
            paint_pinned(painter, self._stage.placements, self._stage.open_area(), theme)
        else:
            if self._captions is None:
                self._captions = captions(self._stage.placements, self._stage.open_area(), theme)
            paint_captions(painter, self._captions, area, theme)
        for figure, box in self._stage.thumbs():
            thumbnails.paint_frame(painter, box, theme, chosen=figure == self._stage.view)
        self._small.paint(painter)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The still picture, and over it the marks that touch the region."""
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._paint_still(self._still, QRectF(self.rect()))
        theme, region = current(), event.region()
        painter = QPainter(self)
        painter.setClipRegion(region)
        painter.drawPixmap(0, 0, self._still)
        painter.save()
        if self._stage.thumbs():
            painter.setClipRect(rect_of(self._stage.open_area()), Qt.ClipOperation.IntersectClip)
        self._marks.paint(painter, region, theme, keyboard=self.shows_focus())
        if self._leader is not None:
            paint_leader(painter, QRectF(self.mark_rect(self._leader[0])), self._leader[1], theme)
        painter.restore()
        if not self._over.isEmpty() and region.intersects(shadow_area(self._over)):
            paint_shadow(painter, QRectF(self._over), theme)
        for figure, box in self._stage.thumbs():
            if region.intersects(rect_of(box).toAlignedRect()):
                thumbnails.paint_marks(painter, figure, box, self._marks.marks, theme)
        painter.end()

    def shows_focus(self) -> bool:
        """Whether the focus ring is painted; the picture alone has no focus."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures take the new room."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Another screen with another pixel ratio needs other pictures."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return bool(super().event(event))


def _lift_key(mark: SiteMark | None) -> tuple[str, str, str, bool] | None:
    return None if mark is None else (mark.figure, mark.muscle, mark.side, mark.selected)


def _scene(placement: Placement, factor: float, layers: Layers, lifted: SiteMark | None) -> Scene:
    """One plate with its layers; the muscle of the next or selected site is lifted in the figure of that site."""
    lift = None
    if lifted is not None and lifted.figure == placement.figure:
        lift = Lift(lifted.muscle, lifted.side, card=lifted.selected)
    stack = layer_stack(placement.figure, layers, current().opacity, lift)
    fade = fade_px(placement.scale / factor) * factor
    return Scene(placement, tuple(stack), cut_edges(shipped(), placement.figure, placement.crop), fade)

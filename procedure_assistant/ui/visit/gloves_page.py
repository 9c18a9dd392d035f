"""Gloves mode on the screen: banner, one plate with the strip of sites below, the panel of large buttons. It asks; it decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.visit.content import Head
from procedure_assistant.ui.visit.gloves_banner import GlovesBanner
from procedure_assistant.ui.visit.gloves_content import GlovesContent
from procedure_assistant.ui.visit.gloves_map import GlovesMap, GlovesNape, GlovesPhoto
from procedure_assistant.ui.visit.gloves_message import GlovesMessage
from procedure_assistant.ui.visit.gloves_panel import GlovesPanel
from procedure_assistant.ui.visit.gloves_size import finger_px
from procedure_assistant.ui.visit.sequence_content import PipGroup
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.strip import SequenceStrip, StripGroup, StripSite
from procedure_assistant.ui.widgets.surfaces import Panel

_LEAST, _MOST, _SHARE = 480, 720, 0.31
_BESIDE_STRIP: Final = 12
_BESIDE_BUTTONS: Final = 100
"""Margins and gaps of the panel beside three buttons in a row."""


class GlovesPage(Panel):
    """Everything that can be pressed with gloves on; what is pressed leaves as a signal of its parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", parent=parent)
        self.setObjectName("gloves")
        self.setAccessibleName(say("Gloves mode"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._marks: tuple[SiteMark, ...] = ()
        self.banner = GlovesBanner()
        self.map, self.nape, self.photo = GlovesMap(), GlovesNape(), GlovesPhoto()
        self.map.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        put(self.map.setAccessibleName, say("Injection map"))
        self.strip = named(SequenceStrip("gloves.strip"), "gloves.strip", say("Sites in order"))
        self.panel = GlovesPanel()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.map)
        self._stack.addWidget(self.nape)
        self._stack.addWidget(self.photo)
        self.message = GlovesMessage(self._stack)
        self._stack.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        canvas = QVBoxLayout()
        canvas.setContentsMargins(0, 0, 0, 0)
        canvas.setSpacing(0)
        canvas.addWidget(self._stack, 1)
        below = QHBoxLayout()
        below.setContentsMargins(_BESIDE_STRIP, 0, _BESIDE_STRIP, 0)
        below.addWidget(self.strip)
        canvas.addLayout(below)
        canvas.addSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(canvas, 1)
        row.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(row, 1)

    def set_density(self, px_per_mm: float) -> None:
        """How many pixels a millimetre has on the screen in use."""
        self.map.set_density(px_per_mm)
        self.nape.set_density(px_per_mm)
        self.photo.set_density(px_per_mm)
        self.strip.set_finger(finger_px(px_per_mm))
        self._fit_panel()

    def show_content(self, content: GlovesContent, head: Head, marks: tuple[SiteMark, ...], groups: tuple[PipGroup, ...]) -> None:
        """Show all of it; what did not change is left alone."""
        self.banner.set_head(head)
        self.panel.set_content(content)
        shown: QWidget = self.map
        if content.photo is not None:
            shown = self.photo
            self.photo.show_held(content.photo, content.held)
        elif content.nape is not None:
            shown = self.nape
            self.nape.show_content(content.nape)
        elif content.figure:
            self.map.show_plate(content.figure, enlarged=content.enlarged)
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)  # keys mean the acts of the pedal, not a button
        if marks != self._marks:
            self._marks = marks
            self.map.show_marks(marks)
            self.map.setFocusPolicy(Qt.FocusPolicy.StrongFocus if marks else Qt.FocusPolicy.ClickFocus)  # nothing to walk, no stop
        self.map.set_flag_text(content.flag)
        self.strip.setVisible(bool(groups))
        self.strip.set_groups(strip_groups(groups), next((mark.id for mark in marks if mark.next), ""))
        self.message.set_notice(content.notice)
        self._fit_message()

    def _fit_panel(self) -> None:
        three = 3 * current().size("gloves_button") + _BESIDE_BUTTONS
        self.panel.setFixedWidth(min(max(round(_SHARE * self.width()), _LEAST, three), max(_MOST, three)))

    def _fit_message(self) -> None:
        self.message.fit(QRectF(self._stack.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel takes its share."""
        super().resizeEvent(event)
        self._fit_panel()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The message follows the size of the plate it lies on."""
        if event.type() == QEvent.Type.Resize and watched is self._stack:
            self._fit_message()
        return super().eventFilter(watched, event)


def strip_groups(groups: tuple[PipGroup, ...]) -> list[StripGroup]:
    """The groups for the strip."""
    made = []
    for group in groups:
        sites = tuple(StripSite(pip.id, pip.words, MarkState[pip.state.upper()]) for pip in group.pips)
        made.append(StripGroup(group.title, sites, group.short))
    return made

"""The picture side of the ultrasound page: viewer, thumbnails, what a picture documents, and the tools. It only shows and asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.events_regenerative import MarkKind
from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.images.picture import Shown, Thumb
from procedure_assistant.ui.images.thumbnails import ThumbStrip
from procedure_assistant.ui.images.viewer import LOOK, ImageViewer
from procedure_assistant.ui.language import put
from procedure_assistant.ui.widgets.buttons import Button, button, icon_button
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, Segmented
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Panel, Text

TOOLS = (
    Choice(LOOK or "look", say("Look"), "", say("Look only, set no mark")),
    Choice(MarkKind.RULER.value, say("Ruler"), "ruler", say("Ruler: two ends")),
    Choice(MarkKind.NEEDLE_TIP.value, say("Tip"), "crosshair-simple", say("Mark the needle tip")),
    Choice(MarkKind.NERVE.value, say("Nerve"), "circle-dashed", say("Mark the nerve")),
    Choice(MarkKind.LABEL.value, say("Label"), "tag", say("Write words beside a place")),
)
CAPTIONS = (say("Before"), say("Needle"), say("Spread"))


@dataclass(frozen=True, slots=True)
class PictureContent:
    """What the card shows. ``chosen`` is "" while no picture is; ``kept`` whether it is in the record.

    ``pin_words`` is the label of the button that keeps or pins it here, "" for none. ``why_no_ruler`` and ``why_no_marks`` are the reasons
    beside tools that cannot be used. ``warnings`` are loud, ``danger`` the loudest kind. ``busy`` is work under way, with a way to stop it.
    """

    shown: Shown = field(default_factory=Shown)
    thumbs: tuple[Thumb, ...] = ()
    chosen: str = ""
    kept: bool = False
    needle: bool = False
    caption: str = ""
    pinned: str = ""
    pin_words: str = ""
    frame: int = 0
    frames: int = 1
    why_no_ruler: str = ""
    why_no_marks: str = ""
    has_marks: bool = False
    warnings: tuple[str, ...] = ()
    danger: bool = False
    asks: str = ""
    busy: str = ""
    editable: bool = True
    can_reject: bool = False


class PictureCard(Panel):
    """Viewer with what belongs to it."""

    chosen = Signal(str)
    marked = Signal(str, tuple)
    leafed = Signal(int)
    pin_requested = Signal()
    needle_requested = Signal(bool)
    caption_requested = Signal(str)
    clear_requested = Signal()
    reject_requested = Signal()
    stop_requested = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("ultrasound.picture")
        self._content = PictureContent()
        self.viewer = ImageViewer()
        self._is_compact = False
        self.strip = ThumbStrip()
        self.warning = MessageBar("ultrasound.warning", dismissable=False)
        self.tools = Segmented("ultrasound.tools", say("What a click on the picture sets"))
        self.tools.set_choices(TOOLS)
        self.tools.set_current("look")
        self.clear: Button = icon_button("eraser", object_name="ultrasound.clear", spoken=say("Take the marks away"))
        self.needle = CheckRow(say("Needle visible"), "ultrasound.needle")
        self.needle.setMinimumWidth(self.needle.sizeHint().width() + 8)
        self.needle.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.captions = Segmented("ultrasound.caption", say("Caption"))
        self.captions.set_choices([Choice(word, word, "", say("Caption: {word}", word=word)) for word in CAPTIONS])
        self.pin: Button = button(say("Keep here"), "soft", "sm", "push-pin", object_name="ultrasound.pin")
        self.reject: Button = button(
            say("Reject"), "ghost", "sm", "prohibit", object_name="ultrasound.reject", spoken=say("Reject this picture")
        )
        self.back: Button = icon_button("caret-left", object_name="ultrasound.frame_back", spoken=say("Frame before"))
        self.on: Button = icon_button("caret-right", object_name="ultrasound.frame_on", spoken=say("Next frame"))
        self._frame = Text("", "small")
        self._pinned = Text("", "small", wrap=True)
        self._pinned.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pinned.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._asks = Text("", "small_strong", tone="warn", wrap=True)
        self._busy = Text("", "small", tone="info", wrap=True)
        self.stop: Button = button(say("Stop"), "ghost", "sm", object_name="ultrasound.stop", spoken=say("Stop adding pictures"))
        self._lay_out()
        self._connect()
        self.set_content(self._content)

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.viewer, 1)
        middle.addWidget(self.strip)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.needle)
        first.addWidget(self.captions)
        first.addStretch(1)
        first.addWidget(self._pinned, 1)
        for widget in (self.back, self._frame, self.on, self.pin):
            first.addWidget(widget)
        second = QHBoxLayout()
        second.setSpacing(6)
        second.addWidget(self.tools)
        second.addWidget(self.clear)
        second.addStretch(1)
        second.addWidget(self.reject)
        busy = QHBoxLayout()
        busy.addWidget(self._busy, 1)
        busy.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.warning)
        column.addLayout(middle, 1)
        column.addWidget(self._asks)
        column.addLayout(busy)
        column.addLayout(first)
        column.addLayout(second)

    def _connect(self) -> None:
        self.viewer.marked.connect(self._mark)
        self.viewer.leafed.connect(self.leafed)
        self.viewer.tool_left.connect(lambda: self.take_tool("look"))
        self.strip.chosen.connect(self.chosen)
        self.tools.chosen.connect(self.take_tool)
        self.clear.clicked.connect(self.clear_requested)
        self.needle.tick_requested.connect(self.needle_requested)
        self.captions.chosen.connect(self.caption_requested)
        self.pin.clicked.connect(self.pin_requested)
        self.reject.clicked.connect(self.reject_requested)
        self.warning.action_requested.connect(self.reject_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.back.clicked.connect(lambda: self.leafed.emit(-1))
        self.on.clicked.connect(lambda: self.leafed.emit(1))

    def set_compact(self, compact: bool) -> None:
        """In a small window the tools are words alone, and only the picture itself and its thumbnail say where it belongs."""
        self._is_compact = compact
        self._show_pinned()
        chosen = self.tools.current_id()
        self.tools.set_choices([one._replace(icon="") if compact else one for one in TOOLS])
        self.tools.set_current(chosen)

    def _show_pinned(self) -> None:
        content = self._content
        self._pinned.setText(content.pinned)
        self._pinned.setVisible(bool(content.pinned) and not content.pin_words and content.frames == 1 and not self._is_compact)

    def take_tool(self, tool: str) -> None:
        """Take a tool in hand; one that cannot be used says why."""
        why = self._content.why_no_marks if tool != "look" else ""
        if tool == MarkKind.RULER and not why:
            why = self._content.why_no_ruler
        if why:
            self.refused.emit(why)
            tool = "look"
        self.tools.set_current(tool)
        self.viewer.set_tool(LOOK if tool == "look" else tool)

    def _mark(self, kind: str, points: tuple[tuple[float, float], ...]) -> None:
        self.take_tool("look")
        self.marked.emit(kind, points)

    def set_content(self, content: PictureContent) -> None:
        """Show a picture with what is said about it."""
        if content.chosen != self._content.chosen:
            self.take_tool("look")
        self._content = content
        self.viewer.set_shown(content.shown)
        self.strip.set_thumbs(content.thumbs, content.chosen)
        self.strip.setVisible(bool(content.thumbs))
        there = bool(content.chosen)
        self._show_warning(content)
        for widget in (self.needle, self.tools, self.clear, self.reject):
            widget.setVisible(there)
        self.needle.set_ticked(content.needle)
        self.needle.setEnabled(content.editable)
        self.captions.setVisible(there and content.kept)
        self.captions.set_current(content.caption)
        self.captions.setEnabled(content.editable)
        self.tools.setEnabled(content.editable)
        self.clear.setEnabled(content.editable and content.has_marks)
        self.reject.setEnabled(content.can_reject)
        self._show_pinned()
        self.pin.setText(content.pin_words or say("Keep here"))
        put(self.pin.setAccessibleName, content.pin_words or say("Keep here"))
        self.pin.setVisible(bool(content.pin_words))
        self.pin.setEnabled(content.editable)
        for part in (self.back, self._frame, self.on):
            part.setVisible(content.frames > 1)
        self._frame.setText(say("{frame} of {frames}", frame=content.frame + 1, frames=content.frames))
        self.back.setEnabled(content.frame > 0)
        self.on.setEnabled(content.frame < content.frames - 1)
        for text, words in ((self._asks, content.asks), (self._busy, content.busy)):
            text.setText(words)
            text.setVisible(bool(words))
        self.stop.setVisible(bool(content.busy))

    def _show_warning(self, content: PictureContent) -> None:
        if not content.warnings:
            self.warning.set_message(None)
            return
        kind = MessageKind.REFUSAL if content.danger else MessageKind.CAUTION
        action = say("Reject") if content.can_reject else ""
        first, *rest = content.warnings
        self.warning.set_message(MessageContent(kind, first, joined(" ", rest), action, "shield-warning" if content.danger else ""))

    def set_picture_names(self, thumbs: Sequence[Thumb]) -> None:
        """Other thumbnails, everything else as it is."""
        self.strip.set_thumbs(thumbs, self._content.chosen)

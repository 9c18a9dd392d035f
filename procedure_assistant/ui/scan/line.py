"""The quiet line that says that packages can be scanned, with the ways for a picture of a code. It reads none itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Panel, Text

TITLE = say("Scan the package")
WORDS = say("The square code beside lot and expiry is read wherever the cursor is.")
READING = say("Looking for a code in the picture.")
_MOST_BYTES = 40 * 1024 * 1024
_ICON = 26


class _Sign(Painted):
    """The icon, and a border while a picture hovers."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The icon alone."""
        return QSize(_ICON, _ICON)

    def paint(self, sketch: Sketch) -> None:
        """A bar code."""
        sketch.icon("barcode", QPointF(QRectF(sketch.rect).center()), _ICON, "accent_ink")


class ScanLine(Panel):
    """``picture_wanted`` asks for a file, ``paste_wanted`` for the clipboard; ``picture_came`` carries the bytes of a dropped picture."""

    picture_wanted = Signal()
    paste_wanted = Signal()
    picture_came = Signal(bytes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("accent_soft", radius="radius_card", parent=parent)
        self.setObjectName("scan.line")
        self.setAcceptDrops(True)
        self._offered = True
        self._words = Text(WORDS, "small", wrap=True)
        self.file = button(
            say("From a picture"), "soft", "sm", "image", object_name="scan.picture", spoken=say("Scan from a picture in a file")
        )
        pasting = say("Scan from the picture on the clipboard")
        self.paste = button(say("Paste"), "ghost", "sm", "clipboard", object_name="scan.paste", spoken=pasting)
        self.file.clicked.connect(self.picture_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(TITLE, "body_strong"))
        words.addWidget(self._words)
        row.addWidget(_Sign(), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self.file, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.paste, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_offered(self, offered: bool) -> None:
        """Whether packages can be scanned at all."""
        self._offered = offered
        self.setVisible(offered)

    def show_for(self, *, editable: bool) -> None:
        """A closed record takes no more."""
        self.setVisible(self._offered and editable)

    def set_busy(self, busy: bool) -> None:
        """A picture is being looked through, or no longer."""
        self._words.setText(READING if busy else WORDS)
        for one in (self.file, self.paste):
            one.setEnabled(not busy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One picture may be let go here."""
        if self.file.isEnabled() and (event.mimeData().hasImage() or len(event.mimeData().urls()) == 1):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._words.setText(say("Let go to look for its code."))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        self._words.setText(WORDS)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the picture."""
        self._words.setText(WORDS)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.picture_came.emit(bytes_of(event.mimeData()))


def bytes_of(data: QMimeData | None) -> bytes:
    """The picture in what was pasted or dropped, b"" for none: a file as it is, a bare picture as PNG."""
    if data is None:
        return b""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files:
        return file_bytes(files[0]) if len(files) == 1 else b""
    picture = data.imageData() if data.hasImage() else None
    if not isinstance(picture, QImage) or picture.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know file names alone
    return bytes(buffer.data().data())


def file_bytes(path: Path) -> bytes:
    """What a file holds; b"" where it cannot be read or is far larger than a picture, which the reader then says."""
    try:
        return path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError:
        return b""

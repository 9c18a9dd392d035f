"""Files dragged onto the window, anywhere: a hint over everything while they hover, one signal when they are let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.widgets.painting import Painted, Sketch, box

_INSET = 18
LET_GO = say("Let go to import these patient files")


class FileDrops(QObject):
    """Watches one window. ``hindrance`` says in words why files cannot be taken just now, "" when they can."""

    dropped = Signal(object)

    def __init__(self, window: QWidget, hindrance: Callable[[], str]) -> None:
        super().__init__(window)
        self._window = window
        self._hindrance = hindrance
        self._hint: DropHint | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def words(self) -> str:
        """What the hint says, "" while nothing hovers."""
        return "" if self._hint is None or self._hint.isHidden() else self._hint.words

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes drags of files, leaves every other event to the window."""
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove:
                return isinstance(event, (QDragEnterEvent, QDragMoveEvent)) and self._hover(event)
            case QEvent.Type.DragLeave:
                self._hide()
                return True
            case QEvent.Type.Drop:
                return isinstance(event, QDropEvent) and self._drop(event)
            case QEvent.Type.Resize:
                self._hide()
        return False

    def _hover(self, event: QDragEnterEvent | QDragMoveEvent) -> bool:
        if not event.mimeData().hasUrls():
            return False
        hindrance = self._hindrance()
        if self._hint is None:
            self._hint = DropHint(self._window)
        self._hint.show_words(hindrance or LET_GO, allowed=not hindrance)
        # Accepted in either case, or nobody would tell when the drag leaves again.
        event.setDropAction(Qt.DropAction.IgnoreAction if hindrance else Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self._hide()
        if not event.mimeData().hasUrls():
            return False
        if self._hindrance():
            event.setDropAction(Qt.DropAction.IgnoreAction)
        else:
            event.setDropAction(Qt.DropAction.CopyAction)  # never a move: the sender would remove the files
            self.dropped.emit(_paths(event.mimeData()))
        event.accept()
        return True

    def _hide(self) -> None:
        if self._hint is not None:
            self._hint.hide()


class DropHint(Painted):
    """A veil with a dashed border and one line of words. It takes no input itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("drop_hint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._covered = parent
        self.words = ""
        self._allowed = True
        self.hide()

    def show_words(self, words: str, *, allowed: bool) -> None:
        """Cover the window and say what letting go will do."""
        self.words, self._allowed = words, allowed
        self.setAccessibleName(words)
        self.setGeometry(self._covered.rect())
        self.raise_()
        self.show()
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """Veil, border, icon, words."""
        theme, rect = sketch.theme, sketch.rect
        veil = sketch.colour("app")
        veil.setAlphaF(0.9)
        sketch.painter.fillRect(rect, veil)
        ink = "accent" if self._allowed else "ink2"
        inner = rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        box(sketch.painter, inner, theme.size("radius_card"), None, sketch.colour(ink), 2, dashed=True)
        centre = rect.center()
        sketch.icon("download-simple" if self._allowed else "prohibit", QPointF(centre.x(), centre.y() - 34), 40, ink)
        words = QRectF(inner.left() + 20, centre.y(), inner.width() - 40, 30)
        sketch.write(words, self.words, theme.font(theme.type_px("title"), 600), "ink", Qt.AlignmentFlag.AlignHCenter)


def refuse_drops(root: QWidget) -> None:
    """Let no text field below ``root`` take a drop: it would keep the path of a dropped file as its text."""
    boxes: list[QWidget] = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    for one in boxes:
        one.setAcceptDrops(False)


def _paths(data: QMimeData) -> tuple[Path, ...]:
    """The local files; an address of the network is kept as it is written, to be refused by its name like a missing file."""
    return tuple(Path(url.toLocalFile() or url.toString()) for url in data.urls())

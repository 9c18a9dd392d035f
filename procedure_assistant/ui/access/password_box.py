"""A box for a password: dots, or the letters while its eye is open. Whoever listens in by assistive technology hears neither."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSignalBlocker, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from procedure_assistant.domain.say import inner, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import Button, icon_button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width

_EYE = 30


class PasswordBox(FieldBox):
    """A labelled password. Call :meth:`take` to use it: it hands the text over and clears the box."""

    _eye: Button | None = None
    _letters: _Letters | None = None

    def __init__(self, object_name: str, label: str, *, help_text: str = "", shown: bool = False) -> None:
        """``shown`` for what is copied from paper and must be compared."""
        super().__init__(object_name, label, help_text=help_text)
        # The echo mode stays "password" also while the letters are shown: with "normal" Qt would hand them to every
        # program that reads the screen, and an input method would learn them.
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._what = inner(label)
        self._letters = _Letters(self)
        self._eye = icon_button("eye", object_name=f"{object_name}.show", spoken=say("Show the {what}", what=self._what))
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from password to password; Ctrl+Space opens the eye
        self._eye.setProperty("by_other_keys", True)
        put(self._eye.setAccessibleDescription, say("Ctrl+Space in the field"))
        self.edit.installEventFilter(self)
        self._eye.toggled.connect(self._show_letters)
        self.edit.textChanged.connect(self._letters.update)
        self.edit.cursorPositionChanged.connect(self._letters.update)
        self.edit.focus_moved.connect(self._letters.update)
        self._show_letters(shown)
        self._place_edit()

    def take(self) -> str:
        """What was typed; the box is empty and closed afterwards."""
        text = self.edit.text()
        self.wipe()
        return text

    def wipe(self) -> None:
        """Forget what was typed and hide the letters again."""
        self.edit.clear()
        self.edit.setModified(False)
        if self._eye is not None and self._eye.isChecked():
            self._eye.setChecked(False)
        self.update()

    def show_letters(self) -> None:
        """Open the eye."""
        self._show_letters(True)

    @property
    def shows_letters(self) -> bool:
        """Whether the letters can be read on the screen."""
        return self._letters is not None and not self._letters.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Space opens and closes the eye."""
        if self._eye is None or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if (event.key(), event.modifiers()) != (Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier):
            return super().eventFilter(watched, event)
        self._eye.toggle()
        return True

    def set_enabled(self, enabled: bool) -> None:
        """Let it be typed into, or not."""
        super().set_enabled(enabled)
        if self._eye is not None:
            self._eye.setEnabled(enabled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The eye stays at the right edge."""
        super().resizeEvent(event)
        self._place_edit()

    def _show_letters(self, shown: bool) -> None:
        if self._eye is None or self._letters is None:
            return
        spoken = say("{shown} the {what}", shown=say("Hide") if shown else say("Show"), what=self._what)
        with QSignalBlocker(self._eye):
            self._eye.setChecked(shown)
        self._eye.set_icon("eye-slash" if shown else "eye")
        put(self._eye.setAccessibleName, spoken)
        put(self._eye.setToolTip, spoken)
        self._letters.setVisible(shown)
        self._letters.raise_()

    def _place_edit(self) -> None:
        super()._place_edit()
        if self._eye is None or self._letters is None:
            return
        size = self._eye.height()
        self._eye.move(self.width() - size - 8, round((self._box_height() - size) / 2))
        place = self.edit.geometry()
        place.setWidth(max(24, self.width() - 18 - _EYE - place.left()))
        self.edit.setGeometry(place)
        self._letters.setGeometry(place)


class _Letters(Painted):
    """The typed letters with the caret, painted over the dots of the line edit. Has no words for assistive technology."""

    def __init__(self, box: PasswordBox) -> None:
        super().__init__(box)
        self._box = box
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paint(self, sketch: Sketch) -> None:
        """As much as fits around the caret, always with the caret in sight."""
        edit, theme = self._box.edit, sketch.theme
        focused = edit.hasFocus()
        fill = "surface" if focused else "panel"
        sketch.painter.fillRect(sketch.rect, sketch.colour(fill if edit.isEnabled() else "sunken"))
        font = theme.font(theme.scaled(15), 500, identifier=True)
        before = text_width(font, edit.text()[: edit.cursorPosition()])
        shift = max(0.0, before + 4 - sketch.rect.width())
        sketch.painter.setFont(font)
        sketch.painter.setPen(sketch.colour("ink"))
        metrics = QFontMetricsF(font)
        line = sketch.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        sketch.painter.drawText(QPointF(2 - shift, round(line)), edit.text())
        if focused:
            caret = QRectF(round(2 + before - shift), round(line - metrics.ascent()), 1.5, round(metrics.height()))
            sketch.painter.fillRect(caret, current().colour("ink"))

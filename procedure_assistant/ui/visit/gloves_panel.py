"""The right side of the gloves screen: large words above, and below them the buttons of what is asked just now. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Themed, current
from procedure_assistant.ui.visit.gloves_content import GlovesButton, GlovesContent
from procedure_assistant.ui.visit.gloves_parts import GIVEN_PX, BigButton, BigWords, GlovesHead, HeadWords, WordsPanel
from procedure_assistant.ui.visit.gloves_photo_content import PAD
from procedure_assistant.ui.visit.sequence_content import Choosing
from procedure_assistant.ui.widgets.stepper import Stepper
from procedure_assistant.ui.widgets.surfaces import Panel

_MARGIN: Final = 32
_GAP: Final = 14
_CLOSE_GAP: Final = 10
_WIDER: Final = 2
"""The primary button beside another one."""
_WORDS_NEED: Final = 330
_MOST_REASONS: Final = 4
_SCORES: Final = 11
_SCORES_IN_A_ROW: Final = 4
_HEAD_PX: Final = 68
_PAD_IN_A_ROW: Final = 3
_PAD_IN_A_LOW_ROW: Final = 4
_TYPED_NEEDS: Final = 60
"""px for what is typed, above the keys."""
_NUDGES: Final = (
    ("left", "arrow-left", say("Move the mark to the left by one step")),
    ("up", "arrow-up", say("Move the mark up by one step")),
    ("down", "arrow-down", say("Move the mark down by one step")),
    ("right", "arrow-right", say("Move the mark to the right by one step")),
)


class _Line(Themed, QLineEdit):
    """Words of one's own, as high as a finger."""

    def retheme(self) -> None:
        self.setFont(current().font(21, 400))
        self.setFixedHeight(current().size("gloves_button"))


class _Rows(QWidget):
    """Rows of buttons. Other buttons come with other questions, and none may keep its place when it goes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[QWidget, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: tuple[tuple[QWidget, ...], ...]) -> None:
        """Show these from top to bottom."""
        self.rows = rows
        self.updateGeometry()
        self._place()
        for widget in (widget for row in rows for widget in row):
            widget.show()
            widget.raise_()  # Tab goes through them in this order

    def sizeHint(self) -> QSize:
        """As high as all rows."""
        return QSize(300, sum(map(_height, self.rows)) + _GAP * max(0, len(self.rows) - 1))

    def minimumSizeHint(self) -> QSize:
        """None is squeezed."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is shared."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        top = 0
        for row in self.rows:
            gap = _GAP if len(row) < _SCORES_IN_A_ROW - 1 else _CLOSE_GAP
            weights = [_WIDER if len(row) > 1 and isinstance(one, BigButton) and one.is_primary else 1 for one in row]
            share = (self.width() - gap * (len(row) - 1)) / max(1, sum(weights))
            left = 0.0
            for widget, weight in zip(row, weights, strict=True):
                widget.setGeometry(round(left), top, round(left + share * weight) - round(left), _height(row))
                left += share * weight + gap
            top += _height(row) + _GAP


def _height(row: Sequence[QWidget]) -> int:
    return max(max(widget.sizeHint().height(), widget.minimumHeight()) for widget in row)


class GlovesPanel(Panel):
    """``pressed`` carries the id of a button; ``reason_chosen`` the words of a reason; ``scored`` a pain score."""

    pressed = Signal(str)
    reason_chosen = Signal(str)
    scored = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="left", parent=parent)
        self.setObjectName("gloves.panel")
        self._content: GlovesContent | None = None
        self._choosing: Choosing | None = None
        self._typing = False
        self._foot = _Rows(self)
        self.head, self.words = GlovesHead(), WordsPanel()
        self.buttons = [self._asking(f"gloves.{name}") for name in ("undo", "second", "third", "fourth")]
        self.primary = BigButton("gloves.primary", primary=True, parent=self._foot)
        self.primary.clicked.connect(lambda: self.pressed.emit(self.primary.content().id))
        self.done, self.leave = self._asking("gloves.done"), self._asking("gloves.leave")
        self.skip, self.other = self._asking("gloves.skip"), self._asking("gloves.other_reason", self._begin_typing)
        self.reasons = [self._reason(number) for number in range(_MOST_REASONS)]
        self.own_words = named(_Line(self._foot), "gloves.reason_words", say("Reason in your own words"))
        self.take = self._asking("gloves.take_reason", self._take_typed)
        self.own_words.returnPressed.connect(self._take_typed)
        self.stepper = Stepper("gloves.dose", say("Dose"), say("2.5 units"), self._foot)
        self.stepper.step_requested.connect(lambda steps: self.pressed.emit("less" if steps < 0 else "more"))
        self.scores = [self._score(value) for value in range(_SCORES)]
        self.nudges = [self._nudge(*step) for step in _NUDGES]
        self.pad = [self._key(key) for key in PAD]
        self._controls: tuple[QWidget, ...] = (
            *self.buttons, self.primary, self.done, self.leave, self.skip, self.other, *self.reasons,
            self.own_words, self.take, self.stepper, *self.scores, *self.nudges, *self.pad,
        )  # fmt: skip
        for widget in self._controls:
            widget.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, 18, _MARGIN, 24)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.head)
        self._column.addWidget(self.words, 1)
        self._column.addWidget(self._foot)
        self._fixed_words()

    def _fixed_words(self) -> None:
        self.leave.set_content(GlovesButton("leave", say("Back"), "", "arrow-left"))
        self.skip.set_content(GlovesButton("skip", say("Skip for now"), "", "arrow-bend-up-right"))
        self.other.set_content(GlovesButton("other", say("Other reason"), "", "pencil-simple"))
        self.take.set_content(GlovesButton("take", say("Keep it"), "", "check"))
        self.done.set_content(GlovesButton("dose_done", say("Back"), "", "arrow-left"))

    def _asking(self, name: str, does: object = None) -> BigButton:
        made = BigButton(name, parent=self._foot)
        if callable(does):
            made.clicked.connect(does)
        else:
            made.clicked.connect(lambda: self.pressed.emit(made.content().id))
        return made

    def _reason(self, number: int) -> BigButton:
        made = BigButton(f"gloves.reason.{number}", parent=self._foot)
        made.clicked.connect(lambda: self.reason_chosen.emit(made.content().id))
        return made

    def _score(self, value: int) -> BigButton:
        made = BigButton(f"gloves.score.{value}", parent=self._foot)
        made.set_content(GlovesButton(str(value), str(value)))
        made.clicked.connect(lambda: self._scored(value))
        return made

    def _nudge(self, way: str, icon: str, spoken: str) -> BigButton:
        made = self._asking(f"gloves.nudge.{way}")
        made.set_content(GlovesButton(f"nudge_{way}", "", "", icon))
        put(made.setAccessibleName, spoken)
        return made

    def _key(self, key: str) -> BigButton:
        made = self._asking(f"gloves.pad.{'point' if key == '.' else key}")
        made.set_content(GlovesButton("pad_back", "", "", "backspace") if key == "back" else GlovesButton(f"pad_{key}", key))
        spoken = {"back": say("Take the last figure back"), ".": say("Decimal point")}
        put(made.setAccessibleName, spoken.get(key, key))
        return made

    def _scored(self, value: int) -> None:
        if self._content is not None and self._content.score is not None:
            self.scored.emit(self._content.score[0], value)

    def set_content(self, content: GlovesContent) -> None:
        """Show it; what is being typed stays."""
        if content == self._content:
            return
        if content.choosing != self._choosing:
            self._choosing, self._typing = content.choosing, False
            self.own_words.clear()
        self._content = content
        self.head.set_words(HeadWords(content.head, content.left, content.total, content.of))
        asked = content.choosing
        title, amount, facts, caution = content.title, content.amount, content.facts, content.caution
        if asked is not None:
            title, amount, facts, caution = asked.title, "", (), asked.text
        elif content.step is not None:
            facts, caution = (), ""
        self.words.set_words(BigWords(title, amount, content.volume if amount else "", facts, caution))
        self._put_words(content)
        self._arrange()

    def _put_words(self, content: GlovesContent) -> None:
        *others, primary = content.buttons
        for button, shown in zip(self.buttons, others, strict=False):
            button.set_content(shown)
        self.primary.set_content(primary)
        if content.choosing is not None:
            for number, (button, reason) in enumerate(zip(self.reasons, content.choosing.reasons, strict=False), start=1):
                button.set_content(GlovesButton(reason, reason, "", "", str(number)))
        if content.step is not None:
            value, _, unit = content.step.value.partition(" ")
            self.stepper.set_value(value, unit, content.step.volume)
            self.stepper.set_reach(can_less=content.step.can_less, can_more=content.step.can_more)
        for nudge in self.nudges if content.nudge else ():
            nudge.set_content(nudge.content()._replace(title=content.nudge))
        for (_way, _icon, spoken), nudge in zip(_NUDGES, self.nudges, strict=True):
            put(nudge.setAccessibleName, spoken)
        for points, score in enumerate(self.scores if content.score is not None else ()):
            chosen = content.score is not None and content.score[1] == points
            score.set_content(GlovesButton(str(points), str(points)))
            score.set_chosen(chosen)
            put(
                score.setAccessibleName,
                say("Pain {value} of 10, chosen", value=points) if chosen else say("Pain {value} of 10", value=points),
            )

    def _wanted(self, content: GlovesContent) -> tuple[tuple[QWidget, ...], ...]:
        """The rows of what is asked just now."""
        others = tuple(self.buttons[: len(content.buttons) - 1])
        if content.choosing is not None and self._typing:
            return (self.own_words,), (self.take, self.leave)
        if content.choosing is not None:
            used = tuple(self.reasons[: len(content.choosing.reasons)])
            rest = (self.skip, self.other, self.leave) if content.choosing.kind == "omit" else (self.other, self.leave)
            return (used[:2], used[2:], rest) if used[2:] else (used, rest)
        if content.step is not None:
            return (self.stepper,), (self.buttons[0], self.done), (self.primary,)
        if content.pad:
            return (*self._pad_rows(), (*others, self.primary))
        if content.nudge:
            return tuple(self.nudges), others, (self.primary,)
        if content.score is not None:
            rows = [tuple(self.scores[first : first + _SCORES_IN_A_ROW]) for first in range(0, _SCORES, _SCORES_IN_A_ROW)]
            return (*rows, (self.buttons[0], self.primary))
        if self._is_low(len(others)):
            return others, (self.primary,)
        return tuple(row for row in (others[:1], others[1:], (self.primary,)) if row)

    def _pad_rows(self) -> tuple[tuple[QWidget, ...], ...]:
        """As on a telephone; in low windows four beside each other."""
        rows = -(-len(self.pad) // _PAD_IN_A_ROW)
        need = 2 * _GAP + 42 + _HEAD_PX + rows * (current().size("gloves_button") + _GAP) + GIVEN_PX + _TYPED_NEEDS
        if need <= self.height():
            keys, across = self.pad, _PAD_IN_A_ROW
        else:
            *digits, point, zero, back = self.pad
            keys, across = [*digits, zero, point, back], _PAD_IN_A_LOW_ROW
        return tuple(tuple(keys[first : first + across]) for first in range(0, len(keys), across))

    def _is_low(self, others: int) -> bool:
        """Whether the words would be squeezed by a button row of its own for undo."""
        finger = current().size("gloves_button")
        rows = 2 if others > 1 else 1
        rest = self.height() - 2 * _GAP - 42 - _HEAD_PX - rows * (finger + _GAP) - GIVEN_PX - _GAP
        return rest < _WORDS_NEED

    def _arrange(self) -> None:
        if self._content is None:
            return
        rows = self._wanted(self._content)
        if rows == self._foot.rows:
            return
        shown = {widget for row in rows for widget in row}
        focus = self.window().focusWidget()
        for widget in self._controls:
            if widget not in shown:
                widget.hide()
        self._foot.set_rows(rows)
        if focus in self._controls and focus not in shown:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would hand it to whatever comes next, and Space would press that

    def _begin_typing(self) -> None:
        self._typing = True
        self._arrange()
        self.own_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_typed(self) -> None:
        words = self.own_words.text().strip()
        if words:
            self.reason_chosen.emit(words)
        else:
            put(self.own_words.setPlaceholderText, say("Write it in a few words"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Low windows put undo beside the others."""
        super().resizeEvent(event)
        self._arrange()

"""The settings of work at the chair: pedals and keypad learned by pressing them, spoken prompts, the screen measured with a card."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.workstation import LEAST_DPI, MOST_DPI
from procedure_assistant.ui import key_table
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.settings.bedside_presenter import CARD_MM, BedsideContent, BedsidePresenter, KeyRow
from procedure_assistant.ui.speech import Voice, find_voice, voice_words
from procedure_assistant.ui.widgets.buttons import Button, button, icon_button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.painting import Painted, Sketch, wrap
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

SLOT_WORDS: Final = {"pedal": say("Foot pedal"), "keypad": say("Keypad")}
_MODIFIERS: Final = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)
_BAR_HEIGHT: Final = 66
_ACT_WIDTH: Final = 220
_ROW_HEIGHT: Final = 32
_MM_PER_INCH: Final = 25.4
_SAMPLE: Final = say("Trapezius, left 1. 5 units.")
_WALKING: Final = (say("Tab"), say("Backtab"), say("Home"), say("End"))
_LEAD: Final = say("A pedal is a keyboard to this computer. Press Set, then the pedal or key. The keys of the keyboard stay as they are.")


def taken_keys() -> dict[str, str]:
    """What every key of the program does, by its portable name."""
    taken = {_portable(key): one.words for one in key_table.TABLE for key in one.keys}
    return taken | {_portable(key): say("Walk from one to the next") for key in _WALKING}


def _portable(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


class LearnButton(Button):
    """Shows a key, and learns another: pressed, it takes the next key that comes. Esc, or leaving it, keeps what was."""

    learned = Signal(str)
    is_learning = False

    def __init__(self, object_name: str, spoken: str) -> None:
        super().__init__(say("Set"), "secondary", "sm")
        named(self, object_name, spoken)
        self._spoken = spoken
        self._key = ""
        self.clicked.connect(self._begin)

    def set_key(self, key: str) -> None:
        """The key that counts; "" none."""
        self._key = key
        if not self.is_learning:
            self._show()

    def _begin(self) -> None:
        self.is_learning = True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    def _end(self) -> None:
        self.is_learning = False
        self._show()

    def _show(self) -> None:
        words = say("Press it now") if self.is_learning else self._key or say("Set")
        self.setText(words)
        self.set_kind("soft" if self.is_learning else "secondary")
        self.setAccessibleName(say("{what}: {key}", what=self._spoken, key=words))

    def event(self, event: QEvent) -> bool:
        """While learning every key comes here, those of the window too."""
        if self.is_learning and isinstance(event, QKeyEvent):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            return True
        return bool(super().event(event))

    def _take(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        combination = QKeyCombination(modifiers, Qt.Key(event.key()))
        name = QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
        if event.isAutoRepeat() or event.key() in (*_MODIFIERS, Qt.Key.Key_unknown) or not name:
            return  # it goes on waiting for a key that has a name
        self._end()
        if event.key() != Qt.Key.Key_Escape:
            self.learned.emit(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes elsewhere did not want to set a key."""
        super().focusOutEvent(event)
        if self.is_learning:
            self._end()


class CardBar(Painted):
    """The short edge of a bank card, as long as the screen is said to make it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "screen.bar", say("Drawn card"))
        self.px_per_mm = 96 / _MM_PER_INCH
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_density(self, px_per_mm: float) -> None:
        """Draw it at another size."""
        self.px_per_mm = px_per_mm
        self.setAccessibleDescription(say("{px} pixels wide", px=round(CARD_MM * px_per_mm)))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the card of settings."""
        return QSize(420, _BAR_HEIGHT)

    def paint(self, sketch: Sketch) -> None:
        """The lower end of a card that stands upright: its edges are what counts."""
        width = CARD_MM * self.px_per_mm
        card = QRectF(1, -20, width, _BAR_HEIGHT + 18)
        sketch.box(card, 3.18 * self.px_per_mm, "sunken", "control", 1.5)
        sketch.line(QRectF(0, 0, 1, _BAR_HEIGHT), "accent")
        sketch.line(QRectF(width, 0, 1, _BAR_HEIGHT), "accent")
        font = sketch.theme.font(12, 400)
        lines = wrap(say("Short edge of a bank card"), font, width - 8)  # on a coarse screen the card has few pixels
        for number, words in enumerate(lines):
            sketch.write(QRectF(0, 6 + 16 * number, width, 18), words, font, "ink2", Qt.AlignmentFlag.AlignHCenter)


class BedsideCard(Panel):
    """The card below the settings of the clinic."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.bedside")
        self._rows: dict[str, tuple[Text, Text, dict[str, tuple[LearnButton, Button]]]] = {}
        self._density = 0.0
        self._grid = QGridLayout()
        self.reset = button(say("Reset keys"), "ghost", "sm", object_name="keys.reset", spoken=say("Reset pedal and keypad to none"))
        self.spoken = CheckRow(say("Speak each next site"), "bedside.spoken", detail=say("In sequence mode and with gloves on"))
        self._voice = Text("", "small", wrap=True)
        self.bar = CardBar()
        self.narrower = icon_button("minus", object_name="screen.narrower", spoken=say("Draw the card smaller"), kind="secondary")
        self.wider = icon_button("plus", object_name="screen.wider", spoken=say("Draw the card larger"), kind="secondary")
        self.keep = button(say("It fits, keep it"), "secondary", "sm", object_name="screen.keep")
        self.forget = button(say("Forget the measure"), "ghost", "sm", object_name="screen.forget")
        self._screen_words = Text("", "small", wrap=True)
        self._problems = {place: Text("", "small", tone="danger", wrap=True) for place in ("keys", "spoken", "screen")}
        self._lay_out()
        self.presenter = asks = BedsidePresenter(services, self, self, key_table.keys_of, taken_keys(), self._screen)
        self.reset.clicked.connect(asks.reset_keys)
        self.spoken.tick_requested.connect(asks.speak)
        self.narrower.clicked.connect(lambda: self._draw(-1))
        self.wider.clicked.connect(lambda: self._draw(1))
        self.keep.clicked.connect(lambda: asks.measure(self.bar.px_per_mm))
        self.forget.clicked.connect(lambda: asks.measure(None))
        for repeated in (self.narrower, self.wider):
            repeated.setAutoRepeat(True)

    def _screen(self) -> tuple[str, float]:
        return self.screen().name(), self.screen().physicalDotsPerInchX()

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("At the chair"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _ACT_WIDTH)
        self._grid.setColumnStretch(len(SLOT_WORDS) + 2, 1)
        for place, words in enumerate((say("Keyboard"), *SLOT_WORDS.values()), start=1):
            self._grid.addWidget(Text(words, "head"), 0, place)
        rows.addLayout(self._grid)
        rows.addWidget(self._problems["keys"])
        rows.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addWidget(Hairline())
        rows.addWidget(self.spoken)
        rows.addWidget(self._voice)
        rows.addWidget(self._problems["spoken"])
        rows.addWidget(Hairline())
        rows.addWidget(Text(say("Size of this screen"), "small_strong"))
        rows.addWidget(self._screen_words)
        rows.addWidget(Text(say("Lay a bank card on the drawing and make it as wide as the card."), "small", wrap=True))
        rows.addWidget(self.bar)
        foot = line(spacing=8)
        for widget in (self.narrower, self.wider, self.keep, self.forget):
            foot.addWidget(widget)
        foot.addStretch(1)
        rows.addLayout(foot)
        rows.addWidget(self._problems["screen"])

    # -- what the presenter asks ---------------------------------------------------------------------------------------

    def show_bedside(self, content: BedsideContent) -> None:
        """Show what is stored and what was refused."""
        for place, row in enumerate(content.rows, start=1):
            self._show_row(place, row)
        self.spoken.set_ticked(content.spoken)
        self.spoken.setEnabled(content.can_speak or content.spoken)
        self._voice.setText(content.voice)
        self._screen_words.setText(content.screen)
        self.forget.setVisible(content.measured)
        self._density = content.px_per_mm
        self.bar.set_density(content.px_per_mm)
        for name, text in self._problems.items():
            text.setText(content.problems.get(name, ""))
            text.setVisible(name in content.problems)

    def _show_row(self, place: int, row: KeyRow) -> None:
        if row.act not in self._rows:
            self._add_row(place, row)
        words, keyboard, slots = self._rows[row.act]
        words.setText(row.words)
        keyboard.setText(say(row.keyboard))
        for slot, (learn, clear) in slots.items():
            learn.set_key(row.keys[slot])
            clear.setVisible(bool(row.keys[slot]))

    def _add_row(self, place: int, row: KeyRow) -> None:
        words, keyboard = Text("", "body"), Text("", "body_strong")
        self._grid.setRowMinimumHeight(place, _ROW_HEIGHT)
        self._grid.addWidget(words, place, 0)
        self._grid.addWidget(keyboard, place, 1)
        slots: dict[str, tuple[LearnButton, Button]] = {}
        for number, slot in enumerate(SLOT_WORDS):
            what = say("{act}, {slot}", act=row.words, slot=SLOT_WORDS[slot])
            learn = LearnButton(f"keys.{row.act}.{slot}", what)
            clear = icon_button("x", object_name=f"keys.{row.act}.{slot}.clear", spoken=say("Take away: {what}", what=what))
            learn.learned.connect(lambda key, own=slot: self.presenter.learn(row.act, own, key))
            clear.clicked.connect(lambda _checked=False, own=slot: self.presenter.learn(row.act, own, ""))
            cell = line(spacing=2)
            cell.addWidget(learn)
            cell.addWidget(clear)
            cell.addStretch(1)
            self._grid.addLayout(cell, place, 2 + number)
            slots[slot] = (learn, clear)
        self._rows[row.act] = (words, keyboard, slots)

    def _draw(self, by: int) -> None:
        """One pixel wider or narrower, within what a screen can be."""
        width = round(CARD_MM * self.bar.px_per_mm) + by
        least, most = (CARD_MM * dpi / _MM_PER_INCH for dpi in (LEAST_DPI, MOST_DPI))
        self.bar.set_density(min(max(width, least), most) / CARD_MM)

    # -- the voice as the presenter needs it ---------------------------------------------------------------------------

    @cached_property
    def voice(self) -> Voice | None:
        """The voice of this computer."""
        return find_voice(self)

    def words(self) -> str:
        """Whether something can be heard."""
        return voice_words(self.voice)

    def possible(self) -> bool:
        """Whether there is a voice."""
        return self.voice is not None and not self.voice.trouble()

    def try_it(self) -> None:
        """One prompt, to be heard."""
        if self.voice is not None:
            self.voice.say(tr(_SAMPLE))

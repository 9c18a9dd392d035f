"""How to begin on a day without visits: the figures, a title and one card a way. It only says which way was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_WAYS = {
    "import": (
        "download-simple",
        say("Import patients"),
        say("From FHIR files, one patient a file. Choose or drop them."),
        say("Import"),
        "F2",
    ),
    "new_visit": (
        "magnifying-glass",
        say("New visit"),
        say("Find a patient who is on record and start the visit."),
        say("Find patient"),
        "Ctrl+F",
    ),
    "new_patient": (
        "user-plus",
        say("New patient"),
        say("Name, birth date and record number are enough to start."),
        say("Add patient"),
        "F4",
    ),
}
PRACTICE = (
    "play-circle",
    say("Practice visit"),
    say("An invented patient with 31 sites. Nothing is kept or sent."),
    say("Start practice"),
    "F3",
)
"""Icon, title, words, action and key of the way to practise."""

_FIRST_RUN = say("Choose how to begin. The first visit can be on screen in under a minute.")
_ONLY_LOOKS = say("A physician or a nurse begins visits. They appear here.")
_CARD_WIDTH, _CARD_GAP = 262, 16
_FIGURES_HEIGHT = 216
_CARD_HEIGHT = 206


class EmptyDay(QWidget):
    """ "No visits today yet", with what can be done about it. ``chosen`` carries the id of a card."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today.empty")
        title = Text(say("No visits today yet"), "page_title")
        self._lead = Text("", "quiet")
        row = QWidget()
        row.setMaximumWidth(len(_WAYS) * _CARD_WIDTH + (len(_WAYS) - 1) * _CARD_GAP)  # practice and the visit share one place
        cards = line(row, spacing=_CARD_GAP)
        ways = {"import": _WAYS["import"], "practice": PRACTICE, **_WAYS}
        self._cards = {card_id: WayCard(f"today.empty.{card_id}", *words) for card_id, words in ways.items()}
        for card_id, one in self._cards.items():
            one.button.clicked.connect(lambda _checked=False, own=card_id: self.chosen.emit(own))
            cards.addWidget(one, 1)
        centred = line()
        centred.setContentsMargins(20, 0, 20, 0)
        centred.addWidget(row, 1)
        self._place = QWidget()
        self._place.setFixedHeight(_FIGURES_HEIGHT)
        self._figures = column(self._place)
        self.practise = button(
            say("Practise on an invented patient"), "ghost", "sm", "play-circle", object_name="today.empty.practise",
            spoken=say("Practise on an invented patient, nothing is kept"),
        )  # fmt: skip
        self.practise.clicked.connect(lambda: self.chosen.emit("practice"))
        self._can_practise = False
        inner = column(self, spacing=0)
        inner.addStretch(2)
        inner.addWidget(self._place)
        inner.addSpacing(14)
        inner.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(6)
        inner.addWidget(self._lead, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addSpacing(28)
        inner.addLayout(centred)
        inner.addSpacing(18)
        inner.addWidget(self.practise, 0, Qt.AlignmentFlag.AlignHCenter)
        inner.addStretch(5)

    def offer_practice(self) -> None:
        """A practice visit can be had here."""
        self._can_practise = True

    def set_figures(self, figures: QWidget) -> None:
        """Show the figures above the title; they come later, since they are slow to draw."""
        self._figures.addWidget(figures)

    @property
    def has_figures(self) -> bool:
        """Whether the figures are there already."""
        return self._figures.count() > 0

    def set_ways(self, ways: Sequence[str], *, has_patients: bool) -> None:
        """Which ways whoever is in may go, and whether anybody is on record: it decides which one is the likely one."""
        as_card = self._can_practise and not has_patients and "new_visit" in ways
        self.practise.setVisible(self._can_practise and not as_card)
        first = "new_visit" if has_patients else "practice" if as_card else "import"
        shown = {way for way in ways if way != "new_visit" or not as_card} | ({"practice"} if as_card else set())
        for card_id, one in self._cards.items():
            one.setVisible(card_id in shown)
            one.button.set_kind("primary" if card_id == first else "secondary")
        one = self._cards["new_visit"]
        one.button.setEnabled(has_patients)
        put(one.button.setAccessibleDescription, "" if has_patients else say("Nobody is on record yet"))
        begin = say("Choose how to begin.") if has_patients else _FIRST_RUN
        self._lead.setText(begin if ways else _ONLY_LOOKS)


class WayCard(Panel):
    """An icon, what it does, and its button with the key."""

    def __init__(self, object_name: str, icon: str, title: str, words: str, action: str, key: str) -> None:
        super().__init__("surface", border="line", radius="radius_card")
        self.setFixedHeight(_CARD_HEIGHT)
        self.setMinimumWidth(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button: Button = button(action, object_name=object_name, spoken=say("{title}: {action}", title=title, action=action))
        foot = line()
        foot.addWidget(self.button)
        foot.addStretch(1)
        foot.addWidget(KeyCap(key))
        inner = column(self, spacing=4)
        inner.setContentsMargins(22, 22, 22, 20)
        inner.addWidget(_Icon(icon))
        inner.addSpacing(6)
        inner.addWidget(Text(title, "title"))
        inner.addWidget(Text(words, "small", wrap=True))
        inner.addStretch(1)
        inner.addLayout(foot)


class _Icon(Painted):
    """A large icon in the accent."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedHeight(28)

    def paint(self, sketch: Sketch) -> None:
        sketch.icon(self._name, QPointF(12, 13), 24, "accent")


class KeyCap(Painted):
    """A key as it is drawn on keyboards: "F2"."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(say("Key {key}", key=key))
        self.retheme()

    def retheme(self) -> None:
        """As wide as the letters."""
        self.setFixedSize(round(text_width(current().font(12, 600), self._key)) + 14, 22)

    def paint(self, sketch: Sketch) -> None:
        """The cap."""
        sketch.box(sketch.rect, 5, "surface", "line_strong")
        sketch.write(QRectF(sketch.rect), self._key, sketch.theme.font(12, 600), "ink2", Qt.AlignmentFlag.AlignHCenter)

"""What the staff says before the patient gets the screen: language, side, who signs, through whom. It shows and asks, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procedure_assistant.domain.events_consent import Signer
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.consent_texts import ConsentText
from procedure_assistant.services.consent_texts import NAMES
from procedure_assistant.services.consent_words import LANGUAGE_NAMES
from procedure_assistant.ui.consent.handover import Handover
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line, scrolling
from procedure_assistant.ui.widgets.buttons import Size, button, icon_button
from procedure_assistant.ui.widgets.choices import Choice, ChoiceRow, Segmented
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.over_card import OverCard
from procedure_assistant.ui.widgets.surfaces import Text

_WIDTH, _HEIGHT, _MARGIN = 720, 560, 24
_SIDES = (Choice("left", say("Left")), Choice("right", say("Right")), Choice("both", say("Both sides")))
_LEAD = say("The text covers the whole screen, and nothing else of the chart is seen until you take it back.")
_SAMPLE = say("This text is a sample of the program. The clinic replaces or confirms it in the settings.")


@dataclass(frozen=True, slots=True)
class StartContent:
    """What is known: the texts to sign in turn (by language), sides where the visit has one, the patient."""

    texts: tuple[Mapping[str, ConsentText], ...]
    asks_side: bool
    side: str
    name: str
    born: date
    interpreter: str
    language: str


class ConsentStart(OverCard):
    """Covers ``screen`` until it is left. ``started`` carries the first ``Handover``; ``print_requested`` the language of a form."""

    started = Signal(object)
    print_requested = Signal(str)

    def __init__(self, screen: QWidget, content: StartContent, *, gloved: bool = False) -> None:
        super().__init__(screen, _WIDTH, _MARGIN, height=_HEIGHT, closes_beside=False)
        self._content = content
        named(self, "consent.start", say("Consent on this screen"))
        size: Size = "xl" if gloved else "md"
        self.cross = icon_button("x", object_name="consent.start.close", spoken=say("Close, nothing is signed"))
        self.language = Segmented("consent.start.language", say("Language of the patient"))
        self.language.set_choices([Choice(one, LANGUAGE_NAMES[one]) for one in content.texts[0]])
        self.side = ChoiceRow("consent.start.side", say("Side that the consent names"), _SIDES)
        self.signer = Segmented("consent.start.signer", say("Who signs"))
        self.signer.set_choices(
            [Choice(Signer.PATIENT.value, say("The patient")), Choice(Signer.REPRESENTATIVE.value, say("A representative"))]
        )
        self.name = FieldBox("consent.start.name", say("Name of who signs"))
        self.relation = FieldBox("consent.start.relation", say("Relation to the patient"), help_text=say("Such as mother or guardian"))
        self.interpreter = FieldBox("consent.start.interpreter", say("Interpreter, if there is one"))
        self.witness = FieldBox("consent.start.witness", say("Witness, if there is one"))
        self.problem = Text("", "small_strong", tone="danger", wrap=True)
        self.sample = Text(_SAMPLE, "small", tone="warn", wrap=True)
        self.print = button(say("Print the form"), "secondary", size, "printer", object_name="consent.start.print")
        self.go = button(say("Hand the screen to the patient"), "primary", size, object_name="consent.start.go")
        self._lay_out()
        self._connect()
        self._fill()
        self.open(self.go)

    def _lay_out(self) -> None:
        inner = QWidget()
        rows = column(inner, spacing=12)
        head = line(spacing=10)
        head.addWidget(Text(say("Consent on this screen"), "title", wrap=True), 1)
        head.addWidget(self.cross)
        rows.addLayout(head)
        names = ", ".join(NAMES[next(iter(texts.values())).kind] for texts in self._content.texts[:1])
        rows.addWidget(Text(names if len(self._content.texts) == 1 else self._several(), "body_strong", wrap=True))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self.sample)
        for words, widget in ((say("Language of the patient"), self.language), (say("Who signs"), self.signer)):
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(Text(words, "body"), 0)
            row.addWidget(widget, 0)
            row.addStretch(1)
            rows.addLayout(row)
        self._side_row = QWidget()
        side = line(self._side_row, spacing=16)
        side.addWidget(Text(say("Side that the consent names"), "body"))
        side.addWidget(self.side)
        side.addStretch(1)
        rows.addWidget(self._side_row)
        for pair in ((self.name, self.relation), (self.interpreter, self.witness)):
            row = QHBoxLayout()
            row.setSpacing(12)
            for field in pair:
                row.addWidget(field, 1)
            rows.addLayout(row)
        rows.addWidget(self.problem)
        rows.addStretch(1)
        buttons = line(spacing=12)
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        outer = column(self._card, spacing=12)
        outer.setContentsMargins(28, 22, 28, 22)
        outer.addWidget(scrolling(inner, "consent.start.area"), 1)
        outer.addLayout(buttons)

    def _several(self) -> str:
        first, second = (NAMES[next(iter(texts.values())).kind] for texts in self._content.texts[:2])
        return say("Two texts, one after the other: {first}; {second}", first=first, second=second)

    def _connect(self) -> None:
        self.cross.clicked.connect(self.leave)
        self.language.chosen.connect(self._choose_language)
        self.side.chosen.connect(self.side.set_current)
        self.signer.chosen.connect(self._choose_signer)
        self.print.clicked.connect(lambda: self.print_requested.emit(self.language.current_id()))
        self.go.clicked.connect(self._start)

    def _fill(self) -> None:
        content = self._content
        self._side_row.setVisible(content.asks_side)
        self.side.set_current(content.side)
        self.interpreter.set_value(content.interpreter)
        self._choose_language(content.language)
        self._choose_signer(Signer.PATIENT.value)
        self.problem.hide()

    def _choose_language(self, language: str) -> None:
        self.language.set_current(language)
        self.sample.setVisible(any(texts[language].sample for texts in self._content.texts))

    def _choose_signer(self, signer: str) -> None:
        self.signer.set_current(signer)
        is_patient = signer == Signer.PATIENT.value
        self.name.set_value(self._content.name if is_patient else "")
        self.name.edit.setReadOnly(is_patient)
        self.relation.setVisible(not is_patient)

    def _start(self) -> None:
        problem = self._missing()
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            handover = self.handover(0)
            self.leave()
            self.started.emit(handover)

    def _missing(self) -> str:
        if self._content.asks_side and not self.side.current_id():
            return say("Choose the side that the consent names.")
        if not self.name.edit.text().strip():
            return say("Type the name of who signs.")
        if self.signer.current_id() == Signer.REPRESENTATIVE.value and not self.relation.edit.text().strip():
            return say("Type the relation to the patient.")
        return ""

    def handover(self, place: int) -> Handover:
        """What was decided, for one of the texts."""
        return Handover(
            texts=self._content.texts[place],
            language=self.language.current_id(),
            side=self.side.current_id() if self._content.asks_side else "",
            signer=Signer(self.signer.current_id()),
            name=" ".join(self.name.edit.text().split()),
            born=self._content.born,
            relation=" ".join(self.relation.edit.text().split()),
            witness=" ".join(self.witness.edit.text().split()),
            interpreter=" ".join(self.interpreter.edit.text().split()),
        )

    def stops(self) -> tuple[QWidget, ...]:
        """From the cross to the button that hands the screen over; of a choice its chosen one."""
        return (
            self.cross, self.language.option(self.language.current_id()), self.signer.option(self.signer.current_id()),
            self.side.option(self.side.current_id() or "left"), self.name.edit, self.relation.edit, self.interpreter.edit,
            self.witness.edit, self.print, self.go,
        )  # fmt: skip

"""The side list of the day: what the clinic still has to set, and who is due for treatment. Shows what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.printing.to_do import PaperToDo
from procedure_assistant.ui.today.content import DueContent, PaperContent, SetUpLine
from procedure_assistant.ui.today.open_row import OpenRow
from procedure_assistant.ui.widgets.bars import Bar, PartKind, bar_of
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_WIDTH, _NARROW = 272, 224


class SideList(Panel):
    """Set-up and due patients, each only while it has something to say."""

    set_up_requested = Signal()
    patient_requested = Signal(str)
    visit_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="left", parent=parent)
        self.setObjectName("today.side")
        self.set_narrow(narrow=False)
        self._set_up = _SetUp()
        self._line = Hairline()
        self._due = _Due()
        self._paper = PaperToDo()
        self._below = Hairline()
        inner = column(self, spacing=18)
        inner.setContentsMargins(20, 28, 20, 22)
        for part in (self._set_up, self._line, self._paper, self._below, self._due):
            inner.addWidget(part)
            part.hide()
        inner.addStretch(1)
        self._set_up.button.clicked.connect(self.set_up_requested)
        self._due.patient_requested.connect(self.patient_requested)
        self._paper.visit_requested.connect(self.visit_requested)

    def show_set_up(self, lines: Sequence[SetUpLine], *, can: bool = True) -> None:
        """What is set and what is not; ``can`` False: it is somebody else's to do, and only said."""
        self._set_up.show_lines(lines, can=can)
        self._set_up.setVisible(bool(lines))
        self._part()

    def show_due(self, due: DueContent | None) -> None:
        """Who is due."""
        if due is not None:
            self._due.show_content(due)
        self._due.setVisible(due is not None)
        self._part()

    def show_paper_work(self, paper: PaperContent | None) -> None:
        """What is still to be signed or printed."""
        if paper is not None:
            self._paper.show_content(paper)
        self._paper.setVisible(paper is not None)
        self._part()

    def set_narrow(self, *, narrow: bool) -> None:
        """In a small window the list of visits has the first claim on the width."""
        self.setFixedWidth(_NARROW if narrow else _WIDTH)

    @property
    def has_content(self) -> bool:
        """Whether there is anything to show."""
        return not (self._set_up.isHidden() and self._due.isHidden() and self._paper.isHidden())

    def _part(self) -> None:
        below = not self._due.isHidden()
        self._below.setVisible(below and not self._paper.isHidden())
        self._line.setVisible(not self._set_up.isHidden() and (below or not self._paper.isHidden()))


class _SetUp(QWidget):
    """ "Set up once, 1 of 3"."""

    def __init__(self) -> None:
        super().__init__()
        self._count = Text("", "small_strong", tone="ink2")
        self._bar = Bar()
        self._lines = column(spacing=4)
        self.button = button(say("Continue set-up"), object_name="today.set_up")
        head = line()
        head.addWidget(Text(say("Set up once"), "strong"), 1)
        head.addWidget(self._count)
        inner = column(self, spacing=8)
        inner.addLayout(head)
        inner.addWidget(self._bar)
        inner.addLayout(self._lines)
        foot = line()
        foot.addWidget(self.button)
        foot.addStretch(1)
        inner.addSpacing(4)
        inner.addLayout(foot)
        self._who = Text(say("An administrator sets this, under Settings."), "small", wrap=True)
        inner.addWidget(self._who)
        self._rows: list[_SetUpRow] = []

    def show_lines(self, lines: Sequence[SetUpLine], *, can: bool) -> None:
        self.button.setVisible(can)
        self._who.setVisible(not can)
        while len(self._rows) < len(lines):
            self._rows.append(_SetUpRow())
            self._lines.addWidget(self._rows[-1])
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(lines))
            if number < len(lines):
                row.show_line(lines[number])
        done = sum(one.is_done for one in lines)
        words = say("{done} of {n}", done=done, n=len(lines))
        self._count.setText(words)
        if lines:
            self._bar.set_content(bar_of([(Decimal(done), PartKind.GIVEN)], Decimal(len(lines))), say("Set up: {words}", words=words))


class _SetUpRow(Painted):
    """A tick or an open ring with its words."""

    def __init__(self) -> None:
        super().__init__()
        self._line = SetUpLine("", False)
        self.setFixedHeight(26)

    def show_line(self, shown: SetUpLine) -> None:
        self._line = shown
        self.setAccessibleName(
            say("{shown_words}: {is_done}", shown_words=shown.words, is_done=say("done") if shown.is_done else say("open"))
        )
        self.update()

    def paint(self, sketch: Sketch) -> None:
        name, ink = ("check-circle-fill", "accent") if self._line.is_done else ("circle", "ink2")
        sketch.icon(name, QPointF(9, sketch.rect.center().y()), 18, ink)
        words = sketch.rect.adjusted(28, 0, 0, 0)
        sketch.write(words, self._line.words, sketch.theme.font(13, 400), "ink2" if self._line.is_done else "ink")


class _Due(QWidget):
    """ "Due for treatment"."""

    patient_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._explanation = Text("", "small", wrap=True)
        self._more = Text("", "small")
        self._lines = column(spacing=6)
        self._rows: list[OpenRow] = []
        inner = column(self, spacing=2)
        inner.addWidget(Text(say("Due for treatment"), "strong"))
        inner.addWidget(self._explanation)
        inner.addSpacing(8)
        inner.addLayout(self._lines)
        inner.addSpacing(4)
        inner.addWidget(self._more)

    def show_content(self, due: DueContent) -> None:
        self._explanation.setText(due.explanation)
        self._more.setText(due.more)
        self._more.setVisible(bool(due.more))
        while len(self._rows) < len(due.lines):
            row = OpenRow(f"today.due.{len(self._rows)}")
            row.opened.connect(self.patient_requested)
            self._lines.addWidget(row)
            self._rows.append(row)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(due.lines))
            if number < len(due.lines):
                shown = due.lines[number]
                row.show_line(shown.patient_id, shown.name, shown.words, is_urgent=shown.is_due)

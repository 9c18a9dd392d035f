"""The panel with one patient: who it is, what a procedure must know, earlier visits, and the visits that can be started."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.patients.content import DetailContent, EarlierVisit, Section
from procedure_assistant.ui.patients.start_visit import StartVisit
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.chips import ChipContent, ChipRow
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_SIDE = 20


class PatientDetail(Panel):
    """One patient, or a hint while nobody is chosen. Every signal is a request."""

    edit_requested = Signal()
    start_requested = Signal(str)
    visit_requested = Signal(str)
    notice_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="left", parent=parent)
        self.setObjectName("patients.detail")
        self._content: DetailContent | None = None
        self._name = Text("", "title", wrap=True)
        self._born = Text("", "body", wrap=True)
        self._mrn = Text("", "body", tone="ink2", wrap=True)
        self._chips = ChipRow("patients.detail.chips")
        self.edit = button(say("Edit"), "secondary", "sm", "pencil-simple", object_name="patients.edit", spoken=say("Edit this patient"))
        self.notice = message_bar("patients.detail.notice")
        self._sections = column(spacing=14)
        self._visits = column(spacing=0)
        self._visits_head = Text(say("Earlier visits"), "head")
        self._source = Text("", "note", wrap=True)
        self.go_on = button(say("Continue"), "primary", icon="arrow-right", object_name="patients.continue")
        self._go_on_note = Text("", "small", wrap=True)
        self._offers = StartVisit()
        self._offers.requested.connect(self.start_requested)
        self._offers_head = Text(say("Start a visit"), "head")
        self._shown = QWidget()
        self._nobody = Text(say("Choose a patient to see the chart and start a visit."), "quiet", wrap=True)
        self._lay_out()
        self.edit.clicked.connect(self.edit_requested)
        self.go_on.clicked.connect(self._continue)
        self.notice.dismissed.connect(self.notice_dismissed)
        self.show_content(None)

    def show_content(self, content: DetailContent | None) -> None:
        """Show one patient; None shows the hint."""
        self._shown.setVisible(content is not None)
        self._nobody.setVisible(content is None)
        if content is None or content == self._content:
            self._content = content
            return
        self._content = content
        self.setAccessibleName(say("{content}, {born}, {mrn}", content=content.name, born=content.born, mrn=content.mrn))
        self._name.setText(content.name)
        self._born.setText(content.born)
        self._mrn.setText(content.mrn)
        quiet = [ChipContent(fact.words, fact.tone) for fact in content.allergies if fact.tone != "danger"]
        self._chips.set_chips(quiet)
        self._chips.setVisible(bool(quiet))
        show_notice(self.notice, content.notice)
        self._show_sections(content.sections)
        self._show_visits(content.visits)
        self._source.setText(content.source)
        self._show_unfinished(content.unfinished)
        self._offers.set_offers(content.offers)
        self.edit.setVisible(content.can_edit)
        self._offers_head.setVisible(bool(content.offers))
        self._foot.setVisible(bool(content.offers) or content.unfinished is not None)

    def offer(self, offer_id: str) -> Button:
        """The button that starts a kind of visit."""
        return self._offers.buttons[offer_id]

    # -- laying out ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = line()
        names = column(spacing=2)
        for text in (self._name, self._born):
            names.addWidget(text)
        head.addLayout(names, 1)
        head.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        body = column(inside, spacing=14)
        body.setContentsMargins(_SIDE, 26, _SIDE, 16)
        body.addLayout(head)
        body.addSpacing(-12)
        body.addWidget(self._mrn)
        for widget in (self._chips, self.notice):
            body.addWidget(widget)
        body.addLayout(self._sections)
        body.addWidget(self._visits_head)
        body.addSpacing(-12)
        body.addLayout(self._visits)
        body.addWidget(self._source)
        body.addStretch(1)
        self._foot = QWidget()
        foot = column(self._foot, spacing=6)
        foot.setContentsMargins(_SIDE, 14, _SIDE, 20)
        foot.addWidget(self.go_on)
        foot.addWidget(self._go_on_note)
        foot.addWidget(self._offers_head)
        foot.addWidget(self._offers)
        page = column(self._shown)
        page.addWidget(scrolling(inside, "patients.detail.scroll"), 1)
        page.addWidget(Hairline())
        page.addWidget(self._foot)
        self._nobody.setContentsMargins(_SIDE, 28, _SIDE, 0)
        outer = column(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self._nobody, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(self._shown, 1)

    def _show_sections(self, sections: Sequence[Section]) -> None:
        _clear(self._sections)
        for section in sections:
            self._sections.addWidget(_section(section))

    def _show_visits(self, visits: Sequence[EarlierVisit]) -> None:
        _clear(self._visits)
        self._visits_head.setText(say("Visits") if visits else "")
        self._visits_head.setVisible(bool(visits))
        for visit in visits:
            row = _VisitRow(visit)
            row.clicked.connect(lambda _checked=False, own=visit.id: self.visit_requested.emit(own))
            self._visits.addWidget(row)

    def _show_unfinished(self, visit: EarlierVisit | None) -> None:
        self.go_on.setVisible(visit is not None)
        self._go_on_note.setVisible(visit is not None)
        if visit is not None:
            self.go_on.set_kind("secondary" if visit.only_look else "primary")
            self.go_on.setText(visit.action)
            put(self.go_on.setAccessibleName, say("{action} {visit}", action=visit.action, visit=visit.title))
            self._go_on_note.setText(say("{visit}: {note}", visit=visit.title, note=visit.note))

    def _continue(self) -> None:
        if self._content is not None and self._content.unfinished is not None:
            self.visit_requested.emit(self._content.unfinished.id)


class _VisitRow(PaintedButton):
    """Day, procedure, standing; a click opens the visit."""

    def __init__(self, visit: EarlierVisit) -> None:
        super().__init__()
        self._visit = visit
        named(self, f"patients.visit.{visit.id}", say("Open the visit of {visit}, {note}", visit=visit.title, note=visit.note))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, 46)

    def paint(self, sketch: Sketch) -> None:
        rect, theme = sketch.rect, sketch.theme
        if self.underMouse():
            sketch.box(rect.adjusted(-0.5, 0, 0, 0), theme.size("radius_step"), "hover")
        ink = "warn" if self._visit.is_open else "ink2"
        width = rect.width() - 30
        sketch.write(QRectF(8, 4, width, 19), self._visit.title, theme.font(13, 500), "ink")
        sketch.write(QRectF(8, 23, width, 17), self._visit.note, theme.font(12, 400), ink)
        sketch.icon("caret-right", QPointF(rect.right() - 14, rect.center().y()), 14, "ink3")
        sketch.focus(rect, theme.size("radius_step"))


def _section(section: Section) -> QWidget:
    """A heading and its lines."""
    made = QWidget()
    inner = column(made, spacing=2)
    inner.addWidget(Text(section.title, "head"))
    for one in section.lines:
        inner.addWidget(Text(one.words, "body_strong" if one.tone == "danger" else "body", tone=one.tone, wrap=True))
        if one.note:
            inner.addWidget(Text(one.note, "small", wrap=True))
    return made


def _clear(layout: QVBoxLayout) -> None:
    """Take every widget out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()

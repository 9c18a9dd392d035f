"""Whether a closed record is in its chart: beside the record, one line for each destination, and sending by hand. Shows and asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procedure_assistant.domain.events import Printed
from procedure_assistant.domain.say import joined, recalled, say
from procedure_assistant.services.delivery import DeliveryState, Destination
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.language import put
from procedure_assistant.ui.outbox.content import state_words
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.surfaces import Panel, Text

if TYPE_CHECKING:
    from procedure_assistant.services.outbox import OutboxLine, OutboxService
    from procedure_assistant.services.visits import Visit
    from procedure_assistant.ui.access.runner import Runner

_SIDE = 18


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One destination: its name, how the record stands there, icon and tone."""

    place: str
    words: str
    icon: str
    tone: str


@dataclass(frozen=True, slots=True)
class ChartContent:
    """The card: whether the record as it stands is in its chart, line for line, and where it can be sent by hand (id and name)."""

    words: str
    tone: str
    lines: tuple[ChartLine, ...]
    offers: tuple[tuple[str, str], ...]
    hindrance: str = ""
    problem: str = ""


def chart_content(
    lines: tuple[OutboxLine, ...], places: tuple[Destination, ...], last_seq: int, now: datetime, local: Callable[[datetime], datetime]
) -> ChartContent | None:
    """What to show of a record whose last fact is ``last_seq``; None where there is no destination and never was one."""
    newest: dict[str, OutboxLine] = {}
    for one in lines:
        before = newest.get(one.delivery.destination_id)
        if before is None or before.delivery.last_seq < one.delivery.last_seq:
            newest[one.delivery.destination_id] = one
    offers = tuple(
        (place.id, place.name)
        for place in places
        if place.enabled and (place.id not in newest or newest[place.id].delivery.last_seq < last_seq)
    )
    if not newest and not offers:
        return None
    told = tuple(_line(one, last_seq, now, local) for one in newest.values())
    there = any(one.delivery.state is DeliveryState.ACCEPTED and one.delivery.last_seq == last_seq for one in newest.values())
    waiting = any(one.delivery.is_open for one in newest.values())
    if waiting or not there:
        return ChartContent(say("Not yet in the chart"), "caution", told, offers)
    return ChartContent(say("In the chart"), "ok", told, offers)


def _line(one: OutboxLine, last_seq: int, now: datetime, local: Callable[[datetime], datetime]) -> ChartLine:
    words, icon, tone = state_words(one, now, local)
    answer = recalled(one.delivery.words) if one.delivery.is_open else ""
    older = say("the record as it was before the last entries") if one.delivery.last_seq < last_seq else ""
    return ChartLine(one.place, joined(". ", (part for part in (words, answer, older) if part)), icon, tone)


class Sign(Painted):
    """A sign before a line."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paint(self, sketch: Sketch) -> None:
        """The icon."""
        sketch.icon(self._name, QPointF(sketch.rect.center()), 16, self._tone)


class ChartPanel(Panel):
    """``send_requested`` carries the id of a destination; ``refresh_requested`` says that something was sent or answered."""

    send_requested = Signal(str)
    refresh_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("chart")
        self._shown: ChartContent | None = None
        self._rows = column(self, spacing=6)
        self._rows.setContentsMargins(16, 12, 16, 12)
        self.hide()

    def show_chart(self, content: ChartContent | None) -> None:
        """Show how the record stands; None hides."""
        self.setVisible(content is not None)
        if content is None or content == self._shown:
            return
        self._shown = content
        emptied(self._rows)
        head = line(spacing=8)
        head.addWidget(Text(say("Chart"), "small_strong", tone="ink2"))
        head.addStretch(1)
        head.addWidget(Chip(ChipContent(content.words, "ok" if content.tone == "ok" else "caution")))
        self._rows.addLayout(head)
        for one in content.lines:
            self._rows.addLayout(self._line(one))
        for own_id, name in content.offers:
            send = button(say("Send to {name}", name=name), "secondary", "sm", "paper-plane-tilt", object_name=f"chart.send.{own_id}")
            send.setEnabled(not content.hindrance)
            put(send.setToolTip, content.hindrance)
            send.clicked.connect(lambda _checked=False, own=own_id: self.send_requested.emit(own))
            row = line()
            row.addWidget(send)
            row.addStretch(1)
            self._rows.addLayout(row)
        if content.problem:
            self._rows.addWidget(Text(content.problem, "small", tone="danger", wrap=True))

    def words(self) -> str:
        """What the card says of the record, "" while it is hidden."""
        return self._shown.words if self._shown is not None and not self.isHidden() else ""

    @staticmethod
    def _line(one: ChartLine) -> QHBoxLayout:
        row = line(spacing=8)
        ink = one.tone if one.tone in ("warn", "danger") else "ok" if one.icon == "check-circle" else "ink2"
        row.addWidget(Sign(one.icon, ink), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(say("{place}: {words}", place=one.place, words=one.words), "body", wrap=True), 1)
        return row


class ChartDesk(QObject):
    """Between the card and the outbox. ``visit`` says which visit is on the screen now."""

    def __init__(self, outbox: OutboxService, visit: Callable[[], Visit], panel: ChartPanel, tasks: Runner) -> None:
        super().__init__(panel)
        self._outbox = outbox
        self._visit = visit
        self._panel = panel
        self._tasks = tasks
        self._problem = ""
        self._asked = 0
        panel.send_requested.connect(self.send)
        panel.refresh_requested.connect(self.refresh)

    def refresh(self) -> None:
        """Read on a worker where the record stands; an open visit shows nothing."""
        visit = self._visit()
        if not visit.record.signed or visit.record.practice:
            self._panel.show_chart(None)
            return
        self._asked += 1
        asked = self._asked
        last_seq = next(one.seq for one in reversed(visit.record.entries) if not isinstance(one.event, Printed))

        def read() -> ChartContent | None:
            now, local = self._outbox.clock.now(), self._outbox.clock.local
            return chart_content(self._outbox.of_visit(visit.id), self._outbox.destinations(), last_seq, now, local)

        def done(content: ChartContent | None) -> None:
            if asked == self._asked:
                hindrance = self._outbox.guard.hindrance(Act.SEND_RECORD)
                self._panel.show_chart(content and replace(content, hindrance=hindrance, problem=self._problem))

        self._tasks.run(read, done, lambda _problem: None)

    def send(self, destination_id: str) -> None:
        """Queue the record as it stands, on a worker."""
        self._problem = ""
        visit_id = self._visit().id
        self._tasks.run(lambda: self._outbox.send(visit_id, (destination_id,)), lambda _made: self.refresh(), self._failed)

    def _failed(self, problem: Problem) -> None:
        self._problem = problem.text
        self.refresh()

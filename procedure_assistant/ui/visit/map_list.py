"""The list beside the map: what differs, the last visit, every site, extras; what the map does, by keyboard. It decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import scrolling
from procedure_assistant.ui.visit.map_list_content import ExtraChoice, ListedMuscle, MapList
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.marks import MarkState
from procedure_assistant.ui.widgets.roving import Roving
from procedure_assistant.ui.widgets.site_list import DifferenceRow, SiteItem, SiteList
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

WIDTH = 292
_INSIDE = WIDTH - 40
"""Between the margins and beside the scroll bar."""


class _Differences(QWidget):
    """Rows of differences; one that is about a site opens its card."""

    opened = Signal(str)

    def __init__(self, object_name: str) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._rows: list[DifferenceRow] = []
        self._sites: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._walk = Roving(self, Qt.Orientation.Vertical)

    def set_differences(self, found: Sequence[tuple[str, MarkState, str]]) -> None:
        """Show these: site, mark, words."""
        self._sites = [site for site, _state, _words in found]
        before = len(self._rows)
        while len(self._rows) < len(found):
            number = len(self._rows)
            row = DifferenceRow(f"{self.objectName()}_{number + 1}", _INSIDE)
            row.clicked.connect(lambda _checked=False, place=number: self._open(place))
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(found))
            if place < len(found):
                row.set_difference(found[place][1], found[place][2])
        if len(self._rows) != before:
            self._walk.set_members(self._rows)
        self.setVisible(bool(found))

    def _open(self, place: int) -> None:
        if place < len(self._sites) and self._sites[place]:
            self.opened.emit(self._sites[place])


class MapListPanel(Panel):
    """Sections of rows. Up and down walk all rows of a section, Esc asks to go back to the map."""

    site_requested = Signal(str)
    card_requested = Signal(str)
    move_requested = Signal(str)
    note_requested = Signal(str)
    omit_requested = Signal(str)
    dose_step_requested = Signal(str, int)
    extra_requested = Signal(str, str)
    plan_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="left", parent=parent)
        named(self, "map_list", say("List beside the map"))
        self.setFixedWidth(WIDTH)
        self._shown: MapList | None = None
        self._lists: dict[str, SiteList] = {}
        self._heads: dict[str, Text] = {}
        self._extras: tuple[ExtraChoice, ...] = ()
        inside = QWidget()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(4)
        self._heading = Text("", "small_strong")
        self._now = _Differences("map_list.difference")
        self._then = _Differences("map_list.last")
        for rows in (self._now, self._then):
            rows.opened.connect(self.card_requested)
        self._last_head = Text(say("Last visit"), "small_strong")
        self._last = Text("", "small", tone="ink", wrap=True)
        self._last_note = Text("", "small", wrap=True)
        self.plan = button(
            say("Plan as last visit"), "secondary", "sm", object_name="map_list.plan", spoken=say("Plan as the last visit gave it")
        )
        self.plan.clicked.connect(self.plan_requested)
        self._muscles = QVBoxLayout()
        self._muscles.setSpacing(0)
        self._extra_head = Text(say("Give an extra site in"), "small_strong")
        self._extra_row = FlowRow()
        self._last_line, self._extra_line = Hairline(), Hairline()
        column.addWidget(self._heading)
        column.addWidget(self._now)
        for of_last in (self._last_line, self._last_head, self._last, self._last_note, self._then, self.plan, Hairline()):
            column.addWidget(of_last)
        column.addLayout(self._muscles)
        for of_extra in (self._extra_line, self._extra_head, self._extra_row):
            column.addWidget(of_extra)
        column.addStretch(1)
        self.plan.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(scrolling(inside, "map_list.scroll"))
        self._walk_sites = Roving(self, Qt.Orientation.Vertical)
        self.hide()

    def set_content(self, content: MapList | None) -> None:
        """Show the list as it stands; rows that stay keep their focus."""
        if content is None or content == self._shown:
            return
        self._shown = content
        self._heading.setText(say("Differs from the standard map") if content.differences else say("As the standard map"))
        states = (MarkState[state.upper()] for state in content.states)
        self._now.set_differences([(one.site, state, one.says) for one, state in zip(content.differences, states, strict=True)])
        self._then.set_differences([(one.site, MarkState.GHOST, one.says) for one in content.then])
        self._last_head.setVisible(bool(content.last or content.last_note))
        self._last_line.setVisible(not self._last_head.isHidden())
        for text, words in ((self._last, content.last), (self._last_note, content.last_note)):
            text.setText(words)
            text.setVisible(bool(words))
        self.plan.setVisible(content.can_plan)
        changed = [self._show_muscle(muscle) for muscle in content.muscles]
        if any(changed):
            self._walk_sites.set_members([row for muscle in content.muscles for row in self._lists[muscle.id].rows()])
        self._show_extras(content.extras)

    def _show_muscle(self, muscle: ListedMuscle) -> bool:
        if muscle.id not in self._lists:
            self._make_muscle(muscle)
        items = [SiteItem(site.id, site.words, MarkState[site.state.upper()], site.dose, site.name) for site in muscle.sites]
        return self._lists[muscle.id].set_sites(items)

    def _make_muscle(self, muscle: ListedMuscle) -> None:
        made = SiteList(f"map_list.{muscle.id}", muscle.name, walks=False)
        self._lists[muscle.id] = made
        self._heads[muscle.id] = head = Text(muscle.name, "small_strong", tone="ink2")
        self._muscles.addWidget(head)
        self._muscles.addWidget(made)
        for asked, signal in (
            (made.site_requested, self.site_requested), (made.card_requested, self.card_requested),
            (made.move_requested, self.move_requested),
            (made.note_requested, self.note_requested), (made.omit_requested, self.omit_requested),
            (made.dose_step_requested, self.dose_step_requested),
        ):  # fmt: skip
            asked.connect(signal)

    def _show_extras(self, extras: tuple[ExtraChoice, ...]) -> None:
        for widget in (self._extra_line, self._extra_head, self._extra_row):
            widget.setVisible(bool(extras))
        if extras == self._extras:
            return
        self._extras = extras
        pills = []
        for one in extras:
            pill = PillButton(one.words, f"map_list.extra_{one.muscle}_{one.side}")
            pill.clicked.connect(lambda _checked=False, muscle=one.muscle, side=one.side: self.extra_requested.emit(muscle, side))
            pills.append(pill)
        self._extra_row.set_members(pills)

    def row(self, site_id: str) -> QWidget | None:
        """The row of a site; None when it is not among the sites."""
        found = next((made for made in self._lists.values() if made.holds(site_id)), None)
        return found.row(site_id) if found is not None else None

    def first_row(self, muscle: str = "") -> QWidget | None:
        """Where the keyboard begins: the first site, or that of a muscle."""
        lists = [self._lists[muscle]] if muscle in self._lists else list(self._lists.values())
        return next((row for made in lists for row in made.rows()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the map."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

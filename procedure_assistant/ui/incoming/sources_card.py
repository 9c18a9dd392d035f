"""The settings card of what comes in by itself: folders, listener and servers, off by default. It shows and asks, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.incoming_room import IncomingRoom
from procedure_assistant.services.incoming_settings import (
    FIELDS,
    SOURCE_WORDS,
    SourceKind,
    SourceSettings,
    load_sources,
    save_source,
    source_faults,
)
from procedure_assistant.services.incoming_station import SourceState
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui import words
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_EVERY_MS = 2000
_ACROSS = 3
_NOTES_SHOWN = 3
_LEAD = say("People and appointments from here fill the day by themselves. Whoever cannot be told for sure waits under Incoming.")
_DETAILS = {
    SourceKind.CSV_FOLDER: say("Reads schedules that another program puts there, by the columns chosen with the first import"),
    SourceKind.HL7_FOLDER: say("Reads ADT and SIU messages that another program puts there"),
    SourceKind.MLLP: say("Receives ADT and SIU messages from another system"),
    SourceKind.FHIR: say("Asks for the appointments of today and tomorrow every few minutes"),
    SourceKind.DICOM: say("Asks for the scheduled procedures of today and tomorrow every few minutes"),
}
_KEPT_AS_IT_WAS = say("Not stored yet; what is stored goes on as it was.")


class _SourcePart(QWidget):
    """One source: its switch, its values, how it stands."""

    def __init__(self, kind: SourceKind) -> None:
        super().__init__()
        self.kind = kind
        self.switch = CheckRow(SOURCE_WORDS[kind], f"sources.{kind.value}.on", detail=_DETAILS[kind])
        self.fields = {
            one.key: FieldBox(f"sources.{kind.value}.{one.key}", one.words, help_text=one.help) for one in FIELDS[kind]
        }
        self.state = Text("", "small", wrap=True)
        self.problem = Text("", "small", tone="danger", wrap=True)
        self.browse = button(say("Choose folder"), "secondary", object_name=f"sources.{kind.value}.browse")
        if "folder" not in self.fields:
            self.browse.hide()  # shown before it has a parent, it would be a window of its own
        rows = column(self, spacing=8)
        rows.addWidget(self.switch)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for place, box in enumerate(self.fields.values()):
            grid.addWidget(box, place // _ACROSS, place % _ACROSS, Qt.AlignmentFlag.AlignTop)
        values = line(spacing=10)
        values.addLayout(grid, 1)
        values.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(values)
        for text in (self.problem, self.state):
            rows.addWidget(text)

    def show_source(self, source: SourceSettings, faults: tuple[str, ...]) -> None:
        """Show what is set, and why it is not stored."""
        self.switch.set_ticked(source.on)
        for key, box in self.fields.items():
            box.set_value(source.value(key))
        self.problem.setText(joined(" ", (*faults, _KEPT_AS_IT_WAS)) if faults else "")
        self.problem.setVisible(bool(faults))


class SourcesCard(Panel):
    """The card below the settings; its state is read again while it is in sight."""

    def __init__(self, services: Services, room: IncomingRoom, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.sources")
        self._services = services
        self._room = room
        self._tasks = tasks
        self._typed: dict[SourceKind, SourceSettings] = {}
        self.parts = {kind: _SourcePart(kind) for kind in SourceKind}
        self.now = button(say("Look now"), "secondary", icon="arrows-clockwise", object_name="sources.now")
        self._lay_out()
        for kind, part in self.parts.items():
            part.switch.tick_requested.connect(lambda on, own=kind: self._switch(own, on=on))
            part.browse.clicked.connect(lambda _checked=False, own=kind: self._ask_folder(own))
            for key, box in part.fields.items():
                box.answered.connect(lambda text, own=kind, its=key: self._answer(own, its, text))
        self.now.clicked.connect(room.station.ask_now)
        self._again = QTimer(self)
        self._again.setInterval(_EVERY_MS)
        self._again.timeout.connect(self._show_states)

    def refresh(self) -> None:
        """Show what is stored."""
        try:
            self._typed = {one.kind: one for one in load_sources(self._services.store)}
        except Problem as problem:
            self._tell(SourceKind.CSV_FOLDER, (problem.message,))
            return
        for kind, source in self._typed.items():
            self.parts[kind].show_source(source, ())
        self._show_states()

    def _switch(self, kind: SourceKind, *, on: bool) -> None:
        self._change(replace(self._typed[kind], on=on))

    def _answer(self, kind: SourceKind, key: str, text: str) -> None:
        values: Mapping[str, str] = {**self._typed[kind].values, key: text.strip()}
        self._change(replace(self._typed[kind], values=values))

    def _change(self, source: SourceSettings) -> None:
        self._typed[source.kind] = source
        faults = source_faults(source)
        if not faults:
            try:
                self._services.visits.guard.allow(save_source)
                save_source(self._services.store, source)
                self._services.visits.guard.note(Act.CHANGE_SETTINGS, "", say("source {name}", name=source.name))
            except Problem as problem:
                faults = (problem.message,)
            else:
                self._tasks.run(self._room.station.changed, lambda _done: self._show_states(), lambda _problem: None)
        self._tell(source.kind, faults)

    def _tell(self, kind: SourceKind, faults: tuple[str, ...]) -> None:
        self.parts[kind].show_source(self._typed.get(kind, SourceSettings(kind)), faults)

    def _show_states(self) -> None:
        for state in self._room.station.states:
            part = self.parts[state.kind]
            part.state.setText(self._state_words(state) if state.on else "")
            part.state.set_tone("danger" if state.is_trouble else "ink2")
            part.state.setVisible(state.on)

    def _state_words(self, state: SourceState) -> str:
        clock = self._services.clock
        at = words.moment(clock.local(state.at), clock.today()) if state.at else ""
        told = say("{words} ({at})", words=state.words, at=at)
        return joined("\n", (told, *state.notes[:_NOTES_SHOWN]))

    def _ask_folder(self, kind: SourceKind) -> None:
        dialog = QFileDialog(self.window(), say("Folder to read from"), self.parts[kind].fields["folder"].edit.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda chosen: self._answer(kind, "folder", chosen[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _lay_out(self) -> None:
        rows = column(self, spacing=10)
        rows.setContentsMargins(24, 20, 24, 22)
        head = line(spacing=10)
        head.addWidget(Text(say("People and appointments from other systems"), "strong"), 1)
        head.addWidget(self.now)
        rows.addLayout(head)
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        for place, part in enumerate(self.parts.values()):
            if place:
                rows.addWidget(Hairline())
            rows.addWidget(part)

    def showEvent(self, event: QShowEvent) -> None:
        """In sight it follows what happens."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it rests."""
        super().hideEvent(event)
        self._again.stop()

"""The settings card of what receives pictures: DICOM listener and watched folder, off by default. It shows and asks, nothing more."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.image_station import ImageStation
from procedure_assistant.ui.images.station_presenter import StationContent, StationPresenter
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import column, line
from procedure_assistant.ui.settings.view import LinesEdit
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.choices import CheckRow
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_EVERY_MS = 2000
_LISTEN = say("Takes pictures that an ultrasound machine sends (DICOM storage)")
_PLAIN = say("DICOM is not encrypted: listen at this computer's own address, or on a network of the clinic that nobody else is on.")
_PEERS = say("Devices that may send, one a line: AE title, address")


class StationCard(Panel):
    """The card below the settings; its state is read again while it is in sight."""

    answered = Signal(str, str)

    def __init__(self, services: Services, station: ImageStation, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.images")
        self.listener = CheckRow(say("DICOM listener"), "images.listener_on", detail=_LISTEN)
        self.folder_on = CheckRow(
            say("Watched folder"), "images.folder_on", detail=say("Takes picture files that another program puts there")
        )
        self.fields = {
            "ae_title": FieldBox("images.ae_title", say("AE title of this program")),
            "port": FieldBox("images.port", say("Port")),
            "bind": FieldBox("images.bind", say("Address to listen at"), help_text=say("127.0.0.1 is this computer alone")),
            "folder": FieldBox("images.folder", say("Folder")),
        }
        self.peers = named(LinesEdit(), "images.peers", _PEERS)
        self.browse = button(say("Choose folder"), "secondary", object_name="images.browse")
        self.faults = MessageBar("images.faults", dismissable=False)
        self._state = Text("", "body_strong", wrap=True)
        self._events = Text("", "small", wrap=True)
        self._lay_out()
        self.presenter = asks = StationPresenter(services, station, self, tasks)
        for name, field in self.fields.items():
            field.answered.connect(lambda text, own=name: asks.answer(own, text))
        self.peers.answered.connect(lambda text: asks.answer("peers", text))
        self.listener.tick_requested.connect(lambda on: asks.switch("listener_on", on))
        self.folder_on.tick_requested.connect(lambda on: asks.switch("folder_on", on))
        self.browse.clicked.connect(self._ask_folder)
        self._again = QTimer(self)
        self._again.setInterval(_EVERY_MS)
        self._again.timeout.connect(asks.show)

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Pictures from machines"), "strong"))
        rows.addWidget(self._state)
        rows.addWidget(self.faults)
        rows.addWidget(self.listener)
        rows.addWidget(Text(_PLAIN, "small", wrap=True))
        places = line(spacing=10)
        for name in ("ae_title", "port", "bind"):
            places.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(places)
        rows.addWidget(Text(_PEERS, "small_strong"))
        rows.addWidget(self.peers)
        rows.addWidget(Hairline())
        rows.addWidget(self.folder_on)
        folder = line(spacing=10)
        folder.addWidget(self.fields["folder"], 1)
        folder.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignVCenter)
        rows.addLayout(folder)
        rows.addWidget(Hairline())
        rows.addWidget(Text(say("Last events"), "small_strong"))
        rows.addWidget(self._events)

    def show_station(self, content: StationContent) -> None:
        """Show what is set and how it stands."""
        self._state.setText(say("Changing over.") if content.busy else content.state)
        for name, field in self.fields.items():
            field.set_value(content.values[name])
        if not self.peers.hasFocus():  # what is being typed waits until it is left
            self.peers.set_value(content.values["peers"])
        self.listener.set_ticked(content.listener_on)
        self.folder_on.set_ticked(content.folder_on)
        self._events.setText(joined("\n", content.events) or say("Nothing happened since the program was started."))
        if content.faults:
            body = joined("\n", (*content.faults[1:], say("Not stored yet; what is stored goes on as it was.")))
            self.faults.set_message(MessageContent(MessageKind.CAUTION, content.faults[0], body))
        else:
            self.faults.set_message(None)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self.window(), say("Folder to watch"), self.fields["folder"].edit.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda chosen: self.presenter.answer("folder", chosen[0]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        """In sight it follows what happens."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight it rests."""
        super().hideEvent(event)
        self._again.stop()

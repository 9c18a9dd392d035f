"""The settings card of the destinations: which there are, adding one, and the form of the one that is set up. It shows and asks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.export import ExportService
from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.outbox.files_view import Pictures
from procedure_assistant.ui.pages import column, line, show_notice
from procedure_assistant.ui.settings.destination_form import DestinationForm
from procedure_assistant.ui.settings.destinations_presenter import DestinationsContent, DestinationsPresenter, PlaceRow
from procedure_assistant.ui.visit.closing_panel import emptied
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_LEAD = say(
    "Where signed records are sent. Passwords, tokens and keys are kept in the encrypted database alone and never shown again. "
    "A new destination is switched off until somebody has tested it and seen what it gets."
)
_NONE = say("No destination is set up. Records leave only as paper or files.")


class DestinationsCard(Panel):
    """The list with what can be added, or the form of one destination in its place."""

    def __init__(
        self, outbox: OutboxService, exports: ExportService, pictures: Pictures, runner: Runner, parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", border="line", radius="radius_card", parent=parent)
        self.setObjectName("settings.destinations")
        self._shown: tuple[PlaceRow, ...] | None = None
        self._kinds: tuple[tuple[str, str], ...] = ()
        self.notice = MessageBar("destinations.notice")
        self._state = Text("", "body_strong", wrap=True)
        self._state.setObjectName("destinations.state")
        self._list = QWidget()
        self._rows = column(self._list, spacing=6)
        self._add = FlowRow()
        self._adding = QWidget()
        self.form = DestinationForm(runner, pictures)
        self._lay_out()
        self.presenter = asks = DestinationsPresenter(outbox, exports, self, runner)
        form = self.form
        form.answered.connect(asks.answer)
        form.format_ticked.connect(lambda name, on: asks.tick_format(name, on=on))
        form.switched.connect(lambda name, on: asks.switch(name, on=on))
        form.saved.connect(asks.save)
        form.left.connect(asks.leave)
        form.removed.connect(asks.remove)
        form.test_requested.connect(asks.test)
        form.dry_run_requested.connect(asks.dry_run)

    def show_destinations(self, content: DestinationsContent) -> None:
        """Show this."""
        show_notice(self.notice, content.notice)
        self._state.setText(content.state)
        self._state.setVisible(bool(content.state))
        is_filling = content.form is not None
        opened = is_filling and self.form.isHidden()
        self._list.setVisible(not is_filling)
        self._adding.setVisible(not is_filling)
        self.form.setVisible(is_filling)
        if content.form is not None:
            self.form.show_form(content.form)
            if opened:
                self.form.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if content.rows != self._shown:
            self._shown = content.rows
            self._show_rows(content.rows)
        if content.kinds != self._kinds:
            self._kinds = content.kinds
            self._offer(content.kinds)

    def typed_secrets(self) -> Mapping[str, str]:
        """What was typed into the form and is not kept yet."""
        return self.form.typed_secrets()

    def wipe_secrets(self) -> None:
        """Forget it."""
        self.form.wipe()

    def _show_rows(self, rows: tuple[PlaceRow, ...]) -> None:
        emptied(self._rows)
        for number, one in enumerate(rows):
            if number:
                self._rows.addWidget(Hairline())
            self._rows.addLayout(self._row(one))
        if not rows:
            self._rows.addWidget(Text(_NONE, "quiet", wrap=True))

    def _row(self, one: PlaceRow) -> QHBoxLayout:
        words = column(spacing=2)
        words.addWidget(Text(one.name, "body_strong", wrap=True, tone="" if one.is_on else "ink2"))
        words.addWidget(Text(one.facts, "small", wrap=True))
        change = button(
            say("Set up"), "secondary", "sm", "pencil-simple", object_name=f"destinations.edit.{one.id}",
            spoken=say("Set up {name}", name=one.name),
        )  # fmt: skip
        change.clicked.connect(lambda _checked=False, own=one.id: self.presenter.edit(own))
        row = line(spacing=10)
        row.addLayout(words, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _offer(self, kinds: tuple[tuple[str, str], ...]) -> None:
        made = []
        for kind, name in kinds:
            add = button(
                name, "secondary", "sm", "plus", object_name=f"destinations.add.{kind}", spoken=say("Add a destination: {kind}", kind=name)
            )
            add.clicked.connect(lambda _checked=False, own=kind: self.presenter.add(own))
            made.append(add)
        self._add.set_members(made)

    def _lay_out(self) -> None:
        rows = column(self, spacing=8)
        rows.setContentsMargins(24, 20, 24, 22)
        rows.addWidget(Text(say("Destinations"), "strong"))
        rows.addWidget(Text(_LEAD, "small", wrap=True))
        rows.addWidget(self._state)
        rows.addWidget(self.notice)
        rows.addWidget(self._list)
        adding = column(self._adding, spacing=6)
        adding.addWidget(Hairline())
        adding.addWidget(Text(say("Add a destination"), "small_strong"))
        adding.addWidget(self._add)
        rows.addWidget(self._adding)
        rows.addWidget(self.form)
        self.form.hide()

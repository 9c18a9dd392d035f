"""The kinds of visit that can be started, group by group. The most usual combination is in sight, the others one press away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.patients.content import StartOffer
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.surfaces import Text

_AT_ONCE = 3
"""So many visits of a group are in sight; of more, the first one and a button that shows the rest."""


class _Group(QWidget):
    """One heading with its visits."""

    def __init__(self, title: str, offers: Sequence[StartOffer], buttons: dict[str, Button]) -> None:
        super().__init__()
        self._members = [buttons[offer.id] for offer in offers]
        self._all = len(offers) <= _AT_ONCE
        self._row = FlowRow(gap=6)
        name = f"patients.start.more.{title.lower().replace(' ', '_')}"
        self._more = button(
            say("{n} more", n=len(offers) - 1),
            "ghost",
            icon="plus",
            object_name=name,
            spoken=say("{n} more: {title}", n=len(offers) - 1, title=title),
        )
        self._more.clicked.connect(self._show_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(title, "small", tone="ink2"))
        column.addWidget(self._row)
        self._row.set_members([*self._members, self._more])
        self._show()

    def _show(self) -> None:
        for place, member in enumerate(self._members):
            member.setVisible(self._all or place == 0)
        self._more.setVisible(not self._all)
        self._row.refit()

    def _show_all(self) -> None:
        had_focus = self._more.hasFocus()
        self._all = True
        self._show()
        if had_focus:
            self._members[1].setFocus(Qt.FocusReason.TabFocusReason)


class StartVisit(QWidget):
    """Every visit that can be started; ``requested`` carries the id of the offer."""

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, Button] = {}
        self._groups: list[_Group] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)

    def set_offers(self, offers: Sequence[StartOffer]) -> None:
        """Show these visits; the same ones again change nothing."""
        if list(self.buttons) == [offer.id for offer in offers]:
            return
        for old in self._groups:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {offer.id: self._button(offer) for offer in offers}
        self._groups = []
        for title in dict.fromkeys(offer.group for offer in offers):
            group = _Group(title, [offer for offer in offers if offer.group == title], self.buttons)
            self._groups.append(group)
            self._column.addWidget(group)

    def _button(self, offer: StartOffer) -> Button:
        one = button(offer.words, "soft", object_name=f"patients.start.{offer.id}", spoken=offer.spoken)
        one.clicked.connect(lambda _checked=False, own=offer.id: self.requested.emit(own))
        return one

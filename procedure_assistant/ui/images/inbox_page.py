"""The inbox of pictures: what is held and why, the picture itself, and where it belongs. It shows and asks, nothing more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.images.inbox_presenter import HeldLine, InboxContent, InboxPresenter
from procedure_assistant.ui.images.picture import Shown, read_picture
from procedure_assistant.ui.images.viewer import ImageViewer
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line, message_bar, scrolling, show_notice
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, wrap
from procedure_assistant.ui.widgets.surfaces import Text, card

_LIST_WIDTH = 360
_LEAST_VIEWER = 300
_EMPTY = say("Nothing is held. Pictures that fit an open visit go there by themselves.")


class HeldRow(PaintedButton):
    """One held picture: whose header, why it waits, where it came from."""

    def __init__(self, held: HeldLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"inbox.{held.id}", held.title, say("{held_reason} {detail}", held_reason=held.reason, detail=held.detail))
        self.held = held
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """A click is a request, not a change."""

    def sizeHint(self) -> QSize:
        """Title, reason in as many lines as it takes, origin."""
        return QSize(_LIST_WIDTH, 46 + 17 * len(self._reason(_LIST_WIDTH)))

    def _reason(self, width: float) -> list[str]:
        return wrap(self.held.reason, current().font(12, 400), width - 28)

    def paint(self, sketch: Sketch) -> None:
        """Tinted when it is the one looked at."""
        theme, rect = sketch.theme, sketch.rect
        fill = "accent_soft" if self.isChecked() else "hover" if self.underMouse() else "surface"
        sketch.box(rect, theme.size("radius_control"), fill, "accent_line" if self.isChecked() else "line")
        sketch.write(QRectF(14, 6, rect.width() - 28, 18), self.held.title, theme.font(13, 600), "ink")
        lines = self._reason(rect.width())
        sketch.paragraph(QRectF(14, 24, rect.width() - 28, 0), lines, theme.font(12, 400), "ink2", 17)
        below = QRectF(14, 24 + 17 * len(lines), rect.width() - 28, 17)
        sketch.write(below, self.held.detail, theme.font(11, 400), "ink3")
        sketch.focus(rect, theme.size("radius_control"))


class InboxPage(QWidget):
    """The rail page "Images"; call :meth:`open` when it comes into sight. ``visit_wanted`` carries the ``Visit`` to go to."""

    visit_wanted = Signal(object)

    def __init__(
        self, services: Services, images: ImageService, tasks: Tasks, changed: Callable[[str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("images")
        self._images = images
        self._tasks = tasks
        self._rows: dict[str, HeldRow] = {}
        self._shown_id = ""
        self.notice = message_bar("images.notice")
        self.back = button(say("Back to the visit"), "secondary", "sm", "arrow-left", object_name="images.back")
        self.back.hide()
        self._state = Text("", "quiet", wrap=True)
        self._events = Text("", "note", wrap=True)
        self._empty = Text(_EMPTY, "quiet", wrap=True)
        self.viewer = ImageViewer("images.viewer")
        self.viewer.setMinimumHeight(_LEAST_VIEWER)
        self.mismatch = MessageBar("images.mismatch", dismissable=False)
        self.visits = named(QComboBox(), "images.visit", say("Open visit that it belongs to"))
        named(self.visits.view(), "images.visit.list", say("Open visits"))
        put(self.visits.setPlaceholderText, say("Choose an open visit"))
        self.reason = FieldBox(
            "images.reason", say("Reason"), help_text=say("Why it is this patient's all the same, or why it is rejected")
        )
        self.place = button(say("Place in the visit"), "primary", object_name="images.place")
        self.reject = button(say("Reject"), "danger", object_name="images.reject", spoken=say("Reject this picture"))
        self._why = Text("", "small", wrap=True)
        self._lay_out()
        self.presenter = InboxPresenter(services, images, self, tasks, changed)
        self.visits.activated.connect(lambda place: self.presenter.choose_visit(str(self.visits.itemData(place))))
        self.place.clicked.connect(lambda: self.presenter.place(self.reason.edit.text()))
        self.reject.clicked.connect(lambda: self.presenter.reject(self.reason.edit.text()))
        self.back.clicked.connect(self.presenter.back)

    def _lay_out(self) -> None:
        listed = QWidget()
        self._list = column(listed, spacing=8)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        area = scrolling(listed, "images.scroll")
        area.setFixedWidth(_LIST_WIDTH + 14)
        self._sheet = card()
        right = column(self._sheet, spacing=10)
        right.setContentsMargins(14, 14, 14, 14)
        actions = line(spacing=8)
        actions.addWidget(self.place)
        actions.addWidget(self.reject)
        actions.addStretch(1)
        right.addWidget(self.viewer, 1)
        for widget in (self.visits, self.mismatch, self.reason):
            right.addWidget(widget)
        right.addLayout(actions)
        right.addWidget(self._why)
        both = line(spacing=16)
        both.addWidget(area)
        both.addWidget(self._sheet, 1)
        both.addStretch(0)  # keeps the list at the left while there is nothing to show beside it
        page = column(self, spacing=12)
        page.setContentsMargins(MARGIN, 26, MARGIN, 20)
        page.addWidget(Text(say("Images"), "page_title"))
        top = line(spacing=16)
        top.addWidget(self._state, 1)
        top.addWidget(self.back)
        page.addLayout(top)
        page.addWidget(self.notice)
        page.addLayout(both, 1)
        page.addWidget(self._events)

    def open(self) -> None:
        """Read anew."""
        self.presenter.refresh()

    def open_visit(self, visit: Visit) -> None:
        """The window goes to a visit."""
        self.visit_wanted.emit(visit)

    def clear_reason(self) -> None:
        """An empty line for the next one."""
        self.reason.set_value("")
        self.reason.edit.clear()

    def show_inbox(self, content: InboxContent) -> None:
        """Show what is held."""
        show_notice(self.notice, content.notice)
        self._state.setText(content.station)
        self.back.setText(content.back)
        self.back.setAccessibleName(content.back or say("Back to the visit"))
        self.back.setVisible(bool(content.back))
        self._events.setText(joined("\n", content.events))
        self._events.setVisible(bool(content.events))
        self._show_rows(content)
        self._sheet.setVisible(bool(content.chosen))
        with QSignalBlocker(self.visits):
            self.visits.clear()
            for visit_id, words in content.visits:
                self.visits.addItem(words, visit_id)
            self.visits.setCurrentIndex(self.visits.findData(content.visit) if content.visit else -1)
        self._show_mismatch(content)
        free = not content.busy and not content.why_not
        for widget in (self.visits, self.reject):
            widget.setEnabled(free)
        self.place.setEnabled(free and bool(content.visit))
        self._why.setText(content.why_not)
        self._why.setVisible(bool(content.why_not))
        self._show_picture(content)

    def _show_rows(self, content: InboxContent) -> None:
        held_ids = {held.id for held in content.lines}
        for gone in [one for one in self._rows if one not in held_ids]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, held in enumerate(content.lines):
            if held.id not in self._rows:
                made = self._rows[held.id] = HeldRow(held)
                made.clicked.connect(lambda _checked=False, own=held.id: self.presenter.choose(own))
                self._list.insertWidget(place, made)
            self._rows[held.id].setChecked(held.id == content.chosen)
        self._empty.setVisible(not content.lines)

    def _show_mismatch(self, content: InboxContent) -> None:
        words = content.mismatches or content.warnings
        if not words:
            self.mismatch.set_message(None)
            return
        kind = MessageKind.REFUSAL if content.other else MessageKind.CAUTION
        last = say("Placing it asks for a reason, which is kept and audited.") if content.other else ""
        body = joined(" ", (*words[1:], last)).strip()
        self.mismatch.set_message(MessageContent(kind, words[0], body, "", "shield-warning" if content.other else ""))

    def _show_picture(self, content: InboxContent) -> None:
        image = self.presenter.chosen
        if content.chosen == self._shown_id and content.chosen:
            return
        self._shown_id = content.chosen
        self.viewer.set_picture(QImage())
        if image is None or content.why_no_picture:
            self.viewer.set_shown(Shown(nothing=content.why_no_picture))
            return
        wanted = content.chosen
        title = next((held.title for held in content.lines if held.id == wanted), "")
        self.viewer.set_shown(Shown(title, busy=say("Reading the picture.")))

        def done(picture: QImage) -> None:
            if wanted == self._shown_id:
                self.viewer.set_picture(picture)

        def failed(problem: Problem) -> None:
            if wanted == self._shown_id:
                self.viewer.set_shown(Shown(title, nothing=problem.text))

        self._tasks.run(lambda: read_picture(self._images.picture(wanted)), done, failed)

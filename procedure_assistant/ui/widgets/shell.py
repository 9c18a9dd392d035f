"""The shell of the program: the rail with its pages and the user. It shows only the pages it is given."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.buttons import icon_button
from procedure_assistant.ui.widgets.painting import Painted, PaintedOption, Sketch
from procedure_assistant.ui.widgets.roving import Roving


class RailEntry(NamedTuple):
    """One page: stable id, title, icon, and how many things wait there (0 shows nothing)."""

    id: str
    title: str
    icon: str
    waiting: int = 0


class RailUser(NamedTuple):
    """Who works here: name, place ("Room 2") and initials."""

    name: str
    place: str
    initials: str


class Rail(Painted):
    """The mark of the program, the pages, the user with the lock."""

    page_requested = Signal(str)
    lock_requested = Signal()
    help_requested = Signal()

    def __init__(self, program: str, object_name: str = "rail", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setAccessibleName(say("Pages"))
        self._rows: dict[str, _Entry] = {}
        self._brand = _Brand(program)
        self._user = _User()
        self.lock = icon_button("lock-simple", object_name=f"{object_name}.lock", spoken=say("Lock the workstation"))
        self.lock.clicked.connect(self.lock_requested)
        self.help = icon_button("question", object_name=f"{object_name}.help", spoken=say("Show the keys"))
        self.help.clicked.connect(self.help_requested)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(2)
        self._roving = Roving(self, Qt.Orientation.Vertical)
        self._foot = foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 2, 0)
        foot.addWidget(self._user, 1)
        foot.addStretch(0)
        below = QHBoxLayout()
        below.setContentsMargins(6, 4, 0, 0)
        below.setSpacing(4)
        below.addWidget(self.help)
        below.addWidget(self.lock)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 22)
        column.setSpacing(0)
        column.addWidget(self._brand)
        column.addSpacing(22)
        column.addLayout(self._pages)
        column.addStretch(1)
        column.addLayout(foot)
        column.addLayout(below)
        self.set_user(None)
        self.retheme()

    def set_entries(self, entries: Sequence[RailEntry], current_id: str) -> None:
        """Show these pages and which one is open."""
        if [entry.id for entry in entries] != list(self._rows):
            self._rebuild(entries)
        for entry in entries:
            self._rows[entry.id].set_entry(entry, chosen=entry.id == current_id)
        if current_id in self._rows:
            self._roving.set_stop(self._rows[current_id])

    def set_user(self, user: RailUser | None) -> None:
        """Show who is signed in; None hides name and lock."""
        self._user.set_user(user)
        self._user.setVisible(user is not None)
        self.lock.setVisible(user is not None)

    def set_user_control(self, control: QWidget) -> None:
        """Show a control of whoever is in, with a menu of its own, in the place of the plain name. The lock is hidden with it."""
        self._foot.removeWidget(self._user)
        self._user.hide()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.insertWidget(0, control, 1)
        self.lock.show()

    def entry(self, page_id: str) -> PaintedOption:
        """The row of a page."""
        return self._rows[page_id]

    def retheme(self) -> None:
        """The width comes from the theme."""
        self.setFixedWidth(current().size("rail"))

    def paint(self, sketch: Sketch) -> None:
        """The tinted panel with its hairline."""
        sketch.painter.fillRect(sketch.rect, sketch.colour("panel"))
        sketch.line(QRectF(sketch.rect.right() - 1, 0, 1, sketch.rect.height()))

    def _rebuild(self, entries: Sequence[RailEntry]) -> None:
        for old in self._rows.values():
            self._pages.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {}
        for entry in entries:
            row = named(_Entry(entry), f"{self.objectName()}.{entry.id}", entry.title)
            row.clicked.connect(lambda _checked=False, own=entry.id: self.page_requested.emit(own))
            self._pages.addWidget(row)
            self._rows[entry.id] = row
        self._roving.set_members(list(self._rows.values()))


class _Entry(PaintedOption):
    """One page of the rail: the chosen one is tinted, with a filled icon."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_entry(self, entry: RailEntry, *, chosen: bool) -> None:
        self._entry = entry
        self.setAccessibleName(
            say("{entry}, {waiting} waiting", entry=entry.title, waiting=entry.waiting) if entry.waiting else entry.title
        )
        self.setChecked(chosen)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 38)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint(self, sketch: Sketch) -> None:
        theme, on = sketch.theme, self.isChecked()
        radius = theme.size("radius_control")
        if on:
            sketch.box(sketch.rect, radius, "accent_soft")
        elif self.underMouse():
            sketch.box(sketch.rect, radius, "hover")
        ink = "accent_ink" if on else "ink2"
        middle = sketch.rect.center().y()
        sketch.icon(f"{self._entry.icon}-fill" if on else self._entry.icon, QPointF(19, middle), 18, ink)
        title = QRectF(39, 0, sketch.rect.width() - 39 - 34, sketch.rect.height())
        sketch.write(title, self._entry.title, theme.font(14, 600 if on else 500), ink)
        if self._entry.waiting:
            count = sketch.rect.adjusted(0, 0, -13, 0)
            sketch.write(count, str(self._entry.waiting), theme.font(12, 600), "ink2", Qt.AlignmentFlag.AlignRight)
        sketch.focus(sketch.rect, radius)


class _Brand(Painted):
    """The mark and the name of the program."""

    def __init__(self, program: str) -> None:
        super().__init__()
        self._program = program
        self.setAccessibleName(program)
        self.setFixedHeight(30)

    def paint(self, sketch: Sketch) -> None:
        paint_program_mark(sketch, QRectF(8, 2, 26, 26))
        words = QRectF(44, 0, sketch.rect.width() - 44, 30)
        sketch.write(words, self._program, sketch.theme.font(14, 600), "ink")


class _User(Painted):
    """Initials in a disc, name, place."""

    def __init__(self) -> None:
        super().__init__()
        self._user = RailUser("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    def set_user(self, user: RailUser | None) -> None:
        self._user = user or RailUser("", "", "")
        self.setAccessibleName(say("Signed in: {user}, {place}", user=self._user.name, place=self._user.place))
        self.update()

    def paint(self, sketch: Sketch) -> None:
        paint_avatar(sketch, QRectF(0, 2, 32, 32), self._user.initials)
        width = sketch.rect.width() - 42
        sketch.write(QRectF(42, 1, width, 18), self._user.name, sketch.theme.font(13, 600), "ink")
        sketch.write(QRectF(42, 17, width, 17), self._user.place, sketch.theme.font(12, 400), "ink2")


def paint_avatar(sketch: Sketch, rect: QRectF, initials: str) -> None:
    """Initials in a quiet disc."""
    sketch.box(rect, rect.width() / 2, "sunken")
    sketch.write(rect, initials, sketch.theme.font(12, 600), "ink2", Qt.AlignmentFlag.AlignHCenter)


def paint_program_mark(sketch: Sketch, rect: QRectF) -> None:
    """The mark of the program: a site's ring and its centre on a tile. The same drawing as the icon file."""
    side = rect.width()
    sketch.box(rect, side * 0.25, "accent")
    centre = rect.center()
    for diameter, fill, border in ((side * 0.57, "", "on_accent"), (side * 0.20, "on_accent", "")):
        disc = QRectF(centre.x() - diameter / 2, centre.y() - diameter / 2, diameter, diameter)
        sketch.box(disc, diameter / 2, fill, border, side * 0.077)

"""The menu of whoever is in, and the button that opens it from the rail or the banner. It asks; it does nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.people import Account
from procedure_assistant.ui.access import user_menu_content as content
from procedure_assistant.ui.names import named
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, text_width
from procedure_assistant.ui.widgets.shell import paint_avatar
from procedure_assistant.ui.words import initials

_HEIGHT, _COMPACT_WIDTH = 44, 46


class UserMenu(QMenu):
    """What can be asked for; practice only where it is offered."""

    switch_requested = Signal()
    lock_requested = Signal()
    change_password_requested = Signal()
    break_glass_requested = Signal()
    practice_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "user_menu", say("User"))
        self._signals = {
            content.SWITCH: self.switch_requested,
            content.LOCK: self.lock_requested,
            content.PASSWORD: self.change_password_requested,
            content.GLASS: self.break_glass_requested,
            content.PRACTICE: self.practice_requested,
        }
        self._can_practise = False

    def offer_practice(self, *, can: bool) -> None:
        """Whether a practice visit can be had from here; before an account is shown."""
        self._can_practise = can

    def set_account(self, account: Account | None, *, glass_broken: bool = False) -> None:
        """Offer what this account can do; nobody can do nothing."""
        self.clear()
        found = () if account is None else content.lines(account, glass_broken=glass_broken, can_practise=self._can_practise)
        for one in found:
            if one.is_apart:
                self.addSeparator()
            action = QAction(one.words, self)
            action.setObjectName(f"user_menu.{one.id}")
            action.setEnabled(one.can)
            action.triggered.connect(self._signals[one.id])
            self.addAction(action)


class UserButton(PaintedButton):
    """Initials, name and role; a press opens the menu. ``compact`` shows the initials alone, for the banner of a visit."""

    def __init__(self, object_name: str = "user", *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, object_name, say("User"))
        self._compact = compact
        self._name = self._short = self._role = self._initials = ""
        self.menu = UserMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.hide()

    def set_account(self, account: Account | None, *, glass_broken: bool = False) -> None:
        """Show who is in; None hides the button and every name with it."""
        self._name, self._role = ("", "") if account is None else content.who(account)
        self._short = "" if account is None else account.name  # where the credentials do not fit
        if glass_broken and account is not None:
            self._role = content.GLASS_SHORT
        self._initials = "" if account is None else initials(account.name)
        self.setAccessibleName(say("Signed in: {name}, {role}", name=self._name, role=self._role) if account is not None else say("User"))
        self.setToolTip(say("{name}, {role}", name=self._name, role=self._role) if self._compact and account is not None else "")
        self.menu.set_account(account, glass_broken=glass_broken)
        self.setVisible(account is not None)
        self.update()

    def open_menu(self) -> None:
        """Above the button when it stands low, below it otherwise; the system moves it where it would leave the screen."""
        height = self.menu.sizeHint().height()
        is_low = self.mapTo(self.window(), QPoint(0, 0)).y() > self.window().height() / 2
        self.menu.popup(self.mapToGlobal(QPoint(0, -height - 4 if is_low else self.height() + 4)))

    def sizeHint(self) -> QSize:
        """A finger's height."""
        return QSize(_COMPACT_WIDTH if self._compact else 160, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The initials at least."""
        return QSize(_COMPACT_WIDTH, _HEIGHT)

    def paint(self, sketch: Sketch) -> None:
        """Disc, two lines, caret."""
        theme, rect = sketch.theme, sketch.rect
        radius = theme.size("radius_control")
        if self.underMouse() or self.isDown():
            sketch.box(rect, radius, "hover")
        paint_avatar(sketch, QRectF(6, 6, 32, 32), self._initials)
        if not self._compact:
            width = rect.width() - 48 - 18
            sketch.icon("caret-up", QPointF(rect.right() - 9, rect.center().y()), 12, "ink3")
            tone = "warn" if self._role == content.GLASS_SHORT else "ink2"
            font = theme.font(13, 600)
            name = self._name if text_width(font, self._name) <= width else self._short
            sketch.write(QRectF(48, 5, width, 18), name, font, "ink")
            sketch.write(QRectF(48, 21, width, 17), self._role, theme.font(12, 400), tone)
        sketch.focus(rect, radius)

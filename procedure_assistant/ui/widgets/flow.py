"""Widgets one after the other that wrap to the next line, as words do. It holds no content of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.ui.language import Translated


class FlowRow(Translated, QWidget):
    """Widgets one after the other that wrap to the next line; as high as its lines."""

    def __init__(self, *, gap: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._members: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_members(self, members: Sequence[QWidget]) -> None:
        """Show these; what was shown before and is not among them goes."""
        for old in self._members:
            if old not in members:
                old.hide()
                old.deleteLater()
        self._members = list(members)
        for member in self._members:
            member.setParent(self)
            member.show()
        self._place(self.width(), move=True)
        self.updateGeometry()

    def refit(self) -> None:
        """A member was shown or hidden."""
        self._place(self.width(), move=True)
        self.updateGeometry()

    def retell(self) -> None:
        """Other words wrap elsewhere."""
        self.refit()

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        widths = [member.sizeHint().width() for member in self._members]
        return QSize(sum(widths) + self._gap * max(0, len(widths) - 1), self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest."""
        widest = max((min(member.sizeHint().width(), 160) for member in self._members), default=0)
        return QSize(widest, max((member.sizeHint().height() for member in self._members), default=0))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        self._place(self.width(), move=True)

    def _place(self, width: int, *, move: bool) -> int:
        left, top, line = 0, 0, 0
        for member in self._members:
            if member.isHidden():
                continue
            size = member.sizeHint().expandedTo(member.minimumSize())
            wide = min(size.width(), max(width, 1))
            if left and left + wide > width:
                left, top, line = 0, top + line + self._gap, 0
            if move:
                member.setGeometry(QRect(left, top, wide, size.height()))
            left, line = left + wide + self._gap, max(line, size.height())
        return top + line

"""What the stock pages share: a titled head with a way back, a list of products with its label. Holds no content of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.names import named
from procedure_assistant.ui.pages import MARGIN, column, line
from procedure_assistant.ui.widgets.buttons import Button, button
from procedure_assistant.ui.widgets.drop_list import DropList
from procedure_assistant.ui.widgets.surfaces import Text


def back_button(object_name: str) -> Button:
    """The way back to the list."""
    return button(say("Back to the stock"), "ghost", "md", "arrow-left", object_name=object_name)


def head_row(title: Text, *buttons: QWidget) -> QHBoxLayout:
    """A title on the left, buttons on the right."""
    row = line(spacing=10)
    row.addWidget(title, 1)
    for one in buttons:
        row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
    return row


class ProductChoice(QWidget):
    """Every product of the formulary in one list, with a label over it and what is wrong below."""

    def __init__(self, object_name: str, label: str, *, first: str = "", parent: QWidget | None = None) -> None:
        """``first`` is an item for "none of them", "" where there is none."""
        super().__init__(parent)
        self._first = first
        self._products: tuple[tuple[str, str], ...] = ()
        self.box = named(DropList(), object_name, label)
        named(self.box.view(), f"{object_name}.list", label)
        self._problem = Text("", "small", tone="danger", wrap=True)
        rows = column(self, spacing=4)
        rows.addWidget(Text(label, "small_strong"))
        rows.addWidget(self.box)
        rows.addWidget(self._problem)
        self.setFocusProxy(self.box)
        self.set_problem("")

    def set_products(self, products: Sequence[tuple[str, str]]) -> None:
        """Id and label of each; what is chosen stays while it is there."""
        if tuple(products) == self._products and self.box.count():
            return
        chosen = self.product()
        self._products = tuple(products)
        with QSignalBlocker(self.box):
            self.box.clear()
            if self._first:
                self.box.addItem(self._first, "")
            for own_id, label in products:
                self.box.addItem(label, own_id)
        self.choose(chosen)

    def choose(self, product: str) -> None:
        """Show this one; one that is not there leaves the list empty."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(product) if product or self._first else -1)

    def product(self) -> str:
        """The id of the product that is chosen, "" for none."""
        return str(self.box.currentData() or "")

    def set_problem(self, sentence: str) -> None:
        """What is wrong, below the list."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def page_margins() -> tuple[int, int, int, int]:
    """Left, top, right, bottom of every page of the stock."""
    return MARGIN, 26, MARGIN, 16

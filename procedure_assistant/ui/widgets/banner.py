"""The patient banner: who is in the chair and what must not be forgotten. Always in sight; cuts nothing unsaid."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.widgets.buttons import icon_button
from procedure_assistant.ui.widgets.chips import ChipContent, ChipRow
from procedure_assistant.ui.widgets.painting import SEPARATOR, Painted, Sketch, text_width


class BannerContent(NamedTuple):
    """The banner in words, written by the presenter.

    `born`: date, age, sex; `weight`: weight and its date; `chips`: allergies first, then alerts; `saved`: "Saved 10:58:14".
    """

    name: str
    born: tuple[str, ...]
    mrn: str
    weight: tuple[str, ...]
    chips: tuple[ChipContent, ...] = ()
    saved: str = ""


_EMPTY = BannerContent("", (), "", ())


class PatientBanner(Painted):
    """Back, name, birth date with age and sex, MRN, weight with date, chips, the time of the last saving, menu."""

    back_requested = Signal()
    menu_requested = Signal()

    def __init__(self, object_name: str = "banner", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.back = icon_button("arrow-left", object_name=f"{object_name}.back", spoken="Back to the worklist")
        self.more = icon_button("dots-three", object_name=f"{object_name}.menu", spoken="More about this visit")
        self._identity = _Identity()
        self.chips = ChipRow(f"{object_name}.chips", size="banner")
        self._saved = _Saved()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self._identity)
        self._row.addWidget(self.chips, 1)
        self._row.addWidget(self._saved)
        self._row.addWidget(self.more)
        self.back.clicked.connect(self.back_requested)
        self.more.clicked.connect(self.menu_requested)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retheme()

    def set_content(self, content: BannerContent) -> None:
        """Show a patient."""
        self._identity.set_content(content)
        self.chips.set_chips(content.chips)
        self._saved.set_words(content.saved)
        facts = [content.name, f"born {', '.join(content.born)}", f"MRN {content.mrn}"]
        facts.append(f"weight {', '.join(content.weight)}")
        facts.extend(chip.text for chip in content.chips)
        self.setAccessibleName(f"Patient: {'; '.join(facts)}")

    def set_saved(self, words: str) -> None:
        """The time of the last saving changes with every entry; nothing else is laid out anew."""
        self._saved.set_words(words)

    def add_action(self, widget: QWidget) -> None:
        """Put a control before the menu: Spoken and Gloves in gloves mode."""
        self._row.insertWidget(self._row.count() - 1, widget)

    def sizeHint(self) -> QSize:
        """58 px, 75 with gloves."""
        theme = current()
        return QSize(800, theme.scaled(theme.size("banner")))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the facts allow: only chips give way, and the end of a very long name."""
        return QSize(self._row.minimumSize().width(), self.sizeHint().height())

    def retheme(self) -> None:
        """Margins and heights follow the gloves factor."""
        theme = current()
        self._row.setContentsMargins(theme.scaled(16), 0, theme.scaled(16), 0)
        self._row.setSpacing(theme.scaled(12))
        self.setFixedHeight(self.sizeHint().height())
        super().retheme()

    def paint(self, sketch: Sketch) -> None:
        """The panel with its hairline."""
        sketch.painter.fillRect(sketch.rect, sketch.colour("panel"))
        sketch.line(QRectF(0, sketch.rect.bottom() - 1, sketch.rect.width(), 1))


class _Identity(Painted):
    """Name and the three columns."""

    def __init__(self) -> None:
        super().__init__()
        self._content = _EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_content(self, content: BannerContent) -> None:
        if content == self._content:
            return
        self._content = content
        self.setAccessibleName(f"{content.name}, born {', '.join(content.born)}, MRN {content.mrn}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        width = text_width(_name_font(theme), self._content.name)
        for _head, value, identifier in self._columns():
            width += theme.scaled(20) + text_width(_value_font(theme, identifier), value)
        return QSize(round(width) + theme.scaled(12), theme.scaled(40))

    def minimumSizeHint(self) -> QSize:
        """Everything but the end of a very long name."""
        theme = current()
        whole = self.sizeHint().width()
        name = text_width(_name_font(theme), self._content.name)
        return QSize(round(whole - max(0.0, name - theme.scaled(150))), theme.scaled(40))

    def paint(self, sketch: Sketch) -> None:
        theme, height = sketch.theme, sketch.rect.height()
        needed = self.sizeHint().width() - sketch.rect.width()
        name_width = max(0.0, text_width(_name_font(theme), self._content.name) - max(0, needed))
        sketch.write(QRectF(0, 0, name_width + 1, height), self._content.name, _name_font(theme), "ink")
        left = name_width
        head_font = theme.font(theme.scaled(11), 500)
        middle = height / 2
        for head, value, identifier in self._columns():
            left += theme.scaled(20)
            font = _value_font(theme, identifier)
            width = text_width(font, value) + 1
            sketch.write(QRectF(left, middle - theme.scaled(17), width, theme.scaled(18)), head, head_font, "ink3")
            sketch.write(QRectF(left, middle - theme.scaled(2), width, theme.scaled(20)), value, font, "ink")
            left += width

    def _columns(self) -> tuple[tuple[str, str, bool], ...]:
        content = self._content
        return (
            ("Born", SEPARATOR.join(content.born), False),
            ("MRN", content.mrn, True),
            ("Weight", SEPARATOR.join(content.weight), False),
        )


class _Saved(Painted):
    """Saved HH:MM:SS; there is no unsaved state to warn of."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(round(text_width(theme.font(theme.scaled(12), 400), self._words)) + 2, theme.scaled(20))

    def paint(self, sketch: Sketch) -> None:
        sketch.write(sketch.rect, self._words, sketch.theme.font(sketch.theme.scaled(12), 400), "ink3")


def _name_font(theme: Theme) -> QFont:
    return theme.font(theme.scaled(theme.type_px("name")), 600)


def _value_font(theme: Theme, identifier: bool) -> QFont:
    return theme.font(theme.scaled(13), 500, identifier=identifier)

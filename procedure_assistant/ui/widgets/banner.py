"""The patient banner: who is in the chair and what must not be forgotten. Always in sight; cuts nothing unsaid."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import tr
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


_LONG_NUMBER = 16
_EMPTY = BannerContent("", (), "", ())


class PatientBanner(Painted):
    """Back, name, birth date with age and sex, MRN, weight with date, chips, the time of the last saving, menu."""

    back_requested = Signal()
    menu_requested = Signal()

    def __init__(self, object_name: str = "banner", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.back = icon_button("arrow-left", object_name=f"{object_name}.back", spoken=say("Back to the worklist"))
        self.more = icon_button("dots-three", object_name=f"{object_name}.menu", spoken=say("More about this visit"))
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
        facts = [content.name, say("born {born}", born=joined(", ", content.born)), say("MRN {mrn}", mrn=content.mrn)]
        facts.append(say("weight {weight}", weight=joined(", ", content.weight)))
        facts.extend(chip.text for chip in content.chips)
        self.setAccessibleName(say("Patient: {facts}", facts=joined("; ", facts)))

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
        """As narrow as the facts allow: only chips give way."""
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
        self.setAccessibleName(
            say("{content}, born {born}, MRN {mrn}", content=content.name, born=joined(", ", content.born), mrn=content.mrn)
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        return QSize(round(self._width(narrow=False)), current().scaled(40))

    def minimumSizeHint(self) -> QSize:
        """Everything on two lines: who it is is never shortened."""
        return QSize(round(min(self._width(narrow=True), self._width(narrow=False))), current().scaled(40))

    def _width(self, *, narrow: bool) -> float:
        theme = current()
        width = max(text_width(self._name_font(narrow=narrow), line) for line in self._name_lines(narrow=narrow))
        for _head, value, identifier in self._columns():
            lines = _broken(tr(value)) if narrow else (value,)
            width += theme.scaled(20) + max(text_width(_value_font(theme, identifier), line) for line in lines)
        return width + theme.scaled(12)

    def _name_lines(self, *, narrow: bool) -> tuple[str, ...]:
        """Family name and given names, each on its line where there is no room beside each other."""
        family, comma, given = self._content.name.partition(", ")
        return (f"{family},", given) if narrow and comma else (self._content.name,)

    def _name_font(self, *, narrow: bool) -> QFont:
        theme = current()
        return theme.font(theme.scaled(15), 600) if narrow and len(self._name_lines(narrow=True)) > 1 else _name_font(theme)

    def paint(self, sketch: Sketch) -> None:
        theme, middle = sketch.theme, sketch.rect.height() / 2
        narrow = self.sizeHint().width() > sketch.rect.width() + 1
        font, lines = self._name_font(narrow=narrow), self._name_lines(narrow=narrow)
        step = theme.scaled(19)
        left = max(text_width(font, line) for line in lines)
        for number, line in enumerate(lines):
            place = QRectF(0, middle + (number - len(lines) / 2) * step, left + 1, step)
            sketch.write(place, line, font, "ink")
        head_font = theme.font(theme.scaled(11), 500)
        columns = self._columns()
        is_high = narrow and any(len(_broken(tr(value))) > 1 for _head, value, _identifier in columns)
        for head, value, identifier in columns:
            left += theme.scaled(20)
            value_font = _value_font(theme, identifier)
            parts = _broken(tr(value)) if narrow else (value,)
            width = max(text_width(value_font, part) for part in parts) + 1
            top = middle - theme.scaled(25 if is_high else 17)
            sketch.write(QRectF(left, top, max(width, text_width(head_font, tr(head)) + 1), theme.scaled(18)), head, head_font, "ink3")
            for number, part in enumerate(parts):
                line_top = top + theme.scaled(16 if is_high else 15) + number * theme.scaled(16)
                sketch.write(QRectF(left, line_top, width, theme.scaled(17 if is_high else 20)), part, value_font, "ink")
            left += width - 1

    def _columns(self) -> tuple[tuple[str, str, bool], ...]:
        content = self._content
        return (
            (say("Born"), joined(SEPARATOR, content.born), False),
            ("MRN", content.mrn, True),
            (say("Weight"), joined(SEPARATOR, content.weight), False),
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


def _broken(value: str) -> tuple[str, ...]:
    """A long value on two lines: after a separator, or in the middle of a long number at one of its hyphens."""
    if SEPARATOR in value:
        first, _gap, rest = value.partition(SEPARATOR)
        return first, rest
    if len(value) <= _LONG_NUMBER:
        return (value,)
    middle = len(value) // 2
    places = [place + 1 for place, sign in enumerate(value) if sign in "- " and place + 1 < len(value)] or [middle]
    place = min(places, key=lambda one: abs(one - middle))
    return value[:place], value[place:]


def _name_font(theme: Theme) -> QFont:
    return theme.font(theme.scaled(theme.type_px("name")), 600)


def _value_font(theme: Theme, identifier: bool) -> QFont:
    return theme.font(theme.scaled(13), 500, identifier=identifier)

"""The big number of the totals, read from two metres: what is given, of what, and the count beside it."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.painting import Painted, Sketch, shrunk, text_width, wrap


class HeadlineContent(NamedTuple):
    """ "120", "/ 155 units", "24 / 31", "sites, 1 extra"; `warns` colours the last in amber."""

    number: str
    of: str
    tally: str = ""
    tally_words: str = ""
    warns: bool = False


class Headline(Painted):
    """The number large, its whole beside it, the count at the right in two lines."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._content = HeadlineContent("", "")
        self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: HeadlineContent) -> None:
        """Show other numbers."""
        if content == self._content:
            return
        self._content = content
        spoken = say("{number} {of}", number=content.number, of=content.of).replace("/", say("of"))
        self.setAccessibleName(
            say("{spoken}; {tally} {tally_words}", spoken=spoken, tally=content.tally, tally_words=content.tally_words).replace(
                "/", say("of")
            )
        )
        self.update()

    def set_compact(self, compact: bool) -> None:
        """A smaller number in low windows."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """As high as the number."""
        return QSize(200, 40 if self._compact else 48)

    def minimumSizeHint(self) -> QSize:
        """As high as the hint."""
        return QSize(160, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Number and whole on one baseline, count at the right."""
        theme, content, rect = sketch.theme, self._content, sketch.rect
        big = theme.font(38 if self._compact else theme.type_px("big_number"), 600)
        taken = sketch.write(rect, content.number, big, "ink")
        right = Qt.AlignmentFlag.AlignRight
        # A long number ("117.5") leaves less room: the whole then shrinks, at last into two lines, so that it never runs into the count.
        count_width = text_width(theme.font(12, 400), content.tally_words)
        room = rect.width() - taken - 4 - count_width - 8
        px = next((px for px in (18, 16, 15, 13, 12) if text_width(theme.font(px, 400), content.of) <= room), 0)
        whole = rect.adjusted(taken + 4, (13 if self._compact else 17) + (18 - px) / 4, 0, 0)
        if px:
            sketch.write(whole, content.of, theme.font(px, 400), "ink3")
        else:
            small = theme.font(11, 400)
            lines = wrap(content.of, small, room)
            sketch.paragraph(QRectF(whole.left(), rect.height() - 6 - 13 * len(lines), room, 0), lines, small, "ink3", 13)
        beside = rect.width() - taken - 12 - text_width(theme.font(px or 11, 400), content.of if px else "")
        tally = shrunk(theme.font(16, 600), content.tally, beside, 11 / 16)
        sketch.write(QRectF(0, 0, rect.width(), 22), content.tally, tally, "ink", right)
        tone = "warn" if content.warns else "ink2"
        sketch.write(QRectF(0, 22, rect.width(), 18), content.tally_words, theme.font(12, 400), tone, right)


class Avatar(Painted):
    """Initials in a disc beside a name, as in "Signing as"."""

    def __init__(self, initials: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = initials
        self.setFixedSize(32, 32)

    def set_initials(self, initials: str) -> None:
        """Show another person."""
        self._initials = initials
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """The disc."""
        sketch.box(sketch.rect, sketch.rect.width() / 2, "sunken")
        font = current().font(12, 600)
        sketch.write(sketch.rect, self._initials, font, "ink2", Qt.AlignmentFlag.AlignHCenter)

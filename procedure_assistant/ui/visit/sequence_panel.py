"""Sequence mode below the map: the next site in words, the strip of all sites, and the reasons of a skip. It asks; it decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.names import named
from procedure_assistant.ui.visit.gloves_page import strip_groups
from procedure_assistant.ui.visit.page import beside_field
from procedure_assistant.ui.visit.sequence_content import Choosing, Fact, SequenceContent
from procedure_assistant.ui.widgets.buttons import button
from procedure_assistant.ui.widgets.chips import PillButton
from procedure_assistant.ui.widgets.fields import FieldBox
from procedure_assistant.ui.widgets.flow import FlowRow
from procedure_assistant.ui.widgets.painting import Painted, Sketch, text_width, wrap
from procedure_assistant.ui.widgets.strip import SequenceStrip
from procedure_assistant.ui.widgets.surfaces import Panel, Text

_MOST_REASONS = 4
_GUIDE_PX = 86
_DONE = say("Every site is decided")
_ICON, _GAP = 22, 18


class SiteGuide(Painted):
    """The next site: name and dose above, then where, angle, depth and caution side by side. No word is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "sequence.guide", say("Next site"))
        self._content: SequenceContent | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_content(self, content: SequenceContent) -> None:
        """Show another site."""
        if self._content is not None and (content.site, content.left, content.then) == self._signature():
            return
        self._content = content
        site = content.site
        if site is None:
            self.setAccessibleName(_DONE)
        else:
            facts = joined(". ", (say("{what}: {words}", what=fact.label, words=fact.words) for fact in site.facts))
            words = say("Next: {site}, {dose}, patient {position}", site=site.title, dose=site.dose, position=site.position)
            self.setAccessibleName(joined(". ", (words, facts, site.caution)))
        self.update()

    def _signature(self) -> tuple[object, ...]:
        content = self._content
        return (content.site, content.left, content.then) if content is not None else ()

    def sizeHint(self) -> QSize:
        """A title and three lines."""
        return QSize(500, _GUIDE_PX)

    def minimumSizeHint(self) -> QSize:
        """The canvas decides the width."""
        return QSize(300, _GUIDE_PX)

    def paint(self, sketch: Sketch) -> None:
        """Title line, then the columns."""
        content = self._content
        if content is None:
            return
        theme, width = sketch.theme, sketch.rect.width()
        title, quiet = theme.font(16, 600), theme.font(13, 400)
        site = content.site
        if site is None:
            sketch.write(QRectF(0, 8, width, 24), _DONE, title, "ink")
            return
        left = sketch.write(QRectF(0, 6, width, 24), site.title, title, "ink")
        amount = joined("  ·  ", (part for part in (site.dose, site.volume) if part))
        left += 14 + sketch.write(QRectF(left + 14, 6, width - left, 24), amount, theme.font(15, 600), "accent_ink")
        tail = joined("  ·  ", (content.left, say("patient {position}", position=site.position)))
        if left + text_width(quiet, tail) + 20 <= width:
            sketch.write(QRectF(0, 6, width, 24), tail, quiet, "ink2", Qt.AlignmentFlag.AlignRight)
        self._paint_columns(sketch, [*site.facts, Fact("warning", say("Mind"), site.caution)], width)

    def _paint_columns(self, sketch: Sketch, facts: list[Fact], width: float) -> None:
        """Each column as wide as its words ask for; the type becomes smaller before a word is left out."""
        for px in (13, 12, 11, 10):
            font = sketch.theme.font(px, 400)
            widths = _shares(facts, font, width - _GAP * (len(facts) - 1))
            lines = [wrap(fact.words, font, share - _ICON) for fact, share in zip(facts, widths, strict=True)]
            height = QFontMetricsF(font).height()
            if max(len(one) for one in lines) * height <= sketch.rect.height() - 34:
                break
        left = 0.0
        for fact, share, words in zip(facts, widths, lines, strict=True):
            is_caution = fact.icon == "warning"
            sketch.icon(fact.icon, QRectF(left, 36, 16, 16).center(), 16, "warn" if is_caution else "ink2")
            area = QRectF(left + _ICON, 34, share - _ICON + 1, height * len(words))
            sketch.paragraph(area, words, font, "warn" if is_caution else "ink", height)
            left += share + _GAP


def _shares(facts: list[Fact], font: QFont, width: float) -> list[float]:
    """The width of each column: what its longest word needs, and of the rest by the length of its words."""
    least = [max(text_width(font, word) for word in (tr(fact.words).split() or [""])) + _ICON + 2 for fact in facts]
    weights = [max(0.0, text_width(font, fact.words) - need) ** 0.75 for fact, need in zip(facts, least, strict=True)]
    rest, whole = max(0.0, width - sum(least)), sum(weights) or 1.0
    return [need + rest * weight / whole for need, weight in zip(least, weights, strict=True)]


class ReasonRow(QWidget):
    """Why a site is skipped or omitted: a press on a reason, or words of one's own. As high as the guide, so that no plate moves."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sequence.reasons")
        self._choosing: Choosing | None = None
        self._title, self._text = Text("", "body_strong"), Text("", "small")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pills: list[PillButton] = []
        self.other = PillButton(say("Other reason"), "sequence.other_reason", icon="pencil-simple")
        self.other.clicked.connect(self._write)
        self._cancel = button(say("Cancel"), "ghost", "sm", object_name="sequence.cancel", spoken=say("Cancel, nothing is charted"))
        self._cancel.clicked.connect(self.left)
        self._flow = FlowRow()
        self.own = FieldBox("sequence.own_reason", say("Other reason"), help_text=say("Why, in a few words"), form="line")
        self._keep = button(say("Keep it"), "soft", "sm", object_name="sequence.keep_reason", spoken=say("Go on with the reason written"))
        self._back = button(say("Back"), "ghost", "sm", object_name="sequence.reasons_back", spoken=say("Back to the reasons"))
        self._keep.clicked.connect(self._take)
        self.own.edit.returnPressed.connect(self._take)
        self._back.clicked.connect(self._choose_again)
        self._writing = QWidget()
        self._lay_out()
        self.setFixedHeight(_GUIDE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addWidget(self._text, 1)
        line = QHBoxLayout(self._writing)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.own, 1)
        for widget in (self._keep, self._back):
            line.addLayout(beside_field(widget))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._flow)
        column.addWidget(self._writing)
        column.addStretch(1)

    def set_choosing(self, choosing: Choosing | None) -> None:
        """Ask; None takes the question away. The same question again keeps what is being written."""
        if choosing == self._choosing:
            return
        self._choosing = choosing
        self.setVisible(choosing is not None)
        if choosing is None:
            return
        self._title.setText(choosing.title)
        self._text.setText(choosing.text)
        self.own.edit.clear()
        self.pills = [self._pill(number, reason) for number, reason in enumerate(choosing.reasons[:_MOST_REASONS])]
        self._flow.set_members([*self.pills, self.other, self._cancel])
        self._show(writing=False)

    def _pill(self, number: int, reason: str) -> PillButton:
        made = PillButton(say("{number}  {reason}", number=number + 1, reason=reason), f"sequence.reason.{number}", parent=self)
        put(made.setAccessibleName, reason)
        made.clicked.connect(lambda: self.chosen.emit(reason))
        return made

    def _show(self, *, writing: bool) -> None:
        self._flow.setVisible(not writing)
        self._writing.setVisible(writing)

    def _write(self) -> None:
        self._show(writing=True)
        self.own.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_again(self) -> None:
        self._show(writing=False)
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        words = self.own.edit.text().strip()
        self.own.set_problem("" if words else say("Write it in a few words."))
        if words:
            self.chosen.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SequencePanel(Panel):
    """Guide or question, and the strip."""

    site_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("canvas", edges="top", parent=parent)
        self.setObjectName("sequence")
        self.guide, self.reasons = SiteGuide(), ReasonRow()
        self.strip = SequenceStrip("sequence.strip")
        self.strip.site_requested.connect(self.site_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 0)
        column.setSpacing(0)
        column.addWidget(self.guide)
        column.addWidget(self.reasons)
        column.addWidget(self.strip)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_content(self, content: SequenceContent) -> None:
        """Show where the walk is."""
        self.guide.set_content(content)
        self.guide.setVisible(content.choosing is None)
        self.reasons.set_choosing(content.choosing)
        self.strip.set_groups(strip_groups(content.groups), content.site.id if content.site is not None else "")

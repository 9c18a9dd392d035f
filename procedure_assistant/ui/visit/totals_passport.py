"""The right column of a visit with a product: items told, classes with their rule, figures, volume, clocks, its standing in law."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui.language import put
from procedure_assistant.ui.names import named
from procedure_assistant.ui.theme import Theme, current
from procedure_assistant.ui.visit.content import BarContent
from procedure_assistant.ui.visit.passport_content import ClassTile, FactLine, PassportTotals
from procedure_assistant.ui.widgets import bars
from procedure_assistant.ui.widgets.bars import Bar, LimitContent, LimitRow, LimitState, PartKind, VialContent, VialPanel, bar_of
from procedure_assistant.ui.widgets.headline import Headline, HeadlineContent
from procedure_assistant.ui.widgets.painting import PaintedButton, Sketch, shrunk, wrap
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Text

_STATES = {"ok": LimitState.WITHIN, "near": LimitState.NEAR, "over": LimitState.OVER, "info": LimitState.INFORMATION}
_INSET, _OUT = 24, 6
_TOO_MANY_LINES = 3
_NARROW, _WIDE, _LINE, _SIDE = 62, 28, 16, 10
"""px: a tile of three lines; title and edges of a wide one; each of its lines; what is free at the left and at the right."""
_READ_AGAIN_MS = 15_000
"""The clocks show minutes; read four times in one, none is ever more than a quarter of a minute late."""


class ClassPanel(PaintedButton):
    """One class: title, code, what it says or waits for. Its rule is the tool tip, and stands below all when pressed."""

    def __init__(self, tile: ClassTile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"passport.class.{tile.id}", tile.title)
        self._tile = tile
        self._open = self._is_compact = False
        self._rows = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_tile(self, tile: ClassTile, *, opened: bool) -> None:
        """Show the class."""
        if (tile, opened) == (self._tile, self._open) and self.toolTip():
            return
        self._tile, self._open = tile, opened
        self._follow_room()
        self.updateGeometry()
        self.setAccessibleName(say("{tile}: {code}, {note}", tile=tile.title, code=tile.code, note=tile.note))
        self.setAccessibleDescription(tile.rule)
        self.setToolTip(tile.rule)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Less room between the lines in a small window."""
        if compact != self._is_compact:
            self._is_compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Three lines, or the title and as many as its words take at its width where they say it all."""
        return QSize(120, (_WIDE + _LINE * self._rows if self._tile.wide else _NARROW) - 2 * self._tighter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        self._follow_room()

    def retheme(self) -> None:
        """Another language or font wraps elsewhere."""
        super().retheme()
        self._follow_room()

    def _follow_room(self) -> None:
        if self.width() < self.minimumSizeHint().width():
            return  # not laid out yet
        rows = len(self._code_lines(current(), self.width() - 2 * _SIDE)[1]) if self._tile.wide else 1
        if rows != self._rows:
            self._rows = rows
            self.updateGeometry()

    def _code_lines(self, theme: Theme, width: float) -> tuple[QFont, list[str]]:
        """The words of a wide tile, a little smaller where that saves a third line."""
        words = self._tile.code if self._tile.told else self._tile.note
        fonts = [theme.font(px, 500 if self._tile.told else 400) for px in (12, 11)]
        told = [(font, wrap(words, font, width)) for font in fonts]
        return next((one for one in told if len(one[1]) < _TOO_MANY_LINES), told[-1])

    @property
    def _tighter(self) -> int:
        """px less at the top and at the bottom."""
        return 4 if self._is_compact else 0

    def minimumSizeHint(self) -> QSize:
        """As high as the hint."""
        return QSize(96, self.sizeHint().height())

    def paint(self, sketch: Sketch) -> None:
        """Tile; amber while it is open, framed while its rule is shown."""
        theme, tile, width = sketch.theme, self._tile, sketch.rect.width() - 2 * _SIDE
        border = "accent" if self._open else "line_strong" if tile.told else "warn_line"
        fill = "hover" if self.underMouse() else "surface"
        sketch.box(sketch.rect, theme.size("radius_control"), fill, border, 1.5 if self._open else 1.0)
        up = self._tighter
        sketch.write(QRectF(10, 6 - up, width, 16), tile.title, theme.font(11, 500), "ink2")
        if tile.wide:
            font, lines = self._code_lines(theme, width)
            sketch.paragraph(QRectF(_SIDE, 22 - up, width, 0), lines, font, "ink" if tile.told else "warn", _LINE)
        else:
            code = shrunk(theme.font(15, 600), tile.code, width, 12 / 15)
            sketch.write(QRectF(10, 21 - up, width, 20), tile.code, code, "ink" if tile.told else "ink3")
            sketch.write(QRectF(10, 41 - up - up // 2, width, 16), tile.note, theme.font(11, 400), "ink2" if tile.told else "warn")
        sketch.focus(sketch.rect, theme.size("radius_control"))


class PassportColumn(QScrollArea):
    """The column. ``time_passed`` asks to read the clocks again, only while it is seen."""

    time_passed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals.passport")
        put(self.setAccessibleName, say("Passport of the product, totals"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content: PassportTotals | None = None
        self._rule_of = ""
        self.headline = Headline("totals.passport_items")
        self._bar = Bar()
        self._others = Text("", "small", wrap=True)
        self._tiles: dict[str, ClassPanel] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._classes = QWidget()
        self._rule = Text("", "small", wrap=True)
        self._figures, self._clocks = _Facts(), _Facts()
        self._volume = VialPanel("totals.passport_volume")
        self._law = Text("", "small", wrap=True)
        self._needle = Text("", "small_strong", wrap=True)
        self._lines = (Hairline(), Hairline(), Hairline())
        self._law_head = Text(say("Regulatory"), "head")
        self._class_head = Text(say("Computed classes"), "head")
        self._is_compact = False
        self._clock_head = Text(say("Clocks"), "head")
        self._lay_out()
        self._tick = QTimer(self)
        self._tick.setInterval(_READ_AGAIN_MS)
        self._tick.timeout.connect(self.time_passed)

    def _lay_out(self) -> None:
        inner = QWidget()
        top = QVBoxLayout()
        top.setContentsMargins(_INSET, 0, _INSET, 0)
        top.setSpacing(5)
        shown: tuple[QWidget, ...] = (self.headline, self._bar, self._others, self._needle)
        for widget in shown:
            top.addWidget(widget)
        classes = QVBoxLayout(self._classes)
        classes.setContentsMargins(0, 0, 0, 0)
        classes.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(_INSET, 0, _INSET, 0)
        head.addWidget(self._class_head)
        tiles = QHBoxLayout()
        tiles.setContentsMargins(_INSET - _OUT, 0, _INSET - _OUT, 0)
        tiles.addLayout(self._grid)
        rule = QHBoxLayout()
        rule.setContentsMargins(_INSET, 0, _INSET, 0)
        rule.addWidget(self._rule)
        for line in (head, tiles, rule):
            classes.addLayout(line)
        self._below = below = QVBoxLayout()
        below.setContentsMargins(_INSET, 0, _INSET, 4)
        below.setSpacing(8)
        for part in (self._figures, self._lines[0], self._volume, self._lines[1], self._clock_head, self._clocks,
                     self._lines[2], self._law_head, self._law):  # fmt: skip
            below.addWidget(part)
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._classes)
        column.addLayout(below)
        column.addStretch(1)
        see_through(self, inner)

    def _set_compact(self, compact: bool) -> None:
        """All of it in a window of 1280 × 800, without scrolling: less air, and no heading over what says itself what it is."""
        if compact == self._is_compact:
            return
        self._is_compact = compact
        self._column.setSpacing(6 if compact else 10)
        self._below.setSpacing(4 if compact else 8)
        self._grid.setSpacing(4 if compact else 6)
        for tile in self._tiles.values():
            tile.set_compact(compact)
        for head in (self._class_head, self._clock_head, self._law_head):
            head.setVisible(not compact)

    def set_content(self, content: PassportTotals, *, compact: bool) -> None:
        """Show the totals."""
        self._set_compact(compact)
        of = say("/ {items}", items=content.items) if content.items else ""
        tally = HeadlineContent(str(content.told) if content.items else "–", of, content.standard, content.missing,
                                warns=content.told < content.items)  # fmt: skip
        self.headline.set_content(tally)
        self.headline.set_compact(compact)
        spoken = say(
            "{told} of {items} {standard}, {missing}",
            told=content.told,
            items=content.items,
            standard=content.standard,
            missing=content.missing,
        )
        self._bar.set_content(bar_of([(Decimal(content.told), PartKind.GIVEN)], Decimal(max(content.items, 1))), spoken)
        self._others.setText(joined("  ·  ", content.others))
        self._others.setVisible(bool(content.others))
        if content == self._content:
            return
        self._content = content
        self._show_classes(content)
        self._figures.set_facts(content.figures)
        self._clocks.set_facts(content.clocks)
        self._clock_head.setVisible(bool(content.clocks) and not self._is_compact)
        self._volume.setVisible(content.volume is not None)
        if content.volume is not None:
            self._volume.set_content(_vial(content.volume))
        self._law.setText(content.regulatory)
        self._law.set_tone("danger" if content.unlawful else "ink2")
        self._needle.setText(content.needle)
        self._needle.set_tone("ok" if content.needle == "May be injected now" else "warn")
        self._law_head.setVisible(bool(content.regulatory) and not self._is_compact)
        self._law.setVisible(bool(content.regulatory))
        self._needle.setVisible(bool(content.needle))
        for line, shown in zip(self._lines, (content.volume is not None, bool(content.clocks), bool(content.regulatory)), strict=True):
            line.setVisible(shown)

    def _show_classes(self, content: PassportTotals) -> None:
        self._classes.setVisible(bool(content.classes))
        for gone in [name for name in self._tiles if name not in {one.id for one in content.classes}]:
            panel = self._tiles.pop(gone)
            self._grid.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        cells = 0
        for one in sorted(content.classes, key=lambda one: one.wide):
            if one.id not in self._tiles:
                self._tiles[one.id] = panel = ClassPanel(one)
                panel.set_compact(self._is_compact)
                panel.clicked.connect(lambda _checked=False, own=one.id: self._toggle(own))
            self._grid.addWidget(self._tiles[one.id], cells // 2, cells % 2, 1, 2 if one.wide else 1)
            cells += 2 if one.wide else 1
            self._tiles[one.id].set_tile(one, opened=one.id == self._rule_of)
        rule = next((one.rule for one in content.classes if one.id == self._rule_of), "")
        self._rule.setText(rule)
        self._rule.setVisible(bool(rule))

    def _toggle(self, which: str) -> None:
        self._rule_of = "" if which == self._rule_of else which
        if self._content is not None:
            self._show_classes(self._content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide with a bar as without: it lies on the free edge. Were words to wrap for it, Qt could show and hide it for ever."""
        if (content := self.widget()) is not None:
            content.setFixedWidth(self.width())
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The clocks go on."""
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clocks."""
        super().hideEvent(event)
        self._tick.stop()


class _Facts(QWidget):
    """Figures or clocks, line by line; rows that stay are reused."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[LimitRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def set_facts(self, facts: tuple[FactLine, ...]) -> None:
        self.setVisible(bool(facts))
        while len(self._rows) < len(facts):
            row = LimitRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(facts))
            if place < len(facts):
                fact = facts[place]
                row.set_content(LimitContent(fact.label, fact.value, _STATES[fact.tone]))
                put(row.setToolTip, fact.rule)
                put(row.setAccessibleDescription, fact.rule)


def _vial(bar: BarContent) -> VialContent:
    parts = ((bar.given, PartKind.GIVEN), (bar.waste, PartKind.WASTE), (bar.planned, PartKind.PLANNED))
    shown = bars.bar_of([(amount, kind) for amount, kind in parts if amount > 0], bar.whole)
    words = [part.split(" mL ") for part in bar.words.split("   ")]
    return VialContent(
        say("Volume"),
        say("{bar}, one patient only", bar=bar.value),
        shown,
        tuple((say("{amount} mL", amount=amount), what) for amount, what in words),
    )

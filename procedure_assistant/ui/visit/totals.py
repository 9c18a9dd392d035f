"""The right column: numbers, bars and rows of the map or the block, and at its foot the one primary action. It only shows and asks."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from procedure_assistant.domain.say import say
from procedure_assistant.services.ports import Clock
from procedure_assistant.ui.language import put
from procedure_assistant.ui.visit.content import BarContent, BlockTotals, MapTotals, MuscleLine, Primary, ReliefTimer
from procedure_assistant.ui.visit.passport_content import PassportTotals
from procedure_assistant.ui.visit.totals_passport import PassportColumn
from procedure_assistant.ui.widgets import bars
from procedure_assistant.ui.widgets.bars import Bar, LimitContent, LimitRow, LimitState, PartKind, VialContent, VialPanel
from procedure_assistant.ui.widgets.buttons import PrimaryAction
from procedure_assistant.ui.widgets.headline import Headline, HeadlineContent
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark
from procedure_assistant.ui.widgets.messages import MessageBar, MessageContent, MessageKind
from procedure_assistant.ui.widgets.muscles import MuscleContent, MuscleTable
from procedure_assistant.ui.widgets.painting import Sketch, wrap
from procedure_assistant.ui.widgets.scales import ScoreScale, Timeline, TimelineContent
from procedure_assistant.ui.widgets.scrolling import see_through
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text

_STATES = {"ok": LimitState.WITHIN, "near": LimitState.NEAR, "over": LimitState.OVER, "info": LimitState.INFORMATION}
_INSET = 24
_TILE_OUT = 6
"""px by which the tiles stand out, so that their words share the left edge of all others."""
_LOW, _LOW_LINES = 722, 2
"""px of the column in a window of 780, as on a laptop whose screen is enlarged; lines that what is next has there."""
_TICK_MS = 1000
_CLOCK_WAVERS = 5
_MOST_MINUTES = 100


def _bar(content: BarContent) -> bars.BarContent:
    parts = ((content.given, PartKind.GIVEN), (content.planned, PartKind.PLANNED), (content.waste, PartKind.WASTE))
    made = bars.bar_of([(amount, kind) for amount, kind in parts if amount > 0], content.whole)
    return bars.BarContent(made.parts, made.total, _STATES[content.tone])


def _limit(content: BarContent) -> LimitContent:
    bar = _bar(content) if content.whole > 0 else None
    return LimitContent(content.label, content.value, _STATES[content.tone], bar, content.words)


def _muscle(line: MuscleLine) -> MuscleContent:
    given, _, planned = line.units.partition("/")
    left, middle, right = (tuple(MarkState[state.upper()] for state in pips) for pips in (line.left, line.midline, line.right))
    return MuscleContent(line.id, line.spoken.partition(":")[0], left, middle, right, given, planned, line.name)


class Rows(QWidget):
    """A growing list of limit rows; rows that stay are reused. A low window leaves out what can be read elsewhere."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[LimitRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(7)
        self._title = Text(title, "small_strong", tone="ink2")
        self._column.addWidget(self._title)
        self.set_headed(headed=bool(title))

    def set_headed(self, *, headed: bool) -> None:
        """Show the title or not."""
        self._title.setVisible(headed)

    def set_limits(self, limits: tuple[BarContent, ...], *, brief: bool = False) -> None:
        """Show these limits; ``brief`` leaves out notes and those without a bar that are only information."""
        if brief:
            limits = tuple(replace(one, words="" if one.tone == "ok" else one.words) for one in limits if one.tone != "info")
        while len(self._rows) < len(limits):
            row = LimitRow()
            self._rows.append(row)
            self._column.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(limits))
            if place < len(limits):
                row.set_content(_limit(limits[place]))


def _inset(layout: QLayout) -> None:
    layout.setContentsMargins(_INSET, 0, _INSET, 0)


class _Brief(Text):
    """Words of which no more lines are shown than there is room for; the whole of them is in the tool tip then."""

    _whole = ""
    _most = 0

    def setText(self, text: str, /) -> None:
        """Show it in the reader's language, as much as there is room for."""
        if text != self._whole:
            self._whole = text
            self._fit()

    def set_most(self, lines: int) -> None:
        """Show so many lines at most; 0 for all."""
        if lines != self._most:
            self._most = lines
            self._fit()

    def retell(self) -> None:
        """Other words wrap elsewhere."""
        super().retell()
        self._fit()

    def retheme(self) -> None:
        """Another font wraps elsewhere."""
        super().retheme()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        if self._most and event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        super().setText(self._whole)
        width = self.contentsRect().width() - 1
        lines = wrap(self._whole, self.font(), width) if self._most else []
        is_cut = len(lines) > self._most
        if is_cut:
            kept, rest = lines[: self._most - 1], " ".join(lines[self._most - 1 :])
            shown = "\n".join((*kept, self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, width)))
            QLabel.setText(self, shown)  # and not as the text that is told again in another language
        put(self.setToolTip, self._whole if is_cut else "")
        put(self.setAccessibleName, self._whole if is_cut else "")


class MapColumn(QScrollArea):
    """Units given of planned, muscle table, vials, limits. In a window too low for all of it the column scrolls: nothing is squeezed."""

    give_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("totals.map")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.headline = Headline("totals.units")
        self._bar = Bar()
        self._words = Text("", "small", wrap=True)
        self.muscles = MuscleTable("muscles")
        self.muscles.give_requested.connect(self.give_requested)
        self._vials: list[VialPanel] = []
        self._vial_column = QVBoxLayout()
        self._vial_column.setSpacing(8)
        self._limits = Rows(say("Limits"))
        self._line = Hairline()
        top = QVBoxLayout()
        _inset(top)
        top.setSpacing(5)
        for widget in (self.headline, self._bar, self._words):
            top.addWidget(widget)
        self._table = table = QVBoxLayout()
        table.addWidget(self.muscles)
        self._below = below = QVBoxLayout()
        _inset(below)
        below.addWidget(self._line)
        below.addLayout(self._vial_column)
        below.addWidget(Hairline())
        below.addWidget(self._limits)
        inner = QWidget()
        self._column = column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (top, table, below):
            column.addLayout(part)
        column.addStretch(1)
        self.set_low(low=False)
        see_through(self, inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide with a bar as without: it lies on the free edge. Were words to wrap for it, Qt could show and hide it for ever."""
        if (content := self.widget()) is not None:
            content.setFixedWidth(self.width())
        super().resizeEvent(event)

    def set_low(self, *, low: bool) -> None:
        """Less air, and no heading over the limits, in a window lower than most."""
        self._table.setContentsMargins(14, 2 if low else 6, 14, 0)
        self._below.setSpacing(6 if low else 10)
        self._column.setSpacing(5 if low else 8)
        self._limits.set_headed(headed=not low)

    def set_content(self, content: MapTotals, *, compact: bool) -> None:
        """Show the totals."""
        self.headline.set_content(HeadlineContent(content.given, say("/ {of}", of=content.of), content.sites, content.extras))
        self.headline.set_compact(compact)
        self._bar.set_content(_bar(content.bar), content.bar.words)
        self._words.setText(content.bar.words)
        current = next((line.id for line in content.muscles if line.current), "")
        self.muscles.set_muscles([_muscle(line) for line in content.muscles], current, compact=compact)
        self._set_vials(content.vials)
        self._limits.set_limits(content.limits, brief=compact)

    def _set_vials(self, vials: tuple[BarContent, ...]) -> None:
        self._line.setVisible(bool(vials))
        while len(self._vials) < len(vials):
            panel = VialPanel(f"totals.vial_{len(self._vials) + 1}")
            self._vials.append(panel)
            self._vial_column.addWidget(panel)
        for place, panel in enumerate(self._vials):
            panel.setVisible(place < len(vials))
            if place < len(vials):
                vial = vials[place]
                words = tuple((part.partition(" ")[0], part.partition(" ")[2]) for part in vial.words.split("   "))
                panel.set_content(VialContent(say("Vial"), vial.label, _bar(vial), words))


class SideTilePanel(Panel):
    """One side of the block: volume, state, and the mark it has on the nape; the side that is next stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", border="line_strong", radius="radius_control", parent=parent)
        self._title, self._volume, self._state = Text("", "small", tone="ink"), Text("", "title"), Text("", "small")
        self._given = self._current = False
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(1)
        for text in (self._title, self._volume, self._state):
            column.addWidget(text)

    def show_side(self, title: str, volume: str, state: str, *, given: bool, current: bool) -> None:
        """Show a side; the current one is named so."""
        self._given, self._current = given, current
        self._title.setText(say("{title}, next", title=title) if current else title)
        self._volume.setText(volume)
        self._state.setText(state)
        self._state.set_tone("ok" if given else "ink2")
        self.update()

    def paint(self, sketch: Sketch) -> None:
        """The tile, framed when it is next, with its mark."""
        super().paint(sketch)
        if self._current:
            sketch.box(sketch.rect, sketch.theme.size("radius_control"), "", "accent", 2)
        mark = MarkState.GIVEN if self._given else MarkState.PLANNED
        paint_mark(sketch.painter, QPointF(sketch.rect.right() - 18, 19), 15, mark, theme=sketch.theme)


class BlockColumn(QWidget):
    """Sides, drugs against their maximum, pain, the clock since the block. The clock ticks only while it is seen."""

    scored = Signal(str, int)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tiles = (SideTilePanel(), SideTilePanel())
        self._nothing = Text(say("No drugs planned yet."), "body")
        self._weight = Text("", "note")
        self._drugs = Rows(say("Drugs, all sides"))
        self._together = MessageBar("totals.together", dismissable=False)
        self._pain = Text("", "small_strong", tone="ink2")
        self._moment = "before"
        self.scale = ScoreScale("totals.pain", say("Pain from 0 to 10"))
        self.scale.scored.connect(lambda value: self.scored.emit(self._moment, value))
        self._timeline = Timeline("totals.timeline")
        self._timer: ReliefTimer | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._show_time)
        tiles = QHBoxLayout()
        tiles.setContentsMargins(_INSET - _TILE_OUT, 0, _INSET - _TILE_OUT, 0)
        tiles.setSpacing(8)
        for tile in self._tiles:
            tiles.addWidget(tile)
        words = QWidget()
        self._below = below = QVBoxLayout(words)
        _inset(below)
        below.setSpacing(9)
        self._above_pain, self._above_time = Hairline(), Hairline()
        for widget in (self._nothing, self._drugs, self._weight, self._together, self._above_pain, self._pain, self.scale,
                       self._above_time, self._timeline):  # fmt: skip
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addLayout(tiles)
        column.addWidget(words)
        column.addStretch(1)

    def set_content(self, content: BlockTotals, *, compact: bool) -> None:
        """Show the block as it stands."""
        inset = _INSET - _TILE_OUT if compact else _INSET
        self._below.setContentsMargins(inset, 0, inset, 0)
        for place, panel in enumerate(self._tiles):
            panel.setVisible(place < len(content.tiles))
            if place < len(content.tiles):
                tile = content.tiles[place]
                panel.show_side(tile.title, tile.volume, tile.state, given=tile.given, current=tile.current)
        self._nothing.setVisible(not content.tiles)
        self._drugs.set_limits(content.drugs)
        self._drugs.setVisible(bool(content.drugs))
        self._weight.setText(content.weight)
        self._weight.setVisible(bool(content.weight))
        together = content.together
        if together is None:
            self._together.set_message(None)
        else:
            kind = {"over": MessageKind.REFUSAL, "near": MessageKind.CAUTION}.get(together.tone, MessageKind.FINE)
            self._together.set_message(MessageContent(kind, together.label, together.words))
        self._moment = content.moment
        self._pain.setText(content.pain_words)
        self.scale.set_score(content.pain)
        self.scale.setVisible(content.scores)
        self._timer = content.timer
        self._show_time()

    def _show_time(self) -> None:
        timer = self._timer
        if timer is None:
            return
        seconds = (self._clock.now() - timer.since).total_seconds() if timer.since else None
        running = seconds is not None
        self._timeline.setVisible(running)
        self._above_time.setVisible(running)
        if seconds is not None:
            self._timeline.set_content(_elapsed(timer, seconds))
        self._run(on=running and self.isVisible())

    def _run(self, *, on: bool) -> None:
        if on != self._tick.isActive():
            self._tick.start() if on else self._tick.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes on, with the time that has passed meanwhile."""
        super().showEvent(event)
        self._show_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the clock."""
        super().hideEvent(event)
        self._run(on=False)


def _elapsed(timer: ReliefTimer, seconds: float) -> TimelineContent:
    """The time since the block; not known while the clock says that it lies ahead, which a clock set back does."""
    window, heading = (timer.window_from, timer.window_to), say("Since the last block")
    if seconds < -_CLOCK_WAVERS:
        return TimelineContent(None, window, heading, timer.label, "–", say("not known"), say("clock was set back"))
    minutes, rest = divmod(max(int(seconds), 0), 60)
    hours, of_hour = divmod(minutes, 60)
    elapsed = f"{minutes:02d}:{rest:02d}" if minutes < _MOST_MINUTES else say("{hours} h {of_hour}", hours=hours, of_hour=f"{of_hour:02d}")
    late = bool(timer.due) and minutes >= timer.window_to
    due = say("overdue, score now") if late else timer.due
    return TimelineContent(max(seconds, 0) / 60, window, heading, timer.label, elapsed, "min", due, late=late)


class TotalsColumn(Panel):
    """The right column with its foot: what is next, and the primary action, always in the same place."""

    primary_requested = Signal()
    give_requested = Signal(str, str)
    scored = Signal(str, int)
    time_passed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("panel", edges="left", parent=parent)
        self.setObjectName("totals")
        self._verb = ""
        self._is_low = False
        self._clock = clock
        self._stack = QStackedWidget()
        # Its height is what the window leaves; without this a low window could not take the compact measures.
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._head, self._title, self._text = Text(say("Next"), "head"), Text("", "body_strong", wrap=True), _Brief("", "small", wrap=True)
        self.primary = PrimaryAction("primary")
        self.primary.requested.connect(self.primary_requested)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(_INSET, 8, _INSET, 0)
        foot.setSpacing(3)
        for text in (self._head, self._title, self._text):
            foot.addWidget(text)
        foot.addStretch(1)
        action = QVBoxLayout()
        action.setContentsMargins(14, 8, 14, 14)
        action.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        rule = QVBoxLayout()
        rule.setContentsMargins(14, 0, 14, 0)
        rule.addWidget(Hairline())
        column.addLayout(rule)
        column.addWidget(self._foot)
        column.addLayout(action)

    @cached_property
    def map(self) -> MapColumn:
        """The column of the map, made when it is first shown."""
        column = MapColumn()
        column.set_low(low=self._is_low)
        column.give_requested.connect(self.give_requested)
        self._stack.addWidget(column)
        return column

    @cached_property
    def block(self) -> BlockColumn:
        """The column of the block, made when it is first shown."""
        column = BlockColumn(self._clock)
        column.scored.connect(self.scored)
        self._stack.addWidget(column)
        return column

    @cached_property
    def passport(self) -> PassportColumn:
        """The column of a product, made when it is first shown."""
        column = PassportColumn()
        column.time_passed.connect(self.time_passed)
        self._stack.addWidget(column)
        return column

    def set_content(
        self,
        map_totals: MapTotals | None,
        block_totals: BlockTotals | None,
        primary: Primary,
        *,
        compact: bool,
        passport: PassportTotals | None = None,
    ) -> None:
        """Show one of the three, and the next action."""
        if passport is not None:
            self.passport.set_content(passport, compact=compact)
            self._stack.setCurrentWidget(self.passport)
        elif map_totals is not None:
            self.map.set_content(map_totals, compact=compact)
            self._stack.setCurrentWidget(self.map)
        elif block_totals is not None:
            self.block.set_content(block_totals, compact=compact)
            self._stack.setCurrentWidget(self.block)
        self._title.setText(primary.next_title)
        text = primary.next_text if primary.enabled else primary.why
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._steady(primary)
        self.primary.set_action(primary.title, primary.amount, key_hint=primary.hint if primary.enabled else "")
        self.primary.button.setEnabled(primary.enabled)
        put(self.primary.button.setAccessibleDescription, text)
        self.primary.set_compact(compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the words of what is next are told in part, so that the rows above keep their room."""
        super().resizeEvent(event)
        low = self.height() < _LOW
        if low != self._is_low:
            self._is_low = low
            self._text.set_most(_LOW_LINES if low else 0)
            self._foot.setMinimumHeight(0)
            if "map" in vars(self):
                self.map.set_low(low=low)

    def retell(self) -> None:
        """The foot is as high as the words of the new language ask for."""
        super().retell()
        self._foot.setMinimumHeight(0)

    def _steady(self, primary: Primary) -> None:
        """From site to site the foot keeps its largest height: were it to breathe, the whole column would be laid out at every click."""
        verb = primary.action.partition(":")[0]
        if verb != self._verb:
            self._verb = verb
            self._foot.setMinimumHeight(0)
        layout = self._foot.layout()
        if layout is not None and self.width() > 0:
            layout.invalidate()
            needed = layout.totalHeightForWidth(self.width())
            if needed > self._foot.minimumHeight():
                self._foot.setMinimumHeight(needed)

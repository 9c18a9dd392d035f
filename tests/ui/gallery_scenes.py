"""The scenes of the gallery: every part with its states, the frame of a visit, the day. All content is invented."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from procedure_assistant.ui.theme import current
from procedure_assistant.ui.widgets.banner import PatientBanner
from procedure_assistant.ui.widgets.bars import (
    Bar,
    LimitContent,
    LimitRow,
    LimitState,
    PartKind,
    VialContent,
    VialPanel,
    bar_of,
)
from procedure_assistant.ui.widgets.buttons import PrimaryAction, PrimaryButton, button, icon_button
from procedure_assistant.ui.widgets.chips import Chip, ChipContent, ChipRow, PillButton
from procedure_assistant.ui.widgets.choices import CheckRow, Choice, ChoiceRow, Segmented, Toggle
from procedure_assistant.ui.widgets.fields import FieldBox, SearchBox
from procedure_assistant.ui.widgets.headline import Headline, HeadlineContent
from procedure_assistant.ui.widgets.legend import Legend, LegendItem
from procedure_assistant.ui.widgets.marks import MarkState, paint_mark, paint_pip
from procedure_assistant.ui.widgets.messages import MessageBar
from procedure_assistant.ui.widgets.muscles import MuscleContent, MuscleTable
from procedure_assistant.ui.widgets.open_box import OpenItem
from procedure_assistant.ui.widgets.painting import Painted, Sketch
from procedure_assistant.ui.widgets.scales import ScoreScale, Timeline, TimelineContent
from procedure_assistant.ui.widgets.shell import Rail, RailEntry, RailUser
from procedure_assistant.ui.widgets.site_list import SiteItem
from procedure_assistant.ui.widgets.stepper import Stepper
from procedure_assistant.ui.widgets.steps import StepItem, StepList, StepSection, StepState
from procedure_assistant.ui.widgets.strip import SequenceStrip, StripGroup, StripSite
from procedure_assistant.ui.widgets.surfaces import Hairline, Panel, Text, card
from procedure_assistant.ui.widgets.undo import KeyCap, UndoBar
from procedure_assistant.ui.widgets.worklist import Worklist
from tests.ui.gallery_content import banner_content, limits, messages, muscles, sections, vial_bar, visits

P, G, C, N, E = MarkState.PLANNED, MarkState.GIVEN, MarkState.CHANGED, MarkState.OMITTED, MarkState.EXTRA


def build(scene: str, *, compact: bool = False) -> QWidget:
    """A whole scene by name."""
    if scene == "visit":
        return visit_frame(compact=compact)
    return today() if scene == "today" else parts()


# ------------------------------------------------------------------------------------------------------------ parts


class MarkSheet(Painted):
    """All marks on skin, at the reference sizes, with hover and focus beside."""

    _COLUMNS = (
        ("planned", P, {}),
        ("given", G, {}),
        ("other dose", C, {}),
        ("omitted", N, {}),
        ("extra", E, {}),
        ("last visit", MarkState.GHOST, {}),
        ("next", P, {"is_next": True}),
        ("selected", G, {"selected": True}),
    )
    _ROWS = ((86.5, 18, "18 px, smallest"), (133.0, 22, "22 px, overview"), (193.0, 34, "34 px, full plate"), (279.0, 50, "50 px, gloves"))

    def sizeHint(self) -> QSize:
        return QSize(850, 330)

    def paint(self, sketch: Sketch) -> None:
        sketch.painter.translate(-34, -46)
        sketch.painter.setPen(Qt.PenStyle.NoPen)
        sketch.painter.setBrush(QColor("#e9c9af"))
        sketch.painter.drawRoundedRect(QRectF(146, 65, 732, 258), 10, 10)
        for y, diameter, words in self._ROWS:
            sketch.write(QRectF(34, y - 10, 110, 20), words, sketch.theme.font(12), "ink2")
            for number, (_words, state, flags) in enumerate(self._COLUMNS):
                text = "7.5" if state is C else "5"
                paint_mark(sketch.painter, QPointF(200 + 92 * number, y), diameter, state, text, theme=sketch.theme, **flags)
        sketch.write(QRectF(34, 353, 130, 20), "11 px, pip in a row", sketch.theme.font(12), "ink2")
        for number, (words, state, _flags) in enumerate(self._COLUMNS):
            x = 200 + 92 * number
            sketch.write(QRectF(x - 46, 332, 92, 20), words, sketch.theme.font(12), "ink2", Qt.AlignmentFlag.AlignHCenter)
            paint_pip(sketch.painter, QPointF(x, 363), state, theme=sketch.theme)


class MoreMarks(Painted):
    """Hover, focus and a mark that is just filling."""

    def sizeHint(self) -> QSize:
        return QSize(850, 80)

    def paint(self, sketch: Sketch) -> None:
        sketch.painter.setPen(Qt.PenStyle.NoPen)
        sketch.painter.setBrush(QColor("#8d5a3c"))
        sketch.painter.drawRoundedRect(QRectF(112, 0, 732, 80), 10, 10)
        samples = (
            (P, {"hover": True}), (G, {"hover": True}), (P, {"focus": True}), (G, {"focus": True}), (C, {"focus": True}),
            (E, {"hover": True}), (P, {"is_next": True, "focus": True}), (G, {"fill": 0.5}),
        )  # fmt: skip
        sketch.write(QRectF(0, 30, 110, 20), "hover, focus, filling", sketch.theme.font(11), "ink2")
        for number, (state, flags) in enumerate(samples):
            text = "2.5" if state is C else "5"
            paint_mark(sketch.painter, QPointF(166 + 92 * number, 40), 26, state, text, theme=sketch.theme, **flags)


def parts() -> QWidget:
    """Every part with its states, laid out as in the reference sheet."""
    sheet = Panel("app")
    row = QHBoxLayout(sheet)
    row.setContentsMargins(16, 16, 16, 16)
    row.setSpacing(12)
    columns = ((_left_parts(), 886), (_middle_parts(), 470), (_right_parts(), 340))
    for column, width in columns:
        holder = QWidget()
        holder.setFixedWidth(width)
        holder.setLayout(column)
        row.addWidget(holder)
    return sheet


def _card(title: str, *contents: QWidget | QLayout, spacing: int = 8) -> QWidget:
    made = card()
    column = QVBoxLayout(made)
    column.setContentsMargins(18, 12, 18, 16)
    column.setSpacing(spacing)
    column.addWidget(Text(title, "small_strong", tone="ink3"))
    column.addSpacing(4)
    for content in contents:
        if isinstance(content, QLayout):
            column.addLayout(content)
        else:
            column.addWidget(content)
    return made


def _row(*widgets: QWidget, stretch: bool = True, spacing: int = 8) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch(1)
    return row


def _column(*cards: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for one in cards:
        column.addWidget(one)
    column.addStretch(1)
    return column


def _left_parts() -> QVBoxLayout:
    kinds = messages()
    bars = []
    for number, content in enumerate(kinds):
        bars.append(MessageBar(f"message.{number}", dismissable=number < 3))
        bars[-1].set_message(content)
    banner = PatientBanner("banner.parts")
    banner.set_content(banner_content(ChipContent("Latex: anaphylaxis 2019", "alarm"), ChipContent("Takes apixaban", "caution")))
    crowded = ChipRow("chips.crowded")
    crowded.set_chips([ChipContent(f"Alert number {number} in words", "caution") for number in range(9)])
    undo = UndoBar("undo.parts")
    undo.set_history("Cervical paraspinal right 2, 5 units", "")
    answers = ChoiceRow("answer", "Takes an anticoagulant?", _answers())
    answers.set_current("not_known")
    unanswered = ChoiceRow("answer2", "Pregnant or breast feeding?", _answers())
    checks = QGridLayout()
    for number, (title, detail, icon, ticked) in enumerate(_checks()):
        check = CheckRow(title, f"check.{number}", detail=detail, icon=icon)
        check.set_ticked(ticked)
        checks.addWidget(check, number // 2, number % 2)
    pills = [
        PillButton(text, f"pill.{text}", icon=icon)
        for text, icon in (("Skin lesion", ""), ("Tenderness", ""), ("Patient declined", ""), ("Other reason", "pencil-simple"))
    ]
    pills[2].set_chosen(True)
    return _column(
        _card("Site marks: state by shape and colour; a numeral always means units given", MarkSheet(), MoreMarks()),
        _card("Messages stand beside the place they concern", *bars),
        _card("Banner and undo bar; chips that do not fit are counted", banner, crowded, undo),
        _card("Sequence strip", strip()),
        _card(
            "Answers and ticks",
            _row(Text("Takes an anticoagulant?", "body"), answers),
            _row(Text("Pregnant or breast feeding?", "body"), unanswered),
            checks,
            _row(*pills),
        ),
    )


def strip() -> SequenceStrip:
    """The 31 sites and one extra of the reference visit."""
    made = SequenceStrip("strip.parts")
    groups = [
        StripGroup(
            muscle.shown or muscle.name,
            tuple(StripSite(f"{muscle.id}.{n}", f"{muscle.name} {n}", state) for n, state in enumerate(muscle.states())),
        )
        for muscle in muscles()
    ]
    made.set_groups(groups, "trapezius.0")
    return made


def _answers() -> tuple[Choice, ...]:
    return (Choice("no", "No"), Choice("yes", "Yes"), Choice("not_known", "Not known"))


def _checks() -> tuple[tuple[str, str, str, bool], ...]:
    return (
        ("Print the note", "1 page, Letter, printer room 2", "printer", True),
        ("Print after-care", "1 page, for the patient", "file-text", True),
        ("Send to the chart", "note as PDF, values as HL7", "paper-plane-tilt", True),
        ("Send images", "none in this visit", "image", False),
    )


def _middle_parts() -> QVBoxLayout:
    kinds = (
        ("Primary", "primary", ""),
        ("Secondary", "secondary", ""),
        ("Soft", "soft", ""),
        ("Ghost", "ghost", "printer"),
        ("Remove", "danger", ""),
    )
    enabled = [button(words, kind, "md", icon, object_name=f"button.{kind}") for words, kind, icon in kinds]  # type: ignore[arg-type]
    disabled = [button(words, kind, "md", icon, object_name=f"disabled.{kind}") for words, kind, icon in kinds]  # type: ignore[arg-type]
    for one in disabled:
        one.setEnabled(False)
    sizes = [button(f"Size {size}", "secondary", size, "plus", object_name=f"size.{size}") for size in ("sm", "md", "lg")]  # type: ignore[arg-type]
    sizes.append(icon_button("gear-six", object_name="button.icon", spoken="Settings"))
    primary = PrimaryAction("primary")
    primary.setFixedWidth(300)
    primary.set_action("Give trapezius left 1", f"5 units{'  ·  '}0.1 mL", key_hint="Space")
    sign = PrimaryAction("sign")
    sign.setFixedWidth(300)
    sign.set_action("Sign, print and send", icon="lock-simple", reason="Signing opens when both items are answered, or left with a reason.")
    steps = StepList("steps.parts")
    steps.set_heading("Steps", "every state")
    steps.set_sections((StepSection("Prepare", _every_step()),))
    steps.set_open_items(
        [
            OpenItem(str(number), words)
            for number, words in enumerate(
                ("6 trapezius sites undecided", "Observation not started", "Second identifier", "Waste not witnessed", "Lot not scanned")
            )
        ]
    )
    steps.setFixedSize(430, 345)
    table = MuscleTable("muscles.parts")
    table.setFixedWidth(286)
    table.set_muscles(
        [*muscles()[3:5], MuscleContent("crowded", "Trapezius", (G, G, G, E, E, E, E), (), (G, P, P, E, E), "35", "10"), muscles()[6]],
        "trapezius",
    )
    table.row("trapezius").sites.set_sites([SiteItem(f"left_{number}", f"left {number}", P, "5 units planned") for number in (1, 2, 3)])
    other = PrimaryButton("undo.gloves", secondary=True)
    other.set_action("Undo", "Cervical paraspinal right 2, 5 units", key_hint="Backspace / left pedal", icon="arrow-counter-clockwise")
    return _column(
        _card("Buttons", _row(*enabled), _row(*disabled), _row(*sizes), _row(primary), _row(sign), other),
        _card("Steps", steps),
        _card("Muscle row: done, crowded, current", table),
    )


def _every_step() -> tuple[StepItem, ...]:
    return (
        StepItem("consent", "Consent", StepState.DONE, "signed"),
        StepItem("sitting", "Sitting sites", StepState.NOW, "10 / 16"),
        StepItem("observation", "Observation", StepState.OPEN, "15 min"),
        StepItem("photo", "Baseline photo", StepState.OVERRIDDEN, "declined"),
        StepItem("sedation", "Sedation", StepState.NOT_APPLICABLE, "not applicable"),
        StepItem("timeout", "Time-out", StepState.BLOCKS, "blocks injecting"),
    )


def _right_parts() -> QVBoxLayout:
    rows = [LimitRow(content) for content in limits()]
    tiles = [
        FieldBox(f"field.{number}", label, unit)
        for number, (label, unit) in enumerate((("Platelets", "10³/µL"), ("Volume", "mL"), ("Neutrophils", "%")))
    ]
    tiles[0].set_value("232")
    tiles[1].set_value("4.0")
    tiles[2].set_missing(True)
    wrong = FieldBox("field.wrong", "Weight", "kg")
    wrong.set_value("820")
    wrong.set_problem("820 kg is above 350 kg, the highest weight accepted. Nothing was stored.")
    line = FieldBox("field.line", "Right", "mm", form="line")
    line.set_value("84")
    empty = FieldBox("field.empty", "Left", "mm", form="line")
    empty.set_missing(True)
    stepper = Stepper("dose", "Dose", "2.5 units")
    stepper.set_value("5", "units", "0.1 mL")
    score = ScoreScale("pain", "Pain before")
    score.set_score(7)
    short = Timeline("timeline.short")
    short.set_content(TimelineContent(6.2))
    full = Timeline("timeline.full")
    full.set_content(TimelineContent(24.0, heading="Since left block", rule="Judge relief at 20–30 min", elapsed="24:00", due="due 11:28"))
    views = Segmented("views", "Views")
    views.set_choices((Choice("all", "All"), Choice("front", "Front"), Choice("landmark", "Landmark", "ruler")))
    views.set_current("all")
    on, off = Toggle("Muscles", "layer.muscles"), Toggle("Bones", "layer.bones")
    on.set_on(True)
    tones = ("neutral", "accent", "ok", "caution", "danger", "alarm", "outline")
    chips = [
        Chip(ChipContent(words, tone))
        for words, tone in zip(("Machine US-2", "PRP", "Signed", "To sign", "Latex", "Latex", "Right"), tones, strict=True)
    ]  # type: ignore[arg-type]
    vial = VialPanel("vial.parts")
    vial.set_content(_vial())
    return _column(
        _card("Limits: bar and words", *rows, Hairline(), vial),
        _card("Fields", _row(*tiles, stretch=False), _row(wrong, stretch=False), line, empty, stepper),
        _card(
            "Scales",
            score,
            short,
            full,
            _row(views),
            _row(on, off),
            _row(*chips[:3], spacing=5),
            _row(*chips[3:], spacing=5),
            _row(KeyCap("F2"), KeyCap("←"), KeyCap("Space")),
        ),
        _card("Legend", Legend((LegendItem(P, "target"), LegendItem(G, "given, mL")))),
    )


def _vial() -> VialContent:
    words = (("120", "given"), ("30", "planned"), ("50 units", "to waste"))
    return VialContent("Vial", "BOTOX 200 units  ·  lot D4821C2", vial_bar(), words)


# ------------------------------------------------------------------------------------------------------------ visit


def visit_frame(*, compact: bool = False) -> QWidget:
    """The frame of the botulinum visit around an empty canvas."""
    screen = Panel("canvas")
    grid = QGridLayout(screen)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    banner = PatientBanner()
    banner.set_content(banner_content())
    steps = StepList()
    steps.set_heading("Botulinum toxin", "PREEMPT, 155 units, 31 sites")
    steps.set_compact(compact)
    steps.set_sections(sections())
    steps.set_open_items((OpenItem("trapezius", "6 trapezius sites undecided"), OpenItem("observation", "Observation not started")))
    undo = UndoBar()
    undo.set_history("Cervical paraspinal right 2, 5 units", "")
    undo.set_compact(compact)
    canvas = QVBoxLayout()
    canvas.setSpacing(0)
    canvas.addWidget(_tool_bar(compact=compact))
    canvas.addWidget(Panel("canvas"), 1)
    canvas.addWidget(undo)
    grid.addWidget(banner, 0, 0, 1, 3)
    grid.addWidget(steps, 1, 0)
    grid.addLayout(canvas, 1, 1)
    grid.addWidget(_totals(compact=compact), 1, 2)
    grid.setRowStretch(1, 1)
    grid.setColumnStretch(1, 1)
    return screen


def _tool_bar(*, compact: bool) -> QWidget:
    bar = Panel("canvas", edges="bottom")
    bar.setFixedHeight(current().size("toolbar", compact))
    views = Segmented("views", "Views")
    views.set_choices([Choice(word.lower(), word) for word in ("All", "Anterior", "Left", "Right", "Posterior")])
    views.set_current("all")
    row = QHBoxLayout(bar)
    row.setContentsMargins(14, 0, 14, 1)
    row.setSpacing(6)
    row.addWidget(views)
    row.addSpacing(6)
    layers = (("Muscles", True), ("Bones", False), ("Nerves", False), ("Last visit", True))
    for word, on in layers[::3] if compact else layers:  # the others stand in the Layers menu
        toggle = Toggle(word, f"layer.{word}")
        toggle.set_on(on)
        row.addWidget(toggle)
    row.addStretch(1)
    row.addWidget(button("Sequence", "ghost", "sm", "list-numbers", object_name="sequence"))
    row.addWidget(button("Gloves", "ghost", "sm", "hand", object_name="gloves"))
    return bar


def _totals(*, compact: bool) -> QWidget:
    panel = Panel("panel", edges="left")
    panel.setFixedWidth(current().size("totals_column", compact))
    head = Headline("headline")
    head.set_content(HeadlineContent("120", "/ 155 units", "24 / 31", "sites, 1 extra"))
    head.set_compact(compact)
    bar = Bar()
    bar.set_content(bar_of([(Decimal(120), PartKind.GIVEN), (Decimal(30), PartKind.PLANNED)], Decimal(155)), "120 of 155 units")
    table = MuscleTable()
    table.set_muscles(muscles(), "trapezius", compact=compact)
    vial = VialPanel("vial")
    vial.set_content(_vial())
    limit = LimitContent(
        "Last 3 months, all toxin", "275 of 400 units", LimitState.WITHIN,
        bar_of([(Decimal(155), PartKind.BEFORE), (Decimal(120), PartKind.GIVEN)], Decimal(400)), "155 on 24 Aug, 120 today",
    )  # fmt: skip
    primary = PrimaryAction("primary")
    primary.set_compact(compact)
    primary.set_action("Give trapezius left 1", "5 units  ·  0.1 mL", key_hint="Space")
    still = Text("", "small")
    still.set_parts(("30 units still planned, ends at ", False), ("150 units", True))
    column = QVBoxLayout(panel)
    margin = 10 if compact else 14
    column.setContentsMargins(margin, 12, margin, 14)
    column.setSpacing(0)
    gap = 8 if compact else 16
    for widget, inset, after in (
        (head, True, 6), (bar, True, 6), (still, True, 10), (table, False, gap // 2),
        (Hairline(), False, gap - 4), (vial, True, gap), (Hairline(), False, gap - 4), (Text("Limits", "head"), True, 2),
        (LimitRow(limit), True, 2), (LimitRow(LimitContent("13 weeks since last", "minimum 12")), True, 0),
        (LimitRow(LimitContent("Follow-the-pain extra", "1 of 8 sites", LimitState.INFORMATION)), True, 0),
    ):  # fmt: skip
        _inset(column, widget, inset)
        column.addSpacing(after)
    column.addStretch(1)
    for widget, inset, after in (
        (Hairline(), False, 12), (Text("Next", "head"), True, 0), (Text("Halfway from neck to acromion", "body_strong"), True, 0),
        (Text("Sitting. Superficial, along the upper ridge. Too deep or too lateral: shoulder weakness.", "small", wrap=True), True, 8),
        (primary, False, 0),
    ):  # fmt: skip
        _inset(column, widget, inset)
        column.addSpacing(after)
    return panel


def _inset(column: QVBoxLayout, widget: QWidget, inset: bool) -> None:
    row = QHBoxLayout()
    row.setContentsMargins(10 if inset else 0, 0, 10 if inset else 0, 0)
    row.addWidget(widget)
    column.addLayout(row)


# ------------------------------------------------------------------------------------------------------------ today


def today() -> QWidget:
    """Rail, worklist, side list."""
    screen = Panel("app")
    row = QHBoxLayout(screen)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    rail = Rail("Procedure Assistant")
    entries = (
        ("today", "Today", "calendar-blank", 0),
        ("patients", "Patients", "users", 0),
        ("follow_up", "Follow-up", "chart-line", 3),
        ("outbox", "Outbox", "tray", 2),
        ("settings", "Settings", "gear-six", 0),
    )
    rail.set_entries([RailEntry(*entry) for entry in entries], "today")
    rail.set_user(RailUser("Dr R. Weiss", "Room 2", "RW"))
    search = SearchBox("search", "Find a patient, MRN or lot")
    search.setFixedWidth(300)
    days = Segmented("filter", "Filter", large=True)
    days.set_choices([Choice(word, word) for word in ("All 8", "Planned 4", "In progress 1", "To sign 1", "Finished 2")])
    days.set_current("All 8")
    work = Worklist()
    work.set_visits(visits())
    titles = QVBoxLayout()
    titles.setSpacing(0)
    titles.addWidget(Text("Monday 23 November", "page_title"))
    titles.addWidget(Text("8 visits: 2 finished, 1 to sign, 1 in progress, 4 planned", "quiet"))
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addLayout(titles)
    head.addStretch(1)
    head.addWidget(search, 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(button("New visit", "secondary", "md", "plus", object_name="new"), 0, Qt.AlignmentFlag.AlignTop)
    tools = QHBoxLayout()
    tools.addWidget(days)
    tools.addStretch(1)
    tools.addWidget(button("Import list", "ghost", "md", "download-simple", object_name="import"))
    tools.addWidget(button("Print the day", "ghost", "md", "printer", object_name="print"))
    column = QVBoxLayout()
    column.setContentsMargins(28, 26, 24, 24)
    column.setSpacing(12)
    column.addLayout(head)
    column.addSpacing(4)
    column.addLayout(tools)
    column.addWidget(work)
    column.addStretch(1)
    side = Panel("panel", edges="left")
    side.setFixedWidth(264)
    row.addWidget(rail)
    row.addLayout(column, 1)
    row.addWidget(side)
    return screen

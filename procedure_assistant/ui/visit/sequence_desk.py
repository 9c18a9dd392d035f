"""Sequence mode and gloves mode on the visit screen: their switches, keys, voice and pages. It decides nothing clinical."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.say import say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.workstation import KeyAct, WorkstationSettings, load_workstation
from procedure_assistant.ui import key_table, theme
from procedure_assistant.ui.key_events import act_of
from procedure_assistant.ui.language import tr
from procedure_assistant.ui.map.layout import GLOVES_CROPS
from procedure_assistant.ui.map.model import VIEWS
from procedure_assistant.ui.speech import Voice, find_voice
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.content import VisitContent
from procedure_assistant.ui.visit.frame import VisitFrame
from procedure_assistant.ui.visit.gloves_content import GlovesContent
from procedure_assistant.ui.visit.gloves_page import GlovesPage
from procedure_assistant.ui.visit.gloves_size import finger_px, px_per_mm
from procedure_assistant.ui.visit.map_page import MapPage
from procedure_assistant.ui.visit.photo_desk import PhotoDesk
from procedure_assistant.ui.visit.sequence_content import SequenceContent
from procedure_assistant.ui.visit.sequence_panel import SequencePanel
from procedure_assistant.ui.visit.sequence_requests import BedsidePresenter
from procedure_assistant.ui.widgets.choices import Toggle


class BedsideDesk(QObject):
    """What the two modes need of the screen. ``primary`` does the one primary action shown."""

    def __init__(self, frame: VisitFrame, asks: BedsidePresenter, services: Services, primary: Callable[[], None]) -> None:
        super().__init__(frame)
        self._frame = frame
        self._asks = asks
        self._services = services
        self._primary = primary
        self._settings = WorkstationSettings()
        self._speaks = False
        self._spoken_site = ""
        self._figure = ""
        self._panel: SequencePanel | None = None
        self._page: GlovesPage | None = None
        self._photo_desk: PhotoDesk | None = None
        self._lock: Callable[[], None] | None = None
        self._window: QWindow | None = None
        self._walks: list[Toggle] = []
        self._gloves: list[Toggle] = []
        self._spoken: list[Toggle] = []
        asks.key_label = self._label

    def read_settings(self) -> None:
        """The keys, the voice and the measure of this workstation, as stored."""
        self._settings = load_workstation(self._services.store, self._services.visits.workstation)
        self._speaks = self._settings.spoken
        for act in KeyAct:
            key_table.add_keys(act.value, tuple(key for key in self._settings.keys_of(act) if key))

    def _label(self, act: KeyAct) -> str:
        """ "Space", or "Space / pedal" where one is set."""
        first = key_table.keys_of(act.value)[0]
        has_pedal = bool(self._settings.keys_of(act)[0])
        return say("{key} / pedal", key=say(first)) if has_pedal else say(first)

    @cached_property
    def voice(self) -> Voice | None:
        """The voice of this computer, looked for when it is first wanted."""
        return find_voice(self)

    # -- switches ------------------------------------------------------------------------------------------------------

    def add_tools(self, page: MapPage) -> None:
        """Sequence, Spoken and Gloves in the tool bar of the map."""
        walk = Toggle(say("Sequence"), "map.sequence", icon="path")
        spoken = Toggle(say("Spoken"), "map.spoken", icon="speaker-high")
        walk.switch_requested.connect(self._asks.switch_walk)
        spoken.switch_requested.connect(self._speak)
        spoken.hide()
        self._walks.append(walk)
        self._spoken.append(spoken)
        for tool in (walk, spoken, self._gloves_switch("map.gloves")):
            page.add_tool(tool)

    def add_gloves(self, page: BlockPage, desk: PhotoDesk) -> None:
        """Gloves in the tool bar of the block; its photograph is shown there too."""
        self._photo_desk = desk
        if self._page is not None:
            desk.show_also(self._page.photo)
        bar = page.bar.layout()
        if bar is not None:
            bar.addWidget(self._gloves_switch("block.gloves"))

    def _gloves_switch(self, name: str) -> Toggle:
        made = Toggle(say("Gloves"), name, icon="hand")
        made.switch_requested.connect(self._asks.switch_gloves)
        self._gloves.append(made)
        return made

    def _speak(self, on: bool) -> None:
        self._speaks, self._spoken_site = on, ""
        if not on and self.voice is not None:
            self.voice.hush()
        self._asks.show()

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self, content: VisitContent) -> None:
        """What the modes show of a content, after the screen has shown it."""
        walk, gloves = self._asks.walk(), self._asks.gloves(content)
        self._show_gloves(gloves, content, walk)
        self._show_walk(walk if gloves is None else None)
        for toggles, on in ((self._walks, self._asks.walking), (self._gloves, self._asks.gloved)):
            for toggle in toggles:
                toggle.set_on(on)
        self._say_next(walk)
        self._show_spoken(walking=walk is not None)

    def _show_spoken(self, *, walking: bool) -> None:
        possible = walking and self.voice is not None and not self.voice.trouble()
        for toggle in self._spoken:
            if toggle.isHidden() == possible:
                toggle.setVisible(possible)
            toggle.set_on(self._speaks)
        if self._page is not None:
            self._page.banner.set_spoken(self._speaks, possible=possible)

    def _say_next(self, walk: SequenceContent | None) -> None:
        """Each site once, when it becomes the next; a question is not talked over."""
        site = walk.site if walk is not None else None
        if site is None or walk is None or walk.choosing is not None:
            if walk is None:
                self._spoken_site = ""
            return
        if self._speaks and site.id != self._spoken_site and self.voice is not None:
            self.voice.say(tr(site.spoken))
        self._spoken_site = site.id if self._speaks else ""

    def _show_walk(self, walk: SequenceContent | None) -> None:
        if walk is None:
            if self._panel is not None and not self._panel.isHidden():
                self._panel.hide()
                self._follow("")
            return
        if self._panel is None:
            self._panel = SequencePanel()
            self._panel.site_requested.connect(self._asks.go_to_site)
            self._panel.reasons.chosen.connect(self._asks.choose)
            self._panel.reasons.left.connect(self._asks.leave_choosing)
            self._frame.add_below(self._panel)
        self._panel.set_content(walk)
        self._panel.show()
        site = self._asks.record.sites.get(walk.site.id) if walk.site is not None else None
        self._follow(site.figure if site is not None else "all")

    def _follow(self, figure: str) -> None:
        """The plate of the next site, each time it is another one; all four when sequence mode ends."""
        if figure == self._figure:
            return
        self._figure = figure
        page = self._frame.page_of(Shows.MAP)
        if not isinstance(page, MapPage):
            return
        shown = next((view for view in VIEWS if view == figure), VIEWS[0])
        # The sites of one plate, as large as they come; the strip below stands for the plates that are out of sight.
        page.map.set_view(shown, thumbnails=False, crop=GLOVES_CROPS.get(shown))
        page.views.set_current(shown)

    # -- gloves --------------------------------------------------------------------------------------------------------

    def _show_gloves(self, gloves: GlovesContent | None, content: VisitContent, walk: SequenceContent | None) -> None:
        if gloves is None:
            if self._page is not None and not self._page.isHidden():
                self._frame.set_front(None)
                self.wear(on=False)
            return
        page = self._gloves_page()
        is_new = page.isHidden()
        if is_new:
            self._frame.set_front(page)
            self.wear(on=True)
        marks = (*content.marks, *self._asks.offered_mark()) if walk is not None else ()
        page.show_content(gloves, content.beside.head, marks, walk.groups if walk is not None else ())
        if is_new:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gloves_page(self) -> GlovesPage:
        if self._page is None:
            self._page = page = GlovesPage()
            page.hide()
            asks = self._asks
            page.banner.back_requested.connect(self._frame.closed)
            page.banner.spoken_requested.connect(self._speak)
            page.banner.gloves_off_requested.connect(lambda: asks.switch_gloves(on=False))
            page.map.site_clicked.connect(asks.gloves_site)
            page.map.site_context_requested.connect(asks.look_at)
            page.map.press_doubtful.connect(asks.in_doubt)
            page.map.sweep_ended.connect(asks.swept)
            page.map.dose_step_requested.connect(asks.step_dose)
            page.map.skin_clicked.connect(asks.gloves_skin)
            page.nape.target_clicked.connect(asks.gloves_target)
            page.nape.skin_clicked.connect(lambda *_place: asks.beside_sites())
            page.photo.placed.connect(asks.press_photo)
            page.photo.mark_pressed.connect(asks.hold_mark)
            page.photo.press_doubtful.connect(asks.between_marks)
            page.photo.target_clicked.connect(lambda side, nerve: asks.give_on_photo(nerve_id(nerve), side))
            page.photo.point_set.connect(asks.set_on_photo)
            page.photo.landmark_moved.connect(asks.set_on_photo)
            page.strip.site_requested.connect(asks.go_to_site)
            page.panel.pressed.connect(self._pressed)
            page.panel.reason_chosen.connect(asks.choose)
            page.panel.scored.connect(asks.score)
            page.message.dismissed.connect(asks.dismiss)
            page.message.settle_requested.connect(asks.settle_without_gloves)
            self._offer_lock(page)
            if self._photo_desk is not None:
                self._photo_desk.show_also(page.photo)
        return self._page

    def lock_with(self, lock: Callable[[], None]) -> None:
        """What locks the program; gloves mode has its own button for it, since the banner with the menu is away."""
        self._lock = lock
        if self._page is not None:
            self._offer_lock(self._page)

    def _offer_lock(self, page: GlovesPage) -> None:
        if self._lock is not None:
            page.banner.lock_requested.connect(self._lock)
            page.banner.lock.show()

    def _pressed(self, button: str) -> None:
        if button == "primary":
            self._asks.next_or_back(self._primary)
        else:
            self._asks.press(button)

    def wear(self, *, on: bool) -> None:
        """The larger look of the whole program, at the density of this screen; nothing where it is so already."""
        app = QApplication.instance()
        now = theme.current()
        density = px_per_mm(self._settings, self._frame)
        finger = finger_px(density) if on else 0
        if isinstance(app, QApplication) and (now.gloves != on or now.size("finger") != finger):
            theme.apply(app, theme.shipped(now.name, gloves=on, still=now.still, finger_px=finger))
        if on and self._page is not None:
            self._page.set_density(density)

    def left(self) -> None:
        """The screen goes out of sight: nothing is spoken, and other pages have their usual size."""
        if self.__dict__.get("voice") is not None and self.voice is not None:
            self.voice.hush()
        if self._asks.gloved:
            self.wear(on=False)

    def entered(self) -> None:
        """The screen comes into sight, perhaps after the keys were set anew; where they cannot be read those from before count."""
        before = self._settings
        try:
            self.read_settings()
        except Problem as problem:
            self._asks.tell(problem.message, problem.hint)
        if self._settings != before:
            self._asks.show()
        window = self._frame.window().windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            window.screenChanged.connect(self._on_another_screen)
        if self._asks.gloved:
            self.wear(on=True)

    def _on_another_screen(self) -> None:
        """20 mm are another number of pixels there."""
        if self._asks.gloved and self._frame.isVisible():
            self.wear(on=True)

    # -- keys ----------------------------------------------------------------------------------------------------------

    @property
    def help_places(self) -> tuple[str, ...]:
        """Which more keys count just now."""
        return (key_table.WALK,) if self._asks.walking or self._asks.gloved else ()

    def take_key(self, event: QKeyEvent) -> bool:
        """Skip and omit, the number of a reason, and the pedal while something is asked. False for a key that means something else."""
        asks = self._asks
        if not (asks.walking or asks.gloved):
            return False
        if event.isAutoRepeat():
            return act_of(event, key_table.WALK) != ""
        if reasons := asks.reasons():
            number = event.text()
            if number.isdecimal() and 1 <= int(number) <= len(reasons) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                asks.choose(reasons[int(number) - 1])
                return True
        act = act_of(event, key_table.VISIT, key_table.WALK)
        if act == KeyAct.NEXT:
            asks.next_or_back(self._primary)
        elif act == KeyAct.SKIP:
            asks.ask_reason("skip")
        elif act == KeyAct.OMIT:
            asks.ask_reason("omit")
        else:
            return False
        return True

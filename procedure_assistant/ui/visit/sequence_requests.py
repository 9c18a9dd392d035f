"""What is asked while the sites are walked one by one, with or without gloves: next, skip, omit, go to a site. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from procedure_assistant.domain.commands import injection_map
from procedure_assistant.domain.commands.injection_map import site_name
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.protocol import Shows
from procedure_assistant.domain.record import SiteRecord
from procedure_assistant.domain.say import inner, plain, say
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.workstation import KeyAct
from procedure_assistant.ui.map.model import SiteMark
from procedure_assistant.ui.visit import gloves_content, sequence_content
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.content import Notice, VisitContent
from procedure_assistant.ui.visit.gloves_content import DoseStep, GlovesContent, Keys
from procedure_assistant.ui.visit.gloves_photo_content import Hand
from procedure_assistant.ui.visit.presenter_gloves_photo import GlovesPhotoRequests
from procedure_assistant.ui.visit.sequence_content import SKIPPED, Choosing, SequenceContent

_OFFERED: Final = "offered"
_ONLY_LOOK = say("It is only looked at here")


class Offer(NamedTuple):
    """A place on the skin where an extra site could be given, in figure units."""

    figure: str
    x: float
    y: float
    muscle: str
    side: Side


class BedsidePresenter(GlovesPhotoRequests):
    """The visit with its two ways to work at the chair: sequence mode and gloves mode. Both are of the screen, not of the record."""

    walking = False
    _choosing: Choosing | None = None
    _looked = ""
    _stepping = ""
    """The site whose dose is being changed."""
    _enlarge = False
    _offer: Offer | None = None
    key_label: Callable[[KeyAct], str] = staticmethod(lambda _act: "")

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show everything; gloves mode ends where it cannot serve."""
        self._settle()
        super().show()

    def content(self) -> VisitContent:
        """The screen; the key of the primary action is the one of this workstation."""
        content = super().content()
        label = self.key_label(KeyAct.NEXT)
        return replace(content, primary=replace(content.primary, hint=label)) if label else content

    def walk(self) -> SequenceContent | None:
        """The walk through the sites as it stands; None where it is not on, or not on the map."""
        if not (self.walking or self.gloved) or self.section.shows is not Shows.MAP or self.record.closed:
            return None
        following = self._sequence.following(self.record)
        then = self._sequence.after(self.record, following.id) if following is not None else None
        return sequence_content.sequence(self.record, following, then, self._choosing)

    def gloves(self, content: VisitContent) -> GlovesContent | None:
        """The gloves screen for a content; None without gloves."""
        if not self.gloved:
            return None
        keys = Keys(*(self.key_label(act) for act in (KeyAct.NEXT, KeyAct.UNDO, KeyAct.SKIP, KeyAct.OMIT)))
        if (over := self.over_photo(content, keys)) is not None:
            return over
        looked = self.record.sites.get(self._looked)
        made = gloves_content.gloves(self.record, content, self.walk(), looked, keys)
        if self._offer is not None:
            return gloves_content.offered(self.record, made, self._offer.muscle, self._offer.side)
        if self._enlarge and made.figure == "posterior":
            made = replace(made, enlarged=True)
        site = self._site_in_hand()
        return replace(made, step=self._step(site)) if self._stepping and site is not None else made

    def offered_mark(self) -> tuple[SiteMark, ...]:
        """The place of an extra site that waits for its confirmation, as a mark."""
        if self._offer is None:
            return ()
        place, words = self._offer, say("Place of an extra site, not given")
        return (SiteMark(_OFFERED, place.figure, place.x, place.y, "planned", "", words, place.muscle, place.side, selected=True),)

    def _step(self, site: SiteRecord) -> DoseStep:
        map_ = self.record.map
        assert map_ is not None  # a site lies on a map
        words = sequence_content.site_words(self.record, site)
        amount = (site.given or site.intended).amount
        return DoseStep(words.dose, words.volume, amount > map_.dose_step, amount < map_.dose_max)

    def _settle(self) -> None:
        """Leave what does not hold any more: a site that is decided or gone, gloves where typing is needed."""
        site = self.record.sites.get(self._choosing.site) if self._choosing else None
        if self._choosing and (site is None or site.omitted or self.section.shows is not Shows.MAP):
            self._choosing = None
        looked = self.record.sites.get(self._looked)
        if looked is None or not looked.decided or self.section.shows is not Shows.MAP:
            self._looked = ""
        if self.section.shows is not Shows.MAP or self.record.closed or not self.gloved:
            self._offer = None
        self._settle_hand()
        in_hand = self._site_in_hand()
        if in_hand is None or in_hand.id != self._stepping:
            self._stepping = ""
        if self.gloved and not self._is_served():
            self.gloved = False
            title = say("Gloves mode is off: {section} is charted here.", section=inner(self.section.title))
            told = Notice("information", title, say("Everything that was given is saved. Gloves can be put on again at the map."))
            self._notices = (*self._notices, told) if self._notices else (told,)

    def _go_on_when_done(self) -> None:
        """With gloves on nothing moves on by itself: the large button says what comes next, and undo stays under the hand."""
        if not self.gloved:
            super()._go_on_when_done()

    def _is_served(self) -> bool:
        if self.record.closed or self._amending or self._asking is not None:
            return False
        if self.section.shows is Shows.BLOCK:
            return self._serves_photo or (self.record.landmarks is not None and self.record.plan is not None)
        return self.section.shows in (Shows.MAP, Shows.SCORES)

    def _site_in_hand(self) -> SiteRecord | None:
        """The site that the panel speaks of: a decided one that was pressed, else the next."""
        if self.section.shows is not Shows.MAP:
            return None
        return self.record.sites.get(self._looked) or self._sequence.following(self.record)

    def user_changed(self) -> None:
        """Somebody else may be in: what was being asked is left; the modes stay, since the hands are the same."""
        self._choosing, self._looked, self._stepping, self._hand = None, "", "", Hand()
        super().user_changed()

    # -- switches ------------------------------------------------------------------------------------------------------

    def switch_walk(self, on: bool) -> None:
        """Sequence mode on or off; nothing is charted."""
        self.walking, self._choosing = on, None
        self._card = "" if on else self._card
        self.show()

    def switch_gloves(self, on: bool) -> None:
        """Gloves mode on or off. It opens at the map, else at the planned block; where neither waits it says so."""
        self._choosing, self._looked, self._stepping, self._enlarge, self._card = None, "", "", False, ""
        self.gloved = False
        if on and self._on_photo and self.record.photo is None:
            self._on_photo = False  # nothing to set a mark on; the figure serves where a block is planned
        if on and not self._is_served():
            place = self._first_served()
            if not place:
                text = say("It charts the map, a block that is planned, and pain. Go there first.")
                self._tell(Notice("information", say("Gloves mode cannot serve this step."), text))
                return
            self.go_to(place)
        self.gloved = on
        self._notices = ()
        self.show()

    def _first_served(self) -> str:
        if self.record.closed or self._amending or self._asking is not None:
            return ""
        sections = {section.shows: section.id for section in self.record.protocol.sections}
        if Shows.MAP in sections and self._sequence.following(self.record) is not None:
            return sections[Shows.MAP]
        planned = self.record.landmarks is not None and self.record.plan is not None
        return sections.get(Shows.BLOCK, "") if planned else ""

    # -- walking -------------------------------------------------------------------------------------------------------

    def next_or_back(self, go_on: Callable[[], object]) -> None:
        """Space: the primary action. While a reason is asked for nothing is given; from a site that is looked at it leads back."""
        if self._choosing is not None or self._hand.typed is not None or (self._hand.mark and self.drop_hand()):
            return
        if self._looked or self._offer is not None:
            self.look_back()
        else:
            self._enlarge = False
            go_on()

    def ask_reason(self, kind: Literal["omit", "skip"]) -> None:
        """S and O: ask why the site in hand is skipped or omitted. Whoever may only look is told so."""
        site = self._site_in_hand()
        if not (self.walking or self.gloved) or site is None or site.omitted:
            return
        if why := self._permits(Act.CHART):
            self._tell(Notice("refusal", why, say(_ONLY_LOOK)))
            return
        if kind == "skip" and (site.decided or self._sequence.after(self.record, site.id) is None):
            text = say("Nothing was skipped. Give it, or omit it with a reason.")
            self._tell(Notice("information", say("No other site is left to go on with."), text))
            return
        self._notices, self._stepping = (), ""
        self._choosing = sequence_content.asking(self.record, kind, site)
        self.show()

    def choose(self, reason: str) -> None:
        """The reason that was chosen or written: the site is omitted, or left for later with a note."""
        asked = self._choosing
        if asked is None or not reason.strip():
            return
        self._choosing = None
        if asked.kind == "omit":
            self._do(injection_map.omit, asked.site, plain(reason))
        else:
            self._skip(asked.site, plain(reason).strip())

    def _skip(self, site_id: str, reason: str) -> None:
        before = self.record.sites[site_id].note
        added = SKIPPED.format(reason=reason)
        if self._do(injection_map.note, site_id, say("{before}; {added}", before=before, added=added) if before else added):
            self._sequence.skip(self.record, site_id)
            name = site_name(self.record, self.record.sites[site_id])
            self._tell(Notice("information", say("{site} waits.", site=name), say("It comes again after the last one.")))

    def reasons(self) -> tuple[str, ...]:
        """The reasons that can be chosen just now."""
        return self._choosing.reasons if self._choosing is not None else ()

    def leave_choosing(self) -> None:
        """No reason, nothing charted."""
        self._choosing = None
        self.show()

    def go_to_site(self, site_id: str) -> None:
        """A press on the strip: go on from there; a decided site is shown instead."""
        site = self.record.sites.get(site_id)
        if site is None:
            return
        self._choosing, self._stepping, self._enlarge, self._notices, self._offer = None, "", False, (), None
        if not site.decided:
            self._sequence.go_to(site_id)
            self._looked = self._card = ""
        elif self.gloved:
            self._looked = site_id
        else:
            self._card = site_id
        self.show()

    # -- gloves --------------------------------------------------------------------------------------------------------

    def gloves_site(self, site_id: str) -> None:
        """A press on a site: a planned one is given, a decided one is shown. While something is asked it only leaves the question."""
        site = self.record.sites.get(site_id)
        if self._choosing is not None or self._stepping or self._offer is not None:
            self._choosing, self._stepping, self._offer = None, "", None
            self.show()
        elif site is not None and site.decided:
            self._looked, self._notices = site_id, ()
            self.show()
        else:
            self._looked, self._enlarge = "", False
            self.give(site_id)

    def gloves_target(self, side: str, nerve: str) -> None:
        """A press on the target of a planned block: it is given there."""
        self.give_block(nerve_id(nerve), side)

    def settle_without_gloves(self) -> None:
        """What a message asks to settle is settled on the normal screen, where the message stands with its button."""
        notices = self._notices
        self.gloved = False
        self._notices = notices
        self.show()

    def look_at(self, site_id: str) -> None:
        """A long press: the site in words; nothing is charted."""
        self.go_to_site(site_id)

    def look_back(self) -> None:
        """From a site that was looked at to the next one."""
        self._looked, self._stepping, self._choosing, self._notices, self._offer = "", "", None, (), None
        self.show()

    def gloves_skin(self, figure: str, x: float, y: float, muscle: str, side: str) -> None:
        """A press on skin: where the muscle takes extra sites one is offered, and given only by its own button; the pedal leads back."""
        found = self.record.map.muscle(muscle) if self.record.map is not None else None
        if self._choosing is not None or self._stepping or self._looked or self._offer is not None:
            self.look_back()
        elif found is None or not found.extra_sites or side not in (Side.LEFT, Side.RIGHT) or self._permits(Act.CHART):
            self.beside_sites()
        else:
            self._notices, self._offer = (), Offer(figure, x, y, muscle, Side(side))
            self.show()

    def _give_offered(self) -> None:
        offer, self._offer = self._offer, None
        if offer is not None:
            self._do(injection_map.add_extra, *offer)

    def in_doubt(self, first: str, second: str) -> None:
        """A press between two sites: neither is given, both are named, and the nape is enlarged where they lie there."""
        sites = [self.record.sites[one] for one in (first, second) if one in self.record.sites]
        if len(sites) < 2:
            return
        self._enlarge = all(gloves_content.is_nape(site.muscle) for site in sites)
        names = {"first": site_name(self.record, sites[0]), "second": inner(site_name(self.record, sites[1]))}
        title = say("{first} or {second}: the press is about as near to both. Nothing was charted.", **names)
        self._tell(Notice("refusal", title, say("Press nearer to one of them, or go there in the line of sites.")))

    def beside_sites(self) -> None:
        """A press where no site is within reach: 10 mm, or the mark with its rim where that is larger."""
        text = say("An extra site is offered where its muscle is pressed; a moved one is charted with gloves off.")
        self._tell(Notice("refusal", say("No site is near the press. Nothing was charted."), text))

    def swept(self, site_ids: tuple[str, ...]) -> None:
        """A finger that slid over sites: one site is a press, several are none."""
        if len(site_ids) == 1:
            self.gloves_site(site_ids[0])
        elif site_ids:
            text = say("With gloves on each site is pressed by itself.")
            self._tell(Notice("refusal", say("The finger slid over several sites. Nothing was charted."), text))

    def press(self, button: str) -> None:
        """One of the buttons of the gloves panel."""
        site = self._site_in_hand()
        presses: dict[str, Callable[[], object]] = {
            "undo": self.undo,
            "omit": lambda: self.ask_reason("omit"),
            "skip": lambda: self.ask_reason("skip"),
            "dose": self._begin_dose,
            "dose_done": self._end_dose,
            "less": lambda: self.step_dose(site.id, -1) if site else None,
            "more": lambda: self.step_dose(site.id, 1) if site else None,
            "take_back": lambda: self.take_back_site(site.id) if site else None,
            "back": self.look_back,
            "leave": self.leave_choosing,
            "aspirated": self.aspirated,
            "extra": self._give_offered,
            "marks": self.next_mark,
            "next_mark": self.next_mark,
            "let_go": self.drop_hand,
            "later": self.drop_hand,
            "distance": self.ask_distance,
            "keep_scale": self.keep_distance,
            "figure": lambda: self.show_photo(on=False),
            "photo": lambda: self.show_photo(on=True),
        }
        if button in presses:
            presses[button]()
        elif button.startswith("nudge_"):
            self.nudge(button)
        else:
            self.type_distance(button.removeprefix("pad_"))

    def _begin_dose(self) -> None:
        site = self._site_in_hand()
        self._stepping, self._choosing, self._notices = site.id if site else "", None, ()
        self.show()

    def _end_dose(self) -> None:
        self._stepping = ""
        self.show()

    def leave(self) -> None:
        """Esc: leave the reason, the dose or the site that is looked at; else as the visit does."""
        if self._choosing is not None:
            self.leave_choosing()
        elif self.gloved and self.drop_hand():
            return
        elif self._stepping:
            self._end_dose()
        elif self._looked or self._offer is not None:
            self.look_back()
        else:
            super().leave()

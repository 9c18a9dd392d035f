"""Drives the inbox of pictures: what is held and why, placing into an open visit, rejecting. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import recalled, say
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.image_matching import Mismatch, is_other_patient, readable_name
from procedure_assistant.services.image_ports import ListenerState
from procedure_assistant.services.image_service import ImageService
from procedure_assistant.services.image_station import StationState
from procedure_assistant.services.image_values import Source, StoredImage
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import VisitState
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import Notice, notice_of

_SOURCES = {
    Source.FILE: "file", Source.CLIPBOARD: "clipboard", Source.DROP: say("dropped file"), Source.FOLDER: say("watched folder"),
    Source.LISTENER: say("sent by"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One held picture in words."""

    id: str
    title: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class InboxContent:
    """The page. ``visits`` are (id, words); ``mismatches`` what does not agree with the chosen one; ``other``: it is another patient's."""

    lines: tuple[HeldLine, ...]
    chosen: str
    visits: tuple[tuple[str, str], ...]
    visit: str
    mismatches: tuple[str, ...]
    other: bool
    warnings: tuple[str, ...]
    why_no_picture: str
    station: str
    events: tuple[str, ...]
    why_not: str
    busy: bool
    notice: Notice | None
    back: str = ""
    """The button back to the visit that was left or that got the last picture, "" where there is none."""


class InboxView(Protocol):
    """What the presenter asks of the page."""

    def show_inbox(self, content: InboxContent) -> None:
        """Show it all."""

    def clear_reason(self) -> None:
        """What was written belongs to what is done."""

    def open_visit(self, visit: Visit) -> None:
        """Go to a visit."""


class InboxPresenter:
    """The held pictures. ``changed`` is called when one left the inbox, with the visit it went to."""

    def __init__(self, services: Services, images: ImageService, view: InboxView, tasks: Runner, changed: Callable[[str], None]) -> None:
        self._services = services
        self._images = images
        self._view = view
        self._tasks = tasks
        self._changed = changed
        self._held: tuple[StoredImage, ...] = ()
        self._visits: tuple[tuple[str, str], ...] = ()
        self._chosen = self._visit = ""
        self._is_busy = False
        self._notice: Notice | None = None
        self._back = ""

    def left(self, visit_id: str) -> None:
        """The visit that was on the screen last; the page leads back to it while it is open."""
        self._back = visit_id

    def back(self) -> None:
        """Back to the visit."""
        try:
            visit = self._services.visits.resume(self._back)
        except Problem as problem:
            self._notice = notice_of(problem)
            self.show()
            return
        self._view.open_visit(visit)

    def _back_words(self) -> str:
        found = dict(self._visits).get(self._back, "")
        return say("Back to the visit of {patient}", patient=found.partition(", MRN ")[0]) if found else ""

    def refresh(self) -> None:
        """Read what is held and which visits are open."""
        self._notice = None
        self._read()
        self.show()

    def arrived(self, held: tuple[StoredImage, ...] = ()) -> None:
        """These came in, or (none) something came or went; what was told of the last act stays."""
        known = {image.id for image in self._held}
        if held and known:
            self._held += tuple(image for image in held if image.id not in known)
        else:
            self._read()
        self.show()

    def _read(self) -> None:
        try:
            self._services.visits.guard.check(Act.LOOK)
            self._held = self._images.inbox()
            self._visits = tuple(self._open_visits())
        except Problem as problem:
            self._held, self._visits, self._notice = (), (), notice_of(problem)
        if self._chosen not in {image.id for image in self._held}:
            self._choose(self._held[-1].id if self._held else "")

    def _open_visits(self) -> list[tuple[str, str]]:
        """Visits that can take a picture, newest first, by patient and day."""
        store, local = self._services.store, self._services.clock.local
        found = []
        for visit in store.visits():
            patient = store.patient(visit.patient_id)
            if visit.state is not VisitState.SIGNED and patient is not None:
                opened = wording.moment(local(visit.opened_at))
                found.append(
                    (
                        visit.visit_id,
                        say(
                            "{patient}, MRN {mrn}: {visit}, {opened}",
                            patient=patient.name,
                            mrn=patient.mrn,
                            visit=visit.title,
                            opened=opened,
                        ),
                    )
                )
        return found

    def choose(self, image_id: str) -> None:
        """Look at another picture."""
        self._choose(image_id)
        self._notice = None
        self.show()

    def _choose(self, image_id: str) -> None:
        if image_id != self._chosen:
            self._chosen, self._visit = image_id, ""
            self._view.clear_reason()

    def choose_visit(self, visit_id: str) -> None:
        """The visit it would go to; what does not agree is shown before."""
        self._visit = visit_id
        self.show()

    @property
    def chosen(self) -> StoredImage | None:
        """The picture that is looked at."""
        return next((image for image in self._held if image.id == self._chosen), None)

    def place(self, reason: str) -> None:
        """Into the chosen visit; another patient's header needs the reason."""
        image_id, visit_id = self._chosen, self._visit
        if image_id and visit_id:
            self._work(lambda: self._images.place(image_id, visit_id, reason), say("The picture is in the visit."), visit_id)

    def reject(self, reason: str) -> None:
        """Mark it as rejected; it stays kept with the reason."""
        image_id = self._chosen
        if image_id:
            self._work(lambda: self._images.reject(image_id, reason), say("The picture is rejected. It is kept apart with the reason."), "")

    def _work(self, work: Callable[[], StoredImage], told: str, visit_id: str) -> None:
        if self._is_busy:
            return
        self._is_busy = True

        def done(_image: StoredImage) -> None:
            self._is_busy = False
            self._view.clear_reason()
            self._read()
            self._back = visit_id or self._back
            self._notice = Notice(told, "", "fine")
            self.show()
            self._changed(visit_id)

        def failed(problem: Problem) -> None:
            self._is_busy = False
            self._notice = notice_of(problem)
            self.show()

        self._tasks.run(work, done, failed)
        self.show()

    def show(self) -> None:
        """Show the page as it stands."""
        image = self.chosen
        found: tuple[Mismatch, ...] = ()
        if image is not None and self._visit:
            try:
                found = self._images.mismatches(image.id, self._visit)
            except Problem as problem:
                self._notice = notice_of(problem)
        station = self._services.image_station
        state = station.state if station is not None else None
        self._view.show_inbox(
            InboxContent(
                lines=tuple(self._line(one) for one in self._held),
                chosen=self._chosen,
                visits=self._visits,
                visit=self._visit,
                mismatches=tuple(one.sentence for one in found),
                other=is_other_patient(found),
                warnings=image.facts.notes if image else (),
                why_no_picture=image.facts.why_no_picture if image else "",
                station=station_words(state) if state else "",
                events=state.events[:4] if state else (),
                why_not=self._services.visits.guard.hindrance(Act.CHART),
                busy=self._is_busy,
                notice=self._notice,
                back=self._back_words(),
            )
        )

    def _line(self, image: StoredImage) -> HeldLine:
        facts, origin = image.facts, image.origin
        sent = facts.patient
        name = readable_name(sent.name) if sent is not None and sent.name.strip("^ ") else say("No name in the picture's header")
        number = say(", MRN {id}", id=sent.id) if sent is not None and sent.id else ""
        came = wording.moment(self._services.clock.local(origin.at))
        return HeldLine(
            image.id,
            say("{name}{number}", name=name, number=number),
            recalled(image.last.reason),
            say("{sources} {detail}, {came}", sources=_SOURCES[origin.source], detail=origin.detail, came=came).strip(),
        )


def station_words(state: StationState) -> str:
    """Where listener and folder stand, in one sentence."""
    listener = {
        ListenerState.OFF: say("The DICOM listener is off."),
        ListenerState.STARTING: say("The DICOM listener is starting."),
        ListenerState.LISTENING: say("The DICOM listener takes pictures at port {port}.", port=state.port),
        ListenerState.FAILED: say("The DICOM listener could not be started."),
    }[state.listener]
    if not state.folder:
        return listener
    folder = (
        say("The watched folder cannot be reached just now.")
        if state.is_folder_gone
        else say("The folder {folder} is watched.", folder=state.folder)
    )
    return say("{listener} {folder}", listener=listener, folder=folder)

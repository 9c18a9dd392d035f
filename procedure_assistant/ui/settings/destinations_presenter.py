"""Drives the destinations: the list, the form of one, the connection test and the dry run. Slow work runs on a worker. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.delivery import Destination, Kind, TestReport, TestStep
from procedure_assistant.services.destination_fields import FIELDS, FORMATS, KIND_NAMES, Field, is_secret
from procedure_assistant.services.export import ExportFile, ExportService
from procedure_assistant.services.outbox import OutboxService
from procedure_assistant.services.outbox_sending import sent_files
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.access.runner import Runner
from procedure_assistant.ui.notice import Notice, notice_of
from procedure_assistant.ui.outbox.content import FileContent, file_content

T = TypeVar("T")
_MOST_VISITS = 50


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One destination of the list."""

    id: str
    name: str
    facts: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One setting of the form as it stands: its field, its value ("" for a secret), whether a secret is kept, what is wrong with it."""

    field: Field
    value: str
    is_kept: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class FormContent:
    """A destination being set up. ``steps`` are those of the last test, ``files`` those of the last dry run."""

    id: str
    kind: Kind
    is_new: bool
    title: str
    name: str
    name_problem: str
    rows: tuple[FieldRow, ...]
    formats: tuple[tuple[str, str, bool], ...]
    formats_problem: str
    on_sign: bool
    enabled: bool
    busy: str = ""
    steps: tuple[TestStep, ...] = ()
    test_words: str = ""
    visits: tuple[tuple[str, str], ...] = ()
    look_hindrance: str = ""
    files: tuple[FileContent, ...] = ()
    asks_removal: bool = False


@dataclass(frozen=True, slots=True)
class DestinationsContent:
    """The card: every destination, what can be added, and the one that is being set up."""

    rows: tuple[PlaceRow, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    state: str = ""
    form: FormContent | None = None
    notice: Notice | None = None


class DestinationsView(Protocol):
    """What the presenter asks of the card."""

    def show_destinations(self, content: DestinationsContent) -> None:
        """Show this."""

    def typed_secrets(self) -> Mapping[str, str]:
        """The secrets that were typed and are not kept yet."""

    def wipe_secrets(self) -> None:
        """Forget them."""


@dataclass(slots=True)
class _Draft:
    """The destination as typed."""

    place: Destination
    is_new: bool
    faults: dict[str, str] = field(default_factory=dict)
    report: TestReport | None = None
    files: tuple[FileContent, ...] = ()
    busy: str = ""
    asks_removal: bool = False


class DestinationsPresenter:
    """The card of the destinations."""

    def __init__(self, outbox: OutboxService, exports: ExportService, view: DestinationsView, tasks: Runner) -> None:
        self._outbox = outbox
        self._exports = exports
        self._view = view
        self._tasks = tasks
        self._draft: _Draft | None = None
        self._visits: tuple[tuple[str, str], ...] = ()
        self._notice: Notice | None = None

    def refresh(self) -> None:
        """Read what is stored; a form that is being filled in stays."""
        self._notice = None
        self._show()

    def add(self, kind: str) -> None:
        """Begin a new destination."""
        self._begin(_Draft(self._outbox.new_destination(Kind(kind)), is_new=True))

    def edit(self, destination_id: str) -> None:
        """Set up one that is there."""
        place = next((one for one in self._outbox.destinations() if one.id == destination_id), None)
        if place is not None:
            self._begin(_Draft(place, is_new=False))

    def leave(self) -> None:
        """Close the form; what is not kept is forgotten."""
        self._draft = None
        self._view.wipe_secrets()
        self.refresh()

    def answer(self, key: str, text: str) -> None:
        """A setting was typed or chosen; "name" is the name."""
        if self._draft is None:
            return
        place = self._draft.place
        if key == "name":
            self._draft.place = replace(place, name=text)
        else:
            self._draft.place = replace(place, settings={**place.settings, key: text})
        self._draft.faults.pop(key, None)
        self._draft.report = None
        self._show()

    def tick_format(self, name: str, *, on: bool) -> None:
        """Send this format, or not."""
        if self._draft is None:
            return
        chosen = {*self._draft.place.formats, name} if on else {*self._draft.place.formats} - {name}
        formats = tuple(one for one in FORMATS[self._draft.place.kind] if one in chosen)
        self._draft.place = replace(self._draft.place, formats=formats)
        self._draft.faults.pop("formats", None)
        self._draft.files = ()
        self._show()

    def switch(self, name: str, *, on: bool) -> None:
        """ "on_sign" or "enabled"."""
        if self._draft is not None:
            place = self._draft.place
            self._draft.place = replace(place, on_sign=on) if name == "on_sign" else replace(place, enabled=on)
            self._show()

    def save(self) -> None:
        """Keep the destination and its secrets; with a fault nothing is kept."""
        if (draft := self._draft) is None or self._refused(draft):
            return
        place = self._tidy(draft.place)
        unused = {one.key: "" for one in FIELDS[place.kind] if is_secret(one) and not one.counts(place.settings)}
        try:
            self._outbox.save_destination(place, {**self._view.typed_secrets(), **unused})
        except Problem as problem:
            self._notice = notice_of(problem)
            self._show()
            return
        self.leave()

    def remove(self) -> None:
        """Ask once more, then take the destination out of use."""
        if (draft := self._draft) is None:
            return
        if not draft.asks_removal:
            draft.asks_removal = True
            self._show()
            return
        try:
            self._outbox.remove_destination(draft.place.id)
        except Problem as problem:
            self._notice = notice_of(problem)
            self._show()
            return
        self.leave()

    def test(self) -> None:
        """Test the connection of what is typed, on a worker."""
        if (draft := self._draft) is None or self._refused(draft):
            return
        place, secrets = self._tidy(draft.place), dict(self._view.typed_secrets())

        def done(report: TestReport) -> None:
            draft.busy, draft.report = "", report
            self._show()

        self._work(draft, say("Testing the connection."), lambda: self._outbox.test(place, secrets), done)

    def dry_run(self, visit_id: str) -> None:
        """Make what would be sent of a visit, on a worker; nothing is sent."""
        if (draft := self._draft) is None or not visit_id or self._refused(draft):
            return
        place = self._tidy(draft.place)

        def done(made: tuple[ExportFile, ...]) -> None:
            draft.busy = ""
            draft.files = tuple(
                file_content(file.name, file.media_type, sent.sha256, file.data) for file, sent in zip(made, sent_files(made), strict=True)
            )
            self._show()

        self._work(draft, say("Making what would be sent."), lambda: self._outbox.dry_run(place, visit_id), done)

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _begin(self, draft: _Draft) -> None:
        self._draft, self._notice = draft, None
        self._view.wipe_secrets()
        self._show()
        if not self._outbox.guard.hindrance(Act.LOOK):
            self._tasks.run(self._read_visits, self._take_visits, lambda _problem: None)

    def _read_visits(self) -> tuple[tuple[str, str], ...]:
        local = self._outbox.clock.local
        return tuple(
            (one.visit_id, say("{day}, {name}", day=wording.day(local(one.opened_at).date()), name=name))
            for one, name in self._outbox.signed_visits()[:_MOST_VISITS]
        )

    def _take_visits(self, visits: tuple[tuple[str, str], ...]) -> None:
        self._visits = visits
        self._show()

    def _work(self, draft: _Draft, words: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do it on a worker; an answer for a form that was left meanwhile is dropped."""

        def answered(answer: T) -> None:
            if self._draft is draft:
                done(answer)

        def failed(problem: Problem) -> None:
            if self._draft is draft:
                draft.busy, self._notice = "", notice_of(problem)
                self._show()

        draft.busy = words
        self._show()
        self._tasks.run(work, answered, failed)

    def _refused(self, draft: _Draft) -> bool:
        """Show every fault of what is typed; whether there is one."""
        draft.faults = self._outbox.faults(self._tidy(draft.place), self._view.typed_secrets())
        self._notice = None
        self._show()
        return bool(draft.faults)

    @staticmethod
    def _tidy(place: Destination) -> Destination:
        """Without settings that do not count, and without blanks around the others."""
        counted = {one.key for one in FIELDS[place.kind] if one.counts(place.settings)}
        settings = {key: value.strip() for key, value in place.settings.items() if key in counted and value.strip()}
        return replace(place, name=place.name.strip(), settings=settings)

    def _show(self) -> None:
        try:
            places = self._outbox.destinations()
            open_count, _ = self._outbox.counts()
        except Problem as problem:
            self._view.show_destinations(DestinationsContent(notice=notice_of(problem)))
            return
        state = say("{n} not yet in the chart", n=wording.number(open_count)) if open_count else ""
        rows = tuple(PlaceRow(one.id, one.name, _facts(one), one.enabled) for one in places)
        kinds = tuple((kind.value, KIND_NAMES[kind]) for kind in self._outbox.kinds())
        form = self._form(self._draft) if self._draft else None
        self._view.show_destinations(DestinationsContent(rows, kinds, state, form, self._notice))

    def _form(self, draft: _Draft) -> FormContent:
        place = draft.place
        kept = self._outbox.secrets_kept(place.id)
        counted = [one for one in FIELDS[place.kind] if one.counts(place.settings)]
        rows = tuple(
            FieldRow(one, "" if is_secret(one) else place.settings.get(one.key, ""), one.key in kept, draft.faults.get(one.key, ""))
            for one in counted
        )
        titles = {one.name: one.title for one in self._exports.formats()}
        formats = tuple((name, titles[name], name in place.formats) for name in FORMATS[place.kind] if name in titles)
        kind = KIND_NAMES[place.kind]
        report = draft.report
        return FormContent(
            place.id,
            place.kind,
            draft.is_new,
            say("New destination: {kind}", kind=kind) if draft.is_new else say("{name}: {kind}", name=place.name, kind=kind),
            place.name,
            draft.faults.get("name", ""),
            rows,
            formats,
            draft.faults.get("formats", ""),
            place.on_sign,
            place.enabled,
            draft.busy,
            report.steps if report else (),
            _test_words(report) if report else "",
            self._visits,
            self._outbox.guard.hindrance(Act.LOOK),
            draft.files,
            draft.asks_removal,
        )


def _facts(place: Destination) -> str:
    when = say("every signed visit") if place.on_sign else say("by hand")
    on = when if place.enabled else say("switched off")
    where = next((place.setting(key) for key in ("folder", "url", "host") if place.setting(key)), "")
    return joined("  ·  ", (part for part in (KIND_NAMES[place.kind], on, where) if part))


def _test_words(report: TestReport) -> str:
    return say("The connection works. Nothing of a patient was sent.") if report.passed else say("The connection does not work.")

"""Taking images in, placing and rejecting them, and showing their frames. Knows no file format and no network.

Everything but the lists may take long: call it on a worker, never on the window's thread.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from procedure_assistant.domain.patient import Patient
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services import image_problems as problems
from procedure_assistant.services.image_matching import Match, Mismatch, is_other_patient, match_received, mismatches
from procedure_assistant.services.image_memory import PicturesInMemory
from procedure_assistant.services.image_ports import ImageReader, ImageStore, Kept
from procedure_assistant.services.image_values import MOST_BYTES, Facts, ImageEntry, Origin, Placing, Source, StoredImage
from procedure_assistant.services.ports import AuditEntry, Clock, Store, VisitState
from procedure_assistant.services.problem import Problem

WATCHED_FOLDER = say("watched folder")
"""Who takes in the files of the watched folder: nobody has to be logged in for that."""

_LOG = logging.getLogger(__name__)
_AT_ONCE = 256 * 1024
_PICTURES_IN_MEMORY = 24 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of an image that was given in. ``problem`` says why it waits in the inbox; None when it is in the visit."""

    image: StoredImage
    kept: Kept
    problem: Problem | None = None


class ImageService:
    """Images of the visits and the inbox. ``whoever_is_in`` is the name written down with each act."""

    def __init__(
        self, store: Store, images: ImageStore, reader: ImageReader, clock: Clock, whoever_is_in: Callable[[], str], workstation: str
    ) -> None:
        self.store = store
        self.images = images
        self.reader = reader
        self.clock = clock
        self.whoever_is_in = whoever_is_in
        self.workstation = workstation
        self.visit_on_screen: Callable[[], str] = lambda: ""
        self._pictures = PicturesInMemory(_PICTURES_IN_MEMORY)

    # --- coming in

    def take_in_file(self, path: Path, visit_id: str = "", source: Source = Source.FILE) -> TakenIn:
        """Take a file in, for a visit or, without one, for whom its header names.

        Raises ``Problem`` IMAGE-…: it cannot be read, is no picture, is damaged or too large; nothing is kept then and the file stays.
        A picture with another patient's header is kept in the inbox, and ``problem`` of the result says so.
        """
        try:
            if path.stat().st_size > MOST_BYTES:
                raise problems.too_large(path.name)
            return self._take_in(_pieces_of(path), visit_id, source, path.name)
        except OSError as error:
            raise problems.not_readable(path.name, error) from error

    def take_in_bytes(self, data: bytes, visit_id: str = "", source: Source = Source.CLIPBOARD, name: str = "") -> TakenIn:
        """Take in the bytes of an image, such as those of the clipboard; like ``take_in_file``."""
        if len(data) > MOST_BYTES:
            raise problems.too_large(name or say("The picture"))
        view = memoryview(data)
        return self._take_in((bytes(view[at : at + _AT_ONCE]) for at in range(0, len(data), _AT_ONCE)), visit_id, source, name)

    def _take_in(self, pieces: Iterable[bytes], visit_id: str, source: Source, name: str) -> TakenIn:
        staged = self.images.stage()
        try:
            try:
                facts = self.reader.examine(_written(pieces, staged.write))
            except Problem as problem:
                raise problem if problem.code.startswith("STORE-") else problems.not_taken(problem) from problem
            who = WATCHED_FOLDER if source is Source.FOLDER else self.whoever_is_in()
            entry = self.entry_for(self._match_for(visit_id, facts), who)
            image, kept = self.images.keep(staged, facts, self.origin(source, name, who), entry, self._audit_of(entry))
        finally:
            staged.discard()
        return TakenIn(image, kept, problems.held(image.last.reason) if image.last.placing is Placing.HELD else None)

    def _match_for(self, visit_id: str, facts: Facts) -> Match:
        if not visit_id:
            return match_received(facts.patient, self.store, self.visit_on_screen())
        found = mismatches(facts.patient, self._patient_of(visit_id))
        if is_other_patient(found):
            told = joined(" ", (one.sentence for one in found))
            return Match("", say("The picture's header is another patient's. {told}", told=told), found)
        return Match(visit_id, "", found)

    def match_arrived(self, facts: Facts) -> Match:
        """Where an image that nobody gave a visit belongs."""
        if facts.why_no_picture:
            return Match("", say("It cannot be shown. {why_no_picture}", why_no_picture=facts.why_no_picture))
        return match_received(facts.patient, self.store, self.visit_on_screen())

    def origin(self, source: Source, detail: str, who: str) -> Origin:
        """Where an image comes from, now."""
        return Origin(source, detail, self.clock.now(), who, self.workstation)

    def entry_for(self, match: Match, who: str) -> ImageEntry:
        """The first line of an image's history."""
        placing = Placing.PLACED if match.visit_id else Placing.HELD
        return self._entry(placing, match.visit_id, match.why_held, who, tuple(one.sentence for one in match.mismatches))

    # --- where it belongs

    def image(self, image_id: str) -> StoredImage:
        """One image. Raises ``Problem`` IMAGE-MISSING."""
        found = self.images.image(image_id)
        if found is None:
            raise problems.missing()
        return found

    def of_visit(self, visit_id: str) -> tuple[StoredImage, ...]:
        """Images of a visit, rejected ones too, in the order they came in. Quick."""
        return self.images.of_visit(visit_id)

    def inbox(self) -> tuple[StoredImage, ...]:
        """Images that wait for a decision; ``last.reason`` says why each does. Quick."""
        return self.images.inbox()

    def mismatches(self, image_id: str, visit_id: str) -> tuple[Mismatch, ...]:
        """What of the image's header does not agree with the patient of a visit."""
        return mismatches(self.image(image_id).facts.patient, self._patient_of(visit_id))

    def place(self, image_id: str, visit_id: str, reason: str = "") -> StoredImage:
        """Place an image in an open visit. Another patient's header asks for a ``reason``, which is kept and audited.

        Raises ``Problem`` IMAGE-OTHER-PATIENT, IMAGE-REJECTED, IMAGE-VISIT, IMAGE-MISSING.
        """
        image = self.image(image_id)
        if image.rejected:
            raise problems.rejected_already()
        found = mismatches(image.facts.patient, self._patient_of(visit_id))
        if is_other_patient(found) and len(reason.strip()) < problems.SHORTEST_REASON:
            raise problems.other_patient(joined(" ", (one.sentence for one in found)))
        if image.visit_id == visit_id:
            return image
        who = self.whoever_is_in()
        entry = self._entry(Placing.PLACED, visit_id, reason.strip(), who, tuple(one.sentence for one in found))
        return self.images.add_entry(image_id, entry, self._audit_of(entry))

    def hold(self, image_id: str, reason: str) -> StoredImage:
        """Take an image out of its visit and back to the inbox. Raises ``Problem`` IMAGE-REASON, -REJECTED, -MISSING."""
        return self._decide(image_id, Placing.HELD, reason)

    def reject(self, image_id: str, reason: str) -> StoredImage:
        """Mark an image as rejected, such as one with another patient's name burned in. It stays kept; who and why is audited.

        Raises ``Problem`` IMAGE-REASON, -REJECTED, -MISSING. Where a record names the image, take it out of the record first.
        """
        return self._decide(image_id, Placing.REJECTED, reason)

    def _decide(self, image_id: str, placing: Placing, reason: str) -> StoredImage:
        if len(reason.strip()) < problems.SHORTEST_REASON:
            raise problems.no_reason()
        image = self.image(image_id)
        if image.rejected:
            raise problems.rejected_already()
        visit_id = image.visit_id if placing is Placing.REJECTED else ""
        entry = self._entry(placing, visit_id, reason.strip(), self.whoever_is_in(), image.last.warnings)
        return self.images.add_entry(image_id, entry, self._audit_of(entry))

    def _entry(self, placing: Placing, visit_id: str, reason: str, who: str, warnings: tuple[str, ...]) -> ImageEntry:
        return ImageEntry(placing, visit_id, reason, self.clock.now(), who, self.workstation, warnings)

    def _audit_of(self, entry: ImageEntry) -> AuditEntry:
        told = {
            Placing.HELD: say("Held an image in the inbox"),
            Placing.PLACED: say("Placed an image in the visit {visit_id}", visit_id=entry.visit_id),
            Placing.REJECTED: say("Rejected an image"),
        }[entry.placing]
        # the reason may quote a name, so it stays in the history of the image; the trail names the image
        return AuditEntry(entry.at, entry.who, entry.workstation, f"image_{entry.placing}", "", f"{told}.")

    def audit_of(self, entry: ImageEntry) -> AuditEntry:
        """What the audit trail says of a line of an image's history."""
        return self._audit_of(entry)

    def _patient_of(self, visit_id: str) -> Patient:
        """The patient of an open visit; raises ``Problem`` IMAGE-VISIT."""
        visit = self.store.visit(visit_id)
        patient = None if visit is None else self.store.patient(visit.patient_id)
        if visit is None or patient is None or visit.state is VisitState.SIGNED:
            raise problems.no_visit()
        return patient

    # --- showing

    def picture(self, image_id: str, frame: int = 0) -> bytes:
        """A PNG of a frame, upright, 8 bit; ``width`` and ``height`` of the facts are its size.

        Raises ``Problem`` IMAGE-NO-PICTURE, -DAMAGED, -BROKEN, -READER, -MISSING.
        """
        found = self._pictures.get(image_id, frame) or self.images.picture(image_id, frame)
        if found is None:
            image = self.image(image_id)
            if image.facts.why_no_picture:
                raise problems.not_shown(problems.not_a_picture(image.facts.why_no_picture))
            try:
                found = self.reader.picture(self.images.content(image_id), frame, image_id)
            except Problem as problem:
                raise problem if problem.code.startswith(("STORE-", "IMAGE-DAMAGED")) else problems.not_shown(problem) from problem
        self._pictures.put(image_id, frame, found)
        return found

    def keep_picture(self, image_id: str, frame: int = 0) -> bytes:
        """The picture of a frame, kept in the store from now on as it was shown: for the frame that a record names."""
        png = self.picture(image_id, frame)
        self.images.keep_picture(image_id, frame, png)
        return png

    def picture_for_paper(self, image_id: str, frame: int = 0) -> bytes | None:
        """The picture of a frame for paper; None when the image cannot be shown, and then the paper says so. Raises STORE-…"""
        try:
            return self.picture(image_id, frame)
        except Problem as problem:
            if problem.code.startswith("STORE-"):
                raise
            _LOG.warning("no picture for paper: %s %s", problem.code, problem.detail)
            return None

    def close(self) -> None:
        """End the reading process and forget the pictures in memory, as at the end of the program."""
        self._pictures.clear()
        self.reader.close()


def _pieces_of(path: Path) -> Iterator[bytes]:
    """The bytes of a file; one that grows beyond the limit while it is read is a ``Problem``, too."""
    seen = 0
    with path.open("rb") as file:
        while piece := file.read(_AT_ONCE):
            seen += len(piece)
            if seen > MOST_BYTES:
                raise problems.too_large(path.name)
            yield piece


def _written(pieces: Iterable[bytes], write: Callable[[bytes], None]) -> Iterator[bytes]:
    """The same pieces, each written as it passes."""
    for piece in pieces:
        write(piece)
        yield piece

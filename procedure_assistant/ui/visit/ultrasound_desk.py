"""Brings pictures to the ultrasound page and back: files, clipboard, decoding and keeping on workers. It changes no record itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from procedure_assistant.domain.events_regenerative import ImageKind, MarkKind
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.image_marks import distance
from procedure_assistant.services.image_record import attached, name_in_record, named_in_record
from procedure_assistant.services.image_values import Source, StoredImage
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.images.picture import read_picture
from procedure_assistant.ui.language import put
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit import ultrasound_pictures as words
from procedure_assistant.ui.visit.ultrasound_content import UltrasoundContent
from procedure_assistant.ui.visit.ultrasound_page import UltrasoundPage

if TYPE_CHECKING:
    from procedure_assistant.services.image_service import ImageService, TakenIn
    from procedure_assistant.ui.visit.presenter import VisitPresenter

_THUMB_PX = 224
_FILES = "Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.dcm *.dicom);;All files (*)"
_LOCKED = "LOCKED"
_REFUSED = say("Nothing was set. A depth that the machine measured can be typed into the note.")


class UltrasoundDesk(QObject):
    """One page, one visit. Every change of the record goes through the presenter, on the window's thread."""

    def __init__(self, images: ImageService | None, presenter: VisitPresenter, page: UltrasoundPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._images = images
        self._presenter = presenter
        self._page = page
        self._tasks = tasks
        self._content: UltrasoundContent | None = None
        self._stored: tuple[StoredImage, ...] = ()
        self._is_read = False
        self._chosen, self._frame = "", 0
        self._on_screen: tuple[str, int] = ("", 0)
        self._is_reading = self._is_bringing = False
        self._failed_thumbs: set[str] = set()
        self._waiting: deque[tuple[str, Callable[[], TakenIn]]] = deque()
        self._adding, self._added = "", 0
        self._name, self._keeping = "", 0
        self._left_out: list[tuple[str, Problem]] = []
        self._connect()

    def _connect(self) -> None:
        page, card = self._page, self._page.picture
        page.add_requested.connect(self.ask_files)
        page.pasted.connect(self.paste)
        page.files_dropped.connect(self.drop)
        card.chosen.connect(self.choose)
        card.marked.connect(self._mark)
        card.leafed.connect(self.leaf)
        card.pin_requested.connect(self.pin)
        card.needle_requested.connect(self._say_needle)
        card.caption_requested.connect(self._caption)
        card.clear_requested.connect(lambda: self._presenter.clear_marks(self._chosen))
        card.reject_requested.connect(self.reject)
        card.stop_requested.connect(self.stop_adding)
        card.refused.connect(lambda why: self._presenter.tell_problem(Problem("IMAGE-RULER", why, hint=_REFUSED)))

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self, content: UltrasoundContent) -> None:
        """The record changed, or another place is shown."""
        before, self._content = self._content, content
        if not self._is_read:
            self._read_stored()
        names = {shot.name for shot in content.shots}
        if before is not None and before.key != content.key:
            here = [shot.name for shot in content.shots if f"{shot.target}_{shot.side}" == content.key]
            self._choose(next(reversed(here), self._chosen))
        if self._chosen not in names and words.of_image(self._living(), self._chosen) is None:
            self._choose(self._newest())
        self._refresh()

    def arrived(self, images: Sequence[StoredImage] = ()) -> None:
        """Pictures came in by themselves: they are offered in the strip, and one shown when nothing else is being looked at.

        What is named is not read again: a study of hundreds would be read hundreds of times.
        """
        before = {image.id for image in self._stored}
        if images and self._is_read:
            self._stored += tuple(image for image in images if image.id not in before)
        else:
            self._read_stored()
        new = [image.id for image in self._living() if image.id not in before]
        kept = self._content is not None and any(shot.name == self._chosen for shot in self._content.shots)
        if new and (not self._chosen or kept) and not self._page.picture.viewer.tool:
            self._choose(new[-1])
        self._refresh()

    def _read_stored(self) -> None:
        if self._images is None:
            return
        try:
            self._stored = self._images.of_visit(self._presenter.visit.id)
            self._is_read = True
        except Problem as problem:
            self._is_read = False  # read again when somebody is in who may look, or the store answers
            if problem.code != _LOCKED:
                self._page.picture.warning.set_message(None)
                self._presenter.tell_problem(problem)

    def _living(self) -> tuple[StoredImage, ...]:
        return tuple(image for image in self._stored if not image.rejected)

    def _newest(self) -> str:
        """The last that is not in the record, else the last of this place, else the last of all."""
        if self._content is None:
            return ""
        strip = words.thumbs(self._content, self._stored)
        fresh = [one.name for one in strip if not one.kept]
        here = [shot.name for shot in self._content.shots if f"{shot.target}_{shot.side}" == self._content.key]
        found = fresh or here or [one.name for one in strip]
        return found[-1] if found else ""

    def choose(self, name: str) -> None:
        """Show another picture of the strip."""
        self._choose(name)
        self._refresh()

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._chosen = name
            self._frame = named_in_record(name)[1] if name else 0

    def leaf(self, step: int) -> None:
        """A frame on or back in a clip."""
        image = words.of_image(self._stored, self._chosen)
        if image is None:
            return
        frame = min(max(self._frame + step, 0), image.facts.frames - 1)
        if frame != self._frame:
            self._frame = frame
            self._refresh()

    def _refresh(self) -> None:
        content = self._content
        if content is None:
            return
        wanted = (named_in_record(self._chosen)[0] if self._chosen else "", self._frame)
        image = words.of_image(self._stored, self._chosen) if self._chosen else None
        can_be_shown = image is not None and not image.facts.why_no_picture
        busy = say("Reading the picture.") if can_be_shown and wanted != self._on_screen else ""
        card = self._page.picture
        if wanted[0] != self._on_screen[0]:
            card.viewer.set_picture(QImage())
        card.set_content(words.picture(content, self._stored, self._chosen, self._frame, busy=busy, adding=self._adding))
        if self._images is None:
            self._page.add.setEnabled(False)
            put(self._page.add.setToolTip, words.NOT_HERE)
            return
        if busy and not self._is_reading:
            self._bring(wanted)
        self._bring_thumbs()

    def _bring(self, wanted: tuple[str, int]) -> None:
        """Decode on a worker; while one is under way only the last one asked for counts."""
        images = self._images
        assert images is not None
        self._is_reading = True

        def done(picture: QImage) -> None:
            self._is_reading = False
            self._on_screen = wanted
            self._page.picture.viewer.set_picture(picture)
            self._refresh()

        def failed(problem: Problem) -> None:
            self._is_reading = False
            self._on_screen = wanted
            self._presenter.tell_problem(problem)

        self._tasks.run(lambda: read_picture(images.picture(*wanted)), done, failed)

    def _bring_thumbs(self) -> None:
        """One after the other, so that what was just chosen never waits for a long strip."""
        images, strip = self._images, self._page.picture.strip
        if images is None or self._is_bringing:
            return
        known = {image.id: image for image in self._stored if not image.facts.why_no_picture}
        for name in strip.without_pixels():
            image_id, frame = named_in_record(name)
            if image_id in known and name not in self._failed_thumbs:
                self._bring_thumb(images, name, image_id, frame)
                return

    def _bring_thumb(self, images: ImageService, name: str, image_id: str, frame: int) -> None:
        self._is_bringing = True

        def done(picture: QImage) -> None:
            self._is_bringing = False
            button = self._page.picture.strip.button(name)
            if button is not None:
                button.set_image(picture)
            self._bring_thumbs()

        def failed(_problem: Problem) -> None:  # told when the picture itself is looked at
            self._is_bringing = False
            self._failed_thumbs.add(name)
            self._bring_thumbs()

        self._tasks.run(lambda: read_picture(images.picture(image_id, frame), _THUMB_PX), done, failed)

    # -- coming in -----------------------------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Let files be chosen."""
        dialog = QFileDialog(self._page.window(), say("Add pictures"), "", _FILES)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.take_files([Path(one) for one in chosen]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def drop(self, paths: Sequence[str]) -> None:
        """Files were let go on the page."""
        self.take_files([Path(path) for path in paths], Source.DROP)

    def take_files(self, paths: Sequence[Path], source: Source = Source.FILE) -> None:
        """Take files in for this visit, one after the other."""
        images, visit_id = self._images, self._presenter.visit.id
        if images is not None:
            for path in paths:
                self._waiting.append((path.name, lambda path=path: images.take_in_file(path, visit_id, source)))  # type: ignore[misc]
            self._take_next()

    def paste(self) -> None:
        """Take the picture of the clipboard, or the files that were copied."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasUrls():  # an empty clipboard may have none
            self.take_files([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()], Source.CLIPBOARD)
            return
        picture = QGuiApplication.clipboard().image()
        images, visit_id = self._images, self._presenter.visit.id
        if picture.isNull() or images is None:
            hint = say("Copy a picture first, then paste it here.")
            self._presenter.tell_problem(
                Problem("IMAGE-CLIPBOARD", say("There is no picture on the clipboard. Nothing was added."), hint=hint)
            )
            return
        self._waiting.append((say("the clipboard"), lambda: images.take_in_bytes(_png(picture), visit_id, Source.CLIPBOARD, "clipboard")))
        self._take_next()

    def stop_adding(self) -> None:
        """What still waits is left; what came in stays."""
        left = len(self._waiting)
        self._waiting.clear()
        if left:
            self._presenter.tell(say("Stopped."), say("{left} of the files were not added; they are as they were.", left=left))

    def _take_next(self) -> None:
        if self._adding:
            self._refresh()
            return
        if not self._waiting:
            self._added = 0
            self._refresh()
            self._tell_left_out()
            return
        name, work = self._waiting.popleft()
        more = say(", {n} more to come", n=len(self._waiting)) if self._waiting else ""
        self._name, self._adding = name, say("Adding {name}{more}", name=name, more=more)
        self._refresh()
        self._tasks.run(work, self._taken, self._not_taken)

    def _taken(self, taken: TakenIn) -> None:
        """It is in the store; what belongs to this visit goes into the record at the place on the page."""
        self._adding = ""
        self._read_stored()
        if taken.problem is not None:
            self._left_out.append((self._name, taken.problem))
        elif taken.image.visit_id == self._presenter.visit.id and not self._is_in_record(taken.image.id):
            self._keep(taken.image, 0)
        else:
            self._choose(taken.image.id)
            self._presenter.tell(say("This picture is in the visit already."), say("It was not added a second time."))
        self._take_next()

    def _not_taken(self, problem: Problem) -> None:
        self._adding = ""
        self._left_out.append((self._name, problem))
        self._take_next()

    def _tell_left_out(self) -> None:
        """Say what did not come in once all is done: every picture that is kept shows the record anew, without the messages before it."""
        if self._adding or self._waiting or self._keeping or not self._left_out:
            return
        told, self._left_out = self._left_out, []
        if len(told) == 1:
            self._presenter.tell_problem(told[0][1])
            return
        each = joined(" ", [say("{name}: {message}", name=name, message=problem.message) for name, problem in told])
        self._presenter.tell_problem(Problem("IMAGE-SEVERAL", say("{n} of the files are not in the visit.", n=len(told)), hint=each))

    def _is_in_record(self, image_id: str) -> bool:
        return any(named_in_record(name)[0] == image_id for name in self._presenter.record.regenerative.images)

    # -- into the record -----------------------------------------------------------------------------------------------

    def pin(self) -> None:
        """Keep the picture for the place on the page, or move it there."""
        image = words.of_image(self._stored, self._chosen)
        place, known = self._presenter.place, self._presenter.record.regenerative.images.get(self._chosen)
        if known is not None:
            now = known.attached
            self._presenter.pin_picture(self._chosen, place.target, place.side, needle=now.shows_needle, caption=now.caption)
        elif image is not None:
            self._keep(image, self._frame)

    def _say_needle(self, visible: bool) -> None:
        image = words.of_image(self._stored, self._chosen)
        if self._chosen in self._presenter.record.regenerative.images:
            self._presenter.say_needle(self._chosen, visible=visible)
        elif image is not None:
            self._keep(image, self._frame, needle=True)

    def _caption(self, caption: str) -> None:
        shot = self._presenter.record.regenerative.images.get(self._chosen)
        if shot is not None:
            self._presenter.caption_picture(self._chosen, "" if shot.attached.caption == caption else caption)

    def _keep(self, image: StoredImage, frame: int, *, needle: bool = False) -> None:
        """Keep the pixels of the frame on a worker, then take it into the record at the place on the page."""
        images, place = self._images, self._presenter.place
        assert images is not None
        event = attached(image, kind=ImageKind.ULTRASOUND, target=place.target, side=place.side, shows_needle=needle, frame=frame)

        def done(_png: bytes) -> None:
            self._keeping -= 1
            if self._presenter.attach_picture(event):
                self._choose(name_in_record(image.id, frame))
                self._refresh()
            self._tell_left_out()

        def failed(problem: Problem) -> None:
            self._keeping -= 1
            self._presenter.tell_problem(problem)
            self._tell_left_out()

        self._keeping += 1
        self._tasks.run(lambda: images.keep_picture(image.id, frame), done, failed)

    def _mark(self, kind: str, points: tuple[tuple[float, float], ...]) -> None:
        image = words.of_image(self._stored, self._chosen)
        length = None
        if kind == MarkKind.RULER and image is not None:
            try:
                length = distance(image.facts, *points)
            except Problem as problem:
                self._presenter.tell_problem(problem)
                return
        self._presenter.add_mark(self._chosen, kind, points, length)

    def reject(self) -> None:
        """Another patient's picture: the reason is asked, it leaves the record, and the image is marked."""
        images, image_id = self._images, named_in_record(self._chosen)[0]
        if images is None or not image_id:
            return

        def then(reason: str) -> None:
            self._tasks.run(lambda: images.reject(image_id, reason), self._rejected, self._presenter.tell_problem)

        self._presenter.reject_picture(image_id, then)

    def _rejected(self, _image: StoredImage) -> None:
        self._read_stored()
        self._choose(self._newest())
        self._presenter.tell(say("The picture is rejected."), say("It is kept apart with the reason, and counts nowhere."))


def _png(picture: QImage) -> bytes:
    """The pixels as a PNG file; safe on a worker."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())

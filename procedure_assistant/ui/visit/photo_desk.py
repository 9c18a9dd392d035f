"""Brings the photograph of the head to the block page: file, paste, drop, decoding and keeping on workers. It changes no record itself.

No camera is driven: QtMultimedia is no part of what is shipped. A camera or phone saves into the watched folder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog

from procedure_assistant.domain.events_regenerative import ImageKind
from procedure_assistant.domain.say import say
from procedure_assistant.services.image_problems import rejected_already
from procedure_assistant.services.image_record import attached, named_in_record
from procedure_assistant.services.image_values import FileKind, Source, StoredImage
from procedure_assistant.services.problem import Problem
from procedure_assistant.ui.images.picture import read_picture
from procedure_assistant.ui.language import put, tr
from procedure_assistant.ui.map.nape_photo import NapePhoto
from procedure_assistant.ui.tasks import Tasks
from procedure_assistant.ui.visit.block_content import nerve_id
from procedure_assistant.ui.visit.block_page import BlockPage
from procedure_assistant.ui.visit.photo_content import PhotoContent

if TYPE_CHECKING:
    from procedure_assistant.services.image_service import ImageService, TakenIn
    from procedure_assistant.ui.visit.presenter import VisitPresenter

_MOST_STORED = 4
_LOCKED = "LOCKED"
_FILES = say("Photographs (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;All files (*)")


class PhotoDesk(QObject):
    """One page, one visit. Every change of the record goes through the presenter, on the window's thread."""

    def __init__(self, images: ImageService | None, presenter: VisitPresenter, page: BlockPage, tasks: Tasks) -> None:
        super().__init__(page)
        self._images = images
        self._presenter = presenter
        self._page = page
        self._tasks = tasks
        self._content = PhotoContent()
        self._on_screen = ""
        self._pixels = QImage()
        self._turns = 0
        self._is_busy = False
        self._views: list[NapePhoto] = [page.photo]
        card, photo = page.photo_card, page.photo
        page.ground.chosen.connect(lambda which: self._presenter.show_photo(which == "photo"))
        page.photo_pasted.connect(self.paste)
        page.photo_dropped.connect(self.drop)
        photo.point_set.connect(presenter.set_on_photo)
        photo.landmark_moved.connect(presenter.set_on_photo)
        photo.landmark_dragging.connect(self._preview)
        photo.landmark_drag_cancelled.connect(lambda _which: presenter.show())
        photo.target_clicked.connect(self._give)
        card.file_requested.connect(self.ask_file)
        card.paste_requested.connect(self.paste)
        card.stored_requested.connect(self.use_stored)
        card.left_said.connect(presenter.say_photo_left)
        card.use_said.connect(presenter.say_photo_use)
        card.turn_requested.connect(presenter.turn_photo)
        card.scale_typed.connect(presenter.type_scale)
        card.remove_requested.connect(lambda: presenter.remove_photo(self._reject))
        if images is None:
            for widget in (card.file, card.paste):
                put(widget.setToolTip, say("Pictures cannot be kept here."))

    # -- showing -------------------------------------------------------------------------------------------------------

    def show(self, content: PhotoContent | None) -> None:
        """The record changed, or figure and photograph changed places."""
        self._content = content = content or PhotoContent()
        if not content.on:
            return
        self._show_stored()
        if content.name != self._on_screen and not self._is_busy:
            self._bring(content.name)
        elif content.name == self._on_screen and content.turns != self._turns:
            self._show_pixels()
        words = content.prompt if not content.name else say("Reading the picture.") if content.name != self._on_screen else ""
        self._write(words)

    def _write(self, words: str) -> None:
        """What stands where the picture would be."""
        for view in self._views:
            view.set_words(words)

    def show_also(self, view: NapePhoto) -> None:
        """Another view of the same photograph, as gloves mode has."""
        self._views.append(view)
        view.set_picture(self._pixels, self._turns)

    def arrived(self) -> None:
        """A picture came into this visit by itself: it is offered while a photograph is asked for."""
        if self._content.on:
            self._show_stored()

    def _bring(self, name: str) -> None:
        """Decode on a worker; what was asked for meanwhile follows."""
        images = self._images
        if not name or images is None:
            self._arrived(name, QImage())
            return
        self._set_busy(say("Reading the picture."))
        image_id, frame = named_in_record(name)

        def failed(problem: Problem) -> None:
            self._set_busy("")
            self._arrived(name, QImage())
            self._write(say("The picture is not at hand; its hash stays in the record."))
            if problem.code != _LOCKED:
                self._presenter.tell_photo_problem(problem)

        def done(picture: QImage) -> None:
            self._set_busy("")
            self._arrived(name, picture)

        self._tasks.run(lambda: read_picture(images.picture(image_id, frame)), done, failed)

    def _arrived(self, name: str, picture: QImage) -> None:
        self._on_screen, self._pixels = name, picture
        self._show_pixels()
        if self._content.name != name:
            self.show(self._content)

    def _show_pixels(self) -> None:
        self._turns = self._content.turns
        for view in self._views:
            view.set_picture(self._pixels, self._turns)
        if not self._pixels.isNull():
            self._write("")

    def _show_stored(self) -> None:
        """Pictures of this visit that wait to be used, such as those of the watched folder."""
        images = self._images
        if images is None or self._content.name:
            return
        try:
            stored = images.of_visit(self._presenter.visit.id)
        except Problem as problem:
            if problem.code != _LOCKED:  # told beside the buttons: a message would show the page again, and that would ask again
                self._page.photo_card.set_busy(problem.text)
            return
        known = {named_in_record(name)[0] for name in self._presenter.record.regenerative.images}
        waiting = [one for one in stored if not one.rejected and one.id not in known and one.facts.kind is not FileKind.DICOM]
        self._page.photo_card.set_stored([(one.id, one.origin.detail or say("Picture")) for one in waiting[-_MOST_STORED:]])

    def _set_busy(self, words: str) -> None:
        self._is_busy = bool(words)
        self._page.photo_card.set_busy(words)

    def _preview(self, which: str, x: float, y: float) -> None:
        preview = self._presenter.preview_on_photo(which, x, y)
        if preview is not None:
            self._page.photo.show_content(preview)

    def _give(self, side: str, nerve: str) -> None:
        self._presenter.give_on_photo(nerve_id(nerve), side)

    # -- coming in -----------------------------------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Let a file be chosen, once permission and side are said."""
        if not self._may_add():
            return
        dialog = QFileDialog(self._page.window(), tr(say("Add a photograph of the head")), "", tr(_FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.take_file(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _may_add(self) -> bool:
        card = self._page.photo_card
        if self._images is None or self._is_busy or not self._content.editable:
            return False
        return self._presenter.photo_can_be_added(card.left.current_id(), card.use.current_id())

    def take_file(self, path: Path, source: Source = Source.FILE) -> None:
        """Take one file in as the photograph."""
        images, visit_id = self._images, self._presenter.visit.id
        if images is not None and self._may_add():
            self._take(lambda: images.take_in_file(path, visit_id, source), path.name)

    def drop(self, paths: Sequence[str]) -> None:
        """A file was let go on the page."""
        if len(paths) != 1:
            hint = say("Drop the one that shows the back of the head.")
            self._presenter.tell_photo_problem(Problem("IMAGE-SEVERAL", say("One photograph at a time. Nothing was added."), hint=hint))
            return
        self.take_file(Path(paths[0]), Source.DROP)

    def paste(self) -> None:
        """Take the picture of the clipboard, or the one file that was copied."""
        images, visit_id = self._images, self._presenter.visit.id
        if images is None or not self._may_add():
            return
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasUrls():  # an empty clipboard may have none
            self.drop([url.toLocalFile() for url in data.urls() if url.isLocalFile()])
            return
        picture = QGuiApplication.clipboard().image()
        if picture.isNull():
            hint = say("Copy a picture first, then paste it here.")
            self._presenter.tell_photo_problem(
                Problem("IMAGE-CLIPBOARD", say("There is no picture on the clipboard. Nothing was added."), hint=hint)
            )
            return
        self._take(lambda: images.take_in_bytes(_png(picture), visit_id, Source.CLIPBOARD, "clipboard"), say("the clipboard"))

    def _take(self, work: Callable[[], TakenIn], name: str) -> None:
        self._set_busy(say("Adding {name}", name=name))
        self._tasks.run(work, self._taken, self._not_taken)

    def _taken(self, taken: TakenIn) -> None:
        """It is in the store. What is held for another patient stays there, and is told."""
        self._set_busy("")
        if taken.problem is not None:
            self._presenter.tell_photo_problem(taken.problem)
        elif taken.image.visit_id == self._presenter.visit.id:
            self._keep(taken.image)

    def _not_taken(self, problem: Problem) -> None:
        self._set_busy("")
        self._presenter.tell_photo_problem(problem)

    def use_stored(self, image_id: str) -> None:
        """Use a picture that came into this visit by itself."""
        if self._images is not None and self._may_add():
            self._keep(self._images.image(image_id))

    def _keep(self, image: StoredImage) -> None:
        """Keep the pixels on a worker, then take the picture into the record as what the card says of it."""
        images, card = self._images, self._page.photo_card
        assert images is not None
        if image.rejected:  # the same file again, after it was removed for a reason
            self._presenter.tell_photo_problem(rejected_already())
            return
        left, use = card.left.current_id(), card.use.current_id()
        event = attached(image, kind=ImageKind.PHOTO, target="", side=None, shows_needle=False, caption=say("Back of the head"))

        def done(_png: bytes) -> None:
            self._set_busy("")
            if self._presenter.choose_photo(event, left, use) == "refused":
                self._reject(image.id, say("Not usable as a photograph of the head"))

        self._set_busy(say("Reading the picture."))
        self._tasks.run(lambda: images.keep_picture(image.id), done, self._not_taken)

    def _reject(self, image_id: str, reason: str) -> None:
        """What is in no record is kept apart with its reason, and stands nowhere as a picture of this visit."""
        images = self._images
        if images is not None:
            self._tasks.run(lambda: images.reject(image_id, reason), lambda _image: None, self._presenter.tell_photo_problem)


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, the binding for text
    return bytes(buffer.data().data())

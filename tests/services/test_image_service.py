"""Taking images in, placing, holding and rejecting them, on a real encrypted database and with the real reading process."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from procedure_assistant.services.image_memory import PicturesInMemory
from procedure_assistant.services.image_ports import Kept
from procedure_assistant.services.image_values import FileKind, Placing, Source
from procedure_assistant.services.problem import Problem
from tests.exchange.dicom_clinic import Clinic, as_file, open_clinic, pydicom_file, ultrasound
from tests.fakes import FixedClock
from tests.store.samples import add_visit


@pytest.fixture
def clinic(tmp_path: Path) -> Iterator[Clinic]:
    opened = open_clinic(tmp_path / "data")
    yield opened
    opened.close()


def png(grey: int = 100) -> bytes:
    target = BytesIO()
    Image.new("L", (40, 30), grey).save(target, "PNG")
    return target.getvalue()


def jpeg() -> bytes:
    target = BytesIO()
    Image.new("L", (40, 30), 90).save(target, "JPEG")
    return target.getvalue()


def file_of(folder: Path, data: bytes, name: str = "nerve.dcm") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def problem(call, *arguments: object, **named: object) -> Problem:
    with pytest.raises(Problem) as told:
        call(*arguments, **named)
    return told.value


# -- coming in ---------------------------------------------------------------------------------------------------------------------


def test_that_a_file_is_in_the_visit_it_was_given_for(clinic: Clinic, tmp_path: Path):
    taken = clinic.service.take_in_file(file_of(tmp_path, as_file(ultrasound(1))), "v1")
    assert (taken.kept, taken.problem, taken.image.warnings) == (Kept.NEW, None, ())
    assert clinic.service.of_visit("v1") == (taken.image,)
    origin = taken.image.origin
    assert (origin.source, origin.detail, origin.who, origin.workstation) == (Source.FILE, "nerve.dcm", "E. Marsh", "room 1")
    assert list(clinic.store.verify()) == []


def test_that_the_clipboard_and_a_dropped_photo_come_in_without_a_header(clinic: Clinic):
    first = clinic.service.take_in_bytes(png(1), "v1")
    second = clinic.service.take_in_bytes(png(2), "v1", Source.DROP, "photo.png")
    assert [one.image.origin.source for one in (first, second)] == [Source.CLIPBOARD, Source.DROP]
    assert [one.problem for one in (first, second)] == [None, None]


def test_that_another_patients_picture_is_kept_in_the_inbox_and_said(clinic: Clinic, tmp_path: Path):
    taken = clinic.service.take_in_file(file_of(tmp_path, as_file(ultrasound(1, mrn="4712"))), "v1")
    assert taken.problem is not None
    assert (taken.problem.code, taken.problem.message) == (
        "IMAGE-HELD",
        "The picture's header is another patient's. The header has the patient number 4712, this patient's is 4711. "
        "It is kept in the inbox.",
    )
    assert (clinic.service.of_visit("v1"), clinic.service.inbox()) == ((), (taken.image,))


def test_that_a_file_for_no_visit_goes_where_its_header_says(clinic: Clinic, tmp_path: Path):
    taken = clinic.service.take_in_file(file_of(tmp_path, as_file(ultrasound(1))))
    assert (taken.image.visit_id, taken.problem) == ("v1", None)


def test_that_what_cannot_be_read_is_refused_and_leaves_nothing(clinic: Clinic, tmp_path: Path):
    cut = pydicom_file("MR_truncated.dcm")
    told = problem(clinic.service.take_in_file, file_of(tmp_path, cut), "v1")
    assert (told.code, told.message) == (
        "IMAGE-BROKEN",
        "The DICOM file is damaged or was cut off, so its picture cannot be shown. Nothing was added, and the file is as it was.",
    )
    assert (tmp_path / "nerve.dcm").read_bytes() == cut
    assert clinic.kept() == []
    assert clinic.store.images.remove_unfinished() == 0


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("scan.dcm", jpeg(), FileKind.JPEG),
        ("scan.png", as_file(ultrasound(1)), FileKind.DICOM),
        ("scan.tif", png(), FileKind.PNG),
        ("scan", png(), FileKind.PNG),
        ("notes.txt", png(), FileKind.PNG),
    ],
)
def test_that_a_renamed_picture_is_what_its_bytes_are(clinic: Clinic, tmp_path: Path, name: str, data: bytes, kind: FileKind):
    taken = clinic.service.take_in_file(file_of(tmp_path, data, name), "v1")
    assert (taken.kept, taken.image.facts.kind, taken.image.origin.detail) == (Kept.NEW, kind, name)
    assert clinic.service.picture(taken.image.id).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("picture.png", b"Larson, Jacob; seen on 23 Nov 2026\n", "This file is not a picture that is known here."),
        ("picture.dcm", b"%PDF-1.7\n" + bytes(500), "This file is a PDF document, whatever its name says."),
        ("picture.jpg", b"PK\x03\x04" + bytes(500), "This file is a ZIP archive or an office document, whatever its name says."),
        ("picture.png", b"", "The file is empty."),
    ],
)
def test_that_what_only_its_name_calls_a_picture_is_refused_and_the_next_file_comes_in(
    clinic: Clinic, tmp_path: Path, name: str, data: bytes, words: str
):
    told = problem(clinic.service.take_in_file, file_of(tmp_path, data, name), "v1")
    assert told.message == f"{words} Nothing was added, and the file is as it was."
    assert clinic.kept() == []
    assert clinic.service.take_in_file(file_of(tmp_path, png()), "v1").kept is Kept.NEW


@pytest.mark.parametrize(
    ("header", "code"),
    [({"Rows": 30000, "Columns": 30000}, "IMAGE-NO-PICTURE"), ({"NumberOfFrames": 5}, "IMAGE-BROKEN"), ({}, "IMAGE-NO-PICTURE")],
)
def test_that_an_enormous_a_damaged_and_an_empty_object_are_refused_in_words(
    clinic: Clinic, tmp_path: Path, header: dict[str, int], code: str
):
    made = ultrasound(1, **header)
    if not header:
        del made.PixelData
    told = problem(clinic.service.take_in_file, file_of(tmp_path, as_file(made)), "v1")
    assert (told.code, told.message.endswith("Nothing was added, and the file is as it was.")) == (code, True)
    assert clinic.kept() == []


def test_that_a_file_that_is_not_there_is_said(clinic: Clinic, tmp_path: Path):
    assert problem(clinic.service.take_in_file, tmp_path / "gone.png", "v1").message == (
        "The file gone.png cannot be read. Nothing was added, and the file is as it was."
    )


def test_that_a_file_beyond_the_limit_is_not_even_read(clinic: Clinic, tmp_path: Path):
    path = tmp_path / "clip.dcm"
    with path.open("wb") as thin:
        thin.truncate(513 * 1024 * 1024)  # a file with nothing in it takes no room on the disk
    assert problem(clinic.service.take_in_file, path, "v1").message == (
        "clip.dcm is larger than 512 MB, which is more than one picture or clip needs. Nothing was added, and the file is as it was."
    )


def test_that_no_image_is_given_to_a_visit_that_is_not_open(clinic: Clinic):
    assert problem(clinic.service.take_in_bytes, png(), "v9").code == "IMAGE-VISIT"
    assert clinic.kept() == []


def test_that_the_same_file_again_is_the_same_image(clinic: Clinic, tmp_path: Path):
    path = file_of(tmp_path, as_file(ultrasound(1)))
    first, second = clinic.service.take_in_file(path, "v1"), clinic.service.take_in_file(path, "v1")
    assert (second.image, second.kept) == (first.image, Kept.AGAIN)


# -- placing, holding, rejecting -------------------------------------------------------------------------------------------------------


@pytest.fixture
def held(clinic: Clinic, tmp_path: Path) -> str:
    """A picture of another number, which waits in the inbox."""
    return clinic.service.take_in_file(file_of(tmp_path, as_file(ultrasound(1, mrn="4712"))), "v1").image.id


def test_that_another_patients_picture_is_placed_only_for_a_reason(clinic: Clinic, held: str):
    told = problem(clinic.service.place, held, "v1")
    assert (told.code, told.message) == (
        "IMAGE-OTHER-PATIENT",
        "This picture's header is another patient's. The header has the patient number 4712, this patient's is 4711. "
        "It was not placed, and nothing was changed.",
    )
    image = clinic.service.place(held, "v1", "number mistyped at the machine")
    assert (image.visit_id, image.last.reason) == ("v1", "number mistyped at the machine")
    assert image.warnings == ("The header has the patient number 4712, this patient's is 4711.",)
    assert clinic.service.inbox() == ()


def test_that_what_does_not_agree_is_told_before_it_is_placed(clinic: Clinic, held: str):
    assert [one.sentence for one in clinic.service.mismatches(held, "v1")] == [
        "The header has the patient number 4712, this patient's is 4711."
    ]


def test_that_placing_where_it_is_adds_nothing(clinic: Clinic):
    image = clinic.service.take_in_bytes(png(), "v1").image
    assert clinic.service.place(image.id, "v1") == image


def test_that_an_image_goes_back_to_the_inbox_for_a_reason(clinic: Clinic):
    image = clinic.service.take_in_bytes(png(), "v1").image
    assert problem(clinic.service.hold, image.id, " ").code == "IMAGE-REASON"
    assert clinic.service.hold(image.id, "wrong visit").visit_id == ""
    assert [one.last.reason for one in clinic.service.inbox()] == ["wrong visit"]


def test_that_a_rejected_picture_is_kept_marked_and_audited(clinic: Clinic):
    image = clinic.service.take_in_bytes(png(), "v1").image
    assert problem(clinic.service.reject, image.id, "no").code == "IMAGE-REASON"
    rejected = clinic.service.reject(image.id, "Jane Doe is burned in")
    assert (rejected.rejected, rejected.visit_id, rejected.last.who) == (True, "v1", "E. Marsh")
    assert clinic.service.picture(image.id).startswith(b"\x89PNG")
    newest = clinic.store.audit_entries()[0]
    assert (newest.act, newest.subject, newest.who, newest.detail) == ("image_rejected", image.id, "E. Marsh", "Rejected an image.")
    assert list(clinic.store.verify()) == []


def test_that_a_rejected_picture_stays_rejected(clinic: Clinic):
    image = clinic.service.take_in_bytes(png(), "v1").image
    clinic.service.reject(image.id, "Jane Doe is burned in")
    for call in (clinic.service.hold, clinic.service.reject):
        assert problem(call, image.id, "changed my mind").code == "IMAGE-REJECTED"
    assert problem(clinic.service.place, image.id, "v1", "changed my mind").code == "IMAGE-REJECTED"


def test_that_an_image_that_is_not_there_is_said(clinic: Clinic):
    for call in (clinic.service.image, clinic.service.picture):
        assert problem(call, "nobody").code == "IMAGE-MISSING"


def test_that_of_two_open_visits_the_one_on_the_screen_gets_the_image(clinic: Clinic, tmp_path: Path):
    add_visit(clinic.store, "v2", 1)
    clinic.service.visit_on_screen = lambda: "v2"
    assert clinic.service.take_in_file(file_of(tmp_path, as_file(ultrasound(1)))).image.visit_id == "v2"


# -- showing -----------------------------------------------------------------------------------------------------------------------------


def test_that_the_picture_that_a_record_names_is_kept_as_it_was_shown(clinic: Clinic, tmp_path: Path):
    image = clinic.service.take_in_file(file_of(tmp_path, pydicom_file("examples_ybr_color.dcm"))).image
    shown = clinic.service.keep_picture(image.id, 7)
    assert clinic.store.images.picture(image.id, 7) == shown
    assert clinic.service.picture(image.id, 7) == clinic.service.picture_for_paper(image.id, 7) == shown


def test_that_an_image_that_cannot_be_shown_leaves_its_place_on_paper_empty(clinic: Clinic, tmp_path: Path):
    image = clinic.service.take_in_bytes(png(), "v1").image
    assert problem(clinic.service.picture, image.id, 5).message == (
        "The picture has 1 frame; number 6 was asked for. The image is kept as it came in."
    )
    assert clinic.service.picture_for_paper(image.id, 5) is None


def test_that_pictures_in_memory_are_bounded_and_the_last_one_stays():
    found = PicturesInMemory(100)
    for frame in range(5):
        found.put("a", frame, bytes(40))
    found.get("a", 3)
    found.put("a", 9, bytes(40))
    assert [found.get("a", frame) is not None for frame in (0, 3, 4, 9)] == [False, True, False, True]
    found.put("b", 0, bytes(1000))
    assert found.get("b", 0) == bytes(1000)
    assert found.get("a", 9) is None
    found.clear()
    assert found.get("b", 0) is None


# -- the watched folder's side -------------------------------------------------------------------------------------------------------------


def test_that_files_of_the_watched_folder_come_in_once_and_without_anybody_logged_in(clinic: Clinic, tmp_path: Path):
    def nobody() -> str:
        raise Problem("LOCKED", "The program is locked.")

    clinic.service.whoever_is_in = nobody
    path = file_of(tmp_path, as_file(ultrasound(1)))
    for _ in range(2):
        clinic.receiving.take_from_folder(path)
    assert [(image.origin.who, image.origin.source, kept) for image, kept in clinic.images] == [("watched folder", Source.FOLDER, Kept.NEW)]


def test_that_a_file_of_the_watched_folder_that_is_no_picture_is_told(clinic: Clinic, tmp_path: Path):
    clinic.receiving.take_from_folder(file_of(tmp_path, b"%PDF-1.7", "letter.pdf"))
    clinic.receiving.take_from_folder(tmp_path / "gone.png")
    assert [(event.code, event.message.split(":")[0]) for event in clinic.events] == [
        ("IMAGE-KIND", "letter.pdf"), ("IMAGE-FILE", "gone.png"),
    ]  # fmt: skip


def test_that_a_full_store_lets_the_folder_try_again(clinic: Clinic, tmp_path: Path):
    path = file_of(tmp_path, png(), "a.png")
    clinic.store.path.rename(clinic.store.path.with_name("moved.db"))
    assert problem(clinic.receiving.take_from_folder, path).code == "STORE-GONE"
    clinic.store.path.with_name("moved.db").rename(clinic.store.path)
    clinic.receiving.take_from_folder(path)
    assert [image.last.placing for image, _ in clinic.images] == [Placing.HELD]


def test_that_the_moment_of_taking_in_is_the_clocks(clinic: Clinic):
    clock = FixedClock()
    clock.at += timedelta(minutes=5)
    clinic.service.clock = clock
    assert clinic.service.take_in_bytes(png(), "v1").image.origin.at == clock.now()

"""A visit's pictures as DICOM objects: those that came as DICOM as they came, others with every pixel; never under another patient."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pydicom import Dataset, dcmread
from pydicom.uid import SecondaryCaptureImageStorage, VLPhotographicImageStorage

from procedure_assistant.domain.events_regenerative import ImageMark, MarkKind
from procedure_assistant.domain.units import Length
from procedure_assistant.exchange import dicom_images
from procedure_assistant.services.export import ExportImage, Standing, VisitExport
from procedure_assistant.services.export_facts import facts, missing
from procedure_assistant.services.incoming_values import WorklistNumbers
from procedure_assistant.services.problem import Problem
from tests.exchange import dicom_reading
from tests.exchange.desks import all_desks
from tests.exchange.dicom_clinic import as_file, pydicom_file, run_peer, ultrasound

MRN = "0048 2917"


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VisitExport]:
    """The PRP visit: a DICOM picture of the left side, a PNG of the right one."""
    with all_desks(tmp_path_factory.mktemp("clinics")) as desks:
        yield desks.export("prp")


def objects(visit: VisitExport) -> list[Dataset]:
    return [dcmread(BytesIO(file.data)) for file in dicom_images.files(visit)]


def with_images(visit: VisitExport, *images: ExportImage) -> VisitExport:
    return replace(visit, images=images)


def drawn(visit: VisitExport, picture: bytes, **changes: object) -> ExportImage:
    """The PNG of the visit with another picture."""
    return replace(visit.images[1], picture=lambda: picture, **changes)  # type: ignore[arg-type]


def colour_png() -> bytes:
    pixels = np.random.default_rng(7).integers(0, 256, (31, 45, 3), dtype=np.uint8)
    target = BytesIO()
    Image.fromarray(pixels).save(target, "PNG")
    return target.getvalue()


def sent(visit: VisitExport, data: bytes, **changes: object) -> ExportImage:
    """The DICOM picture of the visit with other bytes."""
    return replace(visit.images[0], read=lambda: data, **changes)  # type: ignore[arg-type]


def test_that_a_picture_that_came_as_dicom_goes_back_byte_by_byte(visit: VisitExport):
    first, _ = dicom_images.files(visit)
    assert first.data == visit.images[0].read()
    assert first.media_type == "application/dicom"


def test_that_a_picture_keeps_every_pixel_and_says_what_the_record_says_of_it(visit: VisitExport):
    _, made = objects(visit)
    assert made.SOPClassUID == SecondaryCaptureImageStorage
    shown = np.asarray(Image.open(BytesIO(visit.images[1].picture())))
    assert np.array_equal(made.pixel_array, shown)
    assert (made.PatientID, str(made.PatientName), made.Laterality) == (MRN, "Ashdown^Julián Óscar", "R")
    assert made.ImageComments == "Needle at the nerve, right; gon nuchal; right side; needle in sight"
    assert visit.images[1].sha256 in made.DerivationDescription


def test_that_colours_of_odd_size_keep_every_pixel(visit: VisitExport):
    data = colour_png()
    (made,) = objects(with_images(visit, drawn(visit, data)))
    assert made.PhotometricInterpretation == "RGB"
    assert np.array_equal(made.pixel_array, np.asarray(Image.open(BytesIO(data))))


def test_that_a_photograph_is_one_and_says_that_a_camera_compressed_it(visit: VisitExport):
    (made,) = objects(with_images(visit, drawn(visit, colour_png(), kind="photo", media_type="image/jpeg", taken_at="2026-11-23T11:05:09")))
    assert (made.SOPClassUID, made.Modality) == (VLPhotographicImageStorage, "XC")
    assert (made.LossyImageCompression, made.LossyImageCompressionMethod) == ("01", "ISO_10918_1")
    assert (made.AcquisitionDate, made.AcquisitionTime) == ("20261123", "110509")


def test_that_marks_are_words_beside_the_pixels(visit: VisitExport):
    marks = (
        ImageMark(MarkKind.NEEDLE_TIP, ((10.0, 12.4),)),
        ImageMark(MarkKind.RULER, ((1.0, 2.0), (3.0, 4.0)), length=Length(Decimal("12.3"))),
        ImageMark(MarkKind.LABEL, ((5.0, 6.0),), "artery"),
    )
    plain, marked = (objects(with_images(visit, replace(visit.images[1], marks=one)))[0] for one in ((), marks))
    assert plain.PixelData == marked.PixelData
    assert marked.ImageComments.endswith("needle tip at (10, 12); ruler 12.3 mm at (1, 2) to (3, 4); label “artery” at (5, 6)")
    assert plain.SOPInstanceUID != marked.SOPInstanceUID


def test_that_an_amendment_of_something_else_keeps_the_object_and_a_draft_is_another(visit: VisitExport):
    later = replace(visit, last_seq=visit.last_seq + 5, standing=Standing.AMENDED, hash="f" * 64, workstation="other")
    draft = replace(visit, standing=Standing.DRAFT)
    assert dicom_images.files(later)[1].data == dicom_images.files(visit)[1].data
    assert objects(draft)[1].SOPInstanceUID != objects(visit)[1].SOPInstanceUID
    assert objects(draft)[1].SeriesDescription == "DRAFT, not signed: Pictures of the procedure"


def test_that_pictures_from_a_worklist_visit_lie_in_its_study(visit: VisitExport):
    made = objects(replace(visit, worklist=WorklistNumbers("ACC-7", "RP-1", "SPS-1", "1.2.840.99.7")))[1]
    assert (made.StudyInstanceUID, made.AccessionNumber) == ("1.2.840.99.7", "ACC-7")
    assert made.SOPInstanceUID != objects(visit)[1].SOPInstanceUID


def test_that_two_frames_of_a_clip_are_one_object(visit: VisitExport):
    clip = visit.images[0]
    assert len(dicom_images.files(with_images(visit, clip, replace(clip, id=f"{clip.id}/3", frame=3)))) == 1


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ({"mrn": "9999"}, "The header has the patient number 9999, this patient's is 0048 2917."),
        ({"mrn": ""}, "The header of the picture has no patient number."),
        ({"mrn": MRN, "PatientName": "Other^Person", "PatientBirthDate": "19500101"}, "The header names Other, Person"),
    ],
)
def test_that_a_picture_of_another_patient_is_refused_and_no_other_is_sent(visit: VisitExport, header: dict[str, str], told: str):
    other = sent(visit, as_file(ultrasound(1, **header)))  # type: ignore[arg-type]
    with pytest.raises(Problem) as refused:
        dicom_images.files(with_images(visit, visit.images[1], other))
    assert refused.value.code == "EXPORT-DICOM-OTHER"
    assert told in refused.value.message


def test_that_a_picture_whose_only_difference_is_a_spelling_goes(visit: VisitExport):
    spelt = sent(visit, as_file(ultrasound(1, mrn=MRN, PatientName="Ashdown-Lee^J", SpecificCharacterSet="ISO_IR 192")))
    assert len(dicom_images.files(with_images(visit, spelt))) == 1


@pytest.mark.parametrize("data", [b"", b"nothing", b"\0" * 128 + b"DICM", as_file(ultrasound(1))[:180], as_file(ultrasound(1))[:400]])
def test_that_an_object_without_a_readable_header_is_refused_in_words(visit: VisitExport, data: bytes):
    with pytest.raises(Problem) as refused:
        dicom_images.files(with_images(visit, sent(visit, data)))
    assert refused.value.code in {"EXPORT-DICOM-OBJECT", "EXPORT-DICOM-OTHER"}


def test_that_pictures_that_are_too_large_together_are_told_and_a_clip_counts_once(visit: VisitExport):
    clip, picture = visit.images
    size = sum(len(file.data) for file in dicom_images.files(visit))
    both = with_images(visit, clip, replace(clip, id=f"{clip.id}/3", frame=3), picture)
    assert len(dicom_images.files(both, size)) == 2
    with pytest.raises(Problem) as refused:
        dicom_images.files(both, size - 1)
    assert refused.value.code == "EXPORT-DICOM-SIZE"


def test_that_a_visit_without_pictures_is_told_so(visit: VisitExport):
    with pytest.raises(Problem) as refused:
        dicom_images.write(with_images(visit))
    assert refused.value.code == "EXPORT-DICOM-IMAGES"


def test_that_the_archive_file_has_one_object_each_and_is_the_same_again(visit: VisitExport):
    data = dicom_images.write(visit)
    assert data == dicom_images.write(visit)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {file.name: file.data for file in dicom_images.files(visit)}
        assert all(visit.patient.family_name.lower() not in name.lower() for name in archive.namelist())


def test_that_nothing_is_called_not_expressible_that_pictures_say(tmp_path: Path):
    lost, known = set(), set()
    with all_desks(tmp_path) as desks:
        for one in (desks.export("prp"), desks.export("guided")):
            lost |= {fact.kind for fact in missing(one, dicom_reading.pictures(dicom_images.write(one)))}
            known |= {fact.kind for fact in facts(one)}
    assert lost == set(dicom_reading.PICTURES) & known


def test_that_dcmtk_shows_the_picture_as_it_was(visit: VisitExport, tmp_path: Path, program: Callable[[str], str]):
    data = colour_png()
    (file,) = dicom_images.files(with_images(visit, drawn(visit, data)))
    (tmp_path / "picture.dcm").write_bytes(file.data)
    ran = run_peer(program("dcm2pnm"), "+on", tmp_path / "picture.dcm", tmp_path / "picture.png")
    assert ran.returncode == 0, ran.stderr
    assert np.array_equal(np.asarray(Image.open(tmp_path / "picture.png")), np.asarray(Image.open(BytesIO(data))))


def test_that_a_compressed_clip_goes_as_it_was_compressed(visit: VisitExport):
    source = dcmread(BytesIO(pydicom_file("SC_rgb_jpeg_dcmtk.dcm")))
    source.PatientID, source.PatientName, source.PatientBirthDate = MRN, "Ashdown", "19810214"
    target = BytesIO()
    source.save_as(target)
    (file,) = dicom_images.files(with_images(visit, sent(visit, target.getvalue())))
    assert file.data == target.getvalue()
